//! Writes the goldens of the drawings again, and the pictures of the page.

use super::check_dist;
use crate::Result;
use crate::browsers::Browser;
use crate::programs::{self, command, dist};

pub(super) fn run() -> Result {
    let mut test = command("cargo");
    test.args(["test", "--quiet", "--features", "ssr", "--test", "goldens", "--", "--nocapture"]);
    programs::run(test.env("MINXIN_BLESS", "1"), "writing the goldens")
}

/// Writes the pictures of the page in Chromium, from the present `dist/`.
pub(super) fn pictures() -> Result {
    let mut journeys = check_dist::journeys(&dist(), Browser::Chromium);
    programs::run(journeys.arg("pictures::").env("MINXIN_BLESS", "1"), "writing the pictures")
}
