//! Tests of the checks themselves, on small sources.

use super::*;

fn source(name: &str, text: &str) -> Source {
    Source::new(name, text)
}

/// Files of higher layers, plus one more.
fn with(name: &str, text: &str) -> Vec<Source> {
    vec![
        source("src/civil/mod.rs", "pub struct When;"),
        source("src/words/mod.rs", "pub fn when() {} pub fn other() {}"),
        source("src/lib.rs", "pub mod ui;"),
        source("src/scene/mod.rs", "pub mod map;"),
        source("src/scene/map.rs", "pub fn map() {}"),
        source("src/ui/mod.rs", "mod element; pub use element::el; pub use crate::civil::When as Time;"),
        source("src/ui/element.rs", "pub fn el() {}"),
        source("src/read/mod.rs", "pub mod story;"),
        source("src/read/story.rs", "pub struct Reading;"),
        source("src/story/mod.rs", "pub mod text; pub struct Story;"),
        source(name, text),
    ]
}

fn found(name: &str, text: &str) -> Vec<String> {
    upward(&with(name, text))
}

#[test]
fn upward_paths_are_found() {
    let text = "//! crate::ui is only told of.\nuse crate::civil::When;\nuse crate::{civil, words::{self, when}};\nfn f() { words::other() }";
    assert_eq!(
        found("src/story/event.rs", text),
        [
            "src/story/event.rs:3: story names words, which is higher",
            "src/story/event.rs:4: story names words, which is higher",
        ]
    );
    for (name, text) in [
        ("src/read/row.rs", "use super::super::scene::map::map;"),
        ("src/read/row.rs", "fn f() { super::super::ui::el(); }"),
        ("src/number.rs", "use super::story::Story;"),
        ("src/story/event.rs", "use crate::read::story as other; fn f(_: other::Reading) {}"),
        ("src/story/event.rs", "use crate::{civil::{self as days, When}, ui::{el as made}};"),
        ("src/story/event.rs", "use crate::ui::*;"),
        ("src/story/event.rs", "pub use crate::ui::el;"),
        ("src/story/event.rs", "fn f() { vec![crate::ui::el()]; }"),
        ("src/story/event.rs", "macro_rules! m { () => { use $crate::ui::el; } }"),
        ("src/story/event.rs", "macro_rules! m { () => { use $crate::{civil::When, ui::{el}}; } }"),
        ("src/story/event.rs", "macro_rules! m { () => { $crate::ui::el() } }"),
        ("src/story/event.rs", "use crate as root; fn f() { root::ui::el() }"),
        ("src/story/event.rs", "type T = crate::ui::Time;"),
        ("src/story/event.rs", "mod inner { use super::super::super::ui::el; }"),
        ("src/paint/mod.rs", "fn f() { crate::ui::el() }"),
    ] {
        assert_eq!(found(name, text).len(), 1, "{text}: {:?}", found(name, text));
    }
    for (name, text) in [
        ("src/story/event.rs", "use super::text; use super::Story;"),
        ("src/read/row.rs", "use super::story::Reading;"),
        ("src/ui/map.rs", "use crate::{scene, civil, words}; fn f() { words::when(); scene::map::map() }"),
        ("src/story/event.rs", "#[cfg(test)] mod tests { use crate::ui::el; }"),
        ("src/story/event.rs", "#[cfg(all(test, feature = \"ssr\"))] mod tests { use crate::ui::el; }"),
        ("src/story/event.rs", "fn f() { let _ = \"crate::ui::el\"; /* crate::ui::el */ }"),
    ] {
        assert_eq!(found(name, text), <[String; 0]>::default(), "{text}");
    }
}

/// The files of each cycle.
fn circles(files: &[(&str, &str)]) -> Vec<Vec<usize>> {
    let sources: Vec<Source> = files.iter().map(|(name, text)| source(name, text)).collect();
    cycles(sources.len(), &pairs(&Modules::new(&sources).uses()))
}

