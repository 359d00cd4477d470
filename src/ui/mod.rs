//! Leptos components that show scenes, and the commands that turn user events into actions.
//!
//! The page is a tree of components. Each part of it ([`part`]) makes an [`El`] from a scene with a function that is tested
//! natively.

#![allow(unreachable_pub, reason = "the component macro generates public items")]

mod about;
mod app;
mod bundle;
mod charts;
mod column;
mod command;
mod commitments;
mod control;
mod detail;
mod effects;
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
#[cfg(feature = "hydrate")]
mod mount;
mod mounted;
mod notice;
mod part;
mod picker;
mod record;
mod render;
mod repaint;
mod run_command;
mod session;
mod shared;
#[cfg(feature = "hydrate")]
mod start;
mod store;
mod subscriptions;
mod table;
mod timeline;
mod toolbar;
mod tour;
mod viewport;

pub use app::{App, AppProps};
pub use bundle::{DEFAULT_STORY, bundled_basemap};
pub use element::{El, el};
pub use message::Message;
#[cfg(feature = "hydrate")]
pub use mount::{mount, send, unmount};
pub use session::Session;
#[cfg(feature = "hydrate")]
pub use start::start;
pub use subscriptions::subscribe;
