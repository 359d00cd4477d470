//! Indicators as rows of bullets: in groups by programme, or all in one order; one unit has one scale in a group.

use super::axis::Axis;
use super::bullet::{Bullet, Measure, measure};
use super::family::Label;
use crate::civil::{Partial, When};
use crate::number::{arrange, sorted};
use crate::scene::badge::Badge;
use crate::scene::facts::{Score, Told};
use crate::scene::labels::{shortened, width};
use crate::scene::link::{Link, Lit};
use crate::state::{Shown, Sort};
use crate::story::{Indicator, Kind, Ref, TargetKind, Value, find};
use crate::words;

/// The width that words along a chart are placed for: that of the narrowest screen.
const NARROW: f64 = 270.0;
/// The size of these words; some of them are bold, which is wider.
pub(super) const FONT: f64 = 12.0;

/// What a chart is called in attributes: `group/ID`, `all`, `series/ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// All indicators.
    All,
    /// Those of a programme, by its position; or of none.
    Group(Option<usize>),
    /// A series, by its position.
    Series(usize),
}

impl Name {
    /// As it is written.
    pub fn written(self, told: &Told<'_>) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Group(None) => "group/".to_owned(),
            Self::Group(Some(index)) => ["group/", told.story.id_of(Ref { kind: Kind::Programme, index })].concat(),
            Self::Series(index) => ["series/", told.story.series.get(index).map_or("", |(id, _)| id.as_str())].concat(),
        }
    }

    /// The chart that is called so.
    pub fn parse(told: &Told<'_>, text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => (text == "all").then_some(Self::All),
            Some(("group", "")) => Some(Self::Group(None)),
            Some(("group", id)) => {
                Some(Self::Group(Some(told.story.programmes.iter().position(|(own, _)| own == id)?)))
            }
            Some(("series", id)) => Some(Self::Series(told.story.series.iter().position(|(own, _)| own == id)?)),
            Some(_) => None,
        }
    }
}

/// A group of indicators.
#[derive(Clone, Debug)]
pub struct Group {
    /// Which one.
    pub name: Name,
    /// Its heading.
    pub heading: String,
    /// How many of its indicators have which status, the best first.
    pub counts: Vec<(Badge, usize)>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One indicator's chart with its words.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its record.
    pub link: Link,
    /// What is measured.
    pub title: String,
    /// Target, actual and share in words.
    pub score: Score,
    /// What qualifies it, and what other sources say.
    pub notes: Vec<String>,
    /// The ink.
    pub ink: Bullet,
    /// Words below it.
    pub labels: Vec<Label>,
}

/// An indicator with what it is sorted and drawn by.
struct Item<'a> {
    at: Ref,
    indicator: &'a Indicator,
    measure: Measure,
}

/// The groups of all indicators shown, each chart as wide as `width`.
pub fn groups(told: &Told<'_>, shown: &Shown, lit: &Lit, sort: Sort, width: f64) -> Vec<Group> {
    of_all(told, shown, sort).into_iter().map(|(name, items)| group(told, lit, name, items, width)).collect()
}

/// The bullets alone, each with the id of its indicator: what is painted anew when a width changes.
pub fn inks(told: &Told<'_>, shown: &Shown, sort: Sort, mut width: impl FnMut(&str) -> f64) -> Vec<(String, Bullet)> {
    let groups = of_all(told, shown, sort);
    let mut all = Vec::new();
    for (_, items) in &groups {
        let axes = axes(items);
        for item in items {
            let id = told.story.id_of(item.at);
            all.push((id.to_owned(), item.measure.bullet(axis(&axes, item), width(id))));
        }
    }
    all
}

