//! Tours: ordered stops that the reader steps through or plays.

use crate::story::RecordId;

/// The tours of an atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourKind {
    /// The events on the timeline, in time order.
    Events,
    /// The places of the visit, on the map.
    Visit,
}

/// State of the tours of an atlas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TourState {
    /// The tour that plays.
    pub playing: Option<TourKind>,
    /// Number of tours started so far; identifies the current playback.
    pub generation: u32,
    /// Event whose parts the tour of events visits; `None` for all events.
    pub whole: Option<RecordId>,
}

/// A step of a tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourStep {
    /// To the following stop.
    Next,
    /// To the stop before.
    Previous,
}

/// The stops of a tour, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tour<T> {
    stops: Vec<T>,
}

impl<T: Copy + PartialEq> Tour<T> {
    /// A tour of these stops.
    pub fn new(stops: Vec<T>) -> Self {
        Self { stops }
    }

    /// The stop one step from `current`; `None` at the end of the tour. If `current` is not a stop, the tour begins: at
    /// the first stop, or backwards at the last.
    pub fn step(&self, current: Option<T>, step: TourStep) -> Option<T> {
        let index = self.stops.iter().position(|stop| Some(*stop) == current);
        match (index, step) {
            (Some(index), TourStep::Next) => self.stops.get(index + 1).copied(),
            (Some(index), TourStep::Previous) => self.stops.get(index.checked_sub(1)?).copied(),
            (None, TourStep::Next) => self.stops.first().copied(),
            (None, TourStep::Previous) => self.stops.last().copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tour_ends_at_its_ends_and_begins_at_one() {
        let tour = Tour::new(vec!['a', 'b', 'c']);
        assert_eq!(tour.step(Some('a'), TourStep::Next), Some('b'));
        assert_eq!(tour.step(Some('c'), TourStep::Next), None);
        assert_eq!(tour.step(Some('a'), TourStep::Previous), None);
        assert_eq!(tour.step(None, TourStep::Next), Some('a'));
        assert_eq!(tour.step(Some('z'), TourStep::Previous), Some('c'));
        assert_eq!(Tour::<char>::new(vec![]).step(None, TourStep::Previous), None);
    }

    proptest! {
        #[test]
        fn next_visits_every_stop_in_order_and_previous_returns(count in 1..40_u32) {
            let (stops, mut visited, mut current) = ((0..count).collect::<Vec<_>>(), Vec::new(), None);
            let tour = Tour::new(stops.clone());
            while let Some(stop) = tour.step(current, TourStep::Next) {
                prop_assert_eq!(tour.step(Some(stop), TourStep::Previous), current);
                visited.push(stop);
                current = Some(stop);
            }
            prop_assert_eq!(visited, stops);
        }
    }
}
