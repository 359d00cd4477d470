//! Pages of records: the detail panel in full, with links in the place of its commands.

use super::page_context::PageContext;
use super::page_line::{breadcrumb_nav, steps};
use super::static_element::StaticElements;
use crate::gather::Gather;
use crate::scene::charts::indicator_row;
use crate::scene::commitments::verdict_derivation;
use crate::scene::kit::highlight::Highlight;
use crate::scene::pages::{breadcrumb, page_name};
use crate::scene::records::derivation::StatusDerivation;
use crate::scene::records::detail::detail;
use crate::state::{State, View, VisibleRecords};
use crate::story::{RecordId, RecordKind, find};
use crate::ui::charts::{PRERENDERED_WIDTH, csv_button, key_chart};
use crate::ui::commitments::verdict_sections;
use crate::ui::detail::{bounds_figure, related_records};
use crate::ui::element::{El, el};
use crate::ui::overview::onward;
use crate::ui::record::citation_item;
use crate::words::{Words, static_words};

/// Returns the content of the page of an event, a place, an indicator or a commitment. Empty if it does not exist.
pub(super) fn record(page: &PageContext<'_>, record: RecordId) -> Vec<El> {
    let (ctx, words, highlight) = (&page.ctx, page.ctx.words(), Highlight::default());
    let state = State { lang: ctx.lang, background: page.state.background, ..State::default() };
    let visible = VisibleRecords::new(ctx.story, &state);
    let Some(mut detail) = detail(ctx, &visible, &highlight, Some(record)) else { return Vec::new() };
    let kicker = [detail.kicker.as_str(), &detail.when];
    let kicker = kicker.into_iter().filter(|part| !part.is_empty()).gather().join(" · ");
    let mut text =
        vec![el("p").class("kicker").text_content(kicker), el("h1").text_content(page_name(ctx.story, page.route))];
    if let Some(row) = indicator_row(ctx, &highlight, record, PRERENDERED_WIDTH) {
        // The figure and the facts say what the sentence does.
        detail.paragraphs.retain(|text| *text != row.summary.caption);
        text.push(key_chart(row));
    }
    text.extend(detail.paragraphs.drain(..).map(|text| el("p").text_content(text)));
    text.extend(detail.bounds.take().map(|streets| bounds_figure(streets, words)));
    text.push(facts(page, record, std::mem::take(&mut detail.facts)));
    let verdict = verdict_derivation(ctx, &highlight, record);
    let mut verdict = verdict.map(|verdict| verdict_sections(words, verdict)).unwrap_or_default();
    // The search and the coders are beside the steps.
    let steps_end = verdict.iter().position(|part| part.0.tag == "ol").map_or(verdict.len(), |index| index + 1);
    let beside = verdict.split_off(steps_end);
    text.extend(verdict);
    // The facts name the programmes.
    detail.related.retain(|(_, records)| !records.iter().all(|(state, _)| state.record.kind == RecordKind::Programme));
    text.extend(detail.derivation.take().and_then(|derivation| status_steps(words, derivation)).into_iter().flatten());
    let citations = std::mem::take(&mut detail.citations).into_iter().map(|citation| citation_item(words, citation));
    let mut side = vec![
        el("h3").text_content(words.in_views().detail.evidence),
        el("ol").class("citations").children_iter(citations),
    ];
    side.extend(beside);
    side.extend(related_records(std::mem::take(&mut detail.related), words));
    let elements = StaticElements { page, raised_by: 1, is_open: true };
    let [text, side] = [("record-text", text), ("record-side", side)]
        .map(|(class, parts)| el("div").class(class).children(elements.elements(parts)));
    let side = side.children(vec![links(page, record)]);
    let line = el("div").class("page-line").children(vec![
        breadcrumb_nav(page, &breadcrumb(ctx.story, page.route)),
        steps(page, detail.previous, detail.position, detail.next),
    ]);
    vec![line, el("article").class("record").children(vec![text, side])]
}

/// Returns the facts as terms with one or more descriptions: a fact without a label continues the one before.
fn facts(page: &PageContext<'_>, record: RecordId, facts: Vec<(String, String)>) -> El {
    let (story, words) = (page.ctx.story, page.ctx.words());
    let mut groups: Vec<(String, Vec<El>)> = Vec::new();
    let programmes = story.programmes_of(record).iter().filter_map(|id| Some((id, find(&story.programmes, id)?)));
    let programmes: Vec<El> = programmes
        .map(|(id, entry)| {
            el("a").attr("href", ["#", id].concat()).text_content(entry.name.get(page.ctx.lang).to_owned())
        })
        .gather();
    if !programmes.is_empty() {
        groups.push((words.programme.to_owned(), vec![el("dd").class("fact-links").children(programmes)]));
    }
    for (index, (label, text)) in facts.into_iter().enumerate() {
        let text = el("dd").text_content(text);
        match groups.last_mut().filter(|_| label.is_empty() && index > 0) {
            Some((_, texts)) => texts.push(text),
            None if label.is_empty() => groups.push((words.in_views().columns.text.to_owned(), vec![text])),
            None => groups.push((label, vec![text])),
        }
    }
    let groups =
        groups.into_iter().map(|(label, texts)| el("div").children(vec![el("dt").text_content(label)]).children(texts));
    el("dl").class("facts").children_iter(groups)
}

/// Returns the steps to the status of an indicator, the results of other methods among them. `None` without a status.
fn status_steps(words: &'static Words, derivation: StatusDerivation) -> Option<Vec<El>> {
    if derivation.rows.is_empty() {
        return None;
    }
    let step = |[name, formula, result]: [String; 3]| {
        let parts = vec![el("strong").text_content(name), el("p").text_content(formula)];
        el("li").children(parts).children(vec![el("p").class("step-result").text_content(result)])
    };
    let steps = el("ol").class("status-steps").children_iter(derivation.rows.into_iter().map(step));
    let notes = derivation.notes.into_iter().map(|note| el("p").class("hint").text_content(note));
    Some([el("h3").text_content(words.in_views().method.heading), steps].into_iter().chain(notes).gather())
}

/// Returns the link to the record in its view, and the download of an indicator, which is hidden until the program runs.
fn links(page: &PageContext<'_>, record: RecordId) -> El {
    let view = View::of_kind(record.kind);
    let link = onward(page.link_in_view(view, record), (static_words(page.ctx.lang).see_in)(view));
    let download = (record.kind == RecordKind::Indicator).then(|| {
        let hidden = || el("span").attr("hidden", "").text_content(static_words(page.ctx.lang).csv);
        if page.is_live { csv_button(&page.ctx, record) } else { hidden() }
    });
    el("div").class("onward").children(vec![link]).children_iter(download)
}
