//! The versions of the command-line tools.
//!
//! The tools that come from npm (binaryen, axe-core, the scripts of hosts that embed pages) are pinned the same way in `package.json`.

/// A command-line tool from crates.io.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The crate.
    pub package: &'static str,
    /// The program in the crate.
    pub program: &'static str,
    /// The exact version.
    pub version: &'static str,
}

/// The bundler. 0.22 needs a newer compiler than the pinned one.
pub const TRUNK: Tool = Tool { package: "trunk", program: "trunk", version: "0.21.14" };

/// Generates the glue between wasm and JavaScript. Always the version of the `wasm-bindgen` crate in `Cargo.lock`.
pub const WASM_BINDGEN: Tool = Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.128" };

/// The `WebDriver` server for Firefox.
pub const GECKODRIVER: Tool = Tool { package: "geckodriver", program: "geckodriver", version: "0.37.1" };

/// Checks the licences, sources and known vulnerabilities of all dependencies.
pub const CARGO_DENY: Tool = Tool { package: "cargo-deny", program: "cargo-deny", version: "0.20.2" };

/// Runs the fuzz targets in `fuzz/`, whose manifest pins the `libfuzzer-sys` crate.
pub const CARGO_FUZZ: Tool = Tool { package: "cargo-fuzz", program: "cargo-fuzz", version: "0.13.2" };

/// An old build of Chromium.
#[derive(Clone, Copy, Debug)]
pub struct OldChromium {
    /// Its major version.
    pub version: &'static str,
    /// The npm package with it, pinned in `tests/browser/old/package.json`.
    pub package: &'static str,
}

/// The first is too old for the program, the second is not.
pub const OLD_CHROMIUM: [OldChromium; 2] = [
    OldChromium { version: "92", package: "chrome-aws-lambda" },
    OldChromium { version: "102", package: "@sparticuz/chrome-aws-lambda" },
];

/// The oldest binaryen that is known to work: `wasm-opt` 108 builds a page that no browser starts, without an error.
pub const OLDEST_BINARYEN: u32 = 120;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programs::root;

    #[test]
    fn the_wasm_bindgen_command_has_the_version_of_the_crate() {
        let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
        let expected = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", WASM_BINDGEN.version);
        assert!(
            lock.contains(&expected) || !lock.contains("name = \"wasm-bindgen\"\n"),
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
    fn the_lock_files_of_the_node_tools_name_no_registry() {
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
