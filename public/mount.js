// Mounts an atlas in an element of this page, in a shadow root instead of a frame. Usage: docs/embedding.md.

const BASE = new URL(".", import.meta.url).href;
// Maximum length of a value, in UTF-16 code units.
const MAX_TEXT = 4000;
const KEYS = ["story", "lang", "view", "sel", "basis", "programme", "district", "time", "map", "sort", "group", "verdict", "table", "order", "filter"];

const THEMES = ["light", "dark", "auto", "high-contrast"];

/** A member of an object. Inherited members are ignored, because pages add members to `Object.prototype`. */
const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

// Elements replace members of the document by their name (`<img name=createElement>`), but not those of the prototype.
const HEAD = Object.getOwnPropertyDescriptor(Document.prototype, "head");
const create = (tag) => Document.prototype.createElement.call(document, tag);

/** Promise of the program and its style sheet, which all atlases of the page share. */
let brought;
/** The style sheet, converted for atlases in elements. */
let sheet;

async function fetched(part) {
  const response = await fetch(BASE + part.name, { integrity: part.integrity });
  if (!response.ok) throw new Error(`${part.name}: ${response.status}`);
  return response;
}

/** Imports a module with an integrity check. `import` cannot check it, but uses the preloaded module, which was checked. */
function preloaded({ name, integrity }) {
  const link = create("link");
  Object.assign(link, { rel: "modulepreload", href: BASE + name, integrity, crossOrigin: "anonymous" });
  HEAD.get.call(document).append(link);
  return import(link.href).finally(() => link.remove());
}

async function bring() {
  const manifest = await (await fetch(BASE + "manifest.json", { cache: "no-cache" })).json();
  const [program, wasm, css] = await Promise.all([
    preloaded(manifest.js),
    fetched(manifest.wasm),
    fetched(manifest.css).then((response) => response.text()),
  ]);
  await program.default({ module_or_path: wasm });
  return { program, css };
}

/** The reader's font size, unaffected by the root and the rules of the host page. */
function fontSize(shadow) {
  const probe = create("div");
  probe.style.all = "initial";
  shadow.append(probe);
  const { fontSize } = getComputedStyle(probe);
  probe.remove();
  return fontSize || "16px";
}

/**
 * Mounts an atlas in an element. The content of the element stays visible until the atlas is ready. The members of `config` are
 * `story`, `lang`, `theme`, `view`, `sel`, `basis`, `programme`, `district`, `time`, `map`, `sort`, `group`, `verdict`, `table`, `order`,
 * `filter`.
 *
 * The element receives the events `ready`, `select`, `viewchange` and `error`. The promise rejects if a file cannot be loaded.
 */
export async function mount(element, config = {}) {
  brought ??= bring();
  let program, css;
  try {
    ({ program, css } = await brought);
  } catch (error) {
    // The next call loads the files again.
    brought = undefined;
    throw error;
  }
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  if (!sheet) {
    // Widths refer to the element instead of the viewport, and `rem` to the reader's font size.
    const made = new CSSStyleSheet();
    made.replaceSync(program.to_container_units(css, fontSize(shadow)));
    sheet = made;
  }
  const value = (key) => {
    const text = String(own(config, key) ?? "");
    return text.length <= MAX_TEXT ? text : "";
  };
  const root = create("div");
  root.className = "atlas mounted embedded";
  const theme = value("theme").trim().toLowerCase();
  if (THEMES.includes(theme)) root.dataset.theme = theme;
  else if (theme) console.error("minxin-atlas: no theme", theme);
  const before = create("slot");
  shadow.adoptedStyleSheets = [sheet];
  shadow.replaceChildren(root, before);
  const query = new URLSearchParams(KEYS.filter(value).map((key) => [key, value(key)]));
  const over = () => before.remove();
  element.addEventListener("ready", over, { once: true });
  const id = program.mount(root, BASE, String(query));
  return {
    /** Sends a command: send("select", "breakfast-trucks"). */
    send: (command, value = "") => program.send(id, command, value),
    /** Removes the atlas. The content of the element is visible again. */
    unmount() {
      program.unmount(id);
      element.removeEventListener("ready", over);
      shadow.adoptedStyleSheets = [];
      shadow.replaceChildren(create("slot"));
    },
  };
}
