//! `cargo xtask sketch ARTICLE.txt STORY.json`: writes the sketch of an article, against which builds check the phrases of its
//! story. The article has one paragraph a line.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use minxin_atlas::read::{self, ParsedStory, ProblemKind, Sketch};
use minxin_atlas::words;

fn main() -> ExitCode {
    let files: Vec<OsString> = std::env::args_os().skip(1).collect();
    let result = match files.as_slice() {
        [article, story] => write_sketch(Path::new(article), Path::new(story)),
        _ => Err("usage: cargo xtask sketch ARTICLE.txt STORY.json".to_owned()),
    };
    match result {
        Ok(message) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the sketch, unless the article lacks a phrase of the story.
fn write_sketch(article: &Path, story: &Path) -> Result<String, String> {
    let read = |file: &Path| std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()));
    let text = String::from_utf8(read(article)?).map_err(|_| format!("{}: not UTF-8", article.display()))?;
    let bytes = read(story)?;
    let sketch = read::make_sketch(&text, &bytes).ok_or_else(|| format!("{}: not JSON", story.display()))?;
    let ParsedStory { problems, .. } = read::story_with_sketch(&bytes, &sketch);
    // The build reports all other problems.
    let name = story.display().to_string();
    let missing: Vec<String> = problems
        .iter()
        .filter(|problem| matches!(problem.kind, ProblemKind::Phrase(_)))
        .map(|problem| words::build_problem(&name, problem))
        .collect();
    if !missing.is_empty() {
        return Err(missing.join("\n"));
    }
    let file = Sketch::path(story);
    let failed = |error| format!("{}: {error}", file.display());
    std::fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).map_err(failed)?;
    std::fs::write(&file, sketch.to_string()).map_err(failed)?;
    Ok(format!("{}: {} paragraphs", file.display(), sketch.paragraphs().count()))
}
