//! The figures of series: what is drawn, the words in it, and what can be pointed at.

use super::bullet::Amount;
use super::rows::Name;
use super::uncertainty::OpenSide;
use super::way::{self, Way};
use super::years::{self, Plan, Years, members};
use crate::civil::{Partial, When};
use crate::number::sorted;
use crate::scene::facts::Told;
use crate::scene::link::{Link, Lit};
use crate::scene::timeline::Span;
use crate::scene::timeline::camera::DAY;
use crate::scene::timeline::ticks::{Tick, ticks};
use crate::state::Shown;
use crate::story::{Due, Indicator, Kind, Observation, Series, SeriesForm, find};
use crate::words::{self, SeriesSaid};

/// The width that the names of times are placed for.
const USUAL: f64 = 440.0;
/// More points than that are not pointed at one by one.
const MANY: usize = 60;

/// Words in a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where, in percent of the width.
    pub percent: f64,
    /// Where, in pixels from the top.
    pub y: f64,
    /// The words.
    pub words: String,
    /// Which part of them is there: start, middle, end.
    pub anchor: &'static str,
    /// CSS class.
    pub class: &'static str,
}

/// What can be pointed at: a record, and what of it.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The record.
    pub link: Link,
    /// The observation that is meant, if it is one of many.
    pub index: Option<usize>,
    /// Its left edge, in percent.
    pub from: f64,
    /// Its right edge, in percent.
    pub to: f64,
    /// What it is called.
    pub name: String,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Ink {
    /// Over time.
    Years(Years),
    /// Along the way.
    Way(Way),
}

/// The figure of a series.
#[derive(Clone, Debug)]
pub struct Family {
    /// Which one.
    pub name: Name,
    /// The programme that it is shown with, by its position.
    pub programme: Option<usize>,
    /// What it is called.
    pub title: String,
    /// The ink.
    pub ink: Ink,
    /// Words in the drawing.
    pub labels: Vec<Label>,
    /// Words below it.
    pub axis: Vec<Label>,
    /// What can be pointed at, in time order.
    pub hits: Vec<Hit>,
    /// The whole in a sentence.
    pub caption: String,
    /// What a reader should know of it.
    pub note: String,
}

/// The numbers of each series, in their order; none for those that are not told, or not drawn over time.
pub type Plans = Vec<Option<Plan>>;

/// The numbers of all series, made once for a story.
pub fn plans(told: &Told<'_>) -> Plans {
    let all = told.story.series.iter();
    all.map(|(_, series)| if series.form == SeriesForm::Years { years::plan(told, series) } else { None }).collect()
}

/// The figures of all series that have an indicator shown, each as wide as `width`.
pub fn families(told: &Told<'_>, shown: &Shown, lit: &Lit, plans: &Plans, width: f64) -> Vec<Family> {
    let all = told.story.series.iter().enumerate();
    let own = |index: usize| plans.get(index).and_then(Option::as_ref);
    all.filter_map(|(index, (_, series))| family(told, shown, lit, (Name::Series(index), series), own(index), width))
        .collect()
}

fn family(
    told: &Told<'_>,
    shown: &Shown,
    lit: &Lit,
    (name, series): (Name, &Series),
    plan: Option<&Plan>,
    width: f64,
) -> Option<Family> {
    let members = members(told, series);
    let reference = |id: &str| told.story.lookup(id).filter(|own| own.kind == Kind::Indicator);
    members.iter().find(|(id, _)| reference(id).is_some_and(|own| shown.has(own)))?;
    let programme = members.first().and_then(|(_, indicator)| indicator.programmes.first());
    let programme = programme.and_then(|id| told.story.programmes.iter().position(|(own, _)| own == id));
    let title = series.title.get(told.lang).to_owned();
    let note = series.text.as_ref().map(|text| text.get(told.lang).to_owned()).unwrap_or_default();
    let (ink, labels, axis, hits, caption) = match series.form {
        SeriesForm::Years => {
            let plan = plan?;
            let hits = members.iter().flat_map(|(id, own)| hits(told, lit, plan, id, own)).collect();
            let caption = in_a_sentence(told, &title, &members, plan);
            (Ink::Years(plan.years(width, 1.0)), in_drawing(told, plan, &members), times(told, plan), hits, caption)
        }
        SeriesForm::Way => {
            let (id, indicator) = members.first()?;
            let plan = way::plan(told, indicator);
            let (axis, hits) = stops(told, lit, &plan, id, indicator);
            (Ink::Way(plan.way(width)), Vec::new(), axis, hits, way_in_a_sentence(told, &title, indicator))
        }
    };
    Some(Family { name, programme, title, ink, labels, axis, hits, caption, note })
}

