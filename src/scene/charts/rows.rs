//! Indicators as rows of bullet charts, grouped by programme or in one sorted list. Within a group, each unit has one
//! scale.

use super::bullet::{Bullet, BulletData, bullet_data};
use super::chart_label::ChartLabel;
use super::share_bullet::share_bullet;
use crate::civil::{EdtfDate, PartialDate};
use crate::gather::Gather;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::kit::value_axis::Axis;
use crate::scene::records::badge::Badge;
use crate::scene::records::record_text::{IndicatorSummary, SceneContext};
use crate::sorting::{apply_permutation, argsort};
use crate::state::{Sort, VisibleRecords};
use crate::story::{DeadlineOutcome, Indicator, RecordId, RecordKind, TargetKind, Value, find};
use crate::words::{self, OutcomeCounts};

/// Id of a chart, in attributes: `group/ID`, `all`, `series/ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartId {
    /// All indicators.
    All,
    /// The indicators of a programme, by index; `None` for those without a programme.
    Group(Option<usize>),
    /// A series, by index.
    Series(usize),
}

impl ChartId {
    /// The id as text.
    pub fn to_text(self, ctx: &SceneContext<'_>) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Group(None) => "group/".to_owned(),
            Self::Group(Some(index)) => {
                ["group/", ctx.story.id_of(RecordId { kind: RecordKind::Programme, index })].concat()
            }
            Self::Series(index) => ["series/", ctx.story.series.get(index).map_or("", |(id, _)| id.as_str())].concat(),
        }
    }

    /// Parses an id. `None` if no such chart exists.
    pub fn parse(ctx: &SceneContext<'_>, text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => (text == "all").then_some(Self::All),
            Some(("group", "")) => Some(Self::Group(None)),
            Some(("group", id)) => {
                Some(Self::Group(Some(ctx.story.programmes.iter().position(|(other, _)| other == id)?)))
            }
            Some(("series", id)) => Some(Self::Series(ctx.story.series.iter().position(|(other, _)| other == id)?)),
            Some(_) => None,
        }
    }
}

/// A group of indicators.
#[derive(Clone, Debug)]
pub struct IndicatorGroup {
    /// Id of its chart.
    pub id: ChartId,
    /// Its heading.
    pub heading: String,
    /// Number of its indicators per status, the best first.
    pub counts: Vec<(Badge, usize)>,
    /// Number of its targets per outcome.
    pub outcomes: OutcomeCounts,
    /// Its rows.
    pub rows: Vec<IndicatorRow>,
}

/// Row of one indicator: its bullet chart and texts.
#[derive(Clone, Debug)]
pub struct IndicatorRow {
    /// Its record.
    pub state: MarkState,
    /// Short title of the indicator.
    pub title: String,
    /// Target, actual and share as text.
    pub summary: IndicatorSummary,
    /// Qualifications, and the values that other sources claim.
    pub notes: Vec<String>,
    /// The drawing.
    pub bullet: Bullet,
    /// Labels below the drawing.
    pub labels: Vec<ChartLabel>,
    /// The drawing in percent of the first target, which is at the same position in every row. `None` without a share.
    pub share: Option<Bullet>,
}

/// An indicator with its chart data.
struct ChartItem<'a> {
    record: RecordId,
    indicator: &'a Indicator,
    data: BulletData,
}

/// The groups of all visible indicators, each chart `width` pixels wide.
pub fn indicator_groups(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    sort: Sort,
    width: f64,
) -> Vec<IndicatorGroup> {
    of_all(ctx, visible, sort).into_iter().map(|(name, items)| group(ctx, highlight, name, items, width)).gather()
}

/// The row of one indicator, on an axis for it alone. `None` for another kind of record.
pub fn indicator_row(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    record: RecordId,
    width: f64,
) -> Option<IndicatorRow> {
    let (_, indicator) = ctx.story.indicators.get(record.index).filter(|_| record.kind == RecordKind::Indicator)?;
    let item = ChartItem { record, indicator, data: bullet_data(ctx, indicator) };
    let axis = Axis::around(item.data.values());
    Some(row(ctx, highlight, &item, axis, width))
}

