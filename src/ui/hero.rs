//! The title of the story above a view.

use leptos::prelude::{Get, IntoView, component};

use super::element::{El, el};
use super::part::Part;
use super::part_id::PartId;
use super::record::span;
use super::session::Session;
use crate::gather::Gather;
use crate::state::{ShownPage, View};
use crate::story::Lang;

/// Id of the title.
const TITLE_ID: &str = "story-title";

/// The title of the story above a view. The overview and the pages of records have headings of their own.
#[component]
pub(super) fn Hero(session: Session) -> impl IntoView {
    Part::new(session, PartId::Hero, hero)
}

fn hero(session: Session) -> El {
    let page = session.shown_page().get();
    session.scene(|ctx, _, _, _| {
        let section = el("section").class("hero");
        if matches!(page, ShownPage::Record(_) | ShownPage::View(View::All)) {
            return section.attr("hidden", "");
        }
        let title = el("h1").attr("id", TITLE_ID).children(split_phrases(ctx.story.title.get(ctx.lang), ctx.lang));
        section.attr("aria-labelledby", TITLE_ID).children(vec![title])
    })
}

/// Splits a title into phrases. A Chinese title wraps after a comma or colon first.
pub(super) fn split_phrases(title: &str, lang: Lang) -> Vec<El> {
    let commas: &[char] = if lang == Lang::Zh { &['，', '：'] } else { &[] };
    title.split_inclusive(commas).map(|part| span("phrase", part.to_owned())).gather()
}
