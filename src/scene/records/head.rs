//! Page header: title, summary and key figures.

use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::scene::kit::labels::text_width;
use crate::scene::records::record_text::SceneContext;
use crate::story::{Basis, RecordKind};
use crate::words;

/// Content of the page header.
#[derive(Clone, Debug)]
pub struct Head {
    /// Title.
    pub title: String,
    /// Summary, in two sentences.
    pub summary: String,
    /// The reference date of the figures; empty if the story has none.
    pub as_of: String,
    /// The key figures.
    pub figures: Vec<KeyFigure>,
}

/// A key figure, which links to its record.
#[derive(Clone, Debug)]
pub struct KeyFigure {
    /// Its record.
    pub state: MarkState,
    /// The value with its unit.
    pub value: String,
    /// Width of its longest unbreakable part, in ems.
    pub run: f64,
    /// Label.
    pub name: String,
    /// Share of the target, or the ceiling; empty without a target.
    pub share: String,
}

/// The header of a story.
pub fn head(ctx: &SceneContext<'_>, highlight: &Highlight) -> Head {
    let (story, lang, words) = (ctx.story, ctx.lang, ctx.words());
    let figures = story.highlights.iter().filter_map(|id| {
        let index = story.indicators.iter().position(|(other, _)| other == id)?;
        let (_, indicator) = story.indicators.get(index)?;
        let summary = ctx.summary(indicator);
        let share =
            if summary.share.is_empty() { summary.beside } else { (words.share_of)(&summary.share, summary.whole) };
        Some(KeyFigure {
            state: highlight.mark_state(story, record_id(RecordKind::Indicator, index)),
            run: longest_run(&summary.actual),
            value: summary.actual,
            name: indicator.short.get(lang).to_owned(),
            share,
        })
    });
    // Background events may be later than the article.
    let is_beside = ctx.background && story.events.iter().any(|(_, event)| event.evidence.basis == Basis::Article);
    let as_of = if is_beside { words.as_of_article } else { words.as_of };
    Head {
        title: story.title.get(lang).to_owned(),
        summary: story.summary.get(lang).to_owned(),
        as_of: story.as_of.map(|when| as_of(&words::until(lang, when))).unwrap_or_default(),
        figures: figures.collect(),
    }
}

/// Width of the longest unbreakable part of a text, in ems. Lines break at spaces and around CJK characters.
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
