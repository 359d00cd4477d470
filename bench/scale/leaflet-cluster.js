import L from "leaflet";
import "leaflet/dist/leaflet.css";
import "leaflet.markercluster";
import "leaflet.markercluster/dist/MarkerCluster.css";
import "leaflet.markercluster/dist/MarkerCluster.Default.css";
import icon from "leaflet/dist/images/marker-icon.png";
import shadow from "leaflet/dist/images/marker-shadow.png";
import { N, points, CENTER, Z, el, sleep } from "./_common.js";
L.Icon.Default.mergeOptions({ iconUrl: icon, iconRetinaUrl: icon, shadowUrl: shadow });
L.Icon.Default.imagePath = " ";
delete L.Icon.Default.prototype._getIconUrl;
const pts = points(N);
let map;
window.S = {
  grab: [640, 130],
  pos: () => map.getCenter().lng,
  init() {
    map = L.map(el).setView(CENTER.slice().reverse(), Z);
    const g = L.markerClusterGroup({ maxZoom: 18 });
    g.addLayers(pts.map(([x, y]) => L.marker([y, x])));
    map.setMaxZoom(18);
    map.addLayer(g);
  },
  async zoom(ms) {
    for (const z of [Z + 1, Z + 2, Z + 1, Z]) {
      map.setZoom(z, { animate: true });
      await sleep(ms / 4);
    }
  },
};
