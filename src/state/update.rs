//! The only function that makes a new state.

use super::{MapView, Sort, State, View, Window};
use crate::story::{Lang, RecordId, Story};

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chooses a record, or none.
    Select(Option<RecordId>),
    /// Speaks this language.
    SetLanguage(Lang),
    /// Wants background facts, or not.
    SetBackground(bool),
    /// Looks at this part of the page.
    SetView(View),
    /// Puts the indicators into this order.
    Sort(Sort),
    /// Filters by a programme, or not.
    FilterProgramme(Option<usize>),
    /// Looks at this stretch of time, or at all of it.
    SetTimeWindow(Option<Window>),
    /// Folds or unfolds a lane of the timeline.
    ToggleLane(Option<usize>),
    /// Looks at this part of the map, or at where the story plays.
    SetMapView(Option<MapView>),
    /// Filters by a district, by its code, or not.
    FilterDistrict(Option<String>),
    /// Clears every filter.
    ClearFilters,
    /// Goes to a state that a link describes.
    Restore(State),
}

/// The state after an action. What the story does not have is not chosen.
#[must_use]
pub fn update(story: &Story, state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Select(selected) => next.selected = selected,
        Action::SetLanguage(lang) => next.lang = lang,
        Action::SetBackground(background) => next.background = background,
        Action::SetView(view) => next.view = view,
        Action::Sort(sort) => next.sort = sort,
        Action::FilterProgramme(programme) => next.programme = programme,
        Action::SetTimeWindow(window) => next.window = window,
        Action::ToggleLane(lane) => match next.folded.binary_search(&lane) {
            Ok(index) => drop(next.folded.remove(index)),
            Err(index) => next.folded.insert(index, lane),
        },
        Action::SetMapView(map) => next.map = map,
        Action::FilterDistrict(district) => next.district = district,
        Action::ClearFilters => (next.programme, next.window, next.district) = (None, None, None),
        Action::Restore(state) => next = state,
    }
    next.programme = next.programme.filter(|index| *index < story.programmes.len());
    next.district = next.district.filter(|code| story.has_district(code));
    next.selected = next.selected.filter(|at| story.is_included(*at, next.background));
    next
}
