//! The section about the page, with how to object.

use super::element::{El, el};
use super::session::Session;
use crate::scene::records::about::{AboutPart, about};

/// Id of the section. The masthead links to it.
pub(super) const ABOUT_ID: &str = "about";

/// The section about the page.
pub(in crate::ui) fn section(session: Session) -> El {
    session.scene(|ctx, _, _, _| {
        let texts = ctx.words().in_views().about_page;
        let parts = about(ctx).into_iter().enumerate().map(|(index, part)| part_element(index == 0, part));
        // An address that the site names in its head. Without it, a text to copy.
        let has_link = move || session.feedback().get().is_some();
        let link = el("a").class("feedback").attr("rel", "noopener").text_content(texts.objection_link);
        let link = link
            .bind_attr("href", move || session.feedback().get())
            .bind_attr("hidden", move || (!has_link()).then(String::new));
        let copy = el("p").class("to-copy").text_content((texts.objection_copy)(ctx.story.title.get(ctx.lang)));
        let copy = copy.bind_attr("hidden", move || has_link().then(String::new));
        let objection = el("div").attr("id", "objection").children(vec![
            el("h3").text_content(texts.objection),
            el("p").text_content(texts.objection_text),
            copy,
            el("div").children(vec![link]),
        ]);
        el("section")
            .class("about")
            .attr("id", ABOUT_ID)
            .attr("tabindex", "-1")
            .attr("aria-labelledby", "about-heading")
            .children_iter(parts)
            .children(vec![objection])
    })
}

/// Returns a part of the section. The first one has its heading.
pub(super) fn part_element(is_first: bool, part: AboutPart) -> El {
    let heading = if is_first { el("h2").attr("id", "about-heading") } else { el("h3") };
    let heading = heading.text_content(part.heading);
    let paragraphs = part.paragraphs.into_iter().map(|text| el("p").text_content(text));
    let term = |(term, text): (String, String)| {
        el("div").children(vec![el("dt").text_content(term), el("dd").text_content(text)])
    };
    let terms = (!part.terms.is_empty()).then(|| el("dl").children_iter(part.terms.into_iter().map(term)));
    el("div").children(vec![heading]).children_iter(paragraphs).children_iter(terms)
}
