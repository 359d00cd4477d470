//! All texts of the page, as one table for each language: a missing text does not compile.

mod about;
mod about_en;
mod about_zh;
mod axis_labels;
mod chart;
mod chart_en;
mod chart_zh;
mod commitment;
mod commitment_en;
mod commitment_zh;
mod dates;
mod en;
mod foreign;
mod map;
mod method;
mod numbers;
mod page;
mod problems;
mod share;
mod timeline;
mod times;
mod zh;

pub use about::AboutWords;
pub use axis_labels::axis_labels;
pub use chart::{BulletCaption, ChartWords, SeriesCaption};
pub use commitment::CommitmentWords;
pub use dates::{day_alone, iso, month_alone, month_of, when};
pub use map::MapWords;
pub use method::MethodWords;
pub use numbers::{at_most, in_full, number, percent, value, whole_percent};
pub use page::{ColumnHeadings, DetailWords, Whole, Words};
pub use problems::{date_fault, problem, problem_kind};
pub use share::ShareWords;
pub use timeline::TimelineWords;
pub use times::{at_time, until};

use crate::story::Lang;

/// The texts of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
