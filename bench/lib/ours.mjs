// Makes the subject `ours` of scale.mjs from a build of ours: the same page, with generated stories of the shared events.
import fs from "node:fs";
import path from "node:path";

const PROGRAMMES = 8;

/** A story of n events, those of scale/_common.js, in lanes of their own. */
function story(n, events) {
  const text = zh => ({ zh, en: zh });
  const fact = { basis: "article", citations: [{ source: "generated", paragraph: 1, phrase: "节点" }] };
  const programme = i => `programme-${i % PROGRAMMES}`;
  return {
    schema: 1,
    id: `scale-${n}`,
    title: text(`${n} 个节点`),
    summary: text("生成的故事，只作测量之用。"),
    as_of: "2026-01-01",
    article: "generated",
    sources: [{ id: "generated", publisher: text("生成"), title: text("生成"), link: "mirror" }],
    programmes: Array.from({ length: PROGRAMMES }, (_, i) => ({
      id: programme(i),
      name: text(`工程 ${i + 1}`),
      text: text("生成的工程。"),
      ...fact,
    })),
    places: [],
    events: events.map((event, i) => ({
      id: `event-${event.id}`,
      date: new Date(event.t).toISOString().slice(0, 10),
      title: text(event.title),
      text: text(event.text),
      programmes: [programme(i)],
      ...fact,
    })),
    indicators: [],
  };
}

/** Runs in the page: what scale.mjs asks of a timeline, done as a reader would. */
const SUBJECT = `
const n = +(new URLSearchParams(location.search).get("n") ?? 1000);
const frame = () => new Promise(requestAnimationFrame);
const find = selector => document.querySelector(selector);
const go = query => {
  history.pushState(null, "", query);
  dispatchEvent(new PopStateEvent("popstate"));
};
const ready = async () => {
  while (!("whole" in document.documentElement.dataset)) await frame();
  // The other subjects are a timeline and nothing else, too, and have their data in memory: ours has the bytes of its file.
  go("?view=timeline&n=" + n);
  const file = "stories/scale-" + n + ".json";
  const bytes = await (await fetch(file)).arrayBuffer(), ask = fetch;
  globalThis.fetch = (wanted, ...rest) => (wanted.url ?? String(wanted)).includes(file)
    ? Promise.resolve(new Response(bytes, { headers: { "content-type": "application/json" } }))
    : ask(wanted, ...rest);
  window.S = {
    grab: [640, 300],
    pos: () => find(".window").getBoundingClientRect().left,
    async init() {
      const told = new Promise(k => new MutationObserver((_, own) => {
        if (find("h1").textContent.startsWith(n + " ")) k(own.disconnect());
      }).observe(find("#app"), { childList: true, characterData: true, subtree: true }));
      go("?story=" + file + "&view=timeline");
      await told;
      find(".sight").scrollIntoView();
      const { left, top, width } = find(".sight").getBoundingClientRect();
      S.grab = [left + width / 2, top + 200];
    },
    async zoom(ms) {
      const sight = find(".sight"), { left, top, width } = sight.getBoundingClientRect();
      for (const to of [0.4, 2.5]) {
        let done = 1;
        for (let start = performance.now(), now = start; now < start + ms / 2; ) {
          await frame();
          now = performance.now();
          const due = to ** Math.min(1, (now - start) / (ms / 2));
          sight.dispatchEvent(new WheelEvent("wheel", { deltaY: (due / done - 1) / 0.002, ctrlKey: true, bubbles: true,
            cancelable: true, clientX: left + width / 2, clientY: top + 200 }));
          done = due;
        }
      }
    },
  };
};
ready();
`;

export async function writeScale(dist, out, sizes) {
  fs.rmSync(out, { recursive: true, force: true });
  fs.cpSync(dist, out, { recursive: true });
  // The events of the other subjects, which are drawn from the seed of a fresh module.
  for (const n of sizes) {
    globalThis.location = { search: `?n=${n}` };
    globalThis.document = { getElementById: () => null };
    const { events } = await import(`../scale/_common.js?size=${n}`);
    fs.writeFileSync(path.join(out, `stories/scale-${n}.json`), JSON.stringify(story(n, events(n))));
  }
  delete globalThis.location;
  delete globalThis.document;
  fs.writeFileSync(path.join(out, "scale.js"), SUBJECT);
  const page = fs.readFileSync(path.join(out, "index.html"), "utf8");
  const script = '<script type="module" src="scale.js"></script></body>';
  fs.writeFileSync(path.join(out, "index.html"), page.replace("</body>", script));
}
