//! What is told of a mark of a chart while it is pointed at: the numbers in full.

use crate::scene::facts::Told;
use crate::story::{Indicator, Kind, Value, find};
use crate::words;

/// What is told of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    /// What is measured.
    pub title: String,
    /// Facts, each with its label.
    pub facts: Vec<(&'static str, String)>,
}

/// What is told of an indicator, or of one of its observations; none when there is no such one.
pub fn tip(told: &Told<'_>, id: &str, index: Option<usize>) -> Option<Tip> {
    let at = told.story.lookup(id).filter(|at| at.kind == Kind::Indicator)?;
    let (_, indicator) = told.story.indicators.get(at.index)?;
    let facts = match index {
        Some(index) => of_observation(told, indicator, index)?,
        None => of_all(told, indicator),
    };
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    Some(Tip { title: indicator.title.get(told.lang).to_owned(), facts })
}

fn in_full(told: &Told<'_>, indicator: &Indicator, value: &Value) -> String {
    words::in_full(told.lang, value, find(&told.story.units, &indicator.unit))
}

fn of_observation(told: &Told<'_>, indicator: &Indicator, index: usize) -> Option<Vec<(&'static str, String)>> {
    let seen = indicator.observations.get(index).filter(|seen| told.tells(&seen.evidence))?;
    let [_, actual, as_of, ..] = told.words().chart.heads;
    let note = seen.note.as_ref().map(|note| note.get(told.lang).to_owned()).unwrap_or_default();
    let facts =
        vec![(actual, in_full(told, indicator, &seen.value)), (as_of, words::when(told.lang, seen.when)), ("", note)];
    Some(facts)
}

fn of_all(told: &Told<'_>, indicator: &Indicator) -> Vec<(&'static str, String)> {
    let [_, actual, as_of, _, due, share, status, claim, ..] = told.words().chart.heads;
    let full = |value: &Value| in_full(told, indicator, value);
    let progress = indicator.progress(told.background);
    let score = told.score(indicator);
    let mut facts =
        vec![(actual, progress.actual.map(|seen| full(&seen.value)).unwrap_or_default()), (as_of, score.as_of)];
    for target in indicator.targets.iter().filter(|target| told.tells(&target.evidence)) {
        let goal = told.goal(indicator, &target.value, &full(&target.value));
        facts.push(((told.words().kinds_of_target)(target.kind), goal));
        facts.push((due, words::when(told.lang, target.deadline)));
    }
    facts.extend([(share, score.share), (status, score.badge.words)]);
    let claims = indicator.claims.iter().filter(|own| told.tells(&own.evidence));
    facts.extend(claims.map(|own| (claim, full(&own.value))));
    facts
}
