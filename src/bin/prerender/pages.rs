//! Writes the static pages of every story, the page for unknown addresses, and the files for search engines.

use std::fs;
use std::path::Path;

use minxin_atlas::read;
use minxin_atlas::scene::kit::context::SceneContext;
use minxin_atlas::site::{
    PageAssets, PageEntry, SiteFrame, document, error_document, index_entry, json_ld, pages, path_problems, robots,
    sitemap,
};
use minxin_atlas::state::{Page, Route, View, is_slug};
use minxin_atlas::story::{Basemap, Lang, Story};
use minxin_atlas::ui::pages::{not_found_body, page_body, stories_body};
use minxin_atlas::words::{self, page_words};

use super::build::io_error;
use super::cards::SiteCards;
use super::meta_tags;

/// A story with its file and its name below `stories/`, which the default story lacks.
pub(super) struct SiteStory {
    pub(super) story: Story,
    pub(super) file: String,
    pub(super) name: Option<String>,
}

/// The pages of a site, before they are written.
pub(super) struct SitePages {
    stories: Vec<SiteStory>,
    /// The pages of each story, in the same order, then the indexes of stories.
    entries: Vec<Vec<PageEntry>>,
    indexes: [PageEntry; 2],
}

impl SiteStory {
    /// Reads a story that was checked before. `is_default` is true for that of `index.html`.
    pub(super) fn read(path: &Path, is_default: bool) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(io_error(path))?;
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let problems = path_problems(&bytes);
        if !problems.is_empty() {
            let lines: Vec<String> = problems.iter().map(|problem| problem.message(&file)).collect();
            return Err(lines.join("\n"));
        }
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !is_slug(&name) {
            return Err(format!("{file}: the name cannot be a page path; use letters, digits and hyphens"));
        }
        let story = read::story(&bytes).story.ok_or_else(|| format!("{file}: not a story"))?;
        Ok(Self { story, file, name: (!is_default).then_some(name) })
    }
}

impl SitePages {
    /// Lists the pages. The default story comes first.
    pub(super) fn new(stories: Vec<SiteStory>, basemap: &Basemap) -> Result<Self, String> {
        let mut entries = Vec::new();
        for SiteStory { story, file, name } in &stories {
            let of_story = pages(story, basemap, name.as_deref());
            entries.push(of_story.map_err(|problems| {
                problems.iter().map(|problem| problem.message(file)).collect::<Vec<_>>().join("\n")
            })?);
        }
        let all: Vec<&Story> = stories.iter().map(|site_story| &site_story.story).collect();
        let indexes = [Lang::Zh, Lang::En].map(|lang| index_entry(lang, &all));
        Ok(Self { stories, entries, indexes })
    }

    /// Number of pages, with the indexes and without `404.html`.
    pub(super) fn count(&self) -> usize {
        self.entries.iter().map(Vec::len).sum::<usize>() + self.indexes.len()
    }

