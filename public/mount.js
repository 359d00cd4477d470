// Puts an atlas into an element of this very page: no frame, a shadow root of its own. docs/embedding.md tells how it is used.

const BASE = new URL(".", import.meta.url).href;
// No value is longer, in UTF-16 code units.
const MAX_TEXT = 4000;
const KEYS = ["story", "lang", "view", "sel", "basis", "programme", "district", "time", "map", "sort"];

const THEMES = ["light", "dark", "auto", "high-contrast"];

/** A member of an object, unless the object only inherits it: pages add members to `Object.prototype`. */
const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

// Elements replace members of the document by their name (`<img name=createElement>`), but not those of its prototype.
const HEAD = Object.getOwnPropertyDescriptor(Document.prototype, "head");
const create = (tag) => Document.prototype.createElement.call(document, tag);

/** The program and its style sheet, brought once for all atlases of the page. */
let brought;
/** The style sheet as atlases in elements have it. */
let sheet;

async function fetched(part) {
  const response = await fetch(BASE + part.name, { integrity: part.integrity });
  if (!response.ok) throw new Error(`${part.name}: ${response.status}`);
  return response;
}

/** An import takes what was preloaded with an integrity; it has none of its own. */
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

/** The reader's own font size: neither that of the portal's root nor what its rules give to elements. */
function fontSize(shadow) {
  const probe = create("div");
  probe.style.all = "initial";
  shadow.append(probe);
  const { fontSize } = getComputedStyle(probe);
  probe.remove();
  return fontSize || "16px";
}

/**
 * Puts an atlas into an element, whose own content shows until the atlas is ready. The members of `config` are `story`, `lang`,
 * `theme`, `view`, `sel`, `basis`, `programme`, `district`, `time`, `map`, `sort`.
 *
 * The element is told what happens by events: `ready`, `select`, `viewchange`, `error`.
 */
export async function mount(element, config = {}) {
  brought ??= bring();
  let program, css;
  try {
    ({ program, css } = await brought);
  } catch (error) {
    // What failed once may come when it is asked for again.
    brought = undefined;
    throw error;
  }
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  if (!sheet) {
    // An atlas is as wide as its element, not as the window, and its sizes are not the portal's.
    const made = new CSSStyleSheet();
    made.replaceSync(program.contained(css, fontSize(shadow)));
    sheet = made;
  }
  const value = (key) => {
    const text = String(own(config, key) ?? "");
    return text.length <= MAX_TEXT ? text : "";
  };
  const root = create("div");
  root.className = "atlas guest embedded";
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
    /** Has it do something: send("select", "breakfast-trucks"). */
    send: (command, value = "") => program.send(id, command, value),
    /** Takes it out again; the element's own content is back. */
    unmount() {
      program.unmount(id);
      element.removeEventListener("ready", over);
      shadow.adoptedStyleSheets = [];
      shadow.replaceChildren(create("slot"));
    },
  };
}
