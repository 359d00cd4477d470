//! `cargo xtask <command>`.

use std::process::ExitCode;

use xtask::commands;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    commands::run(&words).unwrap_or_else(|trouble| {
        eprintln!("error: {trouble}");
        ExitCode::FAILURE
    })
}
