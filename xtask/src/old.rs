//! Old builds of Chromium from npm packages. One is too old for the program, the other is not.

use std::path::Path;

use crate::Result;
use crate::programs::{command, run};
use crate::tools::{Scripts, npm_packages};
use crate::versions::{OLD_CHROMIUM, OldChromium};

/// The directory of the packages, below the repository's root.
const PLACE: &str = "tests/browser/old";

/// Decompresses a file, and renames it once it is complete.
const UNPACK: &str = "const [from, to] = process.argv.slice(1), fs = require('fs'); \
    fs.writeFileSync(to + '.part', require('zlib').brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 }); \
    fs.renameSync(to + '.part', to)";

/// Installs the programs. Returns `VERSION=PATH` for each, separated by colons.
pub fn chromiums(root: &Path) -> Result<String> {
    let directory = root.join(PLACE);
    npm_packages(&directory, Scripts::Ignore)?;
    let pairs: Result<Vec<String>> = OLD_CHROMIUM.iter().map(|old| unpacked(&directory, *old)).collect();
    Ok(pairs?.join(":"))
}

fn unpacked(directory: &Path, old: OldChromium) -> Result<String> {
    let package = directory.join("node_modules").join(old.package);
    let program = package.join("chromium");
    if !program.is_file() {
        let mut unpack = command("node");
        unpack.args(["-e", UNPACK]).arg(package.join("bin/chromium.br")).arg(&program);
        run(&mut unpack, &format!("unpacking Chromium {}", old.version))?;
    }
    Ok(format!("{}={}", old.version, program.display()))
}
