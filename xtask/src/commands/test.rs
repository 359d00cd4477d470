//! Runs all checks that a change has to pass.

use std::process::{Command, ExitCode};
use std::time::Duration;

use super::build::trunk;
use super::{check_dist, check_hosts, check_size};
use crate::browsers::{Browser, Kit};
use crate::dependencies;
use crate::hosts::Host;
use crate::old;
use crate::programs::{command, dist, root};
use crate::tasks::{Counts, Tasks};
use crate::tools::{WASM, cargo_tool, for_the_page, wasm_target};
use crate::versions::GECKODRIVER;
use crate::{Result, apt};

/// Enough for a first build on a slow machine.
const BUILD: Duration = Duration::from_hours(1);
/// Enough for all journeys in one browser. Each journey has a shorter limit.
const JOURNEYS: Duration = Duration::from_mins(30);
/// Enough to read the manifests of all dependencies.
const DEPENDENCIES: Duration = Duration::from_mins(5);
/// Enough for a build of the server, and some dozens of its answers.
const HOST: Duration = Duration::from_mins(5);

const FORMAT: &str = "fmt --all --check";
const LINTS: &str = "clippy --quiet --workspace --all-targets --features ssr -- -D warnings";
const WASM_LINTS: &str = "clippy --quiet -p minxin-atlas --lib --bin minxin-atlas --features hydrate";
const NATIVE: &str = "test --workspace --exclude browser-tests --features ssr --no-fail-fast";

/// The parts of a run.
#[derive(Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each part of a run is on or off")]
struct Options {
    native: bool,
    build: bool,
    hosts: bool,
    browsers: Vec<Browser>,
    /// True if the page is tested in old browsers too.
    old: bool,
    /// Parts of the names of the selected journeys. Empty for all.
    journeys: Vec<String>,
}

pub(super) fn run(words: &[String]) -> Result<ExitCode> {
    let options = options(words)?;
    let hosts_checked = if options.hosts { Host::ALL.len() } else { 0 };
    let total = usize::from(options.native) * 7
        + usize::from(options.build) * 3
        + hosts_checked
        + options.browsers.len()
        + usize::from(options.old);
    let mut tasks = Tasks::new(total);
    // Before the build, which draws cards with the fonts.
    let installed = apt::install_for(&options.browsers);
    if options.native {
        native(&mut tasks);
    }
    let built = !options.build || build(&mut tasks);
    if options.hosts {
        hosts(&mut tasks, built);
    }
    browsers(&mut tasks, &options, &installed, built);
    if options.old {
        old_browsers(&mut tasks, built);
    }
    Ok(tasks.finish())
}

fn native(tasks: &mut Tasks) {
    tasks.run("format", Counts::Once, BUILD, &mut cargo(FORMAT));
    tasks.run("lints", Counts::Once, BUILD, &mut cargo(LINTS));
    tasks.run("language", Counts::Once, BUILD, &mut cargo("xtask lint-language"));
    let name = "lints for the browser";
    match wasm_target() {
        Ok(()) => {
            let mut lints = cargo(WASM_LINTS);
            lints.args(["--target", WASM, "--", "-D", "warnings"]);
            tasks.run(name, Counts::Once, BUILD, &mut lints);
        }
        Err(trouble) => tasks.fail(name, &trouble),
    }
    tasks.run("native tests", Counts::Reported, BUILD, &mut cargo(NATIVE));
    check_dependencies(tasks);
}

/// Checks every dependency against the rules of `deny.toml`, then against the published vulnerabilities.
fn check_dependencies(tasks: &mut Tasks) {
    let (rules, advisories) = ("rules for dependencies", "vulnerabilities of dependencies");
    if let Err(trouble) = dependencies::tool() {
        tasks.fail(rules, &trouble);
        return tasks.leave_out(advisories, "cargo-deny is missing");
    }
    tasks.run(rules, Counts::Once, DEPENDENCIES, &mut dependencies::check_rules());
    match dependencies::fetch_advisories() {
        Ok(()) => drop(tasks.run(advisories, Counts::Once, DEPENDENCIES, &mut dependencies::check_advisories())),
        Err(why) => tasks.leave_out(advisories, &why),
    }
}

fn build(tasks: &mut Tasks) -> bool {
    let (name, checks) = ("release build", ["release check", "size budget"]);
    let built = match for_the_page() {
        Ok(()) => tasks.run(name, Counts::Once, BUILD, trunk().args(["build", "--release"])),
        Err(trouble) => {
            tasks.fail(name, &trouble);
            false
        }
    };
    if built {
        for (check, mut command) in
            checks.into_iter().zip([check_dist::check_command(&dist()), check_size::check_command(&dist())])
        {
            tasks.run(check, Counts::Once, BUILD, &mut command);
        }
    } else {
        for check in checks {
            tasks.leave_out(check, "the release build failed");
        }
    }
    built
}

