//! The parts around the content of a static page: masthead, breadcrumb and footer. Pages of records have their breadcrumb in
//! their content.

use super::page_context::PageContext;
use super::page_line::breadcrumb_nav;
use crate::scene::pages::PageLink;
use crate::state::{Page, ShownPage, View};
use crate::ui::element::{El, el};
use crate::ui::map::credit;
use crate::ui::shell::{brand, tab, tab_bar, tabs_of, view_link};
use crate::words::{self, static_words};

/// Returns the body of a page.
pub(super) fn shell(page: &PageContext<'_>, breadcrumb: &[PageLink], content: Vec<El>) -> El {
    let is_record = page.route.page.slug().is_some();
    let main = el("main").attr("id", "main").attr("tabindex", "-1").children(content);
    el("div")
        .class("page static-page")
        .children(vec![masthead(page)])
        .children_iter((!is_record && breadcrumb.len() > 1).then(|| breadcrumb_nav(page, breadcrumb)))
        .children(vec![main, footer(page), tabs(page)])
}

/// Returns the page as the program names it. `None` if the program has no such page.
fn shown_page(page: &PageContext<'_>) -> Option<ShownPage> {
    match page.route.page {
        Page::View(view) => Some(ShownPage::View(view)),
        _ => page.route.record(page.ctx.story).map(ShownPage::Record),
    }
}

fn masthead(page: &PageContext<'_>) -> El {
    let (words, lang) = (page.ctx.words(), page.ctx.lang);
    let other = lang.other();
    let brand = brand(words, other.tag()).attr("href", page.link_to_page(Page::default()));
    let translated = page.route.in_language(other);
    let is_found = page.route.page != Page::NotFound;
    let translated = if is_found { translated } else { translated.with_page(Page::default()) };
    let language = el("a")
        .class("language")
        .attr("href", page.link(&translated))
        .attr("hreflang", other.tag())
        .attr("lang", other.tag())
        .text_content(words.other_lang);
    let views = View::of_story(page.ctx.story)
        .map(|(_, view)| view_link(words, view, page.link_to_page(Page::View(view)), shown_page(page)));
    let views = el("nav").class("views").attr("aria-label", words.views).children_iter(views);
    el("header").class("masthead").children(vec![
        el("a").class("skip").attr("href", "#main").text_content(words.skip),
        el("p").class("brand").children(vec![brand]),
        views,
        language,
    ])
}

fn tabs(page: &PageContext<'_>) -> El {
    let words = page.ctx.words();
    let tabs =
        tabs_of(page.ctx.story).map(|view| tab(words, view, page.link_to_page(Page::View(view)), shown_page(page)));
    tab_bar(words, tabs.collect())
}

fn footer(page: &PageContext<'_>) -> El {
    let (words, lang) = (page.ctx.words(), page.ctx.lang);
    let about =
        el("a").attr("href", page.link_to_page(Page::View(View::About))).text_content(words.in_views().about_page.link);
    let tables = Page::View(View::Table);
    let facts = el("a").attr("href", page.link_to_page(tables)).text_content((words.view_name)(View::Table));
    let checked = page.ctx.story.checked.map(|day| (words.in_views().about_page.checked)(&words::when(lang, day)));
    el("footer")
        .class("footer")
        .children(vec![
            el("p").children(vec![el("strong").text_content(words.brand)]),
            el("p").text_content(words.in_views().about),
        ])
        .children_iter(checked.map(|checked| el("p").text_content(checked)))
        .children(vec![
            el("p").children(vec![facts]),
            el("p").children(vec![about]),
            credit(words),
            el("p").text_content(static_words(lang).licence),
        ])
}
