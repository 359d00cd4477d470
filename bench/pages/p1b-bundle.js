// P1b: the same page as a careful team would ship it: one tree-shaken, minified bundle and one stylesheet.
import run from "./p1.js";
import * as L from "leaflet/dist/leaflet-src.esm.js";
import { Timeline } from "@knight-lab/timelinejs/src/js/timeline/Timeline";
import { use, init } from "echarts/core";
import { BarChart } from "echarts/charts";
import { GridComponent, TooltipComponent, LegendComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
use([BarChart, GridComponent, TooltipComponent, LegendComponent, CanvasRenderer]);
L.Icon.Default.imagePath = "/images/";
run(L, Timeline, { init }, location.origin + "/js/");