fn hosts(tasks: &mut Tasks, built: bool) {
    for host in Host::ALL {
        let name = format!("answers of {}", host.name());
        if !built {
            tasks.leave_out(&name, "the release build failed");
            continue;
        }
        match host.ready() {
            Ok(_) => drop(tasks.run(&name, Counts::Once, HOST, &mut check_hosts::check_one(host))),
            Err(why) => tasks.leave_out(&name, &why),
        }
    }
}

fn browsers(tasks: &mut Tasks, options: &Options, installed: &Result, built: bool) {
    let name = |browser: Browser| format!("journeys in {}", browser.name());
    if !built {
        for browser in &options.browsers {
            tasks.leave_out(&name(*browser), "the release build failed");
        }
        return;
    }
    for browser in &options.browsers {
        match check_installed(*browser, installed) {
            Ok(()) => {
                let mut journeys = check_dist::journeys(&dist(), *browser);
                journeys.args(&options.journeys);
                tasks.run(&name(*browser), Counts::Reported, JOURNEYS, &mut journeys);
            }
            Err(why) => tasks.leave_out(&name(*browser), &why),
        }
    }
}

fn old_browsers(tasks: &mut Tasks, built: bool) {
    let name = "old browsers";
    if !built {
        return tasks.leave_out(name, "the release build failed");
    }
    match old::chromiums(root()) {
        Ok(programs) => {
            let mut tests = cargo("test --quiet -p browser-tests --test old");
            tests.env("MINXIN_OLD", programs).env("MINXIN_DIST", dist());
            tasks.run(name, Counts::Reported, HOST, &mut tests);
        }
        Err(why) => tasks.leave_out(name, &why),
    }
}

/// An error unless the browser and its driver are installed, with the way to install them.
fn check_installed(browser: Browser, installed: &Result) -> Result {
    if browser == Browser::Firefox {
        cargo_tool(GECKODRIVER)?;
    }
    let Err(missing) = Kit::find(browser) else { return Ok(()) };
    let programs: Vec<&str> = missing.iter().map(|missing| missing.program).collect();
    let hint = installed.as_ref().err().map_or("apt-get did not install it", String::as_str);
    Err(format!("{} not found; {hint}", programs.join(", ")))
}

fn cargo(words: &str) -> Command {
    let mut cargo = command("cargo");
    cargo.args(words.split_whitespace());
    cargo
}

fn options(words: &[String]) -> Result<Options> {
    let all = Browser::ALL.to_vec();
    let Some((part, rest)) = words.split_first() else {
        return Ok(Options { native: true, build: true, hosts: true, browsers: all, old: true, journeys: Vec::new() });
    };
    match part.as_str() {
        "native" if rest.is_empty() => Ok(Options {
            native: true,
            build: false,
            hosts: false,
            browsers: Vec::new(),
            old: false,
            journeys: Vec::new(),
        }),
        "browser" => {
            let mut options = Options {
                native: false,
                build: true,
                hosts: false,
                browsers: Vec::new(),
                old: false,
                journeys: Vec::new(),
            };
            for word in rest {
                match Browser::named(word) {
                    Some(browser) => options.browsers.push(browser),
                    None if word == "old" => options.old = true,
                    None if word == "--no-build" => options.build = false,
                    None if word.starts_with('-') => return Err(format!("test browser does not know {word:?}")),
                    None => options.journeys.push(word.clone()),
                }
            }
            if options.browsers.is_empty() && !options.old {
                options.browsers = all;
                options.old = options.journeys.is_empty();
            }
            Ok(options)
        }
        _ => {
            Err("test knows: native, or browser [chromium|firefox|webkit|old] [--no-build] [PART OF A NAME]".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Result<Options> {
        options(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_arguments_everything_runs() {
        let options = of("").unwrap();
        assert!(options.native && options.build && options.hosts && options.browsers == Browser::ALL && options.old);
    }

    #[test]
    fn arguments_select_parts() {
        assert!(of("native").unwrap().browsers.is_empty());
        let options = of("browser firefox --no-build select").unwrap();
        assert_eq!(options.browsers, [Browser::Firefox]);
        assert!(!options.native && !options.build && !options.hosts);
        assert_eq!(options.journeys, ["select"]);
        let options = of("browser").unwrap();
        assert!(options.browsers == Browser::ALL && options.old);
        let options = of("browser old").unwrap();
        assert!(options.browsers.is_empty() && options.old);
        assert!(!of("browser select").unwrap().old, "journeys run in current browsers alone");
        assert!(of("firefox").is_err());
        assert!(of("browser --nobuild").is_err());
    }
}
