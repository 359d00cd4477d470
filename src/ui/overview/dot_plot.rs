//! The dot plot: one dot for each indicator with a share of its target. It is hidden from screen readers; the list below it
//! says the same.

use super::dot_list::{dot_list, undrawn_list};
use super::parts::{at, bar, onward, path, section as headed, upright, width_class};
use crate::gather::Gather;
use crate::geometry::{coordinate, css_percent};
use crate::scene::charts::OpenSide;
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::{Dot, DotLabel, DotPlot, DotRow, LABEL_FONT, NAME_FONT, TAIL, dot_plot};
use crate::scene::records::badge::SIDE_PX;
use crate::state::{Page, View, VisibleRecords};
use crate::ui::element::{El, el};
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::badge_shape;

/// Height of the labels above and below the rows, in pixels.
const HEAD: f64 = 24.0;
const TICKS: f64 = 20.0;
/// Height of a line of a label and of a name, in pixels.
const LABEL_LINE: f64 = 15.0;
const NAME_LINE: f64 = 16.0;
/// Height of the letters above the baseline, relative to the font size.
const ASCENT: f64 = 0.36;

pub(super) fn section(
    page: &PageContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    widths: &[f64],
) -> Option<El> {
    let plots: Vec<DotPlot> =
        widths.iter().filter_map(|width| dot_plot(&page.ctx, visible, highlight, *width)).gather();
    let scene = plots.last()?;
    let legend = scene.legend.iter().map(|count| {
        let [name, number] = [count.badge.name.clone(), count.count.to_string()];
        let text = el("span").text_content([&name, " ", &number].concat());
        el("li").children(vec![badge_shape(&count.badge).children(vec![text])])
    });
    let legend = (!scene.rows.is_empty()).then(|| el("ul").class("shape-key").children_iter(legend));
    let drawings = plots.iter().enumerate().filter(|(_, plot)| !plot.rows.is_empty());
    let drawings = drawings.map(|(index, plot)| drawing(plot, width_class(index, widths)));
    let view = View::Indicators;
    let link = onward(page.link_to_page(Page::View(view)), (page.ctx.words().view_name)(view));
    let lists = [dot_list(page, scene), undrawn_list(page, scene)].into_iter().flatten();
    let section = headed("dot-plot", scene.heading.clone(), scene.note).children_iter(legend).children_iter(drawings);
    let foot = el("div").class("folded-lists").children_iter(lists);
    Some(section.children(vec![foot, el("p").class("section-end").children(vec![link])]))
}

/// Returns the drawing. Positions along the axis are shares of its width, so that it may grow.
fn drawing(plot: &DotPlot, class: &'static str) -> El {
    let share = |x: f64| x / plot.width.max(1.0);
    let (top, bottom) = (HEAD, HEAD + plot.height);
    let grid = plot.ticks.iter().filter(|(x, _)| (x - plot.target).abs() > 0.5);
    let mut parts: Vec<El> = grid.map(|(x, _)| upright("grid", share(*x), (top, plot.height))).gather();
    for row in &plot.rows {
        parts.push(bar("row-line", (0.0, 1.0), (top + row.extent.1, 1.0)));
        let (from, to) = row.extent;
        parts.push(upright("target-line", share(plot.target), (top + from, to - from)));
    }
    parts.extend(plot.ticks.iter().map(|(x, text)| {
        let class = if (x - plot.target).abs() < 0.5 { "tick target-tick" } else { "tick" };
        let text = el("text").class(class).attr("y", coordinate(bottom + 15.0)).text_content(text.clone());
        at(share(*x), vec![text])
    }));
    let [short, target, beyond] = plot.sides;
    // The words stand beside that of the target.
    let room = crate::scene::kit::labels::text_width(target, LABEL_FONT) / 2.0 + 14.0;
    let side = |class: &'static str, text: &'static str, dx: f64| {
        let text = el("text").class(class).attr("y", "14").attr("dx", coordinate(dx)).text_content(text);
        at(share(plot.target), vec![text])
    };
    parts.extend([
        side("side short", short, -room),
        side("side target-tick", target, 0.0),
        side("side beyond", beyond, room),
    ]);
    parts.extend(plot.rows.iter().flat_map(|row| row_parts(plot, row)));
    el("svg")
        .class(["dots", class].concat())
        .attr("height", coordinate(bottom + TICKS))
        .attr("aria-hidden", "true")
        .children(parts)
}

