//! Commands of the shell, and the events of its dialogs.

use wasm_bindgen::prelude::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::state::SheetHeight;
use crate::browser::{self, spawn_local};
use crate::scene::filters::time_periods;
use crate::scene::pages::title;
use crate::state::Action;
use crate::ui::chunks::with_tools;
use crate::ui::command::ShellCommand;
use crate::ui::navigation::push_dialog_entry;
use crate::ui::session::Session;

/// Selector of the menu.
const MENU: &str = "dialog.menu";
/// Selector of the menu and of the button that opens and closes it.
const MENU_AND_BUTTON: &str = "dialog.menu, .menu-open";
/// Selector of the filter sheet.
const FILTERS: &str = "dialog.filter-sheet";
/// Selector of the search field.
pub(in crate::ui) const SEARCH_INPUT: &str = ".search input";
/// Selector of both dialogs.
pub(in crate::ui) const DIALOGS: [&str; 2] = [MENU, FILTERS];
/// Name of the filter sheet in its history entry.
const DIALOG_NAME: &str = "filters";

/// Runs a command of the shell.
pub(in crate::ui) fn run_command(session: Session, command: ShellCommand) {
    let (root, shell) = (session.root(), session.shell());
    match command {
        ShellCommand::OpenMenu if shell.is_menu_open.get_untracked() => close_menu(session),
        ShellCommand::OpenMenu => {
            session.charts().clear_copy_status();
            hide_qr_code(session);
            shell.is_menu_open.set(true);
            browser::next_frame(move || root.show_popup(MENU));
        }
        ShellCommand::OpenFilters => {
            push_dialog_entry(session, DIALOG_NAME);
            show_filters(session);
        }
        ShellCommand::CloseFilters => close_filters(session),
        ShellCommand::ShowSearch => {
            let is_shown = !shell.is_search_shown.get_untracked();
            shell.is_search_shown.set(is_shown);
            if is_shown {
                browser::next_frame(move || {
                    root.focus_without_scroll(SEARCH_INPUT);
                });
            }
        }
        ShellCommand::CycleSheet => shell.sheet.set(shell.sheet.get_untracked().next()),
        ShellCommand::ShowQrCode if shell.qr_code.with_untracked(Option::is_some) => shell.qr_code.set(None),
        ShellCommand::ShowQrCode => with_tools(move |_| {
            if !session.is_disposed() {
                session.charts().clear_copy_status();
                shell.qr_code.set(Some(root.address()));
            }
        }),
        ShellCommand::Print => browser::print(),
        ShellCommand::Share => {
            let title = title(&session.story(), &session.route().0);
            spawn_local(async move { browser::share(&title, &root.address()).await });
        }
    }
}

/// Hides the QR code, which is that of another address than the page's now.
pub(in crate::ui) fn hide_qr_code(session: Session) {
    let qr_code = session.shell().qr_code;
    if qr_code.with_untracked(Option::is_some) {
        qr_code.set(None);
    }
}

fn show_filters(session: Session) {
    session.shell().are_filters_open.set(true);
    browser::next_frame(move || session.root().show_dialog(FILTERS));
}

/// Closes the menu.
pub(in crate::ui) fn close_menu(session: Session) {
    if session.shell().is_menu_open.get_untracked() {
        session.root().close_dialog(MENU);
    }
}

/// Closes the filter sheet.
pub(in crate::ui) fn close_filters(session: Session) {
    session.root().close_dialog(FILTERS);
}

/// Opens the filter sheet if the current history entry is that of the sheet. Returns false at other entries.
#[cfg(feature = "hydrate")]
pub(in crate::ui) fn restore_filters(session: Session) -> bool {
    let is_at_sheet = session.root().dialog_at_entry().as_deref() == Some(DIALOG_NAME);
    if is_at_sheet && !session.shell().are_filters_open.get_untracked() {
        run_command(session, ShellCommand::OpenFilters);
    }
    is_at_sheet
}

/// Handles the `close` event of a dialog of the shell, from its button, a key or the browser.
pub(in crate::ui) fn on_dialog_close(session: Session) {
    let shell = session.shell();
    shell.is_menu_open.set(false);
    if shell.are_filters_open.get_untracked() {
        shell.are_filters_open.set(false);
        session.root().leave_dialog();
    }
}

/// Closes the menu and the filter sheet after a click beside them. The button of the menu closes it itself.
pub(in crate::ui) fn on_click(session: Session, event: &Event) {
    if !browser::is_inside(event, MENU_AND_BUTTON) {
        close_menu(session);
    }
    if browser::is_target(event, FILTERS) {
        close_filters(session);
    }
}

/// Closes the menu when the focus leaves it, and on Escape in it. A browser does neither for a dialog that is not modal.
pub(in crate::ui) fn on_menu_event(session: Session, event: &Event) {
    let leaves = match event.dyn_ref::<KeyboardEvent>() {
        Some(key) => browser::key_of(key) == "Escape" && browser::is_inside(event, MENU_AND_BUTTON),
        None => !browser::is_inside(event, MENU_AND_BUTTON),
    };
    if leaves && session.shell().is_menu_open.get_untracked() {
        // Escape closes nothing else.
        event.stop_immediate_propagation();
        close_menu(session);
    }
}

/// Handles a changed time filter.
pub(in crate::ui) fn on_select(session: Session, event: &Event) {
    let Some(value) = browser::selected_option(event, "time") else { return };
    let period = value.parse::<usize>().ok();
    let window = session.scene_untracked(|ctx, _, _, _| Some(time_periods(ctx).get(period?)?.window));
    // The option of another window is the one that is set.
    if window.is_some() || value.is_empty() {
        session.reset_timeline();
        session.dispatch(Action::SetTimeWindow(window));
    }
}

/// Handles an arrow key on the handle of the record's sheet. Returns false for other keys and elements.
pub(in crate::ui) fn on_key(session: Session, event: &Event, key: &str) -> bool {
    if browser::value_at(event, ".sheet-handle", "class").is_none() {
        return false;
    }
    let sheet = session.shell().sheet;
    let height: SheetHeight = sheet.get_untracked();
    match key {
        "ArrowUp" => sheet.set(height.larger()),
        "ArrowDown" => sheet.set(height.smaller()),
        _ => return false,
    }
    true
}
