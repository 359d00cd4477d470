//! Checks the answers of the hosts in `deploy/`, with the built page on this machine.

use std::process::Command;

use crate::Result;
use crate::hosts::Host;
use crate::programs::{command, run};

/// Checks the named hosts, or all and the development server, with the named directory or dist/.
pub(super) fn check(words: &[String]) -> Result {
    run(check_command().args(words), "the check of hosts")
}

/// The check of one host.
pub(super) fn check_one(host: Host) -> Command {
    let mut check = check_command();
    check.arg(host.word());
    check
}

/// The check, by the server crate, which has the dependencies for HTTP.
fn check_command() -> Command {
    let mut check = command("cargo");
    check.args(["run", "--quiet", "--package", "minxin-server", "--bin", "check-hosts", "--"]);
    check
}
