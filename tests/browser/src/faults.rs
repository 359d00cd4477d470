//! The page on a host or behind a network at fault: one file is answered wrongly, until the fault is removed.

use std::fs;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, IF_NONE_MATCH, LOCATION};
use http::{Response, StatusCode};
use http_body_util::BodyExt as _;
use http_body_util::channel::Channel;
use minxin_release::host_headers::digest_in;
use minxin_server::{Body, Handler, Request, Server, SiteOptions, StaticSite, whole};
use tokio::time::sleep;

use crate::profile_dir::ProfileDir;
use crate::trapping_wasm::trapping;
use crate::{Failure, Result};

/// The page that a host with a page for every address sends in place of a file.
const PAGE: &[u8] = b"<!doctype html><title>Welcome</title><p>Welcome";

/// The time in which the bytes before a closed connection are sent.
const FLUSH: Duration = Duration::from_millis(50);

/// A file of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultTarget {
    /// The script that starts the program.
    Boot,
    /// The glue between the page and the program.
    Glue,
    /// The program.
    Program,
    /// The part of the program with the overview.
    Overview,
    /// The part of the program with the views.
    Views,
    /// The part of the program with the embed dialog and the downloads.
    Tools,
    /// The style sheet.
    Sheet,
    /// A story that the address names.
    Story,
    /// The data of the story, which the script that starts the program fetches.
    Data,
    /// The worker that caches the page.
    Worker,
    /// All of them, and the page.
    All,
}

impl FaultTarget {
    /// True if a path is that of the file.
    pub(crate) fn is_at(self, path: &str) -> bool {
        let ends = |ending| path.ends_with(ending);
        match self {
            Self::Boot => ends("/boot.js"),
            Self::Glue => ends(".js") && path.rsplit('/').next().and_then(digest_in).is_some(),
            Self::Program => ends("_bg.wasm"),
            // What several parts share has the names of all of them.
            Self::Overview => path.contains("-atlas-overview-"),
            Self::Views => path.contains("-atlas-views-"),
            Self::Tools => path.contains("-atlas-tools-"),
            Self::Sheet => ends(".css"),
            Self::Worker => ends("/sw.js"),
            Self::Story => path.contains("/stories/"),
            Self::Data => ends(".json") && path.rsplit('/').next().and_then(digest_in).is_some(),
            Self::All => true,
        }
    }
}

