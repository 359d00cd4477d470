// P2 'modern stack': MapLibre GL (blank style + GeoJSON) + vis-timeline + Chart.js, one tree-shaken bundle.
import * as C from "../content.mjs";
import * as maplibregl from "maplibre-gl";
import { Timeline } from "vis-timeline/peer/esm/vis-timeline-graph2d.min.mjs";
import { DataSet } from "vis-data";
import { Chart, BarController, BarElement, LinearScale, CategoryScale, Tooltip, Legend } from "chart.js";
maplibregl.setWorkerUrl(location.origin + "/maplibre-gl-worker.mjs");
const map = new maplibregl.Map({
  container: "map",
  center: [121.495, 31.222],
  zoom: 11,
  fadeDuration: 0,
  attributionControl: false,
  style: {
    version: 8,
    sources: { river: { type: "geojson", data: C.river() } },
    layers: [
      { id: "bg", type: "background", paint: { "background-color": "#f4f1ea" } },
      { id: "fill", type: "fill", source: "river", paint: { "fill-color": "#9cc9e8" } },
      { id: "line", type: "line", source: "river", paint: { "line-color": "#3b82b8" } },
    ],
  },
});
for (const s of C.sites)
  new maplibregl.Marker()
    .setLngLat([s.lon, s.lat])
    .setPopup(new maplibregl.Popup().setHTML(`<b>${s.name}</b><br>${s.note}`))
    .addTo(map);
Chart.register(BarController, BarElement, LinearScale, CategoryScale, Tooltip, Legend);
const box = document.getElementById("chart");
for (const m of C.metrics) {
  const d = box.appendChild(document.createElement("div"));
  d.style.height = "50%";
  new Chart(d.appendChild(document.createElement("canvas")), {
    type: "bar",
    options: {
      indexAxis: "y",
      animation: false,
      maintainAspectRatio: false,
      scales: { x: { title: { display: true, text: m.unit }, beginAtZero: true } },
    },
    data: {
      labels: [m.name],
      datasets: [
        { label: `目标 ${m.target}`, data: [m.target], backgroundColor: "#d5dbe1" },
        { label: `实际 ${m.actual}`, data: [m.actual], backgroundColor: "#1f6f54" },
      ],
    },
  });
}
const tl = new Timeline(
  document.getElementById("timeline"),
  new DataSet(
    C.events.map((e, id) => ({ id, start: e.date, content: e.title, title: `${e.text}（${C.sites[e.site].name}）` })),
  ),
  { height: 330 },
);
const pop = document.createElement("p");
pop.setAttribute("aria-live", "polite");
document.getElementById("timeline").after(pop);
const show = i => {
  pop.textContent = C.events[i].text + "（" + C.sites[C.events[i].site].name + "）";
};
tl.on("select", p => p.items.length && show(p.items[0]));
show(0);
Promise.all([new Promise(k => map.on("load", k)), new Promise(k => tl.on("changed", k))]).then(() =>
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("ready"))),
);
