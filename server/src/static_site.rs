//! The responses of a static host to requests for files.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use hyper::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, LOCATION, VARY,
};
use hyper::http::request::Parts;
use hyper::http::response::Builder;
use hyper::{Method, StatusCode, Uri};
use minxin_release::host_headers::{REVALIDATE, cache_control, common_headers};
use percent_encoding::percent_decode_str;
use xtask::Result;

use crate::content_type::content_type;
use crate::{Handler, Request, Response, whole};

/// The page for unknown addresses.
const NOT_FOUND_PAGE: &str = "404.html";

/// The header that [`SiteOptions`] change.
const POLICY: &str = "Content-Security-Policy";

/// The differences of a site from one with the headers of a release.
#[derive(Clone, Copy, Debug, Default)]
pub struct SiteOptions<'a> {
    /// A further origin of images, such as a portal's map tiles.
    pub image_origin: Option<&'a str>,
    /// A further origin whose pages may embed the page in a frame.
    pub frame_ancestor: Option<&'a str>,
    /// Another content security policy.
    pub policy: Option<&'a str>,
    /// Sends only the type and the length, and no compressed files, as `python3 -m http.server` does.
    pub is_plain: bool,
}

/// A directory and the headers that its files are sent with.
#[derive(Debug)]
pub struct StaticSite {
    root: PathBuf,
    policy: String,
    is_plain: bool,
}

/// A response with its whole body.
type WholeResponse = hyper::Response<Vec<u8>>;

impl Handler for StaticSite {
    async fn answer(&self, request: Request) -> Response {
        self.respond(&request.into_parts().0).map(whole)
    }
}

impl StaticSite {
    /// The site of a directory. An error says that it cannot be opened.
    pub fn new(directory: &Path, options: SiteOptions<'_>) -> Result<Self> {
        let root = directory
            .canonicalize()
            .map_err(|error| format!("nothing to serve in {}: {error}; build the page first", directory.display()))?;
        let with = |policy: String, directive: &str, origin: Option<&str>| match origin {
            Some(origin) => policy.replace(directive, &format!("{directive}{origin} ")),
            None => policy,
        };
        let common = common_headers().find(|(name, _)| *name == POLICY).map_or("", |(_, policy)| policy);
        let policy = with(options.policy.unwrap_or(common).to_owned(), "img-src ", options.image_origin);
        let policy = with(policy, "frame-ancestors ", options.frame_ancestor);
        Ok(Self { root, policy, is_plain: options.is_plain })
    }

    /// The response to a request, apart from what HTTP itself adds.
    pub fn respond(&self, request: &Parts) -> WholeResponse {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            return self.message(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered\n");
        }
        let not_found = || self.not_found();
        let Some((file, is_index)) = file_of(&self.root, request.uri.path()) else { return not_found() };
        if let Some(address) = with_slash(&request.uri).filter(|_| is_index) {
            let response = self.with_common_headers(REVALIDATE).header(LOCATION, address);
            return finish(response, StatusCode::MOVED_PERMANENTLY, "the address of a directory ends with a slash\n");
        }
        let name = file.to_string_lossy();
        let header = |name: HeaderName| request.headers.get(name).and_then(|value| value.to_str().ok());
        let accepts_brotli = !self.is_plain && accepts_brotli(header(ACCEPT_ENCODING).unwrap_or_default());
        let compressed = Some(with_extension(&file, "br")).filter(|file| accepts_brotli && file.is_file());
        let Ok(body) = fs::read(compressed.as_ref().unwrap_or(&file)) else { return not_found() };
        if self.is_plain {
            let kind = content_type(&name).split(';').next().unwrap_or_default();
            return finish(hyper::Response::builder().header(CONTENT_TYPE, kind), StatusCode::OK, body);
        }
        let etag = etag_of(&body);
        let is_known = header(IF_NONE_MATCH)
            .is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == etag));
        let mut response = self.with_common_headers(cache_control(&name));
        response = response.header(CONTENT_TYPE, content_type(&name)).header(ETAG, etag);
        if compressed.is_some() {
            response = response.header(CONTENT_ENCODING, "br");
        }
        if is_known {
            finish(response, StatusCode::NOT_MODIFIED, Vec::new())
        } else {
            finish(response, StatusCode::OK, body)
        }
    }

    fn with_common_headers(&self, cache_control: &'static str) -> Builder {
        let mut response = hyper::Response::builder();
        if self.is_plain {
            return response;
        }
        for (name, value) in common_headers() {
            response = response.header(name, if name == POLICY { self.policy.as_str() } else { value });
        }
        response.header(CACHE_CONTROL, cache_control).header(VARY, "Accept-Encoding")
    }

    /// The answer for a missing file: `404.html` of the site, if it has one.
    fn not_found(&self) -> WholeResponse {
        let page = Some(self.root.join(NOT_FOUND_PAGE)).filter(|_| !self.is_plain).and_then(|file| fs::read(file).ok());
        let Some(page) = page else { return self.message(StatusCode::NOT_FOUND, "no such file\n") };
        let response = self.with_common_headers(REVALIDATE).header(CONTENT_TYPE, content_type(NOT_FOUND_PAGE));
        finish(response, StatusCode::NOT_FOUND, page)
    }

    fn message(&self, status: StatusCode, text: &str) -> WholeResponse {
        let response = self.with_common_headers(REVALIDATE).header(CONTENT_TYPE, content_type("message.txt"));
        finish(response, status, text)
    }
}

/// A response with a body. The values of its headers are our own, so none is refused.
fn finish(response: Builder, status: StatusCode, body: impl Into<Vec<u8>>) -> WholeResponse {
    response.status(status).body(body.into()).unwrap_or_default()
}

/// The same path and query with a slash at the end of the path; `None` if the path has one.
fn with_slash(uri: &Uri) -> Option<String> {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    // Two slashes at the start would name another host.
    (!uri.path().ends_with('/')).then(|| format!("/{}/{query}", uri.path().trim_start_matches('/')))
}

/// The file that a path names, inside `root` even behind links, and whether the path names its directory.
fn file_of(root: &Path, path: &str) -> Option<(PathBuf, bool)> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
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

/// True if `Accept-Encoding` names brotli with a weight above zero.
fn accepts_brotli(encodings: &str) -> bool {
    encodings.split(',').any(|encoding| {
        let mut parts = encoding.split(';').map(str::trim);
        let is_refused = |weight: &str| weight.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br")) && !parts.any(is_refused)
    })
}

fn with_extension(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// An entity tag of the content alone: names and times of files do not matter.
fn etag_of(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

#[cfg(test)]
mod tests;
