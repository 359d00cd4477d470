// Seeded data shared by every scale page; a page defines window.S = { init(), grab:[x,y], pos(), zoom(ms) } or { init(), redraw() }.
export const N = +(new URLSearchParams(location.search).get("n") ?? 1000),
  OPT = new URLSearchParams(location.search).get("opt") ?? "";
let s = 42;
export const rnd = () => {
  s = (s + 0x6d2b79f5) | 0;
  let t = Math.imul(s ^ (s >>> 15), 1 | s);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const gauss = () => Math.sqrt(-2 * Math.log(rnd() + 1e-12)) * Math.cos(6.283185307 * rnd());
/** 70 % around the centre of Shanghai, 30 % over the whole municipality: [lon, lat] */
export const points = n =>
  Array.from({ length: n }, () =>
    rnd() < 0.7 ? [121.474 + 0.12 * gauss(), 31.232 + 0.09 * gauss()] : [120.95 + 0.95 * rnd(), 30.75 + 0.7 * rnd()],
  );
export const events = n =>
  Array.from({ length: n }, (_, i) => ({
    id: i,
    t: Date.UTC(2015, 0, 1) + Math.floor(rnd() * 11 * 365.25) * 864e5,
    title: `节点 ${i}`,
    text: `第 ${i} 个进展节点的简短说明文字。`,
  }));
export const series = n => {
  let y = 50;
  return Array.from({ length: n }, (_, i) => [i, (y += rnd() - 0.5)]);
};
export const CENTER = [121.474, 31.232],
  Z = 11,
  DZ = 2; // 256-px web-mercator zoom
export const sleep = ms => new Promise(k => setTimeout(k, ms));
export const el = document.getElementById("v");
/** 3 s zoom for libraries with a continuous animation: in for half, out for half */
export const inOut = (ms, to) => to(Z + DZ, ms / 2).then(() => to(Z, ms / 2));
