//! The size budget of the program: a bound for each compressed file, in the table `size-budget.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::compression::Encoding;
use crate::files::with_added_extension;
use crate::manifest::MANIFEST;
use crate::{Result, io_error};

/// The table, below the repository's root.
pub const TABLE: &str = "release/size-budget.md";

/// A row of the table. Sizes are in bytes, compressed with brotli.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// A file name, the key of a file in the manifest, or several of them with plus signs, whose sizes are added.
    pub file: String,
    /// The size when the table was last updated.
    pub measured: u64,
    /// The largest size that passes.
    pub bound: u64,
    /// The reason of the last raise.
    pub reason: String,
}

impl Budget {
    /// Reads the table. An error for a row without a number or a reason.
    pub fn parse(text: &str) -> Result<Vec<Self>> {
        let rows = text.lines().filter(|line| line.starts_with('|')).skip(2);
        rows.map(|row| Self::parse_row(row).ok_or_else(|| format!("{TABLE}: no budget: {row}"))).collect()
    }

    fn parse_row(row: &str) -> Option<Self> {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [file, measured, bound, reason] = cells.as_slice() else { return None };
        let budget = Self {
            file: (*file).to_owned(),
            measured: measured.parse().ok()?,
            bound: bound.parse().ok()?,
            reason: (*reason).to_owned(),
        };
        (!budget.file.is_empty() && !budget.reason.is_empty()).then_some(budget)
    }

    fn row(&self) -> String {
        format!("| {} | {} | {} | {} |", self.file, self.measured, self.bound, self.reason)
    }

    /// The size of the file or files in a built directory.
    pub fn size(&self, dist: &Path) -> Result<u64> {
        self.file.split(" + ").map(|file| Self::size_of(file, dist)).sum()
    }

    fn size_of(file: &str, dist: &Path) -> Result<u64> {
        let manifest = dist.join(MANIFEST);
        let text = fs::read_to_string(&manifest).map_err(io_error(&manifest))?;
        let manifest: Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", manifest.display()))?;
        let hashed = manifest.pointer(&format!("/{file}/name")).and_then(Value::as_str);
        let file = with_added_extension(&dist.join(hashed.unwrap_or(file)), Encoding::Brotli.extension());
        Ok(fs::metadata(&file).map_err(io_error(&file))?.len())
    }
}

/// The table with the sizes of a built directory in place of the measured ones.
pub fn updated(table: &str, dist: &Path) -> Result<String> {
    let mut text = table.to_owned();
    for budget in Budget::parse(table)? {
        let measured = Budget { measured: budget.size(dist)?, ..budget.clone() };
        text = text.replace(&budget.row(), &measured.row());
    }
    Ok(text)
}

/// Returns the modules that have grown, each with its growth in bytes, the largest first. A text has a line for each module: its bytes,
/// a blank and its name.
pub fn grown(before: &str, after: &str) -> Vec<(String, u64)> {
    let sizes = |text: &str| -> BTreeMap<String, u64> {
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        lines.filter_map(|(bytes, module)| Some((module.to_owned(), bytes.parse().ok()?))).collect()
    };
    let before = sizes(before);
    let growth = |(module, bytes): (String, u64)| {
        let growth = bytes.saturating_sub(before.get(&module).copied().unwrap_or_default());
        (growth > 0).then_some((module, growth))
    };
    let mut grown: Vec<(String, u64)> = sizes(after).into_iter().filter_map(growth).collect();
    grown.sort_by_key(|(_, growth)| std::cmp::Reverse(*growth));
    grown.truncate(MOST);
    grown
}

/// The number of modules that are named.
const MOST: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = include_str!("../size-budget.md");

    #[test]
    fn every_row_has_a_bound_close_to_its_size_and_a_reason() {
        let budgets = Budget::parse(OWN).unwrap();
        let files: Vec<&str> = budgets.iter().map(|budget| budget.file.as_str()).collect();
        assert_eq!(
            files,
            [
                "index.html + css + js + boot.js + wasm + story",
                "wasm",
                "chunks/overview + chunks/shared-overview-tools + chunks/shared-overview-tools-views + chunks/shared-overview-views",
                "chunks/views + chunks/shared-tools-views",
                "chunks/tools",
                "js",
                "css",
                "index.html",
                "story",
                "embed.js",
                "boot.js"
            ]
        );
        for budget in &budgets {
            assert!(budget.measured <= budget.bound, "{budget:?}");
            assert!(budget.bound * 100 <= budget.measured * 107, "the bound is not close: {budget:?}");
            assert!(OWN.contains(&budget.row()), "{budget:?} cannot be updated");
        }
    }

    #[test]
    fn what_grew_is_named_the_largest_first() {
        let (before, after) = ("10 a\n20 b\n30 c\n", "11 a\n20 b\n25 c\n90 d\nno number\n");
        assert_eq!(grown(before, after), [("d".to_owned(), 90), ("a".to_owned(), 1)]);
        assert_eq!(grown(before, before), []);
    }

    #[test]
    fn rows_without_a_number_or_a_reason_are_errors() {
        let table = |row: &str| format!("| file | measured | bound | reason |\n|---|---|---|---|\n{row}\n");
        assert_eq!(Budget::parse(&table("| a.js | 1 | 2 | why |")).map(|rows| rows.len()), Ok(1));
        for row in ["| a.js | 1 | 2 | |", "| a.js | 1 | x | why |", "| a.js | 1 | 2 |", "| | 1 | 2 | why |"] {
            assert!(Budget::parse(&table(row)).is_err(), "{row}");
        }
    }

    /// Without a build, so that a change of the script fails early.
    #[test]
    fn the_script_for_portals_is_within_its_bound() {
        let compressed = Encoding::Brotli.compress(include_bytes!("../../public/embed.js")).unwrap();
        let budgets = Budget::parse(OWN).unwrap();
        let budget = budgets.iter().find(|budget| budget.file == "embed.js").unwrap();
        assert!(compressed.len() as u64 <= budget.bound, "embed.js has {} bytes", compressed.len());
    }

    #[test]
    fn sizes_are_those_of_the_compressed_files() {
        let dist = crate::check::tests::Dist::at("./");
        let table = "| file | measured | bound | reason |\n|---|---|---|---|\n| css | 1 | 100 | why |\n| boot.js | 2 | 100 | why |\n";
        let sizes: Vec<u64> =
            Budget::parse(&updated(table, dist.directory()).unwrap()).unwrap().iter().map(|row| row.measured).collect();
        let of = |bytes: &[u8]| Encoding::Brotli.compress(bytes).unwrap().len() as u64;
        assert_eq!(sizes, [of(b"p{margin:0}"), of(b"import('x');")]);
        assert!(updated(&table.replace("boot.js", "none.js"), dist.directory()).is_err());
    }
}
