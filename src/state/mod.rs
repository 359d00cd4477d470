//! Application state: the reader's choices as one plain value. The URL is its serialised form.

mod errors;
mod map_view;
mod query;
mod story_path;
mod update;
mod visible_records;
mod window;

pub use errors::{FetchError, GeolocationError};
pub use map_view::MapView;
pub use query::{Notice, decode, encode, parameter};
pub use story_path::story_path;
pub use update::{Action, update};
pub use visible_records::VisibleRecords;
pub use window::Window;

use crate::story::{Extent, Lang, RecordId, Story, Verdict};

/// A view: part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// All views, one below the other.
    #[default]
    All,
    /// The commitments only.
    Commitments,
    /// The timeline only.
    Timeline,
    /// The map only.
    Map,
    /// The indicator charts only.
    Indicators,
    /// The tables only.
    Table,
}

impl View {
    /// All views with their values in links, in page order.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("all", Self::All),
        ("commitments", Self::Commitments),
        ("timeline", Self::Timeline),
        ("map", Self::Map),
        ("indicators", Self::Indicators),
        ("table", Self::Table),
    ];

    /// The views of a story with their values in links: that of commitments only if it has some.
    pub fn of_story(story: &Story) -> impl Iterator<Item = (&'static str, Self)> {
        let has_commitments = !story.commitments.is_empty();
        Self::NAMES.iter().copied().filter(move |(_, view)| has_commitments || *view != Self::Commitments)
    }

    /// True if the view `other` is part of this one.
    pub fn shows(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

/// Themes that a link may name, in any case; the first is the default.
pub const THEMES: [&str; 4] = ["light", "dark", "auto", "high-contrast"];

/// Order of the indicators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Grouped by programme.
    #[default]
    Programme,
    /// By share of the target, largest first.
    Ratio,
    /// By date of the last value, latest first.
    Date,
}

impl Sort {
    /// All orders with their values in links.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("programme", Self::Programme), ("ratio", Self::Ratio), ("date", Self::Date)];
}

/// Grouping of the commitments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By programme.
    #[default]
    Programme,
    /// By the person who spoke.
    Speaker,
    /// By verdict.
    Verdict,
}

impl Grouping {
    /// All groupings with their values in links.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("programme", Self::Programme), ("speaker", Self::Speaker), ("verdict", Self::Verdict)];
}

/// Verdicts with their values in links.
pub const VERDICTS: &[(&str, Verdict)] = &[
    ("complete", Verdict::ReportedComplete),
    ("most", Verdict::Partial(Extent::Most)),
    ("part", Verdict::Partial(Extent::Part)),
    ("short", Verdict::Short),
    ("nothing-found", Verdict::NothingFound),
    ("not-searched", Verdict::NotSearched),
    ("not-rated", Verdict::NotRated),
];

/// The reader's choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Language of the page.
    pub lang: Lang,
    /// True if background facts are included.
    pub background: bool,
    /// The current view.
    pub view: View,
    /// Programme filter, by index.
    pub programme: Option<usize>,
    /// Order of the indicators.
    pub sort: Sort,
    /// Grouping of the commitments.
    pub grouping: Grouping,
    /// Verdict filter of the commitments.
    pub verdict: Option<Verdict>,
    /// The selected record, shown in the detail panel.
    pub selected: Option<RecordId>,
    /// Time filter. `None` for all time.
    pub window: Option<Window>,
    /// Folded lanes of the timeline: programmes by index, `None` for the lane without a programme. Sorted, without
    /// duplicates.
    pub folded: Vec<Option<usize>>,
    /// Viewport of the map. `None` for the initial view.
    pub map: Option<MapView>,
    /// District filter, by code.
    pub district: Option<String>,
    /// Unknown query parameters, kept unchanged.
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
            grouping: Grouping::Programme,
            verdict: None,
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
    /// True if a programme, time, district or verdict filter is set.
    pub fn is_filtered(&self) -> bool {
        self.programme.is_some() || self.window.is_some() || self.district.is_some() || self.verdict.is_some()
    }
}
