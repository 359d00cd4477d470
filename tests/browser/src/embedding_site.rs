//! Pages of other sites that embed the atlas in a frame, each under the policy of its site.

use std::fs;
use std::path::Path;

use http::StatusCode;
use http::header::CONTENT_TYPE;
use minxin_server::{Handler, Request, Response, Server, SiteOptions, whole};
use xtask::programs::root;

use crate::harness::dist;
use crate::{Failure, Result};

/// A page of another site.
#[derive(Clone, Debug)]
pub struct HostPage {
    /// Its path.
    pub path: String,
    /// Further headers, each a line with `\r\n` at its end.
    pub headers: String,
    /// Its HTML, or the script of a path that ends with `.js`.
    pub body: String,
}

/// Another site.
#[derive(Debug)]
pub struct Host(Server);

/// The atlas on a site that allows pages of this machine to embed it. Those have no certificate.
#[derive(Debug)]
pub struct Framed(Server);

impl Framed {
    /// Serves the built page.
    pub fn start() -> Result<Self> {
        let options = SiteOptions { frame_ancestor: Some("http:"), ..SiteOptions::default() };
        Server::start_with(&dist(), 0, options).map(Self).map_err(Failure::new)
    }

    /// The address, without a slash at its end.
    pub fn url(&self) -> String {
        self.0.url()
    }
}

impl Host {
    /// Serves the pages.
    pub fn start(pages: Vec<HostPage>) -> Result<Self> {
        Server::with_handler(0, HostPages(pages)).map(Self).map_err(Failure::new)
    }

    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        [&self.0.url(), path].concat()
    }
}

/// The text of a file in an npm package, by its path below `node_modules`; empty for an empty path.
pub fn npm_file(path: &str) -> Result<String> {
    if path.is_empty() {
        return Ok(String::new());
    }
    let file = root().join("node_modules").join(path);
    fs::read_to_string(&file)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}; run npm ci", file.display())))
}

struct HostPages(Vec<HostPage>);

impl Handler for HostPages {
    async fn answer(&self, request: Request) -> Response {
        let path = request.uri().path();
        let mut response = http::Response::builder();
        let Some(page) = self.0.iter().find(|page| page.path == path) else {
            // Browsers ask for an icon too.
            let status = if path == "/favicon.ico" { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND };
            return response.status(status).body(whole("")).unwrap_or_else(|_| http::Response::new(whole("")));
        };
        let is_script = Path::new(path).extension().is_some_and(|extension| extension == "js");
        let kind = if is_script { "text/javascript; charset=utf-8" } else { "text/html; charset=utf-8" };
        response = response.header(CONTENT_TYPE, kind);
        for (name, value) in page.headers.lines().filter_map(|line| line.split_once(": ")) {
            response = response.header(name, value);
        }
        response.body(whole(page.body.clone())).unwrap_or_else(|_| http::Response::new(whole("")))
    }
}
