//! The reducer: the only function that creates a new state.

use super::{Form, Grouping, MapView, Sort, State, TableState, View, Window};
use crate::characters::is_hidden;
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
    /// Set the form of the timeline and the map.
    SetForm(Form),
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
    /// Show a table, in the view of tables if the current one has none.
    ShowTable(TableState),
    /// Show the rows of the table with these words, or all rows (empty).
    FilterTable(String),
    /// Search for a text, or clear the search (empty).
    Search(String),
    /// Clear every filter.
    ClearFilters,
    /// Restore a state decoded from the URL.
    Restore(State),
}

/// The state after an action. References to records that the story does not have are ignored, and the overview replaces a view that
/// it does not have.
#[must_use]
pub fn update(story: &Story, state: &State, action: Action) -> State {
    let mut next = state.clone();
    let is_restored = matches!(action, Action::Restore(_));
    match action {
        Action::Select(selected) => next.selected = selected,
        Action::SetLanguage(lang) => next.lang = lang,
        Action::SetBackground(background) => next.background = background,
        Action::SetView(view) => {
            next.view = view;
            // With a record or programme, the overview leads to its page.
            if view == View::All {
                (next.selected, next.programme) = (None, None);
            }
        }
        Action::SetForm(form) => next.form = form,
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
        Action::ShowTable(table) => {
            (next.table, next.view) = (table, View::Table);
        }
        Action::FilterTable(text) => (next.table.filter, next.table.page) = (text, 0),
        Action::Search(text) => next.query = text,
        Action::ClearFilters => (next.programme, next.window, next.district, next.verdict) = (None, None, None, None),
        Action::Restore(state) => next = state,
    }
    if !next.view.is_of(story) {
        next.view = View::default();
    }
    next.query = search_text(&next.query);
    next.table.filter = search_text(&next.table.filter);
    next.programme = next.programme.filter(|index| *index < story.programmes.len());
    next.district = next.district.filter(|code| story.has_district(code));
    next.selected = next.selected.filter(|record| story.is_included(*record, next.background));
    if !is_restored && filters(&next) != filters(state) {
        next.table.page = 0;
    }
    next
}

/// The choices on which the rows of the tables depend.
fn filters(state: &State) -> impl PartialEq + use<'_> {
    (state.background, state.programme, state.window, state.district.as_deref(), state.verdict)
}

/// Maximum length of a text that is searched for, in characters.
const MAX_QUERY: usize = 100;

/// A text to search for without hidden characters and surrounding blanks.
fn search_text(text: &str) -> String {
    let visible: String = text.chars().filter(|letter| !is_hidden(*letter)).take(MAX_QUERY).collect();
    visible.trim().to_owned()
}
