//! What makes a built directory a release: file names and integrity worked out from the bytes, files packed once at the
//! highest quality, the headers of static hosts, and a manifest. One half makes it, the other ([`check`]) checks it.

mod asset;
pub mod check;
mod digest;
mod files;
mod headers;
mod manifest;
mod packed;
pub mod publish;
mod tags;
mod worker;

pub use asset::Asset;
pub use manifest::Release;
pub use xtask::server::headers::policy_element;

/// What went wrong, as a sentence that names the file.
pub type Result<T = ()> = std::result::Result<T, String>;

/// An error of the file system with its file.
fn told(file: &std::path::Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", file.display())
}
