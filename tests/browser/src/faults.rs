//! The page on a host or behind a network at fault: one file is answered wrongly, until the fault goes away.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use xtask::server::headers::digest_in;
use xtask::server::{Allowed, Server};

use crate::place::Place;
use crate::traps::traps;
use crate::{Failure, Result};

/// What comes in place of a file from a host that has a page for everything.
const PAGE: &[u8] = b"<!doctype html><title>Welcome</title><p>Welcome";

/// A file of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The script that starts the program.
    Boot,
    /// The glue between the page and the program.
    Glue,
    /// The program.
    Program,
    /// The style sheet.
    Sheet,
    /// A story.
    Story,
    /// The worker that keeps the page.
    Worker,
    /// All of them, and the page itself.
    All,
}

impl Part {
    /// Whether a path is this file's.
    pub(crate) fn is_at(self, path: &str) -> bool {
        let ends = |ending| path.ends_with(ending);
        match self {
            Self::Boot => ends("/boot.js"),
            Self::Glue => ends(".js") && path.rsplit('/').next().and_then(digest_in).is_some(),
            Self::Program => ends("_bg.wasm"),
            Self::Sheet => ends(".css"),
            Self::Worker => ends("/sw.js"),
            Self::Story => path.contains("/stories/"),
            Self::All => true,
        }
    }
}

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is answered with a status, and nothing else.
    Status(u16),
    /// It is answered with a redirect to another address.
    Redirect(&'static str),
    /// A page comes in its place, as from a host that has one for everything.
    Page,
    /// It is said to be of another type.
    Type(&'static str),
    /// The connection ends in the middle of it.
    Short,
    /// Its second half is missing, and nothing tells.
    Cut,
    /// It has bytes more.
    Longer(&'static [u8]),
    /// It is a program each of whose functions ends it.
    Trap,
    /// A first piece comes, and then nothing for as long.
    Stall(Duration),
    /// It comes in so many pieces with a pause before each.
    Drip(u32, Duration),
    /// The connection is reset.
    Reset,
}

/// A copy of the page that can be changed, on a host that can be at fault.
#[derive(Debug)]
pub struct Faulty {
    url: String,
    fault: Shared,
    _server: Server,
    _place: Place,
}

/// What is at fault, if anything, and how.
type Shared = Arc<Mutex<Option<(Part, Fault)>>>;

impl Faulty {
    /// Serves the page as it is.
    pub fn start() -> Result<Self> {
        Self::edited(&[], |page| page)
    }

    /// Serves the page with its source changed, and `more` files beside it, each a name and its text.
    pub fn edited(more: &[(&str, &str)], edit: impl FnOnce(String) -> String) -> Result<Self> {
        Self::serve(Self::copy(more, edit)?, Allowed::default())
    }

    /// The same without a policy of the host.
    pub fn without_policy(edit: impl FnOnce(String) -> String) -> Result<Self> {
        Self::serve(Self::copy(&[], edit)?, Allowed { policy: Some(""), ..Allowed::default() })
    }

    fn copy(more: &[(&str, &str)], edit: impl FnOnce(String) -> String) -> Result<Place> {
        let place = Place::with_page()?;
        let file = place.path().join("index.html");
        let page = fs::read_to_string(&file).map_err(Failure::of("reading the page"))?;
        // What lies packed beside the page is the page as it was.
        let _ = fs::remove_file(place.path().join("index.html.br"));
        fs::write(&file, edit(page)).map_err(Failure::of("writing the page"))?;
        for (name, text) in more {
            fs::write(place.path().join(name), text).map_err(Failure::of("writing a file of the page"))?;
        }
        Ok(place)
    }

    /// Serves the page as it is under another policy.
    pub fn under(policy: &str) -> Result<Self> {
        Self::serve(Place::with_page()?, Allowed { policy: Some(policy), ..Allowed::default() })
    }

    /// A proxy before the usual server, so that all that is not at fault is as it always is.
    fn serve(place: Place, allowed: Allowed<'_>) -> Result<Self> {
        let server = Server::start_with(place.path(), 0, allowed).map_err(Failure::new)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Failure::of("serving a fault"))?;
        let url = format!("http://{}", listener.local_addr().map_err(Failure::of("asking for the port"))?);
        let (fault, behind) = (Shared::default(), server.port());
        let shared = Arc::clone(&fault);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    let now = shared.lock().map(|fault| *fault).unwrap_or_default();
                    let of = |path: &str| now.filter(|(part, _)| part.is_at(path)).map(|(_, fault)| fault);
                    // A browser that went away is no concern of ours.
                    let _ = answer(stream, behind, of);
                });
            }
        });
        Ok(Self { url, fault, _server: server, _place: place })
    }

    /// From now on, a fault befalls that file, and no other.
    pub fn befall(&self, part: Part, fault: Fault) {
        self.set(Some((part, fault)));
    }

    /// From now on all is as it should be.
    pub fn heal(&self) {
        self.set(None);
    }

    /// The address of the page.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn set(&self, fault: Option<(Part, Fault)>) {
        if let Ok(mut shared) = self.fault.lock() {
            *shared = fault;
        }
    }
}