/// The observations of an indicator that are shown, with their positions, in time order.
pub(super) fn seen_of<'a>(told: &Told<'a>, indicator: &'a Indicator) -> Vec<(usize, &'a Observation)> {
    indicator.observations.iter().enumerate().filter(|(_, seen)| told.tells(&seen.evidence)).collect()
}

fn value_when(told: &Told<'_>, indicator: &Indicator, seen: &Observation) -> String {
    (told.words().chart.value_when)(&told.value(&seen.value, &indicator.unit), &words::when(told.lang, seen.when))
}

/// What of an indicator can be pointed at: its period, where it is counted anew; its points, where they are few.
fn hits(told: &Told<'_>, lit: &Lit, plan: &Plan, id: &str, indicator: &Indicator) -> Vec<Hit> {
    let Some(at) = told.story.lookup(id) else { return Vec::new() };
    let link = lit.link(told.story, at);
    let percent = |day: f64| crate::geometry::held(plan.percent(day), 0.0, 100.0);
    if let (Some(first), Some(last)) = (indicator.period.first(), indicator.period.last()) {
        let (from, to) = (percent(first.0 as f64), percent(last.0 as f64 + 1.0));
        return vec![Hit { link, index: None, from, to, name: told.score(indicator).caption }];
    }
    let seen = seen_of(told, indicator);
    let few = if seen.len() > MANY { Vec::new() } else { seen };
    let hit = |(index, seen): (usize, &Observation)| {
        let (first, last) = (seen.when.first().or(seen.when.last())?, seen.when.last()?);
        let middle = percent(f64::midpoint(first.0 as f64, last.0 as f64 + 1.0));
        let name =
            [indicator.short.get(told.lang), told.words().chart.because, &value_when(told, indicator, seen)].concat();
        Some(Hit { link: link.clone(), index: Some(index), from: middle, to: middle, name })
    };
    few.into_iter().filter_map(hit).collect()
}

/// Round values, results at their place, and what is not known.
fn in_drawing(told: &Told<'_>, plan: &Plan, members: &[(&str, &Indicator)]) -> Vec<Label> {
    let unit = members.first().and_then(|(_, own)| find(&told.story.units, &own.unit));
    let myriad = unit.is_some_and(|unit| unit.myriad);
    let ticks = plan.ticks();
    let values: Vec<f64> = ticks.iter().map(|(_, value)| *value).collect();
    let names = words::axis_labels(told.lang, &values, myriad);
    let label = |percent, y, words, anchor, class| Label { percent, y, words, anchor, class };
    let mut all: Vec<Label> =
        ticks.into_iter().zip(names).map(|((y, _), words)| label(0.0, y - 3.0, words, "start", "tick")).collect();
    for (_, indicator) in members {
        let seen = seen_of(told, indicator);
        if seen.len() > MANY {
            continue;
        }
        let is_anew = indicator.period.first().is_some();
        for (_, seen) in seen.into_iter().filter(|(_, seen)| seen.is_result || !is_anew) {
            let (Some(first), Some(last)) = (seen.when.first().or(seen.when.last()), seen.when.last()) else {
                continue;
            };
            let amount = Amount::of(&seen.value);
            // At the end of the bar, away from zero and beyond an arrow.
            let away = match (amount.number < 0.0, amount.extent().open) {
                (false, Some(OpenSide::Above)) => -17.0,
                (false, _) => -7.0,
                (true, Some(OpenSide::Below)) => 24.0,
                (true, _) => 15.0,
            };
            let y = plan.height_of(amount.number) + away;
            let at = plan.percent(f64::midpoint(first.0 as f64, last.0 as f64 + 1.0));
            let anchor = if at > 90.0 { "end" } else { "middle" };
            let value = told.bare_value(&seen.value, &indicator.unit);
            all.push(label(at, y, value, anchor, "result"));
        }
    }
    let gap = |at| label(at, years::HEIGHT - 8.0, told.words().chart.gap.to_owned(), "middle", "gap");
    all.extend(plan.gaps().map(gap));
    all
}

