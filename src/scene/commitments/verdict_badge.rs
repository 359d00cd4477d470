//! Badge of a verdict: a word, and one shape for each.

use crate::scene::kit::context::SceneContext;
use crate::scene::records::badge::{Badge, BadgeShape};
use crate::story::{Extent, NoVerdict, Tone, Verdict};

/// The badge of a verdict, or of the lack of one.
pub fn verdict_badge(ctx: &SceneContext<'_>, verdict: Result<Verdict, NoVerdict>) -> Badge {
    let words = ctx.words().in_views().commitment;
    let none =
        |words: &str, shape| Badge { words: words.to_owned(), name: words.to_owned(), tone: Tone::Unknown, shape };
    let verdict = match verdict {
        Ok(verdict) => verdict,
        Err(NoVerdict::ArticleAlone) => return none(words.article_alone, DOT),
        Err(NoVerdict::Conflict(_)) => return none(words.no_verdict, CROSS),
    };
    let (tone, shape) = match verdict {
        Verdict::ReportedComplete => (Tone::Good, SQUARE),
        Verdict::Partial(Extent::Most) => (Tone::Going, MOST),
        Verdict::Partial(Extent::Part) => (Tone::Going, PART),
        Verdict::Short => (Tone::Bad, TRIANGLE),
        Verdict::NothingFound => (Tone::Unknown, FRAME),
        Verdict::NotSearched => (Tone::Unknown, CORNERS),
        Verdict::NotRated => (Tone::Unknown, BAR),
    };
    let words = (ctx.words().shell.verdict)(verdict);
    Badge { words: words.to_owned(), name: words.to_owned(), tone, shape }
}

const SQUARE: BadgeShape = &[&[(10, 10), (110, 10), (110, 110), (10, 110)]];

/// The outline of a square, as one polygon with a slit.
const OUTLINE: &[(i16, i16)] =
    &[(10, 10), (110, 10), (110, 110), (10, 110), (10, 10), (24, 24), (24, 96), (96, 96), (96, 24), (24, 24)];

const FRAME: BadgeShape = &[OUTLINE];
/// A square that is filled to three quarters.
const MOST: BadgeShape = &[OUTLINE, &[(24, 36), (96, 36), (96, 96), (24, 96)]];
/// A square that is filled to a third.
const PART: BadgeShape = &[OUTLINE, &[(24, 74), (96, 74), (96, 96), (24, 96)]];
const TRIANGLE: BadgeShape = &[&[(5, 15), (115, 15), (60, 110)]];
/// The corners of a square.
const CORNERS: BadgeShape = &[
    &[(10, 10), (48, 10), (48, 24), (24, 24), (24, 48), (10, 48)],
    &[(110, 10), (110, 48), (96, 48), (96, 24), (72, 24), (72, 10)],
    &[(110, 110), (72, 110), (72, 96), (96, 96), (96, 72), (110, 72)],
    &[(10, 110), (10, 72), (24, 72), (24, 96), (48, 96), (48, 110)],
];
const BAR: BadgeShape = &[&[(10, 48), (110, 48), (110, 72), (10, 72)]];
const DOT: BadgeShape = &[&[(42, 42), (78, 42), (78, 78), (42, 78)]];
const CROSS: BadgeShape = &[&[
    (24, 10),
    (60, 46),
    (96, 10),
    (110, 24),
    (74, 60),
    (110, 96),
    (96, 110),
    (60, 74),
    (24, 110),
    (10, 96),
    (46, 60),
    (10, 24),
]];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Basemap, CodeConflict, Lang, Story};

    #[test]
    fn each_verdict_has_a_shape_and_a_word_of_its_own() {
        let (story, basemap) = (Story::default(), Basemap::default());
        for lang in [Lang::Zh, Lang::En] {
            let ctx = SceneContext { story: &story, basemap: &basemap, lang, background: true };
            let none = [NoVerdict::ArticleAlone, NoVerdict::Conflict(CodeConflict::NoSearch)];
            let verdicts = Verdict::ALL.map(Ok).into_iter().chain(none.map(Err));
            let badges: Vec<Badge> = verdicts.map(|verdict| verdict_badge(&ctx, verdict)).collect();
            for (index, badge) in badges.iter().enumerate() {
                assert!(badges[..index].iter().all(|other| other.shape != badge.shape && other.words != badge.words));
                assert!(
                    badge.shape.iter().copied().flatten().all(|(x, y)| (0..=120).contains(x) && (0..=120).contains(y))
                );
            }
        }
    }
}
