//! Elements that the charts share: their drawing and their export toolbar.

use crate::geometry::coordinate;
use crate::paint;
use crate::scene::charts::ChartLabel;
use crate::scene::records::record_text::SceneContext;
use crate::ui::command::{Command, ExportFormat};
use crate::ui::control::button;
use crate::ui::element::{El, TextValue, el};

/// True if the view is compiled in. Builds without it show its share of the program size.
pub(super) const IS_ENABLED: bool = cfg!(feature = "charts");

/// Width of the prerendered charts, in CSS pixels. The SVG stretches to its column.
pub(in crate::ui) const WIDTH: f64 = 600.0;

/// Returns shapes as an SVG drawing that stretches to its container. It is hidden from screen readers; text beside it has the
/// content.
pub(super) fn svg_drawing(view_box: impl Into<TextValue>, shapes: Vec<paint::SvgShape>) -> El {
    let path = |shape: paint::SvgShape| {
        let class = if shape.form == paint::ShapeForm::Fill {
            shape.role.name().to_owned()
        } else {
            [shape.role.name(), " line"].concat()
        };
        el("path").class(class).attr("d", shape.path)
    };
    let svg = el("svg").attr("viewBox", view_box).attr("preserveAspectRatio", "none").attr("aria-hidden", "true");
    svg.children_iter(shapes.into_iter().map(path))
}

/// Returns the export toolbar of a chart: one tab stop, with arrow keys between the buttons.
pub(super) fn export_toolbar(ctx: &SceneContext<'_>, name: &str, title: &str, is_open: bool) -> El {
    let labels = ctx.words().in_views().chart;
    let table = button(Command::ToggleChartTable(name))
        .text_content(labels.table)
        .attr("aria-expanded", if is_open { "true" } else { "false" });
    let toolbar = el("div").class("export-toolbar").attr("role", "toolbar").attr("aria-label", (labels.take)(title));
    let formats = [(ExportFormat::Png, "PNG"), (ExportFormat::Svg, "SVG"), (ExportFormat::Csv, "CSV")];
    let download = |(format, label)| button(Command::Export(format, name)).attr("tabindex", "-1").text_content(label);
    toolbar.attr("data-roving", "button").children(vec![table]).children_iter(formats.map(download))
}

/// Returns the labels along a chart, in a separate SVG that does not stretch. `offset` moves them down, in CSS pixels.
pub(super) fn axis_labels(labels: &[ChartLabel], offset: f64) -> El {
    el("svg")
        .class("axis-labels")
        .attr("aria-hidden", "true")
        .children_iter(labels.iter().map(|label| chart_label(label, offset)))
}

/// Returns a label, moved down by `offset`. Its position is a percentage, so that it fits a chart of any width.
pub(super) fn chart_label(label: &ChartLabel, offset: f64) -> El {
    let anchor = (label.anchor != "start").then_some(label.anchor);
    el("text")
        .attr("x", [&coordinate(label.percent), "%"].concat())
        .attr("y", coordinate(label.y + offset))
        .attr_opt("text-anchor", anchor)
        .class(label.class)
        .text_content(label.text.clone())
}
