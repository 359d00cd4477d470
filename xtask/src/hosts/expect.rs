//! What a host should answer, path by path.

use std::fs;
use std::path::Path;

use super::ask::{Answer, ask};
use crate::Result;
use crate::server::content_type;
use crate::server::headers::{always, digest_in, kept};

/// Files that every release has, by their paths, with those that an address without a name means.
const PATHS: &[(&str, &str)] = &[
    ("/", "index.html"),
    ("/boot.js", "boot.js"),
    ("/sw.js", "sw.js"),
    ("/manifest.json", "manifest.json"),
    ("/icon.svg", "icon.svg"),
    ("/stories/minxin-2021.json", "stories/minxin-2021.json"),
];

/// What no release has. A page in place of a missing program would be run as one, and a miss that is kept for a year outlives its cause.
const MISSING: &[&str] =
    &["/no-such-file.js", "/minxin-atlas-0000000000000000.js", "/stories/none.json", "/none/", "/view"];

/// How a host on a port of this machine answers other than it should, a sentence each. It holds the page that is in `dist`, and sends
/// what is packed in these ways.
pub fn faults(dist: &Path, port: u16, encodings: &[&str]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let names = fs::read_dir(dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    let mut hashed: Vec<String> =
        names.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    hashed.retain(|name| {
        digest_in(name).is_some() && [".js", ".wasm", ".css"].iter().any(|ending| name.ends_with(ending))
    });
    hashed.sort();
    for ending in [".js", ".wasm", ".css"] {
        if !hashed.iter().any(|name| name.ends_with(ending)) {
            faults.push(format!("{}: there is no {ending} named by its bytes; build the page first", dist.display()));
        }
    }
    let paths = PATHS.iter().map(|(path, name)| ((*path).to_owned(), (*name).to_owned()));
    for (path, name) in paths.chain(hashed.into_iter().map(|name| (format!("/{name}"), name))) {
        faults.extend(of_file(dist, port, &path, &name, encodings)?);
    }
    for path in MISSING {
        let answer = ask(port, path, "")?;
        let mut wrong = Wrong { path, how: "", found: &mut faults };
        wrong.unless("the status", &answer.status.to_string(), "404");
        wrong.unless("Cache-Control", &answer.header("Cache-Control"), kept(""));
        wrong.always(&answer);
    }
    Ok(faults)
}

/// A directory of a site whose page lies below a path.
const BELOW: &str = "any/path";

/// Makes the site: a directory with a page below that path.
pub(super) fn site_below(place: &Path) -> Result {
    let page = place.join(BELOW);
    let put = fs::create_dir_all(&page).and_then(|()| fs::write(page.join("index.html"), "page"));
    put.map_err(|error| format!("{}: {error}", page.display()))
}

/// How a host that holds such a site answers other than it should where an address lacks the slash at its end.
pub(super) fn slash_faults(port: u16) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for query in ["", "?lang=en&view=map"] {
        let path = format!("/{BELOW}{query}");
        let answer = ask(port, &path, "")?;
        let mut wrong = Wrong { path: &path, how: "", found: &mut faults };
        let is_kept = matches!(answer.status, 301 | 308);
        wrong.unless("the status", if is_kept { "301 or 308" } else { "another" }, "301 or 308");
        // Without scheme and host: those that a proxy in front has, the host may not know.
        wrong.unless("Location", &answer.header("Location"), &format!("/{BELOW}/{query}"));
        wrong.unless("Cache-Control", &answer.header("Cache-Control"), kept(""));
        wrong.always(&answer);
        let path = format!("/{BELOW}/{query}");
        let answer = ask(port, &path, "")?;
        let mut wrong = Wrong { path: &path, how: "", found: &mut faults };
        wrong.unless("the status", &answer.status.to_string(), "200");
    }
    Ok(faults)
}

