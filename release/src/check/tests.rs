//! A small release, and its possible faults.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::{Asset, Release};

pub(crate) struct Dist(PathBuf);

impl Dist {
    /// A release for the address `base`.
    pub(crate) fn at(base: &str) -> Self {
        Self::with(base, "export default () => {};")
    }

    /// The same, with another glue.
    pub(crate) fn with(base: &str, glue: &str) -> Self {
        Self::with_pages(base, glue, &[])
    }

    /// The same, with static pages in these folders.
    pub(crate) fn with_pages(base: &str, glue: &str, folders: &[&str]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let directory = std::env::temp_dir().join(format!("release-check-{}-{number}", std::process::id()));
        fs::create_dir_all(directory.join("stories")).unwrap();
        let css = Asset::write(&directory, "atlas", ".css", b"p{margin:0}").unwrap();
        let wasm = Asset::write(&directory, "minxin-atlas", "_bg.wasm", b"\0asm\x01\0\0\0").unwrap();
        let js = Asset::write(&directory, "minxin-atlas", ".js", glue.as_bytes()).unwrap();
        let views = Asset::write(&directory, "minxin-atlas-views", ".wasm", b"\0asm\x01\0\0\0").unwrap();
        let chunks = vec![("views".to_owned(), views)];
        let story = Asset::write(&directory, "story-zh", ".json", b"{}").unwrap();
        let full_story = Asset::write(&directory, "story-all", ".json", b"{\"a\":1}").unwrap();
        fs::write(directory.join("boot.js"), "import('x');").unwrap();
        let start = Asset::versioned(&directory, "boot.js").unwrap();
        let page = format!(
            "<!doctype html><link rel=\"stylesheet\" href=\"{base}{}\" integrity=\"{}\" crossorigin>\
             <link rel=preload href={base}{} as=fetch><script src={base}{} data-wasm={base}{} \
             data-wasm-integrity=\"{}\" data-story={base}{} data-story-integrity=\"{}\" data-full-story={base}{}></script><script type=module src={base}{} integrity=\"{}\"></script><a href=\"https://a.example/b\">1</a><a href=#c>2</a>\
             <a href=stories/a.json>3</a>",
            css.name,
            css.integrity,
            wasm.name,
            start,
            wasm.name,
            wasm.integrity,
            story.name,
            story.integrity,
            full_story.name,
            js.name,
            js.integrity
        );
        let alone = "<link rel=alternate hreflang=zh href=./>";
        let lang = if folders.is_empty() { "" } else { "<html lang=zh>" };
        let page = page.replacen(
            "<!doctype html>",
            &["<!doctype html>", lang, if lang.is_empty() { "" } else { alone }].concat(),
            1,
        );
        fs::write(directory.join("index.html"), page).unwrap();
        for folder in folders {
            let up = "../".repeat(folder.split('/').count());
            let page = format!(
                "<!doctype html><html lang=zh><title>{folder}</title>{alone}\
                 <link rel=stylesheet href=\"{up}{}\" integrity=\"{}\"><h1>1</h1>",
                css.name, css.integrity
            );
            fs::create_dir_all(directory.join(folder)).unwrap();
            fs::write(directory.join(folder).join("index.html"), page).unwrap();
        }
        fs::write(directory.join("offline.js"), "export {};").unwrap();
        fs::write(directory.join("icon.svg"), "<svg/>").unwrap();
        fs::write(directory.join("sw.js"), include_str!("../../../public/sw.js")).unwrap();
        fs::write(directory.join("sw-off.js"), "'use strict';").unwrap();
        fs::write(directory.join("stories/a.json"), "{}").unwrap();
        let release = Release { js, wasm, chunks, css, story, full_story, other_stories: Vec::new() };
        release.complete(&directory, base, true).unwrap();
        Self(directory)
    }

    pub(crate) fn directory(&self) -> &Path {
        &self.0
    }

