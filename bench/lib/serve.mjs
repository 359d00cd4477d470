// Static server on 127.0.0.1 only; every compressible body is brotli-11 precompressed before the first request.
import http from "node:http";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import crypto from "node:crypto";
const MIME = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  mjs: "text/javascript",
  css: "text/css",
  json: "application/json",
  geojson: "application/json",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  ico: "image/x-icon",
  woff2: "font/woff2",
  woff: "font/woff",
  ttf: "font/ttf",
  otf: "font/otf",
  wasm: "application/wasm",
  txt: "text/plain",
  xml: "application/xml",
  webmanifest: "application/manifest+json",
};
const RAW = /\.(png|jpe?g|webp|avif|gif|woff2?|br|gz|zst)$/; // already compressed
export const typeOf = f =>
  ({
    html: "html",
    js: "js",
    mjs: "js",
    css: "css",
    wasm: "wasm",
    json: "data",
    geojson: "data",
    bin: "data",
    pbf: "data",
  })[f.split(".").pop()] ??
  (/\.(png|jpe?g|webp|avif|gif|svg|ico)$/.test(f) ? "img" : /\.(woff2?|ttf|otf|eot)$/.test(f) ? "font" : "other");
const CACHE = path.join(import.meta.dirname, "../.cache/br/");
export function brotli(buf) {
  const f = CACHE + crypto.createHash("sha256").update(buf).digest("hex");
  if (fs.existsSync(f)) return fs.readFileSync(f);
  const out = zlib.brotliCompressSync(buf, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: buf.length },
  });
  fs.mkdirSync(CACHE, { recursive: true });
  fs.writeFileSync(f, out);
  return out;
}
/** Serve dir at /. `log` collects {url, type, bytes, raw, t} of each response; reset it per run. */
export async function serve(dir) {
  const files = new Map();
  for (const e of fs.readdirSync(dir, { recursive: true, withFileTypes: true }))
    if (e.isFile()) {
      const f = path.join(e.parentPath ?? e.path, e.name),
        url = "/" + path.relative(dir, f).split(path.sep).join("/"),
        raw = fs.readFileSync(f);
      if (/\.(map|d\.ts|br|gz)$/.test(f) || url.includes("/.")) continue;
      // A release has its own compressed copies.
      const br = RAW.test(f) ? null : fs.existsSync(`${f}.br`) ? fs.readFileSync(`${f}.br`) : brotli(raw);
      files.set(url, {
        raw: raw.length,
        body: br && br.length < raw.length ? br : raw,
        br: !!(br && br.length < raw.length),
        mime: MIME[url.split(".").pop()] ?? "application/octet-stream",
        etag: `"${crypto.createHash("sha256").update(raw).digest("hex").slice(0, 16)}"`,
      });
    }
  const s = { log: [], files };
  const srv = http.createServer((q, r) => {
    let u = decodeURIComponent(q.url.split("?")[0]);
    if (u.endsWith("/")) u += "index.html";
    const f = files.get(u),
      e = {
        url: u,
        type: typeOf(u),
        bytes: f?.body.length ?? 0,
        raw: f?.raw ?? 0,
        status: f ? 200 : 404,
        t: Date.now(),
      };
    s.log.push(e);
    if (!f) {
      r.writeHead(404, { "content-length": 0 });
      return r.end();
    }
    if (f.br && !/\bbr\b/.test(q.headers["accept-encoding"] ?? "")) console.error("client did not offer brotli for", u);
    // As hosts do, without sending a file again that the browser has.
    if (q.headers["if-none-match"] === f.etag) {
      Object.assign(e, { bytes: 0, status: 304 });
      r.writeHead(304, { etag: f.etag });
      return r.end();
    }
    r.writeHead(200, {
      etag: f.etag,
      "content-type": f.mime,
      "content-length": f.body.length,
      ...(f.br && { "content-encoding": "br", vary: "accept-encoding" }),
      "cache-control": u.endsWith(".html") ? "no-cache" : "public, max-age=31536000, immutable",
    });
    r.end(f.body, () => {
      e.end = Date.now();
    });
  });
  srv.keepAliveTimeout = 60000;
  await new Promise(k => srv.listen(0, "127.0.0.1", k));
  return Object.assign(s, {
    url: `http://127.0.0.1:${srv.address().port}/`,
    close: () => {
      srv.closeAllConnections();
      srv.close();
    },
  });
}
