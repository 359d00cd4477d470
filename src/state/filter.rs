//! Which records a state shows.

use super::State;
use crate::story::{Kind, Ref, Story};

/// The records that pass the filters.
#[derive(Clone, Debug)]
pub struct Shown {
    records: Vec<Ref>,
}

impl Shown {
    /// The records of `story` that `state` shows.
    ///
    /// A place belongs to a programme when it says so, or when an event or indicator of the programme names it.
    pub fn new(story: &Story, state: &State) -> Self {
        let programme = state.programme.and_then(|index| story.programmes.get(index)).map(|(id, _)| id.as_str());
        let of_programme = |at: Ref| {
            programme.is_none_or(|programme| story.programmes_of(at).iter().any(|own| own == programme))
                || (at.kind == Kind::Programme && Some(at.index) == state.programme)
        };
        let told: Vec<Ref> =
            story.records().into_iter().map(|(at, ..)| at).filter(|at| story.is_told(*at, state.background)).collect();
        let names_a_place = |at: &Ref| matches!(at.kind, Kind::Event | Kind::Indicator) && of_programme(*at);
        let named: Vec<Ref> = match programme {
            Some(_) => told.iter().filter(|at| names_a_place(at)).flat_map(|at| story.relatives(*at)).collect(),
            None => Vec::new(),
        };
        let is_named = |at: &Ref| at.kind == Kind::Place && named.contains(at);
        Self { records: told.into_iter().filter(|at| of_programme(*at) || is_named(at)).collect() }
    }

    /// Whether a record is shown.
    pub fn has(&self, at: Ref) -> bool {
        self.records.binary_search(&at).is_ok()
    }

    /// The shown records of a kind, in their order.
    pub fn of(&self, kind: Kind) -> impl DoubleEndedIterator<Item = Ref> {
        self.records.iter().copied().filter(move |at| at.kind == kind)
    }
}
