// node embed.mjs [--dist DIR]: the atlas in the frames of a page of another origin, through embed.js. Prints, and never fails.
import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./lib/serve.mjs";
import { launch, q, sleep } from "./lib/chrome.mjs";

const { values: o } = parseArgs({ options: { dist: { type: "string", default: path.join(import.meta.dirname, "../dist") } } });
const atlas = await serve(o.dist);

/** A page of another origin with `n` frames. */
const host = http.createServer((request, answer) => {
  const count = +new URL(request.url, "http://host").searchParams.get("n");
  const frames = '<p>…</p><minxin-atlas view="indicators"></minxin-atlas>'.repeat(count);
  answer.setHeader("Content-Type", "text/html; charset=utf-8");
  answer.end(`<!doctype html><title>host</title><body>${frames}<script src="${atlas.url}embed.js"></script>`);
});
await new Promise(k => host.listen(0, "127.0.0.1", k));
// Another site, not only another origin, so that its frames run in another process than the host.
const base = `http://localhost:${host.address().port}/`;
const line = (what, value, unit, goal) =>
  console.log(`  ${what.padEnd(56)} ${value.toFixed(unit === "" ? 3 : 1).padStart(8)} ${unit.padEnd(3)} at most ${goal}: ${value <= goal ? "goal met" : "goal missed"}`);

const chrome = await launch();
const page = chrome.ctx.pages()[0];
await page.setViewportSize({ width: 1280, height: 900 });
const watch = () => {
  window.heights = [];
  window.messages = [];
  window.shift = 0;
  addEventListener("message", event => messages.push(performance.now()));
  new PerformanceObserver(list => list.getEntries().forEach(entry => (shift += entry.hadRecentInput ? 0 : entry.value))).observe({ type: "layout-shift", buffered: true });
};
await page.addInitScript(watch);

// One frame: from a change of its content to the height in the host.
await page.goto(base + "?n=1");
const frame = async () => page.frames().find(own => own.url().startsWith(atlas.url));
await page.waitForFunction(() => messages.length > 3);
const inner = await frame();
await inner.waitForFunction(() => document.documentElement.dataset.state === "ready" && "fullLayout" in document.documentElement.dataset);
await sleep(1000);
const shift = await page.evaluate(() => shift);
const times = [];
for (let i = 0; i < 40; i++) {
  const view = i % 2 ? "indicators" : "map";
  const before = await page.evaluate(() => document.querySelector("iframe").getBoundingClientRect().height);
  const began = await inner.evaluate(view => {
    document.querySelector(`[data-command=set-view-${view}]`).click();
    return Date.now();
  }, view);
  const ended = await page.evaluate(
    before =>
      new Promise(k => {
        const look = () => (Math.abs(document.querySelector("iframe").getBoundingClientRect().height - before) > 1 ? k(Date.now()) : requestAnimationFrame(look));
        look();
      }),
    before,
  );
  times.push(ended - began);
  await sleep(300);
}
const heard = await page.evaluate(() => messages.length);
await sleep(10_000);
const idle = (await page.evaluate(() => messages.length)) - heard;

// Twenty frames: the time of the host's main thread.
await page.goto("about:blank");
const cdp = await chrome.ctx.newCDPSession(page);
await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
const script = async () => (await cdp.send("Performance.getMetrics")).metrics.find(metric => metric.name === "ScriptDuration").value * 1e3;
await page.goto(base + "?n=0");
await page.evaluate(() => document.querySelectorAll("iframe").forEach(frame => (frame.loading = "eager")));
await sleep(20_000);
const bare = await script();
await page.goto("about:blank");
await page.goto(base + "?n=20");
await page.evaluate(() => document.querySelectorAll("iframe").forEach(frame => (frame.loading = "eager")));
// Without a query meanwhile, which would be measured too.
for (let seconds = 0; seconds < 120; seconds += 20) {
  await sleep(20_000);
  if (await page.evaluate(() => [...document.querySelectorAll("iframe")].every(frame => frame.style.height !== "900px"))) break;
}
const missing = await page.evaluate(() => [...document.querySelectorAll("iframe")].filter(frame => frame.style.height === "900px").length);
if (missing) console.log(`  ${missing} of 20 frames have not said how high they are`);
const spent = await script();

console.log("\nin the frames of another page, through embed.js");
line("from a change to the host's height, 95th percentile", q(times, 0.95), "ms", 250);
line("20 frames, script on the host's main thread", spent - bare, "ms", 50);
line("layout shift of the host", shift, "", 0.02);
line("messages in 10 idle seconds", idle, "", 0);
await chrome.close();
process.exit(0);
