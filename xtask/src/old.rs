//! Old builds of Chromium, as npm packages for small machines carry them: the page is tried in one that can run it and in one that cannot.

use std::path::Path;

use crate::Result;
use crate::programs::{command, run};
use crate::tools::{Scripts, npm_packages};
use crate::versions::{OLD_CHROMIUM, OldChromium};

/// Where the packages are, below the repository's root.
const PLACE: &str = "tests/browser/old";

/// Unpacks a file, and puts it in its place once it is whole.
const UNPACK: &str = "const [from, to] = process.argv.slice(1), fs = require('fs'); \
    fs.writeFileSync(to + '.part', require('zlib').brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 }); \
    fs.renameSync(to + '.part', to)";

/// Brings the programs: `VERSION=PATH`, with colons between.
pub fn chromiums(root: &Path) -> Result<String> {
    let place = root.join(PLACE);
    npm_packages(&place, Scripts::Left)?;
    let pairs: Result<Vec<String>> = OLD_CHROMIUM.iter().map(|old| unpacked(&place, *old)).collect();
    Ok(pairs?.join(":"))
}

fn unpacked(place: &Path, old: OldChromium) -> Result<String> {
    let package = place.join("node_modules").join(old.package);
    let program = package.join("chromium");
    if !program.is_file() {
        let mut unpack = command("node");
        unpack.args(["-e", UNPACK]).arg(package.join("bin/chromium.br")).arg(&program);
        run(&mut unpack, &format!("unpacking Chromium {}", old.version))?;
    }
    Ok(format!("{}={}", old.version, program.display()))
}
