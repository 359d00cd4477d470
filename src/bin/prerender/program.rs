//! Splits the program of a release build into the core and its chunks (`src/ui/split_points.rs`), and optimises them.
//!
//! Trunk bundles the program whole. This replaces it by the core, and adds the loader of the chunks to the JavaScript of the program.
//! The steps are those of Trunk, with the split before them: wasm-bindgen for the core, then `wasm-opt`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use minxin_release::Asset;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use super::bindgen_js::wasm_beside;
use super::build::{io_error, keeps_names};
use super::core_parts::core_parts;

/// Name of the program and prefix of its files.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// The module from which the program imports the functions that load a chunk.
const LOADER_MODULE: &str = "./__wasm_split.js";

/// The loader. The names of the chunks and of their imports are added to it.
const LOADER: &str = include_str!("chunk_loader.js");

/// Passes of the optimiser. The exports are those of Leptos for functions of a server, of which this page has none.
const PASSES: [&str; 6] = ["-Oz", "--remove-exports=*intounderlying*", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// Features that the chunks use, which do not name them as the core does. The last one reads indices of tables that are padded.
const CHUNK_FEATURES: [&str; 8] = [
    "--enable-reference-types",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// A file of the program that is loaded later, with its name: a split point, or `shared` and those that share it.
pub(super) type Chunk = (String, Asset);

/// Splits the program that cargo has built. Replaces `glue`, the JavaScript that Trunk has made, and the program beside it, by those
/// of the core. Returns the chunks, which are beside it too.
pub(super) fn split(glue: &Path) -> Result<Vec<Chunk>, String> {
    let directory = glue.parent().unwrap_or(Path::new("."));
    let target = target_directory()?;
    let work = target.join("split");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work).map_err(io_error(&work))?;
    let built = target.join(format!("wasm32-unknown-unknown/release/{PROGRAM}.wasm"));
    let bytes = fs::read(&built).map_err(io_error(&built))?;
    let whole_core = work.join(format!("{PROGRAM}.wasm"));
    let mut options = Options::new(&bytes);
    (options.output_dir, options.main_out_path, options.link_name) = (&work, &whole_core, LOADER_MODULE);
    let split = transform(options).map_err(|error| format!("splitting {}: {error:#}", built.display()))?;
    let core_bytes = fs::read(&whole_core).map_err(io_error(&whole_core))?;
    let parts = work.join("core-parts.txt");
    fs::write(&parts, core_parts(&core_bytes)?).map_err(io_error(&parts))?;
    let bindgen = work.join("bindgen");
    bind(&whole_core, &bindgen)?;
    let core = bindgen.join(format!("{PROGRAM}_bg.wasm"));
    let stems = stems(&split.split_modules);
    optimise(&core, &stems.iter().map(|stem| work.join(format!("{stem}.wasm"))).collect::<Vec<_>>())?;
    let names = public_names(&split.prefetch_map, &stems);
    let mut chunks = BTreeMap::new();
    for (stem, name) in stems.iter().zip(&names) {
        let file = work.join(format!("{stem}.wasm"));
        let bytes = fs::read(&file).map_err(io_error(&file))?;
        chunks.insert(name.clone(), Asset::write(directory, &format!("{PROGRAM}-{name}"), ".wasm", &bytes)?);
    }
    let name_of = |stem: &String| stems.iter().position(|known| known == stem).and_then(|index| names.get(index));
    let loads: BTreeMap<&String, Vec<&String>> =
        split.prefetch_map.iter().map(|(point, files)| (point, files.iter().filter_map(name_of).collect())).collect();
    let link = work.join(LOADER_MODULE.trim_start_matches("./"));
    let link = fs::read_to_string(&link).map_err(io_error(&link))?;
    let bound = bindgen.join(format!("{PROGRAM}.js"));
    let script = fs::read_to_string(&bound).map_err(io_error(&bound))?;
    let script = with_loader(&script, &loads, &chunks, &shared_exports(&link)?)?;
    fs::write(glue, script).map_err(io_error(glue))?;
    let program = directory.join(wasm_beside(glue));
    fs::copy(&core, &program).map_err(io_error(&program))?;
    Ok(chunks.into_iter().collect())
}

/// Returns the directory of cargo's output, in which this command was built.
fn target_directory() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    own.ancestors().nth(2).map(Path::to_owned).ok_or_else(|| format!("{} is in no target directory", own.display()))
}

