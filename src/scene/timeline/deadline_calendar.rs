//! The deadlines of the targets as a calendar file.

use super::model::{TimelineItem, date_of, deadlines, title_of};
use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::state::VisibleRecords;
use crate::story::RecordId;
use crate::words::{self, static_words};
use crate::write::{CalendarEntry, CalendarFile, calendar};

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
) -> CalendarFile {
    let texts = ctx.words().in_views().downloads;
    let entries: Vec<CalendarEntry> =
        visible_deadlines(ctx, visible).iter().filter_map(|item| entry(ctx, item, page_of(item.record))).gather();
    let stamp = ctx.story.checked.or(ctx.story.as_of).and_then(EdtfDate::last).unwrap_or(Day(0));
    let domain = [&ctx.story.id, ".", DOMAIN].concat();
    calendar(&(texts.calendar_name)(ctx.story.title.get(ctx.lang)), &domain, stamp, &entries)
}

fn entry(ctx: &SceneContext<'_>, item: &TimelineItem, address: Option<String>) -> Option<CalendarEntry> {
    let (id, indicator) = ctx.story.indicators.get(item.record.index)?;
    let (texts, summary) = (ctx.words().in_views().downloads, ctx.summary(indicator));
    let title = title_of(ctx, item.record);
    let target = (ctx.words().in_views().chart.mark)(summary.kind, &summary.target);
    let mut targets = indicator.targets.iter().filter(|target| ctx.includes(&target.evidence));
    let sources = targets.next_back().map(|target| ctx.origin(&target.evidence)).unwrap_or_default();
    let mut lines = vec![date_of(ctx, item), summary.caption];
    lines.extend((!sources.is_empty()).then(|| (texts.sources)(&sources)));
    lines.extend(file_notes(ctx));
    Some(CalendarEntry {
        id: id.clone(),
        first: item.day(),
        last: item.day(),
        title: if summary.target.is_empty() { title.to_owned() } else { [title, " · ", &target].concat() },
        text: lines.join("\n"),
        address,
    })
}

/// The day of the data and the licence.
fn file_notes(ctx: &SceneContext<'_>) -> Vec<String> {
    let day = ctx.story.checked.or(ctx.story.as_of).map(|day| words::when(ctx.lang, day));
    let as_of = day.map(|day| (ctx.words().in_views().downloads.as_of)(&day));
    as_of.into_iter().chain([static_words(ctx.lang).licence.to_owned()]).gather()
}
