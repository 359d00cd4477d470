//! The script that starts the program can be read by engines that cannot run it, so that they can be told of.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "tests")]

use std::fs;
use std::path::Path;

/// Words and signs that came into the language after its fifth edition, of 2009; an engine stops at the first and reads nothing.
const LATER: &[&str] = &["=>", "`", "?.", "??", "...", "const ", "let ", "class ", "async ", "await ", "import(", "**"];

/// The script without its comments and its strings.
fn code() -> String {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/boot.js")).unwrap();
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"") + "\n").collect()
}

#[test]
fn it_is_written_in_the_fifth_edition() {
    let code = code();
    assert!(code.contains("WebAssembly.validate(probe)"), "{code}");
    let found: Vec<&&str> = LATER.iter().filter(|word| code.contains(**word)).collect();
    assert!(found.is_empty(), "boot.js is written with {found:?}");
}

/// The panel says a sentence in each language for each cause that the script may give.
#[test]
fn every_cause_has_its_sentences() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).unwrap();
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/boot.js")).unwrap();
    let causes: Vec<&str> = page.split("data-cause=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(causes.len(), 14);
    let (chinese, english) = causes.split_at(7);
    assert_eq!(chinese, english);
    for cause in chinese {
        assert!(source.contains(&format!("\"{cause}\"")), "no code of {cause}");
    }
}

/// The notice for pages that neither style sheet nor script has reached is hidden by either, and by nothing else.
#[test]
fn either_hides_that_neither_came() {
    let read = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    let page = read("index.html");
    let (_, notice) = page.split_once("<div id=\"unstyled\">").unwrap();
    let (notice, _) = notice.split_once("</div>").unwrap();
    assert!(notice.contains("请补上斜杠") && notice.contains("<p lang=\"en\">"), "{notice}");
    assert!(read("style/base.css").contains("#unstyled {\n  display: none;\n}"));
    assert!(code().contains("document.getElementById(\"\").hidden = true;"), "{}", code());
    assert!(read("public/boot.js").contains("getElementById(\"unstyled\").hidden = true;"));
}
