//! The texts of the page: strings of the sources, text of HTML files, strings of scripts, texts of stories.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A text and where it stands.
#[derive(Debug)]
pub(crate) struct Passage {
    pub(crate) place: String,
    pub(crate) text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Strings of `src/words/`, without documentation.
pub(crate) fn of_words() -> Vec<Passage> {
    let entries = fs::read_dir(root().join("src/words")).expect("the directory of the texts");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut passages = Vec::new();
    for file in files {
        let name = file.strip_prefix(root()).expect("a file of the repository").display().to_string();
        let tokens: TokenStream = read(&name).parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        strings(&name, tokens, &mut passages);
    }
    passages
}

fn strings(name: &str, tokens: TokenStream, passages: &mut Vec<Passage>) {
    let mut is_attribute = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                // `#[doc = "…"]` is a comment.
                if !(is_attribute && group.delimiter() == Delimiter::Bracket) {
                    strings(name, group.stream(), passages);
                }
                is_attribute = false;
            }
            TokenTree::Punct(punct) => is_attribute = punct.as_char() == '#' || is_attribute && punct.as_char() == '!',
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    let place = format!("{name}:{}", literal.span().start().line);
                    passages.push(Passage { place, text: without_placeholders(&text.value()) });
                }
            }
            TokenTree::Ident(_) => {}
        }
    }
}

/// The text with each placeholder of a format string (`{percent}`) emptied.
fn without_placeholders(text: &str) -> String {
    let mut is_inside = false;
    let is_kept = |letter: &char| {
        is_inside = *letter == '{' || is_inside && *letter != '}';
        !is_inside || *letter == '{'
    };
    text.chars().filter(is_kept).collect()
}

/// Text between the tags of an HTML file.
pub(crate) fn of_html(name: &str) -> Vec<Passage> {
    let mut html = read(name);
    while let Some((before, (_, after))) =
        html.split_once("<!--").and_then(|(before, rest)| Some((before, rest.split_once("-->")?)))
    {
        html = [before, after].concat();
    }
    let texts = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    let texts = texts.filter(|text| !text.is_empty());
    texts.map(|text| Passage { place: name.to_owned(), text: text.to_owned() }).collect()
}

/// Strings in double quotes of a script.
pub(crate) fn of_script(name: &str) -> Vec<Passage> {
    let script = read(name);
    let lines = script.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let strings = lines.flat_map(|(index, line)| {
        line.split('"').skip(1).step_by(2).map(move |text| (index, text)).collect::<Vec<_>>()
    });
    strings.map(|(index, text)| Passage { place: format!("{name}:{}", index + 1), text: text.to_owned() }).collect()
}

/// Texts of a story in both languages. Quoted phrases are the words of the source.
pub(crate) fn of_story(name: &str) -> Vec<Passage> {
    let story = serde_json::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut passages = Vec::new();
    in_both_languages(name, &story, &mut passages);
    passages
}

fn in_both_languages(place: &str, value: &serde_json::Value, passages: &mut Vec<Passage>) {
    match value {
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                let place = format!("{place}/{key}");
                match (key.as_str(), value) {
                    ("zh" | "en", serde_json::Value::String(text)) => {
                        passages.push(Passage { place, text: text.clone() });
                    }
                    _ => in_both_languages(&place, value, passages),
                }
            }
        }
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let id = item.get("id").and_then(serde_json::Value::as_str).map_or(index.to_string(), str::to_owned);
                in_both_languages(&format!("{place}/{id}"), item, passages);
            }
        }
        _ => {}
    }
}
