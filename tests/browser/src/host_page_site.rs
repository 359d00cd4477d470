//! The page on one site with the files of a portal.

use std::fs;

use minxin_server::{Server, SiteOptions};

use crate::harness::dist;
use crate::profile_dir::{ProfileDir, copy};
use crate::{Failure, Result};

/// A site with the page and the files of a portal.
#[derive(Debug)]
pub struct HostPageSite {
    server: Server,
    _files: ProfileDir,
}

impl HostPageSite {
    /// Serves the page and the files, each a name and a text, from one directory under the policy of the page.
    pub fn start(files: &[(&str, &str)]) -> Result<Self> {
        let directory = ProfileDir::with_page()?;
        for (name, text) in files {
            fs::write(directory.path().join(name), text).map_err(Failure::of("writing a file of the portal"))?;
        }
        let server = Server::start(directory.path(), 0).map_err(Failure::new)?;
        Ok(Self { server, _files: directory })
    }

    /// Serves the files without headers, and the page below `atlas/`.
    pub fn plain(files: &[(&str, &str)]) -> Result<Self> {
        let directory = ProfileDir::new()?;
        copy(&dist(), &directory.path().join("atlas")).map_err(Failure::of("copying the page"))?;
        for (name, text) in files {
            let file = directory.path().join(name);
            let folder = file.parent().unwrap_or(directory.path());
            let written = fs::create_dir_all(folder).and_then(|()| fs::write(&file, text));
            written.map_err(Failure::of("writing a file of the portal"))?;
        }
        let options = SiteOptions { is_plain: true, ..SiteOptions::default() };
        let server = Server::start_with(directory.path(), 0, options).map_err(Failure::new)?;
        Ok(Self { server, _files: directory })
    }

    /// The address of a file.
    pub fn url(&self, name: &str) -> String {
        format!("{}/{name}", self.server.url())
    }
}
