//! The section about the page: how verdicts and statuses are made, and what is missing.

use crate::number::Decimal;
use crate::scene::kit::context::SceneContext;
use crate::story::{Grade, LinkKind, THRESHOLDS, Verdict};
use crate::words;

/// A part of the section: heading, paragraphs, and terms with their explanations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutPart {
    /// Heading.
    pub heading: &'static str,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// Terms with their explanations.
    pub terms: Vec<(String, String)>,
}

/// The parts of the section, but for objections.
pub fn about(ctx: &SceneContext<'_>) -> Vec<AboutPart> {
    let (story, words, texts) = (ctx.story, ctx.words(), ctx.words().about_page);
    let part = |heading: &'static str, paragraphs: Vec<String>| AboutPart { heading, paragraphs, terms: Vec::new() };
    let own = |paragraphs: &[&str]| paragraphs.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let mut what = own(&texts.what);
    what.extend(story.checked.map(|day| (texts.checked)(&words::when(ctx.lang, day))));
    let mut parts = vec![part(texts.heading, what)];
    if !story.commitments.is_empty() {
        let meaning = |verdict: Verdict| {
            ((words.commitment.verdict)(verdict).to_owned(), (words.commitment.meaning)(verdict).to_owned())
        };
        parts.push(AboutPart {
            terms: Verdict::ALL.into_iter().map(meaning).collect(),
            ..part(texts.verdicts, own(&[texts.verdicts_text]))
        });
        let grades = [Grade::A, Grade::B, Grade::C, Grade::D];
        let grades = grades.map(|grade| (format!("{grade:?}"), (words.commitment.grade)(grade).to_owned()));
        parts.push(AboutPart { terms: grades.into(), ..part(texts.grades, Vec::new()) });
    }
    let percent = |share: f64| words::whole_percent(ctx.lang, Decimal::nearest(share * 100.0, 0));
    let [on_track, behind, early] = THRESHOLDS.map(percent);
    parts.push(part(texts.statuses, vec![(texts.statuses_text)(&on_track, &behind, &early)]));
    parts.push(part(texts.missing, vec![missing(ctx)]));
    parts.push(part(texts.corrections, own(&texts.corrections_text)));
    parts
}

/// Counts of what was not searched or not found.
fn missing(ctx: &SceneContext<'_>) -> String {
    let story = ctx.story;
    let with = |verdict: Verdict| {
        let verdicts = story.commitments.iter().map(|(_, commitment)| story.verdict(commitment));
        verdicts.filter(|found| *found == Ok(verdict)).count()
    };
    let without_result = story.indicators.iter().filter(|(_, indicator)| {
        !indicator.targets.is_empty() && indicator.observations.is_empty() && indicator.readings.is_none()
    });
    let copies = story.sources.iter().filter(|(_, source)| source.link == LinkKind::Mirror);
    (ctx.words().about_page.missing_text)(
        with(Verdict::NotSearched),
        with(Verdict::NothingFound),
        without_result.count(),
        copies.count(),
    )
}
