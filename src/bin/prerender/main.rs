//! Post-build hook of `trunk build`: prerenders the default story into the page.
//!
//! An error in any story stops the build. It is reported with its file, line, column and reason, in both languages.

mod assets;
mod bindgen_js;
mod build;
mod cards;
mod core_parts;
mod inline_styles;
mod meta_tags;
mod minify;
mod pages;
mod program;
mod sketches;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use leptos::prelude::*;
use minxin_atlas::read::{self, ParsedStory, Problem};
use minxin_atlas::scene::pages::title;
use minxin_atlas::site::{PageAssets, card_tags};
use minxin_atlas::state::Route;
use minxin_atlas::story::Story;
use minxin_atlas::ui::{App, AppProps, DEFAULT_STORY, Session, bundled_basemap};
use minxin_atlas::words;
use minxin_atlas::write::escape;
use minxin_release::Asset;

use build::{io_error, is_release};
use cards::SiteCards;
use pages::{SitePages, SiteStory};
use sketches::sketch_of;

fn main() -> ExitCode {
    match prerender() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Validates every story of the build, and writes the default story into `index.html`.
fn prerender() -> Result<(), String> {
    let start = Instant::now();
    let directory = PathBuf::from(std::env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let stories = directory.join("stories");
    let files = std::fs::read_dir(&stories).map_err(io_error(&stories))?;
    let mut paths: Vec<PathBuf> =
        files.filter_map(|file| Some(file.ok()?.path())).filter(|path| path.is_file()).collect();
    paths.sort();
    let problems: Vec<String> = paths.iter().filter_map(|path| check(path).err()).collect();
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    let path = directory.join(DEFAULT_STORY);
    let story = check(&path)?;
    let basemap = bundled_basemap();
    let others = paths.iter().filter(|other| **other != path);
    let files = std::iter::once((&path, true)).chain(others.map(|other| (other, false)));
    let site_stories = files.map(|(path, is_default)| SiteStory::read(path, is_default));
    let pages = SitePages::new(site_stories.collect::<Result<_, _>>()?, &basemap)?;
    let page = directory.join("index.html");
    let mut template = std::fs::read_to_string(&page).map_err(io_error(&page))?;
    if is_release() {
        template = minify::html(&template)?;
    }
    let title = escape(&title(&story, &Route::default()));
    let summary = escape(&story.summary.zh);
    let site = meta_tags::site();
    if let Some(site) = &site {
        oembeds(&directory, &paths, site)?;
    }
    // Only a release has cards and compressed copies, because both take seconds.
    let cards =
        if is_release() { SiteCards::draw(&directory, &pages.stories(), &basemap)? } else { SiteCards::default() };
    let card = cards.of(&Route::default()).zip(site.as_deref()).map(|(card, site)| card_tags(card, site));
    let metas = meta_tags::meta_tags(&story, site.as_deref()) + &card.unwrap_or_default();
    let (app, rules) = inline_styles::extract_styles(&html(story))?;
    let built = fill(&template, "{{app}}", &app)?;
    let built = fill(&built, "{{title}}", &title)?;
    let built = fill(&built, "{{the summary}}", &summary)?;
    let built = fill(&built, "{{stories}}", &pages.names())?;
    let built = fill(&built, "{{pages}}", &pages.links())?;
    let built = fill(&built, "</head>", &[metas.as_str(), "</head>"].concat())?;
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".into());
    let files: Vec<&PathBuf> = std::iter::once(&path).chain(paths.iter().filter(|other| **other != path)).collect();
    let data = files.iter().map(|file| story_data(&directory, file)).collect::<Result<Vec<[Asset; 2]>, _>>()?;
    let full = data.first().map_or("", |[_, full]| full.name.as_str());
    let built = fill(&built, "{{full story}}", full)?;
    let (built, release, boot) = assets::bundle_assets(&built, &rules, &directory, &base, &data)?;
    // After the scripts of the program, the first of which hosts and tests look for.
    let structured = pages.overview_data(&basemap, site.as_deref());
    let built = fill(&built, "</head>", &[structured.as_str(), "</head>"].concat())?;
    let built = meta_tags::with_policy(&built, meta_tags::has_meta_policy());
    std::fs::write(&page, built).map_err(io_error(&page))?;
    let assets: Vec<PageAssets<'_>> = data.iter().map(|story| assets::of_pages(&release, story, &boot)).collect();
    pages.write(&directory, &basemap, &assets, &base, site.as_deref(), &cards)?;
    release.complete(&directory, &base, is_release())?;
    if !is_release() {
        without_worker(&directory)?;
    }
    println!("wrote {} pages and {} cards in {:.1} s", pages.count(), cards.count(), start.elapsed().as_secs_f64());
    Ok(())
}

/// Replaces the service worker of a development build with one that removes itself, along with the cache of a release
/// at the same address.
fn without_worker(directory: &Path) -> Result<(), String> {
    let [off, worker] = ["sw-off.js", "sw.js"].map(|name| directory.join(name));
    std::fs::copy(&off, &worker).map(drop).map_err(io_error(&off))
}

/// Writes the oEmbed response for each story into `oembed/`.
fn oembeds(directory: &Path, stories: &[PathBuf], site: &str) -> Result<(), String> {
    let folder = directory.join("oembed");
    std::fs::create_dir_all(&folder).map_err(io_error(&folder))?;
    for path in stories {
        let story = check(path)?;
        let file = path.strip_prefix(directory).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let response = meta_tags::oembed(&story, site, Some(file.as_str()).filter(|file| *file != DEFAULT_STORY));
        let target = folder.join(format!("{}.json", story.id));
        std::fs::write(&target, response).map_err(io_error(&target))?;
    }
    Ok(())
}

/// Replaces the first occurrence of `slot`. Fails if there is none.
fn fill(page: &str, slot: &str, with: &str) -> Result<String, String> {
    let (before, after) = page.split_once(slot).ok_or_else(|| format!("index.html: no {slot}"))?;
    Ok([before, with, after].concat())
}

/// Reads a story, with the sketch of its article if there is one, and prints its warnings. If it has errors, returns all its
/// problems, one per line:
/// `file:line:column: reason`.
fn check(path: &Path) -> Result<Story, String> {
    let bytes = std::fs::read(path).map_err(io_error(path))?;
    let ParsedStory { story, problems, omitted } = match sketch_of(path)? {
        Some(sketch) => read::story_with_sketch(&bytes, &sketch),
        None => read::story(&bytes),
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let lines = problems.iter().map(|problem| words::build_problem(&name, problem));
    let more = (omitted > 0).then(|| format!("{name}: and {omitted} more"));
    let lines = lines.chain(more).collect::<Vec<_>>().join("\n");
    match story {
        Some(story) if problems.iter().all(Problem::is_warning) => {
            if !lines.is_empty() {
                eprintln!("{lines}");
            }
            Ok(story)
        }
        _ => Err(lines),
    }
}

/// Renders a story in the initial state of the page.
fn html(story: Story) -> String {
    let owner = Owner::new();
    owner.set();
    let session = Session::new(Arc::new(story), bundled_basemap());
    App(AppProps { session }).to_html()
}

/// Writes the data of a story twice, each in one file that all its pages share: with the Chinese texts alone, which saves
/// 10 kB after Brotli in the first load, and with all texts.
fn story_data(directory: &Path, file: &Path) -> Result<[Asset; 2], String> {
    let text = std::fs::read_to_string(file).map_err(io_error(file))?;
    let mut data: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let write = |data: &serde_json::Value, lang: &str| {
        Asset::write(directory, &[&stem, "-", lang].concat(), ".json", data.to_string().as_bytes())
    };
    let full = write(&data, "en")?;
    remove_english(&mut data);
    Ok([write(&data, "zh")?, full])
}

fn remove_english(node: &mut serde_json::Value) {
    match node {
        serde_json::Value::Array(items) => items.iter_mut().for_each(remove_english),
        serde_json::Value::Object(members) => {
            if members.contains_key("zh") {
                members.remove("en");
            }
            members.values_mut().for_each(remove_english);
        }
        _ => {}
    }
}
