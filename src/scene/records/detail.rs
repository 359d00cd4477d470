//! Detail panel: one record in full, with its values, related records and citations.

use crate::gather::Gather;
use crate::number::{Bound, Decimal};
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::derivation::{StatusDerivation, derivation};
use crate::scene::records::record_text::{CitationText, SceneContext};
use crate::scene::records::table::order;
use crate::state::VisibleRecords;
use crate::story::{Basis, Evidence, Indicator, Place, RecordId, RecordKind, Shape, Text, Value};
use crate::words;

/// Content of the detail panel.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The record.
    pub state: MarkState,
    /// Kind of the record, and its basis.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// Date; empty if the record has none.
    pub when: String,
    /// Text, by paragraph.
    pub paragraphs: Vec<String>,
    /// The streets that bound a plot: north, east, south, west.
    pub bounds: Option<[String; 4]>,
    /// Derivation of an indicator's status.
    pub derivation: Option<StatusDerivation>,
    /// Facts: label and value.
    pub facts: Vec<(String, String)>,
    /// Related records by kind.
    pub related: Vec<(&'static str, Vec<(MarkState, String)>)>,
    /// Every citation.
    pub citations: Vec<CitationText>,
    /// The previous record.
    pub previous: Option<RecordId>,
    /// The next record.
    pub next: Option<RecordId>,
    /// Position in the list of its kind, such as "3 of 7".
    pub position: String,
}

/// The detail of the selected record. `None` without a selection.
pub fn detail(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    chosen: Option<RecordId>,
) -> Option<Detail> {
    let record = chosen?;
    let (story, lang, words) = (ctx.story, ctx.lang, ctx.words());
    let state = highlight.mark_state(story, record);
    let basis = (words.in_views().basis_of)(if state.is_in_article { Basis::Article } else { Basis::Background });
    let (mut when, mut paragraphs, mut facts) = (String::new(), Vec::new(), Vec::new());
    match record.kind {
        RecordKind::Event => {
            let (_, event) = story.events.get(record.index)?;
            when = words::when(lang, event.when(ctx.background));
            paragraphs.push(event.text.get(lang).to_owned());
            if let Some(refined) = event.refined.as_ref().filter(|_| ctx.background) {
                facts.push((words.in_views().detail.refined.to_owned(), words::when(lang, refined.when)));
                paragraphs.extend(refined.text.as_ref().map(|text| text.get(lang).to_owned()));
            }
        }
        RecordKind::Place => place(ctx, &story.places.get(record.index)?.1, &mut paragraphs, &mut facts),
        RecordKind::Indicator => {
            let (_, indicator) = story.indicators.get(record.index)?;
            when = words::when(lang, indicator.period);
            measured(ctx, indicator, &mut paragraphs, &mut facts);
        }
        RecordKind::Figure => {
            let (_, figure) = story.figures.get(record.index)?;
            when = figure.when.map(|when| words::when(lang, when)).unwrap_or_default();
            paragraphs.extend(figure.text.as_ref().map(|text| text.get(lang).to_owned()));
            facts.push((words.in_views().columns.value.to_owned(), ctx.value(&figure.value, &figure.unit)));
            facts.extend(
                figure.value.formula.iter().map(|formula| (String::new(), (words.in_views().computed)(formula))),
            );
        }
        // The steps to its verdict are in `scene::commitments`.
        RecordKind::Commitment => {
            let (_, commitment) = story.commitments.get(record.index)?;
            let kind = (words.in_views().commitment.kind)(commitment.kind).to_owned();
            facts.push((words.in_views().columns.commitment_kind.to_owned(), kind));
            let checked = commitment.checked.or(story.checked).map(|day| words::when(lang, day));
            facts.extend(checked.map(|day| (words.in_views().commitment.checked.to_owned(), day)));
        }
        RecordKind::Finding => when = words::when(lang, story.findings.get(record.index)?.1.when),
        kind => {
            let (_, entry) = story.entries(kind).get(record.index)?;
            when = entry.when.map(|when| words::when(lang, when)).unwrap_or_default();
            paragraphs.push(entry.text.get(lang).to_owned());
        }
    }
    let place = story.places.get(record.index).map(|(_, place)| place).filter(|_| record.kind == RecordKind::Place);
    let street = |text: &Text| text.get(lang).to_owned();
    let bounds = place.and_then(|place| place.bounds.as_ref());
    let bounds = bounds.map(|streets| [&streets.north, &streets.east, &streets.south, &streets.west].map(street));
    let indicator = story.indicators.get(record.index).filter(|_| record.kind == RecordKind::Indicator);
    let working = indicator.map(|(_, indicator)| derivation(ctx, indicator));
    let steps = order(ctx, visible, record.kind);
    let current = steps.iter().position(|step| *step == record);
    let step = |by: fn(usize) -> Option<usize>| current.and_then(by).and_then(|index| steps.get(index).copied());
    Some(Detail {
        state,
        kicker: format!("{} · {basis}", (words.kind)(record.kind)),
        title: story.name_of(record)?.get(lang).to_owned(),
        when,
        paragraphs,
        bounds,
        derivation: working,
        facts,
        related: relatives(ctx, highlight, record),
        citations: ctx.citations(record),
        previous: step(|index| index.checked_sub(1)),
        next: step(|index| index.checked_add(1)),
        position: current.map(|index| (words.in_views().detail.position)(index + 1, steps.len())).unwrap_or_default(),
    })
}

