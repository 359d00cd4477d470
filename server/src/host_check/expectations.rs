//! The expected answers of a host, path by path.

use std::fs;
use std::path::Path;

use minxin_release::host_headers::{cache_control, common_headers, digest_in};
use xtask::Result;

use super::client::{Answer, get};
use crate::content_type;

/// Paths of every release, with their files.
const PATHS: &[(&str, &str)] = &[
    ("/", "index.html"),
    ("/boot.js", "boot.js"),
    ("/sw.js", "sw.js"),
    ("/manifest.json", "manifest.json"),
    ("/icon.svg", "icon.svg"),
    ("/stories/minxin-2021.json", "stories/minxin-2021.json"),
    ("/en/map/", "en/map/index.html"),
    ("/404.html", NOT_FOUND),
];

/// The page for unknown addresses.
const NOT_FOUND: &str = "404.html";

/// The kinds of files with a digest in their names.
const HASHED: [&str; 4] = [".js", ".wasm", ".css", ".json"];

/// Paths of no release. A page in place of a missing script would be run as one, and a cached miss outlives its cause.
const MISSING: &[&str] =
    &["/no-such-file.js", "/minxin-atlas-0000000000000000.js", "/stories/none.json", "/none/", "/view"];

/// The differences between the answers on a port of this machine and those expected, a sentence each. The host serves the page in
/// `dist`, compressed with `encodings`.
pub fn faults(dist: &Path, port: u16, encodings: &[&str]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let names = fs::read_dir(dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    let mut hashed: Vec<String> =
        names.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    hashed.retain(|name| digest_in(name).is_some() && HASHED.iter().any(|extension| name.ends_with(extension)));
    hashed.sort();
    for extension in HASHED {
        if !hashed.iter().any(|name| name.ends_with(extension)) {
            faults.push(format!(
                "{}: no {extension} file has a digest in its name; build the page first",
                dist.display()
            ));
        }
    }
    let paths = PATHS.iter().map(|(path, name)| ((*path).to_owned(), (*name).to_owned()));
    for (path, name) in paths.chain(hashed.into_iter().map(|name| (format!("/{name}"), name))) {
        faults.extend(file_faults(dist, port, &path, &name, encodings)?);
    }
    let page = fs::read(dist.join(NOT_FOUND)).map_err(|error| format!("{NOT_FOUND}: {error}"))?;
    for path in MISSING {
        let answer = get(port, path, &[])?;
        let mut comparison = Comparison { path, encoding: "", faults: &mut faults };
        comparison.expect("the status", &answer.status.to_string(), "404");
        comparison.expect("Cache-Control", &answer.header("Cache-Control"), cache_control(""));
        comparison.expect_common_headers(&answer);
        if answer.body != page {
            let received = answer.body.len();
            comparison.faults.push(format!("{path}: the {received} bytes of the answer are not those of {NOT_FOUND}"));
        }
    }
    Ok(faults)
}

/// The directory of the page on a site that has the page below a path.
const BELOW: &str = "any/path";

/// Writes a site that has a page below a path.
pub(super) fn write_site_below(root: &Path) -> Result {
    let page = root.join(BELOW);
    let written = fs::create_dir_all(&page).and_then(|()| fs::write(page.join("index.html"), "page"));
    written.map_err(|error| format!("{}: {error}", page.display()))
}

/// The differences for addresses of that site without the slash at their end.
pub(super) fn slash_faults(port: u16) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for query in ["", "?lang=en&view=map"] {
        let path = format!("/{BELOW}{query}");
        let answer = get(port, &path, &[])?;
        let mut comparison = Comparison { path: &path, encoding: "", faults: &mut faults };
        let is_permanent = matches!(answer.status, 301 | 308);
        comparison.expect("the status", if is_permanent { "301 or 308" } else { "another" }, "301 or 308");
        // Without scheme and host: a proxy in front may have others than the host knows.
        comparison.expect("Location", &answer.header("Location"), &format!("/{BELOW}/{query}"));
        comparison.expect("Cache-Control", &answer.header("Cache-Control"), cache_control(""));
        comparison.expect_common_headers(&answer);
        let path = format!("/{BELOW}/{query}");
        let answer = get(port, &path, &[])?;
        let mut comparison = Comparison { path: &path, encoding: "", faults: &mut faults };
        comparison.expect("the status", &answer.status.to_string(), "200");
    }
    Ok(faults)
}

