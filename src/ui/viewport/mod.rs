//! The viewport controller: applies the viewport engine (`scene::viewport`) to the page, for the timeline and the map.

pub(super) mod controller;
pub(super) mod effects;
pub(super) mod pointer;
pub(super) mod state;
