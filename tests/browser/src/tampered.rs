//! The page with one of its files changed on the way, as a proxy or a cache gone bad would.

use std::fs;
use std::path::PathBuf;

use xtask::server::Server;
use xtask::server::headers::digest_in;

use crate::place::Place;
use crate::{Failure, Result};

/// The page with a changed file.
#[derive(Debug)]
pub struct Tampered {
    server: Server,
    _place: Place,
}

impl Tampered {
    /// Serves the page with `more` behind the bytes of the file that is named by them and ends so.
    pub fn start(ending: &str, more: &[u8]) -> Result<Self> {
        let place = Place::with_page()?;
        let files = fs::read_dir(place.path()).map_err(Failure::of("reading the page"))?;
        let names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
        let name = names.into_iter().find(|name| name.ends_with(ending) && digest_in(name).is_some());
        let name = name.ok_or_else(|| Failure::new(format!("the page has no {ending} that is named by its bytes")))?;
        let file = place.path().join(&name);
        let mut bytes = fs::read(&file).map_err(Failure::of("reading a file of the page"))?;
        bytes.extend_from_slice(more);
        fs::write(&file, bytes).map_err(Failure::of("changing a file of the page"))?;
        // What lies packed beside it is the file as it was.
        let _ = fs::remove_file(PathBuf::from(format!("{}.br", file.display())));
        let server = Server::start(place.path(), 0).map_err(Failure::new)?;
        Ok(Self { server, _place: place })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.server.url()
    }
}
