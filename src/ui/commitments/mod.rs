//! The commitments view: counts by verdict, the article clause by clause, groups of rows, and the reporting status.

mod verdict_steps;

pub(super) use verdict_steps::verdict_sections;

use super::command::Command;
use super::control::{button, toggle};
use super::element::{El, el};
use super::record::{badge_shape, hidden_placeholder, record_link, span, status_badge};
use super::session::Session;
use super::table::captioned_table;
use crate::gather::Gather;
use crate::scene::commitments::{
    Clause, CommitmentGroup, CommitmentList, CommitmentRow, Paragraph, ReportingRow, VerdictCount, list, paragraphs,
    reporting_status,
};
use crate::state::{Grouping, State, View};
use crate::words::Words;

/// The commitments view.
pub(in crate::ui) fn commitments(session: Session) -> El {
    session.scene(|ctx, visible, highlight, state| {
        let words = ctx.words();
        let has_commitments = !ctx.story.commitments.is_empty();
        if state.view != View::Commitments {
            return hidden_placeholder();
        }
        let heading = (words.view_name)(View::Commitments);
        let section = el("section")
            .class("view")
            .attr("data-view", "commitments")
            .attr("aria-labelledby", "commitments-heading")
            .children(vec![el("h2").attr("id", "commitments-heading").text_content(heading)]);
        if !has_commitments {
            return section.children(vec![el("p").class("empty-view").text_content(words.in_views().commitment.none)]);
        }
        let list = list(ctx, visible, highlight, state);
        let is_empty = list.groups.is_empty();
        let head = el("div").class("view-head").children(head(words, state, &list));
        let groups = list.groups.into_iter().map(|group| group_details(words, group)).enumerate();
        let groups = groups.map(|(index, group)| if index < 2 { group } else { group.below_first_screen() });
        let groups = el("div").class("commitment-groups").children_iter(groups);
        let status = reporting_status(ctx, highlight);
        let nothing = is_empty
            .then(|| el("p").class("empty-view").text_content(words.in_views().nothing_for(state.is_filtered())));
        section
            .children(vec![head, clauses(words, paragraphs(ctx, visible, highlight)), groups])
            .children_iter(nothing)
            .children_iter((!status.is_empty()).then(|| reporting(words, status)))
    })
}

/// Returns the head of the view: hint, verdict filter with counts, and the choice of a grouping.
fn head(words: &'static Words, state: &State, list: &CommitmentList) -> Vec<El> {
    let texts = words.in_views().commitment;
    let all = toggle(Command::FilterVerdict(None), state.verdict.is_none(), texts.any_verdict);
    let counts = list.counts.iter().map(|count| verdict_button(words, count));
    let filter = el("div").class("verdict-counts").attr("role", "group").attr("aria-label", texts.filter);
    let groupings = Grouping::NAMES.iter().zip(texts.groupings);
    let groupings =
        groupings.map(|((_, grouping), name)| toggle(Command::Group(*grouping), state.grouping == *grouping, name));
    let switch = el("div").class("switch").attr("role", "group").attr("aria-label", texts.group_by);
    vec![
        el("p").class("hint").text_content(texts.hint),
        el("p").class("lead").text_content((texts.lead)(list.measure_count)),
        filter.children(vec![all]).children_iter(counts),
        el("div").class("view-controls").children(vec![switch.children_iter(groupings)]),
    ]
}

/// Returns the button that filters by a verdict, with its counts. A second press clears the filter.
fn verdict_button(words: &'static Words, count: &VerdictCount) -> El {
    let verdict = (!count.is_chosen).then_some(count.verdict);
    button(Command::FilterVerdict(verdict))
        .attr("aria-pressed", if count.is_chosen { "true" } else { "false" })
        .attr("title", count.meaning)
        .children(vec![
            status_badge(&count.badge),
            span("count", (words.in_views().commitment.count)(count.measures, count.others)),
        ])
}

/// Returns a group as `<details>`: its measures, and its other commitments folded.
pub(super) fn group_details(words: &'static Words, group: CommitmentGroup) -> El {
    let shapes = group.measures.iter().map(|row| badge_shape(&row.badge));
    let summary = el("summary").children(vec![
        el("h3").text_content(group.heading),
        span("count", (words.in_views().commitment.count)(group.measures.len(), group.others.len())),
        el("span").class("shapes").attr("aria-hidden", "true").children_iter(shapes),
    ]);
    let has_measures = !group.measures.is_empty();
    let others = (!group.others.is_empty()).then(|| {
        let summary = el("summary").text_content((words.in_views().commitment.folded)(group.others.len()));
        el("details")
            .class("other-commitments")
            .attr_opt("open", (!has_measures).then_some(""))
            .children(vec![summary, rows(group.others)])
    });
    let measures = has_measures.then(|| rows(group.measures));
    el("details")
        .class("commitment-group")
        .attr("open", "")
        .children(vec![summary])
        .children_iter(measures)
        .children_iter(others)
}

