//! The toolbar: view switch, programme filter, active filters and record counts. Also the notices of the page.

use leptos::prelude::{IntoView, With, component};

use super::command::{Command, TimelineCommand};
use super::control::{button, option, toggle};
use super::element::{El, el};
use super::notice::notice;
use super::part::{Part, PartId};
use super::session::Session;
use crate::scene::timeline::{TimeRange, range_in_words};
use crate::state::View;
use crate::story::RecordKind;

/// The toolbar above the views.
#[component]
pub(super) fn Toolbar(session: Session) -> impl IntoView {
    Part::new(session, PartId::Toolbar, toolbar)
}

fn toolbar(session: Session) -> El {
    session.scene(|ctx, visible, _, state| {
        let words = ctx.words();
        let views = View::of_story(ctx.story);
        let views = views.map(|(_, view)| toggle(Command::SetView(view), state.view == view, (words.view_name)(view)));
        let programmes = ctx.story.programmes.iter().enumerate();
        let options =
            programmes.map(|(index, (id, entry))| option(id, entry.name.get(ctx.lang), state.programme == Some(index)));
        let select = el("select").attr("name", "programme").children(vec![option(
            "",
            words.all_programmes,
            state.programme.is_none(),
        )]);
        let time = state.window.map(|window| {
            let name = [words.time.looked_at, " ", &range_in_words(ctx, TimeRange::of(window)), " ✕"].concat();
            let chip = button(Command::Timeline(TimelineCommand::ShowInitial)).class("chip");
            chip.attr("title", words.time.clear).text_content(name)
        });
        let district = state.district.as_ref().map(|code| {
            let name = [words.time.looked_at, " ", &ctx.districts(std::slice::from_ref(code)), " ✕"].concat();
            let chip = button(Command::FilterDistrict("")).class("chip");
            chip.attr("title", words.map.all_districts).text_content(name)
        });
        let count = |kind| visible.of(kind).count();
        let counts = (words.counts)(count(RecordKind::Event), count(RecordKind::Place), count(RecordKind::Indicator));
        let bar = el("section").class("toolbar").attr("aria-label", words.visible).children(vec![
            el("nav").attr("aria-label", words.views).children_iter(views),
            el("label")
                .class("filter")
                .children(vec![el("span").text_content(words.programme), select.children_iter(options)]),
        ]);
        bar.children_iter(time)
            .children_iter(district)
            .children(vec![el("p").class("counts").attr("role", "status").text_content(counts)])
    })
}

/// The notices of the page, in the requested language, even while its text is being fetched.
#[component]
pub(super) fn Notices(session: Session) -> impl IntoView {
    Part::new(session, PartId::Notices, notices)
}

fn notices(session: Session) -> El {
    let lang = session.requested_lang();
    let lines: Vec<El> =
        session.store.messages.with(|messages| messages.iter().map(|message| notice(message, lang)).collect());
    el("div").class("notices").attr("role", "status").children(lines)
}
