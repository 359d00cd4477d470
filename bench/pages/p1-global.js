import run from "./p1.js";
run(L, TL.Timeline, echarts, location.origin + "/vendor/timelinejs/js/");
