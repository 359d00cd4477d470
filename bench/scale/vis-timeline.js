import { Timeline } from "vis-timeline/peer/esm/vis-timeline-graph2d.min.mjs";
import { DataSet } from "vis-data";
import "vis-timeline/styles/vis-timeline-graph2d.min.css";
import { N, OPT, events, el, sleep } from "./_common.js";
const ev = events(N),
  START = Date.UTC(2014, 10),
  END = Date.UTC(2026, 1),
  a = ms => ({ animation: { duration: ms / 2, easingFunction: "linear" } });
let tl;
// No start/end options: with them vis-timeline 8.5 keeps its opaque "loading screen" up until the first interaction.
window.S = {
  grab: [640, 300],
  pos: () => +tl.getWindow().start / 864e5,
  init() {
    const items = new DataSet(ev.map(e => ({ id: e.id, start: e.t, content: e.title, title: e.text })));
    return new Promise(k => {
      tl = new Timeline(el, items, {
        height: 600,
        onInitialDrawComplete: () => {
          if (OPT === "cluster") tl.setWindow(START, END, { animation: false });
          k();
        },
        ...(OPT === "cluster" && { cluster: { maxItems: 1, showStipes: false } }),
      });
    });
  },
  async zoom(ms) {
    tl.zoomIn(0.6, a(ms));
    await sleep(ms / 2);
    tl.zoomOut(0.6, a(ms));
    await sleep(ms / 2);
  },
};
