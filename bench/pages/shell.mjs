// Shared HTML shell: identical article text and layout; each peer fills #map, #chart and #timeline.
import * as C from "../content.mjs";
export const esc = s =>
  String(s).replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
export const css = `*{box-sizing:border-box}body{margin:0;font:15px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1b2733;background:#fff}
main{max-width:1240px;margin:0 auto;padding:12px 16px}h1{font-size:26px;margin:0 0 4px}h2{font-size:17px;margin:8px 0 4px}p{margin:4px 0}.lead{font-size:17px;color:#445}
.row{display:grid;grid-template-columns:3fr 2fr;gap:16px}#map,#chart{height:330px}#timeline{height:330px}footer{color:#556;font-size:13px}
@media(max-width:700px){.row{grid-template-columns:1fr}}`;
export const shell = ({
  head = "",
  map = "",
  chart = "",
  timeline = "",
  tail = "",
  attr = "",
}) => `<!doctype html><html lang="zh-CN"${attr}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${esc(C.title)}</title><meta name="description" content="${esc(C.lead)}"><link rel="icon" href="data:,">
${head}</head><body><main><header><h1>${esc(C.title)}</h1><p class="lead">${esc(C.lead)}</p>${C.paras.map(p => `<p>${esc(p)}</p>`).join("")}</header>
<div class="row"><section><h2>地图</h2><div id="map">${map}</div></section><section><h2>目标与实际</h2><div id="chart">${chart}</div></section></div>
<section><h2>时间线</h2><div id="timeline">${timeline}</div></section><footer>${C.facts.map(f => `<p>${esc(f)}</p>`).join("")}</footer></main>${tail}</body></html>`;
