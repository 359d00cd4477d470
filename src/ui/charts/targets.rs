//! The indicators as single rows: name, bar in percent of the target, value and status in one line. The sentence, the notes and
//! the sources are shown on demand.

use super::parts::{WIDTH, axis_labels, svg_drawing};
use crate::gather::Gather;
use crate::geometry::coordinate;
use crate::paint;
use crate::scene::charts::bullet::HEIGHT;
use crate::scene::charts::{ChartLabel, IndicatorRow};
use crate::scene::records::badge::Badge;
use crate::scene::records::record_text::SceneContext;
use crate::story::Status;
use crate::ui::element::{El, el};
use crate::ui::record::{citation_list, record_link, span, status_badge};

/// Labels of the axis in percent, with their positions: the axis ends at 160 %.
const AXIS: [(f64, &str); 4] = [(0.0, "0"), (31.25, "50"), (62.5, "100%"), (93.75, "150%")];

/// Returns the axis above the rows.
pub(super) fn share_axis() -> El {
    let label = |(percent, text): (f64, &str)| {
        let class = if text == "100%" { "target" } else { "tick" };
        ChartLabel::new(percent, text.to_owned(), class)
    };
    let labels: Vec<ChartLabel> = AXIS.into_iter().map(label).gather();
    el("div").class("share-axis").children(vec![axis_labels(&labels, 11.0)])
}

/// Returns the rows of a group: one tab stop, with arrow keys from row to row.
pub(super) fn rows(ctx: &SceneContext<'_>, rows: Vec<IndicatorRow>) -> El {
    let rows = rows.into_iter().enumerate().map(|(index, row)| indicator_row(ctx, index, row));
    el("div").class("bullet-rows").attr("data-roving", "summary").children_iter(rows)
}

/// Takes the indicators for which no result was found out of the rows.
pub(super) fn take_without_result(ctx: &SceneContext<'_>, rows: &mut Vec<IndicatorRow>) -> Vec<IndicatorRow> {
    let name = (ctx.words().in_views().method.status)(Status::NoResultFound, false);
    let (taken, kept) = std::mem::take(rows).into_iter().partition(|row| row.summary.badge.name == name);
    *rows = kept;
    taken
}

/// Returns the indicators without a result, folded below a line that names them; `None` if there are none.
pub(super) fn without_result(ctx: &SceneContext<'_>, indicators: Vec<IndicatorRow>) -> Option<El> {
    let badge = &indicators.first()?.summary.badge;
    let badge = Badge { words: (ctx.words().in_views().chart.count)(&badge.name, indicators.len()), ..badge.clone() };
    let names: Vec<&str> = indicators.iter().map(|row| row.title.as_str()).gather();
    let line = el("summary").children(vec![status_badge(&badge), span("names", names.join(" · "))]);
    let is_open = indicators.iter().any(|row| row.state.is_selected).then_some("");
    let details = el("details").class("without-result").attr_opt("open", is_open);
    Some(details.children(vec![line, rows(ctx, indicators)]).below_first_screen())
}

/// Returns the row of an indicator. Of all rows, one is open.
fn indicator_row(ctx: &SceneContext<'_>, index: usize, row: IndicatorRow) -> El {
    let IndicatorRow { state, title, summary, notes, share, .. } = row;
    let words = ctx.words();
    let view_box = ["0 0 ", &coordinate(WIDTH), " ", &coordinate(HEIGHT)].concat();
    let bar = el("span").class("share-bar");
    let bar = bar.children_iter(share.map(|bullet| svg_drawing(view_box, paint::bullet_shapes(&bullet))));
    let line =
        el("summary").attr_opt("tabindex", (index > 0).then_some("-1")).attr("aria-describedby", "chart-tooltip");
    let line = line.children(vec![span("title", title), bar, el("strong").text_content(summary.actual)]);
    let share = (!summary.share.is_empty()).then(|| span("share", summary.share));
    // The date of a search is in the sentence.
    let badge = Badge { words: summary.badge.name.clone(), ..summary.badge };
    let line = line.children_iter(share).children(vec![status_badge(&badge)]);
    let mut parts = vec![el("p").text_content(summary.caption)];
    parts.extend(notes.into_iter().map(|note| el("p").class("note").text_content(note)));
    parts.push(citation_list(words, ctx.citations(state.record)));
    let link = record_link(&state, "indicator", vec![span("", words.in_views().see_record)]);
    parts.push(el("p").children(vec![link]));
    let more = el("div").class("row-more").children(parts);
    let details = el("details").attr("name", "indicator").children(vec![line, more]);
    // A row keeps its node, and so the focus, when the order changes.
    let row = el("div").key(state.record.index as u32).class(state.class("bullet-row"));
    row.attr("data-tooltip", state.id.clone()).children(vec![details])
}
