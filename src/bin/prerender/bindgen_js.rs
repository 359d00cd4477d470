//! Shortens the glue code between browser and program that wasm-bindgen writes, by 5 kB after Brotli, and names glue
//! code and program by their digests.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use minxin_release::Asset;

use super::build::{self, io_error, is_release};

/// Prefix of the file names of glue code and program.
const PACKAGE: &str = env!("CARGO_PKG_NAME");

/// Passes the start function of the glue code to `boot.js` in an event, because engines without `import()` fail to
/// parse it.
const DISPATCH_INIT: &str = "\ndispatchEvent(new CustomEvent('minxin:glue', { detail: __wbg_init }));\n";

/// Stores the page for offline reading once it is ready, except in an iframe or on a host page. It follows the glue
/// code, because a script for old browsers cannot contain `import()`, and Trusted Types allow no other way to load a
/// script later.
const REGISTER_WORKER: &str = include_str!("keep.js");

/// Shortens the glue code and its program, and names both by their final digests. Returns the glue code and the
/// program.
pub(super) fn write_assets(file: &Path) -> Result<(Asset, Asset), String> {
    let glue = shorten(file)?;
    let directory = file.parent().unwrap_or(Path::new("."));
    let program = directory.join(wasm_beside(file));
    let bytes = std::fs::read(&program).map_err(io_error(&program))?;
    std::fs::remove_file(&program).map_err(io_error(&program))?;
    std::fs::remove_file(file).map_err(io_error(file))?;
    let wasm = Asset::write(directory, PACKAGE, "_bg.wasm", &bytes)?;
    let glue = [with_program_name(&glue, &wasm.name).as_str(), DISPATCH_INIT, REGISTER_WORKER].concat();
    let js = Asset::write(directory, PACKAGE, ".js", glue.as_bytes())?;
    Ok((js, wasm))
}

/// Sets the default address of the program in the glue code.
fn with_program_name(glue: &str, name: &str) -> String {
    const BEFORE: &str = "new URL('";
    let parts = glue.split_once(BEFORE).and_then(|(before, after)| Some((before, after.split_once('\'')?.1)));
    parts.map_or_else(|| glue.to_owned(), |(before, after)| [before, BEFORE, name, "'", after].concat())
}

/// Removes comments and indentation from the glue code. In a release, also shortens the names of imports and exports,
/// in the glue code and in the program.
fn shorten(file: &Path) -> Result<String, String> {
    let glue = std::fs::read_to_string(file).map_err(io_error(file))?;
    let stripped = without_dom_clobbering(&without_comments(&without_stream_classes(&glue)));
    if is_release() {
        return Ok(Names::minify(&file.with_file_name(wasm_beside(file)))?.apply(&stripped));
    }
    Ok(stripped)
}

/// Returns the file name of the program that belongs to a glue file.
pub(super) fn wasm_beside(glue: &Path) -> String {
    format!("{}_bg.wasm", glue.file_stem().unwrap_or_default().to_string_lossy())
}

/// Removes the comment lines, blank lines and indentation of a script.
pub(super) fn without_comments(glue: &str) -> String {
    let is_code =
        |line: &&str| !line.is_empty() && !line.starts_with('*') && !line.starts_with("/*") && !line.starts_with("//");
    glue.lines().map(str::trim).filter(is_code).collect::<Vec<_>>().join("\n")
}

/// Removes the classes for streams that Leptos exports for functions of a server, of which this page has none. Their exports
/// are removed from the program in `index.html`.
fn without_stream_classes(glue: &str) -> String {
    let mut kept = String::new();
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        if line.starts_with(' ') || !line.contains("IntoUnderlying") {
            kept.extend([line, "\n"]);
            continue;
        }
        // A class ends with its brace, another statement with its semicolon.
        let is_end = |last: &str| if line.contains(" class ") { last == "}" } else { last.ends_with(';') };
        if !is_end(line) {
            lines.find(|last| is_end(last));
        }
    }
    kept
}

/// Methods called on the document, each with the interface whose prototype defines it.
const METHODS: [(&str, &str); 4] = [
    ("createElement", "Document"),
    ("createElementNS", "Document"),
    ("addEventListener", "EventTarget"),
    ("removeEventListener", "EventTarget"),
];

/// Calls the document's methods from their prototype, to prevent DOM clobbering: on a host page, an element such as
/// `<img name=createElement>` replaces the document's property of that name, but not that of the prototype.
fn without_dom_clobbering(glue: &str) -> String {
    METHODS.iter().fold(glue.to_owned(), |glue, (method, class)| {
        glue.replace(&format!("arg0.{method}("), &format!("{class}.prototype.{method}.call(arg0, "))
    })
}

