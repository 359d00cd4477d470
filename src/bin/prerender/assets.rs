//! Assets of the built page: one style sheet, then the glue code and the program.
//!
//! The page is edited as text, not with `lol_html`: the first link needs the digest of the sheets that later links name, and
//! elements move, while `lol_html` writes a page in one pass. The page is `index.html` as Trunk wrote it, so its tags are known.

use std::path::Path;

use minxin_atlas::site::{Hashed, PageAssets};
use minxin_release::{Asset, Release};

use super::build::{io_error, is_release};
use super::{bindgen_js, minify, program};

/// Joins the style sheets into one file, followed by `rules`: one request before the first paint. Names
/// the style sheet, the glue code, the program and the story by their digests, and adds their `integrity` to the page. Returns
/// the page, its assets, and the address of `boot.js`.
///
/// The preload of the program gets no `integrity`, because browsers ignore it there and log a warning at each visit.
/// `boot.js` has it instead.
pub(super) fn bundle_assets(
    page: &str,
    rules: &str,
    directory: &Path,
    base: &str,
    stories: &[[Asset; 2]],
) -> Result<(String, Release, String), String> {
    let [[story, full_story], others @ ..] = stories else { return Err("no story".to_owned()) };
    let (mut built, mut sheet) = (String::new(), String::new());
    let mut program = None;
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<link") {
        let (link, behind) = after.split_once('>').ok_or("index.html: a link that does not end")?;
        built.push_str(before);
        let name = |href: &str| href.rsplit('/').next().unwrap_or(href).to_owned();
        let (rel, href) = (attribute(link, "rel"), attribute(link, "href").unwrap_or_default());
        let is_wasm = Path::new(href).extension().is_some_and(|extension| extension == "wasm");
        let replacement = match rel {
            Some("stylesheet") => {
                let file = directory.join(name(href));
                sheet.push_str(&std::fs::read_to_string(&file).map_err(io_error(&file))?);
                std::fs::remove_file(&file).map_err(io_error(&file))?;
                String::new()
            }
            Some("modulepreload") => {
                // The script element of the glue code also loads it, with its integrity.
                program = Some(name(href));
                String::new()
            }
            Some("preload") if is_wasm => {
                // The story is left to boot.js, so that it takes no bandwidth from the style sheet.
                format!(
                    "<link rel=\"preload\" href=\"{href}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">"
                )
            }
            _ => format!("<link{link}>"),
        };
        built.push_str(&replacement);
        rest = behind;
    }
    built.push_str(rest);
    sheet.push_str(rules);
    if is_release() {
        sheet = minify::css(&sheet)?;
    }
    let css = Asset::write(directory, "atlas", ".css", sheet.as_bytes())?;
    let old = program.ok_or("index.html: no link to the glue")?;
    let chunks = if is_release() { program::split(&directory.join(&old))? } else { Vec::new() };
    let (js, wasm) = bindgen_js::write_assets(&directory.join(&old))?;
    let built = built.replace(&bindgen_js::wasm_beside(Path::new(&old)), &wasm.name).replace(&old, &js.name);
    // The style sheet precedes all other links, so it is requested first. `boot.js` is moved to the end of the head.
    let link = format!(
        "<link rel=\"stylesheet\" href=\"{base}{}\" integrity=\"{}\" crossorigin=\"anonymous\"><link",
        css.name, css.integrity
    );
    let built = built.replacen("<link", &link, 1);
    let (rest, boot) = take_script(&built).ok_or("index.html: no script")?;
    let (rest, module) = take_script(&rest).ok_or("index.html: no script with the glue")?;
    let file = directory.join("boot.js");
    let script = std::fs::read_to_string(&file).map_err(io_error(&file))?;
    std::fs::write(&file, bindgen_js::without_comments(&script)).map_err(io_error(&file))?;
    let versioned = Asset::versioned(directory, "boot.js")?;
    let script_start = format!(
        "<script data-wasm-integrity=\"{}\" data-story=\"{base}{}\" data-story-integrity=\"{}\"",
        wasm.integrity, story.name, story.integrity
    );
    let boot = boot.replacen("<script", &script_start, 1).replacen("boot.js", &versioned, 1);
    let module = module.replacen("<script", &format!("<script integrity=\"{}\"", js.integrity), 1);
    // The glue code comes last, so that it takes no bandwidth from the first paint.
    let built = rest.replacen("</head>", &[boot.as_str(), "</head>"].concat(), 1);
    let built = built.replacen("</body>", &[module.as_str(), "</body>"].concat(), 1);
    let (story, full_story) = (story.clone(), full_story.clone());
    let other_stories = others.iter().flatten().cloned().collect();
    Ok((built, Release { js, wasm, chunks, css, story, full_story, other_stories }, versioned))
}

fn hashed(asset: &Asset) -> Hashed<'_> {
    Hashed { file: &asset.name, integrity: &asset.integrity }
}

/// The files that static pages of a story load. The story is given in both forms, and `boot` is the address of `boot.js`.
pub(super) fn of_pages<'a>(release: &'a Release, [part, whole]: &'a [Asset; 2], boot: &'a str) -> PageAssets<'a> {
    PageAssets {
        css: hashed(&release.css),
        js: hashed(&release.js),
        wasm: hashed(&release.wasm),
        boot,
        story: hashed(part),
        full_story: hashed(whole),
    }
}

/// Removes the first script element of a page. Returns the page and the element, or `None` without one.
fn take_script(page: &str) -> Option<(String, String)> {
    let (before, script) = page.split_at(page.find("<script")?);
    let (script, after) = script.split_at(script.find("</script>")? + "</script>".len());
    Some(([before, after].concat(), script.to_owned()))
}

/// Returns the value of an attribute, quoted or not.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(char::is_whitespace).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_taken_out_one_by_one() {
        let page = "<p>1<script a></script><p>2<script b>c</script>";
        let (rest, first) = take_script(page).unwrap_or_default();
        assert_eq!((rest.as_str(), first.as_str()), ("<p>1<p>2<script b>c</script>", "<script a></script>"));
        assert_eq!(take_script("<p>"), None);
    }
}
