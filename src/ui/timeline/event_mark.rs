//! Elements of the timeline's marks: a dot, a bar with its ends, a deadline, or a cluster. Each is one element, shaped by CSS.

use super::css::{length, translate};
use crate::geometry::css_percent;
use crate::scene::timeline::{Edge, EventMark, EventMarkForm, TimelineCluster};
use crate::story::{DeadlineOutcome, RecordId};
use crate::ui::command::Command;
use crate::ui::element::{El, el};
use crate::ui::record::{span, with_record_state};

/// Returns the key of the mark among its siblings. The low four bits hold the record kind.
pub(super) fn key(record: RecordId) -> u32 {
    (record.index as u32) << 4 | record.kind as u32
}

/// Returns the element of a mark. Its text is cut to the space that the layout leaves.
pub(super) fn event_mark(mark: &EventMark, is_tab_stop: bool) -> El {
    let mut css = translate(mark.x, mark.y);
    let class = match mark.form {
        EventMarkForm::Dot => "mark dot",
        EventMarkForm::Deadline(DeadlineOutcome::Met) => "mark deadline met",
        EventMarkForm::Deadline(DeadlineOutcome::Missed) => "mark deadline missed",
        EventMarkForm::Deadline(DeadlineOutcome::Part) => "mark deadline part",
        EventMarkForm::Deadline(DeadlineOutcome::NoResult) => "mark deadline no-result",
        EventMarkForm::Deadline(DeadlineOutcome::NotSearched) => "mark deadline not-searched",
        EventMarkForm::Deadline(DeadlineOutcome::Open) => "mark deadline",
        EventMarkForm::Bar { width, .. } => {
            css.push_str(&[";width:", &css_percent(width)].concat());
            "mark event-bar"
        }
    };
    let vague = if mark.is_vague { " uncertain" } else { "" };
    let class = [class, vague, edge_classes(mark.form)].concat();
    let button = el("div").class(mark.state.class(&class)).attr("role", "button");
    let button = button.attr("tabindex", if is_tab_stop { "0" } else { "-1" }).attr("aria-label", mark.name.clone());
    // Text that is cut appears in the tooltip.
    let button = button.attr_opt("title", mark.room.map(|_| mark.name.clone()));
    let button = with_record_state(button, &mark.state).key(key(mark.state.record));
    if let EventMarkForm::Bar { width, .. } = mark.form {
        // The text may be longer than the bar, and starts inside or behind it.
        let mut text_css = ["margin-left:", &length(mark.indent)].concat();
        if let Some(room) = mark.room {
            text_css.push_str(&[";max-width:", &css_percent(room / width)].concat());
        }
        let text = (!mark.text.is_empty()).then(|| span("mark-label", mark.text.clone()).style(text_css));
        return button.style(css).children_iter(text);
    }
    if let Some(room) = mark.room.filter(|_| !mark.text.is_empty()) {
        // The width of the text plus that of the symbol before it.
        css.push_str(&[";max-width:calc(", &css_percent(room), " + ", &length(22.0), ")"].concat());
    }
    button.style(css).text_content(mark.text.clone())
}

/// Returns the classes of a bar's ends: an arrow where it continues, a fade where the date is unknown.
fn edge_classes(form: EventMarkForm) -> &'static str {
    let EventMarkForm::Bar { start, end, .. } = form else { return "" };
    match (start, end) {
        (Edge::Known, Edge::Known) => "",
        (Edge::Known, Edge::Open) => " open-end",
        (Edge::Known, Edge::Unknown) => " fade-end",
        (Edge::Open, Edge::Known) => " open-start",
        (Edge::Open, Edge::Open) => " open-start open-end",
        (Edge::Open, Edge::Unknown) => " open-start fade-end",
        (Edge::Unknown, Edge::Known) => " fade-start",
        (Edge::Unknown, Edge::Open) => " fade-start open-end",
        (Edge::Unknown, Edge::Unknown) => " fade-start fade-end",
    }
}

/// Returns the element of a cluster, labelled with its number of marks.
pub(super) fn cluster_mark(cluster: &TimelineCluster, id: &str, is_tab_stop: bool) -> El {
    let class = if cluster.is_highlighted { "cluster related" } else { "cluster" };
    let button = el("div").class(class).attr("role", "button").attr("tabindex", if is_tab_stop { "0" } else { "-1" });
    let button = button.command(Command::OpenTimelineCluster(id)).attr("aria-label", cluster.name.clone());
    // No record kind is 15, so the key differs from those of marks.
    button
        .style(translate(cluster.x, cluster.y))
        .key(key(cluster.first) | 15)
        .text_content(format!("+{}", cluster.count))
}
