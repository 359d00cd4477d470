//! The list of commitments: counts by verdict, and groups of rows. Headings count measures only.

use super::verdict_badge::verdict_badge;
use crate::civil::{EdtfDate, PartialDate};
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::badge::Badge;
use crate::state::{Grouping, State, VERDICTS, VisibleRecords};
use crate::story::{Commitment, CommitmentKind, RecordId, RecordKind, Verdict, find};
use crate::words;

/// The list of commitments.
#[derive(Clone, Debug)]
pub struct CommitmentList {
    /// Number of visible measures.
    pub measure_count: usize,
    /// Counts by verdict, in the order of [`Verdict::ALL`]. They do not depend on the verdict filter.
    pub counts: Vec<VerdictCount>,
    /// The groups that have a row.
    pub groups: Vec<CommitmentGroup>,
}

/// Number of commitments with one verdict.
#[derive(Clone, Debug)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Verdict,
    /// Its badge.
    pub badge: Badge,
    /// Its meaning.
    pub meaning: &'static str,
    /// Number of measures.
    pub measures: usize,
    /// Number of ways of working and principles.
    pub others: usize,
    /// True if the list is filtered by it.
    pub is_chosen: bool,
}

/// A group of commitments.
#[derive(Clone, Debug)]
pub struct CommitmentGroup {
    /// Its name.
    pub heading: String,
    /// Measures.
    pub measures: Vec<CommitmentRow>,
    /// Ways of working and principles.
    pub others: Vec<CommitmentRow>,
}

/// A commitment as a row.
#[derive(Clone, Debug)]
pub struct CommitmentRow {
    /// State of its record.
    pub state: MarkState,
    /// Verdict.
    pub badge: Badge,
    /// The request.
    pub gist: String,
    /// Paragraph, kind, grade of the evidence, timing and date of the last evidence, as far as known.
    pub notes: Vec<String>,
}

/// The list of the visible commitments.
pub fn list(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight, state: &State) -> CommitmentList {
    let story = ctx.story;
    let commitment = |record: RecordId| story.commitments.get(record.index).map(|(_, commitment)| commitment);
    let records: Vec<RecordId> = visible.of(RecordKind::Commitment).collect();
    let of_any_verdict: Vec<RecordId> = if state.verdict.is_some() {
        let state = State { verdict: None, ..state.clone() };
        VisibleRecords::new(story, &state).of(RecordKind::Commitment).collect()
    } else {
        records.clone()
    };
    let judged: Vec<(CommitmentKind, Option<Verdict>)> = of_any_verdict
        .into_iter()
        .filter_map(|record| commitment(record).map(|found| (found.kind, story.verdict(found).ok())))
        .collect();
    let counts = VERDICTS.iter().map(|(_, verdict)| {
        let number = |is_measure: bool| {
            let is_counted = |(kind, found): &&(CommitmentKind, Option<Verdict>)| -> bool {
                *found == Some(*verdict) && (*kind == CommitmentKind::Measure) == is_measure
            };
            judged.iter().filter(is_counted).count()
        };
        VerdictCount {
            verdict: *verdict,
            badge: verdict_badge(ctx, Ok(*verdict)),
            meaning: (ctx.words().commitment.meaning)(*verdict),
            measures: number(true),
            others: number(false),
            is_chosen: state.verdict == Some(*verdict),
        }
    });
    let counts: Vec<VerdictCount> =
        counts.filter(|count| count.measures + count.others > 0 || count.is_chosen).collect();
    let mut groups: Vec<(usize, CommitmentGroup)> = Vec::new();
    for record in &records {
        let Some(found) = commitment(*record) else { continue };
        for (order, heading) in groups_of(ctx, found, state.grouping) {
            let index = groups.iter().position(|(other, _)| *other == order).unwrap_or_else(|| {
                groups.push((order, CommitmentGroup { heading, measures: Vec::new(), others: Vec::new() }));
                groups.len() - 1
            });
            if let Some((_, group)) = groups.get_mut(index) {
                let is_measure = found.kind == CommitmentKind::Measure;
                let list = if is_measure { &mut group.measures } else { &mut group.others };
                list.push(row(ctx, highlight, *record, found));
            }
        }
    }
    groups.sort_by_key(|(order, _)| *order);
    let is_measure =
        |record: &&RecordId| commitment(**record).is_some_and(|found| found.kind == CommitmentKind::Measure);
    CommitmentList {
        measure_count: records.iter().filter(is_measure).count(),
        counts,
        groups: groups.into_iter().map(|(_, group)| group).collect(),
    }
}

/// The groups of a commitment: their order and their names. Those without a programme come last.
fn groups_of(ctx: &SceneContext<'_>, commitment: &Commitment, grouping: Grouping) -> Vec<(usize, String)> {
    let (story, words) = (ctx.story, ctx.words().commitment);
    match grouping {
        Grouping::Programme => {
            let programmes = story.programmes.iter().enumerate();
            let named: Vec<(usize, String)> = programmes
                .filter(|(_, (id, _))| commitment.programmes.contains(id))
                .map(|(index, (_, entry))| (index, entry.name.get(ctx.lang).to_owned()))
                .collect();
            if named.is_empty() { vec![(usize::MAX, words.no_programme.to_owned())] } else { named }
        }
        Grouping::Speaker => {
            let person = story.people.iter().position(|(id, _)| *id == commitment.speaker);
            vec![(person.unwrap_or(usize::MAX), speaker(ctx, commitment))]
        }
        Grouping::Verdict => {
            let verdict = story.verdict(commitment);
            let order = verdict.ok().and_then(|verdict| Verdict::ALL.iter().position(|other| *other == verdict));
            vec![(order.unwrap_or(usize::MAX), verdict_badge(ctx, verdict).words)]
        }
    }
}

/// The name of the person who made a commitment, or a sentence that it is unknown.
pub(super) fn speaker(ctx: &SceneContext<'_>, commitment: &Commitment) -> String {
    let person = find(&ctx.story.people, &commitment.speaker);
    person.map_or(ctx.words().commitment.unknown_speaker, |person| person.name.get(ctx.lang)).to_owned()
}

fn row(ctx: &SceneContext<'_>, highlight: &Highlight, record: RecordId, commitment: &Commitment) -> CommitmentRow {
    let words = ctx.words().commitment;
    let mut notes = vec![(ctx.words().paragraph)(commitment.passage.paragraph)];
    if commitment.kind != CommitmentKind::Measure {
        notes.push((words.kind)(commitment.kind).to_owned());
    }
    if commitment.is_implied {
        notes.push(words.implied.to_owned());
    }
    notes.extend(ctx.story.grade(commitment).map(|grade| (words.grade_of)(grade)));
    notes.extend(commitment.timing.map(|timing| (words.timing)(timing).to_owned()));
    notes.extend(last_evidence(ctx, commitment).map(|month| (words.last_evidence)(&month)));
    CommitmentRow {
        state: highlight.mark_state(ctx.story, record),
        badge: verdict_badge(ctx, ctx.story.verdict(commitment)),
        gist: commitment.gist.get(ctx.lang).to_owned(),
        notes,
    }
}

/// The month of the last evidence, as text. `None` without evidence.
pub(super) fn last_evidence(ctx: &SceneContext<'_>, commitment: &Commitment) -> Option<String> {
    let (year, month, _) = ctx.story.last_result_day(commitment)?.civil();
    Some(words::when(ctx.lang, EdtfDate::On(PartialDate::Month(year, month).into())))
}
