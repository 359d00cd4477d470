//! The deadlines of the targets as a calendar file.

use super::model::{TimelineItem, date_of, deadlines, title_of};
use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::state::VisibleRecords;
use crate::story::{Evidence, RecordId};
use crate::words;
use crate::write::{CalendarEntry, calendar};

/// Part of the ids of the entries, which makes them unique in the world. The name of a host is not, because many may publish a story.
const DOMAIN: &str = "minxin-atlas";

/// The visible deadlines, in time order.
pub fn visible_deadlines(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<TimelineItem> {
    deadlines(ctx, visible).into_iter().filter(|item| visible.contains(item.record)).gather()
}

/// Formats the visible deadlines. `page_of` returns the address of the page of a record.
pub fn deadline_calendar(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    page_of: &dyn Fn(RecordId) -> Option<String>,
) -> String {
    let texts = ctx.words().in_views().downloads;
    let entries: Vec<CalendarEntry> =
        visible_deadlines(ctx, visible).iter().filter_map(|item| entry(ctx, item, page_of(item.record))).gather();
    let stamp = ctx.story.checked.or(ctx.story.as_of).and_then(EdtfDate::last).unwrap_or(Day(0));
    let domain = [&ctx.story.id, ".", DOMAIN].concat();
    calendar(&(texts.calendar_name)(ctx.story.title.get(ctx.lang)), &domain, stamp, &entries)
}

fn entry(ctx: &SceneContext<'_>, item: &TimelineItem, address: Option<String>) -> Option<CalendarEntry> {
    let (id, indicator) = ctx.story.indicators.get(item.record.index)?;
    let (texts, summary, progress) =
        (ctx.words().in_views().downloads, ctx.summary(indicator), indicator.progress(ctx.background));
    let title = title_of(ctx, item.record);
    // The target that holds on the day.
    let (kind, value) = summary.revision.zip(summary.raised).unwrap_or((summary.kind, summary.target));
    let target = if value.is_empty() { value } else { (ctx.words().in_views().chart.mark)(kind, &value) };
    let targets = [progress.target, progress.raised].into_iter().flatten().map(|target| &target.evidence);
    let results = progress.actual.map(|actual| &actual.evidence).into_iter();
    let evidence: Vec<&Evidence> = targets.chain(results).chain(progress.ratio.map(|ratio| &ratio.evidence)).gather();
    let sources = ctx.origin_of_all(&evidence);
    let mut lines = vec![date_of(ctx, item), summary.caption];
    lines.extend((!sources.is_empty()).then(|| (texts.sources)(&sources)));
    lines.extend(ctx.report().map(|name| (texts.report)(&name)));
    lines.extend(ctx.story.checked.map(|day| (texts.checked)(&words::when(ctx.lang, day))));
    Some(CalendarEntry {
        id: id.clone(),
        first: item.day(),
        last: item.day(),
        title: if target.is_empty() { title.to_owned() } else { [title, " · ", &target].concat() },
        text: lines.join("\n"),
        address,
    })
}
