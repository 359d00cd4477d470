//! The shell around the views: masthead, filter strip, menu, filter sheet and tab bar.

mod events;
mod filter_sheet;
mod filters;
mod icons;
mod links;
mod masthead;
mod menu;
mod state;
mod tab_bar;

pub(super) use events::{
    DIALOGS, SEARCH_INPUT, close_menu, hide_qr_code, on_click, on_dialog_close, on_key, on_menu_event, on_select,
    run_command,
};
#[cfg(feature = "hydrate")]
pub(super) use events::{close_filters, restore_filters};
pub(super) use filter_sheet::FilterSheet;
pub(super) use filters::{FilterSummary, Filters};
pub(super) use links::record_page;
pub(super) use masthead::Masthead;
#[cfg(feature = "ssr")]
pub(super) use masthead::{brand, view_link};
pub(super) use menu::Menu;
pub(super) use state::{SheetHeight, ShellState};
pub(super) use tab_bar::TabBar;
#[cfg(feature = "ssr")]
pub(super) use tab_bar::{tab, tab_bar, tabs_of};
