//! Makes a built directory a release, with file names and integrity from the bytes, compressed files, response headers and a manifest.
//! [`check`] checks a release.

mod asset;
pub mod check;
mod compression;
mod digest;
mod files;
mod headers_file;
pub mod host_headers;
mod manifest;
pub mod publish;
pub mod size_budget;
mod tags;
mod worker;

pub use asset::Asset;
pub use host_headers::policy_element;
pub use manifest::Release;

/// A result whose error is a sentence with the name of the file.
pub type Result<T = ()> = std::result::Result<T, String>;

/// The message of an I/O error, with its file.
fn io_error(file: &std::path::Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", file.display())
}
