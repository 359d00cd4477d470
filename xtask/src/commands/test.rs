//! Runs everything that must hold before a change is taken.

use std::process::{Command, ExitCode};
use std::time::Duration;

use super::build::trunk;
use super::{check_dist, check_hosts};
use crate::browsers::{Browser, Kit};
use crate::dependencies;
use crate::hosts::Host;
use crate::old;
use crate::programs::{command, dist, root};
use crate::steps::{Counts, Steps};
use crate::tools::{WASM, cargo_tool, for_the_page, wasm_target};
use crate::versions::GECKODRIVER;
use crate::{Result, apt};

/// Enough for a first build on a slow machine; what still runs then, hangs.
const BUILD: Duration = Duration::from_hours(1);
/// Enough for all journeys in one browser, each of which has its own, shorter end.
const JOURNEYS: Duration = Duration::from_mins(30);
/// Enough to read the manifests of all dependencies.
const DEPENDENCIES: Duration = Duration::from_mins(5);
/// Enough for some dozens of answers from this machine.
const HOST: Duration = Duration::from_mins(5);

const FORMAT: &str = "fmt --all --check";
const LINTS: &str = "clippy --quiet --workspace --all-targets --features ssr -- -D warnings";
const WASM_LINTS: &str = "clippy --quiet -p minxin-atlas --lib --bin minxin-atlas --features hydrate";
const NATIVE: &str = "test --workspace --exclude browser-tests --features ssr --no-fail-fast";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each part of a run is wanted or not")]
struct Plan {
    native: bool,
    build: bool,
    hosts: bool,
    browsers: Vec<Browser>,
    /// Whether the page is tried in old browsers too.
    old: bool,
    /// Parts of the names of the journeys wanted; none means all.
    journeys: Vec<String>,
}

pub(super) fn run(words: &[String]) -> Result<ExitCode> {
    let plan = plan(words)?;
    let hosts_checked = if plan.hosts { Host::ALL.len() } else { 0 };
    let total = usize::from(plan.native) * 6
        + usize::from(plan.build) * 2
        + hosts_checked
        + plan.browsers.len()
        + usize::from(plan.old);
    let mut steps = Steps::new(total);
    if plan.native {
        native(&mut steps);
    }
    let built = !plan.build || build(&mut steps);
    if plan.hosts {
        hosts(&mut steps, built);
    }
    browsers(&mut steps, &plan, built);
    if plan.old {
        old_browsers(&mut steps, built);
    }
    Ok(steps.finish())
}

fn native(steps: &mut Steps) {
    steps.run("format", Counts::Once, BUILD, &mut cargo(FORMAT));
    steps.run("lints", Counts::Once, BUILD, &mut cargo(LINTS));
    let name = "lints for the browser";
    match wasm_target() {
        Ok(()) => {
            let mut lints = cargo(WASM_LINTS);
            lints.args(["--target", WASM, "--", "-D", "warnings"]);
            steps.run(name, Counts::Once, BUILD, &mut lints);
        }
        Err(trouble) => steps.fail(name, &trouble),
    }
    steps.run("native tests", Counts::Reported, BUILD, &mut cargo(NATIVE));
    check_dependencies(steps);
}

/// Holds every dependency to the rules of `deny.toml`, then to the published vulnerabilities.
fn check_dependencies(steps: &mut Steps) {
    let (rules, advisories) = ("rules for dependencies", "vulnerabilities of dependencies");
    if let Err(trouble) = dependencies::tool() {
        steps.fail(rules, &trouble);
        return steps.leave_out(advisories, "cargo-deny is missing");
    }
    steps.run(rules, Counts::Once, DEPENDENCIES, &mut dependencies::check_rules());
    match dependencies::fetch_advisories() {
        Ok(()) => drop(steps.run(advisories, Counts::Once, DEPENDENCIES, &mut dependencies::check_advisories())),
        Err(why) => steps.leave_out(advisories, &why),
    }
}

fn build(steps: &mut Steps) -> bool {
    let (name, check) = ("release build", "release check");
    let built = match for_the_page() {
        Ok(()) => steps.run(name, Counts::Once, BUILD, trunk().args(["build", "--release"])),
        Err(trouble) => {
            steps.fail(name, &trouble);
            false
        }
    };
    if built {
        steps.run(check, Counts::Once, BUILD, &mut check_dist::checking(&dist()));
    } else {
        steps.leave_out(check, "the release build failed");
    }
    built
}

