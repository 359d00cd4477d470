//! The version of every command-line tool, in this one place.
//!
//! The tools that come from npm (binaryen, axe-core, the scripts of hosts that embed pages) are pinned the same way in `package.json`.

/// A command-line tool that `cargo install` brings.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The crate to install.
    pub package: &'static str,
    /// The program that it brings.
    pub program: &'static str,
    /// The version, exactly.
    pub version: &'static str,
}

/// Bundles the page. 0.22 needs a newer compiler than the pinned one.
pub const TRUNK: Tool = Tool { package: "trunk", program: "trunk", version: "0.21.14" };

/// Writes the glue between wasm and the page; always the version of the `wasm-bindgen` crate in `Cargo.lock`.
pub const WASM_BINDGEN: Tool = Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.128" };

/// Lets the browser tests drive Firefox.
pub const GECKODRIVER: Tool = Tool { package: "geckodriver", program: "geckodriver", version: "0.37.1" };

/// Checks the licences, sources and known vulnerabilities of all dependencies.
pub const CARGO_DENY: Tool = Tool { package: "cargo-deny", program: "cargo-deny", version: "0.20.2" };

/// Runs the fuzz targets in `fuzz/`, whose manifest pins the `libfuzzer-sys` crate.
pub const CARGO_FUZZ: Tool = Tool { package: "cargo-fuzz", program: "cargo-fuzz", version: "0.13.2" };

/// An old build of Chromium.
#[derive(Clone, Copy, Debug)]
pub struct OldChromium {
    /// Its version, of which the first number tells.
    pub version: &'static str,
    /// The npm package with it, whose version stands in `tests/browser/old/package.json`.
    pub package: &'static str,
}

/// One that is too old for the program, and one that is not.
pub const OLD_CHROMIUM: [OldChromium; 2] = [
    OldChromium { version: "92", package: "chrome-aws-lambda" },
    OldChromium { version: "102", package: "@sparticuz/chrome-aws-lambda" },
];

/// The oldest binaryen whose `wasm-opt` keeps the page working: 108 builds without an error, and no browser starts it.
pub const OLDEST_BINARYEN: u32 = 120;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programs::root;

    #[test]
    fn wasm_bindgen_is_the_one_that_the_page_is_built_with() {
        let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
        let wanted = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", WASM_BINDGEN.version);
        assert!(
            lock.contains(&wanted) || !lock.contains("name = \"wasm-bindgen\"\n"),
            "Cargo.lock has another wasm-bindgen than {}: change versions.rs or the requirement in Cargo.toml",
            WASM_BINDGEN.version
        );
    }

    #[test]
    fn node_tools_are_pinned_exactly() {
        let manifest = std::fs::read_to_string(root().join("package.json")).unwrap();
        let pins = manifest.split_once("\"devDependencies\": {").and_then(|(_, rest)| rest.split_once('}'));
        let pins: Vec<&str> =
            pins.map_or("", |(pins, _)| pins).lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert!(pins.len() >= 6, "package.json has {pins:?}");
        for pin in pins {
            let version = pin.trim_end_matches(',').rsplit_once(": ").map(|(_, version)| version.trim_matches('"'));
            let is_exact =
                version.is_some_and(|version| version.chars().all(|letter| letter.is_ascii_digit() || letter == '.'));
            assert!(is_exact, "package.json does not pin {pin}");
        }
    }

    #[test]
    fn the_lock_of_the_node_tools_names_no_registry() {
        for file in ["package-lock.json", "tests/browser/old/package-lock.json"] {
            let lock = std::fs::read_to_string(root().join(file)).unwrap();
            assert!(
                !lock.contains("\"resolved\""),
                "{file} names a registry: write it with omit-lockfile-registry-resolved=true"
            );
        }
    }

    #[test]
    fn old_browsers_are_pinned_exactly() {
        let manifest = std::fs::read_to_string(root().join("tests/browser/old/package.json")).unwrap();
        for pinned in [r#""chrome-aws-lambda": "10.1.0""#, r#""@sparticuz/chrome-aws-lambda": "14.1.0""#] {
            assert!(manifest.contains(pinned), "tests/browser/old/package.json does not pin {pinned}");
        }
    }
}
