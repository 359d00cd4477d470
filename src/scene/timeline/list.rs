//! Every event in time order, by year: the timeline of narrow screens, and of those who hear it.

use super::plan::events;
use crate::civil::When;
use crate::scene::facts::Told;
use crate::scene::link::{Link, Lit};
use crate::state::Shown;
use crate::story::Ref;
use crate::words;

/// How many events are listed before more are asked for.
pub const PAGE: usize = 200;

/// The events of a year.
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
    /// The date for machines; empty where they have no word for it.
    pub iso: String,
    /// Its title.
    pub title: String,
    /// How its time is drawn.
    pub form: &'static str,
}

/// The list, grouped by the year in which an event starts, and how many events are behind its end.
pub fn list(told: &Told<'_>, shown: &Shown, lit: &Lit, most: usize) -> (Vec<Year>, usize) {
    let mut years: Vec<Year> = Vec::new();
    let events: Vec<_> = events(told, shown).into_iter().filter(|(at, ..)| shown.has(*at)).collect();
    for (at, event, when) in events.iter().take(most) {
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
                form: form(*when),
            });
        }
    }
    (years, events.len().saturating_sub(most))
}

/// The name of the form of a date's mark.
fn form(when: When) -> &'static str {
    match (when.is_vague(), when.first(), when.last()) {
        (true, ..) => "vague",
        (_, Some(first), Some(last)) if first == last => "dot",
        (_, Some(_), Some(_)) => "bar",
        _ => "open",
    }
}

/// The events in the order of the timeline, for stepping through.
pub fn order(told: &Told<'_>, shown: &Shown) -> Vec<Ref> {
    events(told, shown).into_iter().map(|(at, ..)| at).filter(|at| shown.has(*at)).collect()
}
