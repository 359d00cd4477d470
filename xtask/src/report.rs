//! The number of tests that passed and failed, read from the output of test programs.

use std::ops::AddAssign;

/// A number of tests for each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TestReport {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that did not run.
    pub ignored: usize,
    /// Tests that failed and then passed. They count as passed too.
    pub flaky: usize,
}

/// The most flaky tests of a run that passes.
pub const MAX_FLAKY: usize = 2;

impl TestReport {
    /// The report of one test.
    pub fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed), ..Self::default() }
    }

    /// The sum of all lines such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`, which may contain `1 flaky`.
    pub fn parse(output: &str) -> Self {
        let mut sum = Self::default();
        for line in output.lines().filter_map(|line| line.trim_start().strip_prefix("test result: ")) {
            let count = |word: &str| {
                line.split([';', '.']).find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok()).unwrap_or(0)
            };
            let [passed, failed, ignored, flaky] = ["passed", "failed", "ignored", "flaky"].map(count);
            sum += Self { passed, failed, ignored, flaky };
        }
        sum
    }
}

impl AddAssign for TestReport {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        self.flaky += other.flaky;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_added_up() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            \n   Doc-tests x\n\
            test result: ok. 5 passed; 0 failed; 0 ignored; 2 flaky; 0 measured; 0 filtered out; finished in 9.0s\n\
            test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.51s\n";
        assert_eq!(TestReport::parse(output), TestReport { passed: 18, failed: 2, ignored: 1, flaky: 2 });
        assert_eq!(TestReport::parse("error: could not compile"), TestReport::default());
    }
}
