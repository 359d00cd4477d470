//! Drives the built page in real browsers, through `WebDriver`, in the words of a reader: open, click, read, go back.
//!
//! `cargo xtask test browser` builds the page and runs every journey in Chromium, Firefox and `WebKitGTK`. Each journey
//! has a browser of its own with a fresh profile, so that nothing leaks from one to the next.

mod act;
mod axe;
mod browser;
mod capabilities;
mod console;
mod failure;
pub mod harness;
mod host;
mod page;
mod place;
mod portal;
mod releases;
mod session;
mod site;
mod tabs;
mod tampered;

pub use failure::{Failure, Result};
pub use host::{Framed, Host, HostPage};
pub use page::Page;
pub use portal::Portal;
pub use releases::{Edition, built};
pub use site::{Mood, Site};
pub use tabs::Tab;
pub use tampered::Tampered;
pub use xtask::browsers::Browser;