    /// Writes every page but the overview in the default language, which is `index.html`. `base` is the address that the
    /// build was given, and `site` that of the site, if it is known.
    pub(super) fn write(
        &self,
        directory: &Path,
        basemap: &Basemap,
        assets: &[PageAssets<'_>],
        base: &str,
        site: Option<&str>,
        cards: &SiteCards,
    ) -> Result<(), String> {
        let names = self.names();
        let frame = SiteFrame { base, site, stories: &names };
        for ((SiteStory { story, .. }, entries), assets) in self.stories.iter().zip(&self.entries).zip(assets) {
            for entry in entries.iter().filter(|entry| entry.route != Route::default()) {
                let ctx = SceneContext { story, basemap, lang: entry.route.lang, background: true };
                let page =
                    document(&ctx, entry, cards.of(&entry.route), assets, frame, &page_body(story, basemap, entry));
                write_page(directory, &entry.route.file(), &page)?;
            }
        }
        let all = self.stories();
        let no_story = Story::default();
        let Some(assets) = assets.first() else { return Ok(()) };
        for entry in &self.indexes {
            let ctx = SceneContext { story: &no_story, basemap, lang: entry.route.lang, background: true };
            let page =
                document(&ctx, entry, cards.of(&entry.route), assets, frame, &stories_body(basemap, entry, &all));
            write_page(directory, &entry.route.file(), &page)?;
        }
        if let Some((_, story)) = all.first() {
            let base = base_path(base, site);
            let title = [page_words(Lang::Zh).not_found, " · ", words::words(Lang::Zh).brand].concat();
            let page = error_document(&title, base, &names, assets, &not_found_body(story, basemap, base));
            let route = Route { page: Page::NotFound, ..Route::default() };
            write_page(directory, &route.file(), &page)?;
        }
        let Some(site) = site else { return Ok(()) };
        let entries: Vec<PageEntry> = self.entries.iter().flatten().chain(&self.indexes).cloned().collect();
        let checked = self.stories.first().and_then(|site_story| site_story.story.checked).map(words::iso);
        let changed = checked.as_deref().filter(|day| day.len() == "2021-01-04".len());
        write_file(directory, "sitemap.xml", &sitemap(site, &entries, changed))?;
        write_file(directory, "robots.txt", &robots(site))
    }

    /// The stories with their names below `stories/`, the default one first.
    pub(super) fn stories(&self) -> Vec<(Option<&str>, &Story)> {
        self.stories.iter().map(|site_story| (site_story.name.as_deref(), &site_story.story)).collect()
    }

    /// The structured data of the overview in the default language, which is `index.html`.
    pub(super) fn overview_data(&self, basemap: &Basemap, site: Option<&str>) -> String {
        let entry = self.entries.iter().flatten().find(|entry| entry.route == Route::default());
        let Some((entry, SiteStory { story, .. })) = entry.zip(self.stories.first()) else { return String::new() };
        let ctx = SceneContext { story, basemap, lang: entry.route.lang, background: true };
        ["<script type=\"application/ld+json\">", &json_ld(&ctx, entry, site), "</script>"].concat()
    }

    /// The names of the stories without the default one, separated by spaces.
    pub(super) fn names(&self) -> String {
        self.stories.iter().filter_map(|story| story.name.as_deref()).collect::<Vec<_>>().join(" ")
    }

    /// Links from `index.html` to the pages of its story, for readers without scripts: the views, the programmes, the page
    /// about the site, the other language, and the stories.
    pub(super) fn links(&self) -> String {
        let (Some(entries), Some(SiteStory { story, .. })) = (self.entries.first(), self.stories.first()) else {
            return String::new();
        };
        let mut links = String::new();
        let mut put = |route: &Route, label: &str, lang: Lang| {
            let attributes = if lang == Lang::default() { String::new() } else { format!(" lang=\"{}\"", lang.tag()) };
            let label = minxin_atlas::write::escape(label);
            let href = Route::default().link_to(route);
            links.extend(["<li", &attributes, "><a href=\"", &href, "\">", &label, "</a></li>"]);
        };
        let is_listed = |page: &Page| match page {
            Page::View(view) => *view != View::All,
            Page::Programme(_) => true,
            _ => false,
        };
        for entry in entries.iter().filter(|entry| entry.route.lang == Lang::default() && is_listed(&entry.route.page))
        {
            put(&entry.route, &minxin_atlas::scene::pages::page_name(story, &entry.route), Lang::Zh);
        }
        put(&Route { page: Page::Stories, ..Route::default() }, page_words(Lang::Zh).stories, Lang::Zh);
        let english = Route { lang: Lang::En, ..Route::default() };
        put(&english, words::words(Lang::Zh).other_lang, Lang::En);
        links
    }
}

/// The path of the site, with a slash at both ends: that of its address, or the root if it is not known.
fn base_path<'a>(base: &'a str, site: Option<&'a str>) -> &'a str {
    let site = site.unwrap_or(base);
    let path = match site.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or("/"),
        None => site,
    };
    if path.starts_with('/') && path.ends_with('/') { path } else { "/" }
}

fn write_page(directory: &Path, file: &str, page: &str) -> Result<(), String> {
    write_file(directory, file, &meta_tags::with_policy(page, meta_tags::has_meta_policy()))
}

fn write_file(directory: &Path, file: &str, text: &str) -> Result<(), String> {
    let path = directory.join(file);
    let folder = path.parent().unwrap_or(directory);
    fs::create_dir_all(folder).map_err(io_error(folder))?;
    fs::write(&path, text).map_err(io_error(&path))
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_path_of_the_site_follows_from_its_address() {
        for (base, site, path) in [
            ("./", None, "/"),
            ("/atlas/", None, "/atlas/"),
            ("./", Some("https://portal.cn/atlas/"), "/atlas/"),
            ("/cdn/", Some("https://portal.cn/"), "/"),
            ("https://portal.cn/a/b/", None, "/a/b/"),
        ] {
            assert_eq!(base_path(base, site), path, "{base} {site:?}");
        }
    }
}
