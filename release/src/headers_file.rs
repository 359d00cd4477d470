//! `_headers`, the file from which Netlify and Cloudflare Pages take response headers.

use std::path::Path;

use crate::files::{CARD, extension};
use crate::host_headers::{IMMUTABLE, ONE_MINUTE, REVALIDATE, common_headers};
use crate::worker::{REMOVED_WORKER, WORKER};
use crate::{Result, io_error};

pub(crate) const FILE: &str = "_headers";

/// Static pages, apart from those of other stories in the default language.
const PAGES: [&str; 12] = [
    "404.html",
    "stories/",
    "stories/index.html",
    "en/*",
    "commitments/*",
    "timeline/*",
    "map/*",
    "targets/*",
    "facts/*",
    "about/*",
    "programmes/*",
    "records/*",
];

/// Writes the file for a page that is published at `base`. `hashed` are the files whose names carry their digest.
pub(crate) fn write(directory: &Path, base: &str, hashed: &[&str]) -> Result {
    let file = directory.join(FILE);
    let stories = stories(&directory.join("stories"))?;
    std::fs::write(&file, rules(path_of(base), hashed, &stories)).map_err(io_error(&file))
}

/// The entries of the folder of stories below the base, percent-encoded: files of stories, and folders with their pages.
fn stories(folder: &Path) -> Result<Vec<String>> {
    let mut stories = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(io_error(folder))? {
        let entry = entry.map_err(io_error(folder))?;
        let is_folder = entry.file_type().map_err(io_error(folder))?.is_dir();
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_folder || is_json(&name) {
            stories.push(["stories/", &encoded(&name), if is_folder { "/*" } else { "" }].concat());
        }
    }
    stories.sort();
    Ok(stories)
}

fn is_json(name: &str) -> bool {
    extension(Path::new(name)) == "json"
}

/// A file name as in the path of a request.
fn encoded(name: &str) -> String {
    let keeps = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes().fold(String::new(), |text, byte| {
        if keeps(byte) { text + char::from(byte).encode_utf8(&mut [0; 4]) } else { format!("{text}%{byte:02X}") }
    })
}

/// A rule for everything, and one for each file: both hosts join the values that several rules give one header, so no two rules with
/// `Cache-Control` may match the same file. Names are written in full, because hosts differ in how they read stars inside a name.
fn rules(path: &str, hashed: &[&str], stories: &[String]) -> String {
    let common: Vec<String> = common_headers().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let fixed = [
        "",
        "index.html",
        "boot.js",
        "offline.js",
        WORKER,
        REMOVED_WORKER,
        "manifest.json",
        "icon.svg",
        CARD,
        "schema/*",
    ];
    let fixed = fixed.into_iter().chain(PAGES).map(|name| (name, REVALIDATE));
    let cached = hashed.iter().map(|name| (*name, IMMUTABLE));
    let of_story = |name: &'_ String| if is_json(name) { ONE_MINUTE } else { REVALIDATE };
    let cached = cached.chain(stories.iter().map(|name| (name.as_str(), of_story(name))));
    let rule = |(name, value)| format!("{path}{name}\n  Cache-Control: {value}\n");
    let rules: Vec<String> = fixed.chain(cached).map(rule).collect();
    format!("{path}*\n{}{}", common.concat(), rules.concat())
}

/// The path of the address that a page is published at, with a slash at both ends; the root for a relative address.
fn path_of(base: &str) -> &str {
    let path = match base.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("/"),
        None => base,
    };
    if path.starts_with('/') && path.ends_with('/') { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_follow_the_address() {
        let stories = ["stories/a.json", "stories/a/*"].map(str::to_owned);
        let rules = rules(path_of("/any/path/"), &["a-1.css"], &stories);
        assert!(rules.starts_with("/any/path/*\n  Content-Security-Policy: default-src 'none';"), "{rules}");
        assert!(rules.contains("/any/path/records/*\n  Cache-Control: no-cache\n"), "{rules}");
        assert!(rules.contains("/any/path/stories/a.json\n  Cache-Control: public, max-age=60,"), "{rules}");
        assert!(rules.contains("/any/path/stories/a/*\n  Cache-Control: no-cache\n"), "{rules}");
        assert!(rules.contains("/any/path/a-1.css\n  Cache-Control: public, max-age=31536000, immutable\n"), "{rules}");
        assert_eq!(encoded("养老 a.json"), "%E5%85%BB%E8%80%81%20a.json");
        for (base, path) in [("./", "/"), ("/", "/"), ("https://a.example/b/", "/b/"), ("https://a.example", "/")] {
            assert_eq!(path_of(base), path, "{base}");
        }
    }
}
