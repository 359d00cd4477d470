//! The parts of the program that are loaded after the core: the views and the tools.
//!
//! The core reaches their functions only through the tables [`Views`], [`Models`] and [`Tools`], so that the build can split them
//! off. In native and development builds the tables are there from the start. `split_points` names the chunks.

mod chunk;
mod models;
mod tools;
mod views;

pub(super) use models::{Models, models};
pub(super) use tools::Tools;
pub(super) use views::Views;

use std::cell::Cell;

use chunk::Chunk;

thread_local! {
    static VIEWS: Chunk<Views> = const { Chunk::new() };
    static TOOLS: Chunk<Tools> = const { Chunk::new() };
    static ARE_VIEWS_FAILING: Cell<bool> = const { Cell::new(false) };
}

/// Returns the views once they are loaded.
pub(super) fn views() -> Option<&'static Views> {
    VIEWS.with(Chunk::get)
}

/// Returns the tools once they are loaded.
pub(super) fn tools() -> Option<&'static Tools> {
    TOOLS.with(Chunk::get)
}

/// Returns true if the last request for the views failed.
pub(super) fn are_views_failing() -> bool {
    ARE_VIEWS_FAILING.get()
}

/// Notes the outcome of a request for the views.
pub(super) fn set_views_failing(is_failing: bool) {
    ARE_VIEWS_FAILING.set(is_failing);
}

/// Calls `run` with the views, at once or when they are loaded. Requests them.
pub(super) fn with_views(run: impl FnOnce(&'static Views) + 'static) {
    VIEWS.with(|chunk| chunk.with(Box::new(run)));
}

/// Calls `run` when the views are loaded, and does not request them. Does nothing if they are loaded already.
#[cfg(feature = "hydrate")]
pub(super) fn when_views_load(run: impl FnOnce() + 'static) {
    VIEWS.with(|chunk| chunk.when_installed(Box::new(move |_| run())));
}

/// Calls `run` with the tools, at once or when they are loaded. Requests them.
pub(super) fn with_tools(run: impl FnOnce(&'static Tools) + 'static) {
    TOOLS.with(|chunk| chunk.with(Box::new(run)));
}

/// Requests the tools, for a control that the reader is about to use.
pub(super) fn prefetch_tools() {
    with_tools(|_| ());
}

/// Waits for the views, and requests them.
#[cfg(feature = "hydrate")]
pub(super) async fn wait_for_views() -> &'static Views {
    chunk::wait(&VIEWS).await
}

/// Sets the functions that request the chunks.
#[cfg(split)]
pub(super) fn set_requests(views: fn(), tools: fn()) {
    VIEWS.with(|chunk| chunk.set_request(views));
    TOOLS.with(|chunk| chunk.set_request(tools));
}

/// Installs the views.
pub(super) fn install_views(table: &'static Views) {
    models::install(&table.models);
    VIEWS.with(|chunk| chunk.install(table));
}

/// Installs the tools.
pub(super) fn install_tools(table: &'static Tools) {
    TOOLS.with(|chunk| chunk.install(table));
}
