//! Checks that a built directory is a complete release, and that its page starts.

use std::path::{Path, absolute};
use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::Result;
use crate::browsers::{Browser, Kit};
use crate::programs::{command, dist};
use crate::tasks::{Counts, Tasks};

/// Enough for a first build of the journeys on a slow machine, and one journey.
const LIMIT: Duration = Duration::from_mins(20);

/// Checks the named directory, or dist/: first its files, then whether the page starts in each installed browser.
pub(super) fn check(words: &[String]) -> Result<ExitCode> {
    let directory = match words {
        [] => dist(),
        [directory] => absolute(directory).map_err(|error| format!("{directory}: {error}"))?,
        _ => return Err("check-dist takes one directory at most".to_owned()),
    };
    let mut tasks = Tasks::new(1 + Browser::ALL.len());
    tasks.run("names, integrity, compressed files, links", Counts::Once, LIMIT, &mut check_command(&directory));
    for browser in Browser::ALL {
        let name = format!("it starts in {}", browser.name());
        match Kit::find(browser) {
            Ok(_) => drop(tasks.run(&name, Counts::Reported, LIMIT, &mut start_command(&directory, browser))),
            Err(missing) => {
                let programs: Vec<&str> = missing.iter().map(|missing| missing.program).collect();
                tasks.leave_out(&name, &format!("{} not found", programs.join(", ")));
            }
        }
    }
    Ok(tasks.finish())
}

/// The check of the files, by the release crate, which has the dependencies for compression and digests.
pub(super) fn check_command(directory: &Path) -> Command {
    let mut check = command("cargo");
    check.args(["run", "--quiet", "--package", "minxin-release", "--bin", "check-dist", "--"]).arg(directory);
    check
}

/// The journeys that only open the page, in one browser.
fn start_command(directory: &Path, browser: Browser) -> Command {
    let mut command = journeys(directory, browser);
    command.arg("load::");
    command
}

/// The journeys in one browser, with the page in a directory. Further arguments select journeys.
pub(super) fn journeys(directory: &Path, browser: Browser) -> Command {
    let mut journeys = command("cargo");
    journeys.args(["test", "--quiet", "-p", "browser-tests", "--test", "journeys", "--"]);
    journeys.env("MINXIN_BROWSER", browser.word()).env("MINXIN_DIST", directory);
    journeys
}