fn of_all<'a>(told: &Told<'a>, shown: &Shown, sort: Sort) -> Vec<(Name, Vec<Item<'a>>)> {
    let story = told.story;
    let item = |at: Ref| {
        let (_, indicator) = story.indicators.get(at.index)?;
        Some(Item { at, indicator, measure: measure(told, indicator) })
    };
    let mut items: Vec<Item<'a>> = shown.of(Kind::Indicator).filter_map(item).collect();
    let in_order = |keys: Vec<(i64, i64)>, mut items: Vec<Item<'a>>| {
        arrange(&mut items, sorted(keys));
        if items.is_empty() { Vec::new() } else { vec![(Name::All, items)] }
    };
    match sort {
        Sort::Programme => {
            let own = |item: &Item<'_>| {
                let id = item.indicator.programmes.first()?;
                story.programmes.iter().position(|(own, _)| own == id)
            };
            let names = (0..story.programmes.len()).map(Some).chain([None]);
            let take = |name: Option<usize>| {
                let (own, rest) = std::mem::take(&mut items).into_iter().partition(|item| own(item) == name);
                items = rest;
                (Name::Group(name), own)
            };
            names.map(take).filter(|(_, own)| !own.is_empty()).collect()
        }
        Sort::Ratio => {
            let key = |item: &Item<'_>| {
                let progress = item.indicator.progress(told.background);
                let share = progress.percent.or(progress.ratio.map(|ratio| ratio.value.number));
                (share.map_or(i64::MAX, |share| -((share.to_f64() * 1e6) as i64)), 0)
            };
            in_order(items.iter().map(key).collect(), items)
        }
        Sort::Date => {
            let key = |item: &Item<'_>| {
                let actual = item.indicator.progress(told.background).actual;
                (actual.and_then(|seen| seen.when.last()).map_or(i64::MAX, |day| -day.0), 0)
            };
            in_order(items.iter().map(key).collect(), items)
        }
    }
}

/// The axis of each unit of a group: only other units have other scales.
fn axes<'a>(items: &[Item<'a>]) -> Vec<(&'a str, Axis)> {
    let mut units: Vec<&str> = Vec::new();
    for item in items {
        if !units.contains(&item.indicator.unit.as_str()) {
            units.push(&item.indicator.unit);
        }
    }
    let of = |unit: &str| {
        items
            .iter()
            .filter(|item| item.indicator.unit == unit)
            .flat_map(|item| item.measure.values())
            .collect::<Vec<_>>()
    };
    units.into_iter().map(|unit| (unit, Axis::around(of(unit)))).collect()
}

fn axis(axes: &[(&str, Axis)], item: &Item<'_>) -> Axis {
    let own = axes.iter().find(|(unit, _)| *unit == item.indicator.unit);
    own.map_or_else(|| Axis::around([]), |(_, axis)| *axis)
}

fn group(told: &Told<'_>, lit: &Lit, name: Name, items: Vec<Item<'_>>, width: f64) -> Group {
    let heading = match name {
        Name::Group(Some(index)) => told.story.programmes.get(index).map(|(_, entry)| entry.name.get(told.lang)),
        Name::Group(None) => Some(told.words().no_programme),
        _ => Some(told.words().chart.all),
    };
    let axes = axes(&items);
    let rows: Vec<Row> = items.iter().map(|item| row(told, lit, item, axis(&axes, item), width)).collect();
    let mut counts: Vec<(Badge, usize)> = Vec::new();
    for badge in rows.iter().map(|row| &row.score.badge) {
        match counts.iter_mut().find(|(own, _)| own.words == badge.words) {
            Some((_, count)) => *count += 1,
            None => counts.push((badge.clone(), 1)),
        }
    }
    let order = sorted(counts.iter().map(|(badge, _)| (badge.tone as i64, 0)).collect());
    arrange(&mut counts, order);
    Group { name, heading: heading.unwrap_or_default().to_owned(), counts, rows }
}

fn row(told: &Told<'_>, lit: &Lit, item: &Item<'_>, axis: Axis, width: f64) -> Row {
    let Item { at, indicator, measure } = item;
    let score = told.score(indicator);
    let ink = measure.bullet(axis, width);
    let implied = score.implied.clone();
    let claims = indicator.claims.iter().filter(|claim| told.tells(&claim.evidence)).map(|claim| {
        let value = told.value(&claim.value, &indicator.unit);
        let said = (told.words().chart.value_when)(&value, &words::when(told.lang, claim.when));
        let said = [told.words().detail.claim, told.words().chart.because, &said].concat();
        claim.note.as_ref().map_or(said.clone(), |note| [&said, " · ", note.get(told.lang)].concat())
    });
    Row {
        link: lit.link(told.story, *at),
        title: indicator.short.get(told.lang).to_owned(),
        notes: indicator.text.iter().map(|text| text.get(told.lang).to_owned()).chain(implied).chain(claims).collect(),
        labels: labels(told, indicator, &score, &ink, width),
        score,
        ink,
    }
}

