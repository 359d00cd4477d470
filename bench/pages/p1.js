// P1 'typical stack' app code; the libraries arrive as globals (p1: script tags) or imports (p1b: bundle).
import * as C from "../content.mjs";
const ymd = d => {
  const [year, month, day] = d.split("-");
  return { year, month, day };
};
export default function run(L, Timeline, echarts, scriptPath) {
  const map = L.map("map", { renderer: L.canvas() }).setView([31.222, 121.495], 12);
  L.geoJSON(C.river(), { style: { color: "#3b82b8", weight: 1, fillColor: "#9cc9e8", fillOpacity: 0.9 } }).addTo(map);
  for (const s of C.sites)
    L.marker([s.lat, s.lon], { title: s.name, alt: s.name }).addTo(map).bindPopup(`<b>${s.name}</b><br>${s.note}`);
  const chart = echarts.init(document.getElementById("chart"));
  const drawn = new Promise(k => chart.on("finished", k));
  const ax = (m, i) => ({ gridIndex: i, name: m.unit, nameLocation: "middle", nameGap: 24, splitNumber: 4 });
  chart.setOption({
    animation: false,
    tooltip: {},
    legend: { top: 0, data: ["目标", "实际"] },
    grid: [
      { left: 100, right: 30, top: 40, height: 80 },
      { left: 100, right: 30, top: 200, height: 80 },
    ],
    xAxis: C.metrics.map(ax),
    yAxis: C.metrics.map((m, i) => ({ type: "category", gridIndex: i, data: [m.name] })),
    series: C.metrics.flatMap((m, i) => [
      {
        name: "目标",
        type: "bar",
        xAxisIndex: i,
        yAxisIndex: i,
        data: [m.target],
        barWidth: 44,
        barGap: "-80%",
        itemStyle: { color: "#d5dbe1" },
        label: { show: true, position: "insideBottomRight" },
      },
      {
        name: "实际",
        type: "bar",
        xAxisIndex: i,
        yAxisIndex: i,
        data: [m.actual],
        barWidth: 22,
        itemStyle: { color: "#1f6f54" },
        label: { show: true, position: "insideRight", color: "#fff" },
      },
    ]),
  });
  const tl = new Timeline(
    "timeline",
    {
      events: C.events.map(e => ({
        start_date: ymd(e.date),
        text: { headline: e.title, text: `<p>${e.text}</p><p>${C.sites[e.site].name}</p>` },
      })),
    },
    { language: "zh-cn", font: null, script_path: scriptPath, timenav_height_percentage: 40 },
  );
  const imgs = [...document.images].map(i => i.decode().catch(() => {}));
  Promise.all([drawn, new Promise(k => tl.on("ready", k)), ...imgs]).then(() =>
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("ready"))),
  );
}
