//! `_headers`, from which Netlify and Cloudflare Pages take what an answer says beside the file itself.

use std::path::Path;

use xtask::server::headers::{A_MINUTE, ASK, FOR_EVER, always};

use crate::worker::{OFF, WORKER};
use crate::{Result, told};

/// The file that such hosts read.
pub(crate) const FILE: &str = "_headers";

/// Writes it for a page that is published at `base`; `hashed` are the files whose names
/// carry their digest.
pub(crate) fn write(directory: &Path, base: &str, hashed: &[&str]) -> Result {
    let file = directory.join(FILE);
    std::fs::write(&file, rules(path_of(base), hashed)).map_err(told(&file))
}

/// A rule for everything, and one more for each file: both hosts join what several rules say of one header, so that no two of those may
/// match the same file. Names stand in full, since stars within a name are not read alike everywhere.
fn rules(path: &str, hashed: &[&str]) -> String {
    let everywhere: Vec<String> = always().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let asked = ["", "index.html", "boot.js", "offline.js", WORKER, OFF, "manifest.json", "icon.svg", "schema/*"];
    let asked = asked.map(|name| (name, ASK));
    let kept = hashed.iter().map(|name| (*name, FOR_EVER)).chain([("stories/*", A_MINUTE)]);
    let rule = |(name, value)| format!("{path}{name}\n  Cache-Control: {value}\n");
    let each: Vec<String> = asked.into_iter().chain(kept).map(rule).collect();
    format!("{path}*\n{}{}", everywhere.concat(), each.concat())
}

/// The path of the address that a page is published at, with a slash at both ends; the root for a relative one.
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
