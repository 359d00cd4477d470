//! The only function that makes a new state.

use super::{MapView, Sort, State, View, Window};
use crate::story::{Lang, Ref, Story};

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chooses a record, or none.
    Select(Option<Ref>),
    /// Speaks this language.
    Speak(Lang),
    /// Wants background facts, or not.
    Background(bool),
    /// Looks at this part of the page.
    Look(View),
    /// Puts the indicators into this order.
    Sort(Sort),
    /// Filters by a programme, or not.
    Filter(Option<usize>),
    /// Looks at this stretch of time, or at all of it.
    Watch(Option<Window>),
    /// Folds or unfolds a lane of the timeline.
    Fold(Option<usize>),
    /// Looks at this part of the map, or at where the story plays.
    Gaze(Option<MapView>),
    /// Filters by a district, by its code, or not.
    Within(Option<String>),
    /// Clears every filter.
    Clear,
    /// Goes to a state that a link describes.
    Open(State),
}

/// The state after an action. What the story does not have is not chosen.
#[must_use]
pub fn update(story: &Story, state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Select(selected) => next.selected = selected,
        Action::Speak(lang) => next.lang = lang,
        Action::Background(background) => next.background = background,
        Action::Look(view) => next.view = view,
        Action::Sort(sort) => next.sort = sort,
        Action::Filter(programme) => next.programme = programme,
        Action::Watch(window) => next.window = window,
        Action::Fold(lane) => match next.folded.binary_search(&lane) {
            Ok(index) => drop(next.folded.remove(index)),
            Err(index) => next.folded.insert(index, lane),
        },
        Action::Gaze(map) => next.map = map,
        Action::Within(district) => next.district = district,
        Action::Clear => (next.programme, next.window, next.district) = (None, None, None),
        Action::Open(state) => next = state,
    }
    next.programme = next.programme.filter(|index| *index < story.programmes.len());
    next.district = next.district.filter(|code| story.has_district(code));
    next.selected = next.selected.filter(|at| story.is_told(*at, next.background));
    next
}