fn of_all<'a>(ctx: &SceneContext<'a>, visible: &VisibleRecords, sort: Sort) -> Vec<(ChartId, Vec<ChartItem<'a>>)> {
    let story = ctx.story;
    let item = |record: RecordId| {
        let (_, indicator) = story.indicators.get(record.index)?;
        Some(ChartItem { record, indicator, data: bullet_data(ctx, indicator) })
    };
    let mut items: Vec<ChartItem<'a>> = visible.of(RecordKind::Indicator).filter_map(item).gather();
    let in_order = |keys: Vec<(i64, i64)>, mut items: Vec<ChartItem<'a>>| {
        apply_permutation(&mut items, argsort(keys));
        if items.is_empty() { Vec::new() } else { vec![(ChartId::All, items)] }
    };
    match sort {
        Sort::Programme => {
            let group_of = |item: &ChartItem<'_>| {
                let id = item.indicator.programmes.first()?;
                story.programmes.iter().position(|(other, _)| other == id)
            };
            let names = (0..story.programmes.len()).map(Some).chain([None]);
            let take = |name: Option<usize>| {
                let (members, rest) = std::mem::take(&mut items).into_iter().partition(|item| group_of(item) == name);
                items = rest;
                (ChartId::Group(name), members)
            };
            names.map(take).filter(|(_, members)| !members.is_empty()).gather()
        }
        Sort::Ratio => {
            let key = |item: &ChartItem<'_>| {
                let progress = item.indicator.progress(ctx.background);
                let share = progress.percent.or(progress.ratio.map(|ratio| ratio.value.number));
                (share.map_or(i64::MAX, |share| -((share.to_f64() * 1e6) as i64)), 0)
            };
            in_order(items.iter().map(key).gather(), items)
        }
        Sort::Date => {
            let key = |item: &ChartItem<'_>| {
                let actual = item.indicator.progress(ctx.background).actual;
                (actual.and_then(|observation| observation.when.last()).map_or(i64::MAX, |day| -day.0), 0)
            };
            in_order(items.iter().map(key).gather(), items)
        }
    }
}

/// One axis for each unit in a group, so that values of one unit can be compared.
fn axes<'a>(items: &[ChartItem<'a>]) -> Vec<(&'a str, Axis)> {
    let mut units: Vec<&str> = Vec::new();
    for item in items {
        if !units.contains(&item.indicator.unit.as_str()) {
            units.push(&item.indicator.unit);
        }
    }
    let of = |unit: &str| {
        items.iter().filter(|item| item.indicator.unit == unit).flat_map(|item| item.data.values()).gather()
    };
    units.into_iter().map(|unit| (unit, Axis::around(of(unit)))).gather()
}

fn axis(axes: &[(&str, Axis)], item: &ChartItem<'_>) -> Axis {
    let axis = axes.iter().find(|(unit, _)| *unit == item.indicator.unit);
    axis.map_or_else(|| Axis::around([]), |(_, axis)| *axis)
}

fn group(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    name: ChartId,
    items: Vec<ChartItem<'_>>,
    width: f64,
) -> IndicatorGroup {
    let heading = match name {
        ChartId::Group(Some(index)) => ctx.story.programmes.get(index).map(|(_, entry)| entry.name.get(ctx.lang)),
        ChartId::Group(None) => Some(ctx.words().in_views().no_programme),
        _ => Some(ctx.words().in_views().chart.all),
    };
    let axes = axes(&items);
    let rows: Vec<IndicatorRow> = items.iter().map(|item| row(ctx, highlight, item, axis(&axes, item), width)).gather();
    let counts = count_badges(rows.iter().map(|row| &row.summary.badge));
    let outcomes = ctx.outcome_counts(items.iter().map(|item| item.indicator));
    IndicatorGroup { id: name, heading: heading.unwrap_or_default().to_owned(), counts, outcomes, rows }
}

/// Numbers of badges per status, the best first.
pub fn count_badges<'a>(badges: impl Iterator<Item = &'a Badge>) -> Vec<(Badge, usize)> {
    let mut counts: Vec<(Badge, usize)> = Vec::new();
    for badge in badges {
        match counts.iter_mut().find(|(other, _)| other.name == badge.name) {
            Some((_, count)) => *count += 1,
            None => counts.push((Badge { words: badge.name.clone(), ..badge.clone() }, 1)),
        }
    }
    let order = argsort(counts.iter().map(|(badge, _)| (badge.tone as i64, 0)).gather());
    apply_permutation(&mut counts, order);
    counts
}

impl SceneContext<'_> {
    /// Number of targets per outcome. Indicators without a target are not counted.
    pub fn outcome_counts<'a>(&self, indicators: impl Iterator<Item = &'a Indicator>) -> OutcomeCounts {
        let mut counts = OutcomeCounts::default();
        for indicator in indicators.filter(|indicator| indicator.progress(self.background).target.is_some()) {
            let outcome = self.assessment(indicator).deadline_outcome();
            let found = counts.iter_mut().zip(DeadlineOutcome::ALL).find(|(_, other)| *other == outcome);
            if let Some((count, _)) = found {
                *count += 1;
            }
        }
        counts
    }
}

