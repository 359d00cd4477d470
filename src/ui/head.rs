//! The page header: name, language and basis switches, title, summary, key figures.

use leptos::prelude::{IntoView, component};

use super::about::ABOUT_ID;
use super::command::Command;
use super::control::{button, toggle};
use super::element::{El, el};
use super::embed_dialog::open_button;
use super::part::{Part, PartId};
use super::record::{record_link, span};
use super::session::Session;
use crate::geometry::coordinate;
use crate::scene::records::head::head;
use crate::story::Lang;

/// Width that a number may have in every card, in ems. A wider one gets a smaller font.
const MAX_VALUE_EMS: f64 = 4.8;

/// The page header.
#[component]
pub(super) fn Masthead(session: Session) -> impl IntoView {
    Part::new(session, PartId::Masthead, masthead)
}

fn masthead(session: Session) -> El {
    session.scene(|ctx, _, highlight, state| {
        let (words, scene, other) = (ctx.words(), head(ctx, highlight), ctx.lang.other());
        let basis = |background: bool, label: &'static str| {
            toggle(Command::SetBackground(background), state.background == background, label)
        };
        let switch = el("div").class("switch").attr("role", "group").attr("aria-label", words.basis);
        let language = button(Command::SetLanguage(other)).class("language");
        el("header").class("masthead").children(vec![
            el("a").class("skip").attr("href", "#main").text_content(words.skip),
            el("div").class("masthead-bar").children(vec![
                el("p").class("brand").children(vec![
                    el("strong").text_content(words.brand),
                    el("span").attr("lang", other.tag()).text_content(words.brand_other),
                ]),
                el("div").class("controls").children(vec![
                    switch.children(vec![basis(true, words.with_background), basis(false, words.article_only)]),
                    language.attr("lang", other.tag()).text_content(words.other_lang),
                    open_button(ctx),
                ]),
            ]),
            el("h1").children(split_phrases(&scene.title, ctx.lang)),
            el("p").class("summary").text_content(scene.summary),
            el("p").class("as-of").children(vec![
                el("span").text_content(scene.as_of),
                el("a").class("about-link").attr("href", ["#", ABOUT_ID].concat()).text_content(words.about_page.link),
            ]),
        ])
    })
}

/// Splits a title into phrases. A Chinese title wraps after a comma or colon first.
fn split_phrases(title: &str, lang: Lang) -> Vec<El> {
    let commas: &[char] = if lang == Lang::Zh { &['，', '：'] } else { &[] };
    title.split_inclusive(commas).map(|part| span("phrase", part.to_owned())).collect()
}

/// The key figures. Each links to its record.
#[component]
pub(super) fn KeyFigures(session: Session) -> impl IntoView {
    Part::new(session, PartId::KeyFigures, key_figures)
}

fn key_figures(session: Session) -> El {
    session.scene(|ctx, _, highlight, _| {
        let cards = head(ctx, highlight).figures.into_iter().map(|figure| {
            let mut value = span("value", figure.value);
            if figure.run > MAX_VALUE_EMS {
                value = value.style(["--run:", &coordinate(figure.run)].concat());
            }
            let parts = vec![value, span("name", figure.name), span("share", figure.share)];
            el("li").children(vec![record_link(&figure.state, "figure", parts)])
        });
        let section = el("section").class("figures").attr("aria-label", ctx.words().key_figures);
        section.children(vec![el("ul").children_iter(cards)])
    })
}
