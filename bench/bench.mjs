// node bench.mjs --pages p1,p1b,p2,p3[,NAME=DIR...] --runs 9 [--modes fast,slow] [--settle 2000] [--append]
//   [--foreign 0.3] [--wait 20] [--additional 9]: at most 9 additional rounds, while other processes use over 0.3 cores
// Interleaved cold-cache page loads. A page says it is done with performance.mark('ready') (map, timeline and charts
// drawn and usable); a page without scripts has <html data-ready="paint"> and is ready when it is painted.
// A directory may hold bench-expect.json: an array of strings whose presence in the DOM is counted.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { serve } from "./lib/serve.mjs";
import { launch, sleep, treeCpu, pss, noise, quiet, q, med, fmt, table, env } from "./lib/chrome.mjs";
import { expect as EXPECT } from "./content.mjs";
const { values: o } = parseArgs({
  options: {
    pages: { type: "string", default: "p1,p1b,p2,p3" },
    runs: { type: "string", default: "9" },
    additional: { type: "string", default: "" },
    modes: { type: "string", default: "fast,slow" },
    settle: { type: "string", default: "2000" },
    foreign: { type: "string", default: "0.3" },
    wait: { type: "string", default: "20" },
    out: { type: "string", default: path.join(import.meta.dirname, "results") },
    shots: { type: "boolean", default: true },
    append: { type: "boolean", default: false },
  },
});
const here = import.meta.dirname;
export const MODES = {
  fast: { cpu: 1, net: null, label: "unthrottled" },
  slow: {
    cpu: 4,
    net: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
    label: "4x CPU slowdown + Slow 4G (1.6 Mbps, 150 ms)",
  },
};
const pages = await Promise.all(
  o.pages.split(",").map(async p => {
    const [name, dir = path.join(here, "dist", p)] = p.split("="),
      f = path.join(dir, "bench-expect.json");
    // The pages p1, p1b, p2 and p3 share one article. Another page lists its own expected content.
    const expect = fs.existsSync(f) ? JSON.parse(fs.readFileSync(f)) : /^p\d/.test(p) ? EXPECT : [];
    return { name, dir, srv: await serve(dir), expect };
  }),
);
// Runs in the page before anything else: collects LCP, long tasks and the first frame painted after the ready mark.
const hook = () => {
  const B = (globalThis.__bench = { lcp: 0, lcpEl: "", long: [], mark: 0, ready: 0, live: 0, err: [] });
  new PerformanceObserver(l => {
    for (const e of l.getEntries()) {
      B.lcp = e.startTime;
      B.lcpEl = e.element?.tagName + "." + (e.element?.className ?? "");
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver(l => {
    for (const e of l.getEntries()) B.long.push([e.startTime, e.duration]);
  }).observe({ type: "longtask", buffered: true });
  addEventListener("error", e => B.err.push(String(e.message ?? e.target?.src)), true);
  const painted = () =>
    requestAnimationFrame(() => {
      const c = new MessageChannel();
      c.port1.onmessage = () => {
        B.ready = performance.now();
      };
      c.port2.postMessage(0);
    });
  const mark = performance.mark;
  performance.mark = function (n) {
    const r = mark.apply(this, arguments);
    if (n === "minxin:live") B.live = r.startTime;
    if ((n === "ready" || n === "minxin:ready") && !B.mark) {
      B.mark = r.startTime;
      painted();
    }
    return r;
  };
  addEventListener("DOMContentLoaded", () => {
    if (document.documentElement.dataset.ready === "paint") {
      B.paint = 1;
      painted();
    }
  });
};
const wait = async (page, s) => {
  for (const end = Date.now() + s * 1000; Date.now() < end;) {
    if (await page.evaluate(() => globalThis.__bench?.ready > 0 && document.readyState === "complete").catch(() => 0))
      return true;
    await sleep(50);
  }
  return false;
};
async function once(P, mode, shot) {
  const M = MODES[mode],
    c = await launch();
  try {
    const page = c.ctx.pages()[0] ?? (await c.ctx.newPage());
    await page.setViewportSize({ width: 1280, height: 1024 });
    const cdp = await c.ctx.newCDPSession(page),
      errs = [];
    page.on("pageerror", e => errs.push(String(e).slice(0, 200)));
    page.on("requestfailed", r => errs.push("failed " + r.url()));
    await page.addInitScript(hook);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" }); // CPU time of the main thread, robust against preemption
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: false });
    if (M.net) await cdp.send("Network.emulateNetworkConditions", M.net);
    if (M.cpu > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: M.cpu });
    await sleep(300);
    const get = async () =>
      Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map(m => [m.name, m.value]));
    const cpu0 = treeCpu(c.pid),
      foreign = noise(c.pid);
    P.srv.log.length = 0;
    await page.goto(P.srv.url, { waitUntil: "commit", timeout: 90000 });
    const ok = await wait(page, 90);
    await sleep(+o.settle);
    const m = await get(),
      other = foreign(),
      cpu = treeCpu(c.pid) - cpu0,
      mem = pss(c.pid);
    const b = await page.evaluate(() => ({
      ...__bench,
      fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
      began: performance.timeOrigin,
      ttfb: performance.getEntriesByType("navigation")[0].responseStart,
      dcl: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
      els: document.querySelectorAll("*").length,
      text: document.documentElement.textContent,
      hz: document.documentElement.scrollWidth,
    }));
    await cdp.send("HeapProfiler.collectGarbage");
    const heap = (await get()).JSHeapUsedSize;
    if (shot) await page.screenshot({ path: shot });
    const log = [...P.srv.log],
      by = {};
    for (const e of log) by[e.type] = (by[e.type] ?? 0) + e.bytes;
    const ready = b.paint ? Math.max(b.ready, b.lcp, b.fcp) : b.ready;
    for (const e of log) e.later = e.t > b.began + ready;
    const tbt = from => b.long.reduce((a, [s, d]) => a + (s + d > from ? Math.max(0, d - 50) : 0), 0);
    return {
      ok,
      foreign: other,
      lcpEl: b.lcpEl,
      errs: [...errs, ...b.err],
      log,
      v: {
        bytes: log.reduce((a, e) => a + e.bytes, 0) / 1024,
        ...Object.fromEntries(Object.entries(by).map(([k, x]) => ["b_" + k, x / 1024])),
        reqs: log.length,
        fcp: b.fcp,
        lcp: b.lcp,
        ready,
        tbt: tbt(b.fcp),
        long: tbt(-1),
        // A page without that mark has every part when it is ready.
        live: b.live || ready,
        longest: Math.max(0, ...b.long.filter(([start]) => start <= (b.live || ready)).map(([, duration]) => duration)),
        script: m.ScriptDuration * 1e3,
        layout: (m.LayoutDuration + m.RecalcStyleDuration) * 1e3,
        task: m.TaskDuration * 1e3,
        cpu,
        heap: heap / 1048576,
        els: b.els,
        nodes: m.Nodes,
        pssR: mem.renderer,
        pssG: mem["gpu-process"],
        text: (P.expect.filter(s => b.text.includes(s)).length / P.expect.length) * 100,
        raw: (h => (P.expect.filter(s => h.includes(s)).length / P.expect.length) * 100)(
          fs.readFileSync(path.join(P.dir, "index.html"), "utf8"),
        ),
      },
    };
  } finally {
    await c.close();
  }
}
const LABEL = {
  bytes: "transferred, KiB (brotli bodies)",
  b_html: "· html KiB",
  b_css: "· css KiB",
  b_js: "· js KiB",
  b_data: "· json/data KiB",
  b_wasm: "· wasm KiB",
  b_font: "· font KiB",
  b_img: "· image KiB",
  b_other: "· other KiB",
  reqs: "requests",
  fcp: "FCP ms",
  lcp: "LCP ms",
  ready: "all visible + interactive (ready) ms",
  tbt: "TBT ms (long-task excess after FCP)",
  long: "long-task excess since navigation ms",
  live: "every part live ms",
  longest: "longest task until every part is live ms",
  script: "ScriptDuration ms (thread CPU)",
  layout: "Layout+Style ms (thread CPU)",
  task: "TaskDuration ms (thread CPU)",
  cpu: "CPU of all Chromium processes ms",
  heap: "JS heap after GC MiB (main isolate)",
  els: "DOM elements",
  nodes: "DOM nodes (CDP, before GC)",
  pssR: "renderer PSS MiB",
  pssG: "gpu-process PSS MiB",
  text: "content strings in DOM %",
  raw: "content strings in HTML source % (no JS)",
};
const J = path.join(o.out, "bench.json"),
  R = o.append && fs.existsSync(J) ? JSON.parse(fs.readFileSync(J)).R : {},
  T = {};
