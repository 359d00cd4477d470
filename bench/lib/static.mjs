// Makes the peer page `static` from a build of ours: the same text, lists, tables and drawings under the same
// stylesheet, as someone would write them by hand for a page that runs no script at all.
import fs from "node:fs";
import path from "node:path";
import { launch } from "./chrome.mjs";

const LEFT_OUT = /\.(html|js|mjs|wasm|json|map|br|gz)$/;

/** Runs in the browser, whose parser takes every way to write HTML; `css` is the text of the stylesheets. */
function strip({ html, css }) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const app = page.querySelector("#app");
  if (!app?.querySelector("h1")) return null;
  page.body.replaceChildren(app);
  // Removes everything that only scripts use: preloads, controls, markers of positions, attributes that no style sheet uses.
  const scripted = "script, template, button, select, label, link[rel=preload], link[rel=modulepreload]";
  for (const element of page.querySelectorAll(scripted)) element.remove();
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const marks = [];
  while (comments.nextNode()) marks.push(comments.currentNode);
  for (const mark of marks) mark.remove();
  for (const element of page.querySelectorAll("*"))
    for (const name of element.getAttributeNames())
      if (name.startsWith("data-") && !css.includes(`[${name}`)) element.removeAttribute(name);
  delete page.documentElement.dataset.state;
  page.documentElement.dataset.ready = "paint";
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

export async function writeStatic(dist, out) {
  const read = file => fs.readFileSync(path.join(dist, file), "utf8");
  const styles = fs.readdirSync(dist).filter(file => file.endsWith(".css"));
  const source = { html: read("index.html"), css: styles.map(read).join("\n") };
  const chrome = await launch();
  const page = await chrome.ctx
    .pages()[0]
    .evaluate(strip, source)
    .finally(() => chrome.close());
  if (!page) throw Error(`${dist}/index.html holds no rendered page in #app: build it with cargo xtask build`);

  fs.rmSync(out, { recursive: true, force: true });
  const isCopied = from => from === dist || !(LEFT_OUT.test(from) || path.basename(from).startsWith("."));
  fs.cpSync(dist, out, { recursive: true, filter: isCopied });
  fs.writeFileSync(path.join(out, "index.html"), page);
}
