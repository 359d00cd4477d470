//! Commands of controls, by data attribute. Free of browser calls, so that it is tested natively.

use super::session::Session;
use crate::scene::records::table::order;
use crate::state::{Action, Sort, View};
use crate::story::{Lang, RecordId};

/// Data attributes of controls in order of lookup. Those of records come first.
pub(super) const COMMAND_ATTRS: [&str; 22] = [
    "data-event",
    "data-place",
    "data-indicator",
    "data-record",
    "data-mark",
    "data-pick",
    "data-lang",
    "data-basis",
    "data-look",
    "data-step",
    "data-close",
    "data-fold",
    "data-time",
    "data-crowd",
    "data-map",
    "data-gather",
    "data-district",
    "data-clear",
    "data-sort",
    "data-take",
    "data-share",
    "data-retry",
];

/// Data attributes that hold the id of a record.
pub(super) const RECORD_ATTRS: [&str; 4] = ["data-event", "data-place", "data-indicator", "data-record"];

/// Returns true if the attribute holds the id of a record.
pub(super) fn is_record(attribute: &str) -> bool {
    RECORD_ATTRS.contains(&attribute)
}

/// Returns the action of a control; `None` if it has no action or its value is unknown.
pub(super) fn action(session: Session, attribute: &str, value: &str) -> Option<Action> {
    Some(match (attribute, value) {
        (hook, id) if is_record(hook) => Action::Select(Some(session.story().lookup(id)?)),
        // The number and the name beside a mark on the map select the same record as the mark.
        ("data-mark", id) => Action::Select(Some(session.story().lookup(id)?)),
        ("data-lang", "zh") => Action::SetLanguage(Lang::Zh),
        ("data-lang", "en") => Action::SetLanguage(Lang::En),
        ("data-basis", word) => Action::SetBackground(word == "all"),
        ("data-look", word) => Action::SetView(View::NAMES.iter().find(|(own, _)| *own == word)?.1),
        ("data-sort", word) => Action::Sort(Sort::NAMES.iter().find(|(own, _)| *own == word)?.1),
        ("data-step", word) => Action::Select(Some(step(session, if word == "next" { 1 } else { -1 })?)),
        ("data-close", _) => Action::Select(None),
        ("data-clear", _) => Action::ClearFilters,
        ("data-fold", "") => Action::ToggleLane(None),
        ("data-fold", id) => {
            Action::ToggleLane(Some(session.story().programmes.iter().position(|(own, _)| own == id)?))
        }
        _ => return None,
    })
}

/// Returns the visible record `by` steps from the selected one, among those of its kind.
fn step(session: Session, by: isize) -> Option<RecordId> {
    let chosen = session.selected()?;
    session.scene(|ctx, visible, _, _| {
        let steps = order(ctx, visible, chosen.kind);
        let own = steps.iter().position(|at| *at == chosen)?;
        steps.get(own.checked_add_signed(by)?).copied()
    })
}

/// Returns the action that sets the programme filter. An unknown id means all programmes.
pub(super) fn filter_programme(session: Session, id: &str) -> Action {
    Action::FilterProgramme(session.story().programmes.iter().position(|(own, _)| own == id))
}

/// Returns the action that sets the district filter. An empty code means all districts.
pub(super) fn filter_district(code: &str) -> Action {
    Action::FilterDistrict(Some(code.to_owned()).filter(|code| !code.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Basemap;
    use crate::story::{Entry, Evidence, RecordKind, Story, Text};
    use leptos::prelude::Owner;
    use std::sync::Arc;

    fn session() -> Session {
        let entry = || Entry {
            name: Text::default(),
            text: Text::default(),
            when: None,
            about: vec![],
            evidence: Evidence::default(),
        };
        let terms = ["one", "two"].map(|id| (id.to_owned(), entry())).into();
        Session::new(Arc::new(Story { terms, ..Story::default() }), Arc::new(Basemap::default()))
    }

    #[test]
    fn controls_ask_for_what_there_is() {
        let owner = Owner::new();
        owner.set();
        let session = session();
        let term = |index| Some(RecordId { kind: RecordKind::Term, index });
        assert_eq!(action(session, "data-record", "two"), Some(Action::Select(term(1))));
        assert_eq!(action(session, "data-mark", "two"), Some(Action::Select(term(1))), "the name beside a mark");
        assert_eq!(action(session, "data-event", "three"), None);
        assert_eq!(action(session, "data-look", "map"), Some(Action::SetView(View::Map)));
        assert_eq!(action(session, "data-look", "globe"), None);
        assert_eq!(action(session, "data-step", "next"), None, "nothing is chosen");
        assert_eq!(filter_programme(session, "none"), Action::FilterProgramme(None));
    }
}
