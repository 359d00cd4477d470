//! The script that portals include stands its ground in any page: in any encoding and with any names of elements.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "tests")]

use std::fs;
use std::path::Path;

fn source() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/embed.js")).unwrap()
}

/// The lines of the script that are no comments.
fn code() -> String {
    let source = source();
    let is_code = |line: &&str| !["//", "/*"].iter().any(|start| line.trim_start().starts_with(start));
    source.lines().filter(is_code).map(|line| [line, "\n"].concat()).collect()
}

/// Plain hosts say no encoding, and then a script is read in that of the portal's page, such as GBK.
#[test]
fn it_is_ascii() {
    let source = source();
    let other: String = source.chars().filter(|letter| !letter.is_ascii()).collect();
    assert_eq!(other, "", "embed.js has to escape them");
}

/// An element with a name stands in for the document's member of that name, such as `<img name="currentScript">`.
#[test]
fn it_asks_the_document_for_nothing_by_name() {
    let code = code();
    assert!(code.contains("Document.prototype") && code.contains(".call(document"), "{code}");
    assert!(!code.contains("document.") && !code.contains("document["), "{code}");
}

/// A loop over the keys of an object meets those that every object inherits on pages that extend `Object.prototype`.
#[test]
fn it_reads_own_keys_alone() {
    let code = code();
    assert!(code.contains("Object.keys(") && !code.contains(" in "), "{code}");
}

/// `src="/atlas"` names the atlas as `src="/atlas/"` does, but is no address of a page on every host.
#[test]
fn it_adds_the_slash_that_its_own_directory_lacks() {
    let code = code();
    let (added, checked) = (code.find("=== base) url.pathname += \"/\""), code.find("var isOwn"));
    assert!(added.is_some_and(|place| Some(place) < checked), "{code}");
}

/// The same for the module that puts an atlas into a page.
#[test]
fn the_module_asks_the_document_for_nothing_by_name() {
    let module = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/mount.js")).unwrap();
    assert!(module.contains("Document.prototype.createElement.call(document"), "{module}");
    assert!(!module.contains("document.") && !module.contains("document["), "{module}");
}

/// The module knows the themes that a link may name, and reports any other.
#[test]
fn the_module_knows_every_theme() {
    let module = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/mount.js")).unwrap();
    let (_, list) = module.split_once("const THEMES = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let named: Vec<&str> = list.split(", ").map(|name| name.trim_matches('"')).collect();
    let mut known = minxin_atlas::state::THEMES.to_vec();
    known.sort_by_key(|name| named.iter().position(|own| own == name));
    assert_eq!(named, known);
    assert!(module.contains("else if (theme) console.error(\"minxin-atlas: no theme\", theme);"), "{module}");
}
