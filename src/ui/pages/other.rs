//! The pages that show no record: about the site, the index of stories, and the page for unknown addresses.

use super::page_context::PageContext;
use super::static_element::StaticElements;
use crate::scene::pages::page_name;
use crate::scene::records::about::about;
use crate::state::{Page, Route};
use crate::story::{Lang, RecordKind, Story};
use crate::ui::about::part_element;
use crate::ui::element::{El, el};
use crate::words::{page_words, words};

/// Returns the content of the page about the site.
pub(super) fn about_page(page: &PageContext<'_>) -> Vec<El> {
    let texts = page.ctx.words().in_views().about_page;
    let mut parts = about(&page.ctx).into_iter();
    // The heading of the first part is that of the page.
    let first = parts.next().into_iter().flat_map(|part| {
        let paragraphs = part.paragraphs.into_iter().map(|text| el("p").text_content(text));
        std::iter::once(el("h1").text_content(part.heading)).chain(paragraphs)
    });
    let first = el("div").children_iter(first);
    let parts = parts.map(|part| part_element(false, part));
    let objection = el("div").children(vec![
        el("h3").text_content(texts.objection),
        el("p").text_content(texts.objection_text),
        el("p").class("to-copy").text_content((texts.objection_copy)(page.ctx.story.title.get(page.ctx.lang))),
    ]);
    let section = el("section").class("about").children(vec![first]).children_iter(parts).children(vec![objection]);
    StaticElements { page, raised_by: 1, is_open: true }.elements([section])
}

/// Returns the content of the index of stories, each with its name below `stories/`.
pub(super) fn stories(page: &PageContext<'_>, stories: &[(Option<&str>, &Story)]) -> Vec<El> {
    let lang = page.ctx.lang;
    let items = stories.iter().map(|(name, story)| {
        let route = Route { lang, story: name.map(str::to_owned), page: Page::default() };
        let link = el("a").attr("href", page.link(&route)).text_content(page_name(story, &route));
        el("li").children(vec![link, el("p").text_content(story.summary.get(lang).to_owned())])
    });
    let head = el("header").class("page-head").children(vec![el("h1").text_content(page_words(lang).stories)]);
    let list = el("ul").class("programme-list").children_iter(items);
    StaticElements { page, raised_by: 0, is_open: true }.elements([head, list])
}

/// Returns the content of the page for unknown addresses: both languages, because nothing is known about the reader.
pub(super) fn not_found(page: &PageContext<'_>) -> Vec<El> {
    let part = |lang: Lang| {
        let (texts, story) = (page_words(lang), page.ctx.story);
        let route = Route { lang, ..Route::default() };
        let link = |page_of: Page, label: String| {
            let href = page.link(&route.with_page(page_of));
            el("li").children(vec![el("a").attr("href", href).text_content(label)])
        };
        let records = story.programmes.iter();
        let programmes = records.filter_map(|(id, entry)| {
            let shown = Page::of(story, story.lookup(id)?)?;
            Some(link(shown, entry.name.get(lang).to_owned()))
        });
        let (heading, lower) = if lang == Lang::default() { ("h1", "h2") } else { ("h2", "h3") };
        el("section").attr("lang", lang.tag()).children(vec![
            el(heading).text_content(texts.not_found),
            el("p").text_content(texts.not_found_text),
            // For the program, which knows the address.
            el("div").class("nearest"),
            el("ul").children(vec![link(Page::default(), texts.back.to_owned())]),
            el(lower).text_content((words(lang).in_views().kinds)(RecordKind::Programme)),
            el("ul").class("link-list").children_iter(programmes),
        ])
    };
    [Lang::Zh, Lang::En].map(part).into()
}
