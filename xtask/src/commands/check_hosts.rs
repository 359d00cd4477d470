//! Checks what the hosts in `deploy/` answer, with the built page on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::hosts::{Host, own};
use crate::programs::{command, dist};

/// Checks the hosts that are named, or all and the project's own server; of a directory that is named, or dist/.
pub(super) fn check(words: &[String]) -> Result {
    let mut hosts = Vec::new();
    let mut directory = dist();
    for word in words {
        match Host::named(word) {
            Some(host) => hosts.push(host),
            None if Path::new(word).is_dir() => directory = PathBuf::from(word),
            None => return Err(format!("check-hosts knows nginx, caddy and a directory, not {word:?}")),
        }
    }
    let mut wrong = 0;
    if hosts.is_empty() {
        hosts = Host::ALL.to_vec();
        wrong += told("the project's own server", &own(&directory)?);
    }
    for host in hosts {
        wrong += told(host.name(), &host.check(&directory)?);
    }
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} answers are not as they should be")) }
}

/// The check of one host.
pub(super) fn checking(host: Host) -> Command {
    let mut check = command("cargo");
    check.args(["xtask", "check-hosts", host.word()]);
    check
}

fn told(name: &str, faults: &[String]) -> usize {
    for fault in faults {
        println!("{name}: {fault}");
    }
    if faults.is_empty() {
        println!("{name}: every answer is as it should be");
    }
    faults.len()
}
