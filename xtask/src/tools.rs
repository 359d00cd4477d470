//! The tools that build the page: installed if missing or of another version.

use std::path::Path;

use crate::Result;
use crate::programs::{answer, command, find, root, run, version_in};
use crate::versions::{OLDEST_BINARYEN, TRUNK, Tool, WASM_BINDGEN};

/// The target of the page.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Installs the tools of `build` and `serve`.
pub fn for_the_page() -> Result {
    wasm_target()?;
    cargo_tool(TRUNK)?;
    cargo_tool(WASM_BINDGEN)?;
    // The scripts of binaryen install its programs.
    npm_packages(root(), Scripts::Run)?;
    wasm_opt()
}

/// Installs the standard library for the browser.
pub fn wasm_target() -> Result {
    let library = answer("rustc", &["--print", "target-libdir", "--target", WASM]);
    if library.is_some_and(|path| Path::new(&path).is_dir()) {
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

/// Installs the pinned version of a tool from crates.io.
pub fn cargo_tool(tool: Tool) -> Result {
    let is_installed = || {
        let output = answer(tool.program, &["--version"]);
        output.as_deref().and_then(version_in) == Some(tool.version)
    };
    if is_installed() {
        return Ok(());
    }
    println!("installing {} {} with cargo: some minutes, once", tool.package, tool.version);
    let mut install = command("cargo");
    install.args(["install", "--locked", &format!("{}@{}", tool.package, tool.version)]);
    // The tools run for seconds, so a fast build matters more than fast tools.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    run(&mut install, &format!("installing {}", tool.package))?;
    if is_installed() {
        return Ok(());
    }
    let found = find(tool.program).unwrap_or_default();
    Err(format!("{} is not {} {} although it was installed; remove it", found.display(), tool.program, tool.version))
}

/// The treatment of the installation scripts of npm packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// Run them.
    Run,
    /// Ignore them.
    Ignore,
}

/// Installs the npm packages in the lock file of a directory.
pub fn npm_packages(directory: &Path, scripts: Scripts) -> Result {
    let modified = |file: &str| directory.join(file).metadata().and_then(|data| data.modified()).ok();
    let lock = modified("package-lock.json");
    if lock.is_some() && modified("node_modules/.package-lock.json") >= lock {
        return Ok(());
    }
    if find("npm").is_none() {
        return Err("npm is missing; install Node.js 20 or newer, which includes it".to_owned());
    }
    println!("installing npm packages");
    let mut install = command("npm");
    let ignored = if scripts == Scripts::Run { "--ignore-scripts=false" } else { "--ignore-scripts" };
    install.current_dir(directory).args(["ci", ignored, "--no-audit", "--no-fund"]);
    run(&mut install, "installing npm packages")
}

/// Checks the version of the optimiser: older ones build a page that no browser starts.
pub fn wasm_opt() -> Result {
    let output = answer("wasm-opt", &["--version"]);
    let version = output.as_deref().and_then(version_in);
    match version.and_then(|version| version.split('.').next()?.parse::<u32>().ok()) {
        Some(version) if version >= OLDEST_BINARYEN => Ok(()),
        Some(version) => Err(format!(
            "{} is binaryen {version}, which breaks the page without an error; {OLDEST_BINARYEN} or newer is needed: run npm ci",
            find("wasm-opt").unwrap_or_default().display()
        )),
        None => Err("wasm-opt is missing or does not run; run npm ci".to_owned()),
    }
}
