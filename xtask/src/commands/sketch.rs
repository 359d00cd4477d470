//! Makes the sketch of an article for the phrases of its story.

use std::path::absolute;

use crate::Result;
use crate::programs::{command, run};

/// Passes the two files to the library, which reads stories.
pub(super) fn make(words: &[String]) -> Result {
    let [article, story] = words else {
        return Err("sketch needs the text of the article and the story: ARTICLE.txt STORY.json".to_owned());
    };
    let mut sketch = command("cargo");
    sketch.args(["run", "--quiet", "--locked", "--features", "ssr", "--bin", "sketch", "--"]);
    for file in [article, story] {
        // The command runs in the repository's root.
        sketch.arg(absolute(file).map_err(|error| format!("{file}: {error}"))?);
    }
    run(&mut sketch, "the sketch")
}
