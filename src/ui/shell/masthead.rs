//! The masthead: brand, links to the views, basis and language switches, and the buttons of the menu and of the filter sheet.

use leptos::prelude::{IntoView, component};

use super::icons::{FILTER, MORE, SEARCH, icon};
use super::links::{current, view_href};
use crate::scene::filters::filter_count;
use crate::state::{ShownPage, View};
use crate::ui::command::{Command, ShellCommand};
use crate::ui::control::{button, toggle};
use crate::ui::element::{El, el};
use crate::ui::part::Part;
use crate::ui::part_id::PartId;
use crate::ui::record::span;
use crate::ui::session::Session;
use crate::words::Words;

/// The masthead as a part of the page.
#[component]
pub(in crate::ui) fn Masthead(session: Session) -> impl IntoView {
    Part::new(session, PartId::Masthead, masthead)
}

fn masthead(session: Session) -> El {
    session.scene(|ctx, _, _, state| {
        let (words, other) = (ctx.words(), ctx.lang.other());
        let (href, page) = (|view| view_href(session, ctx.story, state, view), state.shown_page(ctx.story));
        let views = View::of_story(ctx.story)
            .map(|(_, view)| view_link(words, view, href(view), Some(page)).command(Command::SetView(view)));
        let count = filter_count(state);
        let label = if count == 0 { words.shell.filters.to_owned() } else { (words.shell.filters_set)(count) };
        let filters = button(Command::Shell(ShellCommand::OpenFilters))
            .class("icon-button phone-only")
            .attr("aria-haspopup", "dialog");
        let filters = filters.attr("aria-label", label).children(vec![icon(FILTER)]);
        let filters = filters.children_iter((count > 0).then(|| span("badge", count.to_string())));
        let is_search_shown = if session.shell().is_search_shown.get() { "true" } else { "false" };
        let search = button(Command::Shell(ShellCommand::ShowSearch)).class("icon-button phone-only");
        let search = search.attr("aria-expanded", is_search_shown);
        let search = search.attr("aria-label", words.shell.search).children(vec![icon(SEARCH)]);
        let language = button(Command::SetLanguage(other)).class("language");
        let menu = button(Command::Shell(ShellCommand::OpenMenu))
            .class("icon-button menu-open")
            .attr("aria-haspopup", "dialog")
            .attr("aria-expanded", if session.shell().is_menu_open.get() { "true" } else { "false" });
        let menu = menu.attr("aria-label", words.shell.menu).attr("title", words.shell.menu);
        el("header").class("masthead").children(vec![
            el("a").class("skip").attr("href", "#main").text_content(words.skip),
            el("p").class("brand").children(vec![
                brand(words, other.tag()).attr("href", href(View::All)).command(Command::SetView(View::All)),
            ]),
            el("nav").class("views").attr("aria-label", words.views).children_iter(views),
            el("div").class("controls").children(vec![
                filters,
                search,
                basis_switch(words, state.background),
                language.attr("lang", other.tag()).text_content(words.other_lang),
                menu.children(vec![icon(MORE)]),
            ]),
        ])
    })
}

/// Returns the switch between all facts and those of the article.
pub(super) fn basis_switch(words: &'static Words, background: bool) -> El {
    let basis = |value: bool, label: &'static str| toggle(Command::SetBackground(value), background == value, label);
    let switch = el("div").class("switch").attr("role", "group").attr("aria-label", words.basis);
    switch.children(vec![basis(true, words.with_background), basis(false, words.article_only)])
}

/// Returns the link of the brand, without its address. `other` is the tag of the other language.
pub(in crate::ui) fn brand(words: &'static Words, other: &'static str) -> El {
    el("a").children(vec![
        el("strong").text_content(words.brand),
        el("span").attr("lang", other).text_content(words.brand_other),
    ])
}

/// Returns the link to a view from a page.
pub(in crate::ui) fn view_link(words: &'static Words, view: View, href: String, page: Option<ShownPage>) -> El {
    let link = el("a").attr("href", href).attr_opt("aria-current", current(view, page));
    link.text_content((words.view_name)(view))
}
