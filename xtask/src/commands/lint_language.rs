//! Checks the language of sources, documents and commits.

use std::process::ExitCode;

use crate::{Result, language};

pub(super) fn run(words: &[String]) -> Result<ExitCode> {
    let shrink = match words {
        [] => false,
        [word] if word == "--shrink" => true,
        _ => return Err("lint-language knows --shrink".to_owned()),
    };
    let found = language::check(shrink)?;
    for line in &found {
        println!("{line}");
    }
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
