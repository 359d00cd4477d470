// The bytes that the charts add to the program: built with and without them, and compressed. Prints, and never fails.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const root = path.join(import.meta.dirname, "..");
const target = path.join(root, "target/weigh");
const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
const wasm = path.join(target, "wasm32-unknown-unknown/release/minxin-atlas.wasm");
// The same passes as in index.html.
const passes = fs.readFileSync(path.join(root, "index.html"), "utf8").match(/data-wasm-opt-params="([^"]*)"/)[1].split(" ");

/** The brotli size of the program built with these features, in kB. */
function weight(features) {
  run("cargo", "build", "--release", "--locked", "--target", "wasm32-unknown-unknown", "--bin", "minxin-atlas",
    "--no-default-features", "--features", features, "--target-dir", target);
  const out = path.join(target, "out");
  run("wasm-bindgen", wasm, "--target", "web", "--no-typescript", "--out-dir", out);
  const bound = path.join(out, "minxin-atlas_bg.wasm");
  const small = path.join(out, "small.wasm");
  run(path.join(root, "node_modules/.bin/wasm-opt"), bound, "-o", small, ...passes, "--enable-bulk-memory", "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-reference-types", "--enable-multivalue");
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22 };
  return zlib.brotliCompressSync(fs.readFileSync(small), { params }).length / 1000;
}

const bare = weight("hydrate"), whole = weight("hydrate,charts");
const added = whole - bare;
console.log(`the program weighs ${whole.toFixed(1)} kB (brotli), ${bare.toFixed(1)} kB without its charts, which add ${added.toFixed(1)} kB   ` +
  `at most 45: ${added <= 45 ? "goal met" : "goal missed"}`);
