//! Writes the default story into the built page as HTML: the post-build hook of `trunk build`.
//!
//! A story with any problem stops the build, with file, line, column and reason in both languages.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use minxin_atlas::read::{self, Reading};
use minxin_atlas::story::{Lang, Story};
use minxin_atlas::ui::{App, AppProps, DEFAULT_STORY, Session, bundled_basemap};
use minxin_atlas::words;
use sha2::{Digest, Sha256, Sha384};

fn main() -> ExitCode {
    match prerender() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Reads every story of the build, and puts the default one into `index.html`.
fn prerender() -> Result<(), String> {
    let directory = PathBuf::from(std::env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let stories = directory.join("stories");
    let files = std::fs::read_dir(&stories).map_err(told(&stories))?;
    let mut paths: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    let problems: Vec<String> = paths.iter().filter_map(|path| check(path).err()).collect();
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    let path = directory.join(DEFAULT_STORY);
    let story = check(&path)?;
    let data = std::fs::read_to_string(&path).map_err(told(&path))?;
    let page = directory.join("index.html");
    let template = std::fs::read_to_string(&page).map_err(told(&page))?;
    let title = escape(&story.title.zh);
    let summary = escape(&story.summary.zh);
    let built = fill(&template, "{{app}}", &html(story))?;
    let built = fill(&built, "{{story}}", &in_script(&data))?;
    let built = fill(&built, "{{title}}", &title)?;
    let built = fill(&built, "{{the summary}}", &summary)?;
    let built = links(&built, &directory)?;
    std::fs::write(&page, built).map_err(told(&page))
}

/// Joins the style sheets into one, named by the SHA-256 of its bytes: one request before the first paint, not nine.
/// Takes the integrity off the preload of the wasm, where browsers ignore it and say so at each visit.
fn links(page: &str, directory: &Path) -> Result<String, String> {
    let (mut built, mut sheet) = (String::new(), String::new());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<link") {
        let (link, behind) = after.split_once('>').ok_or("index.html: a link that does not end")?;
        built.push_str(before);
        let name = |href: &str| href.rsplit('/').next().unwrap_or(href).to_owned();
        let (rel, href) = (attribute(link, "rel"), attribute(link, "href").unwrap_or_default());
        let is_wasm = Path::new(href).extension().is_some_and(|extension| extension == "wasm");
        let kept = match rel {
            Some("stylesheet") => {
                let file = directory.join(name(href));
                sheet.push_str(&std::fs::read_to_string(&file).map_err(told(&file))?);
                std::fs::remove_file(&file).map_err(told(&file))?;
                String::new()
            }
            Some("modulepreload") => {
                let integrity = bare_glue(&directory.join(name(href)))?;
                format!(
                    "<link rel=\"modulepreload\" href=\"{href}\" integrity=\"{integrity}\" crossorigin=\"anonymous\">"
                )
            }
            Some("preload") if is_wasm => {
                format!(
                    "<link rel=\"preload\" href=\"{href}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">"
                )
            }
            _ => format!("<link{link}>"),
        };
        built.push_str(&kept);
        rest = behind;
    }
    built.push_str(rest);
    let name = format!("atlas-{}.css", short_hex(&Sha256::digest(&sheet)));
    std::fs::write(directory.join(&name), sheet).map_err(|error| format!("{name}: {error}"))?;
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".into());
    let link = format!("<link rel=\"stylesheet\" href=\"{base}{name}\"></head>");
    Ok(built.replacen("</head>", &link, 1))
}

/// Takes the comments and the indentation off the glue that wasm-bindgen writes, and gives its new integrity.
fn bare_glue(file: &Path) -> Result<String, String> {
    let glue = std::fs::read_to_string(file).map_err(told(file))?;
    let is_code =
        |line: &&str| !line.is_empty() && !line.starts_with('*') && !line.starts_with("/*") && !line.starts_with("//");
    let bare = glue.lines().map(str::trim).filter(is_code).collect::<Vec<_>>().join("\n");
    std::fs::write(file, &bare).map_err(told(file))?;
    Ok(format!("sha384-{}", STANDARD.encode(Sha384::digest(&bare))))
}

/// The value of an attribute, with or without quotation marks.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(char::is_whitespace).next(),
    }
}

/// The first eight bytes in hexadecimal.
fn short_hex(bytes: &[u8]) -> String {
    bytes.iter().take(8).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// An error of the file system with its file.
fn told(file: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", file.display())
}

fn fill(page: &str, slot: &str, with: &str) -> Result<String, String> {
    let (before, after) = page.split_once(slot).ok_or_else(|| format!("index.html: no {slot}"))?;
    Ok([before, with, after].concat())
}

/// A story without a single problem; otherwise each problem on a line, `file:line:column: reason`.
fn check(path: &Path) -> Result<Story, String> {
    let bytes = std::fs::read(path).map_err(told(path))?;
    let Reading { story, problems } = read::story(&bytes);
    match story {
        Some(story) if problems.is_empty() => Ok(story),
        _ => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let lines = problems.iter().map(|problem| {
                let [zh, en] = [Lang::Zh, Lang::En].map(|lang| words::problem_kind(lang, &problem.kind));
                format!("{name}:{}:{}: {en} / {zh} ({})", problem.line, problem.column, problem.path)
            });
            Err(lines.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// The page of a story in its first state.
fn html(story: Story) -> String {
    let owner = Owner::new();
    owner.set();
    let session = Session::new(Arc::new(story), Arc::new(bundled_basemap()));
    App(AppProps { session }).to_html()
}

/// JSON that cannot end the script element it stands in: in JSON, `<` only occurs in strings.
///
/// The story travels inside the page because the two share their Chinese text: 8 kB of brotli less than as a file.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
