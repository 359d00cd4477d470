//! Derivation of the verdict on a commitment: numbered steps with their evidence.

use super::before_after::{BeforeAfter, before_after};
use super::list::{last_evidence, speaker};
use super::verdict_badge::verdict_badge;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::badge::Badge;
use crate::scene::records::record_text::CitationText;
use crate::story::{Coding, Commitment, NoVerdict, RecordId, RecordKind, Reference, Search};
use crate::words;

/// Derivation of a verdict.
#[derive(Clone, Debug)]
pub struct VerdictDerivation {
    /// The verdict.
    pub badge: Badge,
    /// Why the codes were given, or a sentence that the file gives no reason. Empty without background facts.
    pub reason: String,
    /// Steps, in order.
    pub steps: Vec<VerdictStep>,
    /// Evidence before and after the article.
    pub drawing: Option<BeforeAfter>,
    /// The search.
    pub search: Option<SearchReceipt>,
    /// Records that are related and do not count.
    pub related: Vec<EvidenceItem>,
    /// The codes of both coders, and how a difference was settled.
    pub coders: Vec<String>,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct VerdictStep {
    /// The question that it answers.
    pub question: &'static str,
    /// The answer.
    pub answer: String,
    /// Records that the answer rests on.
    pub items: Vec<EvidenceItem>,
    /// Citations that the answer rests on.
    pub citations: Vec<CitationText>,
}

/// A record that a step rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceItem {
    /// State of the record. `None` if no record has this id.
    pub state: Option<MarkState>,
    /// Its date; empty without one.
    pub when: String,
    /// Its title, or a sentence that the id is unknown.
    pub title: String,
}

/// A search, as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchReceipt {
    /// One sentence: date and number of queries.
    pub summary: String,
    /// Queries.
    pub queries: Vec<String>,
    /// Pages opened, and other finds. Empty if the file does not say.
    pub note: String,
}

/// The derivation of the verdict on a record. `None` for other records than commitments.
pub fn verdict_derivation(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    record: RecordId,
) -> Option<VerdictDerivation> {
    if record.kind != RecordKind::Commitment {
        return None;
    }
    let (_, commitment) = ctx.story.commitments.get(record.index)?;
    let (lang, words, background) = (ctx.lang, ctx.words().in_views().commitment, ctx.background);
    let items = |references: &[Reference]| -> Vec<EvidenceItem> {
        references
            .iter()
            .filter(|reference| is_in_scope(ctx, reference))
            .map(|reference| item(ctx, highlight, reference))
            .gather()
    };
    let (before, after) = (items(&commitment.baseline), items(&commitment.results));
    let step = |question: &'static str, answer: String| VerdictStep {
        question,
        answer,
        items: Vec::new(),
        citations: Vec::new(),
    };
    let mut said = (words.said)(
        &speaker(ctx, commitment),
        commitment.passage.paragraph,
        &words::inside_quotes(&commitment.phrase),
    );
    for (is_true, note) in
        [(commitment.is_implied, words.implied), (commitment.is_phrase_misplaced, words.misplaced_phrase)]
    {
        if is_true {
            said.extend([words.list_break, note]);
        }
    }
    let mut steps = vec![step(words.questions.said, said)];
    let checkability = commitment.checkability.map_or(words.not_given, |code| (words.checkability)(code));
    steps.push(step(words.questions.checkable, checkability.to_owned()));
    if let Some(observable) = &commitment.observable {
        steps.push(VerdictStep {
            citations: commitment.yardstick.citations.iter().map(|citation| ctx.citation(citation)).gather(),
            ..step(
                words.questions.observable,
                (words.observed_by)(observable.get(lang), (words.yardstick)(commitment.yardstick.by)),
            )
        });
    }
    if background && (commitment.completion.is_some() || !before.is_empty() || !after.is_empty()) {
        let none = if before.is_empty() { words.no_baseline.to_owned() } else { String::new() };
        steps.push(VerdictStep { items: before, ..step(words.questions.before, none) });
        let none = if after.is_empty() { words.no_result.to_owned() } else { String::new() };
        steps.push(VerdictStep { items: after, ..step(words.questions.after, none) });
    }
    let completion = commitment.completion.filter(|_| background);
    steps.extend(completion.map(|code| step(words.questions.completion, (words.completion)(code).to_owned())));
    if let Some(grade) = commitment.summary.grade.filter(|_| background) {
        let last = last_evidence(ctx, commitment).map(|month| (words.last_evidence)(&month));
        let text = [format!("{grade:?}"), (words.grade)(grade).to_owned()].into_iter().chain(last);
        steps.push(step(words.questions.grade, text.collect::<Vec<_>>().join(words.list_break)));
    }
    steps.extend(
        commitment
            .timing
            .filter(|_| background)
            .map(|timing| step(words.questions.timing, (words.timing)(timing).to_owned())),
    );
    let verdict = commitment.verdict_shown(background);
    let badge = verdict_badge(ctx, verdict);
    let follows = match verdict {
        Ok(verdict) => [&badge.words, words.colon, (words.meaning)(verdict)].concat(),
        Err(NoVerdict::Conflict(_)) => [&badge.words, words.colon, words.no_verdict_meaning].concat(),
        Err(NoVerdict::ArticleAlone) => [&badge.words, words.colon, words.article_alone_meaning].concat(),
    };
    steps.push(step(words.questions.verdict, follows));
    steps.push(responsible(ctx, commitment));
    Some(VerdictDerivation {
        badge,
        reason: if verdict == Err(NoVerdict::ArticleAlone) {
            String::new()
        } else {
            commitment.reason.as_ref().map_or(words.no_reason, |reason| reason.get(lang)).to_owned()
        },
        steps,
        drawing: before_after(ctx, commitment).filter(|_| background),
        search: commitment.search.as_ref().filter(|_| background).map(|search| receipt(ctx, search)),
        related: items(&commitment.related),
        coders: if background { coders(ctx, commitment) } else { Vec::new() },
    })
}

