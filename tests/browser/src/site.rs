//! A site whose page changes while browsers have it open, and that can fail or be offline.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use minxin_server::{Handler, Request, Response, Server, SiteOptions, StaticSite, whole};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::profile_dir::{ProfileDir, compressed_files, copy};
use crate::{Failure, Result};

/// The directory of the page. Portals too have pages below a path.
const BELOW: &str = "any/path";

/// The longest delay of a late answer. It is reached only if a journey fails.
const MAX_DELAY: Duration = Duration::from_secs(30);

/// The way in which the site answers requests for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteState {
    /// At once.
    Usual,
    /// Once the state changes.
    Late,
    /// With the status 500, and a page that says so.
    Failing,
}

/// A site with the page at `/any/path/`.
#[derive(Debug)]
pub struct Site {
    server: Option<Server>,
    port: u16,
    state: watch::Sender<SiteState>,
    files: Arc<StaticSite>,
    directory: ProfileDir,
}

impl Site {
    /// Serves the files of a directory.
    pub fn start(from: &Path) -> Result<Self> {
        let directory = ProfileDir::new()?;
        let page = directory.path().join(BELOW);
        fs::create_dir_all(&page).map_err(Failure::of("making a site"))?;
        // Pages of this machine, which have no certificate, may embed the page.
        let options = SiteOptions { frame_ancestor: Some("http:"), ..SiteOptions::default() };
        let files = Arc::new(StaticSite::new(directory.path(), options)?);
        let mut site = Self { server: None, port: 0, state: watch::Sender::new(SiteState::Usual), files, directory };
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
        self.directory.path().join(BELOW)
    }

    /// Copies a release over the present files.
    pub fn publish(&self, from: &Path) -> Result {
        copy(from, &self.files()).map_err(Failure::of("publishing a release"))?;
        // Compressed files of the earlier release may remain.
        for name in compressed_files(&self.files()) {
            fs::remove_file(&name).map_err(Failure::of("removing compressed files"))?;
        }
        Ok(())
    }

    /// Writes a file of the page.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result {
        fs::write(self.files().join(name), bytes).map_err(Failure::of(&format!("writing {name}")))
    }

    /// Reads a file of the page.
    pub fn read(&self, name: &str) -> Result<Vec<u8>> {
        fs::read(self.files().join(name)).map_err(Failure::of(&format!("reading {name}")))
    }

    /// Removes a file of the page.
    pub fn remove(&self, name: &str) -> Result {
        fs::remove_file(self.files().join(name)).map_err(Failure::of(&format!("removing {name}")))
    }

    /// Changes the way in which the site answers.
    pub fn set_state(&self, state: SiteState) {
        self.state.send_replace(state);
    }

    /// Takes the site offline: its connections close, and its port refuses new ones.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Puts the site online on the same port.
    pub fn resume(&mut self) -> Result {
        let handler = ChangingSite { files: Arc::clone(&self.files), state: self.state.subscribe() };
        let server = Server::with_handler(self.port, handler)?;
        self.port = server.port();
        self.server = Some(server);
        Ok(())
    }
}

struct ChangingSite {
    files: Arc<StaticSite>,
    state: watch::Receiver<SiteState>,
}

impl Handler for ChangingSite {
    const ONE_REQUEST: bool = true;

    async fn answer(&self, request: Request) -> Response {
        let (request, _) = request.into_parts();
        if request.uri.path().ends_with('/') {
            let mut state = self.state.clone();
            let state = timeout(MAX_DELAY, state.wait_for(|state| *state != SiteState::Late)).await;
            if state.is_ok_and(|state| state.is_ok_and(|state| *state == SiteState::Failing)) {
                let mut response = Response::new(whole("<!doctype html><title>500</title><h1>broken"));
                *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                let kind = http::HeaderValue::from_static("text/html; charset=utf-8");
                response.headers_mut().insert(http::header::CONTENT_TYPE, kind);
                return response;
            }
        }
        self.files.respond(&request).map(whole)
    }
}
