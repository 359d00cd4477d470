// Joins the versions, NOTES.md and the tables of results/ into results/report.md.
import fs from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { CHROME } from "./lib/chrome.mjs";

const read = file => {
  try {
    return fs.readFileSync(path.join(import.meta.dirname, file), "utf8");
  } catch {
    return "";
  }
};
const json = file => JSON.parse(read(file) || "{}");

const packages = Object.keys(json("package.json").dependencies).map(
  name => `${name} ${json(`node_modules/${name}/package.json`).version}`,
);
const runs = ["bench", "scale", "audit"].map(kind => [kind, json(`results/${kind}.json`).env]).filter(([, env]) => env);
const chromium = execFileSync(CHROME, ["--version"], { stdio: ["ignore", "pipe", "ignore"] });
const tables = [
  ["Page load", "bench"],
  ["Where page-load time goes", "profile"],
  ["Scale", "scale"],
  ["Audits", "audit"],
].map(([title, kind]) => [title, read(`results/${kind}.md`)]);

const out = path.join(import.meta.dirname, "results/report.md");
fs.mkdirSync(path.dirname(out), { recursive: true });
fs.writeFileSync(
  out,
  [
    "# Measurements",
    [
      `- ${chromium.toString().trim()} (headless, software raster and software GL)`,
      ...runs.map(([kind, env]) => `- ${kind}: ${env.date}, ${env.cpu}, Node ${env.node}, load ${env.load.join(" ")}`),
      `- Packages: ${packages.join(", ")}`,
    ].join("\n"),
    read("NOTES.md").trim(),
    ...tables.filter(([, text]) => text).map(([title, text]) => `## ${title}\n\n${text.trim()}`),
  ].join("\n\n") + "\n",
);
console.log(`written to ${path.relative(process.cwd(), out)}`);
