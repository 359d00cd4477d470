//! `_headers`, the file from which Netlify and Cloudflare Pages take response headers.

use std::path::Path;

use crate::host_headers::{IMMUTABLE, ONE_MINUTE, REVALIDATE, common_headers};
use crate::worker::{REMOVED_WORKER, WORKER};
use crate::{Result, io_error};

pub(crate) const FILE: &str = "_headers";

/// Writes the file for a page that is published at `base`. `hashed` are the files whose names carry their digest.
pub(crate) fn write(directory: &Path, base: &str, hashed: &[&str]) -> Result {
    let file = directory.join(FILE);
    std::fs::write(&file, rules(path_of(base), hashed)).map_err(io_error(&file))
}

/// A rule for everything, and one for each file: both hosts join the values that several rules give one header, so no two rules with
/// `Cache-Control` may match the same file. Names are written in full, because hosts differ in how they read stars inside a name.
fn rules(path: &str, hashed: &[&str]) -> String {
    let common: Vec<String> = common_headers().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let fixed =
        ["", "index.html", "boot.js", "offline.js", WORKER, REMOVED_WORKER, "manifest.json", "icon.svg", "schema/*"];
    let fixed = fixed.map(|name| (name, REVALIDATE));
    let cached = hashed.iter().map(|name| (*name, IMMUTABLE)).chain([("stories/*", ONE_MINUTE)]);
    let rule = |(name, value)| format!("{path}{name}\n  Cache-Control: {value}\n");
    let rules: Vec<String> = fixed.into_iter().chain(cached).map(rule).collect();
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
        let rules = rules(path_of("/any/path/"), &["a-1.css"]);
        assert!(rules.starts_with("/any/path/*\n  Content-Security-Policy: default-src 'none';"), "{rules}");
        assert!(rules.contains("/any/path/stories/*\n  Cache-Control: public, max-age=60,"), "{rules}");
        assert!(rules.contains("/any/path/a-1.css\n  Cache-Control: public, max-age=31536000, immutable\n"), "{rules}");
        for (base, path) in [("./", "/"), ("/", "/"), ("https://a.example/b/", "/b/"), ("https://a.example", "/")] {
            assert_eq!(path_of(base), path, "{base}");
        }
    }
}
