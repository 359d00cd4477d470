//! The figures of series: what is drawn, the words in it, and what can be pointed at.

use super::bullet::Amount;
use super::label_placement::{Candidate, PAGE_WIDTHS, evenly, placed, placed_on_lines};
use super::rows::{FONT, Name};
use super::uncertainty::OpenSide;
use super::way::{self, Way};
use super::years::{self, Plan, Years, members};
use crate::civil::{Date, End, Partial, When};
use crate::number::{arrange, sorted};
use crate::scene::facts::Told;
use crate::scene::labels::{shortened, width};
use crate::scene::link::{Link, Lit};
use crate::scene::timeline::Span;
use crate::scene::timeline::camera::DAY;
use crate::scene::timeline::ticks::{Tick, ticks};
use crate::state::Shown;
use crate::story::{Due, Indicator, Kind, Observation, Readings, Series, SeriesForm, find};
use crate::words::{self, SeriesSaid};

/// More points than that are not pointed at one by one.
const MANY: usize = 60;
/// Labels of values are no wider than that, in pixels.
const LONGEST: f64 = 160.0;
/// Values of results that are placed at most.
const MOST_RESULTS: usize = 400;
/// Room between the words of the axis of values and the drawing, in pixels.
pub const TICK_GAP: f64 = 7.0;

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
    /// Width of the column left of the drawing, in pixels. The words of the axis of values are in it, where no line crosses
    /// them.
    pub gutter: f64,
    /// Words in the drawing, and left of it those of class `tick`: they end [`TICK_GAP`] before its left edge.
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

/// The figures of all series that have an indicator shown, each as wide as `width`; labels are placed for the widths that a
/// figure has on the page.
pub fn families(told: &Told<'_>, shown: &Shown, lit: &Lit, plans: &Plans, width: f64) -> Vec<Family> {
    let all = told.story.series.iter().enumerate();
    let own = |index: usize| plans.get(index).and_then(Option::as_ref);
    let scale = Scale { width, labels: &PAGE_WIDTHS };
    all.filter_map(|(index, (_, series))| family(told, shown, lit, (Name::Series(index), series), own(index), scale))
        .collect()
}

/// The width of a figure with its gutter, in pixels, and the widths that its labels are placed for.
#[derive(Clone, Copy)]
pub(super) struct Scale<'a> {
    pub(super) width: f64,
    pub(super) labels: &'a [f64],
}

