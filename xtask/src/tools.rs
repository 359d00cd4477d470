//! Brings the tools that the page is built with: looked for first, installed when missing or of another version.

use std::path::Path;

use crate::Result;
use crate::programs::{answer, command, find, root, run, version_in};
use crate::versions::{OLDEST_BINARYEN, TRUNK, Tool, WASM_BINDGEN};

/// What the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Everything that `build` and `serve` need.
pub fn for_the_page() -> Result {
    wasm_target()?;
    cargo_tool(TRUNK)?;
    cargo_tool(WASM_BINDGEN)?;
    // binaryen's programs are put in place by its scripts.
    npm_packages(root(), Scripts::Run)?;
    wasm_opt()
}

/// The standard library for the browser.
pub fn wasm_target() -> Result {
    let library = answer("rustc", &["--print", "target-libdir", "--target", WASM]);
    if library.is_some_and(|place| Path::new(&place).is_dir()) {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "the Rust target {WASM} is missing; get Rust from rustup.rs, or install it with your system"
        ));
    }
    println!("installing the Rust target {WASM}");
    run(command("rustup").args(["target", "add", WASM]), "installing the Rust target")
}

/// A tool from crates.io, of exactly its pinned version.
pub fn cargo_tool(tool: Tool) -> Result {
    let has_it = || {
        let said = answer(tool.program, &["--version"]);
        said.as_deref().and_then(version_in) == Some(tool.version)
    };
    if has_it() {
        return Ok(());
    }
    println!("installing {} {} with cargo: some minutes, once", tool.package, tool.version);
    let mut install = command("cargo");
    install.args(["install", "--locked", &format!("{}@{}", tool.package, tool.version)]);
    // These tools run for seconds: building them fast is worth more than having them fast.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    run(&mut install, &format!("installing {}", tool.package))?;
    if has_it() {
        return Ok(());
    }
    let found = find(tool.program).unwrap_or_default();
    Err(format!("{} is not {} {} although it was installed; remove it", found.display(), tool.program, tool.version))
}

/// What becomes of the scripts that npm packages have for their installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// They are run.
    Run,
    /// They are not.
    Left,
}

/// The npm packages of a directory, as its lock file has them.
pub fn npm_packages(directory: &Path, scripts: Scripts) -> Result {
    let written = |file: &str| directory.join(file).metadata().and_then(|data| data.modified()).ok();
    let lock = written("package-lock.json");
    if lock.is_some() && written("node_modules/.package-lock.json") >= lock {
        return Ok(());
    }
    if find("npm").is_none() {
        return Err("npm is missing; install Node.js 20 or newer, which brings it".to_owned());
    }
    println!("installing npm packages");
    let mut install = command("npm");
    let ignored = if scripts == Scripts::Run { "--ignore-scripts=false" } else { "--ignore-scripts" };
    install.current_dir(directory).args(["ci", ignored, "--no-audit", "--no-fund"]);
    run(&mut install, "installing npm packages")
}

/// Refuses an optimiser that would break the page without a word.
pub fn wasm_opt() -> Result {
    let said = answer("wasm-opt", &["--version"]);
    let version = said.as_deref().and_then(version_in);
    match version.and_then(|version| version.split('.').next()?.parse::<u32>().ok()) {
        Some(version) if version >= OLDEST_BINARYEN => Ok(()),
        Some(version) => Err(format!(
            "{} is binaryen {version}, which breaks the page without an error; {OLDEST_BINARYEN} or newer is needed: run npm ci",
            find("wasm-opt").unwrap_or_default().display()
        )),
        None => Err("wasm-opt is missing or does not run; run npm ci".to_owned()),
    }
}
