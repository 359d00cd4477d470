//! The section about the page: how verdicts and statuses are made, and what is missing.

use crate::gather::Gather;
use crate::number::Decimal;
use crate::scene::kit::context::SceneContext;
use crate::story::{CodeKind, Grade, LinkKind, SourceAuthor, THRESHOLDS, Verdict};
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
    let (story, words, texts) = (ctx.story, ctx.words(), ctx.words().in_views().about_page);
    let part = |heading: &'static str, paragraphs: Vec<String>| AboutPart { heading, paragraphs, terms: Vec::new() };
    let own = |paragraphs: &[&str]| paragraphs.iter().map(|text| (*text).to_owned()).gather();
    let mut what = own(&texts.purpose(!story.commitments.is_empty()));
    what.extend(story.checked.map(|day| (texts.checked)(&words::when(ctx.lang, day))));
    let mut parts = vec![part(texts.heading, what)];
    if !story.commitments.is_empty() {
        let meaning = |verdict: Verdict| {
            ((words.shell.verdict)(verdict).to_owned(), (words.in_views().commitment.meaning)(verdict).to_owned())
        };
        parts.push(AboutPart {
            terms: Verdict::ALL.into_iter().map(meaning).gather(),
            ..part(texts.verdicts, own(&[texts.verdicts_text]))
        });
        let grades = [Grade::A, Grade::B, Grade::C, Grade::D];
        let grades = grades.map(|grade| (format!("{grade:?}"), (words.in_views().commitment.grade)(grade).to_owned()));
        parts.push(AboutPart { terms: grades.into(), ..part(texts.grades, Vec::new()) });
    }
    parts.extend(coding(ctx));
    let percent = |share: f64| words::whole_percent(ctx.lang, Decimal::nearest(share * 100.0, 0));
    let [on_track, behind, early] = THRESHOLDS.map(percent);
    parts.push(part(texts.statuses, vec![(texts.statuses_text)(&on_track, &behind, &early)]));
    parts.push(part(texts.missing, missing(ctx)));
    parts.push(part(texts.corrections, own(&texts.corrections_text)));
    parts
}

/// Kappa below which two codings disagree often.
const WEAK_KAPPA: f64 = 0.6;

/// The coding and the agreement of both codings. `None` if the story does not say how it was coded.
fn coding(ctx: &SceneContext<'_>) -> Option<AboutPart> {
    let (story, lang, texts) = (ctx.story, ctx.lang, ctx.words().in_views().about_page);
    let method = story.coding.as_ref()?;
    let on = words::when(lang, method.on);
    let weak = words::number(lang, Decimal::nearest(WEAK_KAPPA, 1), false);
    let text = (texts.coding_text)(&on, method.coders.get(lang), method.settling.get(lang), &weak);
    let agreement = |kind: CodeKind| {
        let found = story.agreement(kind)?;
        let share = words::percent(lang, Decimal::nearest(found.share * 100.0, 1));
        let kappa = found.kappa.map(|kappa| words::number(lang, Decimal::nearest(kappa, 2), false));
        let is_weak = found.kappa.is_some_and(|kappa| kappa < WEAK_KAPPA);
        Some(((texts.code)(kind).to_owned(), (texts.agreement)(&share, kappa.as_deref(), is_weak)))
    };
    let terms = CodeKind::ALL.into_iter().filter_map(agreement).gather();
    Some(AboutPart { heading: texts.coding, paragraphs: vec![text], terms })
}

/// Counts of what was not searched or not found.
fn missing(ctx: &SceneContext<'_>) -> Vec<String> {
    let (story, texts) = (ctx.story, ctx.words().in_views().about_page);
    let with = |verdict: Verdict| {
        let verdicts = story.commitments.iter().map(|(_, commitment)| commitment.verdict());
        verdicts.filter(|found| *found == Ok(verdict)).count()
    };
    let without_result = story.indicators.iter().filter(|(_, indicator)| {
        !indicator.targets.is_empty() && indicator.observations.is_empty() && indicator.readings.is_none()
    });
    let copies = story.sources.iter().filter(|(_, source)| source.link == LinkKind::Mirror);
    let independent = story.sources.iter().filter(|(_, source)| source.author == Some(SourceAuthor::Independent));
    let of_commitments = (!story.commitments.is_empty())
        .then(|| (texts.missing_verdicts)(with(Verdict::NotSearched), with(Verdict::NothingFound)));
    let others = [without_result.count(), copies.count(), independent.count(), story.sources.len()];
    of_commitments.into_iter().chain([(texts.missing_text)(others)]).gather()
}
