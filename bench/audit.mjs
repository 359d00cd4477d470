// node audit.mjs [--pages p1,p2,p3,NAME=DIR] [--runs 3]
// Lighthouse (mobile default + desktop preset) and axe-core violation counts.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createRequire } from "node:module";
import lighthouse, { desktopConfig } from "lighthouse";
import { serve } from "./lib/serve.mjs";
import { launch, sleep, quiet, med, fmt, table, env } from "./lib/chrome.mjs";
const { values: o } = parseArgs({
  options: {
    pages: { type: "string", default: "p1,p1b,p2,p3" },
    runs: { type: "string", default: "3" },
    foreign: { type: "string", default: "0.3" },
    wait: { type: "string", default: "20" },
    out: { type: "string", default: path.join(import.meta.dirname, "results") },
  },
});
const here = import.meta.dirname,
  axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CATS = ["performance", "accessibility", "best-practices", "seo"],
  MET = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "speed-index": "Speed Index ms",
    "total-blocking-time": "TBT ms",
    interactive: "TTI ms",
    "cumulative-layout-shift": "CLS",
    "mainthread-work-breakdown": "main-thread work ms",
    "bootup-time": "JS boot-up ms",
    "total-byte-weight": "bytes",
    "unused-javascript": "unused JS bytes",
  };
const R = {},
  A = {},
  names = [];
for (const p of o.pages.split(",")) {
  const [name, dir = path.join(here, "dist", p)] = p.split("="),
    srv = await serve(dir);
  names.push(name);
  for (const form of ["mobile", "desktop"])
    for (let i = 0; i < +o.runs; i++) {
      await quiet(+o.foreign, +o.wait);
      const c = await launch();
      try {
        const { lhr } = await lighthouse(
          srv.url,
          { port: c.port, onlyCategories: CATS, logLevel: "error" },
          form === "desktop" ? desktopConfig : undefined,
        );
        ((R[form] ??= {})[name] ??= []).push({
          ...Object.fromEntries(CATS.map(k => [k, lhr.categories[k].score * 100])),
          ...Object.fromEntries(
            Object.keys(MET).map(k => [
              k,
              k === "unused-javascript"
                ? (lhr.audits[k]?.details?.overallSavingsBytes ?? 0)
                : lhr.audits[k]?.numericValue,
            ]),
          ),
          failed: CATS.slice(1).flatMap(k =>
            lhr.categories[k].auditRefs
              .filter(a => a.weight && lhr.audits[a.id].score !== null && lhr.audits[a.id].score < 1)
              .map(a => a.id),
          ),
          warn: lhr.runWarnings,
          v: lhr.lighthouseVersion,
        });
        console.error(form, name, i + 1, CATS.map(k => Math.round(lhr.categories[k].score * 100)).join(" "));
      } finally {
        await c.close();
      }
    }
  const c = await launch();
  try {
    const page = c.ctx.pages()[0];
    await page.setViewportSize({ width: 1280, height: 1024 });
    await page.goto(srv.url, { waitUntil: "load" });
    await sleep(8000);
    await page.evaluate(axe);
    const r = await page.evaluate(() => axe.run(document, { resultTypes: ["violations", "incomplete"] }));
    A[name] = {
      version: r.testEngine.version,
      violations: r.violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.length })),
      incomplete: r.incomplete.length,
      passes: r.passes.length,
    };
  } finally {
    await c.close();
  }
  srv.close();
}
let md = "";
for (const form of Object.keys(R))
  md +=
    `### Lighthouse ${R[form][names[0]][0].v}, ${form} (median of ${o.runs}; simulated throttling)\n\n` +
    table(
      ["", ...names],
      [
        ...CATS.map(k => [k, ...names.map(n => fmt(med(R[form][n].map(r => r[k]))))]),
        ...Object.entries(MET).map(([k, l]) => [l, ...names.map(n => fmt(med(R[form][n].map(r => r[k]))))]),
        [
          "failed a11y / best-practice / SEO audits",
          ...names.map(n => [...new Set(R[form][n].flatMap(r => r.failed))].join(", ") || "none"),
        ],
      ],
    ) +
    "\n";
md +=
  `### axe-core ${A[names[0]].version}\n\n` +
  table(
    ["", ...names],
    [
      ["rules violated", ...names.map(n => A[n].violations.length)],
      ["nodes in violation", ...names.map(n => A[n].violations.reduce((a, v) => a + v.nodes, 0))],
      ...["critical", "serious", "moderate", "minor"].map(i => [
        i + " nodes",
        ...names.map(n => A[n].violations.filter(v => v.impact === i).reduce((a, v) => a + v.nodes, 0)),
      ]),
      ["needs review (rules)", ...names.map(n => A[n].incomplete)],
      ["which", ...names.map(n => A[n].violations.map(v => `${v.id} x${v.nodes} (${v.impact})`).join(", ") || "none")],
    ],
  );
fs.mkdirSync(o.out, { recursive: true });
fs.writeFileSync(path.join(o.out, "audit.md"), md);
fs.writeFileSync(path.join(o.out, "audit.json"), JSON.stringify({ env: env(), args: o, R, A }));
console.log(md);
process.exit(0);
