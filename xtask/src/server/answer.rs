//! What is answered to a request: pure but for reading the file.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::kind::content_type;

/// The policy that the page lives under from its first line: nothing inline, nothing from elsewhere, no HTML from text.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self' https:; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// What every answer carries, beside the policy.
const ALWAYS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    // In a sandboxed frame the page has no origin, and fetches even its own files as a stranger.
    ("Access-Control-Allow-Origin", "*"),
    // A host that isolates itself takes only what says that it may be taken.
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Cross-Origin-Embedder-Policy", "credentialless"),
    // The bundler's names do not change with every change of the content, so nothing may be kept unasked.
    ("Cache-Control", "no-cache"),
    ("Vary", "Accept-Encoding"),
];

/// What a site allows beside the policy of the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed<'a> {
    /// Where pictures may come from too, as a portal has it that has map tiles of its own.
    pub pictures: Option<&'a str>,
    /// Whose frames the page may stand in too.
    pub hosts: Option<&'a str>,
    /// Another policy, in its place.
    pub policy: Option<&'a str>,
}

/// What is served, and under which policy.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) root: PathBuf,
    pub(super) policy: String,
}

impl Site {
    /// A directory under the policy of the page, with what is allowed beside.
    pub(super) fn new(root: PathBuf, allowed: Allowed<'_>) -> Self {
        let more = |policy: String, part: &str, host: Option<&str>| match host {
            Some(host) => policy.replace(part, &format!("{part}{host} ")),
            None => policy,
        };
        let policy = more(allowed.policy.unwrap_or(CONTENT_SECURITY_POLICY).to_owned(), "img-src ", allowed.pictures);
        Self { root, policy: more(policy, "frame-ancestors ", allowed.hosts) }
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        let policy = ("Content-Security-Policy", self.policy.clone());
        std::iter::once(policy).chain(ALWAYS.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect()
    }

    fn plain(&self, status: u16, words: &str) -> Answer {
        let mut headers = self.headers();
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
    let Some(file) = file_of(&site.root, asked.url) else { return site.plain(404, "no such file\n") };
    let packed = accepts_brotli(asked.encodings).then(|| beside(&file, "br")).filter(|packed| packed.is_file());
    let Ok(body) = fs::read(packed.as_ref().unwrap_or(&file)) else { return site.plain(404, "no such file\n") };
    let tag = tag(&body);
    let mut headers = site.headers();
    headers.push(("Content-Type", content_type(&file.to_string_lossy()).to_owned()));
    if packed.is_some() {
        headers.push(("Content-Encoding", "br".to_owned()));
    }
    let known = asked.known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag);
    headers.push(("ETag", tag));
    if known { Answer { status: 304, headers, body: Vec::new() } } else { Answer { status: 200, headers, body } }
}

/// The file that a URL names, inside `root` even behind links.
fn file_of(root: &Path, url: &str) -> Option<PathBuf> {
    let path = decoded(url.split(['?', '#']).next()?)?;
    let parts = path.strip_prefix('/')?.split('/');
    let mut file = root.to_owned();
    for part in parts.filter(|part| !part.is_empty()) {
        if part == "." || part == ".." || part.contains(['\\', '\0', ':']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let real = file.canonicalize().ok()?;
    (real.starts_with(root) && real.is_file()).then_some(real)
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
