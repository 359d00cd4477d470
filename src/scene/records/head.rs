//! The head of the page: title, summary, key figures.

use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::scene::kit::labels::text_width;
use crate::scene::records::record_text::SceneContext;
use crate::story::{Basis, RecordKind};
use crate::words;

/// What the head shows.
#[derive(Clone, Debug)]
pub struct Head {
    /// The headline.
    pub title: String,
    /// Two sentences.
    pub summary: String,
    /// The day the figures hold for; empty when the story has none.
    pub as_of: String,
    /// The key figures.
    pub figures: Vec<KeyFigure>,
}

/// A key figure, which leads to its record.
#[derive(Clone, Debug)]
pub struct KeyFigure {
    /// Its record.
    pub state: MarkState,
    /// The number with its unit.
    pub value: String,
    /// The width of the longest part of it that is not broken into two lines, in ems.
    pub run: f64,
    /// What it counts.
    pub name: String,
    /// Its share of the target, or the ceiling; empty without a target.
    pub share: String,
}

/// The head of a story.
pub fn head(ctx: &SceneContext<'_>, highlight: &Highlight) -> Head {
    let (story, lang, words) = (ctx.story, ctx.lang, ctx.words());
    let figures = story.highlights.iter().filter_map(|id| {
        let index = story.indicators.iter().position(|(own, _)| own == id)?;
        let (_, indicator) = story.indicators.get(index)?;
        let score = ctx.summary(indicator);
        let share = if score.share.is_empty() { score.beside } else { (words.share_of)(&score.share, score.whole) };
        Some(KeyFigure {
            state: highlight.mark_state(story, record_id(RecordKind::Indicator, index)),
            run: longest_run(&score.actual),
            value: score.actual,
            name: indicator.short.get(lang).to_owned(),
            share,
        })
    });
    // What stands beside an article may be of later days.
    let is_beside = ctx.background && story.events.iter().any(|(_, event)| event.evidence.basis == Basis::Article);
    let as_of = if is_beside { words.as_of_article } else { words.as_of };
    Head {
        title: story.title.get(lang).to_owned(),
        summary: story.summary.get(lang).to_owned(),
        as_of: story.as_of.map(|when| as_of(&words::until(lang, when))).unwrap_or_default(),
        figures: figures.collect(),
    }
}

/// The width in ems of the longest part of a text that stays on one line: lines are broken at spaces and around CJK characters.
fn longest_run(text: &str) -> f64 {
    let is_break = |letter: char| letter == ' ' || letter >= '\u{2e80}';
    text.split(is_break).map(|run| text_width(run, 1.0)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::longest_run;

    #[test]
    fn a_number_stays_together_and_its_unit_may_go_on() {
        for (text, letters) in [
            ("−1,234,567 people", 10.0),
            ("more than 70 vehicles", 8.0),
            ("−123.4567万人", 9.0),
            ("55.1万平方米", 4.0),
            ("136.4%", 6.0),
            ("", 0.0),
        ] {
            assert!((longest_run(text) - letters * 0.62).abs() < 1e-9, "{text}: {}", longest_run(text));
        }
    }
}
