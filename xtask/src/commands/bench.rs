//! Runs the measurements in bench/ on a new build, or the native benchmarks.

use super::build::release;
use super::growth;
use crate::programs::{self, command, root};
use crate::{Result, tools};

pub(super) fn run(words: &[String]) -> Result {
    if words == ["native"] {
        return growth::run();
    }
    let bench = root().join("bench");
    if !bench.join("run.mjs").is_file() {
        return Err("there is no bench/run.mjs to run".to_owned());
    }
    if bench.join("package.json").is_file() {
        tools::npm_packages(&bench, tools::Scripts::Run)?;
    }
    release()?;
    programs::run(command("node").arg("bench/run.mjs").args(words), "the measurement")
}