/// The figure of a series.
pub(super) fn family(
    told: &Told<'_>,
    shown: &Shown,
    lit: &Lit,
    (name, series): (Name, &Series),
    plan: Option<&Plan>,
    scale: Scale<'_>,
) -> Option<Family> {
    let members = members(told, series);
    let reference = |id: &str| told.story.lookup(id).filter(|own| own.kind == Kind::Indicator);
    members.iter().find(|(id, _)| reference(id).is_some_and(|own| shown.has(own)))?;
    let programme = members.first().and_then(|(_, indicator)| indicator.programmes.first());
    let programme = programme.and_then(|id| told.story.programmes.iter().position(|(own, _)| own == id));
    let title = series.title.get(told.lang).to_owned();
    let note = series.text.as_ref().map(|text| text.get(told.lang).to_owned()).unwrap_or_default();
    let mut gutter = 0.0;
    let (ink, labels, axis, hits, caption) = match series.form {
        SeriesForm::Years => {
            let plan = plan?;
            let mut labels = tick_labels(told, plan, &members);
            gutter = labels.iter().map(|own| width(&own.words, FONT)).fold(0.0, f64::max) + TICK_GAP;
            let inner: Vec<f64> = scale.labels.iter().map(|wide| wide - gutter).collect();
            let scale = Scale { width: (scale.width - gutter).max(1.0), labels: &inner };
            labels.extend(in_drawing(told, plan, &members, scale));
            let hits = members.iter().flat_map(|(id, own)| hits(told, lit, plan, id, own)).collect();
            let caption = in_a_sentence(told, &title, &members, plan);
            let ink = Ink::Years(plan.years(scale.width, 1.0));
            (ink, labels, times(told, plan, scale, gutter), hits, caption)
        }
        SeriesForm::Way => {
            let (id, indicator) = members.first()?;
            let plan = way::plan(told, indicator);
            let axis = stops(told, &plan, indicator, scale);
            let hits = hits_of_stops(told, lit, &plan, id, indicator);
            (Ink::Way(plan.way(scale.width)), Vec::new(), axis, hits, way_in_a_sentence(told, &title, indicator))
        }
    };
    Some(Family { name, programme, title, ink, gutter, labels, axis, hits, caption, note })
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
    // A register without observations is pointed at as a whole.
    let readings = indicator.readings.as_ref().filter(|own| seen.is_empty() && told.tells(&own.evidence));
    if let Some((readings, last)) = readings.and_then(|own| own.last.as_ref()?.when.last().map(|last| (own, last))) {
        let (from, to) = (percent(readings.start.0 as f64), percent(last.0 as f64 + 1.0));
        return vec![Hit { link, index: None, from, to, name: told.score(indicator).caption }];
    }
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

/// The words of the axis of values, each beside its line.
fn tick_labels(told: &Told<'_>, plan: &Plan, members: &[(&str, &Indicator)]) -> Vec<Label> {
    let unit = members.first().and_then(|(_, own)| find(&told.story.units, &own.unit));
    let ticks = plan.ticks();
    let values: Vec<f64> = ticks.iter().map(|(_, value)| *value).collect();
    let names = words::axis_labels(told.lang, &values, unit.is_some_and(|unit| unit.myriad));
    let label = |((y, _), words): (&(f64, f64), String)| Label {
        percent: 0.0,
        y: y + 3.5,
        words,
        anchor: "end",
        class: "tick",
    };
    ticks.iter().zip(names).map(label).collect()
}

/// Labels in the drawing, as far as there is room: results at their place, and gaps.
fn in_drawing(told: &Told<'_>, plan: &Plan, members: &[(&str, &Indicator)], scale: Scale<'_>) -> Vec<Label> {
    let mut all = results(told, plan, members);
    let gap = |(percent, room)| {
        let words = told.words().chart.gap.to_owned();
        let label = Label { percent, y: years::HEIGHT - 8.0, words, anchor: "middle", class: "gap" };
        // Above its hatch, where the line of zero crosses it.
        Candidate { room, others: vec![("middle", years::HEIGHT - 30.0)], ..Candidate::new(label) }
    };
    all.extend(plan.gaps().map(gap));
    // A quarter of a percent is less than a pixel of the narrowest chart.
    placed(all, &plan.years(100.0, 0.25).strong_lines(), scale.labels)
}

/// The values of results at their place, in the order of their importance: the last and the first, the largest and the
/// smallest, then from the later to the earlier ones.
fn results(told: &Told<'_>, plan: &Plan, members: &[(&str, &Indicator)]) -> Vec<Candidate> {
    let mut all: Vec<(f64, Candidate)> = Vec::new();
    for (_, indicator) in members {
        let seen = seen_of(told, indicator);
        if seen.len() > MANY {
            continue;
        }
        let counts_periods = indicator.period.first().is_some();
        for (_, seen) in seen.into_iter().filter(|(_, seen)| seen.is_result || !counts_periods) {
            let (Some(first), Some(last)) = (seen.when.first().or(seen.when.last()), seen.when.last()) else {
                continue;
            };
            let amount = Amount::of(&seen.value);
            let extent = amount.extent();
            let is_below = amount.number < 0.0;
            let end = plan.height_of(if is_below { extent.possible.0 } else { extent.possible.1 });
            // Beyond the end and its arrow, or else before it; from a point a little further, for its radius.
            let away = if counts_periods { 0.0 } else { 2.0 };
            let (beyond, before) = match (is_below, extent.open) {
                (false, Some(OpenSide::Above)) => (-17.0, 15.0),
                (false, Some(OpenSide::Below)) => (-7.0 - away, 24.0),
                (false, None) => (-7.0 - away, 15.0 + away),
                (true, Some(OpenSide::Below)) => (24.0, -7.0 - away),
                (true, Some(OpenSide::Above)) => (15.0 + away, -17.0),
                (true, None) => (15.0 + away, -7.0 - away),
            };
            let words = shortened(&told.bare_value(&seen.value, &indicator.unit), FONT, LONGEST);
            let percent = plan.percent(f64::midpoint(first.0 as f64, last.0 as f64 + 1.0));
            let [beyond, before] = [end + beyond, end + before];
            let mut places = vec![
                ("middle", beyond),
                ("middle", before),
                ("end", beyond),
                ("start", beyond),
                ("end", before),
                ("start", before),
            ];
            // Over higher neighbours.
            let over = if is_below { 6.0 } else { -6.0 };
            places.extend((1..6).map(|step| ("middle", beyond + over * f64::from(step))));
            places.retain(|(_, y)| (9.0..=years::HEIGHT + 1.0).contains(y));
            if places.is_empty() {
                continue;
            }
            let (anchor, y) = places.remove(0);
            let label = Label { percent, y, words, anchor, class: "result" };
            all.push((amount.number, Candidate { others: places, ..Candidate::new(label) }));
        }
    }
    let by_time = sorted(all.iter().map(|(_, own)| ((own.label.percent * 1e6) as i64, 0)).collect());
    arrange(&mut all, by_time);
    let ends = |is_beyond: fn(f64, f64) -> bool| {
        let best = all.iter().enumerate().reduce(|best, own| if is_beyond(own.1.0, best.1.0) { own } else { best });
        best.map(|(place, _)| place)
    };
    let (most, least, last) = (ends(|own, best| own > best), ends(|own, best| own < best), all.len().saturating_sub(1));
    let key = |place: usize| match place {
        0 => 1,
        own if own == last => 0,
        own if Some(own) == most => 2,
        own if Some(own) == least => 3,
        own => 4 + (last - own) as i64,
    };
    let by_weight = sorted((0..all.len()).map(|place| (key(place), 0)).collect());
    arrange(&mut all, by_weight);
    // The last and the first value are named in any case, at the top if need be.
    for (_, own) in all.iter_mut().take(2) {
        let heights = (1..years::HEIGHT as u32 / 6).map(|step| own.label.y - 6.0 * f64::from(step));
        own.others.extend(heights.filter(|y| *y >= 9.0).map(|y| ("middle", y)));
    }
    // A chart has room for fewer; the rest would only be compared with all lines.
    all.truncate(MOST_RESULTS);
    all.into_iter().map(|(_, own)| own).collect()
}

/// The names of times below the drawing: the fine ones, and below them the longer times that they belong to. How fine they are
/// depends on the width with the gutter.
fn times(told: &Told<'_>, plan: &Plan, scale: Scale<'_>, gutter: f64) -> Vec<Label> {
    let span = Span::new(plan.days.0 * DAY, plan.days.1 * DAY);
    let ticks = ticks(told.lang, span, scale.labels.last().map_or(scale.width, |wide| wide + gutter), 0.0);
    let row = |mut row: Vec<Tick>, y: f64| {
        row.retain(|tick| tick.at >= 0.0);
        let order = sorted((0..row.len()).map(|place| (evenly(place), 0)).collect());
        arrange(&mut row, order);
        row.into_iter().map(move |tick| {
            Candidate::new(Label { percent: tick.at * 100.0, y, words: tick.label, anchor: "start", class: "day" })
        })
    };
    placed(row(ticks.fine, 12.0).chain(row(ticks.coarse, 26.0)).collect(), &[], scale.labels)
}

/// What other sources say of a way instead of its observations.
fn claims_of<'a>(told: &Told<'a>, indicator: &'a Indicator) -> impl Iterator<Item = &'a Observation> {
    let is_new =
        |claim: &&Observation| !indicator.observations.iter().any(|seen| seen.value.number == claim.value.number);
    let told = *told;
    indicator.claims.iter().filter(move |claim| told.tells(&claim.evidence)).filter(is_new)
}

/// The values on the way with their times, below it: the last and the first, the others, what other sources say, and the value
/// at the start where that is not zero.
fn stops(told: &Told<'_>, plan: &way::Plan, indicator: &Indicator, scale: Scale<'_>) -> Vec<Label> {
    let seen: Vec<&Observation> = seen_of(told, indicator).into_iter().map(|(_, seen)| seen).collect();
    let last = seen.len().saturating_sub(1);
    let order = sorted(
        (0..seen.len()).map(|place| (i64::from(place != last) + i64::from(place != last && place != 0), 0)).collect(),
    );
    let observed = order.into_iter().filter_map(|place| seen.get(place)).map(|seen| (*seen, "value"));
    let of = |(seen, class): (&Observation, &'static str)| {
        let percent = plan.share(seen.value.number.to_f64()) * 100.0;
        let label = |y: f64, words: String, class: &'static str| Label {
            percent,
            y,
            words: shortened(&words, FONT, LONGEST),
            anchor: "middle",
            class,
        };
        vec![
            label(12.0, told.value(&seen.value, &indicator.unit), class),
            label(25.0, words::when(told.lang, seen.when), "day"),
        ]
    };
    let mut all: Vec<Vec<Label>> =
        observed.chain(claims_of(told, indicator).map(|claim| (claim, "claim"))).map(of).collect();
    let start = indicator.baseline.as_ref().filter(|start| start.number.to_f64() != 0.0);
    all.extend(start.map(|start| {
        let words = shortened(&told.value(start, &indicator.unit), FONT, LONGEST);
        vec![Label { y: 12.0, ..Label::new(plan.share(plan.start) * 100.0, words, "day") }]
    }));
    placed_on_lines(all, 3, 30.0, scale.labels)
}

