//! Elements that marks and rows share: links to records, status badges, citations.

use super::element::{El, TextValue, el};
use crate::gather::Gather;
use crate::scene::kit::highlight::MarkState;
use crate::scene::records::badge::Badge;
use crate::scene::records::record_text::CitationText;
use crate::story::RecordKind;
use crate::words::Words;

/// Adds the data attribute that ties an element to its record, and `aria-current` if the record is selected.
pub(super) fn with_record_state(element: El, state: &MarkState) -> El {
    let attribute = match state.record.kind {
        RecordKind::Event => "data-event",
        RecordKind::Place => "data-place",
        RecordKind::Indicator => "data-indicator",
        _ => "data-record",
    };
    element.attr(attribute, state.id.clone()).attr_opt("aria-current", state.is_selected.then_some("true"))
}

/// Returns a link that opens a record. In another tab, it opens the same page with the record selected.
pub(super) fn record_link(state: &MarkState, class: &str, parts: Vec<El>) -> El {
    with_record_state(el("a").class(state.class(class)).attr("href", format!("?sel={}", state.id)), state)
        .children(parts)
}

pub(super) fn span(class: &'static str, text: impl Into<TextValue>) -> El {
    el("span").class(class).text_content(text)
}

/// Returns a status badge: a shape and a word.
pub(super) fn status_badge(badge: &Badge) -> El {
    let shape = shape_drawing(badge);
    el("span").class(badge.class()).children(vec![shape, el("span").text_content(badge.words.clone())])
}

/// Returns the shape of a badge without its word, where the word stands elsewhere.
pub(super) fn badge_shape(badge: &Badge) -> El {
    el("span").class(badge.class()).children(vec![shape_drawing(badge)])
}

fn shape_drawing(badge: &Badge) -> El {
    let shape = el("svg").attr("viewBox", "0 0 12 12").attr("aria-hidden", "true");
    shape.children(vec![el("path").attr("d", badge.path())])
}

/// Returns citations as a list.
pub(super) fn citation_list(words: &'static Words, citations: Vec<CitationText>) -> El {
    el("ul").class("citations").children_iter(citations.into_iter().map(|citation| citation_item(words, citation)))
}

/// Returns a citation: the source, the quoted words, and other details of the source.
pub(super) fn citation_item(words: &'static Words, citation: CitationText) -> El {
    let [open, close] = words.in_views().quotes;
    let phrase =
        citation.phrase.map(|phrase| el("q").attr("lang", "zh-Hans").text_content(format!("{open}{phrase}{close}")));
    let mut rest: Vec<String> = citation.title.into_iter().gather();
    rest.extend([citation.published, citation.copy_note.to_owned()].into_iter().filter(|part| !part.is_empty()));
    let rest = (!rest.is_empty()).then(|| span("citation-details", rest.join(" · ")));
    el("li").children_iter([Some(external_link(citation.label, citation.url)), phrase, rest].into_iter().flatten())
}

/// Returns a link to another site, or plain text if `url` is `None`.
pub(super) fn external_link(text: String, url: Option<String>) -> El {
    match url {
        Some(url) => {
            let link = el("a").class("external").attr("href", url).attr("target", "_blank");
            link.attr("rel", "noopener noreferrer").text_content(text)
        }
        None => el("span").text_content(text),
    }
}

/// Returns the section of a view: heading, hint and content.
pub(super) fn view_section(name: &'static str, heading: &'static str, hint: &'static str, parts: Vec<El>) -> El {
    let section = el("section").class("view").attr("data-view", name).attr("aria-label", heading);
    section.children(vec![el("h2").text_content(heading), el("p").class("hint").text_content(hint)]).children(parts)
}

/// Returns the placeholder of a view that is not shown.
pub(super) fn hidden_placeholder() -> El {
    el("div").attr("hidden", "")
}
