//! Notes on sources that disagree.

use super::parts::{figure, link_to, onward, section as headed};
use crate::gather::Gather;
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::{DisagreementNote, StatedValue, disagreements};
use crate::state::{TableKind, VisibleRecords};
use crate::story::RecordKind;
use crate::ui::element::{El, el};
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::span;

pub(super) fn section(page: &PageContext<'_>, visible: &VisibleRecords, highlight: &Highlight) -> Option<El> {
    let scene = disagreements(&page.ctx, visible, highlight)?;
    let more = (scene.rest > 0).then(|| {
        let link = onward(page.link_to_table(TableKind::Records(RecordKind::Note)), scene.rest_text);
        el("p").class("section-end").children(vec![link])
    });
    let notes = el("div").class("note-columns").children_iter(scene.notes.iter().map(|note| article(page, note)));
    Some(headed("disagreements", scene.heading, scene.lead).children_iter(more).children(vec![notes]))
}

fn article(page: &PageContext<'_>, note: &DisagreementNote) -> El {
    let values =
        (!note.values.is_empty()).then(|| el("div").class("versus").children_iter(note.values.iter().flat_map(stated)));
    el("article")
        .children(vec![
            el("p").class("note-sources").text_content(note.sources.clone()),
            el("h3").children(vec![link_to(page, &note.state, note.title.clone())]),
        ])
        .children_iter(values)
        .children(vec![el("p").class("note-lead").text_content(note.text.clone())])
}

fn stated(value: &StatedValue) -> Vec<El> {
    let sign = value.sign.map(|sign| el("i").text_content(sign.text()));
    let parts = vec![el("b").children(figure(&value.value)), span("value-source", value.source.clone())];
    sign.into_iter().chain([el("div").children(parts)]).gather()
}
