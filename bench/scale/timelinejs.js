import { Timeline } from "@knight-lab/timelinejs/src/js/timeline/Timeline";
import "@knight-lab/timelinejs/dist/css/timeline.css";
import { N, events, el, sleep } from "./_common.js";
el.style.height = "600px";
let tl;
const cfg = {
  events: events(N).map(e => {
    const d = new Date(e.t);
    return {
      start_date: { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate() },
      text: { headline: e.title, text: e.text },
    };
  }),
};
window.S = {
  grab: [640, 500],
  pos: () => el.querySelector(".tl-timenav-slider").getBoundingClientRect().left,
  init() {
    tl = new Timeline(el, cfg, { language: "en", font: null, script_path: location.origin + "/" });
    return new Promise(k => tl.on("ready", k));
  },
  async zoom(ms) {
    for (const f of ["zoomIn", "zoomIn", "zoomIn", "zoomOut", "zoomOut", "zoomOut"]) {
      tl[f]();
      await sleep(ms / 6);
    }
  },
};
