// The one entry of the benchmark; `cargo xtask bench [ARGUMENTS]` builds the page and then calls it.
//   run.mjs [--quick] [--runs N] [--also NAME[=DIR],...] [--dist DIR] [--wait S] [--foreign CORES]
//   run.mjs scale|audit|profile|report|charts|pages|interact|hosts|weigh [ARGUMENTS]     see the heads of those files
import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const at = (...names) => path.join(import.meta.dirname, ...names);
const GOAL = { bytes: 160_000, fcp: 1.05, ready: 0.3, live: 3000, work: 0.5, longest: 100 };
const MODES = { fast: "unthrottled", slow: "4x CPU, slow 4G" };
const USAGE = fs.readFileSync(at("run.mjs"), "utf8").split("\n").slice(1, 3).join("\n").replaceAll("//   ", "");

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Runs a program of this directory in the caller's working directory. */
function node(file, args, stdout = "inherit") {
  const { status } = spawnSync(process.execPath, [at(file), ...args], { stdio: ["ignore", stdout, "inherit"] });
  if (status !== 0) stop(`bench/${file} did not finish`);
}

/** Builds the pages of the other libraries, unless they are newer than everything they are made of. */
function buildPeers() {
  const time = file => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const inside = folder => fs.readdirSync(at(folder)).map(file => at(folder, file));
  const sources = [at("build.mjs"), at("content.mjs"), at("package-lock.json"), ...inside("pages"), ...inside("scale")];
  if (time(at("dist/.built")) < Math.max(...sources.map(time))) node("build.mjs", [], process.stderr);
}

async function preparePeers() {
  if (!fs.existsSync(at("node_modules"))) stop("the packages are missing: run npm ci in bench/");
  const { CHROME } = await import("./lib/chrome.mjs");
  if (!fs.existsSync(CHROME)) stop(`there is no Chromium at ${CHROME}: name one in CHROME_PATH`);
  buildPeers();
}

async function preparePages(dist) {
  await preparePeers();
  if (!fs.existsSync(path.join(dist, "index.html"))) stop(`there is no page in ${dist}: run cargo xtask build`);
  const { writeStatic } = await import("./lib/static.mjs");
  try {
    await writeStatic(dist, at("dist/static"));
  } catch (error) {
    stop(error.message);
  }
}

async function passOn([program, ...args]) {
  const { values, tokens } = parseArgs({ args, strict: false, tokens: true, options: { dist: { type: "string" } } });
  const dist = path.resolve(values.dist ?? at("../dist"));
  const named = tokens.filter(token => token.kind === "option" && token.name === "dist");
  const rest = args.filter(
    (_, i) => !named.some(token => i === token.index || (!token.inlineValue && i === token.index + 1)),
  );
  if (program === "audit") await preparePages(dist);
  else if (program !== "report") await preparePeers();
  if (program === "scale") {
    if (!fs.existsSync(path.join(dist, "index.html"))) stop(`there is no page in ${dist}: run cargo xtask build`);
    const { writeScale } = await import("./lib/ours.mjs");
    await writeScale(dist, at("dist/ours"), { timeline: [100, 1e3, 1e4], map: [1e3, 1e4, 1e5], chart: [1e3, 1e5] });
    for (const kind of ["timeline", "map", "chart"]) rest.push("--extra", `${kind}:ours=${at("dist/ours")}`);
  }
  if (program === "pages" || program === "interact" || program === "hosts") rest.push("--dist", dist);
  if (program === "audit" && values.pages === undefined) rest.push("--pages", `p1,p3,static,ours=${dist}`);
  node(`${program}.mjs`, rest);
  if (program === "scale") await printScale(rest);
}

