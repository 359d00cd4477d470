//! The commands, one in each file.

mod bench;
mod bless;
mod build;
mod check_dist;
mod check_hosts;
mod check_size;
mod fuzz;
mod growth;
mod lint_language;
mod release_into;
mod serve;
mod sketch;
mod test;

use std::process::ExitCode;

use crate::Result;

const USAGE: &str = "\
cargo xtask serve [--port N]              develop: build, serve on 127.0.0.1:8080, rebuild on every change
cargo xtask serve --release [--port N]    build as published, and serve dist/ with the headers of a strict host;
                                          --example also serves docs/example on port 8081
cargo xtask build                         build what is published, into dist/
cargo xtask check-dist [DIR]              check that dist/ is complete, and starts in each installed browser
cargo xtask release-into [FROM] DIR       publish dist/ into a directory that is being served, beside older releases
cargo xtask check-hosts [nginx|caddy] [DIR]
                                          check the headers of hosts set up as in deploy/, with dist/
cargo xtask check-size [--update] [DIR]  compare the sizes of dist/ with release/size-budget.md
cargo xtask test                          run everything that CI runs
cargo xtask test native                   run lints and native tests only
cargo xtask test browser [chromium|firefox|webkit|old] [--no-build] [PART OF A NAME]
                                          run the journeys in real browsers; --no-build uses the present dist/
cargo xtask bless                         write the goldens of the drawings again, in tests/goldens/
cargo xtask bless pictures                write the pictures of the page again, in tests/pictures/, from the present dist/
cargo xtask sketch ARTICLE.txt STORY.json write data/sketches/STORY.txt, against which builds check the story's phrases
cargo xtask fuzz [--seconds N] [TARGET...]
                                          search for inputs that break a property, 60 s for each target in fuzz/
cargo xtask bench [ARGUMENTS]             run the measurements in bench/
cargo xtask bench native                  measure how reading and layout grow with the size of a story
cargo xtask lint-language [--shrink]      names, comments and commit subjects; --shrink updates the list of unfinished files

Missing tools are installed. CARGO_TARGET_DIR is respected.";

/// Runs the command in the arguments.
pub fn run(words: &[String]) -> Result<ExitCode> {
    let Some((command, rest)) = words.split_first() else {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    };
    match command.as_str() {
        "serve" => serve::run(rest),
        "build" if rest.is_empty() => build::release().map(|()| ExitCode::SUCCESS),
        "check-dist" => check_dist::check(rest),
        "release-into" => release_into::publish(rest).map(|()| ExitCode::SUCCESS),
        "check-hosts" => check_hosts::check(rest).map(|()| ExitCode::SUCCESS),
        "check-size" => check_size::check(rest).map(|()| ExitCode::SUCCESS),
        "test" => test::run(rest),
        "bless" if rest.is_empty() => bless::run().map(|()| ExitCode::SUCCESS),
        "bless" if *rest == ["pictures"] => bless::pictures().map(|()| ExitCode::SUCCESS),
        "sketch" => sketch::make(rest).map(|()| ExitCode::SUCCESS),
        "fuzz" => fuzz::fuzz(rest).map(|()| ExitCode::SUCCESS),
        "lint-language" => lint_language::run(rest),
        "bench" => bench::run(rest).map(|()| ExitCode::SUCCESS),
        "help" | "--help" | "-h" => run(&[]),
        _ => Err(format!("cargo xtask does not know {:?}\n\n{USAGE}", words.join(" "))),
    }
}
