//! Runs the commands that need no view, so that they work before the views are loaded.

use super::command::{Command, RECORD_ATTRIBUTES, ShellCommand};
use super::fetching;
use super::session::Session;
use super::shell::{self, SheetHeight};
use crate::browser;
use crate::state::Action;

/// Stops the tour, unless the command is one of a tour, and closes the menu, unless the command is about the menu.
pub(super) fn begin_command(session: Session, command: &Command<'_>) {
    if !matches!(command, Command::Tour(..)) {
        session.stop_tour();
    }
    if !matches!(command, Command::CopyAddress | Command::Shell(ShellCommand::OpenMenu | ShellCommand::ShowQrCode)) {
        shell::close_menu(session);
    }
}

/// Runs a command that needs no view. Returns false, and does nothing, for all others.
pub(super) fn run_shared_command(session: Session, command: &Command<'_>) -> bool {
    let action = match *command {
        Command::Select(id) => {
            select(session, id);
            return true;
        }
        Command::CloseDetail => {
            close_detail(session);
            return true;
        }
        Command::FilterProgramme(id) => {
            filter_programme(session, id);
            return true;
        }
        Command::Shell(command) => {
            shell::run_command(session, command);
            return true;
        }
        Command::Retry(path) => {
            fetching::retry(session, path);
            return true;
        }
        Command::ClosePicker => return true,
        Command::SetLanguage(lang) => Action::SetLanguage(lang),
        Command::SetBackground(background) => Action::SetBackground(background),
        Command::SetView(view) => Action::SetView(view),
        Command::SetForm(form) => Action::SetForm(form),
        Command::Sort(sort) => Action::Sort(sort),
        Command::Group(grouping) => Action::Group(grouping),
        Command::FilterVerdict(verdict) => Action::FilterVerdict(verdict),
        Command::ClearFilters => Action::ClearFilters,
        _ => return false,
    };
    session.dispatch(action);
    true
}

/// Filters by the programme with this id. An unknown id means all programmes.
pub(super) fn filter_programme(session: Session, id: &str) {
    let programme = session.story().programmes.iter().position(|(known, _)| known == id);
    session.dispatch(Action::FilterProgramme(programme));
}

/// Selects the record with this id. An unknown id is ignored.
fn select(session: Session, id: &str) {
    if let Some(record) = session.story().lookup(id) {
        session.dispatch(Action::Select(Some(record)));
    }
}

/// Clears the selection, and returns the focus to the element that had it before the detail panel.
pub(super) fn close_detail(session: Session) {
    let story = session.story();
    let id = session.selected().map(|record| story.id_of(record).to_owned()).unwrap_or_default();
    session.dispatch(Action::Select(None));
    session.shell().sheet.set(SheetHeight::default());
    let root = session.root();
    browser::next_frame(move || root.restore_focus(&RECORD_ATTRIBUTES, &id));
}
