// P3 'minimal hand-written': static HTML + inline SVG, no JavaScript: the physical lower limit.
import * as C from "../content.mjs";
import { shell, css, esc } from "./shell.mjs";
const W = 730,
  H = 330,
  X = l => (l - 121.495) * 2912.7 + W / 2,
  merc = l => (Math.log(Math.tan(Math.PI / 4 + (l * Math.PI) / 360)) * 180) / Math.PI,
  Y = l => H / 2 - (merc(l) - merc(31.222)) * 2912.7; // web mercator, z=12
const d =
  "M" +
  C.river()
    .geometry.coordinates[0].slice(0, -1)
    .map(p => `${X(p[0]).toFixed(1)} ${Y(p[1]).toFixed(1)}`)
    .join("L") +
  "Z";
const map =
  `<svg viewBox="0 0 ${W} ${H}" width="100%" height="100%" role="img" aria-labelledby="mt"><title id="mt">河道与四处现场位置示意</title><rect width="100%" height="100%" fill="#f4f1ea"/><path d="${d}" fill="#9cc9e8" stroke="#3b82b8"/>` +
  C.sites
    .map(
      s =>
        `<g transform="translate(${X(s.lon).toFixed(1)} ${Y(s.lat).toFixed(1)})"><title>${s.name}：${s.note}</title><circle r="7" fill="#b3261e" stroke="#fff" stroke-width="2"/><text x="11" y="5" font-size="13">${s.name}</text></g>`,
    )
    .join("") +
  "</svg>";
const chart = C.metrics
  .map(m => {
    const k = 300 / (m.actual * 1.15);
    return `<svg viewBox="0 0 480 110" width="100%" role="img" aria-label="${m.name}：目标${m.target}，实际${m.actual}${m.unit}"><text y="20" font-size="15">${m.name}（${m.unit}）</text><rect x="90" y="34" width="${(m.target * k).toFixed(1)}" height="48" fill="#d5dbe1"/><rect x="90" y="47" width="${(m.actual * k).toFixed(1)}" height="22" fill="#1f6f54"/><text x="${(92 + m.actual * k + 4).toFixed(1)}" y="63" font-size="14">实际 ${m.actual}</text><text x="0" y="63" font-size="14">目标 ${m.target}</text></svg>`;
  })
  .join("");
const timeline =
  '<ol class="tl">' +
  C.events
    .map(
      e =>
        `<li><time datetime="${e.date}">${e.date}</time> <b>${e.title}</b><br>${e.text}<small>${C.sites[e.site].name}</small></li>`,
    )
    .join("") +
  "</ol>";
const sites = '<dl class="st">' + C.sites.map(s => `<dt>${s.name}</dt><dd>${s.note}</dd>`).join("") + "</dl>";
const own = `.tl{display:grid;grid-template-columns:repeat(4,1fr);gap:8px 16px;margin:0;padding:0;list-style:none;font-size:13px}.tl li{border-top:3px solid #1f6f54}.tl small{display:block;color:#556}.st{display:grid;grid-template-columns:max-content 1fr max-content 1fr;gap:0 10px;font-size:13px;margin:4px 0}.st dd{margin:0}@media(max-width:700px){.tl,.st{grid-template-columns:1fr}}`;
export default shell({
  attr: ' data-ready="paint"',
  head: `<style>${css}${own}#timeline{height:auto}</style>`,
  map,
  chart,
  timeline: timeline + sites,
});
