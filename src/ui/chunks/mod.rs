//! The parts of the program that are loaded after the core: the overview, the views and the tools.
//!
//! The core reaches their functions only through the tables [`Overview`], [`Views`], [`Models`] and [`Tools`], so that the build can
//! split them off. In native and development builds the tables are there from the start. `split_points` names the chunks.

mod chunk;
mod models;
mod overview;
mod tools;
mod views;

pub(super) use models::{Models, models};
pub(super) use overview::Overview;
pub(super) use tools::Tools;
pub(super) use views::Views;

use std::cell::Cell;

use super::element::El;
use super::part_id::PartId;
use super::session::Session;
use chunk::Chunk;

thread_local! {
    static OVERVIEW: Chunk<Overview> = const { Chunk::new() };
    static VIEWS: Chunk<Views> = const { Chunk::new() };
    static TOOLS: Chunk<Tools> = const { Chunk::new() };
    static ARE_VIEWS_FAILING: Cell<bool> = const { Cell::new(false) };
}

/// Returns the overview once it is loaded.
pub(super) fn overview() -> Option<&'static Overview> {
    OVERVIEW.with(Chunk::get)
}

/// Returns the views once they are loaded.
pub(super) fn views() -> Option<&'static Views> {
    VIEWS.with(Chunk::get)
}

/// Returns the function that makes the element of a part that does not belong to the core; `None` until its chunk is loaded.
pub(super) fn renderer(part: PartId) -> Option<fn(Session) -> El> {
    if part.is_of_overview() {
        overview().map(|overview| (overview.renderer)(part))
    } else {
        views().map(|views| (views.renderer)(part))
    }
}

/// Returns the tools once they are loaded.
pub(super) fn tools() -> Option<&'static Tools> {
    TOOLS.with(Chunk::get)
}

/// Returns true if the last request for the overview or the views failed.
pub(super) fn are_views_failing() -> bool {
    ARE_VIEWS_FAILING.get()
}

/// Notes the outcome of a request for the overview or the views.
pub(super) fn set_views_failing(is_failing: bool) {
    ARE_VIEWS_FAILING.set(is_failing);
}

/// Calls `run` with the views, at once or when they are loaded. Requests them.
pub(super) fn with_views(run: impl FnOnce(&'static Views) + 'static) {
    VIEWS.with(|chunk| chunk.with(Box::new(run)));
}

/// Requests the overview.
#[cfg(feature = "hydrate")]
pub(super) fn prefetch_overview() {
    OVERVIEW.with(|chunk| chunk.with(Box::new(|_| ())));
}

/// Requests the views.
#[cfg(feature = "hydrate")]
pub(super) fn prefetch_views() {
    with_views(|_| ());
}

/// Sets the signals to true when the overview and the views are loaded, and requests neither.
#[cfg(feature = "hydrate")]
pub(super) fn signal_when_loaded(session: Session) {
    OVERVIEW.with(|chunk| chunk.when_installed(Box::new(move |_| session.has_overview().set(true))));
    VIEWS.with(|chunk| chunk.when_installed(Box::new(move |_| session.has_views().set(true))));
}

/// Calls `run` with the tools, at once or when they are loaded. Requests them.
pub(super) fn with_tools(run: impl FnOnce(&'static Tools) + 'static) {
    TOOLS.with(|chunk| chunk.with(Box::new(run)));
}

/// Requests the tools, for a control that the reader is about to use.
pub(super) fn prefetch_tools() {
    with_tools(|_| ());
}

/// Waits for the overview, and requests it.
#[cfg(feature = "hydrate")]
pub(super) async fn wait_for_overview() {
    chunk::wait(&OVERVIEW).await;
}

/// Waits for the views and the overview, some parts of which every page has, and requests both.
#[cfg(feature = "hydrate")]
pub(super) async fn wait_for_views() -> &'static Views {
    prefetch_views();
    wait_for_overview().await;
    chunk::wait(&VIEWS).await
}

/// Sets the functions that request the chunks.
#[cfg(split)]
pub(super) fn set_requests(overview: fn(), views: fn(), tools: fn()) {
    OVERVIEW.with(|chunk| chunk.set_request(overview));
    VIEWS.with(|chunk| chunk.set_request(views));
    TOOLS.with(|chunk| chunk.set_request(tools));
}

/// Installs the overview.
pub(super) fn install_overview(table: &'static Overview) {
    OVERVIEW.with(|chunk| chunk.install(table));
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
