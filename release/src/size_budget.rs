//! The size budget of the program: a bound for each compressed file, in the table `size-budget.md`.

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
    /// A file name, or the key of a file in the manifest.
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

    /// The size of the file in a built directory.
    pub fn size(&self, dist: &Path) -> Result<u64> {
        let manifest = dist.join(MANIFEST);
        let text = fs::read_to_string(&manifest).map_err(io_error(&manifest))?;
        let manifest: Value =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", manifest.display()))?;
        let hashed = manifest.pointer(&format!("/{}/name", self.file)).and_then(Value::as_str);
        let file = with_added_extension(&dist.join(hashed.unwrap_or(&self.file)), Encoding::Brotli.extension());
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

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = include_str!("../size-budget.md");

    #[test]
    fn every_row_has_a_bound_close_to_its_size_and_a_reason() {
        let budgets = Budget::parse(OWN).unwrap();
        let files: Vec<&str> = budgets.iter().map(|budget| budget.file.as_str()).collect();
        assert_eq!(files, ["wasm", "js", "css", "index.html", "story", "embed.js", "boot.js"]);
        for budget in &budgets {
            assert!(budget.measured <= budget.bound, "{budget:?}");
            assert!(budget.bound * 100 <= budget.measured * 107, "the bound is not close: {budget:?}");
            assert!(OWN.contains(&budget.row()), "{budget:?} cannot be updated");
        }
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
