// node pages.mjs [--dist DIR] [--runs 5] [--foreign 0.3] [--wait 10]
// The pages of ours: how much their layout shifts while the program takes them over, how long a move from one to another takes from
// the press of a link to the painted page, and the size of the directory that is deployed. Prints goals, and never fails.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./lib/serve.mjs";
import { launch, sleep, quiet, med, q, fmt, table, env } from "./lib/chrome.mjs";

const { values: o } = parseArgs({
  options: {
    dist: { type: "string", default: path.join(import.meta.dirname, "../dist") },
    runs: { type: "string", default: "5" },
    foreign: { type: "string", default: "0.3" },
    wait: { type: "string", default: "10" },
    out: { type: "string", default: path.join(import.meta.dirname, "results") },
  },
});

const GOAL = { shift: 0, move: 100, bytes: 25e6 };
const SIZES = [[360, 800], [1440, 900]];
const PAGES = ["", "commitments/", "timeline/", "map/", "targets/", "facts/", "about/", "programmes/old-area-renewal/", "records/renewal-area-2020/"];
// Each page is left for the next by a link in it, as a reader would; a round ends where it began.
const ROUND = ["commitments/", "timeline/", "map/", "targets/", "facts/", "", "programmes/old-area-renewal/", "records/renewal-area-2020/", ""];
const verdict = met => (met ? "goal met" : "goal missed");

/** Runs before the page: adds up the shifts that no input caused, as Cumulative Layout Shift does without its windows. */
const watch = () => {
  globalThis.__shift = { sum: 0, of: [] };
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput) {
        __shift.sum += entry.value;
        for (const { node } of entry.sources) __shift.of.push(node?.className || node?.nodeName || "?");
      }
  }).observe({ type: "layout-shift", buffered: true });
};

/** Runs in the page: presses a link to a page and returns the milliseconds until the page is painted. */
const move = async path => {
  const wanted = new URL(path || ".", globalThis.__root).href;
  const link = [...document.querySelectorAll("a[href]")].find(own => own.href.split(/[?#]/)[0] === wanted && own.getClientRects().length);
  if (!link) throw Error(`${location.href} has no link to ${wanted}`);
  const start = performance.now();
  link.click();
  while (location.href.split(/[?#]/)[0] !== wanted) {
    if (performance.now() > start + 5000) throw Error(`the link to ${wanted} leads to ${location.href}`);
    await new Promise(requestAnimationFrame);
  }
  // The frame that shows the change has been painted when the next task runs.
  await new Promise(requestAnimationFrame);
  await new Promise(done => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  return performance.now() - start;
};

const settled = async page => {
  await page.waitForFunction(() => performance.getEntriesByName("minxin:ready").length > 0, null, { timeout: 20000 });
  await sleep(1500);
};

const srv = await serve(o.dist);
const shifts = [], moves = {};
try {
  for (const [width, height] of SIZES)
    for (const page of PAGES) {
      const chrome = await launch();
      try {
        const tab = chrome.ctx.pages()[0];
        await tab.setViewportSize({ width, height });
        await tab.addInitScript(watch);
        await tab.goto(srv.url + page);
        await settled(tab);
        shifts.push({ page: `/${page}`, width, ...(await tab.evaluate(() => __shift)) });
      } finally {
        await chrome.close();
      }
    }
  for (let run = 0; run < +o.runs; run++) {
    await quiet(+o.foreign, +o.wait);
    const chrome = await launch();
    try {
      const tab = chrome.ctx.pages()[0];
      await tab.setViewportSize({ width: 1440, height: 900 });
      await tab.goto(srv.url);
      await settled(tab);
      await tab.evaluate(root => (globalThis.__root = root), srv.url);
      // The first round makes each view for the first time, the second shows it again.
      for (const round of ["first", "again"])
        for (const to of ROUND) {
          ((moves[`/${to}`] ??= {})[round] ??= []).push(await tab.evaluate(move, to));
          await sleep(400);
        }
    } finally {
      await chrome.close();
    }
  }
} finally {
  srv.close();
}

const files = fs.readdirSync(o.dist, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
const bytes = files.reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);

const worst = shifts.reduce((a, b) => (b.sum > a.sum ? b : a));
console.log("\nlayout shift while the program takes a page over, ours");
console.log(`  at most ${worst.sum.toFixed(4)} of ${shifts.length} loads${worst.sum ? ` (${worst.page} at ${worst.width} px: ${[...new Set(worst.of)].join(", ")})` : ""}   at most ${GOAL.shift}: ${verdict(worst.sum <= GOAL.shift)}`);
console.log("\nmoves between pages, from the press of a link to the painted page, ours (median)");
const slowest = { first: 0, again: 0 };
for (const [to, rounds] of Object.entries(moves)) {
  for (const round of ["first", "again"]) slowest[round] = Math.max(slowest[round], med(rounds[round]));
  console.log(`  ${to.padEnd(32)} ${fmt(med(rounds.first)).padStart(6)} ms, again ${fmt(med(rounds.again)).padStart(6)} ms`);
}
for (const [round, what] of [["first", "slowest, made for the first time"], ["again", "slowest, shown again"]])
  console.log(`  ${what.padEnd(32)} ${fmt(slowest[round]).padStart(6)} ms   at most ${GOAL.move} ms: ${verdict(slowest[round] <= GOAL.move)}`);
console.log(`\ndist: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB with compressed copies   at most ${GOAL.bytes / 1e6} MB: ${verdict(bytes <= GOAL.bytes)}`);

fs.mkdirSync(o.out, { recursive: true });
const spread = values => `${fmt(q(values, 0))} / **${fmt(med(values))}** / ${fmt(q(values, 1))}`;
fs.writeFileSync(
  path.join(o.out, "pages.md"),
  `### Moves between pages, ${o.runs} runs, min / **median** / max, in ms\n\n` +
    table(["to", "first", "again"], Object.entries(moves).map(([to, { first, again }]) => [to, spread(first), spread(again)])) +
    `\n### Layout shift of each page\n\n` +
    table(["page", "px", "shift", "elements"], shifts.map(({ page, width, sum, of }) => [page, width, sum.toFixed(4), [...new Set(of)].join(", ")])),
);
fs.writeFileSync(path.join(o.out, "pages.json"), JSON.stringify({ env: env(), args: o, shifts, moves, bytes }));
process.exit(0);
