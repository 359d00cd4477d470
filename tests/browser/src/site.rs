//! A site whose page changes while browsers have it open, and that fails in the ways in which sites fail.

use std::fs;
use std::io::{Read, Write, copy};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use xtask::server::{Allowed, Server};

use crate::place::Place;
use crate::{Failure, Result};

/// Where on the site the page is: below a path, as portals have it.
const BELOW: &str = "any/path";

/// The longest that a late answer is held back; nothing waits so long unless it fails.
const HELD: Duration = Duration::from_secs(30);

/// How the site answers when it is asked for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// At once.
    Usual,
    /// Not before the mood changes.
    Late,
    /// With an error, 500, that looks like a page.
    Failing,
}

/// A site with the page at `/any/path/`.
#[derive(Debug)]
pub struct Site {
    front: Option<Front>,
    port: u16,
    mood: Arc<Shared>,
    behind: Server,
    place: Place,
}

/// What listens while the site is up.
#[derive(Debug)]
struct Front {
    ending: Arc<AtomicBool>,
    listening: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    mood: Mutex<Mood>,
    changed: Condvar,
}

impl Site {
    /// Serves the files of a directory.
    pub fn start(from: &Path) -> Result<Self> {
        let place = Place::fresh()?;
        let page = place.path().join(BELOW);
        fs::create_dir_all(&page).map_err(Failure::of("making a site"))?;
        // Pages of the machine, without a certificate, may frame it.
        let allowed = Allowed { hosts: Some("http:"), ..Allowed::default() };
        let behind = Server::start_with(place.path(), 0, allowed).map_err(Failure::new)?;
        let mood = Arc::new(Shared { mood: Mutex::new(Mood::Usual), changed: Condvar::new() });
        let mut site = Self { front: None, port: 0, mood, behind, place };
        site.publish(from)?;
        site.resume()?;
        Ok(site)
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/{BELOW}/", self.port)
    }

    /// The directory of the page's files.
    pub fn files(&self) -> PathBuf {
        self.place.path().join(BELOW)
    }

    /// Copies a release over what is there: what others ask for first, the page last.
    pub fn publish(&self, from: &Path) -> Result {
        crate::place::copy(from, &self.files()).map_err(Failure::of("publishing a release"))?;
        // What is packed elsewhere is older than what is copied here.
        for name in crate::place::packed(&self.files()) {
            fs::remove_file(&name).map_err(Failure::of("taking what is packed away"))?;
        }
        Ok(())
    }

    /// Writes a file of the page.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result {
        fs::write(self.files().join(name), bytes).map_err(Failure::of(&format!("writing {name}")))
    }

    /// Reads a file of the page.
    pub fn get(&self, name: &str) -> Result<Vec<u8>> {
        fs::read(self.files().join(name)).map_err(Failure::of(&format!("reading {name}")))
    }

    /// Takes a file of the page away.
    pub fn take(&self, name: &str) -> Result {
        fs::remove_file(self.files().join(name)).map_err(Failure::of(&format!("removing {name}")))
    }

    /// Has the site answer otherwise from now on.
    pub fn be(&self, mood: Mood) {
        *self.mood.mood.lock().unwrap_or_else(PoisonError::into_inner) = mood;
        self.mood.changed.notify_all();
    }

    /// Takes the site from the network: nothing listens on its port any more.
    pub fn stop(&mut self) -> Result {
        let Some(front) = self.front.take() else { return Ok(()) };
        front.ending.store(true, Ordering::Relaxed);
        // It waits for a connection; this one tells it to look up.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        front.listening.join().map_err(|_| Failure::new("the site did not end"))
    }

    /// Brings it back, on the same port.
    pub fn resume(&mut self) -> Result {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).map_err(Failure::of("serving a site again"))?;
        self.port = listener.local_addr().map_err(Failure::of("asking for the site's port"))?.port();
        let ending = Arc::new(AtomicBool::new(false));
        let (told, shared, behind) = (Arc::clone(&ending), Arc::clone(&self.mood), self.behind.port());
        let listening = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if told.load(Ordering::Relaxed) {
                    return;
                }
                let (shared, ending) = (Arc::clone(&shared), Arc::clone(&told));
                // One answer a connection, so that none outlives the site. A browser that went away is no concern of ours.
                thread::spawn(move || drop(answer(stream, &shared, behind, &ending)));
            }
        });
        self.front = Some(Front { ending, listening });
        Ok(())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.be(Mood::Usual);
        let _ = self.stop();
    }
}

fn answer(mut stream: TcpStream, shared: &Shared, behind: u16, ending: &AtomicBool) -> std::io::Result<()> {
    let mut head = Vec::new();
    let mut byte = [0_u8; 1];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte)? > 0 {
        head.extend_from_slice(&byte);
    }
    // Browsers open connections ahead of their requests: one from before the end stays without an answer.
    if ending.load(Ordering::Relaxed) {
        return Ok(());
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).and_then(|url| url.split('?').next()).unwrap_or_default();
    if path.ends_with('/') {
        let mood = shared.mood.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = shared.changed.wait_timeout_while(mood, HELD, |mood| *mood == Mood::Late);
        if *waited.unwrap_or_else(PoisonError::into_inner).0 == Mood::Failing {
            let page = "<!doctype html><title>500</title><h1>broken";
            let kind = "Content-Type: text/html; charset=utf-8\r\nConnection: close";
            let length = page.len();
            return write!(stream, "HTTP/1.1 500 Oops\r\n{kind}\r\nContent-Length: {length}\r\n\r\n{page}");
        }
    }
    let lines = head.lines().filter(|line| !line.is_empty() && !line.to_ascii_lowercase().starts_with("connection:"));
    let asked: Vec<&str> = lines.chain(["Connection: close", "", ""]).collect();
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, behind))?;
    server.write_all(asked.join("\r\n").as_bytes())?;
    copy(&mut server, &mut stream)?;
    stream.shutdown(Shutdown::Write)
}
