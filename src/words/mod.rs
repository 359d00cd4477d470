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
mod date_writer;
mod dates;
mod downloads;
mod en;
mod en_views;
mod foreign;
mod kinds;
mod map;
mod method;
mod numbers;
mod overview;
mod overview_en;
mod overview_zh;
mod page;
mod pages;
mod problems;
mod search;
mod share;
mod shell;
mod site;
mod static_pages;
mod table;
mod timeline;
mod times;
mod view_words;
mod zh;
mod zh_views;

pub use about::AboutWords;
pub use axis_labels::axis_labels;
pub use chart::{BulletCaption, ChartWords, OutcomeCounts, SeriesCaption};
pub use commitment::CommitmentWords;
pub use dates::{day_alone, iso, month_alone, month_of, when};
pub use downloads::DownloadWords;
pub use foreign::inside_quotes;
pub use map::MapWords;
pub use method::MethodWords;
pub use numbers::{at_most, bounded_percent, in_full, number, percent, value, whole_percent};
pub use overview::OverviewWords;
pub use page::Words;
pub use pages::{PageWords, page_words};
#[cfg(feature = "ssr")]
pub use problems::build_problem;
pub use problems::{date_fault, problem, problem_kind};
pub use search::SearchWords;
pub use share::ShareWords;
pub use shell::ShellWords;
pub use site::{SiteWords, site_words};
pub use static_pages::{StaticWords, static_words};
pub use table::{RowCounts, TableWords};
pub use timeline::TimelineWords;
pub use times::{at_time, until};
pub use view_words::{ColumnHeadings, DetailWords, ViewWords, Whole};

use crate::story::Lang;

/// The texts of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