fn row_parts(plot: &DotPlot, row: &DotRow) -> Vec<El> {
    let area = row.name_area;
    let first = HEAD + area.y + area.height / 2.0 - (row.name_lines.len() as f64 - 1.0) * NAME_LINE / 2.0;
    let lines = row.name_lines.iter().enumerate().map(|(index, line)| {
        let y = first + index as f64 * NAME_LINE + NAME_FONT * ASCENT;
        el("text").class("row-name").attr("y", coordinate(y)).text_content(line.clone())
    });
    let of_label = |label: &DotLabel| row.dots.iter().find(|dot| dot.state.id == label.id).map(|dot| dot.at.x);
    let labels = row.labels.iter().filter_map(|label| Some(label_part(plot, label, of_label(label)?)));
    lines.chain(labels).chain(row.dots.iter().map(|dot| dot_part(plot, dot))).gather()
}

/// Returns a label. It keeps its distance from its dot while the drawing grows, on the side on which it is.
fn label_part(plot: &DotPlot, label: &DotLabel, x: f64) -> El {
    let area = label.area;
    let (anchor, at_x) = match () {
        () if area.x >= x => ("start", area.x),
        () if area.x + area.width <= x => ("end", area.x + area.width),
        () => ("middle", area.x + area.width / 2.0),
    };
    let class = if label.is_needed { "dot-name" } else { "dot-name other" };
    let lines = label.lines.iter().enumerate().map(|(index, line)| {
        let y = HEAD + area.y + LABEL_LINE * (index as f64 + 0.5) + LABEL_FONT * ASCENT;
        let caveat = if label.caveat.is_empty() { "" } else { " · " };
        let text = el("text").class(class).attr("text-anchor", anchor).attr("x", coordinate(at_x - x));
        text.attr("y", coordinate(y)).text_content([line, caveat, label.caveat].concat())
    });
    let leader = label.leader.map(|(from, to)| {
        let point = |x: f64, y: f64| [coordinate(x), coordinate(y)].join(" ");
        path("leader", ["M", &point(from.x - x, from.y + HEAD), "L", &point(to.x - x, to.y + HEAD)].concat())
    });
    at(x / plot.width.max(1.0), leader.into_iter().chain(lines).gather())
}

/// Returns a dot with the shape and colour of its status, and the marks beside it.
fn dot_part(plot: &DotPlot, dot: &Dot) -> El {
    let scale = coordinate(dot.radius * 2.0 / (SIDE_PX - 1.0));
    let half = coordinate(-SIDE_PX / 2.0);
    let shape = path("dot-shape", dot.badge.path());
    let shape = shape.attr("transform", ["scale(", &scale, ") translate(", &half, " ", &half, ")"].concat());
    let mark = |side: OpenSide, is_open: bool| {
        let sign = if side == OpenSide::Above { 1.0 } else { -1.0 };
        let (near, far) = (sign * (dot.radius + 1.0), sign * (dot.radius + TAIL - 1.0));
        let (from, to) = if is_open { (near, far) } else { (near + sign, far) };
        let class = if is_open { "tail open-end" } else { "tail" };
        let (from, to, tip) = (coordinate(from), coordinate(to), coordinate(far));
        path(class, ["M", &from, " -4L", &tip, " 0L", &from, " 4M", &to, " 0"].concat())
    };
    let marks = [dot.beyond.map(|side| mark(side, false)), dot.open.map(|side| mark(side, true))];
    let title = el("title").text_content(dot.title.clone());
    let class = dot.state.class(dot.badge.class());
    let group = el("svg").class(class).attr("x", css_percent(dot.at.x / plot.width.max(1.0)));
    group.attr("y", coordinate(HEAD + dot.at.y)).children(vec![title, shape]).children_iter(marks.into_iter().flatten())
}
