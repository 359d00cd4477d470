//! `check-hosts [nginx|caddy] [DIR]`: compares the answers of hosts set up as in `deploy/` with the headers of a release.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use minxin_server::host_check::{check, check_own};
use xtask::hosts::Host;
use xtask::programs::dist;
use xtask::{Result, main_with};

fn main() -> ExitCode {
    main_with(|words| run(words).map(|()| ExitCode::SUCCESS))
}

/// Checks the named hosts, or all and the development server, with the named directory or dist/.
fn run(words: &[String]) -> Result {
    let mut hosts = Vec::new();
    let mut directory = dist();
    for word in words {
        match Host::named(word) {
            Some(host) => hosts.push(host),
            None if Path::new(word).is_dir() => directory = PathBuf::from(word),
            None => return Err(format!("check-hosts knows nginx, caddy and a directory, not {word:?}")),
        }
    }
    let mut count = 0;
    if hosts.is_empty() {
        hosts = Host::ALL.to_vec();
        count += report("the development server", &check_own(&directory)?);
    }
    for host in hosts {
        count += report(host.name(), &check(host, &directory)?);
    }
    if count == 0 { Ok(()) } else { Err(format!("{count} answers differ from those of a release")) }
}

fn report(name: &str, faults: &[String]) -> usize {
    for fault in faults {
        println!("{name}: {fault}");
    }
    if faults.is_empty() {
        println!("{name}: every answer is as expected");
    }
    faults.len()
}
