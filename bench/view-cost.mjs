// The size of one page made of typed views, of type-erased views and of `El` (view-cost/): brotli bytes of the optimised program, and
// what each adds to a program that only makes the data. Prints a table; --json FILE also writes it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { json: { type: "string" } } });
const root = path.join(import.meta.dirname, "..");
const crate = path.join(import.meta.dirname, "view-cost");
const target = path.join(root, "target/view-cost");
const ERASE = "--cfg erase_components";
const WAYS = [
  { name: "data only", features: "hydrate" },
  { name: "El", features: "hydrate,el" },
  { name: "view!, static types", features: "hydrate,typed" },
  { name: "view!, each block erased with into_any", features: "hydrate,erased" },
  { name: "data only, " + ERASE, features: "hydrate", flags: ERASE },
  { name: "view!, " + ERASE, features: "hydrate,typed", flags: ERASE },
];
// The same passes as in index.html.
const passes = fs.readFileSync(path.join(root, "index.html"), "utf8").match(/data-wasm-opt-params="([^"]*)"/)[1].split(" ");

const run = (program, args, env) =>
  execFileSync(program, args, { cwd: crate, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });

/** The brotli-11 bytes of the program of a way. */
function weight({ features, flags = "" }) {
  const folder = path.join(target, flags ? "erased" : "plain");
  run("cargo", ["build", "--release", "--locked", "--target", "wasm32-unknown-unknown", "--features", features, "--target-dir", folder],
    { RUSTFLAGS: flags });
  const out = path.join(folder, "out");
  run("wasm-bindgen", [path.join(folder, "wasm32-unknown-unknown/release/view_cost.wasm"), "--target", "web", "--no-typescript",
    "--out-dir", out]);
  const small = path.join(out, "small.wasm");
  run(path.join(root, "node_modules/.bin/wasm-opt"), [path.join(out, "view_cost_bg.wasm"), "-o", small, ...passes,
    "--enable-bulk-memory", "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-sign-ext",
    "--enable-reference-types", "--enable-multivalue"]);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22 };
  return zlib.brotliCompressSync(fs.readFileSync(small), { params }).length;
}

// The same markup three times: the test fails where it is not.
for (const features of ["ssr,typed,el", "ssr,erased,el"])
  run("cargo", ["test", "--quiet", "--locked", "--features", features, "--target-dir", path.join(target, "native")]);
const source = file => fs.readFileSync(path.join(crate, "src/views", file), "utf8");
const elements = fs.readdirSync(path.join(crate, "src/views")).map(source).join("").match(/<[a-z][a-z0-9]*(?=[\s>])/g).length;

const rows = WAYS.map(way => ({ ...way, bytes: weight(way) }));
for (const row of rows) row.added = row.bytes - rows.find(base => base.name.startsWith("data only") && base.flags === row.flags).bytes;
const kB = bytes => (bytes / 1000).toFixed(1);
console.log(`${elements} elements in the source\n`);
console.log("| page of | program, kB | added, kB |\n| --- | ---: | ---: |");
for (const { name, bytes, added } of rows) console.log(`| ${name} | ${kB(bytes)} | ${added ? "+" + kB(added) : ""} |`);
if (values.json) fs.writeFileSync(values.json, JSON.stringify({ elements, rows }, null, 2));