fn hosts(steps: &mut Steps, built: bool) {
    for host in Host::ALL {
        let name = format!("answers of {}", host.name());
        if !built {
            steps.leave_out(&name, "the release build failed");
            continue;
        }
        match host.ready() {
            Ok(_) => drop(steps.run(&name, Counts::Once, HOST, &mut check_hosts::checking(host))),
            Err(why) => steps.leave_out(&name, &why),
        }
    }
}

fn browsers(steps: &mut Steps, plan: &Plan, built: bool) {
    let name = |browser: Browser| format!("journeys in {}", browser.name());
    if !built {
        for browser in &plan.browsers {
            steps.leave_out(&name(*browser), "the release build failed");
        }
        return;
    }
    let installed = apt::install_for(&plan.browsers);
    for browser in &plan.browsers {
        match ready(*browser, &installed) {
            Ok(()) => {
                let mut journeys = check_dist::journeys(&dist(), *browser);
                journeys.args(&plan.journeys);
                steps.run(&name(*browser), Counts::Reported, JOURNEYS, &mut journeys);
            }
            Err(why) => steps.leave_out(&name(*browser), &why),
        }
    }
}

fn old_browsers(steps: &mut Steps, built: bool) {
    let name = "old browsers";
    if !built {
        return steps.leave_out(name, "the release build failed");
    }
    match old::chromiums(root()) {
        Ok(programs) => {
            let mut trials = cargo("test --quiet -p browser-tests --test old");
            trials.env("MINXIN_OLD", programs).env("MINXIN_DIST", dist());
            steps.run(name, Counts::Reported, HOST, &mut trials);
        }
        Err(why) => steps.leave_out(name, &why),
    }
}

/// Whether a browser can be driven here; otherwise what is missing and how to get it.
fn ready(browser: Browser, installed: &Result) -> Result {
    if browser == Browser::Firefox {
        cargo_tool(GECKODRIVER)?;
    }
    let Err(missing) = Kit::find(browser) else { return Ok(()) };
    let programs: Vec<&str> = missing.iter().map(|missing| missing.program).collect();
    let hint = installed.as_ref().err().map_or("apt-get did not bring it", String::as_str);
    Err(format!("{} not found; {hint}", programs.join(", ")))
}

fn cargo(words: &str) -> Command {
    let mut cargo = command("cargo");
    cargo.args(words.split_whitespace());
    cargo
}

fn plan(words: &[String]) -> Result<Plan> {
    let all = Browser::ALL.to_vec();
    let Some((part, rest)) = words.split_first() else {
        return Ok(Plan { native: true, build: true, hosts: true, browsers: all, old: true, journeys: Vec::new() });
    };
    match part.as_str() {
        "native" if rest.is_empty() => Ok(Plan {
            native: true,
            build: false,
            hosts: false,
            browsers: Vec::new(),
            old: false,
            journeys: Vec::new(),
        }),
        "browser" => {
            let mut plan = Plan {
                native: false,
                build: true,
                hosts: false,
                browsers: Vec::new(),
                old: false,
                journeys: Vec::new(),
            };
            for word in rest {
                match Browser::named(word) {
                    Some(browser) => plan.browsers.push(browser),
                    None if word == "old" => plan.old = true,
                    None if word == "--no-build" => plan.build = false,
                    None if word.starts_with('-') => return Err(format!("test browser does not know {word:?}")),
                    None => plan.journeys.push(word.clone()),
                }
            }
            if plan.browsers.is_empty() && !plan.old {
                plan.browsers = all;
                plan.old = plan.journeys.is_empty();
            }
            Ok(plan)
        }
        _ => {
            Err("test knows: native, or browser [chromium|firefox|webkit|old] [--no-build] [PART OF A NAME]".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Result<Plan> {
        plan(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn without_words_everything_runs() {
        let plan = of("").unwrap();
        assert!(plan.native && plan.build && plan.hosts && plan.browsers == Browser::ALL && plan.old);
    }

    #[test]
    fn words_choose() {
        assert!(of("native").unwrap().browsers.is_empty());
        let plan = of("browser firefox --no-build select").unwrap();
        assert_eq!(plan.browsers, [Browser::Firefox]);
        assert!(!plan.native && !plan.build && !plan.hosts);
        assert_eq!(plan.journeys, ["select"]);
        let plan = of("browser").unwrap();
        assert!(plan.browsers == Browser::ALL && plan.old);
        let plan = of("browser old").unwrap();
        assert!(plan.browsers.is_empty() && plan.old);
        assert!(!of("browser select").unwrap().old, "journeys are made in today's browsers alone");
        assert!(of("firefox").is_err());
        assert!(of("browser --nobuild").is_err());
    }
}
