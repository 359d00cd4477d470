//! Which records a state shows.

use super::State;
use crate::story::{Event, IdIndex, RecordId, RecordKind, Story};

/// The records that pass the filters.
#[derive(Clone, Debug)]
pub struct VisibleRecords {
    /// In their order, each with whether it is in the stretch of time looked at.
    records: Vec<(RecordId, bool)>,
}

impl VisibleRecords {
    /// The records of `story` that `state` shows.
    ///
    /// A place belongs to a programme when it says so, or when an event or indicator of the programme names it.
    pub fn new(story: &Story, state: &State) -> Self {
        let programme = state.programme.and_then(|index| story.programmes.get(index)).map(|(id, _)| id.as_str());
        let of_programme = |at: RecordId| {
            programme.is_none_or(|programme| story.programmes_of(at).iter().any(|own| own == programme))
                || (at.kind == RecordKind::Programme && Some(at.index) == state.programme)
        };
        let ctx: Vec<RecordId> = story
            .records()
            .into_iter()
            .map(|(at, ..)| at)
            .filter(|at| story.is_included(*at, state.background))
            .collect();
        let places_of = |at: &RecordId| match at.kind {
            RecordKind::Event => story.events.get(at.index).map(|(_, event)| &event.places),
            RecordKind::Indicator => story.indicators.get(at.index).map(|(_, indicator)| &indicator.places),
            _ => None,
        };
        let naming = ctx.iter().filter(|at| programme.is_some() && of_programme(**at)).filter_map(places_of);
        let named = IdIndex::new(naming.flatten().map(String::as_str));
        let is_named = |at: &RecordId| at.kind == RecordKind::Place && named.has(story.id_of(*at));
        let district = state.district.as_deref();
        let is_there = |at: &RecordId| district.is_none_or(|code| is_within(story, *at, code));
        let passing = ctx.into_iter().filter(|at| of_programme(*at) || is_named(at)).filter(is_there);
        Self { records: passing.map(|at| (at, in_time(story, state, at))).collect() }
    }

    /// Whether a record is shown.
    pub fn contains(&self, at: RecordId) -> bool {
        self.records.binary_search(&(at, true)).is_ok()
    }

    /// The shown records of a kind, in their order.
    pub fn of(&self, kind: RecordKind) -> impl DoubleEndedIterator<Item = RecordId> {
        self.records.iter().filter(move |(at, in_time)| at.kind == kind && *in_time).map(|(at, _)| *at)
    }

    /// The records of a kind that would be shown if all time were looked at, in their order.
    pub fn at_any_time(&self, kind: RecordKind) -> impl DoubleEndedIterator<Item = RecordId> {
        self.records.iter().filter(move |(at, _)| at.kind == kind).map(|(at, _)| *at)
    }
}

/// Whether a record has to do with a district: a place that is known to be in it, what happened or was counted at one. What
/// only explains has to do with all of them.
fn is_within(story: &Story, at: RecordId, code: &str) -> bool {
    let is_in = |id: &String| {
        let place = crate::story::find(&story.places, id);
        place.is_some_and(|place| place.districts().iter().any(|own| own == code))
    };
    match at.kind {
        RecordKind::Event => story.events.get(at.index).is_some_and(|(_, event)| event.places.iter().any(is_in)),
        RecordKind::Indicator => story.indicators.get(at.index).is_some_and(|(_, own)| own.places.iter().any(is_in)),
        RecordKind::Place => story.places.get(at.index).is_some_and(|(id, _)| is_in(id)),
        _ => true,
    }
}

/// Whether a record belongs to the stretch of time looked at: an event by its date, an indicator by what was promised
/// and counted, a place by what happened there. What time says nothing of is always shown.
fn in_time(story: &Story, state: &State, at: RecordId) -> bool {
    let Some(window) = state.window else { return true };
    let event_in = |event: &Event| window.meets(event.when(state.background));
    match at.kind {
        RecordKind::Event => story.events.get(at.index).is_some_and(|(_, event)| event_in(event)),
        RecordKind::Indicator => story.indicators.get(at.index).is_some_and(|(_, indicator)| {
            let deadlines = indicator.targets.iter().map(|target| target.deadline);
            let counted = indicator.observations.iter().map(|observation| observation.when);
            deadlines.chain(counted).chain([indicator.period]).any(|when| window.meets(when))
        }),
        RecordKind::Place => {
            let id = story.id_of(at);
            let mut there =
                story.events.iter().filter(|(_, event)| event.places.iter().any(|own| own == id)).peekable();
            there.peek().is_none() || there.any(|(_, event)| event_in(event))
        }
        _ => true,
    }
}
