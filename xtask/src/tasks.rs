//! The tasks of a test run. Each is printed with its time, and with its output if it fails.

use std::env;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::Result;
use crate::process::ProcessGroup;
use crate::programs::root;
use crate::report::{MAX_FLAKY, TestReport};

/// The number of tests that a task counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// One.
    Once,
    /// Those in its output.
    Reported,
}

/// A run of tasks, and its results.
#[derive(Debug)]
pub struct Tasks {
    total: usize,
    started: usize,
    report: TestReport,
    left_out: Vec<String>,
}

impl Tasks {
    /// A run of that many tasks.
    pub fn new(total: usize) -> Self {
        Self { total, started: 0, report: TestReport::default(), left_out: Vec::new() }
    }

    /// Runs a command as a task, and ends it after `limit`. Returns whether it passed.
    pub fn run(&mut self, name: &str, counts: Counts, limit: Duration, command: &mut Command) -> bool {
        self.begin(name);
        let start = Instant::now();
        let (succeeded, output) = match self.output(name, limit, command) {
            Ok(result) => result,
            Err(trouble) => (false, format!("{trouble}\n")),
        };
        let mut report = if counts == Counts::Once { TestReport::one(succeeded) } else { TestReport::parse(&output) };
        // A suite that does not compile, or finds nothing to run, reports no failure itself.
        if (!succeeded || report.passed == 0) && report.failed == 0 {
            report.failed = 1;
        }
        self.report += report;
        let passed = report.failed == 0;
        if !passed {
            print!("{output}");
        }
        let numbers = match counts {
            Counts::Once => String::new(),
            Counts::Reported => {
                let optional =
                    |count: usize, word: &str| if count > 0 { format!(", {count} {word}") } else { String::new() };
                let (ignored, flaky) = (optional(report.ignored, "ignored"), optional(report.flaky, "flaky"));
                format!(": {} passed, {} failed{ignored}{flaky}", report.passed, report.failed)
            }
        };
        let word = if passed { "ok" } else { "FAILED" };
        println!("      {word}{numbers} ({:.1} s)", start.elapsed().as_secs_f64());
        passed
    }

    /// Counts a task that failed before it could run.
    pub fn fail(&mut self, name: &str, trouble: &str) {
        self.begin(name);
        self.report += TestReport::one(false);
        println!("{trouble}\n      FAILED");
    }

    /// Prints that a task is left out, and why. It counts for no test.
    pub fn leave_out(&mut self, name: &str, why: &str) {
        self.begin(name);
        println!("      left out: {why}");
        self.left_out.push(format!("left out: {name}: {why}"));
    }

    /// Prints the tasks that were left out, the number of flaky tests and, as the last line, the sum.
    pub fn finish(self) -> ExitCode {
        println!();
        for line in &self.left_out {
            println!("{line}");
        }
        let (lines, passes) = closing_lines(self.report);
        println!("{lines}");
        if passes { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn begin(&mut self, name: &str) {
        self.started += 1;
        println!("[{}/{}] {name}", self.started, self.total);
    }

    /// True if the command succeeded, and its output, by way of a file: that needs no reader, and can be watched.
    fn output(&self, name: &str, limit: Duration, command: &mut Command) -> Result<(bool, String)> {
        let word: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let log = logs().join(format!("{}-{}.log", self.started, word.to_ascii_lowercase()));
        let cannot = |error| format!("{} cannot be written: {error}", log.display());
        fs::create_dir_all(logs()).map_err(cannot)?;
        let file = File::create(&log).map_err(cannot)?;
        let second = file.try_clone().map_err(cannot)?;
        let mut process = ProcessGroup::start(command.stdout(file).stderr(second))?;
        let status = process.wait(limit);
        if status.is_none() {
            process.terminate();
        } else {
            drop(process);
        }
        let mut output = fs::read(&log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        if status.is_none() {
            let _ = writeln!(output, "\nstopped: it still ran after {} minutes", limit.as_secs() / 60);
        }
        Ok((status.is_some_and(|status| status.success()), output))
    }
}

/// The last lines of a run, and whether it passes. CI reads the sum in the last line. The line above has the flaky tests; too many of
/// them count as one failure.
fn closing_lines(report: TestReport) -> (String, bool) {
    let is_steady = report.flaky <= MAX_FLAKY;
    let failed = report.failed + usize::from(!is_steady);
    let flaky = match (report.flaky, is_steady) {
        (0, _) => String::new(),
        (count, true) => format!("{count} flaky\n"),
        (count, false) => format!("{count} flaky: more than {MAX_FLAKY} fail the run\n"),
    };
    // A run without a test shows nothing.
    (format!("{flaky}{} passed, {failed} failed", report.passed), failed == 0 && report.passed > 0)
}

/// The directory with the output of each task.
fn logs() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target).join("xtask")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_the_last_line_and_too_many_flaky_tests_fail() {
        let closing = |passed, failed, flaky| closing_lines(TestReport { passed, failed, flaky, ignored: 0 });
        assert_eq!(closing(9, 0, 0), ("9 passed, 0 failed".to_owned(), true));
        assert_eq!(closing(9, 0, 2), ("2 flaky\n9 passed, 0 failed".to_owned(), true));
        assert_eq!(closing(9, 0, 3), ("3 flaky: more than 2 fail the run\n9 passed, 1 failed".to_owned(), false));
        assert_eq!(closing(0, 0, 0), ("0 passed, 0 failed".to_owned(), false));
        assert!(!closing(9, 1, 0).1);
    }
}
