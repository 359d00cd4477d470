import U from "uplot";
import "uplot/dist/uPlot.min.css";
import { N, series, el } from "./_common.js";
el.style.height = "400px";
let u;
const D = [series(N), series(N)].map(a => [a.map(p => p[0]), a.map(p => p[1])]);
window.S = {
  init() {
    u = new U(
      { width: 1280, height: 380, scales: { x: { time: false } }, series: [{}, { stroke: "#3388ff" }] },
      D[0],
      el,
    );
  },
  async redraw(i) {
    u.setData(D[i & 1]);
    await null;
    await null;
  },
}; // uPlot commits in a microtask
