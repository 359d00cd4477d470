//! Pages of other sites that have the atlas in a frame, each under the policy that its site has.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::thread;

use xtask::programs::root;
use xtask::server::{Allowed, Server};

use crate::harness::dist;
use crate::{Failure, Result};

/// A page of another site.
#[derive(Clone, Debug)]
pub struct HostPage {
    /// Its path.
    pub path: String,
    /// Its headers beside the usual ones, each a line.
    pub headers: String,
    /// What is in it.
    pub body: String,
}

/// Another site, and the atlas that it has in its frames.
#[derive(Debug)]
pub struct Host {
    url: String,
}

/// The atlas as a site serves it that lets pages of this machine frame it, which have no certificates.
#[derive(Debug)]
pub struct Framed(Server);

impl Framed {
    /// Serves it.
    pub fn start() -> Result<Self> {
        let allowed = Allowed { hosts: Some("http:"), ..Allowed::default() };
        Server::start_with(&dist(), 0, allowed).map(Self).map_err(Failure::new)
    }

    /// Its address, without a slash at its end.
    pub fn url(&self) -> String {
        self.0.url()
    }
}

impl Host {
    /// Serves pages on 127.0.0.1.
    pub fn start(pages: Vec<HostPage>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Failure::of("serving a host's pages"))?;
        let url = format!("http://{}", listener.local_addr().map_err(Failure::of("asking for the host's port"))?);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let pages = pages.clone();
                thread::spawn(move || answer(stream, &pages));
            }
        });
        Ok(Self { url })
    }

    /// The address of one of its pages.
    pub fn url(&self, path: &str) -> String {
        [&self.url, path].concat()
    }
}

/// A file of an npm package, by its path below `node_modules`; nothing of no path.
pub fn npm_file(path: &str) -> Result<String> {
    if path.is_empty() {
        return Ok(String::new());
    }
    let file = root().join("node_modules").join(path);
    fs::read_to_string(&file)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}; run npm ci", file.display())))
}

fn answer(mut stream: TcpStream, pages: &[HostPage]) {
    let mut head = [0_u8; 4096];
    let length = stream.read(&mut head).unwrap_or_default();
    let head = String::from_utf8_lossy(head.get(..length).unwrap_or_default()).into_owned();
    let path = head.split(' ').nth(1).and_then(|url| url.split('?').next()).unwrap_or_default();
    let found = pages.iter().find(|page| page.path == path);
    // A browser asks for an icon, too.
    let missing = if path == "/favicon.ico" { "204 No Content" } else { "404 Not Found" };
    let (status, headers, body) =
        found.map_or((missing, "", ""), |page| ("200 OK", page.headers.as_str(), page.body.as_str()));
    let kind =
        if Path::new(path).extension().is_some_and(|ending| ending == "js") { "text/javascript" } else { "text/html" };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n{headers}Connection: close\r\n\r\n",
        body.len()
    );
    // A browser that went away is no concern of ours.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
}
