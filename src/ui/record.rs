//! What marks and rows share: a link that opens its record, and its citations.

use super::element::{El, Words as Text, el};
use crate::scene::badge::Badge;
use crate::scene::facts::Cite;
use crate::scene::link::Link;
use crate::story::Kind;
use crate::words::Words;

/// An element tied to a record by the hook of its kind, which holds the id; current when it is chosen.
pub(super) fn tied(element: El, link: &Link) -> El {
    let hook = match link.at.kind {
        Kind::Event => "data-event",
        Kind::Place => "data-place",
        Kind::Indicator => "data-indicator",
        _ => "data-record",
    };
    element.at(hook, link.id.clone()).at_if("aria-current", link.current.then_some("true"))
}

/// A link that opens a record; without a script it leads to the record's row in the table.
pub(super) fn record_link(link: &Link, class: &str, parts: Vec<El>) -> El {
    tied(el("a").class(link.class(class)).at("href", format!("#{}", link.id)), link).with(parts)
}

/// Words with a class.
pub(super) fn span(class: &'static str, words: impl Into<Text>) -> El {
    el("span").class(class).words(words)
}

/// A status: a shape and a word.
pub(super) fn status(badge: &Badge) -> El {
    let shape = el("svg").at("viewBox", "0 0 12 12").at("aria-hidden", "true");
    let shape = shape.with(vec![el("path").at("d", badge.path())]);
    el("span").class(badge.class()).with(vec![shape, el("span").words(badge.words.clone())])
}

/// Citations as a list.
pub(super) fn cites(words: &'static Words, cites: Vec<Cite>) -> El {
    el("ul").class("cites").each(cites.into_iter().map(|cite| cite_item(words, cite)))
}

/// A citation: where, the words cited, and what else is known of the source.
pub(super) fn cite_item(words: &'static Words, cite: Cite) -> El {
    let [open, close] = words.quotes;
    let phrase = cite.phrase.map(|phrase| el("q").at("lang", "zh-Hans").words(format!("{open}{phrase}{close}")));
    let mut rest: Vec<String> = cite.title.into_iter().collect();
    rest.extend([cite.published, cite.standing.to_owned()].into_iter().filter(|part| !part.is_empty()));
    let rest = (!rest.is_empty()).then(|| span("cite-rest", rest.join(" · ")));
    el("li").each([Some(outward(cite.label, cite.url)), phrase, rest].into_iter().flatten())
}

/// A name that links to another site, where there is an address.
pub(super) fn outward(name: String, url: Option<String>) -> El {
    match url {
        Some(url) => {
            let link = el("a").class("outward").at("href", url).at("target", "_blank");
            link.at("rel", "noopener noreferrer").words(name)
        }
        None => el("span").words(name),
    }
}

/// A view: its heading, how to use it, and its parts.
pub(super) fn view(name: &'static str, heading: &'static str, hint: &'static str, parts: Vec<El>) -> El {
    let section = el("section").class("view").at("data-view", name).at("aria-label", heading);
    section.with(vec![el("h2").words(heading), el("p").class("hint").words(hint)]).with(parts)
}

/// A view that is not looked at: nothing.
pub(super) fn hidden() -> El {
    el("div").at("hidden", "")
}