/// A wrong answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A status without a body.
    Status(u16),
    /// A redirect to another address.
    Redirect(&'static str),
    /// A page in place of the file.
    Page,
    /// Another media type.
    Type(&'static str),
    /// The connection closes in the middle of the file.
    Short,
    /// The first half of the file, with a length that fits it.
    Cut,
    /// Further bytes at the end.
    Longer(&'static [u8]),
    /// A program each of whose functions traps.
    Trap,
    /// The first half, then nothing for this time, then the end of the connection.
    Stall(Duration),
    /// This number of pieces, with a pause before each.
    Drip(u32, Duration),
    /// The connection is reset.
    Reset,
}

/// A copy of the page, on a host that can be at fault.
#[derive(Debug)]
pub struct Faulty {
    url: String,
    fault: SharedFault,
    _server: Server,
    _files: ProfileDir,
}

type SharedFault = Arc<Mutex<Option<(FaultTarget, Fault)>>>;

impl Faulty {
    /// Serves the page.
    pub fn start() -> Result<Self> {
        Self::edited(&[], |page| page)
    }

    /// Serves the page with changed HTML, and further files, each a name and a text.
    pub fn edited(files: &[(&str, &str)], edit: impl FnOnce(String) -> String) -> Result<Self> {
        Self::serve(Self::copy(files, edit)?, SiteOptions::default())
    }

    /// Serves the page with the changed text of another of its files.
    pub fn with_changed(name: &str, edit: impl FnOnce(String) -> String) -> Result<Self> {
        let directory = ProfileDir::with_page()?;
        change(&directory, name, edit)?;
        Self::serve(directory, SiteOptions::default())
    }

    /// Serves the page with changed HTML, and without a policy of the host.
    pub fn without_policy(edit: impl FnOnce(String) -> String) -> Result<Self> {
        Self::serve(Self::copy(&[], edit)?, SiteOptions { policy: Some(""), ..SiteOptions::default() })
    }

    fn copy(files: &[(&str, &str)], edit: impl FnOnce(String) -> String) -> Result<ProfileDir> {
        let directory = ProfileDir::with_page()?;
        change(&directory, "index.html", edit)?;
        for (name, text) in files {
            fs::write(directory.path().join(name), text).map_err(Failure::of("writing a file of the page"))?;
        }
        Ok(directory)
    }

    /// Serves the page under another policy.
    pub fn under(policy: &str) -> Result<Self> {
        Self::serve(ProfileDir::with_page()?, SiteOptions { policy: Some(policy), ..SiteOptions::default() })
    }

    fn serve(files: ProfileDir, options: SiteOptions<'_>) -> Result<Self> {
        let fault = SharedFault::default();
        let site = StaticSite::new(files.path(), options)?;
        let server = Server::with_handler(0, FaultySite { site, fault: Arc::clone(&fault) })?;
        Ok(Self { url: server.url(), fault, _server: server, _files: files })
    }

    /// From now on, one file is answered with a fault, and no other.
    pub fn inject_fault(&self, target: FaultTarget, fault: Fault) {
        self.set(Some((target, fault)));
    }

    /// From now on, every file is answered correctly.
    pub fn heal(&self) {
        self.set(None);
    }

    /// The address of the page.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn set(&self, fault: Option<(FaultTarget, Fault)>) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }
}

/// Changes the text of a file.
fn change(directory: &ProfileDir, name: &str, edit: impl FnOnce(String) -> String) -> Result {
    let file = directory.path().join(name);
    let text = fs::read_to_string(&file).map_err(Failure::of("reading a file of the page"))?;
    // The compressed file has the text from before the change.
    let _ = fs::remove_file(directory.path().join([name, ".br"].concat()));
    fs::write(&file, edit(text)).map_err(Failure::of("writing a file of the page"))
}

struct FaultySite {
    site: StaticSite,
    fault: SharedFault,
}

impl FaultySite {
    fn fault_at(&self, path: &str) -> Option<Fault> {
        let fault = *self.fault.lock().unwrap_or_else(PoisonError::into_inner);
        fault.filter(|(target, _)| target.is_at(path)).map(|(_, fault)| fault)
    }
}

impl Handler for FaultySite {
    const ONE_REQUEST: bool = true;

    fn resets(&self, path: &str) -> bool {
        self.fault_at(path) == Some(Fault::Reset)
    }

    async fn answer(&self, request: Request) -> minxin_server::Response {
        let fault = self.fault_at(request.uri().path());
        let (mut request, _) = request.into_parts();
        if fault.is_some() {
            // The fault changes the file itself, so that is sent uncompressed, and always.
            request.headers.remove(ACCEPT_ENCODING);
            request.headers.remove(IF_NONE_MATCH);
        }
        let response = self.site.respond(&request);
        match fault {
            Some(fault) => faulty_response(fault, response),
            None => response.map(whole),
        }
    }
}

/// An answer with a fault in place of the correct one.
fn faulty_response(fault: Fault, response: Response<Vec<u8>>) -> Response<Body> {
    let (mut head, bytes) = response.into_parts();
    let half = bytes.get(..bytes.len() / 2).unwrap_or_default().to_vec();
    let mut set = |name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            head.headers.insert(name, value);
        }
    };
    head.status = StatusCode::OK;
    let body = match fault {
        Fault::Status(status) => {
            head.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            set(CONTENT_TYPE, "text/plain");
            whole("")
        }
        Fault::Redirect(address) => {
            head.status = StatusCode::FOUND;
            set(LOCATION, address);
            whole("")
        }
        Fault::Page => {
            set(CONTENT_TYPE, "text/html; charset=utf-8");
            whole(PAGE)
        }
        Fault::Type(kind) => {
            set(CONTENT_TYPE, kind);
            whole(bytes)
        }
        Fault::Cut => whole(half),
        Fault::Longer(more) => whole([bytes.as_slice(), more].concat()),
        Fault::Trap => trapping(&bytes).map_or_else(|| whole("the file is no program"), whole),
        Fault::Short => broken_body(&mut head.headers, bytes.len(), half, FLUSH),
        Fault::Stall(time) => broken_body(&mut head.headers, bytes.len(), half, time),
        Fault::Drip(pieces, pause) => dripping_body(&mut head.headers, bytes, pieces as usize, pause),
        // The connection was reset before the request was read.
        Fault::Reset => whole(""),
    };
    Response::from_parts(head, body)
}

/// The start of a body of `length` bytes. After `pause`, the connection closes.
fn broken_body(headers: &mut HeaderMap, length: usize, start: Vec<u8>, pause: Duration) -> Body {
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    let (mut sender, body) = Channel::new(1);
    tokio::spawn(async move {
        if sender.send_data(Bytes::from(start)).await.is_ok() {
            sleep(pause).await;
            sender.abort(io::Error::other("the connection breaks here"));
        }
    });
    body.boxed_unsync()
}

fn dripping_body(headers: &mut HeaderMap, bytes: Vec<u8>, pieces: usize, pause: Duration) -> Body {
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let (mut sender, body) = Channel::<Bytes, io::Error>::new(1);
    tokio::spawn(async move {
        for piece in bytes.chunks(bytes.len() / pieces + 1) {
            sleep(pause).await;
            if sender.send_data(Bytes::copy_from_slice(piece)).await.is_err() {
                // The browser went away.
                return;
            }
        }
    });
    body.boxed_unsync()
}