/// The names of times below the drawing: the fine ones, and below them what they belong to.
fn times(told: &Told<'_>, plan: &Plan) -> Vec<Label> {
    let span = Span::new(plan.days.0 * DAY, plan.days.1 * DAY);
    let ticks = ticks(told.lang, span, USUAL, 0.0);
    let label = |tick: Tick, y: f64| {
        let is_inside = (0.0..0.97).contains(&tick.at);
        is_inside.then_some(Label { percent: tick.at * 100.0, y, words: tick.label, anchor: "start", class: "day" })
    };
    let fine = ticks.fine.into_iter().filter_map(|tick| label(tick, 12.0));
    fine.chain(ticks.coarse.into_iter().filter_map(|tick| label(tick, 26.0))).collect()
}

/// What was reached by when, below the way, with what other sources say of it; every second one a line further down, so
/// that they do not collide.
fn stops(told: &Told<'_>, lit: &Lit, plan: &way::Plan, id: &str, indicator: &Indicator) -> (Vec<Label>, Vec<Hit>) {
    let seen = seen_of(told, indicator).into_iter().map(|(index, seen)| (Some(index), seen));
    let is_new =
        |claim: &&Observation| !indicator.observations.iter().any(|seen| seen.value.number == claim.value.number);
    let claims = indicator.claims.iter().filter(|claim| told.tells(&claim.evidence)).filter(is_new);
    let all: Vec<(Option<usize>, &Observation)> = seen.chain(claims.map(|claim| (None, claim))).collect();
    let share = |seen: &Observation| plan.share(seen.value.number.to_f64());
    let order = sorted(all.iter().map(|(_, seen)| ((share(seen) * 1e6) as i64, 0)).collect());
    let (mut labels, mut hits) = (Vec::new(), Vec::new());
    let link = told.story.lookup(id).map(|at| lit.link(told.story, at));
    let mut from = 0.0;
    for (place, (index, seen)) in order.into_iter().filter_map(|place| all.get(place)).enumerate() {
        let percent = share(seen) * 100.0;
        let line = if place % 2 == 0 { 0.0 } else { 30.0 };
        let value = told.value(&seen.value, &indicator.unit);
        let class = if index.is_some() { "value" } else { "claim" };
        for (y, words, class) in [(12.0, value, class), (25.0, words::when(told.lang, seen.when), "day")] {
            labels.push(Label { y: y + line, ..Label::new(percent, words, class) });
        }
        if let Some((link, index)) = link.clone().zip(*index) {
            let name = [indicator.short.get(told.lang), told.words().chart.because, &value_when(told, indicator, seen)];
            hits.push(Hit { link, index: Some(index), from, to: percent, name: name.concat() });
            from = percent;
        }
    }
    (labels, hits)
}

fn way_in_a_sentence(told: &Told<'_>, title: &str, indicator: &Indicator) -> String {
    let said = told.words().chart;
    let stops: Vec<String> =
        seen_of(told, indicator).into_iter().map(|(_, seen)| value_when(told, indicator, seen)).collect();
    let score = told.score(indicator);
    let target = score.raised.unwrap_or(score.target);
    (said.way)(title, &stops.join(said.then), &target, &score.badge.words)
}

fn in_a_sentence(told: &Told<'_>, title: &str, members: &[(&str, &Indicator)], plan: &Plan) -> String {
    let met = members.iter().filter(|(_, own)| told.standing(own).due() == Due::Met).count();
    let results = members.iter().filter_map(|(_, own)| {
        let actual = own.progress(told.background).actual?;
        let value = actual.value.number.to_f64();
        Some((value, told.value(&actual.value, &own.unit), words::when(told.lang, actual.when)))
    });
    let results: Vec<_> = results.collect();
    let by = |is_better: fn(f64, f64) -> bool| {
        results.iter().reduce(|best, own| if is_better(own.0, best.0) { own } else { best })
    };
    let ends = by(|own, best| own < best).zip(by(|own, best| own > best));
    let year = |year: i32| words::when(told.lang, When::On(Partial::Year(year).into()));
    let gaps: Vec<String> = plan.years_unknown().map(year).collect();
    (told.words().chart.series)(&SeriesSaid {
        name: title,
        counts: (members.len(), met),
        ends: ends.map(|(least, most)| [(least.1.as_str(), least.2.as_str()), (most.1.as_str(), most.2.as_str())]),
        gaps: &gaps.join(told.words().list_comma),
    })
}
