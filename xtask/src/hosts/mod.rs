//! The hosts that `deploy/` sets up, started on this machine with the built page, and held to what they should answer.

mod ask;
mod expect;
mod start;

use std::path::{Path, PathBuf};

use crate::programs::find;
use crate::server::Server;
use crate::{Result, apt};

pub use expect::faults;

/// A host that `deploy/` has a set-up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// nginx, with `deploy/nginx.conf`.
    Nginx,
    /// Caddy, with `deploy/Caddyfile`.
    Caddy,
}

impl Host {
    /// Both, in the order in which they are checked.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// Its word on the command line, which is also its program.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
        }
    }

    /// The host of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|host| host.word() == word)
    }

    /// The Debian packages that bring it.
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Nginx => &["nginx", "libnginx-mod-http-brotli-static"],
            Self::Caddy => &["caddy"],
        }
    }

    /// Its program, which is installed where it is missing; otherwise how to get it.
    pub fn ready(self) -> Result<PathBuf> {
        // Debian keeps servers where only root looks.
        let found = || {
            find(self.word()).or_else(|| Some(Path::new("/usr/sbin").join(self.word())).filter(|file| file.is_file()))
        };
        if let Some(program) = found() {
            return Ok(program);
        }
        apt::install(self.packages())?;
        found().ok_or_else(|| format!("{} not found; apt-get did not bring it", self.word()))
    }

    /// What it answers other than it should, with `dist` as its page.
    pub fn check(self, dist: &Path) -> Result<Vec<String>> {
        let program = self.ready()?;
        let mut found = {
            let running = start::start(self, &program, dist)?;
            let encodings: &[&str] = if running.takes_brotli { &["br", "gzip"] } else { &["gzip"] };
            if !running.takes_brotli {
                println!("{}: left out: brotli, since the module for it is not installed", self.name());
            }
            faults(dist, running.port, encodings)?
        };
        let site = Place::new(&format!("{}-below", self.word()))?;
        expect::site_below(&site.0)?;
        let running = start::start(self, &program, &site.0)?;
        found.extend(expect::slash_faults(running.port)?);
        Ok(found)
    }
}

/// What the project's own server answers other than it should; it packs with brotli alone.
pub fn own(dist: &Path) -> Result<Vec<String>> {
    let server = Server::start(dist, 0)?;
    let mut found = faults(dist, server.port(), &["br"])?;
    let site = Place::new("own-below")?;
    expect::site_below(&site.0)?;
    let server = Server::start(&site.0, 0)?;
    found.extend(expect::slash_faults(server.port())?);
    Ok(found)
}

/// A directory of its own, removed at the end.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Result<Self> {
        let place = std::env::temp_dir().join(format!("minxin-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
        Ok(Self(place))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