fn file_faults(dist: &Path, port: u16, path: &str, name: &str, encodings: &[&str]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for encoding in encodings.iter().copied().chain([""]) {
        let answer = get(port, path, &[("Accept-Encoding", encoding)])?;
        let mut comparison = Comparison { path, encoding, faults: &mut faults };
        comparison.expect("the status", &answer.status.to_string(), "200");
        comparison.expect("Content-Type", &answer.header("Content-Type").to_ascii_lowercase(), content_type(name));
        comparison.expect("Cache-Control", &answer.header("Cache-Control"), cache_control(path));
        comparison.expect("Content-Encoding", &answer.header("Content-Encoding"), encoding);
        comparison.expect("Set-Cookie", &answer.header("Set-Cookie"), "");
        comparison.expect_common_headers(&answer);
        let file = match encoding {
            "br" => format!("{name}.br"),
            "gzip" => format!("{name}.gz"),
            _ => name.to_owned(),
        };
        let bytes = fs::read(dist.join(&file)).map_err(|error| format!("{file}: {error}"))?;
        if answer.body != bytes {
            let (received, expected) = (answer.body.len(), bytes.len());
            comparison
                .faults
                .push(format!("{path}: the {received} bytes of the answer are not the {expected} of {file}"));
        }
        if !encoding.is_empty() && !answer.header("Vary").to_ascii_lowercase().contains("accept-encoding") {
            comparison.faults.push(format!("{path}: compressed with {encoding}, without Vary: Accept-Encoding"));
        }
        let etag = answer.header("ETag");
        let again = get(port, path, &[("Accept-Encoding", encoding), ("If-None-Match", &etag)])?;
        comparison.expect("the status for the known ETag", &again.status.to_string(), "304");
    }
    Ok(faults)
}

/// Collects the differences of the answers to one path.
struct Comparison<'a> {
    path: &'a str,
    /// The encoding that the request accepts.
    encoding: &'a str,
    faults: &'a mut Vec<String>,
}

impl Comparison<'_> {
    fn expect(&mut self, what: &str, actual: &str, expected: &str) {
        if actual != expected {
            let encoding = if self.encoding.is_empty() { String::new() } else { format!(" as {}", self.encoding) };
            self.faults.push(format!("{}{encoding}: {what} is {actual:?}, not {expected:?}", self.path));
        }
    }

    fn expect_common_headers(&mut self, answer: &Answer) {
        for (name, value) in common_headers() {
            self.expect(name, &answer.header(name), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Server;
    use crate::host_check::check_own;
    use std::path::PathBuf;

    struct Dist(PathBuf);

    impl Dist {
        fn new(name: &str) -> Self {
            let directory = std::env::temp_dir().join(format!("host-check-{name}-{}", std::process::id()));
            for folder in ["stories", "en/map"] {
                fs::create_dir_all(directory.join(folder)).unwrap();
            }
            let endings = [".js", "_bg.wasm", ".css", ".json"];
            let hashed = endings.map(|ending| ["a-0123456789abcdef", ending].concat());
            let hashed = hashed.iter().map(String::as_str);
            for file in PATHS.iter().map(|(_, file)| *file).chain(hashed) {
                fs::write(directory.join(file), format!("plain {file}")).unwrap();
                fs::write(directory.join(format!("{file}.br")), format!("packed {file}")).unwrap();
            }
            Self(directory)
        }
    }

    impl Drop for Dist {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_development_server_has_no_faults() {
        assert_eq!(check_own(&Dist::new("own").0), Ok(Vec::new()));
    }

    #[test]
    fn a_missing_redirect_is_a_fault() {
        let root = std::env::temp_dir().join(format!("host-check-slash-{}", std::process::id()));
        fs::create_dir_all(root.join("any")).unwrap();
        // A file of that name has no redirect, like a directory on a host that redirects nothing.
        fs::write(root.join(BELOW), "page").unwrap();
        let server = Server::start(&root, 0).unwrap();
        let faults = slash_faults(server.port()).unwrap();
        fs::remove_dir_all(&root).unwrap();
        assert!(faults.iter().any(|fault| fault == "/any/path: Location is \"\", not \"/any/path/\""), "{faults:#?}");
        assert!(
            faults.iter().any(|fault| fault.starts_with("/any/path?lang=en&view=map: the status is ")),
            "{faults:#?}"
        );
    }

    #[test]
    fn other_answers_are_faults() {
        let (dist, other) = (Dist::new("dist"), Dist::new("other"));
        fs::write(other.0.join("boot.js"), "changed").unwrap();
        fs::remove_file(other.0.join("icon.svg.br")).unwrap();
        fs::write(other.0.join("no-such-file.js"), "there").unwrap();
        fs::write(other.0.join("a-0123456789abcdef.json.br"), "changed").unwrap();
        let server = Server::start(&other.0, 0).unwrap();
        let faults = faults(&dist.0, server.port(), &["br"]).unwrap();
        for expected in [
            "/boot.js: the 7 bytes",
            "/icon.svg as br: Content-Encoding is \"\", not \"br\"",
            "/a-0123456789abcdef.json: the 7 bytes",
            "/no-such-file.js: the 5 bytes of the answer are not those of 404.html",
            "/no-such-file.js: the status is \"200\", not \"404\"",
        ] {
            assert!(faults.iter().any(|fault| fault.starts_with(expected)), "{expected}: {faults:#?}");
        }
        assert_eq!(faults.len(), 6, "{faults:#?}");
    }
}
