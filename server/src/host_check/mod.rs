//! Checks that the hosts in `deploy/`, started on this machine with the built page, answer with the headers of a release.

mod client;
mod expectations;
mod launch;

use std::path::{Path, PathBuf};

use xtask::Result;
use xtask::hosts::Host;

use crate::Server;

pub use expectations::faults;

/// The differences between the answers of a host and those of a release, with `dist` as the page.
pub fn check(host: Host, dist: &Path) -> Result<Vec<String>> {
    let program = host.ready()?;
    let mut found = {
        let running = launch::launch(host, &program, dist)?;
        let encodings: &[&str] = if running.sends_brotli { &["br", "gzip"] } else { &["gzip"] };
        if !running.sends_brotli {
            println!("{}: brotli is not checked, because its module is not installed", host.name());
        }
        faults(dist, running.port, encodings)?
    };
    let site = TempDir::new(&format!("{}-below", host.word()))?;
    expectations::write_site_below(&site.0)?;
    let running = launch::launch(host, &program, &site.0)?;
    found.extend(expectations::slash_faults(running.port)?);
    Ok(found)
}

/// The same for the development server, which compresses with brotli alone.
pub fn check_own(dist: &Path) -> Result<Vec<String>> {
    let server = Server::start(dist, 0)?;
    let mut found = faults(dist, server.port(), &["br"])?;
    let site = TempDir::new("own-below")?;
    expectations::write_site_below(&site.0)?;
    let server = Server::start(&site.0, 0)?;
    found.extend(expectations::slash_faults(server.port())?);
    Ok(found)
}

/// A temporary directory, removed on drop.
struct TempDir(PathBuf);

impl TempDir {
    fn new(name: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("minxin-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
