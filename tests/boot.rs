//! Tests of the boot script: engines that cannot run the program can still parse it and show the reason.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "tests")]

use std::fs;
use std::path::Path;

/// Syntax added after the fifth edition of ECMAScript (2009). An older engine rejects a script that contains any of it.
const LATER: &[&str] = &["=>", "`", "?.", "??", "...", "const ", "let ", "class ", "async ", "await ", "import(", "**"];

/// The script without comments and strings.
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

/// The error panel has a sentence in each language for every cause that the script can report.
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

/// The notice for pages without style sheet and script is hidden by each of the two, and by nothing else.
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
