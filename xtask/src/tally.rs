//! Tests counted, from what test programs print.

use std::ops::AddAssign;

/// How many tests went how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that were not run.
    pub ignored: usize,
    /// Tests that failed and then passed; they count as passed too.
    pub flaky: usize,
}

/// The most tests that may fail once and then pass before a run fails.
pub const MOST_FLAKY: usize = 2;

impl Tally {
    /// One test.
    pub fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed), ..Self::default() }
    }

    /// The sum of all lines such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`; `1 flaky` may be among them.
    pub fn of(output: &str) -> Self {
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

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.ignored += more.ignored;
        self.flaky += more.flaky;
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
        assert_eq!(Tally::of(output), Tally { passed: 18, failed: 2, ignored: 1, flaky: 2 });
        assert_eq!(Tally::of("error: could not compile"), Tally::default());
    }
}