/// Runs wasm-bindgen on the core.
fn bind(core: &Path, directory: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    let bound = bindgen
        .input_path(core)
        .out_name(PROGRAM)
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .omit_default_module_path(false)
        .web(true)
        .and_then(|bindgen| bindgen.generate(directory));
    bound.map_err(|error| format!("wasm-bindgen: {error:#}"))
}

/// Returns the names of files without their extension, in order.
fn stems(files: &[PathBuf]) -> Vec<String> {
    let stem = |file: &PathBuf| file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut stems: Vec<String> = files.iter().filter_map(stem).filter(|stem| stem != PROGRAM).collect();
    stems.sort();
    stems.dedup();
    stems
}

/// Returns the public names of chunks: those of the split points, and for what several of them share, `shared` and their names.
fn public_names(loads: &std::collections::HashMap<String, Vec<String>>, stems: &[String]) -> Vec<String> {
    let name = |stem: &String| {
        let is_point = loads.keys().find(|point| stem.ends_with(point.as_str()));
        is_point.cloned().unwrap_or_else(|| {
            let mut points: Vec<&str> =
                loads.iter().filter(|(_, files)| files.contains(stem)).map(|(point, _)| point.as_str()).collect();
            points.sort_unstable();
            ["shared-", &points.join("-")].concat()
        })
    };
    stems.iter().map(name).collect()
}

/// Optimises the core and the chunks, two at a time. The core comes first because it takes the longest.
fn optimise(core: &Path, chunks: &[PathBuf]) -> Result<(), String> {
    let files =
        std::sync::Mutex::new(std::iter::once((core, false)).chain(chunks.iter().map(|file| (file.as_path(), true))));
    let work = || {
        loop {
            let next = files.lock().map_err(|error| error.to_string())?.next();
            let Some((file, is_chunk)) = next else { return Ok(()) };
            let mut command = Command::new("wasm-opt");
            command.arg(file).args(if is_chunk { &CHUNK_FEATURES[..] } else { &CHUNK_FEATURES[..1] });
            // A chunk exports nothing.
            command.args(PASSES.iter().filter(|pass| !is_chunk || !pass.contains("exports"))).arg("-o").arg(file);
            if keeps_names() {
                command.arg("-g");
            }
            let output = command.output().map_err(|error| format!("wasm-opt: {error}"))?;
            if !output.status.success() {
                return Err(format!("wasm-opt {}: {}", file.display(), String::from_utf8_lossy(&output.stderr)));
            }
        }
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(work);
        work().and(other.join().unwrap_or_else(|_| Err("wasm-opt: its thread ended".to_owned())))
    })
}

/// Returns the exports of the core that chunks import, from the module that the splitter has written for its own loader.
fn shared_exports(link: &str) -> Result<Vec<&str>, String> {
    let names = link.split_once("const {").and_then(|(_, rest)| rest.split_once("} = initSync"));
    let (names, _) = names.ok_or("the splitter has written no list of exports")?;
    Ok(names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect())
}

