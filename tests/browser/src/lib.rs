//! Drives the built page in real browsers, through `WebDriver`.
//!
//! `cargo xtask test browser` builds the page and runs every journey in Chromium, Firefox and `WebKitGTK`. Each journey has a new tab and
//! a new origin, and a new browser after a failure, so that no state reaches the next journey.

mod actions;
mod address;
mod axe;
mod browser;
mod browser_pool;
mod bundled;
mod capabilities;
mod console;
mod devtools;
mod embedding_site;
mod failure;
mod faults;
pub mod harness;
mod host_page_site;
mod memory;
mod newcomer;
mod page;
mod picture;
mod portal;
mod profile_dir;
mod releases;
mod session;
mod site;
mod tabs;
mod trapping_wasm;

pub use bundled::count_bundled;
pub use devtools::DevTools;
pub use embedding_site::{Framed, Host, HostPage, npm_file};
pub use failure::{Failure, Result};
pub use faults::{Fault, FaultTarget, Faulty};
pub use host_page_site::HostPageSite;
pub use memory::Memory;
pub use minxin_release::policy_element;
pub use newcomer::Newcomer;
pub use page::Page;
pub use portal::Portal;
pub use releases::{Edition, built};
pub use site::{Site, SiteState};
pub use tabs::Tab;
pub use xtask::browsers::Browser;

/// A server of the built page.
pub fn served() -> Result<minxin_server::Server> {
    minxin_server::Server::start(&harness::dist(), 0).map_err(Failure::new)
}
