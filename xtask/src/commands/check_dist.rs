//! Checks that a built directory holds together as a release, and starts.

use std::path::{Path, absolute};
use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::Result;
use crate::browsers::{Browser, Kit};
use crate::programs::{command, dist};
use crate::steps::{Counts, Steps};

/// Enough for a first build of the journeys on a slow machine, and one journey.
const LIMIT: Duration = Duration::from_mins(20);

/// Checks the directory that is named, or dist/: its files first, then whether it starts in each browser that is there.
pub(super) fn check(words: &[String]) -> Result<ExitCode> {
    let directory = match words {
        [] => dist(),
        [directory] => absolute(directory).map_err(|error| format!("{directory}: {error}"))?,
        _ => return Err("check-dist wants one directory at most".to_owned()),
    };
    let mut steps = Steps::new(1 + Browser::ALL.len());
    steps.run("names, integrity, packed files, links", Counts::Once, LIMIT, &mut checking(&directory));
    for browser in Browser::ALL {
        let name = format!("it starts in {}", browser.name());
        match Kit::find(browser) {
            Ok(_) => drop(steps.run(&name, Counts::Reported, LIMIT, &mut starting(&directory, browser))),
            Err(missing) => {
                let programs: Vec<&str> = missing.iter().map(|missing| missing.program).collect();
                steps.leave_out(&name, &format!("{} not found", programs.join(", ")));
            }
        }
    }
    Ok(steps.finish())
}

/// The check of the files, which unpacks and digests, and so lives in a crate with the crates for that: xtask has none.
pub(super) fn checking(directory: &Path) -> Command {
    let mut check = command("cargo");
    check.args(["run", "--quiet", "--package", "minxin-release", "--bin", "check-dist", "--"]).arg(directory);
    check
}

/// The journeys that open the page as it is, in one browser.
pub(super) fn starting(directory: &Path, browser: Browser) -> Command {
    let mut journeys = journeys(directory, browser);
    journeys.arg("load::");
    journeys
}

/// The journeys in one browser through the page in a directory; words behind choose some.
pub(super) fn journeys(directory: &Path, browser: Browser) -> Command {
    let mut journeys = command("cargo");
    journeys.args(["test", "--quiet", "-p", "browser-tests", "--test", "journeys", "--"]);
    journeys.env("MINXIN_BROWSER", browser.word()).env("MINXIN_DIST", directory);
    journeys
}