fn place(ctx: &SceneContext<'_>, place: &Place, paragraphs: &mut Vec<String>, facts: &mut Vec<(String, String)>) {
    let words = ctx.words();
    paragraphs.push(place.text.get(ctx.lang).to_owned());
    facts.extend(place.visit.map(|stop| (String::new(), (words.in_views().detail.stop)(stop))));
    facts.push(((words.in_views().place_kind)(place.kind).to_owned(), ctx.whereabouts(place)));
    if let Shape::Points(points) = &place.shape {
        facts.push((String::new(), (words.in_views().map.points)(points.len())));
    }
    if let Some((length, (_, evidence))) = ctx.length(place).zip(place.length.as_ref()) {
        facts.push((words.in_views().detail.length.to_owned(), with_origin(ctx, length, evidence)));
    }
}

/// A figure with its sources: a reader who checks it need not guess which of those listed below it gives this one.
fn with_origin(ctx: &SceneContext<'_>, figure: String, evidence: &Evidence) -> String {
    let origin = ctx.origin(evidence);
    if origin.is_empty() { figure } else { [figure.as_str(), " · ", &origin].concat() }
}

fn measured(
    ctx: &SceneContext<'_>,
    indicator: &Indicator,
    paragraphs: &mut Vec<String>,
    facts: &mut Vec<(String, String)>,
) {
    let (lang, words) = (ctx.lang, ctx.words());
    let summary = ctx.summary(indicator);
    paragraphs.push(summary.caption.clone());
    paragraphs.extend(indicator.text.as_ref().map(|text| text.get(lang).to_owned()));
    let value = |value: &Value| ctx.value(value, &indicator.unit);
    for target in indicator.targets.iter().filter(|target| ctx.includes(&target.evidence)) {
        let label =
            target.label.as_ref().map_or((words.in_views().kinds_of_target)(target.kind), |label| label.get(lang));
        let target_text = ctx.target_text(indicator, &target.value, &value(&target.value));
        let mut text =
            format!("{target_text} · {} {}", words.in_views().detail.deadline, words::when(lang, target.deadline));
        if let Some(announced) = target.announced {
            text = format!("{text} · {} {}", words.in_views().detail.announced, words::when(lang, announced));
        }
        facts.push((label.to_owned(), with_origin(ctx, text, &target.evidence)));
    }
    let reading = indicator.readings.as_ref().and_then(|readings| readings.last.as_ref());
    for observation in
        indicator.observations.iter().chain(reading).filter(|observation| ctx.includes(&observation.evidence))
    {
        let label =
            if observation.is_result { words.in_views().detail.result } else { words.in_views().detail.interim };
        let mut text = format!("{} · {}", value(&observation.value), words::when(lang, observation.when));
        if let Some(note) = &observation.note {
            text = format!("{text} · {}", note.get(lang));
        }
        facts.push((label.to_owned(), with_origin(ctx, text, &observation.evidence)));
    }
    for claim in indicator.claims.iter().filter(|claim| ctx.includes(&claim.evidence)) {
        let mut text = format!("{} · {}", value(&claim.value), words::when(lang, claim.when));
        if let Some(note) = &claim.note {
            text = format!("{text} · {}", note.get(lang));
        }
        facts.push((words.in_views().detail.claim.to_owned(), with_origin(ctx, text, &claim.evidence)));
    }
    if let Some(computed) = summary.computed {
        let share = if summary.is_printed && summary.share != computed {
            format!("{computed} · {}", (words.in_views().published_ratio)(&summary.share))
        } else {
            computed
        };
        let revised = summary.share_of_revised.zip(summary.revision);
        let revised = revised.map(|(share, kind)| (words.in_views().share_of_revised)(&share, kind));
        let share = std::iter::once(share).chain(revised).gather().join(" · ");
        facts.push((words.in_views().columns.ratio.to_owned(), share));
    }
    if let Some(search) = ctx.search(indicator) {
        let queries = search.queries.iter().map(|query| (words.in_views().detail.query)(query));
        let note = search.note.iter().map(|note| note.get(lang).to_owned());
        let parts = std::iter::once(words::when(lang, search.on)).chain(queries).chain(note);
        facts.push((words.in_views().detail.search.to_owned(), parts.collect::<Vec<_>>().join(" · ")));
    }
    for derived in indicator.derived.iter().filter(|derived| ctx.includes(&derived.evidence)) {
        let mut text = value(&derived.value);
        if let Some(formula) = &derived.value.formula {
            text = [&text, " · ", &(words.in_views().computed)(formula)].concat();
        }
        // As wide as the rounding of both leaves it, with the published value beside it.
        if let Some(ends) = indicator.implied(ctx.background) {
            let end = |number: f64| {
                let number = Decimal::nearest(number, 0);
                // Marked as computed, so that it has no more digits than the sources gave.
                let formula = Some(String::new());
                value(&Value { number, bound: Bound::Exact, step: None, formula, words: None })
            };
            text = [&text, " · ", &(words.in_views().detail.between)(&end(ends.low), &end(ends.high))].concat();
        }
        if let Some(target) = indicator.progress(ctx.background).target {
            text = [&text, " · ", &(words.in_views().detail.published)(&value(&target.value))].concat();
        }
        facts.push((derived.title.get(lang).to_owned(), text));
    }
}

fn relatives(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    of: RecordId,
) -> Vec<(&'static str, Vec<(MarkState, String)>)> {
    let story = ctx.story;
    // The steps of a commitment list its evidence.
    let is_listed_elsewhere = |record: &RecordId| {
        let is_evidence =
            matches!(record.kind, RecordKind::Event | RecordKind::Indicator | RecordKind::Figure | RecordKind::Finding);
        of.kind == RecordKind::Commitment && is_evidence
    };
    let related: Vec<RecordId> = story
        .relatives(of)
        .into_iter()
        .filter(|record| story.is_included(*record, ctx.background) && !is_listed_elsewhere(record))
        .gather();
    let mut kinds: Vec<RecordKind> = related.iter().map(|record| record.kind).gather();
    kinds.dedup();
    kinds
        .into_iter()
        .map(|kind| {
            let of_kind = related.iter().filter(|record| record.kind == kind);
            let links = of_kind.map(|record| {
                let name = story.name_of(*record).map(|name| name.get(ctx.lang).to_owned()).unwrap_or_default();
                (highlight.mark_state(story, *record), name)
            });
            ((ctx.words().kind)(kind), links.collect())
        })
        .collect()
}
