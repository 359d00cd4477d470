//! The records of the bundled story, counted in its file.

use serde_json::Value;

const STORY: &str = include_str!("../../../public/stories/minxin-2021.json");

/// Number of records in a list of the story, such as `events`, or of those with one basis. Zero for an unknown list.
pub fn count_bundled(list: &str, basis: Option<&str>) -> usize {
    let story: Value = serde_json::from_str(STORY).unwrap_or_default();
    let records = story[list].as_array().map_or(&[][..], Vec::as_slice);
    records.iter().filter(|record| basis.is_none_or(|basis| record["basis"] == basis)).count()
}
