// Builds dist/{p1,p1b,p2,p3,scale} from npm packages only (production/minified builds, fully self-hosted).
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { shell, css } from "./pages/shell.mjs";
import p3 from "./pages/p3.mjs";
const at = p => path.join(import.meta.dirname, p),
  nm = p => at("node_modules/" + p),
  out = p => at("dist/" + p);
fs.rmSync(at("dist"), { recursive: true, force: true });
const cp = (src, dst) => fs.cpSync(nm(src), out(dst), { recursive: true, filter: f => !f.endsWith(".map") });
const put = (f, s) => {
  fs.mkdirSync(path.dirname(out(f)), { recursive: true });
  fs.writeFileSync(out(f), s);
};
const js = (entry, outfile, o = {}) =>
  build({
    entryPoints: [at(entry)],
    outfile: out(outfile),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".less": "empty" },
    ...o,
  });
const mincss = (files, dst) =>
  build({
    stdin: { contents: files.map(f => `@import "${f}";`).join("\n") + css, loader: "css", resolveDir: at(".") },
    bundle: true,
    minify: true,
    outfile: out(dst),
    external: ["*.png", "*.svg", "*.woff", "*.woff2", "*.ttf", "*.eot", "*#iefix", "*#tl-icons"],
    logLevel: "error",
  });
// P1: vendor files as shipped, script tags
for (const f of ["leaflet.js", "leaflet.css", "images"]) cp("leaflet/dist/" + f, "p1/vendor/leaflet/" + f);
for (const f of ["js", "css"]) cp("@knight-lab/timelinejs/dist/" + f, "p1/vendor/timelinejs/" + f);
cp("echarts/dist/echarts.min.js", "p1/vendor/echarts.min.js");
await js("pages/p1-global.js", "p1/app.js");
put(
  "p1/index.html",
  shell({
    head:
      `<style>${css}</style>` +
      ["leaflet/leaflet", "timelinejs/css/timeline"]
        .map(f => `<link rel="stylesheet" href="/vendor/${f}.css">`)
        .join("") +
      ["vendor/leaflet/leaflet", "vendor/timelinejs/js/timeline", "vendor/echarts.min", "app"]
        .map(f => `<script defer src="/${f}.js"></script>`)
        .join(""),
  }),
);
// P1b: same libraries, bundled and tree-shaken
await js("pages/p1b-bundle.js", "p1b/app.js");
await mincss(["leaflet/dist/leaflet.css", "@knight-lab/timelinejs/dist/css/timeline.css"], "p1b/css/app.css");
cp("@knight-lab/timelinejs/dist/css/icons", "p1b/css/icons");
cp("@knight-lab/timelinejs/dist/js/locale", "p1b/js/locale");
cp("leaflet/dist/images", "p1b/images");
cp("leaflet/dist/images", "p1b/css/images");
put(
  "p1b/index.html",
  shell({ head: '<link rel="stylesheet" href="/css/app.css"><script defer src="/app.js"></script>' }),
);
// P2
await js("pages/p2.js", "p2/app.js", { format: "esm" });
await mincss(["maplibre-gl/dist/maplibre-gl.css", "vis-timeline/styles/vis-timeline-graph2d.min.css"], "p2/app.css");
for (const f of ["maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs"]) cp("maplibre-gl/dist/" + f, "p2/" + f);
put(
  "p2/index.html",
  shell({ head: '<link rel="stylesheet" href="/app.css"><script type="module" src="/app.js"></script>' }),
);
// P3
put("p3/index.html", p3);
// scale pages: one bundle per library
for (const f of fs.readdirSync(at("scale")).filter(f => f.endsWith(".js") && !f.startsWith("_"))) {
  const n = f.slice(0, -3);
  await js("scale/" + f, `scale/${n}.js`, {
    format: "esm",
    loader: {
      ".less": "empty",
      ".css": "css",
      ".png": "dataurl",
      ".svg": "dataurl",
      ".woff2": "empty",
      ".woff": "empty",
      ".ttf": "empty",
      ".eot": "empty",
    },
  });
  put(
    `scale/${n}.html`,
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${n}</title><link rel="icon" href="data:,">${fs.existsSync(out(`scale/${n}.css`)) ? `<link rel="stylesheet" href="${n}.css">` : ""}<style>body{margin:0}#v{width:1280px;height:800px}</style><div id="v"></div><script type="module" src="${n}.js"></script></html>`,
  );
}
cp("maplibre-gl/dist/maplibre-gl-worker.mjs", "scale/maplibre-gl-worker.mjs");
cp("maplibre-gl/dist/maplibre-gl-shared.mjs", "scale/maplibre-gl-shared.mjs");
console.log("built", fs.readdirSync(at("dist")).join(" "));
fs.writeFileSync(out(".built"), ""); // run.mjs builds again once a source is newer than this
