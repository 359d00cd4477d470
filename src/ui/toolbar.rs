//! Views, the programme filter, how much is shown, and what the page has to say.

use leptos::prelude::Get;

use super::element::{El, el};
use super::head::toggle;
use super::session::Session;
use crate::scene::timeline::{Span, in_words};
use crate::state::View;
use crate::story::Kind;

/// The bar above the views.
pub(super) fn toolbar(session: Session) -> El {
    session.scene(|told, shown, _, state| {
        let words = told.words();
        let views = View::NAMES.iter().zip(words.view_names);
        let views = views.map(|((word, view), name)| toggle("data-look", word, state.view == *view, name));
        let option = |id: &str, name: &str, chosen: bool| {
            el("option").at("value", id.to_owned()).at_if("selected", chosen.then_some("")).words(name.to_owned())
        };
        let programmes = told.story.programmes.iter().enumerate();
        let options = programmes
            .map(|(index, (id, entry))| option(id, entry.name.get(told.lang), state.programme == Some(index)));
        let select = el("select").at("name", "programme").with(vec![option(
            "",
            words.all_programmes,
            state.programme.is_none(),
        )]);
        let time = state.window.map(|window| {
            let name = [words.time.looked_at, " ", &in_words(told, Span::of(window)), " ✕"].concat();
            let chip = el("button").at("type", "button").class("chip").at("data-time", "home");
            chip.at("title", words.time.clear).words(name)
        });
        let district = state.district.as_ref().map(|code| {
            let name = [words.time.looked_at, " ", &told.districts(std::slice::from_ref(code)), " ✕"].concat();
            el("button")
                .at("type", "button")
                .class("chip")
                .at("data-district", "")
                .at("title", words.map.all_districts)
                .words(name)
        });
        let count = |kind| shown.of(kind).count();
        let counts = (words.counts)(count(Kind::Event), count(Kind::Place), count(Kind::Indicator));
        let bar = el("section").class("toolbar").at("aria-label", words.shown).with(vec![
            el("nav").at("aria-label", words.views).each(views),
            el("label").class("filter").with(vec![el("span").words(words.programme), select.each(options)]),
        ]);
        bar.each(time).each(district).with(vec![el("p").class("counts").at("role", "status").words(counts)])
    })
}

/// The notices of the page, in the language that was asked for, even while its story is not there yet.
pub(super) fn notices(session: Session) -> El {
    let lang = session.asked_lang();
    let lines = session.messages.get().into_iter().map(|message| message.notice(lang));
    el("div").class("notices").at("role", "status").each(lines)
}