    fn faults(&self) -> Vec<String> {
        check(&self.0).unwrap().faults
    }

    /// The file whose name ends with `ending`.
    fn file(&self, ending: &str) -> PathBuf {
        files_below(&self.0).unwrap().into_iter().find(|file| file.to_string_lossy().ends_with(ending)).unwrap()
    }

    /// Changes a file, and compresses it again.
    fn edit(&self, ending: &str, from: &str, to: &str) {
        let file = self.file(ending);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        if COMPRESSIBLE.contains(&crate::files::extension(&file)) {
            crate::compression::compress(&file).unwrap();
        }
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Asserts that there are these faults and no others. Each is given by its file and a part of its sentence.
#[track_caller]
fn assert_faults(dist: &Dist, expected: &[(&str, &str)]) {
    let faults = dist.faults();
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
    for (file, part) in expected {
        assert!(
            faults.iter().any(|fault| fault.starts_with(file) && fault.contains(part)),
            "{file} {part}: {faults:#?}"
        );
    }
}

/// The faults of the manifest for a changed file with a fixed name.
const CHANGED: [(&str, &str); 2] = [("manifest.json", "another size"), ("manifest.json", "the integrity")];

#[test]
fn a_release_is_consistent_at_any_address() {
    for base in ["./", "/", "/any/path/", "https://cdn.example/atlas/"] {
        let dist = Dist::at(base);
        assert_faults(&dist, &[]);
        // Fourteen files with two compressed copies each, and the headers.
        assert_eq!(check(&dist.0).unwrap().files, 14 * 3 + 1);
    }
}

#[test]
fn compressed_files_are_compared() {
    let dist = Dist::at("./");
    fs::write(dist.file("stories/a.json"), "[]").unwrap();
    assert_faults(&dist, &[("stories/a.json.br", "other bytes"), ("stories/a.json.gz", "other bytes")]);
    fs::write(dist.file("a.json.br"), "no brotli").unwrap();
    fs::remove_file(dist.file("a.json.gz")).unwrap();
    assert_faults(&dist, &[("stories/a.json.br", "does not decompress"), ("stories/a.json: ", "no .gz beside it")]);
    fs::remove_file(dist.file("a.json")).unwrap();
    assert_faults(&dist, &[("stories/a.json.br", "is missing"), ("index.html", "stories/a.json, which is missing")]);
}

#[test]
fn names_and_integrity_are_those_of_the_bytes() {
    let dist = Dist::at("/any/");
    dist.edit(".css", "0", "1");
    let faults = ["index.html", "manifest.json", "sw.js"].map(|file| (file, "integrity"));
    let faults: Vec<_> = faults.into_iter().chain([("atlas-", "its bytes say")]).collect();
    assert_faults(&dist, &faults);
}

#[test]
fn the_page_states_the_integrity_of_its_program() {
    let dist = Dist::at("./");
    dist.edit("index.html", "data-wasm-integrity", "data-x");
    assert_faults(&dist, &[&[("index.html", "no integrity of minxin-atlas-")], &CHANGED[..]].concat());
    dist.edit("index.html", "rel=\"stylesheet\"", "rel=\"other\"");
    let faults = [("index.html", "no integrity"), ("index.html", "no link to the style sheet")];
    assert_faults(&dist, &[&faults, &CHANGED[..]].concat());
}

#[test]
fn missing_files_are_faults() {
    let dist = Dist::at("./");
    dist.edit("index.html", "stories/a.json", "../a.json");
    assert_faults(&dist, &[&[("index.html", "../a.json, which is missing")], &CHANGED[..]].concat());
    let dist = Dist::at("https://cdn.example/atlas/");
    dist.edit("index.html", " data-wasm=", " data-icon=https://cdn.example/atlas/i/i.svg data-wasm=");
    assert_faults(&dist, &[&[("index.html", "/i.svg, which is missing")], &CHANGED[..]].concat());
}

#[test]
fn text_is_not_run_as_a_program() {
    let dist = Dist::at("./");
    dist.edit("boot.js", "import('x')", "new Function(eval('x'))");
    let faults = [
        ("boot.js", "`new Function`"),
        ("boot.js", "`eval(`"),
        ("sw.js", "the integrity"),
        ("sw.js", "not cache boot.js?"),
        ("index.html", "not refer to boot.js?"),
    ];
    assert_faults(&dist, &[&faults, &CHANGED[..]].concat());
}

#[test]
fn the_manifest_matches_the_files() {
    let dist = Dist::at("./");
    dist.edit("manifest.json", "\"bytes\": 8", "\"bytes\": 9");
    assert_faults(&dist, &[("manifest.json", "another size")]);
    dist.edit("manifest.json", "\"release\": \"", "\"release\": \"0");
    assert_faults(&dist, &[("manifest.json", "another size"), ("manifest.json", "the release is not")]);
    dist.edit("manifest.json", "{", "");
    assert_faults(&dist, &[("manifest.json", "at line 2")]);
}

#[test]
fn the_worker_caches_the_files() {
    let dist = Dist::at("./");
    dist.edit("sw.js", "const RELEASE = \"", "const RELEASE = \"0");
    dist.edit("sw.js", "[\"icon.svg\"", "[\"icon-2.svg\"");
    dist.edit("sw.js", "[\"boot.js?", "[\"boot.js?0");
    let faults = [
        ("sw.js", "it caches the release 0"),
        ("sw.js", "icon-2.svg, which is missing"),
        ("sw.js", "not cache icon.svg"),
        ("sw.js", "not cache boot.js?"),
    ];
    assert_faults(&dist, &faults);
    dist.edit("sw.js", "const FILES", "const NOTHING");
    assert_faults(&dist, &[("sw.js", "does not state its release")]);
    for file in ["sw-off.js", "sw-off.js.br", "sw-off.js.gz"] {
        fs::remove_file(dist.file(file)).unwrap();
    }
    assert_faults(&dist, &[("sw-off.js", "No such file")]);
}

/// A page in a language, with a link and with the addresses of both languages.
fn static_page(css: &str, integrity: &str, lang: &str, up: &str, link: &str) -> String {
    let other = if lang == "en" { "../../map/" } else { "../en/map/" };
    let (zh, en) = if lang == "en" { (other, "./") } else { ("./", other) };
    format!(
        "<!doctype html><html lang={lang}><title>{lang}</title>\
         <link rel=\"stylesheet\" href=\"{up}{css}\" integrity=\"{integrity}\">\
         <link rel=alternate hreflang=zh href=\"{zh}\"><link rel=alternate hreflang=en href=\"{en}\">\
         <script type=\"application/ld+json\">{{}}</script><h1 id=top>1</h1><a href=\"{link}\">2</a>"
    )
}

/// Adds a page in two languages, and the alternates of `index.html`, which here is its own translation.
fn add_pages(dist: &Dist) {
    let css = Asset::read(dist.directory(), &dist.file(".css").file_name().unwrap().to_string_lossy()).unwrap();
    for (folder, lang, up, link) in [("map", "zh", "../", "../en/map/#top"), ("en/map", "en", "../../", "#top")] {
        fs::create_dir_all(dist.directory().join(folder)).unwrap();
        let file = dist.directory().join(folder).join("index.html");
        fs::write(&file, static_page(&css.name, &css.integrity, lang, up, link)).unwrap();
        crate::compression::compress(&file).unwrap();
    }
}

/// The fault of the release's page beside static pages: it has no languages in these tests.
const ROOT: (&str, &str) = ("index.html", "does not name itself");

#[test]
fn static_pages_are_connected() {
    let dist = Dist::at("./");
    add_pages(&dist);
    assert_faults(&dist, &[ROOT]);
    dist.edit("en/map/index.html", "href=\"#top\"", "href=\"#bottom\"");
    assert_faults(&dist, &[ROOT, ("en/map/index.html", "en/map/#bottom, which is no part")]);
    dist.edit("en/map/index.html", "href=\"#bottom\"", "href=\"../timeline/\"");
    assert_faults(&dist, &[ROOT, ("en/map/index.html", "en/timeline/, which is missing")]);
    dist.edit("en/map/index.html", "href=\"../timeline/\"", "href=\"https://a.example/\"");
    dist.edit("en/map/index.html", "hreflang=zh", "hreflang=fr");
    let both = [("en/map/index.html", "does not name it in turn"), ("map/index.html", "does not name it in turn")];
    assert_faults(&dist, &[&[ROOT], &both[..]].concat());
}

#[test]
fn static_pages_are_whole() {
    let dist = Dist::at("./");
    add_pages(&dist);
    let file = "en/map/index.html";
    dist.edit(file, "<h1", "<script src=x></script><h1><h1");
    dist.edit(file, "integrity=\"", "integrity=\"x");
    let faults =
        [(file, "2 headings"), (file, "another script than that of the release: x"), (file, "another integrity")];
    assert_faults(&dist, &[&[ROOT], &faults[..]].concat());
    dist.edit(file, "<title>en</title>", "<title>zh</title>");
    dist.edit(file, "<html lang=en", "<html lang=zh");
    let found = dist.faults();
    assert!(found.iter().any(|fault| fault.contains("it has the title of en/map/index.html: zh")), "{found:#?}");
}

#[test]
fn cards_are_whole_and_named() {
    let dist = Dist::at("./");
    add_pages(&dist);
    let png =
        |width: u16| [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".as_slice(), &width.to_be_bytes(), &[0, 0, 2, 118]].concat();
    let (file, page) = (dist.0.join("en/map/card.png"), "en/map/index.html");
    fs::write(&file, png(1200)).unwrap();
    assert_faults(&dist, &[ROOT]);
    dist.edit(page, "<title>", "<meta property=og:url content=https://a.example/b/en/map/><title>");
    assert_faults(&dist, &[ROOT, (page, "it names no card")]);
    let address = format!("https://a.example/b/en/map/card.png?{}", digest::short(&png(1200)));
    let tags = format!(
        "<meta property=og:image content={address}><meta property=og:image:width content=1200>\
         <meta property=og:image:height content=630><meta property=og:image:alt content=a>\
         <meta name=twitter:card content=summary_large_image><title>"
    );
    dist.edit(page, "<title>", &tags);
    assert_faults(&dist, &[ROOT]);
    fs::write(&file, png(1)).unwrap();
    assert_faults(&dist, &[ROOT, ("en/map/card.png", "1200 × 630"), (page, "other bytes than its address")]);
    fs::write(&file, [png(1200), vec![0; 40_000]].concat()).unwrap();
    dist.edit(page, &address, "https://a.example/b/en/timeline/card.png");
    dist.edit(page, "content=630", "content=600");
    dist.edit(page, "alt content=a", "alt content");
    dist.edit(page, "summary_large_image", "summary");
    let large = ("en/map/card.png", "are more than 40000");
    let named = ["is missing", "another size", "no alternative text", "ask for a large card"].map(|part| (page, part));
    assert_faults(&dist, &[&[ROOT, large], &named[..]].concat());
    dist.edit(page, "https://a.example/b/en/timeline/card.png", "card.png");
    assert!(dist.faults().iter().any(|fault| fault.contains("has no absolute address")));
}

#[test]
fn missing_headers_are_faults() {
    let dist = Dist::at("./");
    dist.edit("_headers", "nosniff", "");
    assert_faults(&dist, &[("_headers", "X-Content-Type-Options: nosniff")]);
}

#[test]
fn a_missing_directory_is_an_error() {
    assert!(check(Path::new("/no/such/place")).unwrap_err().contains("/no/such/place"));
}
