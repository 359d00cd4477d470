//! Runs the commands of the page's controls.

use super::chunks::with_tools;
use super::command::{Command, PagedList, TourCommand};
use super::session::Session;
use super::shared_command::{begin_command, run_shared_command};
use super::tour::{self, StepTour};
use super::{charts, embed_dialog, map, picker, search, table, timeline};
use crate::scene::records::table::order;
use crate::scene::viewport::tour::{Tour, TourKind, TourStep};
use crate::state::Action;
use crate::story::RecordId;
use crate::ui::reactive::ErasedSignal;

/// Runs the command of a control. Any command closes the picker, and stops the tour unless it is one of the tour.
pub(super) fn run_command(session: Session, command: Command<'_>, is_by_key: bool) {
    begin_command(session, &command);
    if is_by_key {
        picker::close(session);
    } else {
        session.close_picker();
    }
    if run_shared_command(session, &command) {
        return focus_picker(session, is_by_key);
    }
    match command {
        Command::StepRecord(step) => {
            if let Some(record) = neighbour(session, step) {
                session.dispatch(Action::Select(Some(record)));
            }
        }
        Command::FilterDistrict(code) => map::filter_district(session, code),
        Command::FilterStatus(name) => charts::filter_status(session, name),
        Command::OpenLane(key) => session.timeline().toggle_open_lane(key),
        Command::ToggleLane(id) => toggle_lane(session, id),
        Command::Timeline(command) => timeline::run_command(session, command),
        Command::Map(command) => map::run_command(session, command),
        Command::Tour(kind, command) => run_tour_command(session, kind, command),
        Command::ShowMore(list) => page_count(session, list).update(|count| *count += 1),
        Command::OpenTimelineCluster(id) => {
            if let Some(first) = session.story().lookup(id) {
                timeline::open_cluster(session, first);
            }
        }
        Command::OpenMapCluster(id) => {
            if let Some(first) = session.story().lookup(id) {
                map::open_cluster(session, first);
            }
        }
        Command::Search(text) => search::search_for(session, text),
        Command::ShowSource(id) => table::show_row(session, &["source-", id].concat()),
        Command::ShowTable(name) => table::show_table(session, name),
        Command::OrderTable(order) => table::order_by(session, order),
        Command::ShowTablePage(page) => table::show_page(session, page),
        Command::ClearTableFilter => table::clear_filter(session),
        Command::CopyAddress => charts::copy_address(session),
        Command::ToggleChartTable(name) => charts::toggle_table(session, name),
        Command::Export(format, name) => {
            let name = name.to_owned();
            with_tools(move |tools| {
                if !session.is_disposed() {
                    (tools.export)(session, format, &name);
                }
            });
        }
        Command::OpenEmbedDialog => embed_dialog::open(session),
        Command::CloseEmbedDialog => embed_dialog::close(session),
        Command::CopyEmbedCode(index) => with_tools(move |tools| {
            if !session.is_disposed() {
                (tools.copy_embed_code)(session, index);
            }
        }),
        // The commands that need no view ran above.
        _ => {}
    }
    focus_picker(session, is_by_key);
}

/// Moves the focus to an open picker after a key.
fn focus_picker(session: Session, is_by_key: bool) {
    if is_by_key {
        picker::focus_first(session);
    }
}

/// Returns the visible record before or after the selected one, among those of its kind.
fn neighbour(session: Session, step: TourStep) -> Option<RecordId> {
    let selected = session.selected()?;
    let records = session.scene_untracked(|ctx, visible, _, _| order(ctx, visible, selected.kind));
    // A selected record that is filtered out has no neighbours.
    records.contains(&selected).then(|| Tour::new(records).step(Some(selected), step)).flatten()
}

fn toggle_lane(session: Session, id: &str) {
    let programme = session.story().programmes.iter().position(|(known, _)| known == id);
    if id.is_empty() || programme.is_some() {
        session.dispatch(Action::ToggleLane(programme));
    }
}

fn run_tour_command(session: Session, kind: TourKind, command: TourCommand) {
    let step: StepTour = match kind {
        TourKind::Events => timeline::step_tour,
        TourKind::Visit => map::step_tour,
    };
    match command {
        TourCommand::Play => tour::play(session, kind, step),
        TourCommand::Pause => session.stop_tour(),
        TourCommand::Step(direction) => {
            step(session, direction);
        }
    }
}

/// Returns the number of pages added to a list.
fn page_count(session: Session, list: PagedList) -> ErasedSignal<usize> {
    match list {
        PagedList::Events => session.timeline().pages,
        PagedList::Places => session.map().pages,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::{Owner, untrack};

    use super::*;
    use crate::state::{State, TableOrder, TableState, View};
    use crate::story::{Basemap, Entry, Evidence, RecordKind, Story, Text};

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

    fn run(session: Session, text: &str) -> State {
        if let Some(command) = Command::parse(text) {
            run_command(session, command, false);
        }
        untrack(|| session.state())
    }

    #[test]
    fn commands_change_the_state() {
        let owner = Owner::new();
        owner.set();
        let session = session();
        let term = |index| Some(RecordId { kind: RecordKind::Term, index });
        assert_eq!(run(session, "select two").selected, term(1));
        assert_eq!(run(session, "select three").selected, term(1), "an unknown id");
        assert_eq!(run(session, "previous-record").selected, term(0));
        assert_eq!(run(session, "previous-record").selected, term(0), "the first record");
        assert_eq!(run(session, "set-view-map").view, View::Map);
        assert_eq!(run(session, "toggle-lane nobody").folded, [], "an unknown programme");
        assert_eq!(run(session, "toggle-lane ").folded, [None]);
        run(session, "more-places");
        assert_eq!(session.map().pages.get_untracked(), 1);
        let table = run(session, "show-table terms").table;
        assert_eq!((table.kind.name(), table.order), ("terms", None));
        let table = run(session, "order-table -name").table;
        assert_eq!((table.kind.name(), table.order.map(TableOrder::to_text)), ("terms", Some("-name".to_owned())));
        assert_eq!(run(session, "order-table ").table, TableState { page: 0, order: None, ..table });
        assert_eq!(run(session, "show-table nothing").table.kind.name(), "terms", "an unknown table");
    }

    #[test]
    fn every_command_but_those_of_a_tour_stops_the_tour() {
        let owner = Owner::new();
        owner.set();
        let session = session();
        let is_playing_after = |text: &str| {
            session.tour().update(|tour| tour.playing = Some(TourKind::Events));
            run(session, text);
            session.tour().get_untracked().playing.is_some()
        };
        assert!(is_playing_after("next-event") && is_playing_after("next-stop"));
        assert!(!is_playing_after("set-view-all") && !is_playing_after("pause-visit"));
    }
}