/// The observations on the way that can be pointed at, each with the stretch up to it.
fn hits_of_stops(told: &Told<'_>, lit: &Lit, plan: &way::Plan, id: &str, indicator: &Indicator) -> Vec<Hit> {
    let Some(at) = told.story.lookup(id) else { return Vec::new() };
    let link = lit.link(told.story, at);
    let mut all: Vec<(f64, usize, &Observation)> = seen_of(told, indicator)
        .into_iter()
        .map(|(index, seen)| (plan.share(seen.value.number.to_f64()) * 100.0, index, seen))
        .collect();
    let order = sorted(all.iter().map(|(percent, ..)| ((percent * 1e6) as i64, 0)).collect());
    arrange(&mut all, order);
    let mut from = 0.0;
    let hit = |(to, index, seen): (f64, usize, &Observation)| {
        let name = [indicator.short.get(told.lang), told.words().chart.because, &value_when(told, indicator, seen)];
        Hit { link: link.clone(), index: Some(index), from: std::mem::replace(&mut from, to), to, name: name.concat() }
    };
    all.into_iter().map(hit).collect()
}

fn way_in_a_sentence(told: &Told<'_>, title: &str, indicator: &Indicator) -> String {
    let said = told.words().chart;
    let stops: Vec<_> =
        seen_of(told, indicator).into_iter().map(|(_, seen)| value_when(told, indicator, seen)).collect();
    let score = told.score(indicator);
    let target = score.raised.unwrap_or(score.target);
    // A register is described by its last reading.
    let is_read = stops.is_empty() && !score.actual.is_empty();
    let stops = if is_read { (said.value_when)(&score.actual, &score.as_of) } else { stops.join(said.then) };
    (said.way)(title, &stops, &target, &score.badge.words)
}

