import * as L from "leaflet/dist/leaflet-src.esm.js";
import "leaflet/dist/leaflet.css";
import { N, points, CENTER, Z, el, sleep } from "./_common.js";
const pts = points(N);
let map;
window.S = {
  grab: [640, 400],
  pos: () => map.getCenter().lng,
  init() {
    map = L.map(el, { preferCanvas: true }).setView(CENTER.slice().reverse(), Z);
    const g = L.layerGroup();
    for (const [x, y] of pts) g.addLayer(L.circleMarker([y, x], { radius: 4, weight: 1, fillOpacity: 0.7 }));
    g.addTo(map);
  },
  async zoom(ms) {
    for (const z of [Z + 1, Z + 2, Z + 1, Z]) {
      map.setZoom(z, { animate: true });
      await sleep(ms / 4);
    }
  },
}; // Leaflet zooms in integer steps (250 ms CSS animation + redraw)
