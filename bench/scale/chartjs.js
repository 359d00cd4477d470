import { Chart, LineController, LineElement, PointElement, LinearScale, Decimation } from "chart.js";
import { N, OPT, series, el } from "./_common.js";
Chart.register(LineController, LineElement, PointElement, LinearScale, Decimation);
el.style.height = "400px";
let c;
const D = [series(N), series(N)].map(a => a.map(([x, y]) => ({ x, y })));
window.S = {
  init() {
    c = new Chart(el.appendChild(document.createElement("canvas")), {
      type: "line",
      data: { datasets: [{ data: D[0], borderWidth: 1, pointRadius: 0 }] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        scales: { x: { type: "linear" } },
        ...(OPT === "tuned" && {
          parsing: false,
          normalized: true,
          plugins: { decimation: { enabled: true, algorithm: "min-max" } },
        }),
      },
    });
  },
  redraw(i) {
    c.data.datasets[0].data = D[i & 1];
    c.update("none");
  },
};
