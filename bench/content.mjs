// The one piece of content every peer page shows. Wording is placeholder copy of realistic
// length (benchmark fixture, not sourced statements); geometry is synthetic and deterministic.
export const title = "一江一河：上海滨水空间与旧区改造进展";
export const lead =
  "从旧里到新居，从断点到贯通。本页以时间线、地图与目标—实际对比图，呈现一年间滨水岸线开放、旧区改造与早餐工程的推进情况。";
export const paras = [
  "过去一年，城市更新围绕“一江一河”展开：滨江岸线逐段打通，沿河步道与社区口袋公园相连，老旧里弄的居民陆续签约搬迁，街头早餐车让上班族在家门口就能吃上热腾腾的早点。",
  "年初确定的任务清单把改造面积、受益户数与便民网点列为可核查的量化目标，并按季度公布完成情况。以下八个节点与四处现场，对应清单中的关键环节；图表给出全年目标与实际完成的对比。",
];
export const sites = [
  { name: "外滩北段滨江", lon: 121.4906, lat: 31.2437, note: "滨江步道贯通段，设驿站与无障碍坡道。" },
  { name: "苏州河四行段", lon: 121.4631, lat: 31.2426, note: "沿河断点打通，栈道接入社区口袋公园。" },
  { name: "杨浦滨江工业带", lon: 121.5389, lat: 31.2588, note: "老厂房改造为公共展厅与运动场地。" },
  { name: "徐汇滨江南延段", lon: 121.4602, lat: 31.1755, note: "南延岸线开放，连接轨交站与社区中心。" },
];
export const events = [
  {
    date: "2020-01-15",
    title: "任务清单公布",
    site: 0,
    text: "全年改造面积、受益户数与便民早餐网点列入可量化清单，各区分解到季度，并约定按季公布完成数据，接受社会监督。",
  },
  {
    date: "2020-03-20",
    title: "复工与首批签约",
    site: 1,
    text: "春季复工后，首批里弄启动第二轮征询，居民通过线上预约错峰签约，现场设置政策咨询与法律援助窗口。",
  },
  {
    date: "2020-04-28",
    title: "早餐车首批上路",
    site: 0,
    text: "首批智能早餐车在轨交站口与写字楼周边试点，手机下单、到点自取，菜单涵盖大饼油条、粢饭团与热豆浆。",
  },
  {
    date: "2020-06-18",
    title: "苏州河断点打通",
    site: 1,
    text: "多处断点以栈道与下穿通道方式贯通，沿线增设照明、座椅与直饮水点，居民可沿河连续步行与慢跑。",
  },
  {
    date: "2020-07-30",
    title: "旧改半程过线",
    site: 2,
    text: "上半年改造面积完成全年目标过半，多个地块签约率超过百分之九十八，搬迁居民陆续入住配套新房。",
  },
  {
    date: "2020-09-26",
    title: "工业带公共开放",
    site: 2,
    text: "老厂房与塔吊完成结构加固与景观更新，展厅、球场与亲水平台同步开放，保留铁轨与吊臂作为工业记忆。",
  },
  {
    date: "2020-11-12",
    title: "滨江南延段连通",
    site: 3,
    text: "南延岸线与既有步道连通，新建自行车专用道与驿站，岸线绿地与轨交站、社区中心实现步行可达。",
  },
  {
    date: "2020-12-28",
    title: "年度目标核验",
    site: 3,
    text: "第三方核验全年完成情况：改造面积与受益户数均超过目标，早餐车投放超过七十辆，相关数据向社会公开。",
  },
];
export const metrics = [
  // unit: 10^4 m2, 10^4 households
  { name: "旧区改造面积", unit: "万平方米", actual: 75, target: 55.1 },
  { name: "受益户数", unit: "万户", actual: 3.5, target: 2.8 },
];
export const facts = ["早餐车投放：70余辆", "以上为性能对比样张，文字为占位示例，河道几何为合成数据。"];
// Huangpu-like river: spline centre line, offset to both sides => ring of 2*250+1 points.
export function river(half = 250) {
  const k = [
    [121.452, 31.03],
    [121.47, 31.08],
    [121.462, 31.13],
    [121.452, 31.165],
    [121.47, 31.188],
    [121.497, 31.196],
    [121.503, 31.218],
    [121.494, 31.236],
    [121.502, 31.247],
    [121.53, 31.254],
    [121.562, 31.27],
    [121.556, 31.305],
    [121.52, 31.35],
    [121.503, 31.392],
  ];
  const cr = (a, b, c, d, t) =>
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t); // Catmull-Rom
  const mid = [...Array(half)].map((_, i) => {
    const u = (i / (half - 1)) * (k.length - 1),
      j = Math.min(k.length - 2, u | 0),
      g = n => k[Math.max(0, Math.min(k.length - 1, n))];
    return [0, 1].map(
      x => cr(g(j - 1)[x], g(j)[x], g(j + 1)[x], g(j + 2)[x], u - j) + 0.00018 * Math.sin(i * (x ? 1.7 : 2.3)),
    );
  });
  const side = s =>
    mid.map((p, i) => {
      const a = mid[Math.max(0, i - 1)],
        b = mid[Math.min(half - 1, i + 1)],
        l = Math.hypot(b[0] - a[0], b[1] - a[1]),
        w = 0.0028 + 0.0006 * Math.sin(i / 9);
      return [+(p[0] - (s * w * (b[1] - a[1])) / l).toFixed(5), +(p[1] + (s * w * (b[0] - a[0])) / l).toFixed(5)];
    });
  const ring = [...side(1), ...side(-1).reverse()];
  ring.push(ring[0]);
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}
// Strings whose presence in the DOM / raw HTML the harness counts (indexable, selectable, readable by AT).
export const expect = [
  title,
  lead,
  ...paras,
  ...sites.flatMap(s => [s.name, s.note]),
  ...events.flatMap(e => [e.title, e.text]),
  ...metrics.flatMap(m => [m.name, String(m.actual), String(m.target)]),
  facts[0],
];
