//! The page with a portal's own files beside it, on one site and under one policy.

use std::fs;

use xtask::server::Server;

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

    /// The address of one of the files.
    pub fn url(&self, name: &str) -> String {
        format!("{}/{name}", self.server.url())
    }
}
