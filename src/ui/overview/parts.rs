//! Elements that the sections of the overview share.

use crate::gather::Gather;
use crate::geometry::{coordinate, css_percent};
use crate::scene::kit::highlight::MarkState;
use crate::scene::overview::{BadgeCount, FigureText};
use crate::ui::element::{El, TextValue, el};
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::{badge_shape, span};

/// Returns a section with its heading, the sentence beside it and what ends that line.
pub(in crate::ui) fn section(class: &'static str, heading: impl Into<TextValue>, note: impl Into<TextValue>) -> El {
    let head = el("header").class("section-head").children(vec![el("h2").text_content(heading)]);
    let note: TextValue = note.into();
    let note = (!note.is_empty()).then(|| el("p").text_content(note));
    el("section").class(class).children(vec![head.children_iter(note)])
}

/// Returns a link to a record, or plain text if it has no other page.
pub(super) fn link_to(page: &PageContext<'_>, state: &MarkState, text: impl Into<TextValue>) -> El {
    record_link(page, state, "").text_content(text)
}

/// Returns a link to a record without content.
pub(super) fn record_link(page: &PageContext<'_>, state: &MarkState, class: &str) -> El {
    let class = state.class(class);
    let link = el("a").attr_opt("href", page.link_to_record(state.record));
    link.attr_opt("class", (!class.is_empty()).then_some(class))
}

/// Returns a link at the end of a section's head or of a list.
pub(in crate::ui) fn onward(href: String, text: impl Into<TextValue>) -> El {
    el("a").class("go").attr("href", href).text_content(text)
}

/// Returns a value with its unit in smaller letters.
pub(super) fn figure(value: &FigureText) -> Vec<El> {
    let unit = (!value.unit.is_empty()).then(|| el("small").text_content(value.unit.clone()));
    std::iter::once(el("span").text_content(value.number.clone())).chain(unit).gather()
}

/// Returns counts by badge, with their names.
pub(in crate::ui) fn named_badge_counts(counts: &[BadgeCount]) -> El {
    let items = counts.iter().map(|count| {
        let name = [&count.badge.name, " ", &count.count.to_string()].concat();
        el("li").children(vec![badge_shape(&count.badge).children(vec![span("badge-name", name)])])
    });
    el("ul").class("badge-counts").children_iter(items)
}

/// Returns counts by badge. Their names are read aloud and shown on hover.
pub(super) fn badge_counts(counts: &[BadgeCount]) -> El {
    let items = counts.iter().map(|count| {
        let name = count.badge.name.clone();
        let number = el("span").text_content(count.count.to_string());
        el("li")
            .attr("title", name.clone())
            .children(vec![badge_shape(&count.badge).children(vec![number]), span("visually-hidden", name)])
    });
    el("ul").class("badge-counts").children_iter(items)
}

/// Returns a drawing inside a drawing, at a share of its width: its content is in pixels from there.
pub(super) fn at(share: f64, content: Vec<El>) -> El {
    el("svg").attr("x", css_percent(share)).children(content)
}

/// Returns a path.
pub(super) fn path(class: impl Into<TextValue>, data: impl Into<TextValue>) -> El {
    el("path").class(class).attr("d", data)
}

/// Returns a box. `x` and `width` are shares of the drawing's width, `y` and `height` are in pixels.
pub(super) fn bar(class: impl Into<TextValue>, (x, width): (f64, f64), (y, height): (f64, f64)) -> El {
    let rect = el("rect").class(class).attr("x", css_percent(x)).attr("width", css_percent(width.max(0.0)));
    rect.attr("y", coordinate(y)).attr("height", coordinate(height))
}

/// Returns an upright line at a share of the drawing's width. `y` and `height` are in pixels.
pub(super) fn upright(class: &'static str, share: f64, (y, height): (f64, f64)) -> El {
    let line = el("rect").class(class).attr("x", css_percent(share)).attr("width", "1");
    line.attr("y", coordinate(y)).attr("height", coordinate(height))
}

/// Class of a drawing for one of several widths, of which the style sheet shows the one that fits.
pub(super) fn width_class(index: usize, widths: &[f64]) -> &'static str {
    match (widths.len(), index) {
        (0 | 1, _) => "",
        (_, 0) => " only-narrow",
        _ => " only-wide",
    }
}
