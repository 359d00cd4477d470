//! Targets against actuals: a chart and a sentence an indicator, grouped by programme.

use super::bullet::{Bullet, bullet};
use super::facts::{Score, Told};
use super::link::{Link, Lit};
use crate::number::Decimal;
use crate::state::Shown;
use crate::story::{Indicator, Kind, Ref};
use crate::words;

/// The charts of a programme.
#[derive(Clone, Debug)]
pub struct Group {
    /// The programme.
    pub heading: String,
    /// Its charts.
    pub charts: Vec<Chart>,
}

/// One indicator's chart with its words.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its record.
    pub link: Link,
    /// What is measured.
    pub title: String,
    /// When the actual value was counted.
    pub as_of: String,
    /// Target, actual and share in words.
    pub score: Score,
    /// The name of the target's kind with its value.
    pub target: String,
    /// The name of the raised target with its value.
    pub raised: Option<String>,
    /// The ink.
    pub ink: Bullet,
    /// The scale below it: the place of each round value in percent of the width, and the value.
    pub scale: Vec<(f64, String)>,
}

/// All charts shown, each of a width.
pub fn indicators(told: &Told<'_>, shown: &Shown, lit: &Lit, width: f64) -> Vec<Group> {
    let story = told.story;
    let all: Vec<(Ref, &Indicator)> = shown
        .of(Kind::Indicator)
        .filter_map(|at| story.indicators.get(at.index).map(|(_, indicator)| (at, indicator)))
        .collect();
    let own = |indicator: &Indicator| {
        indicator.programmes.first().and_then(|id| story.programmes.iter().position(|(own, _)| own == id))
    };
    let group = |programme: Option<usize>, heading: &str| Group {
        heading: heading.to_owned(),
        charts: all
            .iter()
            .filter(|(_, indicator)| own(indicator) == programme)
            .map(|(at, indicator)| chart(told, lit, *at, indicator, width))
            .collect(),
    };
    let programmes = story.programmes.iter().enumerate();
    programmes
        .map(|(index, (_, entry))| group(Some(index), entry.name.get(told.lang)))
        .chain(std::iter::once_with(|| group(None, told.words().no_programme)))
        .filter(|group| !group.charts.is_empty())
        .collect()
}

fn chart(told: &Told<'_>, lit: &Lit, at: Ref, indicator: &Indicator, width: f64) -> Chart {
    let said = told.words();
    let score = told.score(indicator);
    let label = |kind, value: &str| {
        let gap = if told.lang == crate::story::Lang::Zh { "" } else { " " };
        format!("{}{gap}{value}", (said.kinds_of_target)(kind))
    };
    let as_of = indicator.progress(told.background).actual.map(|actual| words::when(told.lang, actual.when));
    let ink = bullet(indicator, told.background, width);
    let myriad = crate::story::find(&told.story.units, &indicator.unit).is_some_and(|unit| unit.myriad);
    let in_words = |value: f64| words::number(told.lang, Decimal::nearest(value, 1), myriad);
    let scale = ink.ticks.iter().map(|(x, value)| (x / width * 100.0, in_words(*value)));
    Chart {
        scale: std::iter::once((0.0, "0".to_owned())).chain(scale).collect(),
        link: lit.link(told.story, at),
        title: indicator.short.get(told.lang).to_owned(),
        as_of: as_of.unwrap_or_default(),
        target: if score.target.is_empty() {
            score.implied.clone().unwrap_or_default()
        } else {
            label(score.kind, &score.target)
        },
        raised: score.raised.as_ref().map(|value| label(crate::story::TargetKind::Raised, value)),
        score,
        ink,
    }
}
