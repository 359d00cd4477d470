//! The timeline: a lane a programme, a mark an event; below it every event in time order.

use super::axis::{Tick, TimeAxis, domain};
use super::facts::Told;
use super::labels::{shortened, width as width_of};
use super::lanes::pack;
use super::link::{Link, Lit};
use crate::civil::{Day, When};
use crate::number::sorted;
use crate::state::Shown;
use crate::story::{Event, Kind, Ref};
use crate::words;

/// Height of a row of marks.
const ROW: f64 = 20.0;
/// Space above and below a lane's rows.
const PAD: f64 = 4.0;
/// Height of the years above the lanes.
const TOP: f64 = 26.0;
/// Half the size of a dot.
const DOT: f64 = 6.0;

/// What the timeline shows.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The starts of years.
    pub ticks: Vec<Tick>,
    /// The lanes, from the top.
    pub lanes: Vec<Lane>,
    /// The marks, in reading order.
    pub marks: Vec<Mark>,
    /// Every event in time order, by year.
    pub years: Vec<Year>,
    /// Where the lanes start.
    pub left: f64,
}

/// The lane of a programme.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Upper edge.
    pub y: f64,
    /// Height.
    pub height: f64,
    /// The programme, shortened to its room.
    pub label: String,
    /// The programme in full.
    pub name: String,
}

/// How an event's time is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One day: a dot.
    Dot,
    /// A month, a year, a period: a bar over its whole extent.
    Bar,
    /// A bar that goes on beyond an end, because that is open or off the axis: it ends in an arrow there.
    Open {
        /// Beyond its left end.
        left: bool,
        /// Beyond its right end.
        right: bool,
    },
}

/// An event's mark.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its record.
    pub link: Link,
    /// Date and title, for those who hear it.
    pub name: String,
    /// Dot or bar.
    pub form: Form,
    /// Left end, or the dot's middle.
    pub x: f64,
    /// Width; nought for a dot.
    pub width: f64,
    /// The middle.
    pub y: f64,
}

/// The events that start in a year.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year.
    pub heading: String,
    /// Its events.
    pub rows: Vec<Row>,
}

/// An event in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its record.
    pub link: Link,
    /// The date in words.
    pub date: String,
    /// The date for machines.
    pub iso: String,
    /// Its title.
    pub title: String,
}

/// The timeline at a width.
pub fn timeline(told: &Told<'_>, shown: &Shown, lit: &Lit, width: f64) -> Timeline {
    let events = in_time_order(told, shown);
    let left = match told.lang {
        _ if width < 720.0 => 104.0,
        crate::story::Lang::Zh => 176.0,
        crate::story::Lang::En => 248.0,
    };
    let days: Vec<Day> = events.iter().filter_map(|(.., when)| when.listed()).collect();
    let mut scene = Timeline {
        width,
        height: 0.0,
        ticks: Vec::new(),
        lanes: Vec::new(),
        marks: Vec::new(),
        years: years(told, lit, &events),
        left,
    };
    let Some((first, last)) = domain(&days) else { return scene };
    // A little room at the ends, so that no mark sits on an edge.
    let room = ((last.0 - first.0) / 40).max(20);
    let axis = TimeAxis::new(Day(first.0 - room), Day(last.0 + room), left, width - 8.0);
    scene.ticks = axis.years(44.0);
    if days.iter().any(|day| *day < first) {
        let label = format!("← {}", told.words().earlier);
        let room = left + width_of(&label, 12.0) + 12.0;
        for tick in scene.ticks.iter_mut().filter(|tick| tick.x < room) {
            tick.label.clear();
        }
        scene.ticks.insert(0, Tick { x: left, label });
    }
    let mut top = TOP;
    // What no day can be told of is in the list alone.
    let drawn: Vec<_> = events.iter().filter(|(.., when)| when.listed().is_some()).copied().collect();
    for lane in lanes_of(told, &drawn) {
        let spans: Vec<_> = lane.events.iter().map(|(.., when)| extent(&axis, *when)).collect();
        let padded: Vec<_> = spans.iter().map(|(_, x, wide)| (x - DOT - 1.0, x + wide + DOT + 1.0)).collect();
        let (rows, count) = pack(&padded);
        for (((at, event, when), (form, x, wide)), row) in lane.events.iter().zip(spans).zip(rows) {
            let date = words::when(told.lang, *when);
            scene.marks.push(Mark {
                link: lit.link(told.story, *at),
                name: format!("{date} {}", event.title.get(told.lang)),
                form,
                x,
                width: wide,
                y: top + PAD + (row as f64 + 0.5) * ROW,
            });
        }
        let height = count as f64 * ROW + 2.0 * PAD;
        scene.lanes.push(Lane {
            y: top,
            height,
            label: shortened(lane.name, 12.5, left - 16.0),
            name: lane.name.to_owned(),
        });
        top += height;
    }
    scene.height = top + 4.0;
    scene
}

