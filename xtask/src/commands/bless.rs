//! Writes the goldens of the drawings again.

use crate::Result;
use crate::programs::{self, command};

pub(super) fn run() -> Result {
    let mut test = command("cargo");
    test.args(["test", "--quiet", "--features", "ssr", "--test", "goldens", "--", "--nocapture"]);
    programs::run(test.env("MINXIN_BLESS", "1"), "writing the goldens")
}
