//! Drives the built page in real browsers, through `WebDriver`, in the words of a reader: open, click, read, go back.
//!
//! `cargo xtask test browser` builds the page and runs every journey in Chromium, Firefox and `WebKitGTK`. Each journey
//! has a window and an origin of its own, and after a failure a fresh browser, so that nothing leaks from one to the next.

mod act;
mod axe;
mod beside;
mod browser;
mod bundled;
mod capabilities;
mod console;
mod counted;
mod devtools;
mod failure;
mod faults;
pub mod harness;
mod host;
mod page;
mod place;
mod portal;
mod releases;
mod session;
mod site;
mod spare;
mod tabs;
mod traps;

pub use beside::Beside;
pub use bundled::count_bundled;
pub use counted::Counted;
pub use devtools::DevTools;
pub use failure::{Failure, Result};
pub use faults::{Fault, Faulty, Part};
pub use host::{Framed, Host, HostPage, npm_file};
pub use page::Page;
pub use portal::Portal;
pub use releases::{Edition, built};
pub use site::{Mood, Site};
pub use tabs::Tab;
pub use xtask::browsers::Browser;
pub use xtask::server::headers::policy_element;

/// The built page, served.
pub fn served() -> Result<xtask::server::Server> {
    xtask::server::Server::start(&harness::dist(), 0).map_err(Failure::new)
}
