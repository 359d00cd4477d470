//! Compares the sizes of dist/ with the size budget.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::programs::{command, dist, root, run};

/// Checks the named directory, or dist/. `--update` writes its sizes into the table.
pub(super) fn check(words: &[String]) -> Result {
    let mut directory = dist();
    let mut updates = false;
    for word in words {
        if word == "--update" {
            updates = true;
        } else if Path::new(word).is_dir() {
            directory = PathBuf::from(word);
        } else {
            return Err(format!("check-size knows a directory and --update, not {word:?}"));
        }
    }
    let mut check = check_command(&directory);
    if updates {
        check.arg("--update");
    }
    run(&mut check, "the check of sizes")
}

/// The check, by the release crate, which owns the table.
pub(super) fn check_command(directory: &Path) -> Command {
    let mut check = command("cargo");
    check.args(["run", "--quiet", "--package", "minxin-release", "--bin", "check-size", "--"]);
    check.arg(directory).arg(root().join("release/size-budget.md"));
    check
}
