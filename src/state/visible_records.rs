//! The records that a state shows.

use super::State;
use crate::gather::Gather;
use crate::story::{Commitment, Event, IdIndex, RecordId, RecordKind, Story};

/// The records that pass the filters.
#[derive(Clone, Debug)]
pub struct VisibleRecords {
    /// Records in story order, each with true if it is in the time window.
    records: Vec<(RecordId, bool)>,
}

impl VisibleRecords {
    /// Filters the records of `story` by `state`.
    ///
    /// A place belongs to a programme if it names it, or if an event or indicator of the programme names the place.
    pub fn new(story: &Story, state: &State) -> Self {
        let programme = state.programme.and_then(|index| story.programmes.get(index)).map(|(id, _)| id.as_str());
        let of_programme = |record: RecordId| {
            programme.is_none_or(|programme| story.programmes_of(record).iter().any(|other| other == programme))
                || (record.kind == RecordKind::Programme && Some(record.index) == state.programme)
        };
        let records: Vec<RecordId> = story
            .records()
            .into_iter()
            .map(|(record, ..)| record)
            .filter(|record| story.is_included(*record, state.background))
            .gather();
        let places_of = |record: &RecordId| match record.kind {
            RecordKind::Event => story.events.get(record.index).map(|(_, event)| &event.places),
            RecordKind::Indicator => story.indicators.get(record.index).map(|(_, indicator)| &indicator.places),
            _ => None,
        };
        let naming =
            records.iter().filter(|record| programme.is_some() && of_programme(**record)).filter_map(places_of);
        let ids = IdIndex::new(naming.flatten().map(String::as_str));
        let is_named = |record: &RecordId| record.kind == RecordKind::Place && ids.has(story.id_of(*record));
        let district = state.district.as_deref();
        // Commitments come after the records that they refer to.
        let is_commitment = |record: &RecordId| record.kind == RecordKind::Commitment;
        let others = records.iter().copied().filter(|record| !is_commitment(record));
        let others: Vec<(RecordId, Passes)> = others
            .map(|record| {
                let is_there = district.is_none_or(|code| is_within(story, record, code));
                (record, Passes { is_there, in_time: in_time(story, state, record) })
            })
            .collect();
        let passes = |record: &RecordId| {
            if !is_commitment(record) {
                return passes_of(&others, *record);
            }
            let (_, commitment) = story.commitments.get(record.index)?;
            let is_wanted = state.verdict.is_none_or(|wanted| commitment.verdict_shown(state.background) == Ok(wanted));
            is_wanted.then(|| commitment_passes(story, state, commitment, &others))
        };
        let passing = records.iter().filter(|record| of_programme(**record) || is_named(record));
        let passing =
            passing.filter_map(|record| Some((*record, passes(record)?))).filter(|(_, passes)| passes.is_there);
        Self { records: passing.map(|(record, passes)| (record, passes.in_time)).gather() }
    }

    /// True if a record is visible.
    pub fn contains(&self, record: RecordId) -> bool {
        self.records.binary_search(&(record, true)).is_ok()
    }

    /// The visible records of a kind, in story order.
    pub fn of(&self, kind: RecordKind) -> impl DoubleEndedIterator<Item = RecordId> {
        self.records.iter().filter(move |(record, in_time)| record.kind == kind && *in_time).map(|(record, _)| *record)
    }

    /// The records of a kind that pass all filters but the time window, in story order.
    pub fn at_any_time(&self, kind: RecordKind) -> impl DoubleEndedIterator<Item = RecordId> {
        self.records.iter().filter(move |(record, _)| record.kind == kind).map(|(record, _)| *record)
    }
}

/// The filters that depend on a place or a date.
#[derive(Clone, Copy, Debug)]
struct Passes {
    /// True if the record passes the district filter.
    is_there: bool,
    /// True if the record is in the time window.
    in_time: bool,
}

/// Finds a record among those that the filters were applied to. `None` for a record that the basis hides.
fn passes_of(others: &[(RecordId, Passes)], record: RecordId) -> Option<Passes> {
    let index = others.binary_search_by_key(&record, |(other, _)| *other).ok()?;
    others.get(index).map(|(_, passes)| *passes)
}

/// Applies the filters to a commitment: it is where and when the records are that it refers to, and on the day of the
/// article. Findings have no place.
fn commitment_passes(story: &Story, state: &State, commitment: &Commitment, others: &[(RecordId, Passes)]) -> Passes {
    let referred = || {
        let known = commitment.references().filter_map(|reference| reference.record);
        known.filter_map(|record| Some((record.kind, passes_of(others, record)?)))
    };
    let has_place = |kind| matches!(kind, RecordKind::Event | RecordKind::Indicator | RecordKind::Place);
    let has_date = |kind| matches!(kind, RecordKind::Event | RecordKind::Indicator | RecordKind::Finding);
    let is_on_day = state.window.is_none_or(|window| story.as_of.is_some_and(|day| window.meets(day)));
    Passes {
        is_there: state.district.is_none() || referred().any(|(kind, passes)| has_place(kind) && passes.is_there),
        in_time: is_on_day || referred().any(|(kind, passes)| has_date(kind) && passes.in_time),
    }
}

/// True if a record is related to a district: a place known to be in it, or an event or indicator of such a place.
/// Explanatory records belong to every district.
fn is_within(story: &Story, record: RecordId, code: &str) -> bool {
    let is_in = |id: &String| {
        let place = crate::story::find(&story.places, id);
        place.is_some_and(|place| place.districts().iter().any(|other| other == code))
    };
    match record.kind {
        RecordKind::Event => story.events.get(record.index).is_some_and(|(_, event)| event.places.iter().any(is_in)),
        RecordKind::Indicator => {
            story.indicators.get(record.index).is_some_and(|(_, indicator)| indicator.places.iter().any(is_in))
        }
        RecordKind::Place => story.places.get(record.index).is_some_and(|(id, _)| is_in(id)),
        _ => true,
    }
}

/// True if a record is in the time window: an event by its date, an indicator by its targets and observations, a place by
/// its events. Records without a date always are.
fn in_time(story: &Story, state: &State, record: RecordId) -> bool {
    let Some(window) = state.window else { return true };
    let event_in = |event: &Event| window.meets(event.when(state.background));
    match record.kind {
        RecordKind::Event => story.events.get(record.index).is_some_and(|(_, event)| event_in(event)),
        RecordKind::Indicator => story.indicators.get(record.index).is_some_and(|(_, indicator)| {
            let deadlines = indicator.targets.iter().map(|target| target.deadline);
            let counted = indicator.observations.iter().map(|observation| observation.when);
            deadlines.chain(counted).chain([indicator.period]).any(|when| window.meets(when))
        }),
        RecordKind::Place => {
            let id = story.id_of(record);
            let mut there =
                story.events.iter().filter(|(_, event)| event.places.iter().any(|other| other == id)).peekable();
            there.peek().is_none() || there.any(|(_, event)| event_in(event))
        }
        RecordKind::Finding => story.findings.get(record.index).is_some_and(|(_, finding)| window.meets(finding.when)),
        _ => true,
    }
}
