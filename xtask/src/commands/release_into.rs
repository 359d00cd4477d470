//! Publishes dist/ into a directory that is being served.

use std::path::{Path, absolute};

use crate::Result;
use crate::programs::{command, dist, run};

/// Publishes dist/ into the named directory, or the first of two directories into the second.
pub(super) fn publish(words: &[String]) -> Result {
    let to_path = |word: &String| absolute(word).map_err(|error| format!("{word}: {error}"));
    let (from, into) = match words {
        [into] => (dist(), to_path(into)?),
        [from, into] => (to_path(from)?, to_path(into)?),
        _ => {
            return Err(
                "release-into needs the directory that is served, and before it the built directory unless that is dist/"
                    .to_owned(),
            );
        }
    };
    into_served(&from, &into)
}

/// Publishes with the release crate, which has the dependencies for compression and digests.
fn into_served(from: &Path, into: &Path) -> Result {
    let mut release = command("cargo");
    release.args(["run", "--quiet", "--package", "minxin-release", "--bin", "release-into", "--"]).arg(from).arg(into);
    run(&mut release, "publishing the release")
}
