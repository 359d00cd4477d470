//! The reducer: the only function that creates a new state.

use super::{Grouping, MapView, Sort, State, View, Window};
use crate::story::{Lang, RecordId, Story, Verdict};

/// A user action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Select a record, or clear the selection.
    Select(Option<RecordId>),
    /// Set the language.
    SetLanguage(Lang),
    /// Include background facts or not.
    SetBackground(bool),
    /// Set the view.
    SetView(View),
    /// Set the order of the indicators.
    Sort(Sort),
    /// Set the grouping of the commitments.
    Group(Grouping),
    /// Filter the commitments by a verdict, or clear that filter.
    FilterVerdict(Option<Verdict>),
    /// Filter by a programme, or clear that filter.
    FilterProgramme(Option<usize>),
    /// Set the time window, or show all time (`None`).
    SetTimeWindow(Option<Window>),
    /// Toggle a lane of the timeline.
    ToggleLane(Option<usize>),
    /// Set the viewport of the map, or the initial view (`None`).
    SetMapView(Option<MapView>),
    /// Filter by a district's code, or clear that filter.
    FilterDistrict(Option<String>),
    /// Clear every filter.
    ClearFilters,
    /// Restore a state decoded from the URL.
    Restore(State),
}

/// The state after an action. References to records that the story does not have are ignored.
#[must_use]
pub fn update(story: &Story, state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Select(selected) => next.selected = selected,
        Action::SetLanguage(lang) => next.lang = lang,
        Action::SetBackground(background) => next.background = background,
        Action::SetView(view) => next.view = view,
        Action::Sort(sort) => next.sort = sort,
        Action::Group(grouping) => next.grouping = grouping,
        Action::FilterVerdict(verdict) => next.verdict = verdict,
        Action::FilterProgramme(programme) => next.programme = programme,
        Action::SetTimeWindow(window) => next.window = window,
        Action::ToggleLane(lane) => match next.folded.binary_search(&lane) {
            Ok(index) => drop(next.folded.remove(index)),
            Err(index) => next.folded.insert(index, lane),
        },
        Action::SetMapView(map) => next.map = map,
        Action::FilterDistrict(district) => next.district = district,
        Action::ClearFilters => (next.programme, next.window, next.district, next.verdict) = (None, None, None, None),
        Action::Restore(state) => next = state,
    }
    next.programme = next.programme.filter(|index| *index < story.programmes.len());
    next.district = next.district.filter(|code| story.has_district(code));
    next.selected = next.selected.filter(|record| story.is_included(*record, next.background));
    next
}
