// Makes the peer page `static` from a build of ours: the same text, lists, tables and drawings under the same
// stylesheet, as someone would write them by hand for a page that runs no script at all.
import fs from "node:fs";
import path from "node:path";

const TAG = /<[a-zA-Z](?:"[^"]*"|[^">])*>/g;
const LEFT_OUT = /\.(html|js|mjs|wasm|json|map)$/;

export function writeStatic(dist, out) {
  const page = fs.readFileSync(path.join(dist, "index.html"), "utf8");
  const [, language = "en"] = page.match(/<html[^>]*\slang="([^"]*)"/) ?? [];
  const head = page.match(/<head>([^]*)<\/head>/)?.[1] ?? "";
  const app = page.match(/<div id="app">[^]*<\/div>(?=\s*<\/body>)/)?.[0] ?? "";
  if (!/<h1/.test(app))
    throw Error(`${dist}/index.html holds no rendered page in #app: build it with cargo xtask build`);
  const styles = fs.readdirSync(dist).filter(file => file.endsWith(".css"));
  const css = styles.map(file => fs.readFileSync(path.join(dist, file), "utf8")).join("\n");

  const ownHead = head
    .replace(/<script\b[^]*?<\/script>/g, "")
    .replace(/<link\b[^>]*\brel="(?:module)?preload"[^>]*>/g, "")
    .replace(/\n\s*\n/g, "\n");
  // What only a script gives a meaning: comments that mark places, controls, and attributes the stylesheet never names.
  const ownApp = app
    .replace(/<!--[^]*?-->/g, "")
    .replace(/<script\b[^]*?<\/script>/g, "")
    .replace(/<button\b[^]*?<\/button>|<label\b[^]*?<\/label>|<select\b[^]*?<\/select>/g, "")
    .replace(TAG, tag =>
      tag.replace(/\s(data-[\w-]+)(?:="[^"]*")?/g, (all, name) => (css.includes(`[${name}`) ? all : "")),
    );

  fs.rmSync(out, { recursive: true, force: true });
  const kept = from => !LEFT_OUT.test(from) && (from === dist || !path.basename(from).startsWith("."));
  fs.cpSync(dist, out, { recursive: true, filter: kept });
  fs.writeFileSync(
    path.join(out, "index.html"),
    `<!doctype html>\n<html lang="${language}" data-ready="paint">\n<head>${ownHead}</head>\n<body>\n${ownApp}\n</body>\n</html>\n`,
  );
}