/// The words below a chart: the target at its mark, where a cut bar goes on to, the pace; and the round values that they leave
/// room for.
fn labels(told: &Told<'_>, indicator: &Indicator, score: &Score, ink: &Bullet, wide: f64) -> Vec<Label> {
    let said = told.words().chart;
    let percent = |x: f64| x / wide * 100.0;
    let mut labels: Vec<Label> = Vec::new();
    let progress = indicator.progress(told.background);
    let force = progress.raised.or(progress.target);
    let kind = force.map_or(TargetKind::Target, |target| target.kind);
    let value = force.map(|target| &target.value).or(progress.implied.map(|derived| &derived.value));
    // Without its unit, which stands beside the chart: on the narrowest screen there is no room for long ones.
    let goal = |value: &Value| told.goal(indicator, value, &told.bare_value(value, &indicator.unit));
    let target = value.map(|value| (said.mark)(kind, &goal(value)));
    labels.extend(ink.target.zip(target).map(|(x, words)| Label::new(percent(x), words, "goal")));
    if let Some((bar, actual)) = ink.bar.filter(|bar| bar.is_cut).zip(progress.actual) {
        let (at, goes_on) = if bar.is_below() { (0.0, said.goes_down) } else { (100.0, said.goes_on) };
        let bare = told.bare_value(&actual.value, &indicator.unit);
        let [whole, bare] = [&score.actual, &bare].map(|value| Label::new(at, goes_on(value), "cut"));
        // Without its unit beside the words of the target; before them, because the bar would be untrue without it.
        let has_room = labels.iter().all(|goal| goal.is_clear_of(&whole));
        labels.insert(0, if has_room { whole } else { bare });
    }
    if let Some((x, inputs)) = ink.pace.zip(told.standing(indicator).inputs) {
        // Of a month or a year the mark is that of its last day.
        let day = words::when(told.lang, When::On(Partial::of(inputs.seen.1).into()));
        labels.push(Label::new(percent(x), (said.pace)(&day, inputs.is_limit()), "pace"));
    }
    let myriad = find(&told.story.units, &indicator.unit).is_some_and(|unit| unit.myriad);
    let values: Vec<f64> = ink.ticks.iter().map(|(_, value)| *value).collect();
    let named = ink.ticks.iter().zip(words::axis_labels(told.lang, &values, myriad));
    labels.extend(named.map(|((x, _), words)| Label::new(percent(*x), words, "tick")));
    let mut kept: Vec<Label> = Vec::new();
    for label in labels {
        if kept.iter().all(|other| other.is_clear_of(&label)) {
            kept.push(label);
        }
    }
    kept
}

impl Label {
    /// Words at a place in percent of the width: in the middle of it, or within the edge that they would go beyond.
    /// Words that are wider than the narrowest chart end in "…".
    pub fn new(percent: f64, words: String, class: &'static str) -> Self {
        let words = shortened(&words, FONT, NARROW);
        let half = width(&words, FONT) / 2.0 / NARROW * 100.0;
        let (percent, anchor) = match percent {
            at if at < half => (at.min(100.0 - 2.0 * half), "start"),
            at if at > 100.0 - half => (at.max(2.0 * half), "end"),
            at => (at, "middle"),
        };
        Self { percent, y: 0.0, words, anchor, class }
    }

    /// Whether there is room between two on one line of the narrowest chart.
    fn is_clear_of(&self, other: &Self) -> bool {
        let ((from, to), (start, end)) = (self.extent(NARROW, FONT), other.extent(NARROW, FONT));
        to + 6.0 <= start || end + 6.0 <= from
    }

    /// From where to where they reach in a chart of a width.
    pub(super) fn extent(&self, wide: f64, font: f64) -> (f64, f64) {
        let (at, own) = (self.percent / 100.0 * wide, width(&self.words, font));
        match self.anchor {
            "start" => (at, at + own),
            "end" => (at - own, at),
            _ => (at - own / 2.0, at + own / 2.0),
        }
    }
}
