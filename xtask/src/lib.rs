//! The commands of the project, and the parts that the browser tests and the server share with them: programs and processes.

pub mod apt;
pub mod browsers;
pub mod commands;
pub mod dependencies;
pub mod hosts;
pub mod language;
pub mod old;
pub mod process;
pub mod programs;
pub mod report;
pub mod tasks;
pub mod tools;
pub mod versions;

use std::process::ExitCode;

/// A result whose error is a sentence that also says what to do.
pub type Result<T = ()> = std::result::Result<T, String>;

/// Runs a program with the arguments of the process. An error is printed, and ends the process with a failure.
pub fn main_with(run: impl FnOnce(&[String]) -> Result<ExitCode>) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    run(&words).unwrap_or_else(|trouble| {
        eprintln!("error: {trouble}");
        ExitCode::FAILURE
    })
}
