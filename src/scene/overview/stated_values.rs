//! The values that a note on sources compares: those of the indicators it concerns whose sources it cites.

use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::overview::figure_text::FigureText;
use crate::story::{Citation, Entry, Evidence, IdIndex, Indicator, Observation, TargetKind, Text, Value};
use crate::words;

/// Maximum number of values of a note.
const MOST: usize = 3;

/// Relation of a value to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The same value.
    Equal,
    /// Another value of the same quantity at the same time.
    Different,
    /// Not comparable: another time, or a target beside a result.
    Beside,
}

impl Sign {
    /// The sign between two values.
    pub fn text(self) -> &'static str {
        match self {
            Self::Equal => "＝",
            Self::Different => "≠",
            Self::Beside => "／",
        }
    }
}

/// A value, and who states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedValue {
    /// Relation to the value before. `None` for the first.
    pub sign: Option<Sign>,
    /// The value.
    pub value: FigureText,
    /// Publisher, kind of a target, and date.
    pub source: String,
    /// The editors' note on the value; empty without one.
    pub note: String,
}

/// A value with what decides its sign.
struct Statement<'a> {
    value: &'a Value,
    /// Kind of a target. `None` for an observed value.
    kind: Option<TargetKind>,
    when: EdtfDate,
    citation: &'a Citation,
    note: Option<&'a Text>,
}

/// The values that a note compares: of the first indicator with two or more. Empty without one.
/// `index` is that of the story's indicators.
pub(super) fn stated_values(ctx: &SceneContext<'_>, note: &Entry, index: &IdIndex<'_>) -> Vec<StatedValue> {
    let indicators = note.about.iter().filter_map(|id| Some(&ctx.story.indicators.get(index.first(id)?)?.1));
    let found = indicators.map(|indicator| (indicator, statements(ctx, note, indicator)));
    let Some((indicator, statements)) = found.into_iter().find(|(_, statements)| statements.len() > 1) else {
        return Vec::new();
    };
    let mut before: Option<&Statement<'_>> = None;
    let stated = |statement| {
        let sign = before.replace(statement).map(|before| sign(before, statement));
        let value = FigureText::new(ctx, &ctx.value(statement.value, &indicator.unit), &indicator.unit);
        let note = statement.note.map(|note| note.get(ctx.lang).to_owned()).unwrap_or_default();
        StatedValue { sign, value, source: source(ctx, statement), note }
    };
    statements.iter().take(MOST).map(stated).gather()
}

/// The result and the claims of other sources; without such claims, the result and a forecast or a revised target. Only
/// those that the note cites.
fn statements<'a>(ctx: &SceneContext<'_>, note: &Entry, indicator: &'a Indicator) -> Vec<Statement<'a>> {
    let progress = indicator.progress(ctx.background);
    let cited = |evidence: &'a Evidence| {
        let is_cited =
            |citation: &&Citation| note.evidence.citations.iter().any(|other| other.source == citation.source);
        evidence.citations.iter().find(is_cited).filter(|_| ctx.includes(evidence))
    };
    let observed = |observation: &'a Observation| {
        let citation = cited(&observation.evidence)?;
        // A computed value is stated by no source.
        let is_stated = observation.value.formula.is_none();
        is_stated.then_some(Statement {
            value: &observation.value,
            kind: None,
            when: observation.when,
            citation,
            note: observation.note.as_ref(),
        })
    };
    let mut all: Vec<Statement<'a>> = progress.actual.and_then(observed).into_iter().gather();
    for claim in indicator.claims.iter().filter_map(observed) {
        // A claim that was repeated later counts once.
        if all.iter().skip(1).all(|other| other.value != claim.value) {
            all.push(claim);
        }
    }
    if all.len() == 1 {
        let target = progress.raised.or(progress.target.filter(|target| target.kind == TargetKind::Forecast));
        all.extend(target.and_then(|target| {
            let (citation, when) = (cited(&target.evidence)?, target.announced.unwrap_or(target.deadline));
            Some(Statement { value: &target.value, kind: Some(target.kind), when, citation, note: None })
        }));
    }
    all
}

fn sign(before: &Statement<'_>, after: &Statement<'_>) -> Sign {
    let is_same = before.value.number.partial_cmp(&after.value.number) == Some(std::cmp::Ordering::Equal)
        && before.value.qualification() == after.value.qualification();
    let days = |when: EdtfDate| when.first().or(when.last()).zip(when.last());
    let meets =
        days(before.when).zip(days(after.when)).is_some_and(|((from, to), (start, end))| from <= end && start <= to);
    match () {
        () if is_same => Sign::Equal,
        () if before.kind == after.kind && meets => Sign::Different,
        () => Sign::Beside,
    }
}

fn source(ctx: &SceneContext<'_>, statement: &Statement<'_>) -> String {
    let words = ctx.words();
    let citation = ctx.citation(statement.citation);
    let kind = statement.kind.map(|kind| (words.in_views().kinds_of_target)(kind).to_owned());
    let parts = [Some(citation.label), kind, Some(words::when(ctx.lang, statement.when))];
    parts.into_iter().flatten().gather().join(words.in_views().overview.comma)
}
