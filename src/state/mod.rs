//! The little that the reader chose, one plain value; its written form is the URL.

mod map_view;
mod query;
mod story_path;
mod update;
mod visible_records;
mod window;

pub use map_view::MapView;
pub use query::{Notice, decode, encode, parameter};
pub use story_path::story_path;
pub use update::{Action, update};
pub use visible_records::VisibleRecords;
pub use window::Window;

use crate::story::{Lang, RecordId};

/// Which part of the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Everything, one below the other.
    #[default]
    All,
    /// The timeline alone.
    Timeline,
    /// The map alone.
    Map,
    /// Targets against actuals alone.
    Indicators,
    /// The table of all facts alone.
    Table,
}

impl View {
    /// Every view with its word in a link, in the order of the page.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("all", Self::All),
        ("timeline", Self::Timeline),
        ("map", Self::Map),
        ("indicators", Self::Indicators),
        ("table", Self::Table),
    ];

    /// Whether the part `other` is shown.
    pub fn shows(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

/// The themes that a link may name, in any case: the first is the usual one.
pub const THEMES: [&str; 4] = ["light", "dark", "auto", "high-contrast"];

/// In which order indicators stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By programme, in groups.
    #[default]
    Programme,
    /// By the share of the target, the largest first.
    Ratio,
    /// By the day up to which they were counted, the latest first.
    Date,
}

impl Sort {
    /// Every order with its word in a link.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("programme", Self::Programme), ("ratio", Self::Ratio), ("date", Self::Date)];
}

/// What the reader chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The page's language.
    pub lang: Lang,
    /// Whether background facts are shown beside the article's.
    pub background: bool,
    /// The part of the page shown.
    pub view: View,
    /// The programme that the views are filtered by, by its position.
    pub programme: Option<usize>,
    /// In which order indicators stand.
    pub sort: Sort,
    /// The record told in full.
    pub selected: Option<RecordId>,
    /// The time that the views are filtered by; all of it without.
    pub window: Option<Window>,
    /// The lanes of the timeline that are folded: programmes by their position, `None` for what belongs to none.
    /// In their order, each once.
    pub folded: Vec<Option<usize>>,
    /// The part of the map that is looked at; where the story plays without.
    pub map: Option<MapView>,
    /// The district that the views are filtered by, by its code.
    pub district: Option<String>,
    /// Keys of the link that are not ours, kept as they came.
    pub others: Vec<(String, String)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            lang: Lang::Zh,
            background: true,
            view: View::All,
            programme: None,
            sort: Sort::Programme,
            selected: None,
            window: None,
            folded: Vec::new(),
            map: None,
            district: None,
            others: Vec::new(),
        }
    }
}

impl State {
    /// Whether a programme, a stretch of time or a district leaves anything out.
    pub fn is_filtered(&self) -> bool {
        self.programme.is_some() || self.window.is_some() || self.district.is_some()
    }
}
