//! The accessibility checks of axe-core in the page.

use std::fs;

use serde_json::Value;
use xtask::programs::root;

use crate::{Failure, Page, Result};

/// Runs every rule of WCAG 2.0 to 2.2 at levels A and AA and every best practice, including those that are off by default. Returns
/// the violations as sentences.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']; \
    axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values } }).then( \
        (results) => done(results.violations.flatMap((rule) => rule.nodes.map((node) => \
            `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(' ')}: ${node.html.slice(0, 200)}`))), \
        (error) => done(`axe did not run: ${error}`));";

impl Page {
    /// The violations in the page, one line for each element.
    pub async fn run_axe(&self) -> Result<Vec<String>> {
        let file = root().join("node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&file)
            .map_err(|error| Failure::new(format!("{} cannot be read: {error}; run npm ci", file.display())))?;
        // One script for both, so that none remains in the page's HTML.
        let script = format!("{source};\n{RUN}");
        let answer = self.client.execute_async(&script, Vec::new()).await.map_err(Failure::driver("axe"))?;
        match answer {
            Value::Array(lines) => Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            other => Err(Failure::new(format!("axe did not return a list: {other}"))),
        }
    }
}
