//! Publishes dist/ into a directory that is being served.

use std::path::{Path, absolute};

use crate::Result;
use crate::programs::{command, dist, run};

/// Publishes dist/ into the directory that is named, or the first directory into the second.
pub(super) fn publish(words: &[String]) -> Result {
    let place = |word: &String| absolute(word).map_err(|error| format!("{word}: {error}"));
    let (from, into) = match words {
        [into] => (dist(), place(into)?),
        [from, into] => (place(from)?, place(into)?),
        _ => {
            return Err(
                "release-into wants the directory that is served, and before it what is published if not dist/"
                    .to_owned(),
            );
        }
    };
    into_served(&from, &into)
}

/// The work itself, which digests, and so lives in a crate with the crates for that: xtask has none.
fn into_served(from: &Path, into: &Path) -> Result {
    let mut release = command("cargo");
    release.args(["run", "--quiet", "--package", "minxin-release", "--bin", "release-into", "--"]).arg(from).arg(into);
    run(&mut release, "publishing the release")
}
