// Makes the subjects `ours-timeline`, `ours-map` and `ours-chart` of scale.mjs from a build of ours: the same page, with generated
// stories of the shared events, points and values.
import fs from "node:fs";
import path from "node:path";

const PROGRAMMES = 8;

const text = zh => ({ zh, en: zh });
const fact = { basis: "article", citations: [{ source: "generated", paragraph: 1, phrase: "节点" }] };

/** A story of the parts that are given. */
const story = (id, title, parts) => ({
  schema: 1,
  id,
  title: text(title),
  summary: text("生成的故事，只作测量之用。"),
  as_of: "2026-01-01",
  article: "generated",
  sources: [{ id: "generated", publisher: text("生成"), title: text("生成"), link: "mirror" }],
  programmes: Array.from({ length: PROGRAMMES }, (_, i) => ({
    id: `programme-${i}`,
    name: text(`工程 ${i + 1}`),
    text: text("生成的工程。"),
    ...fact,
  })),
  places: [],
  events: [],
  indicators: [],
  ...parts,
});

/** A story of n events, those of scale/_common.js, in lanes of their own. */
const inTime = (n, events) =>
  story(`timeline-${n}`, `${n} 个节点`, {
    events: events.map((event, i) => ({
      id: `event-${event.id}`,
      date: new Date(event.t).toISOString().slice(0, 10),
      title: text(event.title),
      text: text(event.text),
      programmes: [`programme-${i % PROGRAMMES}`],
      ...fact,
    })),
  });

/** A story of n points, those of scale/_common.js, which are one place. */
const onMap = (n, points) =>
  story(`map-${n}`, `${n} 个地点`, {
    places: [
      {
        id: "points",
        name: text("地点"),
        kind: "site",
        text: text("生成的地点。"),
        programmes: ["programme-0"],
        geometry: { type: "MultiPoint", coordinates: points.map(point => point.map(degrees => +degrees.toFixed(5))) },
        precision: { metres: 10 },
        ...fact,
      },
    ],
  });

/** A story of a line of n values, those of scale/_common.js, as a register gives them day by day. */
const asLine = (n, values) =>
  story(`chart-${n}`, `${n} 个数`, {
    units: [{ id: "unit", name: text("数"), short: text("") }],
    indicators: [
      {
        id: "line",
        title: text("生成的数"),
        short: text("生成的数"),
        unit: "unit",
        programmes: ["programme-0"],
        direction: "up",
        period: "../2026",
        readings: { start: "1740-01-01", every: "day", values: values.map(([, value]) => +value.toFixed(3)), ...fact },
        basis: "article",
      },
    ],
    series: [{ id: "lines", title: text("生成的数"), indicators: ["line"], form: "years" }],
  });

/** As wide as the other charts. */
const WIDE = ".series-chart { position: absolute; z-index: 9; left: 0; top: 0; width: 1280px; background: #fff }";

/** Runs in the page: what scale.mjs asks of a timeline or a map, done as a reader would. */
const SUBJECT = `
const WIDE = ${JSON.stringify(WIDE)};
const kind = location.pathname.match(/ours-(\\w+)/)[1];
const n = +(new URLSearchParams(location.search).get("n") ?? 1000);
const SIGHT = { map: ".map-viewport", timeline: ".timeline-viewport" }[kind], WINDOW = { map: ".map-window", timeline: ".brush-window" }[kind];
const view = kind === "chart" ? "indicators" : kind;
const frame = () => new Promise(requestAnimationFrame);
const find = selector => document.querySelector(selector);
const go = query => {
  history.pushState(null, "", query);
  dispatchEvent(new PopStateEvent("popstate"));
};
const ready = async () => {
  while (!("fullLayout" in document.documentElement.dataset)) await frame();
  // The other subjects too are a single view. Their data is in memory, ours in the bytes of its file.
  go("?view=" + view + "&n=" + n);
  const file = "stories/" + kind + "-" + n + ".json";
  const bytes = await (await fetch(file)).arrayBuffer(), ask = fetch;
  globalThis.fetch = (wanted, ...rest) => (wanted.url ?? String(wanted)).includes(file)
    ? Promise.resolve(new Response(bytes, { headers: { "content-type": "application/json" } }))
    : ask(wanted, ...rest);
  window.S = {
    grab: [640, 300],
    pos: () => find(WINDOW).getBoundingClientRect().left,
    async init() {
      const told = new Promise(k => new MutationObserver((_, own) => {
        if (find("h1").textContent.startsWith(n + " ")) k(own.disconnect());
      }).observe(find("#app"), { childList: true, characterData: true, subtree: true }));
      // The initial zoom and centre of the other maps.
      go("?story=" + file + "&view=" + view + (kind === "map" ? "&map=11/31.232/121.474" : ""));
      await told;
      if (kind === "chart") {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(WIDE);
        document.adoptedStyleSheets = [sheet];
        return;
      }
      find(SIGHT).scrollIntoView({ block: "center" });
      const { left, top, width, height } = find(SIGHT).getBoundingClientRect();
      S.grab = [left + width / 2, kind === "map" ? top + height / 2 : top + 200];
    },
    canvas: () => find(".series-chart canvas"),
    async redraw() {
      document.dispatchEvent(new Event("minxin:redraw"));
    },
    async zoom(ms) {
      const sight = find(SIGHT), { left, top, width, height } = sight.getBoundingClientRect();
      const deep = kind === "map" ? 4 : 2.5, y = kind === "map" ? top + height / 2 : top + 200;
      for (const to of [1 / deep, deep]) {
        let done = 1;
        for (let start = performance.now(), now = start; now < start + ms / 2; ) {
          await frame();
          now = performance.now();
          const due = to ** Math.min(1, (now - start) / (ms / 2));
          sight.dispatchEvent(new WheelEvent("wheel", { deltaY: (due / done - 1) / 0.002, ctrlKey: true, bubbles: true,
            cancelable: true, clientX: left + width / 2, clientY: y }));
          done = due;
        }
      }
    },
  };
};
ready();
`;

/** Makes the subjects of all sizes; the data of the other subjects is drawn from the seed of a fresh module. */
export async function writeScale(dist, out, sizes) {
  fs.rmSync(out, { recursive: true, force: true });
  fs.cpSync(dist, out, { recursive: true });
  globalThis.document = { getElementById: () => null };
  for (const [kind, all] of Object.entries(sizes))
    for (const n of all) {
      globalThis.location = { search: `?n=${n}` };
      const common = await import(`../scale/_common.js?${kind}=${n}`);
      const make = { map: () => onMap(n, common.points(n)), timeline: () => inTime(n, common.events(n)) };
      const made = (make[kind] ?? (() => asLine(n, common.series(n))))();
      fs.writeFileSync(path.join(out, `stories/${kind}-${n}.json`), JSON.stringify(made));
    }
  delete globalThis.location;
  delete globalThis.document;
  fs.writeFileSync(path.join(out, "scale.js"), SUBJECT);
  const page = fs.readFileSync(path.join(out, "index.html"), "utf8");
  const script = '<script type="module" src="scale.js"></script></body>';
  for (const kind of Object.keys(sizes))
    fs.writeFileSync(path.join(out, `ours-${kind}.html`), page.replace("</body>", script));
}
