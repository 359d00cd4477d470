//! The browsers of the tests, and their programs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::programs::find;

/// A browser for the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium: also Chrome, Edge and most phones.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKitGTK`, the engine nearest to Safari on Linux.
    Webkit,
}

impl Browser {
    /// All browsers, in the order in which they are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// Its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKitGTK",
        }
    }

    /// The browser of a word on the command line.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|browser| browser.word() == word)
    }
}

/// The programs for one browser.
#[derive(Clone, Debug)]
pub struct Kit {
    /// The browser.
    pub browser: Browser,
    /// The `WebDriver` server.
    pub driver: PathBuf,
    /// The program of the browser.
    pub program: PathBuf,
    /// The X server for a browser without a headless mode.
    pub screen: Option<PathBuf>,
}

/// A program that was not found.
#[derive(Clone, Copy, Debug)]
pub struct Missing {
    /// The program.
    pub program: &'static str,
    /// The Debian package with it; `None` if `cargo install` installs it.
    pub package: Option<&'static str>,
}

impl Kit {
    /// The programs of a browser. An error lists the missing ones.
    pub fn find(browser: Browser) -> Result<Self, Vec<Missing>> {
        let mut missing = Vec::new();
        let mut need = |found: Option<PathBuf>, program, package| {
            if found.is_none() {
                missing.push(Missing { program, package });
            }
            found.unwrap_or_default()
        };
        let (driver, program, screen) = match browser {
            Browser::Chromium => (
                need(find("chromedriver"), "chromedriver", Some("chromium-driver")),
                need(first(&["chromium", "chromium-browser", "google-chrome"]), "chromium", Some("chromium")),
                None,
            ),
            Browser::Firefox => (
                need(find("geckodriver"), "geckodriver", None),
                need(first(&["firefox-esr", "firefox"]), "firefox", Some("firefox-esr")),
                None,
            ),
            Browser::Webkit => (
                need(find("WebKitWebDriver"), "WebKitWebDriver", Some("webkit2gtk-driver")),
                need(mini_browser(), "MiniBrowser", Some("webkit2gtk-driver")),
                Some(need(find("Xvfb"), "Xvfb", Some("xvfb"))),
            ),
        };
        if missing.is_empty() { Ok(Self { browser, driver, program, screen }) } else { Err(missing) }
    }
}

fn first(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| find(name))
}

/// `WebKitGTK`'s test browser, which no distribution installs in PATH.
fn mini_browser() -> Option<PathBuf> {
    let libraries = entries(Path::new("/usr/lib"));
    let mut places: Vec<PathBuf> = libraries.iter().flat_map(|library| entries(library)).collect();
    places.extend(entries(Path::new("/usr/libexec")));
    places.extend(libraries);
    places.sort_unstable();
    places
        .into_iter()
        .filter(|directory| {
            let name = directory.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk-4.") || name.starts_with("webkitgtk-")
        })
        .map(|directory| directory.join("MiniBrowser"))
        .rfind(|file| file.is_file())
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}
