//! Serves a directory as a static host would: strict headers, nothing but files, nothing outside.
//!
//! Written on the standard library, with a thread for each connection: with `tiny_http` 0.12, which shares its threads,
//! one page in five never loaded, because a connection waited behind another that a browser only kept open.

mod answer;
mod connection;
pub mod headers;
mod kind;
mod path;

pub use answer::Allowed;
pub use kind::content_type;
pub use path::path_of;

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, spawn};

use crate::Result;

/// A running server; dropping it ends it.
#[derive(Debug)]
pub struct Server {
    port: u16,
    ending: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `directory` on 127.0.0.1; port 0 takes a free one.
    pub fn start(directory: &Path, port: u16) -> Result<Self> {
        Self::start_with(directory, port, Allowed::default())
    }

    /// The same, with what is allowed beside the policy of the page.
    pub fn start_with(directory: &Path, port: u16, allowed: Allowed<'_>) -> Result<Self> {
        let root = directory
            .canonicalize()
            .map_err(|error| format!("nothing to serve in {}: {error}; build the page first", directory.display()))?;
        let cannot = |error| format!("port {port} of 127.0.0.1 cannot be had: {error}; choose another with --port");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(cannot)?;
        let port = listener.local_addr().map_err(cannot)?.port();
        let ending = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ending);
        let site = Arc::new(answer::Site::new(root, allowed));
        let listening = spawn(move || {
            for stream in listener.incoming() {
                if told.load(Ordering::Relaxed) {
                    return;
                }
                let (Ok(stream), site) = (stream, Arc::clone(&site)) else { continue };
                // A thread each: a browser has a handful of connections, and one that idles holds up no other.
                spawn(move || connection::serve(&site, &stream));
            }
        });
        Ok(Self { port, ending, listening: Some(listening) })
    }

    /// The address of the page, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Serves until the process ends.
    pub fn stay(mut self) {
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ending.store(true, Ordering::Relaxed);
        // The listener waits for a connection; this one tells it to look up.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_directory_is_said_with_what_to_do() {
        let trouble = Server::start(Path::new("/no/such/place"), 0).unwrap_err();
        assert!(trouble.contains("build the page first"), "{trouble}");
    }

    #[test]
    fn a_port_in_use_is_said_with_what_to_do() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let trouble = Server::start(Path::new("."), port).unwrap_err();
        assert!(trouble.contains("--port"), "{trouble}");
    }
}