/// Hands a request to the server behind, and its answer back as it is, or with the fault.
fn answer(mut stream: TcpStream, behind: u16, fault: impl Fn(&str) -> Option<Fault>) -> io::Result<()> {
    // A connection that is closed with something unread is reset: so its request is only looked at for now.
    let mut first = [0_u8; 512];
    let length = stream.peek(&mut first)?;
    let first = String::from_utf8_lossy(first.get(..length).unwrap_or_default()).into_owned();
    let path = first.split(' ').nth(1).and_then(|url| url.split('?').next()).unwrap_or_default();
    let fault = fault(path);
    if fault == Some(Fault::Reset) {
        return Ok(());
    }
    let mut head = [0_u8; 8192];
    let length = stream.read(&mut head)?;
    let head = String::from_utf8_lossy(head.get(..length).unwrap_or_default()).into_owned();
    let kept = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        !(name == "connection" || (fault.is_some() && matches!(name.as_str(), "accept-encoding" | "if-none-match")))
    };
    let lines: Vec<&str> = head.trim_end().lines().filter(kept).collect();
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, behind))?;
    write!(server, "{}\r\nConnection: close\r\n\r\n", lines.join("\r\n"))?;
    let mut whole = Vec::new();
    server.read_to_end(&mut whole)?;
    let told = match fault {
        Some(fault) => spoilt(&mut stream, fault, &whole),
        None => stream.write_all(&whole),
    };
    stream.shutdown(Shutdown::Write)?;
    told
}

/// An answer with a fault.
fn spoilt(stream: &mut TcpStream, fault: Fault, whole: &[u8]) -> io::Result<()> {
    let middle = whole.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(whole.len());
    let (head, body) = whole.split_at_checked(middle).unwrap_or((whole, &[]));
    let body = body.get(4..).unwrap_or_default();
    let head = String::from_utf8_lossy(head).into_owned();
    let half = body.get(..body.len() / 2).unwrap_or_default();
    let mut send = |status: &str, kind: Option<&str>, said: usize, body: &[u8]| {
        let head = told(&head, status, kind, said);
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)).and_then(|()| stream.flush())
    };
    match fault {
        Fault::Status(status) => send(&format!("{status} Fault"), Some("text/plain"), 0, &[]),
        Fault::Redirect(to) => send(&format!("302 Found\r\nLocation: {to}"), None, 0, &[]),
        Fault::Page => send("200 OK", Some("text/html; charset=utf-8"), PAGE.len(), PAGE),
        Fault::Type(kind) => send("200 OK", Some(kind), body.len(), body),
        Fault::Short => send("200 OK", None, body.len(), half),
        Fault::Cut => send("200 OK", None, half.len(), half),
        Fault::Longer(more) => send("200 OK", None, body.len() + more.len(), &[body, more].concat()),
        Fault::Trap => {
            let program = traps(body).ok_or_else(|| io::Error::other("no program"))?;
            send("200 OK", None, program.len(), &program)
        }
        Fault::Stall(time) => {
            send("200 OK", None, body.len(), half)?;
            thread::sleep(time);
            Ok(())
        }
        Fault::Drip(pieces, pause) => {
            send("200 OK", None, body.len(), &[])?;
            for piece in body.chunks(body.len() / pieces as usize + 1) {
                thread::sleep(pause);
                stream.write_all(piece)?;
            }
            Ok(())
        }
        Fault::Reset => Ok(()),
    }
}

/// A head with another status, type or length.
fn told(head: &str, status: &str, kind: Option<&str>, length: usize) -> String {
    let other = |line: &str| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        match (name.as_str(), kind) {
            ("content-length", _) => format!("Content-Length: {length}"),
            ("content-type", Some(kind)) => format!("Content-Type: {kind}"),
            _ => line.to_owned(),
        }
    };
    let lines: Vec<String> = head.lines().skip(1).map(other).collect();
    format!("HTTP/1.1 {status}\r\n{}\r\n\r\n", lines.join("\r\n"))
}
