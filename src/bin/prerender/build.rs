//! The build that Trunk runs: its profile, and the errors of its files.

use std::path::Path;

/// True for a release build.
pub(super) fn is_release() -> bool {
    std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}

/// Adds the path of the file to a file system error.
pub(super) fn io_error(file: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", file.display())
}

/// True if the program keeps the names of its functions, for a profiler.
pub(super) fn keeps_names() -> bool {
    std::env::var_os("MINXIN_NAMES").is_some()
}
