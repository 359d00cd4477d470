import { Deck, MapView, LinearInterpolator } from "@deck.gl/core";
import { ScatterplotLayer } from "@deck.gl/layers";
import { N, points, CENTER, Z, el, inOut } from "./_common.js";
const data = points(N),
  at = z => ({ longitude: CENTER[0], latitude: CENTER[1], zoom: z - 1 });
let deck;
window.S = {
  grab: [640, 400],
  pos: () => deck.getViewports()[0].longitude,
  init: () =>
    new Promise(k => {
      deck = new Deck({
        parent: el,
        views: new MapView({ repeat: false }),
        initialViewState: at(Z),
        controller: true,
        onAfterRender: () => deck?.props.layers[0].isLoaded && k(),
        layers: [
          new ScatterplotLayer({
            id: "p",
            data,
            getPosition: d => d,
            getRadius: 4,
            radiusUnits: "pixels",
            getFillColor: [51, 136, 255, 178],
          }),
        ],
      });
    }),
  zoom: ms =>
    inOut(
      ms,
      (z, d) =>
        new Promise(k =>
          deck.setProps({
            initialViewState: {
              ...at(z),
              transitionDuration: d,
              transitionInterpolator: new LinearInterpolator(["zoom"]),
              onTransitionEnd: k,
            },
          }),
        ),
    ),
};
