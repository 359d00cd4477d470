//! The hosts that `deploy/` has a configuration for, and their programs.

use std::path::{Path, PathBuf};

use crate::programs::find;
use crate::{Result, apt};

/// A host that `deploy/` has a configuration for.
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

    /// Its word on the command line, and the name of its program.
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

    /// The host of a word on the command line.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|host| host.word() == word)
    }

    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Nginx => &["nginx", "libnginx-mod-http-brotli-static"],
            Self::Caddy => &["caddy"],
        }
    }

    /// Its program, installed if missing. An error says how to install it by hand.
    pub fn ready(self) -> Result<PathBuf> {
        // Debian installs servers outside of an ordinary user's PATH.
        let program = || {
            find(self.word()).or_else(|| Some(Path::new("/usr/sbin").join(self.word())).filter(|file| file.is_file()))
        };
        if let Some(program) = program() {
            return Ok(program);
        }
        apt::install(self.packages())?;
        program().ok_or_else(|| format!("{} not found; apt-get did not install it", self.word()))
    }
}
