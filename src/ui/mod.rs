//! Leptos components that show scenes, and the commands that turn user events into actions.
//!
//! The page is a tree of components. Each part of it ([`part`]) makes an [`El`] from a scene with a function that is tested
//! natively.

#![allow(unreachable_pub, reason = "the component macro makes public items of its own")]

mod app;
mod charts;
mod commands;
mod detail;
mod element;
#[cfg(feature = "hydrate")]
mod embed;
mod embed_dialog;
mod events;
mod fetching;
mod head;
mod html;
mod keyed;
mod map;
mod message;
mod motion;
#[cfg(feature = "hydrate")]
mod mount;
mod mounted;
mod part;
mod picker;
mod record;
mod render;
mod session;
#[cfg(feature = "hydrate")]
mod start;
mod table;
mod timeline;
mod toolbar;
mod tour;

use std::sync::{Arc, LazyLock};

use crate::read::basemap;
use crate::story::Basemap;

pub use app::{App, AppProps};
pub use charts::{POINTER_EVENTS as CHART_MOVES, SELECTOR as CHARTS, on_pointer as chart_moved};
pub use element::{El, el};
pub use events::{EVENT_TYPES, handle_event};
pub use map::{POINTER_EVENTS as MAP_MOVES, SELECTOR as MAP, on_pointer as map_moved};
pub use message::Message;
#[cfg(feature = "hydrate")]
pub use mount::{mount, send, unmount};
pub use session::Session;
#[cfg(feature = "hydrate")]
pub use start::start;
pub use timeline::{POINTER_EVENTS as TIMELINE_MOVES, SELECTOR as TIMELINE, on_pointer as timeline_moved};

/// Path of the story that the page is prerendered with, relative to the page's address.
pub const DEFAULT_STORY: &str = "stories/minxin-2021.json";

/// Returns the bundled base map, which is parsed on first use.
pub fn bundled_basemap() -> Arc<Basemap> {
    static BUNDLED: LazyLock<Arc<Basemap>> =
        LazyLock::new(|| Arc::new(basemap(include_str!("../../data/basemap.topo.json")).unwrap_or_default()));
    BUNDLED.clone()
}

/// Repaints all canvases, if they were painted before.
#[cfg(feature = "hydrate")]
fn repaint(session: Session) {
    if part::canvases_ready(session) {
        charts::paint_canvases(session);
        map::repaint(session);
    }
}
