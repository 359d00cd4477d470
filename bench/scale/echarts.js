import { use, init } from "echarts/core";
import { LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { N, OPT, series, el } from "./_common.js";
use([LineChart, GridComponent, CanvasRenderer]);
el.style.height = "400px";
let c;
const D = [series(N), series(N)];
window.S = {
  init() {
    c = init(el);
    c.setOption({
      animation: false,
      xAxis: { type: "value" },
      yAxis: { type: "value", scale: true },
      series: [{ type: "line", showSymbol: false, data: D[0], ...(OPT === "tuned" && { sampling: "lttb" }) }],
    });
    c.getZr().flush();
  },
  redraw(i) {
    c.setOption({ series: [{ data: D[i & 1] }] });
    c.getZr().flush();
  },
};