let md = "";
fs.mkdirSync(o.out, { recursive: true }); // --append adds runs to earlier ones
console.error("noise before start:", fmt(await quiet(+o.foreign, +o.wait)), "foreign cores");
for (const mode of o.modes.split(",")) {
  const clean = P => R[mode]?.[P.name]?.filter(r => r.foreign < +o.foreign).length ?? 0;
  for (let i = o.append ? +o.runs : -1; i < +o.runs + +(o.additional || o.runs); i++) {
    // i = -1: discarded warm-up (OS page cache, screenshot)
    if (i >= +o.runs && pages.every(P => clean(P) >= +o.runs)) break; // extra rounds while any page lacks quiet runs
    for (const P of pages) {
      await quiet(+o.foreign, +o.wait);
      const r = await once(P, mode, i < 0 && o.shots ? path.join(o.out, `${P.name}-${mode}.png`) : "").catch(e => ({
        ok: false,
        errs: [String(e).slice(0, 200)],
      }));
      if (!r.ok || r.errs.length) console.error(`! ${P.name} ${mode}`, r.ok ? "" : "NOT READY", r.errs.slice(0, 3));
      if (i < 0 || !r.ok) continue;
      ((R[mode] ??= {})[P.name] ??= []).push(r);
      console.error(
        `${mode} ${i + 1}/${o.runs} ${P.name.padEnd(5)} ready ${fmt(r.v.ready)} fcp ${fmt(r.v.fcp)} task ${fmt(r.v.task)} foreign ${r.foreign.toFixed(2)}`,
      );
    }
  }
  for (const P of pages) {
    const a = ((R[mode] ??= {})[P.name] ??= []);
    T[mode] = Math.max(T[mode] ?? 0, a.length);
    R[mode][P.name] = a.sort((x, y) => x.foreign - y.foreign).slice(0, +o.runs);
  } // the least disturbed runs
  const first = pages[0].name,
    rows = [];
  for (const [k, label] of Object.entries(LABEL)) {
    const col = P => R[mode][P.name].map(r => r.v[k] ?? (k.startsWith("b_") ? 0 : NaN)),
      base = med(col(pages[0]));
    if (!pages.some(P => med(col(P)) > 0)) continue;
    rows.push([
      label,
      ...pages.flatMap(P => {
        const a = col(P),
          m = med(a),
          lo = q(a, 0),
          hi = q(a, 1);
        return [
          lo === hi || Number.isNaN(m) ? fmt(m) : `${fmt(lo)} / **${fmt(m)}** / ${fmt(hi)}`,
          P === pages[0]
            ? []
            : base > 0
              ? (x => (Number.isNaN(x) ? "–" : x >= 100 ? x.toFixed(0) : x.toFixed(x < 0.1 ? 3 : 2)))(m / base)
              : "–",
        ].flat();
      }),
    ]);
  }
  const fo = Object.values(R[mode])
    .flat()
    .map(r => r.foreign);
  md +=
    `### Page load, ${MODES[mode].label}: ${o.runs} runs each, min / **median** / max\n\n` +
    table(["metric", ...pages.flatMap(P => (P.name === first ? [P.name] : [P.name, `${P.name} ÷ ${first}`]))], rows) +
    `\nNoise: other processes used ${fmt(med(fo))} cores (median; max ${fmt(q(fo, 1))}); the ${o.runs} least disturbed of up to ${T[mode]} runs. LCP element: ${pages.map(P => `${P.name} ${R[mode][P.name][0]?.lcpEl ?? "–"}`).join(", ")}.\n\n`;
}
const request = e => `${e.url} ${(e.bytes / 1024).toFixed(1)}K${e.status === 404 ? " (404)" : ""}`;
for (const P of pages) {
  const log = Object.values(R)[0][P.name]?.[0]?.log ?? [];
  md += `- ${P.name} requests: ${log.map(request).join(", ") || "none measured"}\n`;
}
fs.writeFileSync(path.join(o.out, "bench.md"), md);
fs.writeFileSync(J, JSON.stringify({ env: env(), args: o, R }));
console.log(md);
for (const P of pages) P.srv.close();
process.exit(0);
