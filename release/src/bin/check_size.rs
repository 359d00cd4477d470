//! `check-size DIR TABLE [--update]`: compares the sizes of a built directory with the size budget.

use std::path::Path;
use std::process::ExitCode;

use minxin_release::Result;
use minxin_release::size_budget::{Budget, updated};

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

/// True if every file is within its bound.
fn run(words: &[String]) -> Result<bool> {
    let (dist, file, updates) = match words {
        [dist, file] => (dist, file, false),
        [dist, file, option] if option == "--update" => (dist, file, true),
        _ => return Err("check-size needs the built directory and the table, and takes --update".to_owned()),
    };
    let table = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut passes = true;
    println!("{:12} {:>8} {:>8} {:>8}", "file", "bytes", "measured", "bound");
    for budget in Budget::parse(&table)? {
        let size = budget.size(Path::new(dist))?;
        let verdict = if size <= budget.bound { "" } else { "  too large" };
        println!("{:12} {size:>8} {:>8} {:>8}{verdict}", budget.file, budget.measured, budget.bound);
        passes &= size <= budget.bound;
    }
    if updates {
        std::fs::write(file, updated(&table, Path::new(dist))?).map_err(|error| format!("{file}: {error}"))?;
    }
    if !passes {
        println!("make the file smaller, or raise its bound in {file} and write the reason there");
    }
    Ok(passes)
}
