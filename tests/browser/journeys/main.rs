//! The journeys that the page must allow, in every browser.

mod access;
mod address;
mod filter;
mod load;
mod marks;
mod plain;
mod select;
mod story;

use std::process::ExitCode;

use browser_tests::{harness, journeys};

fn main() -> ExitCode {
    harness::main(journeys![
        load::ready_without_a_complaint,
        select::from_timeline,
        select::from_map,
        select::from_indicators,
        select::from_table,
        select::by_keyboard,
        address::language,
        address::shared_link,
        address::back_and_forward,
        address::dead_ends,
        filter::by_programme,
        story::another,
        story::missing,
        access::chinese_wide,
        access::chinese_narrow,
        access::english_wide,
        access::english_narrow,
        plain::readable_without_javascript => Chromium,
        plain::hydration_changes_no_word => Chromium,
    ])
}