fn in_a_sentence(told: &Told<'_>, title: &str, members: &[(&str, &Indicator)], plan: &Plan) -> String {
    let promised = members.iter().filter(|(_, own)| own.progress(told.background).target.is_some());
    let met = promised.clone().filter(|(_, own)| told.standing(own).due() == Due::Met).count();
    // The results of the indicators, and of those of a register all values.
    let results = members.iter().flat_map(|(_, own)| {
        let readings = own.readings.as_ref().filter(|readings| told.tells(&readings.evidence));
        let extremes = readings.and_then(Readings::extremes).into_iter().flatten();
        let actual = own.progress(told.background).actual.map(|seen| (seen.when, seen.value.clone()));
        extremes.chain(actual).map(|(when, value)| (value.number.to_f64(), told.value(&value, &own.unit), when))
    });
    let results: Vec<_> = results.collect();
    let by = |is_better: fn(f64, f64) -> bool| {
        results.iter().reduce(|best, own| if is_better(own.0, best.0) { own } else { best })
    };
    let ends = by(|own, best| own < best).zip(by(|own, best| own > best));
    let times = ends.map(|(least, most)| [words::when(told.lang, least.2), words::when(told.lang, most.2)]);
    let at = ends.map(|(_, most)| words::at_time(told.lang, most.2)).unwrap_or_default();
    let end = |year: i32| End::Known(Date::from(Partial::Year(year)));
    let years = |(first, last)| words::when(told.lang, When::Between(end(first), end(last)));
    let year =
        |(first, last)| if first == last { words::when(told.lang, When::year(first)) } else { years((first, last)) };
    let gaps: Vec<String> = plan.years_unknown().map(year).collect();
    (told.words().chart.series)(&SeriesSaid {
        name: title,
        counts: (members.len(), promised.count(), met),
        ends: ends
            .zip(times.as_ref())
            .map(|((least, most), [then, when])| [(least.1.as_str(), then.as_str()), (most.1.as_str(), when.as_str())]),
        at: &at,
        gaps: &gaps.join(told.words().list_comma),
    })
}