/// Returns commitments as a list of links.
pub(super) fn rows(rows: Vec<CommitmentRow>) -> El {
    let rows = rows.into_iter().map(|row| {
        let notes = row.notes.into_iter().map(|note| span("note", note));
        let parts =
            vec![status_badge(&row.badge), span("title", row.gist), el("span").class("notes").children_iter(notes)];
        el("li").children(vec![record_link(&row.state, "commitment-row", parts)])
    });
    el("ul").class("commitment-rows").children_iter(rows)
}

/// Returns the article clause by clause. Arrow keys move along the clauses.
pub(super) fn clauses(words: &'static Words, paragraphs: Vec<Paragraph>) -> El {
    let texts = words.in_views().commitment;
    let strips = paragraphs.into_iter().map(|paragraph| {
        let clauses = paragraph.clauses.into_iter().map(|clause| clause_item(words, clause));
        let label = paragraph.name.clone();
        let strip = el("ol").class("clause-strip").attr("aria-label", label).attr("data-roving", "a");
        el("div")
            .class("clause-paragraph")
            .children(vec![el("h4").text_content(paragraph.name), strip.children_iter(clauses)])
    });
    el("details")
        .class("clauses")
        .children(vec![
            el("summary").children(vec![el("h3").text_content(texts.clauses)]),
            el("p").class("hint").text_content(texts.clauses_hint),
        ])
        .children_iter(strips)
        .below_first_screen()
}

fn clause_item(words: &'static Words, clause: Clause) -> El {
    let phrase = el("span").class("phrase").attr("lang", "zh-Hans").text_content(clause.phrase);
    let Some((state, badge)) = clause.commitment else {
        let reason = (words.in_views().commitment.no_commitment)(&clause.explanation);
        let note = span("visually-hidden", reason.clone());
        return el("li").children(vec![el("span").class("clause").attr("title", reason).children(vec![phrase, note])]);
    };
    let class = match (clause.is_implied, clause.is_filtered_out) {
        (true, true) => "clause implied filtered-out",
        (true, false) => "clause implied",
        (false, true) => "clause filtered-out",
        (false, false) => "clause",
    };
    let title = [&badge.words, words.in_views().commitment.colon, &clause.explanation].concat();
    // The shape and the title give these words to the eye.
    let implied = clause.is_implied.then_some(words.in_views().commitment.implied);
    let filtered_out = clause.is_filtered_out.then_some(words.in_views().commitment.filtered_out);
    let said = [Some(badge.words.as_str()), implied, filtered_out].into_iter().flatten().gather();
    let said = span("visually-hidden", said.join(words.in_views().commitment.list_break));
    let link = record_link(&state, class, vec![badge_shape(&badge), said, phrase]).attr("title", title);
    el("li").children(vec![link.attr_opt("tabindex", (!clause.is_tab_stop).then_some("-1"))])
}

/// Returns the table of reports found for each programme.
pub(super) fn reporting(words: &'static Words, rows: Vec<ReportingRow>) -> El {
    let texts = words.in_views().commitment;
    let mut heads = vec![words.programme];
    heads.extend(texts.reporting_columns);
    let rows = rows.into_iter().map(|row| {
        let head = record_link(&row.state, "record-link", vec![span("title", row.name)]);
        let cells = row.cells.into_iter().map(|cell| match cell.latest {
            Some((state, name)) => {
                let latest = span("visually-hidden", (texts.latest)(&name));
                el("td").children(vec![record_link(&state, "record-link", vec![span("title", cell.text), latest])])
            }
            None => el("td").class("none-found").text_content(cell.text),
        });
        el("tr").children(vec![el("th").attr("scope", "row").children(vec![head])]).children_iter(cells)
    });
    let table = captioned_table(texts.reporting.into(), &heads, rows.collect());
    let details = el("details").class("reporting-status").children(vec![
        el("summary").children(vec![el("h3").text_content(texts.reporting)]),
        el("p").class("hint").text_content(texts.reporting_hint),
        table,
    ]);
    details.below_first_screen()
}