struct LaneEvents<'a> {
    name: &'a str,
    events: Vec<(Ref, &'a Event, When)>,
}

/// The events by their first programme, in the author's order; those of no programme first.
fn lanes_of<'a>(told: &Told<'a>, events: &[(Ref, &'a Event, When)]) -> Vec<LaneEvents<'a>> {
    let story = told.story;
    let own =
        |event: &Event| event.programmes.first().and_then(|id| story.programmes.iter().position(|(own, _)| own == id));
    let of =
        |lane: Option<usize>| events.iter().filter(|(_, event, _)| own(event) == lane).copied().collect::<Vec<_>>();
    let overall = LaneEvents { name: told.words().no_programme, events: of(None) };
    let programmes = story.programmes.iter().enumerate();
    std::iter::once(overall)
        .chain(
            programmes
                .map(|(index, (_, entry))| LaneEvents { name: entry.name.get(told.lang), events: of(Some(index)) }),
        )
        .filter(|lane| !lane.events.is_empty())
        .collect()
}

/// The form of a date on the axis, its left end and its width.
fn extent(axis: &TimeAxis, when: When) -> (Form, f64, f64) {
    let (first, last) = (when.first(), when.last());
    let (left, right) = (!first.is_some_and(|day| axis.has(day)), !last.is_some_and(|day| axis.has(day)));
    let open = Form::Open { left, right: right && (!left || last.is_none_or(|day| axis.to_px(day) > axis.ends().1)) };
    let start = first.map_or_else(|| axis.ends().0, |day| axis.held(day));
    let end = last.map_or_else(|| axis.ends().1, |day| axis.held(Day(day.0 + 1)));
    if first.is_some() && first == last {
        return (if left || right { open } else { Form::Dot }, f64::midpoint(start, end), 0.0);
    }
    (if left || right { open } else { Form::Bar }, start, (end - start).max(3.0))
}

/// The list, grouped by the year in which an event starts.
fn years(told: &Told<'_>, lit: &Lit, events: &[(Ref, &Event, When)]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (at, event, when) in events {
        let heading = match when.listed() {
            Some(day) => words::when(told.lang, When::year(day.civil().0)),
            None => told.words().undated.to_owned(),
        };
        if years.last().is_none_or(|last| last.heading != heading) {
            years.push(Year { heading, rows: Vec::new() });
        }
        if let Some(last) = years.last_mut() {
            last.rows.push(Row {
                link: lit.link(told.story, *at),
                date: words::when(told.lang, *when),
                iso: words::iso(*when),
                title: event.title.get(told.lang).to_owned(),
            });
        }
    }
    years
}

/// The events shown, in the order of the dates that are shown for them.
fn in_time_order<'a>(told: &Told<'a>, shown: &Shown) -> Vec<(Ref, &'a Event, When)> {
    let story = told.story;
    let events: Vec<(Ref, &Event, When)> = shown
        .of(Kind::Event)
        .filter_map(|at| story.events.get(at.index).map(|(_, event)| (at, event, event.when(told.background))))
        .collect();
    let order = sorted(events.iter().map(|(.., when)| when.order()).collect());
    order.into_iter().filter_map(|index| events.get(index).copied()).collect()
}

/// The events in the order of the timeline, for stepping through.
pub fn order(told: &Told<'_>, shown: &Shown) -> Vec<Ref> {
    in_time_order(told, shown).into_iter().map(|(at, ..)| at).collect()
}