/// Adds the loader to the JavaScript of the core. Its functions stand among the imports of the core, where names are shortened.
fn with_loader(
    script: &str,
    loads: &BTreeMap<&String, Vec<&String>>,
    chunks: &BTreeMap<String, Asset>,
    exports: &[&str],
) -> Result<String, String> {
    const IMPORTS: &str = "const import0 = {\n";
    let own = format!("from \"{LOADER_MODULE}\"");
    let module = format!("\"{LOADER_MODULE}\": ");
    // wasm-bindgen imports the module of the loader once for each function.
    let is_import = |line: &&str| line.starts_with("import ") && line.contains(&own);
    let mut lines: Vec<String> = script.lines().filter(|line| !is_import(line)).map(str::to_owned).collect();
    for line in lines.iter_mut().filter(|line| line.contains(&module)) {
        *line = format!("{module}import0,");
    }
    lines.dedup();
    let script = lines.join("\n") + "\n";
    let functions = loads.iter().map(|(point, files)| {
        format!("        __wasm_split_load_{point}: (callback, data) => loadChunks(callback, data, \"{point}\", {files:?}),\n")
    });
    let (before, after) = script.split_once(IMPORTS).ok_or("the JavaScript of the program has no imports")?;
    let script = [before, IMPORTS, &functions.collect::<String>(), after].concat();
    let files: Vec<String> = chunks
        .iter()
        .map(|(name, asset)| format!("{name:?}: [\"{}\", \"{}\"],\n", asset.name, asset.integrity))
        .collect();
    let imports: Vec<String> = exports.iter().map(|name| format!("{name}: wasm.{name},\n")).collect();
    let files_of = |wanted: &str| -> String {
        let files = loads.iter().filter(|(point, _)| point.as_str() == wanted).flat_map(|(_, files)| files);
        files.map(|file| format!("{file:?}")).collect::<Vec<_>>().join(", ")
    };
    let loader = LOADER
        .replace("/* files */", &files.concat())
        .replace("/* files of the overview */", &files_of("overview"))
        .replace("/* files of the views */", &files_of("views"))
        .replace("/* exports of the core */", &imports.concat());
    let (before, after) =
        script.split_once("\nexport { initSync").ok_or("the JavaScript of the program has no exports")?;
    Ok([before, "\n", &loader, "\nexport { initSync", after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_stands_among_the_imports_of_the_core() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\nfunction get() {\nconst import0 = {\n  a: 1,\n};\n\
                      return {\n\"./x_bg.js\": import0,\n\"./__wasm_split.js\": import1,\n\"./__wasm_split.js\": import2,\n};\n}\nexport { initSync, init as default };\n";
        let asset = Asset { name: "x-views-1.wasm".to_owned(), bytes: 1, integrity: "sha384-a".to_owned() };
        let (views, chunks) = ("views".to_owned(), BTreeMap::from([("views".to_owned(), asset)]));
        let loads = BTreeMap::from([(&views, vec![&views])]);
        let script = with_loader(script, &loads, &chunks, &["memory"]).unwrap();
        assert!(!script.contains("import1") && !script.contains("import2"), "{script}");
        assert_eq!(script.matches("\"./__wasm_split.js\": import0,").count(), 1, "{script}");
        assert!(
            script.contains("const import0 = {\n        __wasm_split_load_views: (callback, data) => "),
            "{script}"
        );
        assert!(script.contains("\"views\": [\"x-views-1.wasm\", \"sha384-a\"],"), "{script}");
        assert!(script.contains("memory: wasm.memory,") && script.ends_with("export { initSync, init as default };\n"));
        assert!(with_loader("", &loads, &chunks, &[]).is_err());
    }

    #[test]
    fn the_exports_are_those_that_the_splitter_names() {
        assert_eq!(shared_exports("const { memory, __table,\n } = initSync(x);"), Ok(vec!["memory", "__table"]));
        assert!(shared_exports("").is_err());
    }

    #[test]
    fn a_shared_chunk_has_the_names_of_those_that_share_it() {
        let files = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let loads = [
            ("views".to_owned(), files(&["chunk_1", "chunk_2", "split_views"])),
            ("tools".to_owned(), files(&["chunk_2", "split_tools"])),
            ("overview".to_owned(), files(&["chunk_1", "chunk_2"])),
        ];
        let stems = ["chunk_1", "chunk_2", "split_views"].map(str::to_owned);
        assert_eq!(
            public_names(&loads.into(), &stems),
            ["shared-overview-views", "shared-overview-tools-views", "views"]
        );
    }
}