fn of_file(dist: &Path, port: u16, path: &str, name: &str, encodings: &[&str]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for encoding in encodings.iter().copied().chain([""]) {
        let answer = ask(port, path, &format!("Accept-Encoding: {encoding}\r\n"))?;
        let mut wrong = Wrong { path, how: encoding, found: &mut faults };
        wrong.unless("the status", &answer.status.to_string(), "200");
        wrong.unless("Content-Type", &answer.header("Content-Type").to_ascii_lowercase(), content_type(name));
        wrong.unless("Cache-Control", &answer.header("Cache-Control"), kept(path));
        wrong.unless("Content-Encoding", &answer.header("Content-Encoding"), encoding);
        wrong.unless("Set-Cookie", &answer.header("Set-Cookie"), "");
        wrong.always(&answer);
        let file = match encoding {
            "br" => format!("{name}.br"),
            "gzip" => format!("{name}.gz"),
            _ => name.to_owned(),
        };
        let bytes = fs::read(dist.join(&file)).map_err(|error| format!("{file}: {error}"))?;
        if answer.body != bytes {
            wrong.found.push(format!(
                "{path}: the {} bytes that came are not the {} of {file}",
                answer.body.len(),
                bytes.len()
            ));
        }
        if !encoding.is_empty() && !answer.header("Vary").to_ascii_lowercase().contains("accept-encoding") {
            wrong.found.push(format!("{path}: packed as {encoding}, but Vary does not say so"));
        }
        let known = format!("Accept-Encoding: {encoding}\r\nIf-None-Match: {}\r\n", answer.header("ETag"));
        let again = ask(port, path, &known)?;
        wrong.unless("the status, asked again with the ETag,", &again.status.to_string(), "304");
    }
    Ok(faults)
}

/// What is wrong with the answers to one path.
struct Wrong<'a> {
    path: &'a str,
    /// The encoding that was asked for.
    how: &'a str,
    found: &'a mut Vec<String>,
}

impl Wrong<'_> {
    fn unless(&mut self, what: &str, is: &str, should: &str) {
        if is != should {
            let how = if self.how.is_empty() { String::new() } else { format!(" as {}", self.how) };
            self.found.push(format!("{}{how}: {what} is {is:?}, not {should:?}", self.path));
        }
    }

    fn always(&mut self, answer: &Answer) {
        for (name, value) in always() {
            self.unless(name, &answer.header(name), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosts::own;
    use std::path::PathBuf;

    struct Dist(PathBuf);

    impl Dist {
        fn new(name: &str) -> Self {
            let place = std::env::temp_dir().join(format!("xtask-hosts-{name}-{}", std::process::id()));
            fs::create_dir_all(place.join("stories")).unwrap();
            let hashed = ["a-0123456789abcdef.js", "a-0123456789abcdef_bg.wasm", "a-0123456789abcdef.css"];
            for file in PATHS.iter().map(|(_, file)| *file).chain(hashed) {
                fs::write(place.join(file), format!("plain {file}")).unwrap();
                fs::write(place.join(format!("{file}.br")), format!("packed {file}")).unwrap();
            }
            Self(place)
        }
    }

    impl Drop for Dist {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_own_server_answers_as_it_should() {
        assert_eq!(own(&Dist::new("own").0), Ok(Vec::new()));
    }

    #[test]
    fn a_missing_slash_that_is_not_put_right_is_told() {
        let place = std::env::temp_dir().join(format!("xtask-hosts-slash-{}", std::process::id()));
        fs::create_dir_all(place.join("any")).unwrap();
        // A file of that name is answered as it is, as a directory is by hosts that redirect nothing.
        fs::write(place.join(BELOW), "page").unwrap();
        let server = crate::server::Server::start(&place, 0).unwrap();
        let faults = slash_faults(server.port()).unwrap();
        fs::remove_dir_all(&place).unwrap();
        assert!(faults.iter().any(|fault| fault == "/any/path: Location is \"\", not \"/any/path/\""), "{faults:#?}");
        assert!(
            faults.iter().any(|fault| fault.starts_with("/any/path?lang=en&view=map: the status is ")),
            "{faults:#?}"
        );
    }

    #[test]
    fn other_answers_are_told() {
        let (dist, other) = (Dist::new("dist"), Dist::new("other"));
        fs::write(other.0.join("boot.js"), "changed").unwrap();
        fs::remove_file(other.0.join("icon.svg.br")).unwrap();
        fs::write(other.0.join("no-such-file.js"), "there").unwrap();
        let server = crate::server::Server::start(&other.0, 0).unwrap();
        let faults = faults(&dist.0, server.port(), &["br"]).unwrap();
        for told in [
            "/boot.js: the 7 bytes",
            "/icon.svg as br: Content-Encoding is \"\", not \"br\"",
            "/no-such-file.js: the status is \"200\", not \"404\"",
        ] {
            assert!(faults.iter().any(|fault| fault.starts_with(told)), "{told}: {faults:#?}");
        }
        assert_eq!(faults.len(), 4, "{faults:#?}");
    }
}
