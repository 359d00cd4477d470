//! The sections of a commitment in the detail panel: its verdict, the steps to it, the search, and the coders.

use crate::geometry::coordinate;
use crate::scene::commitments::{BeforeAfter, EvidenceItem, SearchReceipt, VerdictDerivation, VerdictStep};
use crate::ui::element::{El, el};
use crate::ui::record::{citation_list, record_link, span, status_badge};
use crate::words::Words;

/// Returns the sections of a verdict.
pub(in crate::ui) fn verdict_sections(words: &'static Words, derivation: VerdictDerivation) -> Vec<El> {
    let texts = words.in_views().commitment;
    let mut parts = vec![el("p").class("assessment").children(vec![status_badge(&derivation.badge)])];
    parts.extend((!derivation.reason.is_empty()).then(|| el("p").text_content(derivation.reason)));
    parts.extend(derivation.drawing.map(|drawing| before_after(words, &drawing)));
    let steps = derivation.steps.into_iter().map(|step| step_item(words, step));
    parts.extend([el("h3").text_content(texts.steps), el("ol").class("verdict-steps").children_iter(steps)]);
    parts.extend(derivation.search.map(|search| receipt(words, search)));
    if !derivation.related.is_empty() {
        parts.extend([el("h3").text_content(texts.related), evidence_list(derivation.related)]);
    }
    if !derivation.coders.is_empty() {
        let lines = derivation.coders.into_iter().map(|line| el("p").text_content(line));
        let summary = el("summary").text_content(texts.coders);
        parts.push(el("details").class("coders").children(vec![summary]).children_iter(lines));
    }
    parts
}

fn step_item(words: &'static Words, step: VerdictStep) -> El {
    let answer = (!step.answer.is_empty()).then(|| el("p").text_content(step.answer));
    let items = (!step.items.is_empty()).then(|| evidence_list(step.items));
    let citations = (!step.citations.is_empty()).then(|| citation_list(words, step.citations));
    el("li")
        .children(vec![el("strong").text_content(step.question)])
        .children_iter(answer)
        .children_iter(items)
        .children_iter(citations)
}

fn evidence_list(items: Vec<EvidenceItem>) -> El {
    let items = items.into_iter().map(|item| {
        let parts = vec![span("when", item.when), span("title", item.title)];
        el("li").children(vec![match item.state {
            Some(state) => record_link(&state, "relative", parts),
            None => el("span").class("unknown-record").children(parts),
        }])
    });
    el("ul").class("evidence").children_iter(items)
}

/// Returns a search: one sentence that opens to the queries.
fn receipt(words: &'static Words, search: SearchReceipt) -> El {
    let queries = search.queries.into_iter().map(|query| el("li").children(vec![el("code").text_content(query)]));
    let note = (!search.note.is_empty()).then(|| el("p").text_content(search.note));
    el("details")
        .class("search-receipt")
        .attr("aria-label", words.in_views().commitment.search)
        .children(vec![el("summary").text_content(search.summary), el("ul").children_iter(queries)])
        .children_iter(note)
}

/// Width and height of the drawing, in its own units.
const SIZE: (f64, f64) = (320.0, 56.0);
/// Height of the axis.
const AXIS: f64 = 30.0;
/// Radius of a mark.
const RADIUS: f64 = 5.0;

/// Returns the axis of evidence: hollow marks before the article, solid ones after it. Without a baseline, the left side is
/// hatched. Its sentence says the same.
fn before_after(words: &'static Words, drawing: &BeforeAfter) -> El {
    let x = |share: f64| coordinate(RADIUS + share * (SIZE.0 - 2.0 * RADIUS));
    let line = |class: &'static str, from: [String; 2], to: [String; 2]| {
        el("path").class(class).attr("d", ["M", &from.join(" "), "L", &to.join(" ")].concat())
    };
    let (axis, article) = (coordinate(AXIS), x(drawing.article));
    let hatched =
        (!drawing.has_baseline).then(|| line("no-baseline", [x(0.0), axis.clone()], [article.clone(), axis.clone()]));
    let ticks = drawing.ticks.iter().map(|(share, label)| {
        let anchor = if *share > 0.9 { "end" } else { "start" };
        el("text")
            .attr("x", x(*share))
            .attr("y", coordinate(SIZE.1 - 4.0))
            .attr("text-anchor", anchor)
            .text_content(label.clone())
    });
    let marks = drawing.marks.iter().map(|mark| {
        el("circle")
            .class(if mark.is_result { "result" } else { "baseline" })
            .attr("cx", x(mark.position))
            .attr("cy", coordinate(AXIS))
            .attr("r", coordinate(RADIUS))
    });
    let meeting = el("text")
        .class("meeting")
        .attr("x", x(drawing.article))
        .attr("y", "10")
        .attr("text-anchor", "middle")
        .text_content(words.in_views().commitment.meeting);
    let view_box = ["0 0 ", &coordinate(SIZE.0), " ", &coordinate(SIZE.1)].concat();
    let svg = el("svg").attr("viewBox", view_box).attr("aria-hidden", "true").children(vec![
        line("axis", [x(0.0), axis.clone()], [x(1.0), axis.clone()]),
        line("article-day", [article.clone(), coordinate(14.0)], [article.clone(), coordinate(AXIS + 10.0)]),
        meeting,
    ]);
    let svg = svg.children_iter(hatched).children_iter(ticks).children_iter(marks);
    el("figure").class("before-after").children(vec![svg, el("figcaption").text_content(drawing.summary.clone())])
}
