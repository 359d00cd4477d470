//! Checks that a built directory holds together as a release.

use std::path::{Path, absolute};
use std::process::Command;

use crate::Result;
use crate::programs::{command, dist, run};

/// Checks the directory that is named, or dist/.
pub(super) fn check(words: &[String]) -> Result {
    let directory = match words {
        [] => dist(),
        [directory] => absolute(directory).map_err(|error| format!("{directory}: {error}"))?,
        _ => return Err("check-dist wants one directory at most".to_owned()),
    };
    run(&mut checking(&directory), "checking the release")
}

/// The check itself, which unpacks and digests, and so lives in a crate with the crates for that: xtask has none.
pub(super) fn checking(directory: &Path) -> Command {
    let mut check = command("cargo");
    check.args(["run", "--quiet", "--package", "minxin-release", "--bin", "check-dist", "--"]).arg(directory);
    check
}
