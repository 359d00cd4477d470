//! Serves a directory as a static host would: strict headers, nothing but files, nothing outside.

mod answer;
mod kind;

pub use answer::CONTENT_SECURITY_POLICY;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{JoinHandle, spawn};

use tiny_http::{Header, Method, Request, Response};

use crate::Result;
use answer::{Asked, answer};

/// Enough for a browser, which opens up to six connections to one host.
const WORKERS: usize = 6;

/// A running server; dropping it ends it.
pub struct Server {
    listener: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
    port: u16,
}

impl Server {
    /// Serves `directory` on 127.0.0.1; port 0 takes a free one.
    pub fn start(directory: &Path, port: u16) -> Result<Self> {
        let root = directory
            .canonicalize()
            .map_err(|error| format!("nothing to serve in {}: {error}; build the page first", directory.display()))?;
        let listener = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|error| format!("port {port} of 127.0.0.1 cannot be had: {error}; choose another with --port"))?;
        let port = listener.server_addr().to_ip().map_or(port, |address| address.port());
        let listener = Arc::new(listener);
        let workers = (0..WORKERS).map(|_| spawn(worker(Arc::clone(&listener), root.clone()))).collect();
        Ok(Self { listener, workers, port })
    }

    /// The address of the page, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves until the process ends.
    pub fn stay(mut self) {
        for worker in self.workers.drain(..) {
            // A worker that panicked has nothing more to say; the others go on.
            let _ = worker.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.listener.unblock();
        }
    }
}

fn worker(listener: Arc<tiny_http::Server>, root: PathBuf) -> impl FnOnce() {
    move || {
        while let Ok(request) = listener.recv() {
            respond(&root, request);
        }
    }
}

fn respond(root: &Path, request: Request) {
    let header = |name: &'static str| {
        request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
    };
    let asked = Asked {
        reads: matches!(request.method(), Method::Get | Method::Head),
        url: request.url(),
        encodings: header("Accept-Encoding").unwrap_or_default(),
        known: header("If-None-Match").unwrap_or_default(),
    };
    let answer = answer(root, &asked);
    let headers = answer
        .headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok())
        .collect();
    let length = answer.body.len();
    let response = Response::new(answer.status.into(), headers, answer.body.as_slice(), Some(length), None)
        // Lengths let a browser show progress; by default larger files would come in chunks, without one.
        .with_chunked_threshold(usize::MAX);
    // A reader that went away is no concern of ours.
    let _ = request.respond(response);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    #[test]
    fn answers_over_the_network() {
        let place = std::env::temp_dir().join(format!("xtask-server-{}", std::process::id()));
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join("index.html"), "<p>民心").unwrap();
        let server = Server::start(&place, 0).unwrap();
        let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
        stream.write_all(b"GET /?lang=en HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut told = String::new();
        stream.read_to_string(&mut told).unwrap();
        assert!(told.starts_with("HTTP/1.1 200"), "{told}");
        assert!(told.contains("Content-Type: text/html; charset=utf-8"), "{told}");
        assert!(told.contains("Content-Length: 9"), "{told}");
        assert!(told.ends_with("<p>民心"), "{told}");
        std::fs::remove_dir_all(&place).unwrap();
    }

    #[test]
    fn a_missing_directory_is_said_with_what_to_do() {
        let trouble = Server::start(Path::new("/no/such/place"), 0).err().unwrap();
        assert!(trouble.contains("build the page first"), "{trouble}");
    }
}
