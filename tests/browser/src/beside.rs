//! The page with a portal's own files beside it, on one site and under one policy.

use std::fs;

use xtask::server::{Allowed, Server};

use crate::harness::dist;
use crate::place::Place;
use crate::{Failure, Result};

/// The page, and other files.
#[derive(Debug)]
pub struct Beside {
    server: Server,
    _place: Place,
}

impl Beside {
    /// Serves the page with some files, each a name and what is in it.
    pub fn start(files: &[(&str, &str)]) -> Result<Self> {
        let place = Place::with_page()?;
        for (name, text) in files {
            fs::write(place.path().join(name), text).map_err(Failure::of("writing a portal's file"))?;
        }
        let server = Server::start(place.path(), 0).map_err(Failure::new)?;
        Ok(Self { server, _place: place })
    }

    /// Serves files from a host that sends no headers of its own, with the page below `atlas/`.
    pub fn plain(files: &[(&str, &str)]) -> Result<Self> {
        let place = Place::fresh()?;
        crate::place::copy(&dist(), &place.path().join("atlas")).map_err(Failure::of("copying the page"))?;
        for (name, text) in files {
            let file = place.path().join(name);
            let folder = file.parent().unwrap_or(place.path());
            let put = fs::create_dir_all(folder).and_then(|()| fs::write(&file, text));
            put.map_err(Failure::of("writing a portal's file"))?;
        }
        let allowed = Allowed { is_plain: true, ..Allowed::default() };
        let server = Server::start_with(place.path(), 0, allowed).map_err(Failure::new)?;
        Ok(Self { server, _place: place })
    }

    /// The address of one of the files.
    pub fn url(&self, name: &str) -> String {
        format!("{}/{name}", self.server.url())
    }
}
