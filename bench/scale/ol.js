import Map from "ol/Map.js";
import View from "ol/View.js";
import Feature from "ol/Feature.js";
import Point from "ol/geom/Point.js";
import VSource from "ol/source/Vector.js";
import VLayer from "ol/layer/Vector.js";
import GLayer from "ol/layer/WebGLVector.js";
import { fromLonLat } from "ol/proj.js";
import "ol/ol.css";
import { N, OPT, points, CENTER, Z, el, inOut } from "./_common.js";
const pts = points(N),
  style = { "circle-radius": 4, "circle-fill-color": "rgba(51,136,255,.7)" };
let map;
window.S = {
  grab: [640, 400],
  pos: () => map.getView().getCenter()[0] / 111319.49,
  init() {
    const source = new VSource({ features: pts.map(p => new Feature(new Point(fromLonLat(p)))) });
    map = new Map({
      target: el,
      layers: [OPT === "webgl" ? new GLayer({ source, style }) : new VLayer({ source, style })],
      view: new View({ center: fromLonLat(CENTER), zoom: Z }),
    });
    return new Promise(k => map.once("rendercomplete", k));
  },
  zoom: ms =>
    inOut(ms, (zoom, duration) => new Promise(k => map.getView().animate({ zoom, duration, easing: t => t }, k))),
};
