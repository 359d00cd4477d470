//! Checks of all dependencies by cargo-deny, with the rules in `deny.toml`.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::Result;
use crate::process::ProcessGroup;
use crate::programs::command;
use crate::tools::cargo_tool;
use crate::versions::CARGO_DENY;

/// The limit for the download of the advisory database.
const FETCH_LIMIT: Duration = Duration::from_mins(2);

/// Installs cargo-deny if it is missing.
pub fn tool() -> Result {
    cargo_tool(CARGO_DENY)
}

/// Checks bans, licences and sources. Needs no network.
pub fn check_rules() -> Command {
    deny("check bans licenses sources")
}

/// Checks the dependencies against the advisory database that [`fetch_advisories`] downloaded.
pub fn check_advisories() -> Command {
    deny("check advisories --disable-fetch")
}

/// Downloads the newest advisory database. An error says that it cannot be reached.
pub fn fetch_advisories() -> Result {
    let mut fetch = deny("fetch db");
    let mut process = ProcessGroup::start(fetch.stdout(Stdio::null()).stderr(Stdio::null()))?;
    if process.wait(FETCH_LIMIT).is_some_and(|status| status.success()) {
        return Ok(());
    }
    Err("the RustSec advisory database cannot be downloaded from this machine".to_owned())
}

fn deny(words: &str) -> Command {
    let mut deny = command("cargo-deny");
    deny.args(words.split_whitespace());
    deny
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programs::root;

    #[test]
    fn every_kind_is_checked() {
        let words = |command: Command| -> Vec<String> {
            command.get_args().map(|word| word.to_string_lossy().into_owned()).collect()
        };
        let mut kinds = words(check_rules());
        kinds.extend(words(check_advisories()));
        for kind in ["bans", "licenses", "sources", "advisories"] {
            assert!(kinds.iter().any(|word| word == kind), "{kind} is not checked: {kinds:?}");
        }
    }

    #[test]
    fn every_exception_has_a_reason() {
        let rules = std::fs::read_to_string(root().join("deny.toml")).unwrap();
        let exceptions: Vec<&str> = rules.lines().filter(|line| line.contains("id = \"")).collect();
        assert!(!exceptions.is_empty(), "the test no longer finds the exceptions");
        assert!(exceptions.iter().all(|line| line.contains("reason = \"")), "{exceptions:?}");
    }
}
