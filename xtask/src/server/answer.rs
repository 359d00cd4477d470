//! What is answered to a request: pure but for reading the file.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::headers::{ASK, always, kept};
use super::kind::content_type;

/// The header that what is allowed changes.
const POLICY: &str = "Content-Security-Policy";

/// What a site allows beside the policy of the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed<'a> {
    /// Where pictures may come from too, as a portal has it that has map tiles of its own.
    pub pictures: Option<&'a str>,
    /// Whose frames the page may stand in too.
    pub hosts: Option<&'a str>,
    /// Another policy, in its place.
    pub policy: Option<&'a str>,
    /// Sends no header of its own but the type and the length, and nothing packed, as `python3 -m http.server` does.
    pub is_plain: bool,
}

/// What is served, and under which policy.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) root: PathBuf,
    pub(super) policy: String,
    pub(super) is_plain: bool,
}

impl Site {
    /// A directory under the policy of the page, with what is allowed beside.
    pub(super) fn new(root: PathBuf, allowed: Allowed<'_>) -> Self {
        let more = |policy: String, part: &str, host: Option<&str>| match host {
            Some(host) => policy.replace(part, &format!("{part}{host} ")),
            None => policy,
        };
        let own = always().find(|(name, _)| *name == POLICY).map_or("", |(_, policy)| policy);
        let policy = more(allowed.policy.unwrap_or(own).to_owned(), "img-src ", allowed.pictures);
        Self { root, policy: more(policy, "frame-ancestors ", allowed.hosts), is_plain: allowed.is_plain }
    }

    /// What every answer says, and how long this one may be kept.
    fn headers(&self, kept: &'static str) -> Vec<(&'static str, String)> {
        if self.is_plain {
            return Vec::new();
        }
        let own = |(name, value): (&'static str, &'static str)| {
            (name, if name == POLICY { self.policy.clone() } else { value.to_owned() })
        };
        let more = [("Cache-Control", kept), ("Vary", "Accept-Encoding")];
        always().chain(more).map(own).collect()
    }

    fn plain(&self, status: u16, words: &str) -> Answer {
        let mut headers = self.headers(ASK);
        headers.push(("Content-Type", content_type("words.txt").to_owned()));
        Answer { status, headers, body: words.into() }
    }
}

/// What a request asks for.
pub(super) struct Asked<'a> {
    /// Whether the method only reads.
    pub(super) reads: bool,
    /// The path and query.
    pub(super) url: &'a str,
    /// The value of `Accept-Encoding`.
    pub(super) encodings: &'a str,
    /// The value of `If-None-Match`.
    pub(super) known: &'a str,
}

/// What is answered.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

pub(super) fn answer(site: &Site, asked: &Asked<'_>) -> Answer {
    if !asked.reads {
        return site.plain(405, "only GET and HEAD are answered\n");
    }
    let Some((file, is_index)) = file_of(&site.root, asked.url) else { return site.plain(404, "no such file\n") };
    if let Some(address) = with_slash(asked.url).filter(|_| is_index) {
        let mut answer = site.plain(301, "the address of a directory ends with a slash\n");
        answer.headers.push(("Location", address));
        return answer;
    }
    if site.is_plain {
        let Ok(body) = fs::read(&file) else { return site.plain(404, "no such file\n") };
        let kind = content_type(&file.to_string_lossy()).split(';').next().unwrap_or_default();
        return Answer { status: 200, headers: vec![("Content-Type", kind.to_owned())], body };
    }
    let packed = accepts_brotli(asked.encodings).then(|| beside(&file, "br")).filter(|packed| packed.is_file());
    let Ok(body) = fs::read(packed.as_ref().unwrap_or(&file)) else { return site.plain(404, "no such file\n") };
    let tag = tag(&body);
    let mut headers = site.headers(kept(&file.to_string_lossy()));
    headers.push(("Content-Type", content_type(&file.to_string_lossy()).to_owned()));
    if packed.is_some() {
        headers.push(("Content-Encoding", "br".to_owned()));
    }
    let known = asked.known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
    headers.push(("ETag", tag));
    if known { Answer { status: 304, headers, body: Vec::new() } } else { Answer { status: 200, headers, body } }
}

/// The same path and query with a slash at the end of the path; none where there is one.
fn with_slash(url: &str) -> Option<String> {
    let (path, query) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    // Two slashes at the start would name another host.
    (!path.ends_with('/')).then(|| format!("/{}/{query}", path.trim_start_matches('/')))
}

/// The file that a URL names, inside `root` even behind links, and whether the URL names its directory.
fn file_of(root: &Path, url: &str) -> Option<(PathBuf, bool)> {
    let path = decoded(url.split(['?', '#']).next()?)?;
    let parts = path.strip_prefix('/')?.split('/');
    let mut file = root.to_owned();
    for part in parts.filter(|part| !part.is_empty()) {
        if part == "." || part == ".." || part.contains(['\\', '\0', ':']) {
            return None;
        }
        file.push(part);
    }
    let is_directory = file.is_dir();
    if is_directory {
        file.push("index.html");
    }
    let real = file.canonicalize().ok()?;
    (real.starts_with(root) && real.is_file()).then_some((real, is_directory))
}

/// The text behind `%41` and its like; none when it is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let (digits, after) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether `Accept-Encoding` names brotli, and not with a weight of nothing.
fn accepts_brotli(encodings: &str) -> bool {
    encodings.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let refused = |weight: &str| weight.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br")) && !parts.any(refused)
    })
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// A tag that changes with the content, whatever the names and times of files say.
fn tag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

#[cfg(test)]
mod tests;
