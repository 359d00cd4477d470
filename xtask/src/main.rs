//! `cargo xtask <command>`.

use std::process::ExitCode;

use xtask::{commands, process};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    process::end_groups_on_signals().and_then(|()| commands::run(&words)).unwrap_or_else(|trouble| {
        eprintln!("error: {trouble}");
        ExitCode::FAILURE
    })
}