/** Our goals on ten thousand events and a hundred thousand points beside the peers, where this run has measured both. */
async function printScale(args) {
  const { values } = parseArgs({ args, strict: false, options: { out: { type: "string" } } });
  const file = path.join(path.resolve(values.out ?? at("results")), "scale.json");
  const { R } = JSON.parse(fs.readFileSync(file, "utf8"));
  const { med } = await import("./lib/chrome.mjs");
  const of = (runs, key) => med(runs.map(run => run[key]));
  const line = (what, value, unit, goal) =>
    console.log(`  ${what.padEnd(34)} ${value.toFixed(unit.trim() === "ms" || value < 10 ? 2 : 0).padStart(7)}${unit}   at most ${goal}: ${verdict(value <= goal)}`);
  const moved = (title, kind, n, peer, share, frame, longest) => {
    const [ours, other] = ["ours", peer].map(name => R[`${kind}|${name}|${n}`] ?? []);
    if (!ours.length || !other.length) return;
    console.log(`\n${title}, ours`);
    console.log(`  drawn in ${ms(of(ours, "init"))}, ${peer} in ${ms(of(other, "init"))}`);
    line(`drawn, ours ÷ ${peer}`, of(ours, "init") / of(other, "init"), "   ", share);
    line("main thread a frame, panning", of(ours, "panMain"), " ms", frame);
    line("main thread a frame, zooming", of(ours, "zoomMain"), " ms", frame);
    line("longest frame", Math.max(...ours.flatMap(run => [run.panMax, run.zoomMax])), " ms", longest);
    return ours;
  };
  const ours = moved("ten thousand events", "timeline", 10000, "vis-timeline:cluster", 0.1, 4, 33.4);
  if (ours) line("elements", of(ours, "els"), "   ", 1500);
  moved("a hundred thousand points", "map", 100000, "leaflet", 0.5, 3, 50);
  for (const n of [1000, 100000]) {
    const [own, peer] = ["ours", "uplot"].map(name => R[`chart|${name}|${n}`] ?? []);
    if (!own.length || !peer.length) continue;
    console.log(`\na line of ${n} values redrawn, ours`);
    for (const [key, what] of [["js", "script"], ["full", "script and raster"]]) {
      console.log(`  ${what}: ${of(own, key).toFixed(2)} ms, uPlot in ${of(peer, key).toFixed(2)} ms`);
      line(`${what}, ours ÷ uPlot`, of(own, key) / of(peer, key), "   ", 1);
    }
  }
}

const verdict = met => (met ? "goal met" : "goal missed");
const kB = bytes => (bytes / 1000).toFixed(1) + " kB";
const ms = x => (Number.isFinite(x) ? `${x.toFixed(0)} ms` : "never");

function printBytes(runs) {
  const KINDS = { page: "html", style: "css", "glue js": "js", wasm: "wasm", data: "data" };
  const sum = log => log.reduce((total, answer) => total + answer.bytes, 0);
  const logs = runs.map(run => run.log).sort((a, b) => sum(b) - sum(a)); // the load that asked for most
  const all = logs[0] ?? [];
  // The page responds without the chunks, the first of which begin to arrive before.
  const isChunk = answer => answer.type === "wasm" && !answer.url.endsWith("_bg.wasm");
  const log = all.filter(answer => !answer.later && !isChunk(answer));
  console.log("\ntransferred bytes of ours, brotli-11, without headers (kB = 1000 bytes)");
  for (const [name, type] of [...Object.entries(KINDS), ["other"]]) {
    const answers = log.filter(answer => (type ? answer.type === type : !Object.values(KINDS).includes(answer.type)));
    if (!type && !answers.length) continue;
    const files = answers.map(answer => answer.url.slice(1)).join(", ") || "no other file";
    console.log(`  ${name.padEnd(16)} ${kB(sum(answers)).padStart(9)}   ${files}`);
  }
  const met = log.length > 0 && sum(log) <= GOAL.bytes;
  console.log(`  ${"until ready".padEnd(16)} ${kB(sum(log)).padStart(9)}   at most ${GOAL.bytes / 1000} kB: ${verdict(met)}`);
  const later = all.filter(answer => answer.later || isChunk(answer));
  const files = later.map(answer => answer.url.slice(1)).join(", ");
  console.log(`  ${"afterwards".padEnd(16)} ${kB(sum(later)).padStart(9)}   the overview, the views, and what is kept for reading without a network: ${files || "nothing"}`);
}

