import * as M from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { N, points, CENTER, Z, el, inOut } from "./_common.js";
M.setWorkerUrl(new URL("maplibre-gl-worker.mjs", location).href);
const data = {
  type: "FeatureCollection",
  features: points(N).map(c => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: c } })),
};
let map;
window.S = {
  grab: [640, 400],
  pos: () => map.getCenter().lng,
  init() {
    map = new M.Map({
      container: el,
      center: CENTER,
      zoom: Z - 1,
      fadeDuration: 0,
      attributionControl: false,
      style: {
        version: 8,
        sources: { p: { type: "geojson", data } },
        layers: [
          { id: "b", type: "background", paint: { "background-color": "#fff" } },
          {
            id: "p",
            type: "circle",
            source: "p",
            paint: { "circle-radius": 4, "circle-color": "#3388ff", "circle-opacity": 0.7 },
          },
        ],
      },
    });
    return new Promise(k => map.once("idle", k));
  },
  zoom: ms =>
    inOut(
      ms,
      (z, d) =>
        new Promise(k => {
          map.once("moveend", k);
          map.easeTo({ zoom: z - 1, duration: d, easing: t => t, essential: true });
        }),
    ),
};
