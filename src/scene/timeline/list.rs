//! Every event and deadline in time order, by year: the timeline of narrow screens, and of those who hear it.

use super::plan::{deadlines, events, title_of};
use crate::civil::{Day, When};
use crate::number::sorted;
use crate::scene::facts::Told;
use crate::scene::link::{Link, Lit};
use crate::state::Shown;
use crate::story::{Due, Event, Kind, Ref};
use crate::words;

/// How many rows are listed before more are asked for: all of a short list.
const SHORT: usize = 120;
/// Of a long one.
const PAGE: usize = 50;

/// What is listed.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The periods that others lie in.
    pub eras: Vec<Row>,
    /// From the earliest; what has no day is last.
    pub years: Vec<Year>,
    /// How many rows are behind the end.
    pub left: usize,
}

/// The rows of a year.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year.
    pub heading: String,
    /// What happened in it, and what was due.
    pub rows: Vec<Row>,
}

/// An event, a deadline or an era in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its record.
    pub link: Link,
    /// The date in words.
    pub date: String,
    /// The date for machines; empty where they have no word for it.
    pub iso: String,
    /// Its title.
    pub title: String,
    /// How its time is drawn.
    pub form: &'static str,
}

/// The list, grouped by the year in which an event starts or a target was due; of a long one the first page, and as many
/// more as were asked for.
pub fn list(told: &Told<'_>, shown: &Shown, lit: &Lit, more: usize) -> Listed {
    let row = |at: Ref, when: When, title: &str, form: &'static str| Row {
        link: lit.link(told.story, at),
        date: words::when(told.lang, when),
        iso: words::iso(when),
        title: title.to_owned(),
        form,
    };
    let events: Vec<_> = events(told, shown).into_iter().filter(|(at, ..)| shown.has(*at)).collect();
    let due: Vec<_> = deadlines(told, shown).into_iter().filter(|item| shown.has(item.at)).collect();
    let all = events.len() + due.len();
    let most = if all <= SHORT { all } else { PAGE * (1 + more) };
    let mut listed = Listed { eras: Vec::new(), years: Vec::new(), left: all.saturating_sub(most) };
    let (mut events, mut due) = (events.into_iter().peekable(), due.into_iter().peekable());
    for _ in 0..most {
        let day = events.peek().map(|(.., when)| when.listed());
        // A deadline comes after what happened on its day, and before what has no day.
        let is_event = match (day, due.peek()) {
            (None, None) => break,
            (Some(Some(day)), Some(item)) => day <= item.day(),
            (day, item) => day.is_some() && item.is_none(),
        };
        let (day, row) = if is_event {
            let Some((at, event, when)) = events.next() else { break };
            (when.listed(), row(at, when, event.title.get(told.lang), form(when)))
        } else {
            let Some(item) = due.next() else { break };
            let when = When::On(crate::civil::Partial::of(item.day()).into());
            let said = match item.due {
                Some(Due::Met) => "goal met",
                Some(Due::Missed) => "goal missed",
                _ => "goal",
            };
            let mut row = row(item.at, when, title_of(told, item.at), said);
            row.date = (told.words().deadline_is)(&row.date, item.due.unwrap_or(Due::Open));
            (Some(item.day()), row)
        };
        listed.put(told, day, row);
    }
    let era = |at: Ref| {
        let (_, entry) = told.story.eras.get(at.index)?;
        Some((entry.when?, row(at, entry.when?, entry.name.get(told.lang), "period")))
    };
    let eras: Vec<_> = shown.of(Kind::Era).filter_map(era).collect();
    let in_time = sorted(eras.iter().map(|(when, _)| when.order()).collect());
    listed.eras = in_time.into_iter().filter_map(|index| Some(eras.get(index)?.1.clone())).collect();
    listed
}

impl Listed {
    fn put(&mut self, told: &Told<'_>, day: Option<Day>, row: Row) {
        let heading = match day {
            Some(day) => words::when(told.lang, When::year(day.civil().0)),
            None => told.words().undated.to_owned(),
        };
        match self.years.last_mut() {
            Some(last) if last.heading == heading => last.rows.push(row),
            _ => self.years.push(Year { heading, rows: vec![row] }),
        }
    }
}

/// The name of the form of a date's mark.
fn form(when: When) -> &'static str {
    match (when.is_vague(), when.first(), when.last()) {
        (true, ..) => "loose",
        (_, Some(first), Some(last)) if first == last => "day",
        (_, Some(_), Some(_)) => "stretch",
        _ => "open",
    }
}

/// The events in the order of the timeline, for stepping through.
pub fn order(told: &Told<'_>, shown: &Shown) -> Vec<Ref> {
    events(told, shown).into_iter().map(|(at, ..)| at).filter(|at| shown.has(*at)).collect()
}

/// The stops of a walk: all events, or the parts of one of them. At any time: a walk leads beyond what is in sight.
pub fn stops(told: &Told<'_>, shown: &Shown, whole: Option<Ref>) -> Vec<Ref> {
    let whole = whole.map(|at| told.story.id_of(at));
    let is_stop = |event: &Event| whole.is_none_or(|whole| event.part_of.as_deref() == Some(whole));
    events(told, shown).into_iter().filter(|(_, event, _)| is_stop(event)).map(|(at, ..)| at).collect()
}