function printRatios(title, key, peer, goal, results, median) {
  console.log(`\n${title}, ours ÷ ${peer}`);
  for (const [mode, label] of Object.entries(MODES)) {
    const value = page => median((results[mode]?.[page] ?? []).map(run => run.v[key]));
    const ratio = value("ours") / value(peer);
    const times = `ours ${ms(value("ours")).padStart(7)} ÷ ${peer} ${ms(value(peer)).padStart(7)}`;
    const answer = Number.isFinite(ratio) ? ratio.toFixed(2) : "?";
    console.log(`  ${label.padEnd(16)} ${times} = ${answer}   at most ${goal}: ${verdict(ratio <= goal)}`);
  }
}

async function pageLoads(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      runs: { type: "string" },
      also: { type: "string" },
      dist: { type: "string", default: at("../dist") },
      wait: { type: "string" },
      foreign: { type: "string", default: "0.3" },
    },
  });
  const runs = values.runs ?? (values.quick ? "3" : "5");
  const dist = path.resolve(values.dist);
  await preparePages(dist);
  const out = at("results");
  node(
    "bench.mjs",
    [
      ["--pages", ["p1b", "p2", "static", `ours=${dist}`, ...(values.also?.split(",") ?? [])].join(",")],
      ["--runs", runs],
      ["--additional", values.quick ? "0" : "2"],
      ["--wait", values.wait ?? (values.quick ? "2" : "10")],
      ["--foreign", values.foreign],
      ["--out", out],
    ].flat(),
    "ignore",
  );

  const { med, q } = await import("./lib/chrome.mjs");
  const results = JSON.parse(fs.readFileSync(path.join(out, "bench.json"), "utf8")).R;
  const measured = Object.values(results).flatMap(pages => Object.values(pages).flat());
  const noise = measured.map(run => run.foreign);
  console.log(`medians of ${runs} cold loads each, taken in turns`);
  printBytes(Object.values(results).flatMap(pages => pages.ours));
  printRatios("first contentful paint", "fcp", "static", GOAL.fcp, results, med);
  printRatios("ready", "ready", "p1b", GOAL.ready, results, med);
  printRatios("main-thread work until ready and 2 s after", "task", "p2", GOAL.work, results, med);
  const slow = results.slow?.ours ?? [];
  for (const [key, what] of [["live", "every part live"], ["longest", "longest task until then"]]) {
    const value = med(slow.map(run => run.v[key]));
    const spread = `${q(slow.map(run => run.v[key]), 0).toFixed(0)} to ${q(slow.map(run => run.v[key]), 1).toFixed(0)}`;
    console.log(`\n${what}, ${MODES.slow}\n  ours ${ms(value)} (${spread})   at most ${GOAL[key]} ms: ${verdict(value <= GOAL[key])}`);
  }
  console.log(`\nother programs used ${med(noise).toFixed(2)} cores (median; at most ${q(noise, 1).toFixed(2)})`);
  if (med(noise) > +values.foreign) console.log("the machine was busy: measure the times again when it is not");
  node("pages.mjs", ["--dist", dist, "--foreign", values.foreign, "--runs", runs, "--wait", values.wait ?? (values.quick ? "2" : "10")]);
  node("interact.mjs", ["--dist", dist, "--foreign", values.foreign, "--wait", values.wait ?? (values.quick ? "2" : "10")]);
  if (!values.quick) node("charts.mjs", ["--dist", dist, "--foreign", values.foreign]);
  console.log(`all figures: ${path.relative(process.cwd(), path.join(out, "bench.md"))}`);
}

const args = process.argv.slice(2);
const PROGRAMS = ["scale", "audit", "profile", "report", "charts", "pages", "interact", "hosts", "weigh"];
if (PROGRAMS.includes(args[0])) await passOn(args);
else if (args.includes("--help")) console.log(USAGE);
else if (args[0] && !args[0].startsWith("--")) stop(USAGE);
else await pageLoads(args);