fn row(ctx: &SceneContext<'_>, highlight: &Highlight, item: &ChartItem<'_>, axis: Axis, width: f64) -> IndicatorRow {
    let ChartItem { record, indicator, data } = item;
    let summary = ctx.summary(indicator);
    let bullet = data.draw(axis, width);
    let implied = summary.implied.clone();
    let claims = indicator.claims.iter().filter(|claim| ctx.includes(&claim.evidence)).map(|claim| {
        let value = ctx.value(&claim.value, &indicator.unit);
        let dated = (ctx.words().in_views().chart.value_when)(&value, &words::when(ctx.lang, claim.when));
        let dated = [ctx.words().in_views().detail.claim, ctx.words().in_views().chart.because, &dated].concat();
        claim.note.as_ref().map_or(dated.clone(), |note| [&dated, " · ", note.get(ctx.lang)].concat())
    });
    IndicatorRow {
        state: highlight.mark_state(ctx.story, *record),
        title: indicator.short.get(ctx.lang).to_owned(),
        notes: indicator.text.iter().map(|text| text.get(ctx.lang).to_owned()).chain(implied).chain(claims).gather(),
        labels: labels(ctx, indicator, &summary, &bullet, width),
        share: share_bullet(ctx, indicator, width),
        summary,
        bullet,
    }
}

/// The labels below a chart: the target, the value of a cut bar, the pace, and the round values that do not overlap them.
fn labels(
    ctx: &SceneContext<'_>,
    indicator: &Indicator,
    summary: &IndicatorSummary,
    bullet: &Bullet,
    width: f64,
) -> Vec<ChartLabel> {
    let words = ctx.words().in_views().chart;
    let percent = |x: f64| x / width * 100.0;
    let mut labels: Vec<ChartLabel> = Vec::new();
    let progress = indicator.progress(ctx.background);
    let force = progress.raised.or(progress.target);
    let kind = force.map_or(TargetKind::Target, |target| target.kind);
    let value = force.map(|target| &target.value).or(progress.implied.map(|derived| &derived.value));
    // Without the unit, which is shown beside the chart: long units do not fit on the narrowest screen.
    let text_of_target = |value: &Value| ctx.target_text(indicator, value, &ctx.bare_value(value, &indicator.unit));
    let target = value.map(|value| (words.mark)(kind, &text_of_target(value)));
    labels.extend(bullet.target.zip(target).map(|(x, words)| ChartLabel::new(percent(x), words, "target")));
    if let Some((bar, actual)) = bullet.bar.filter(|bar| bar.is_cut).zip(progress.actual) {
        let (at, goes_on) = if bar.is_below() { (0.0, words.goes_down) } else { (100.0, words.goes_on) };
        let bare_value = ctx.bare_value(&actual.value, &indicator.unit);
        let [full, bare] = [&summary.actual, &bare_value].map(|value| ChartLabel::new(at, goes_on(value), "clipped"));
        // Beside the label of the target, the value goes without its unit. It has priority, because a cut bar without its
        // value would mislead.
        let has_room = labels.iter().all(|target| target.is_clear_of(&full));
        labels.insert(0, if has_room { full } else { bare });
    }
    if let Some((x, inputs)) = bullet.pace.zip(ctx.assessment(indicator).inputs) {
        // The mark of a month or year is at its last day.
        let day = words::when(ctx.lang, EdtfDate::On(PartialDate::of(inputs.observed.1).into()));
        labels.push(ChartLabel::new(percent(x), (words.pace)(&day, inputs.is_limit()), "pace"));
    }
    let counts_in_wan = find(&ctx.story.units, &indicator.unit).is_some_and(|unit| unit.is_counted_in_wan);
    let values: Vec<f64> = bullet.ticks.iter().map(|(_, value)| *value).gather();
    let tick_names = bullet.ticks.iter().zip(words::axis_labels(ctx.lang, &values, counts_in_wan));
    labels.extend(tick_names.map(|((x, _), words)| ChartLabel::new(percent(*x), words, "tick")));
    let mut placed: Vec<ChartLabel> = Vec::new();
    for label in labels {
        if placed.iter().all(|other| other.is_clear_of(&label)) {
            placed.push(label);
        }
    }
    placed
}
