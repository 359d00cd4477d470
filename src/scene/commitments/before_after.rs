//! Evidence of a commitment on one axis: the state before the article on the left, results on the right.

use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::sorting::{apply_permutation, argsort};
use crate::story::{Commitment, Reference};
use crate::words;

/// Maximum number of years with a label.
const MAX_TICKS: i32 = 7;

/// Evidence before and after the article.
#[derive(Clone, Debug, PartialEq)]
pub struct BeforeAfter {
    /// Position of the article's day, as a share of the width.
    pub article: f64,
    /// True if the state before the article is known.
    pub has_baseline: bool,
    /// Marks in time order.
    pub marks: Vec<DatedMark>,
    /// Years: position and label.
    pub ticks: Vec<(f64, String)>,
    /// The drawing in one sentence.
    pub summary: String,
}

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedMark {
    /// Position, as a share of the width.
    pub position: f64,
    /// True for a result, false for the state before.
    pub is_result: bool,
}

/// The evidence of a commitment. `None` if none is dated, or the story has no reference date.
pub(super) fn before_after(ctx: &SceneContext<'_>, commitment: &Commitment) -> Option<BeforeAfter> {
    let article = ctx.story.as_of?.last()?;
    let days = |references: &[Reference], after: bool| -> Vec<Day> {
        let dated = references.iter().filter(|reference| reference.is_after == Some(after));
        dated.filter_map(|reference| reference.day).gather()
    };
    let (before, after) = (days(&commitment.baseline, false), days(&commitment.results, true));
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let year = |day: Day| day.civil().0;
    let all = || before.iter().chain(&after).chain([&article]).copied();
    let checked = commitment.checked.or(ctx.story.checked).and_then(EdtfDate::last);
    let (first, last) = (all().map(year).min()?, all().chain(checked).map(year).max()?);
    let start = |year: i32| Day::from_civil(year, 1, 1).0 as f64;
    // A year of room on the left, so that the absence of a baseline can be seen.
    let first = first.min(year(article) - 1);
    let (low, high) = (start(first), start(last + 1));
    let position = |day: Day| (day.0 as f64 - low) / (high - low);
    let mut marks: Vec<DatedMark> = before
        .iter()
        .map(|day| DatedMark { position: position(*day), is_result: false })
        .chain(after.iter().map(|day| DatedMark { position: position(*day), is_result: true }))
        .gather();
    // Positions are shares of a few years: a millionth of them is less than a day.
    let order = argsort(marks.iter().map(|mark| ((mark.position * 1e6) as i64, 0)).gather());
    apply_permutation(&mut marks, order);
    let step = (last - first) / MAX_TICKS + 1;
    let ticks = (first..=last)
        .filter(|year| (year - first) % step == 0)
        .map(|year| ((start(year) - low) / (high - low), words::when(ctx.lang, EdtfDate::year(year))))
        .gather();
    let latest = after.iter().max().map(|day| words::month_of(ctx.lang, *day)).unwrap_or_default();
    let summary = (ctx.words().in_views().commitment.before_after)(before.len(), after.len(), &latest);
    Some(BeforeAfter { article: position(article), has_baseline: !before.is_empty(), marks, ticks, summary })
}
