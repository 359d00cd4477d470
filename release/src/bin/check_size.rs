//! `check-size DIR TABLE [--update]`: compares the sizes of a built directory with the size budget.

use std::path::Path;
use std::process::ExitCode;

use minxin_release::Result;
use minxin_release::size_budget::{Budget, grown, updated};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// The sizes of the core's functions by module: beside the table as of its last update, and as the last build has written them.
const CORE_PARTS: &str = "core-parts.txt";

/// The sizes of the core's functions that the last build has written. `None` before a release build.
fn core_parts() -> Option<String> {
    let own = std::env::current_exe().ok()?;
    std::fs::read_to_string(own.ancestors().nth(2)?.join("split").join(CORE_PARTS)).ok()
}

/// True if every file is within its bound.
fn run(words: &[String]) -> Result<bool> {
    let (dist, file, updates) = match words {
        [dist, file] => (dist, file, false),
        [dist, file, option] if option == "--update" => (dist, file, true),
        _ => return Err("check-size needs the built directory and the table, and takes --update".to_owned()),
    };
    let table = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut passes = true;
    let known = Path::new(file).with_file_name(CORE_PARTS);
    println!("{:46} {:>8} {:>8} {:>8}", "file", "bytes", "measured", "bound");
    for budget in Budget::parse(&table)? {
        let size = budget.size(Path::new(dist))?;
        let verdict = if size <= budget.bound { "" } else { "  too large" };
        println!("{:46} {size:>8} {:>8} {:>8}{verdict}", budget.file, budget.measured, budget.bound);
        passes &= size <= budget.bound;
    }
    let parts = core_parts();
    if updates {
        if let Some(parts) = &parts {
            std::fs::write(&known, parts).map_err(|error| format!("{}: {error}", known.display()))?;
        }
        std::fs::write(file, updated(&table, Path::new(dist))?).map_err(|error| format!("{file}: {error}"))?;
    }
    if !passes {
        let before = std::fs::read_to_string(&known).unwrap_or_default();
        for (module, growth) in grown(&before, &parts.unwrap_or_default()) {
            println!("in the core grew {module} by {growth} bytes of code, before it is optimised");
        }
        println!("make the file smaller, or raise its bound in {file} and write the reason there");
    }
    Ok(passes)
}
