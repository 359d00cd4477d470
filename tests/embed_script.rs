//! Tests of the embed scripts: they work in a page of any encoding and with elements of any name.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "tests")]

use std::fs;
use std::path::Path;

use minxin_atlas::state::{Page, Route, View};

fn source() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/embed.js")).unwrap()
}

/// The script without lines of comments.
fn code() -> String {
    let source = source();
    let is_code = |line: &&str| !["//", "/*"].iter().any(|start| line.trim_start().starts_with(start));
    source.lines().filter(is_code).map(|line| [line, "\n"].concat()).collect()
}

/// Simple hosts send no encoding. The browser then reads the script in the encoding of the portal's page, such as GBK.
#[test]
fn it_is_ascii() {
    let source = source();
    let other: String = source.chars().filter(|letter| !letter.is_ascii()).collect();
    assert_eq!(other, "", "embed.js has to escape them");
}

/// A named element shadows the property of `document` with that name: `<img name="currentScript">`.
#[test]
fn it_asks_the_document_for_nothing_by_name() {
    let code = code();
    assert!(code.contains("Document.prototype") && code.contains(".call(document"), "{code}");
    assert!(!code.contains("document.") && !code.contains("document["), "{code}");
}

/// A loop over the keys of an object includes inherited ones on pages that extend `Object.prototype`.
#[test]
fn it_reads_own_keys_alone() {
    let code = code();
    assert!(code.contains("Object.keys(") && !code.contains(" in "), "{code}");
}

/// `src="/atlas"` means the same atlas as `src="/atlas/"`, but not every host serves a page at that address.
#[test]
fn it_adds_the_slash_that_its_own_directory_lacks() {
    let code = code();
    let (added, checked) = (code.find("+ \"/\")) url.pathname += \"/\""), code.find("var isOwn"));
    assert!(added.is_some_and(|position| Some(position) < checked), "{code}");
}

/// The script frees the atlas' own pages from the sandbox, and the service worker answers for them: those of the build, and no others.
#[test]
fn the_scripts_know_the_paths_of_pages() {
    let views = View::NAMES.iter().map(|(_, view)| Route { page: Page::View(*view), ..Route::default() }.path());
    let views: Vec<String> = views.map(|path| path.trim_end_matches('/').to_owned()).collect();
    let path = format!("((|{}|(programmes|records)/SLUG)/)?(index[.]html)?$", views.join("|").trim_start_matches('|'));
    let path = ["\"^(en/)?(stories/SLUG/)?", &path.replace("(|", "(")].concat();
    for script in ["embed.js", "sw.js"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(script)).unwrap();
        assert!(text.contains(&path), "{script} has no {path}");
        assert!(text.contains("\"([\\\\w~-]|%[89a-f][\\\\da-f])+\""), "{script} has other slugs");
    }
}

/// The same for the module that mounts an atlas in a page.
#[test]
fn the_module_asks_the_document_for_nothing_by_name() {
    let module = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/mount.js")).unwrap();
    assert!(module.contains("Document.prototype.createElement.call(document"), "{module}");
    assert!(!module.contains("document.") && !module.contains("document["), "{module}");
}

/// The module accepts every theme that a link may select, and reports any other.
#[test]
fn the_module_knows_every_theme() {
    let module = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/mount.js")).unwrap();
    let (_, list) = module.split_once("const THEMES = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let listed: Vec<&str> = list.split(", ").map(|name| name.trim_matches('"')).collect();
    let mut known = minxin_atlas::state::THEMES.to_vec();
    known.sort_by_key(|name| listed.iter().position(|other| other == name));
    assert_eq!(listed, known);
    assert!(module.contains("else if (theme) console.error(\"minxin-atlas: no theme\", theme);"), "{module}");
}