/// The bodies that are responsible, or the sentence that none is named.
fn responsible(ctx: &SceneContext<'_>, commitment: &Commitment) -> VerdictStep {
    let words = ctx.words().in_views().commitment;
    let bodies = commitment.responsible.iter().map(|responsible| {
        (words.responsible_body)(responsible.body.get(ctx.lang), (words.responsibility)(responsible.basis))
    });
    let bodies: Vec<String> = bodies.collect();
    let citations = commitment.responsible.iter().flat_map(|responsible| &responsible.citations);
    VerdictStep {
        question: words.questions.responsible,
        answer: if bodies.is_empty() { words.nobody.to_owned() } else { bodies.join(words.list_break) },
        items: Vec::new(),
        citations: citations.map(|citation| ctx.citation(citation)).gather(),
    }
}

/// The codes of each coder in one line, and how a difference was settled.
fn coders(ctx: &SceneContext<'_>, commitment: &Commitment) -> Vec<String> {
    let words = ctx.words().in_views().commitment;
    let line = |(index, coding): (usize, &Coding)| {
        let codes = [
            Some((words.checkability)(coding.checkability).to_owned()),
            coding.completion.map(|code| (words.completion)(code).to_owned()),
            coding.grade.map(|code| (words.grade_of)(code)),
            coding.timing.map(|code| (words.timing)(code).to_owned()),
        ];
        let codes: Vec<String> = codes.into_iter().flatten().gather();
        (words.coder)(index + 1, &codes.join(words.list_break))
    };
    let settled = commitment.settled.as_ref().map(|text| (words.settled)(text.get(ctx.lang)));
    commitment.codings.iter().enumerate().map(line).chain(settled).gather()
}

/// True if a reference is unknown, or its record is in scope.
fn is_in_scope(ctx: &SceneContext<'_>, reference: &Reference) -> bool {
    reference.record.is_none_or(|record| ctx.story.is_included(record, ctx.background))
}

fn item(ctx: &SceneContext<'_>, highlight: &Highlight, reference: &Reference) -> EvidenceItem {
    let Some(record) = reference.record else {
        let title = (ctx.words().in_views().commitment.unknown_record)(&reference.id);
        return EvidenceItem { state: None, when: String::new(), title };
    };
    let name = ctx.story.name_of(record).map(|name| name.get(ctx.lang).to_owned());
    EvidenceItem {
        state: Some(highlight.mark_state(ctx.story, record)),
        when: ctx.story.when_of(record, ctx.background).map(|when| words::when(ctx.lang, when)).unwrap_or_default(),
        title: name.unwrap_or_default(),
    }
}

fn receipt(ctx: &SceneContext<'_>, search: &Search) -> SearchReceipt {
    let words = ctx.words().in_views().commitment;
    SearchReceipt {
        summary: (words.searched)(&words::when(ctx.lang, search.on), search.queries.len()),
        queries: search.queries.clone(),
        note: search.note.as_ref().map(|note| note.get(ctx.lang).to_owned()).unwrap_or_default(),
    }
}
