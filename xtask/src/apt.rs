//! Debian packages, installed only by root where `apt-get` exists.

use crate::programs::{answer, command, find, run};
use crate::{Result, browsers::Browser, browsers::Kit};

/// The fonts with which the journeys measure the page and the build draws cards, each with a pattern for `fc-list` that finds it: Chinese glyphs, without which
/// screenshots show boxes, and Latin letters as wide as those of Arial, which most readers have.
const FONTS: [(&str, &str); 2] = [("fonts-noto-cjk", ":lang=zh"), ("fonts-liberation", "Liberation Sans")];

/// Installs the Debian packages of the browsers. An error says how to do it by hand.
pub fn install_for(browsers: &[Browser]) -> Result {
    let packages = missing(browsers);
    if packages.is_empty() { Ok(()) } else { install(&packages) }
}

/// Installs packages. An error says how to do it by hand.
pub fn install(packages: &[&str]) -> Result {
    let by_hand = format!("install by hand: sudo apt-get install {}", packages.join(" "));
    if find("apt-get").is_none() || answer("id", &["-u"]).as_deref() != Some("0") {
        return Err(by_hand);
    }
    println!("installing with apt-get: {}", packages.join(" "));
    let apt = |words: &[&str]| {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq").args(words);
        run(&mut apt, "installing Debian packages").map_err(|trouble| format!("{trouble}; {by_hand}"))
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn missing(browsers: &[Browser]) -> Vec<&'static str> {
    let programs = browsers.iter().filter_map(|browser| Kit::find(*browser).err()).flatten();
    let mut packages: Vec<&str> = programs.filter_map(|missing| missing.package).collect();
    // Without fontconfig, no browser is installed yet, so fonts are missing too.
    let is_missing = |pattern: &str| answer("fc-list", &[pattern]).is_none_or(|fonts| fonts.is_empty());
    if !browsers.is_empty() {
        packages.extend(FONTS.iter().filter(|(_, pattern)| is_missing(pattern)).map(|(package, _)| package));
    }
    packages.sort_unstable();
    packages.dedup();
    packages
}