#[test]
fn circles_are_found_through_re_exports_and_renames() {
    let of = |a: &str, b: &str| {
        circles(&[
            ("src/scene/mod.rs", "mod a; mod b; pub use a::one; pub use b::{two, Three as Four};"),
            ("src/scene/a.rs", a),
            ("src/scene/b.rs", b),
        ])
    };
    assert_eq!(of("use super::two; pub fn one() { two() }", "use super::a::one; pub fn two() { one() }"), [[1, 2]]);
    assert_eq!(of("pub fn one() { super::two() }", "pub fn two() { super::one() }"), [[1, 2]]);
    assert_eq!(
        of("use super::Four; pub fn one(_: Four) {}", "pub struct Three(fn()); fn f() { crate::scene::one() }"),
        [[1, 2]]
    );
    assert_eq!(of("pub fn one() { super::two() }", "pub fn two() {}"), <[Vec<usize>; 0]>::default());
    assert_eq!(of("pub fn one() { super::two() }", "#[cfg(test)] mod tests { use super::super::one; }").len(), 0);
    let parent =
        [("src/scene/mod.rs", "mod a; pub fn top() { a::one() }"), ("src/scene/a.rs", "pub fn one() { super::top() }")];
    assert_eq!(circles(&parent), [[0, 1]]);
    let re_exported = [("src/scene/mod.rs", "mod a; pub use a::one; pub fn top() {}"), parent[1]];
    assert_eq!(circles(&re_exported).len(), 0, "to hand a name on is no use");
    let used = [("src/scene/mod.rs", "mod a; pub use a::one; pub fn top() { one() }"), parent[1]];
    assert_eq!(circles(&used), [[0, 1]]);
    let three = [
        ("src/a.rs", "use crate::b::b; pub fn a() {}"),
        ("src/b.rs", "use crate::c::c; pub fn b() {}"),
        ("src/c.rs", "use crate::a::a; pub fn c() {}"),
    ];
    assert_eq!(circles(&three), [[0, 1, 2]]);
}

#[test]
fn browsers_and_markup_are_found() {
    assert_eq!(impure(&source("src/words/zh.rs", "use wasm_bindgen_futures::spawn_local;")).len(), 1);
    assert_eq!(impure(&source("src/words/zh.rs", "use web_sys as x;")).len(), 1);
    assert_eq!(impure(&source("src/words/zh.rs", "fn f() { vec![web_sys::window()] }")).len(), 1);
    assert_eq!(impure(&source("src/words/zh.rs", "#[wasm_bindgen] fn f() {}")).len(), 1);
    assert_eq!(impure(&source("src/words/zh.rs", "/// Beside leptos.\nfn f() {}")).len(), 0);
    assert_eq!(impure(&source("src/scene/axis.rs", "fn f(a: plotters::Area, b: gloo_net::B) {}")).len(), 2);
    assert!(impure(&source("src/paint/mod.rs", "use plotters::prelude::*;")).is_empty());
    let text = "#[expect(unused, reason = \"x\")]\nfn f() { a.expect(\"b\"); el(\"p\").at(\"style\", \"\"); n.set_inner_html(\"\") }";
    assert_eq!(
        unsafe_words(&source("src/ui/map.rs", text)),
        ["src/ui/map.rs:2: set_inner_html", "src/ui/map.rs:2: style", "src/ui/map.rs:2: expect"]
    );
    let text =
        "fn f() { vec![a.unwrap(), b.expect(\"\"), \"<p style=\\\"\\\">\"] }\n#[cfg(test)] fn g() { a.unwrap() }";
    assert_eq!(unsafe_words(&source("src/ui/map.rs", text)).len(), 3);
    let text = [
        "fn expect(b: u8) { own.expect(b(':'))?; }",
        "fn g() { a.expect(WHY) }",
        "fn h() { a.expect(\"\")?; }",
        "fn i() { a.map(Option::expect) }",
    ]
    .join("\n");
    assert_eq!(unsafe_words(&source("src/read/json.rs", &text)).len(), 3);
}
