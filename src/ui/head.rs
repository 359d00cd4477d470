//! The head of the page: name, language and basis, title, summary, key figures.

use super::element::{El, el};
use super::record::{record_link, span};
use super::session::Session;
use super::share::opener;
use crate::geometry::coordinate;
use crate::scene::head::head;
use crate::story::Lang;

/// How wide a number may be for any card, in ems.
const ROOM: f64 = 4.8;

/// The head of the page.
pub(super) fn masthead(session: Session) -> El {
    session.scene(|told, _, lit, state| {
        let (words, scene, other) = (told.words(), head(told, lit), told.lang.other());
        let basis = |word: &'static str, wanted: bool, name: &'static str| {
            toggle("data-basis", word, state.background == wanted, name)
        };
        let switch = el("div").class("switch").at("role", "group").at("aria-label", words.basis);
        let language = el("button").at("type", "button").class("language").at("data-lang", other.code());
        el("header").class("masthead").with(vec![
            el("a").class("skip").at("href", "#main").words(words.skip),
            el("div").class("bar").with(vec![
                el("p").class("brand").with(vec![
                    el("strong").words(words.brand),
                    el("span").at("lang", other.tag()).words(words.brand_other),
                ]),
                el("div").class("controls").with(vec![
                    switch.with(vec![
                        basis("all", true, words.with_background),
                        basis("article", false, words.article_only),
                    ]),
                    language.at("lang", other.tag()).words(words.other_lang),
                    opener(told),
                ]),
            ]),
            el("h1").with(phrases(&scene.title, told.lang)),
            el("p").class("summary").words(scene.summary),
            el("p").class("as-of").words(scene.as_of),
        ])
    })
}

/// A button that is one of several; pressed while it is the one.
pub(super) fn toggle(attribute: &'static str, word: &'static str, pressed: bool, name: &'static str) -> El {
    let pressed = if pressed { "true" } else { "false" };
    el("button").at("type", "button").at(attribute, word).at("aria-pressed", pressed).words(name)
}

/// A Chinese headline may break after a comma before anywhere else.
fn phrases(title: &str, lang: Lang) -> Vec<El> {
    let commas: &[char] = if lang == Lang::Zh { &['，', '：'] } else { &[] };
    title.split_inclusive(commas).map(|part| span("phrase", part.to_owned())).collect()
}

/// The key figures, each leading to its record.
pub(super) fn key_figures(session: Session) -> El {
    session.scene(|told, _, lit, _| {
        let cards = head(told, lit).figures.into_iter().map(|figure| {
            let mut value = span("value", figure.value);
            if figure.run > ROOM {
                value = value.placed(["--run:", &coordinate(figure.run)].concat());
            }
            let parts = vec![value, span("name", figure.name), span("share", figure.share)];
            el("li").with(vec![record_link(&figure.link, "figure", parts)])
        });
        let section = el("section").class("figures").at("aria-label", told.words().key_figures);
        section.with(vec![el("ul").each(cards)])
    })
}
