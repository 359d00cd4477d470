//! The steps of a test run: each told with its time, its output shown in full only when it failed.

use std::env;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::Result;
use crate::process::Tree;
use crate::programs::root;
use crate::tally::{MOST_FLAKY, Tally};

/// What a step counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// As one test.
    Once,
    /// As the tests that it reports itself.
    Reported,
}

/// A run of steps, and what came of it so far.
#[derive(Debug)]
pub struct Steps {
    total: usize,
    begun: usize,
    tally: Tally,
    left_out: Vec<String>,
}

impl Steps {
    /// A run of that many steps.
    pub fn new(total: usize) -> Self {
        Self { total, begun: 0, tally: Tally::default(), left_out: Vec::new() }
    }

    /// Runs a command as a step, ended after `limit`; says whether it passed.
    pub fn run(&mut self, name: &str, counts: Counts, limit: Duration, command: &mut Command) -> bool {
        self.begin(name);
        let start = Instant::now();
        let (passed, output) = match self.ended(name, limit, command) {
            Ok(told) => told,
            Err(trouble) => (false, format!("{trouble}\n")),
        };
        let mut tally = if counts == Counts::Once { Tally::one(passed) } else { Tally::of(&output) };
        // A suite that does not compile, or finds nothing to run, reports no failure of its own.
        if (!passed || tally.passed == 0) && tally.failed == 0 {
            tally.failed = 1;
        }
        self.tally += tally;
        let passed = tally.failed == 0;
        if !passed {
            print!("{output}");
        }
        let numbers = match counts {
            Counts::Once => String::new(),
            Counts::Reported => {
                let more =
                    |count: usize, word: &str| if count > 0 { format!(", {count} {word}") } else { String::new() };
                let (ignored, flaky) = (more(tally.ignored, "ignored"), more(tally.flaky, "flaky"));
                format!(": {} passed, {} failed{ignored}{flaky}", tally.passed, tally.failed)
            }
        };
        let word = if passed { "ok" } else { "FAILED" };
        println!("      {word}{numbers} ({:.1} s)", start.elapsed().as_secs_f64());
        passed
    }

    /// Counts a step that failed before it could run.
    pub fn fail(&mut self, name: &str, trouble: &str) {
        self.begin(name);
        self.tally += Tally::one(false);
        println!("{trouble}\n      FAILED");
    }

    /// Notes a step that is not run, and why; it counts as nothing.
    pub fn leave_out(&mut self, name: &str, why: &str) {
        self.begin(name);
        println!("      left out: {why}");
        self.left_out.push(format!("left out: {name}: {why}"));
    }

    /// Tells what was left out, how many tests were flaky and, as the last line, the sum.
    pub fn finish(self) -> ExitCode {
        println!();
        for line in &self.left_out {
            println!("{line}");
        }
        let (lines, holds) = closing(self.tally);
        println!("{lines}");
        if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn begin(&mut self, name: &str) {
        self.begun += 1;
        println!("[{}/{}] {name}", self.begun, self.total);
    }

    /// Whether the command succeeded, and its output: through a file, which nobody has to wait for, and which can be
    /// watched while the step runs.
    fn ended(&self, name: &str, limit: Duration, command: &mut Command) -> Result<(bool, String)> {
        let word: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let log = logs().join(format!("{}-{}.log", self.begun, word.to_ascii_lowercase()));
        let unwritten = |error| format!("{} cannot be written: {error}", log.display());
        fs::create_dir_all(logs()).map_err(unwritten)?;
        let file = File::create(&log).map_err(unwritten)?;
        let second = file.try_clone().map_err(unwritten)?;
        let mut tree = Tree::start(command.stdout(file).stderr(second))?;
        let status = tree.wait(limit);
        drop(tree);
        let mut output = fs::read(&log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        if status.is_none() {
            let _ = writeln!(output, "\nstopped: it still ran after {} minutes", limit.as_secs() / 60);
        }
        Ok((status.is_some_and(|status| status.success()), output))
    }
}

/// The last lines of a run, and whether it passes. The sum has a line to itself, which CI reads; flaky tests have the line
/// above it, and too many of them count as one failure.
fn closing(tally: Tally) -> (String, bool) {
    let is_steady = tally.flaky <= MOST_FLAKY;
    let failed = tally.failed + usize::from(!is_steady);
    let flaky = match (tally.flaky, is_steady) {
        (0, _) => String::new(),
        (count, true) => format!("{count} flaky\n"),
        (count, false) => format!("{count} flaky: more than {MOST_FLAKY} fail the run\n"),
    };
    // Where nothing could be run, nothing is known to hold.
    (format!("{flaky}{} passed, {failed} failed", tally.passed), failed == 0 && tally.passed > 0)
}

/// Where the output of each step is kept.
fn logs() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target).join("xtask")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_last_line_and_too_many_flaky_tests_fail() {
        let told = |passed, failed, flaky| closing(Tally { passed, failed, flaky, ignored: 0 });
        assert_eq!(told(9, 0, 0), ("9 passed, 0 failed".to_owned(), true));
        assert_eq!(told(9, 0, 2), ("2 flaky\n9 passed, 0 failed".to_owned(), true));
        assert_eq!(told(9, 0, 3), ("3 flaky: more than 2 fail the run\n9 passed, 1 failed".to_owned(), false));
        assert_eq!(told(0, 0, 0), ("0 passed, 0 failed".to_owned(), false));
        assert!(!told(9, 1, 0).1);
    }
}
