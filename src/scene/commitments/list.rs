//! The list of commitments: counts by verdict, and groups of rows. Headings count measures only.

use super::verdict_badge::verdict_badge;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::badge::Badge;
use crate::sorting::{apply_permutation, argsort};
use crate::state::{Grouping, State, VERDICTS, VisibleRecords};
use crate::story::{Commitment, CommitmentKind, IdIndex, RecordId, RecordKind, Story, Verdict, find};
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
        .filter_map(|record| commitment(record).map(|found| (found.kind, found.verdict_shown(ctx.background).ok())))
        .gather();
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
            meaning: (ctx.words().in_views().commitment.meaning)(*verdict),
            measures: number(true),
            others: number(false),
            is_chosen: state.verdict == Some(*verdict),
        }
    });
    let counts: Vec<VerdictCount> =
        counts.filter(|count| count.measures + count.others > 0 || count.is_chosen).gather();
    let groups = groups(ctx, highlight, &records, state.grouping);
    CommitmentList { measure_count: measure_count(story, visible), counts, groups }
}

/// Number of visible commitments that headings count.
pub fn measure_count(story: &Story, visible: &VisibleRecords) -> usize {
    let is_measure = |record: &RecordId| {
        let commitment = story.commitments.get(record.index);
        commitment.is_some_and(|(_, commitment)| commitment.kind == CommitmentKind::Measure)
    };
    visible.of(RecordKind::Commitment).filter(is_measure).count()
}

/// The commitments in groups. One that belongs to several programmes is in each; those without any come last.
fn groups(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    records: &[RecordId],
    grouping: Grouping,
) -> Vec<CommitmentGroup> {
    let story = ctx.story;
    let programmes = IdIndex::new(story.programmes.iter().map(|(id, _)| id.as_str()));
    let people = IdIndex::new(story.people.iter().map(|(id, _)| id.as_str()));
    let groups_of = |commitment: &Commitment| -> Vec<usize> {
        let mut found: Vec<usize> = match grouping {
            Grouping::Programme => commitment.programmes.iter().filter_map(|id| programmes.first(id)).gather(),
            Grouping::Speaker => people.first(&commitment.speaker).into_iter().gather(),
            Grouping::Verdict => {
                let verdict = commitment.verdict_shown(ctx.background);
                Verdict::ALL.iter().position(|other| verdict == Ok(*other)).into_iter().gather()
            }
        };
        let order = argsort(found.iter().map(|index| (*index as i64, 0)).gather());
        apply_permutation(&mut found, order);
        found.dedup();
        if found.is_empty() { vec![usize::MAX] } else { found }
    };
    let commitment = |record: &RecordId| story.commitments.get(record.index).map(|(_, commitment)| commitment);
    let all = records.iter().filter_map(|record| Some((*record, commitment(record)?)));
    let mut all: Vec<(usize, RecordId, &Commitment)> =
        all.flat_map(|(record, found)| groups_of(found).into_iter().map(move |group| (group, record, found))).gather();
    // `usize::MAX`, the group of those without any, comes last.
    let order = argsort(all.iter().map(|(group, ..)| (i64::try_from(*group).unwrap_or(i64::MAX), 0)).gather());
    apply_permutation(&mut all, order);
    let chunks = all.chunk_by(|(one, ..), (other, ..)| one == other);
    chunks
        .map(|members| {
            let heading = members.first().map(|(group, _, first)| heading(ctx, *group, first, grouping));
            let rows = |is_measure: bool| {
                let of_kind =
                    members.iter().filter(move |(_, _, found)| (found.kind == CommitmentKind::Measure) == is_measure);
                of_kind.map(|(_, record, found)| row(ctx, highlight, *record, found)).gather()
            };
            CommitmentGroup { heading: heading.unwrap_or_default(), measures: rows(true), others: rows(false) }
        })
        .collect()
}

/// The name of a group, of which `first` is a member. `group` is the position of its programme.
fn heading(ctx: &SceneContext<'_>, group: usize, first: &Commitment, grouping: Grouping) -> String {
    match grouping {
        Grouping::Programme => {
            let name = ctx.story.programmes.get(group).map(|(_, entry)| entry.name.get(ctx.lang));
            name.unwrap_or(ctx.words().in_views().commitment.no_programme).to_owned()
        }
        Grouping::Speaker => speaker(ctx, first),
        Grouping::Verdict => verdict_badge(ctx, first.verdict_shown(ctx.background)).words,
    }
}

/// The name of the person who made a commitment, or a sentence that it is unknown.
pub(super) fn speaker(ctx: &SceneContext<'_>, commitment: &Commitment) -> String {
    let person = find(&ctx.story.people, &commitment.speaker);
    person.map_or(ctx.words().in_views().commitment.unknown_speaker, |person| person.name.get(ctx.lang)).to_owned()
}

fn row(ctx: &SceneContext<'_>, highlight: &Highlight, record: RecordId, commitment: &Commitment) -> CommitmentRow {
    let words = ctx.words().in_views().commitment;
    let mut notes = vec![(ctx.words().in_views().paragraph)(commitment.passage.paragraph)];
    if commitment.kind != CommitmentKind::Measure {
        notes.push((words.kind)(commitment.kind).to_owned());
    }
    if commitment.is_implied {
        notes.push(words.implied.to_owned());
    }
    if ctx.background {
        notes.extend(commitment.summary.grade.map(|grade| (words.grade_of)(grade)));
        notes.extend(commitment.timing.map(|timing| (words.timing)(timing).to_owned()));
        notes.extend(last_evidence(ctx, commitment).map(|month| (words.last_evidence)(&month)));
    }
    CommitmentRow {
        state: highlight.mark_state(ctx.story, record),
        badge: verdict_badge(ctx, commitment.verdict_shown(ctx.background)),
        gist: commitment.gist.get(ctx.lang).to_owned(),
        notes,
    }
}

/// The month of the last evidence, as text. `None` without evidence.
pub(super) fn last_evidence(ctx: &SceneContext<'_>, commitment: &Commitment) -> Option<String> {
    Some(words::month_of(ctx.lang, commitment.summary.last_result?))
}
