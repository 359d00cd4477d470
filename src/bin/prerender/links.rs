//! What the built page asks for: one style sheet before everything else, then the program.

use std::path::Path;

use minxin_release::{Asset, Release};

use super::{glue, told};

/// Joins the style sheets into one, with `rules` behind them: one request before the first paint, not nine. Names sheet, glue and
/// program by their bytes, and tells the browser what to hold each against. Returns the page, and what it is made of.
///
/// Takes the integrity off the preload of the wasm, where browsers ignore it and say so at each visit: the starting script states it.
pub(super) fn tidy(page: &str, rules: &str, directory: &Path, base: &str) -> Result<(String, Release), String> {
    let (mut built, mut sheet) = (String::new(), String::new());
    let mut program = None;
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
                // The starting script asks for the glue: one request less beside that for the style sheet.
                program = Some(name(href));
                String::new()
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
    sheet.push_str(rules);
    let css = Asset::write(directory, "atlas", ".css", sheet.as_bytes())?;
    let old = program.ok_or("index.html: no link to the glue")?;
    let (js, wasm) = glue::finish(&directory.join(&old))?;
    let built = built.replace(&glue::wasm_beside(Path::new(&old)), &wasm.name).replace(&old, &js.name);
    // Asked for before everything that only the program needs; the script, when all else has been asked for.
    let link = format!(
        "<link rel=\"stylesheet\" href=\"{base}{}\" integrity=\"{}\" crossorigin=\"anonymous\"><link",
        css.name, css.integrity
    );
    let built = built.replacen("<link", &link, 1);
    let (start, end) = script(&built).ok_or("index.html: no script")?;
    let moved = [&built[..start], &built[end..]].concat();
    let held = format!("<script data-integrity=\"{}\" data-wasm-integrity=\"{}\"", js.integrity, wasm.integrity);
    let boot = Asset::versioned(directory, "boot.js")?;
    let script = built[start..end].replacen("<script", &held, 1).replacen("boot.js", &boot, 1);
    Ok((moved.replacen("</head>", &[script.as_str(), "</head>"].concat(), 1), Release { js, wasm, css }))
}

/// Where the script that starts the program begins and ends.
fn script(page: &str) -> Option<(usize, usize)> {
    let start = page.find("<script")?;
    let end = start + page.get(start..)?.find("</script>")? + "</script>".len();
    Some((start, end))
}

/// The value of an attribute, with or without quotation marks.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(char::is_whitespace).next(),
    }
}
