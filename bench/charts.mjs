// node charts.mjs [--dist DIR] [--runs 5]: the time of redrawing all charts of the bundled story, and the bytes that they add to the program. Prints, and never fails.
import path from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./lib/serve.mjs";
import { launch, quiet, med, sleep } from "./lib/chrome.mjs";

const { values: o } = parseArgs({
  options: {
    dist: { type: "string", default: path.join(import.meta.dirname, "../dist") },
    runs: { type: "string", default: "5" },
    wait: { type: "string", default: "2" },
    foreign: { type: "string", default: "0.3" },
  },
});

/** Main-thread milliseconds of one redraw of everything, script and painting, each the median of 20; how many charts there are. */
async function redraws(url) {
  const chrome = await launch();
  try {
    const page = chrome.ctx.pages()[0];
    await page.setViewportSize({ width: 1280, height: 800 });
    const cdp = await chrome.ctx.newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const busy = async () =>
      (await cdp.send("Performance.getMetrics")).metrics.find(metric => metric.name === "TaskDuration").value * 1e3;
    await page.goto(url + "?view=indicators");
    await page.waitForFunction(() => "fullLayout" in document.documentElement.dataset);
    await page.waitForFunction(() => document.querySelectorAll(".chart-canvas.painted").length > 30);
    await sleep(500);
    const times = [];
    for (let i = 0; i < 20; i++) {
      const before = await busy();
      await page.evaluate(async () => {
        document.dispatchEvent(new Event("minxin:redraw"));
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      });
      times.push((await busy()) - before);
    }
    return { time: med(times), count: await page.evaluate(() => document.querySelectorAll(".chart-canvas.painted").length) };
  } finally {
    await chrome.close();
  }
}

const server = await serve(o.dist);
const runs = [];
for (let i = 0; i < +o.runs; i++) {
  await quiet(+o.foreign, +o.wait);
  runs.push(await redraws(server.url));
}
server.close();
const time = med(runs.map(run => run.time));
console.log(`\nall ${runs[0].count} charts of the bundled story redrawn: ${time.toFixed(1)} ms of main thread   at most 16: ` +
  (time <= 16 ? "goal met" : "goal missed"));
await import("./weigh.mjs");
process.exit(0);
