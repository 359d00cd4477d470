//! Runs the native benchmarks, and compares the growth of their times with n log n.

use std::path::{Path, PathBuf};

use crate::Result;
use crate::programs::{self, command, root};

/// The group of each benchmark, and its subject.
const GROUPS: [(&str, &str); 15] = [
    ("dates", "dates read"),
    ("lanes", "marks packed"),
    ("ticks", "ticks, by pixels of the axis"),
    ("project", "places projected"),
    ("clusters", "points clustered"),
    ("labels", "names placed"),
    ("read", "events read"),
    ("read-misspelt", "events of a misspelt source"),
    ("read-same-ids", "events of one id"),
    ("read-dangling", "ids that name nothing"),
    ("read-doubled-keys", "keys doubled in a text"),
    ("search-index", "events normalised for the search"),
    ("search-found", "events searched, many found"),
    ("search-rare", "events searched, one found"),
    ("search-nothing", "events searched, none found"),
];
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

pub(super) fn run() -> Result {
    let mut bench = command("cargo");
    bench.args(["bench", "--features", "ssr"]);
    bench.args([
        "--bench", "timeline", "--bench", "map", "--bench", "read", "--bench", "search", "--", "--quiet", "--noplot",
    ]);
    programs::run(&mut bench, "the native benchmarks")?;
    println!("\ngrowth of the times from size to size; in brackets that of n log n");
    for (group, what) in GROUPS {
        let times: Vec<f64> = SIZES.iter().map(|size| time(group, *size)).collect::<Result<_>>()?;
        let sizes = SIZES.iter().zip(&times).map(|(size, time)| format!("{size}: {:.3} ms", time / 1e6));
        let growth = times.windows(2).zip(SIZES.windows(2)).map(|(times, sizes)| verdict(times, sizes));
        println!("  {what:28} {}   {}", sizes.collect::<Vec<_>>().join(", "), growth.collect::<Vec<_>>().join(", "));
    }
    Ok(())
}

/// The growth between two sizes, and whether it is that of n log n.
fn verdict(times: &[f64], sizes: &[u32]) -> String {
    let ([before, after], [few, many]) = (times, sizes) else { return String::new() };
    let by_law = |size: u32| f64::from(size) * f64::from(size).ln();
    let (growth, allowed) = (after / before, by_law(*many) / by_law(*few));
    let verdict = if growth <= allowed { "no worse" } else { "worse" };
    format!("×{growth:.1} (×{allowed:.1}): {verdict}")
}

/// The mean time of a benchmark, in nanoseconds, from the files of criterion.
fn time(group: &str, size: u32) -> Result<f64> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let file = target.join(format!("criterion/{group}/{size}/new/estimates.json"));
    mean(&file).ok_or_else(|| format!("{} has no mean", file.display()))
}

fn mean(file: &Path) -> Option<f64> {
    let text = std::fs::read_to_string(file).ok()?;
    estimate(&text)
}

/// The number behind the first `point_estimate` of the mean.
fn estimate(text: &str) -> Option<f64> {
    let (_, mean) = text.split_once("\"mean\":")?;
    let (_, number) = mean.split_once("\"point_estimate\":")?;
    number.split([',', '}']).next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{estimate, verdict};

    #[test]
    fn the_mean_is_read() {
        let text = r#"{"median":{"point_estimate":1.0},"mean":{"confidence_interval":{"lower_bound":2.0},"point_estimate":30.5,"standard_error":0.1}}"#;
        assert_eq!(estimate(text), Some(30.5));
        assert_eq!(estimate("{}"), None);
    }

    #[test]
    fn growth_is_compared_with_n_log_n() {
        assert_eq!(verdict(&[1.0, 10.0], &[1_000, 10_000]), "×10.0 (×13.3): no worse");
        assert_eq!(verdict(&[1.0, 100.0], &[1_000, 10_000]), "×100.0 (×13.3): worse");
    }
}
