//! The glue between the program and the browser, as wasm-bindgen writes it, made shorter: 5 kB of brotli less. Then both
//! get their names.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use minxin_release::Asset;

use super::{io_error, is_release};

/// What the names of glue and program begin with.
const NAME: &str = env!("CARGO_PKG_NAME");

/// How the glue hands its start to the script that waits for it, since engines that know no `import()` cannot read that word.
const OFFER: &str = "\ndispatchEvent(new CustomEvent('minxin:glue', { detail: __wbg_init }));\n";

/// Has the page kept for reading without a network once it answers; not in a frame, nor on a page of others. It stands behind the glue
/// since a script for old browsers cannot say `import()`, and nothing else may name a script later under Trusted Types.
const KEEP: &str = include_str!("keep.js");

/// Shortens the glue and its program, and names both by their last bytes. Returns the glue and the program.
pub(super) fn finish(file: &Path) -> Result<(Asset, Asset), String> {
    let glue = shorten(file)?;
    let directory = file.parent().unwrap_or(Path::new("."));
    let program = directory.join(wasm_beside(file));
    let bytes = std::fs::read(&program).map_err(io_error(&program))?;
    std::fs::remove_file(&program).map_err(io_error(&program))?;
    std::fs::remove_file(file).map_err(io_error(file))?;
    let wasm = Asset::write(directory, NAME, "_bg.wasm", &bytes)?;
    let glue = [referring(&glue, &wasm.name).as_str(), OFFER, KEEP].concat();
    let js = Asset::write(directory, NAME, ".js", glue.as_bytes())?;
    Ok((js, wasm))
}

/// The glue with the program's name where it would look for it unless told.
fn referring(glue: &str, name: &str) -> String {
    const BEFORE: &str = "new URL('";
    let place = glue.split_once(BEFORE).and_then(|(before, after)| Some((before, after.split_once('\'')?.1)));
    place.map_or_else(|| glue.to_owned(), |(before, after)| [before, BEFORE, name, "'", after].concat())
}

/// Takes the comments and the indentation off the glue. In a release, the long names by which it and the program call
/// each other go too, from both.
fn shorten(file: &Path) -> Result<String, String> {
    let glue = std::fs::read_to_string(file).map_err(io_error(file))?;
    let bare = unclobbered(&without_comments(&glue));
    if is_release() {
        return Ok(Names::given(&file.with_file_name(wasm_beside(file)))?.applied(&bare));
    }
    Ok(bare)
}

/// The name of the program that a glue belongs to.
pub(super) fn wasm_beside(glue: &Path) -> String {
    format!("{}_bg.wasm", glue.file_stem().unwrap_or_default().to_string_lossy())
}

/// A script without its comments and its indentation.
pub(super) fn without_comments(glue: &str) -> String {
    let is_code =
        |line: &&str| !line.is_empty() && !line.starts_with('*') && !line.starts_with("/*") && !line.starts_with("//");
    glue.lines().map(str::trim).filter(is_code).collect::<Vec<_>>().join("\n")
}

/// The methods that are called on the document, and whose prototype has them.
const METHODS: [(&str, &str); 4] = [
    ("createElement", "Document"),
    ("createElementNS", "Document"),
    ("addEventListener", "EventTarget"),
    ("removeEventListener", "EventTarget"),
];

/// The glue with the methods of the document called from their prototype: in a page of others, an element such as
/// `<img name=createElement>` takes the place of the document's own member of that name, but not of its prototype's.
fn unclobbered(glue: &str) -> String {
    METHODS.iter().fold(glue.to_owned(), |glue, (method, class)| {
        glue.replace(&format!("arg0.{method}("), &format!("{class}.prototype.{method}.call(arg0, "))
    })
}

/// Long names with the short ones in their place.
#[derive(Debug, Default)]
struct Names {
    /// The module that the program imports from.
    module: Option<(String, String)>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// Has binaryen shorten the names in a program, and tell which became which.
    fn given(wasm: &Path) -> Result<Self, String> {
        let mut command = Command::new("wasm-opt");
        command.arg(wasm).args(["--minify-imports-and-exports-and-modules", "-o"]).arg(wasm);
        let ctx = command.output().map_err(|error| format!("wasm-opt: {error}"))?;
        if !ctx.status.success() {
            return Err(format!("wasm-opt: {}", String::from_utf8_lossy(&ctx.stderr)));
        }
        Self::read(&ctx.stdout)
    }

    /// Reads `{"imports": [[module, long, short]…], "exports": [[long, short]…]}`, where all modules become one.
    fn read(map: &[u8]) -> Result<Self, String> {
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

    /// The glue with the short names: what it offers stands as `name: …` at the start of a line, what it calls as
    /// `wasm.name`.
    fn applied(&self, glue: &str) -> String {
        let line = |line: &str| {
            let name = &line[..identifier(line)];
            let offered = self.imports.get(name).filter(|_| line[name.len()..].starts_with(':'));
            let line = offered.map_or_else(|| line.to_owned(), |short| [short, &line[name.len()..]].concat());
            let line = match &self.module {
                Some((long, short)) => line.replace(&format!("\"{long}\":"), &format!("\"{short}\":")),
                None => line,
            };
            self.called(&line)
        };
        glue.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    fn called(&self, line: &str) -> String {
        let mut parts = line.split("wasm.");
        let mut built = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let name = &part[..identifier(part)];
            built.push_str("wasm.");
            built.push_str(self.exports.get(name).map_or(name, String::as_str));
            built.push_str(&part[name.len()..]);
        }
        built
    }
}

/// The length of the identifier that a text starts with.
fn identifier(text: &str) -> usize {
    text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$').unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_get_the_same_short_names() {
        let map = br#"{"imports": [["./x_bg.js", "__wbg_log_1", "b"]], "exports": [["__wbindgen_malloc", "c"]]}"#;
        let names = Names::read(map).unwrap();
        let glue = "const import0 = {\n__wbg_log_1: function(a) { f(a, wasm.__wbindgen_malloc, wasm.memory) },\n};\n\
            return { \"./x_bg.js\": import0 };\n__wbg_log_1(0)";
        let short = "const import0 = {\nb: function(a) { f(a, wasm.c, wasm.memory) },\n};\n\
            return { \"a\": import0 };\n__wbg_log_1(0)";
        assert_eq!(names.applied(glue), short);
        assert!(Names::read(b"[]").is_err());
    }

    #[test]
    fn comments_go() {
        assert_eq!(without_comments("/**\n * @x\n */\n  let a = 1;\n\n// b\n"), "let a = 1;");
    }

    #[test]
    fn no_element_takes_the_place_of_a_method() {
        let glue =
            "const ret = arg0.createElement(f(arg1, arg2));\narg0.addEventListener(f(arg1), arg3);\narg0.append(arg1);";
        let safe = "const ret = Document.prototype.createElement.call(arg0, f(arg1, arg2));\n\
            EventTarget.prototype.addEventListener.call(arg0, f(arg1), arg3);\narg0.append(arg1);";
        assert_eq!(unclobbered(glue), safe);
    }

    #[test]
    fn the_glue_knows_its_program_by_the_new_name() {
        let glue = "module_or_path = new URL('minxin-atlas_bg.wasm', import.meta.url);\nf(new URL('b'))";
        let ctx = "module_or_path = new URL('a-1_bg.wasm', import.meta.url);\nf(new URL('b'))";
        assert_eq!(referring(glue, "a-1_bg.wasm"), ctx);
        assert_eq!(referring("f()", "a-1_bg.wasm"), "f()");
    }
}
