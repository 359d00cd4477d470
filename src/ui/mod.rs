//! Leptos components that show scenes, and the commands that turn user events into actions.
//!
//! The page is a tree of components. Each part of it ([`part`]) makes an [`El`] from a scene with a function that is tested
//! natively.

#![allow(unreachable_pub, reason = "the component macro generates public items")]

mod about;
mod app;
mod bundle;
mod charts;
mod chunks;
mod column;
mod command;
mod commitments;
mod control;
mod current_page;
mod detail;
mod downloads;
mod early_input;
mod effects;
mod element;
#[cfg(feature = "hydrate")]
mod embed;
mod embed_dialog;
mod events;
mod fetching;
mod hero;
mod html;
#[cfg(feature = "hydrate")]
mod hydration;
mod keyed;
mod map;
mod message;
#[cfg(feature = "hydrate")]
mod mount;
mod mounted;
mod navigation;
#[cfg(any(test, feature = "hydrate"))]
mod not_found;
mod notice;
mod overview;
pub mod pages;
mod part;
mod part_id;
mod picker;
mod qr_figure;
mod reactive;
mod record;
mod record_page;
mod render;
mod repaint;
mod run_command;
mod search;
mod session;
mod shared_command;
mod shell;
mod split_points;
#[cfg(feature = "hydrate")]
mod start;
mod store;
mod subscriptions;
mod table;
mod timeline;
mod tour;
#[cfg(feature = "hydrate")]
mod unknown_address;
mod view_effects;
mod view_states;
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
