//! `cargo xtask <command>`.

use std::process::ExitCode;

use xtask::{commands, main_with, process};

fn main() -> ExitCode {
    main_with(|words| process::end_groups_on_signals().and_then(|()| commands::run(words)))
}
