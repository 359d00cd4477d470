// node profile.mjs [--runs 5]
// Where the main-thread time of p1 and p2 goes, by library (V8 CPU profile self time by script URL + DevTools trace
// categories), and bytes by library. p2 is rebuilt with one chunk per library for attribution only.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { serve, brotli } from "./lib/serve.mjs";
import { launch, sleep, quiet, med, fmt, table } from "./lib/chrome.mjs";
const { values: o } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    out: { type: "string", default: path.join(import.meta.dirname, "results") },
  },
});
const here = import.meta.dirname,
  at = p => path.join(here, p);
fs.cpSync(at("dist/p2"), at("dist/p2split"), { recursive: true });
await build({
  entryPoints: {
    app: at("pages/p2.js"),
    maplibre: "maplibre-gl",
    vis: "vis-timeline/peer/esm/vis-timeline-graph2d.min.mjs",
    moment: "moment",
    chartjs: "chart.js",
  },
  outdir: at("dist/p2split"),
  absWorkingDir: here,
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  charset: "utf8",
  chunkNames: "chunk-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
});
// name a chunk by the library text it holds
const NAMES = [
    [/maplibre/i, "MapLibre"],
    [/vis-timeline|vis-time-axis|vis-panel/, "vis-timeline + deps"],
    [/moment/, "moment"],
    [/BarController|chartArea/, "Chart.js"],
  ],
  names = {};
for (const f of fs.readdirSync(at("dist/p2split")).filter(f => f.endsWith(".js"))) {
  const t = fs.readFileSync(at("dist/p2split/" + f), "utf8");
  names[f] = f === "app.js" && t.length < 60000 ? "app" : (NAMES.find(([r]) => r.test(t))?.[1] ?? "shared");
}
const lib = u =>
  /leaflet/.test(u)
    ? "Leaflet"
    : /timelinejs/.test(u)
      ? "TimelineJS3"
      : /echarts/.test(u)
        ? "ECharts"
        : (names[u.split("/").pop()] ?? (/app\.js/.test(u) ? "app" : u ? "other" : "(native/idle)"));
let md = "";
for (const [page, dir] of [
  ["p1", at("dist/p1")],
  ["p2", at("dist/p2split")],
]) {
  const srv = await serve(dir),
    self = {},
    trace = {};
  let bytes = {};
  for (let i = 0; i < +o.runs; i++) {
    await quiet(0.3, 30);
    const c = await launch();
    try {
      const p = c.ctx.pages()[0];
      await p.setViewportSize({ width: 1280, height: 1024 });
      const cdp = await c.ctx.newCDPSession(p),
        b = await c.browser.newBrowserCDPSession(),
        ev = [];
      await cdp.send("Profiler.enable");
      await cdp.send("Profiler.setSamplingInterval", { interval: 200 });
      b.on("Tracing.dataCollected", d => ev.push(...d.value));
      await b.send("Tracing.start", {
        traceConfig: { includedCategories: ["devtools.timeline", "v8"] },
        transferMode: "ReportEvents",
      });
      await cdp.send("Profiler.start");
      srv.log.length = 0;
      await p.goto(srv.url);
      await p.waitForFunction(() => performance.getEntriesByName("ready").length);
      await sleep(1500);
      const { profile } = await cdp.send("Profiler.stop"),
        done = new Promise(k => b.once("Tracing.tracingComplete", k));
      await b.send("Tracing.end");
      await done;
      const node = new Map(profile.nodes.map(n => [n.id, n])),
        t = {};
      profile.samples.forEach((s, j) => {
        const n = node.get(s),
          f = n.callFrame,
          k = /^\((idle|root)\)$/.test(f.functionName)
            ? null
            : f.functionName === "(garbage collector)"
              ? "(gc)"
              : f.functionName === "(program)"
                ? "(program: parse, style, layout, paint)"
                : lib(f.url);
        if (k) t[k] = (t[k] ?? 0) + profile.timeDeltas[j] / 1e3;
      });
      for (const k of Object.keys(t)) (self[k] ??= []).push(t[k]);
      // trace: inclusive wall time of leaf categories on the renderer's main thread that ran this page
      const main = ev.find(e => e.name === "EvaluateScript" || e.name === "ParseHTML"),
        T = {};
      const cat = {
        "v8.compile": "compile",
        "v8.produceCache": "compile",
        EvaluateScript: "evaluate (top level, incl. init)",
        "v8.evaluateModule": "evaluate (top level, incl. init)",
        UpdateLayoutTree: "style",
        Layout: "layout",
        PrePaint: "pre-paint",
        Paint: "paint",
        Layerize: "paint",
        Commit: "commit",
        FunctionCall: "callbacks",
        FireAnimationFrame: "rAF",
        MinorGC: "gc",
        MajorGC: "gc",
        ParseAuthorStyleSheet: "parse css",
      };
      for (const e of ev)
        if (e.ph === "X" && e.pid === main.pid && e.tid === main.tid && cat[e.name])
          T[cat[e.name]] = (T[cat[e.name]] ?? 0) + e.dur / 1e3;
      for (const k of Object.keys(T)) (trace[k] ??= []).push(T[k]);
      bytes = {};
      for (const e of srv.log) {
        const k = /worker/.test(e.url)
          ? "MapLibre"
          : e.type === "html"
            ? "html"
            : /app\.css/.test(e.url)
              ? "css"
              : lib(e.url);
        (bytes[k] ??= [0, 0])[0] += e.bytes / 1024;
        bytes[k][1] += e.raw / 1024;
      }
    } finally {
      await c.close();
    }
  }
  srv.close();
  const pad = a => med([...a, ...Array(Math.max(0, +o.runs - a.length)).fill(0)]),
    keys = [...new Set([...Object.keys(bytes), ...Object.keys(self)])].sort(
      (x, y) => pad(self[y] ?? [0]) - pad(self[x] ?? [0]),
    );
  md +=
    `### ${page}: where it goes (unthrottled, median of ${o.runs}, profiler on)\n\n` +
    table(
      ["part", "JS self time ms", "brotli KiB", "raw KiB"],
      keys.map(k => [k, fmt(self[k] ? pad(self[k]) : NaN), fmt(bytes[k]?.[0]), fmt(bytes[k]?.[1])]),
    ) +
    "\nMain-thread trace (inclusive, categories nest): " +
    Object.entries(trace)
      .map(([k, a]) => `${k} ${fmt(pad(a))} ms`)
      .join(", ") +
    ".\n\n";
}
fs.mkdirSync(o.out, { recursive: true });
fs.writeFileSync(path.join(o.out, "profile.md"), md);
console.log(md);
process.exit(0);