/// The short names of imports and exports, by their long names.
#[derive(Debug, Default)]
struct Names {
    /// The module that the program imports from: its long and its short name.
    module: Option<(String, String)>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// Runs `wasm-opt` to shorten the names in a program, and reads the names from its output.
    fn minify(wasm: &Path) -> Result<Self, String> {
        let mut command = Command::new("wasm-opt");
        command.arg(wasm).args(["--minify-imports-and-exports-and-modules", "-o"]).arg(wasm);
        if build::keeps_names() {
            command.arg("-g");
        }
        let output = command.output().map_err(|error| format!("wasm-opt: {error}"))?;
        if !output.status.success() {
            return Err(format!("wasm-opt: {}", String::from_utf8_lossy(&output.stderr)));
        }
        Self::parse(&output.stdout)
    }

    /// Parses `{"imports": [[module, long, short]…], "exports": [[long, short]…]}`. All modules become one.
    fn parse(map: &[u8]) -> Result<Self, String> {
        #[derive(serde::Deserialize)]
        struct Map {
            imports: Vec<(String, String, String)>,
            exports: Vec<(String, String)>,
        }
        let map: Map = serde_json::from_slice(map).map_err(|error| format!("wasm-opt's names: {error}"))?;
        Ok(Self {
            module: map.imports.first().map(|(module, ..)| (module.clone(), "a".to_owned())),
            imports: map.imports.into_iter().map(|(_, long, short)| (long, short)).collect(),
            exports: map.exports.into_iter().collect(),
        })
    }

    /// Replaces the long names in the glue code: imports of the program are written `name: …` at the start of a line,
    /// its exports `wasm.name`.
    fn apply(&self, glue: &str) -> String {
        let line = |line: &str| {
            let name = &line[..identifier_len(line)];
            let short = self.imports.get(name).filter(|_| line[name.len()..].starts_with(':'));
            let line = short.map_or_else(|| line.to_owned(), |short| [short, &line[name.len()..]].concat());
            let line = match &self.module {
                Some((long, short)) => line.replace(&format!("\"{long}\":"), &format!("\"{short}\":")),
                None => line,
            };
            self.shorten_exports(&line)
        };
        glue.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Shortens the exports that a line uses.
    fn shorten_exports(&self, line: &str) -> String {
        let mut parts = line.split("wasm.");
        let mut built = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let name = &part[..identifier_len(part)];
            built.push_str("wasm.");
            built.push_str(self.exports.get(name).map_or(name, String::as_str));
            built.push_str(&part[name.len()..]);
        }
        built
    }
}

/// Returns the length of the identifier at the start of a text, in bytes.
fn identifier_len(text: &str) -> usize {
    text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$').unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_get_the_same_short_names() {
        let map = br#"{"imports": [["./x_bg.js", "__wbg_log_1", "b"]], "exports": [["__wbindgen_malloc", "c"]]}"#;
        let names = Names::parse(map).unwrap();
        let glue = "const import0 = {\n__wbg_log_1: function(a) { f(a, wasm.__wbindgen_malloc, wasm.memory) },\n};\n\
            return { \"./x_bg.js\": import0 };\n__wbg_log_1(0)";
        let short = "const import0 = {\nb: function(a) { f(a, wasm.c, wasm.memory) },\n};\n\
            return { \"a\": import0 };\n__wbg_log_1(0)";
        assert_eq!(names.apply(glue), short);
        assert!(Names::parse(b"[]").is_err());
    }

    #[test]
    fn comments_go() {
        assert_eq!(without_comments("/**\n * @x\n */\n  let a = 1;\n\n// b\n"), "let a = 1;");
    }

    #[test]
    fn classes_for_streams_go() {
        let class =
            "export class IntoUnderlyingSink {\n    abort() {\n        wasm.intounderlyingsink_abort();\n    }\n}\n";
        let symbol = "if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;\n";
        let registry = "const IntoUnderlyingSinkFinalization = (typeof F === 'undefined')\n    ? {}\n    : new F();\n";
        let other = "export function mount() {\n    a();\n}\n";
        assert_eq!(without_stream_classes(&[class, symbol, other, registry, other].concat()), [other, other].concat());
    }

    #[test]
    fn no_element_takes_the_place_of_a_method() {
        let glue =
            "const ret = arg0.createElement(f(arg1, arg2));\narg0.addEventListener(f(arg1), arg3);\narg0.append(arg1);";
        let safe = "const ret = Document.prototype.createElement.call(arg0, f(arg1, arg2));\n\
            EventTarget.prototype.addEventListener.call(arg0, f(arg1), arg3);\narg0.append(arg1);";
        assert_eq!(without_dom_clobbering(glue), safe);
    }

    #[test]
    fn the_javascript_refers_to_the_program_by_its_new_name() {
        let glue = "module_or_path = new URL('minxin-atlas_bg.wasm', import.meta.url);\nf(new URL('b'))";
        let expected = "module_or_path = new URL('a-1_bg.wasm', import.meta.url);\nf(new URL('b'))";
        assert_eq!(with_program_name(glue, "a-1_bg.wasm"), expected);
        assert_eq!(with_program_name("f()", "a-1_bg.wasm"), "f()");
    }
}
