//! Application state: the reader's choices as one plain value. The URL is its serialised form.

mod address;
mod errors;
mod head_links;
mod link;
mod map_view;
mod names;
mod page;
mod parameters;
mod query;
mod route;
mod shown_page;
mod site_base;
mod story_path;
mod table;
mod update;
mod visible_records;
mod window;

pub use address::{Address, SiteStories};
pub use errors::{FetchError, GeolocationError};
pub use head_links::HeadLinks;
pub use link::Link;
pub use map_view::MapView;
pub use page::{Page, is_slug};
pub use parameters::parameter;
pub use query::{Notice, decode, encode};
pub use route::{Route, segments};
pub use shown_page::ShownPage;
pub use site_base::SiteBase;
pub use story_path::story_path;
pub use table::{TableColumn, TableKind, TableOrder, TableState};
pub use update::{Action, update};
pub use visible_records::VisibleRecords;
pub use window::Window;

use crate::story::{Extent, Lang, RecordId, RecordKind, Story, Verdict};

/// A view: part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The overview, with links to the other views.
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
    /// The section about the page.
    About,
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
        ("about", Self::About),
    ];

    /// The view that shows the records of a kind. Programmes are on the overview.
    pub fn of_kind(kind: RecordKind) -> Self {
        match kind {
            RecordKind::Event => Self::Timeline,
            RecordKind::Place => Self::Map,
            RecordKind::Indicator => Self::Indicators,
            RecordKind::Commitment => Self::Commitments,
            RecordKind::Programme => Self::All,
            _ => Self::Table,
        }
    }

    /// The views of a story with their values in links: that of commitments only if it has some. The section about the page is
    /// none of them.
    pub fn of_story(story: &Story) -> impl Iterator<Item = (&'static str, Self)> {
        Self::NAMES.iter().copied().filter(|(_, view)| *view != Self::About && view.is_of(story))
    }

    /// True if a story has this view: that of commitments only if it has some.
    pub fn is_of(self, story: &Story) -> bool {
        self != Self::Commitments || !story.commitments.is_empty()
    }
}

/// Themes that a link may name, in any case; the first is the default.
pub const THEMES: [&str; 4] = ["light", "dark", "auto", "high-contrast"];

/// The half of the timeline or map that is shown where only one has space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The drawing.
    #[default]
    Drawing,
    /// The list of its records.
    List,
}

impl Form {
    /// Both forms with their values in links.
    pub const NAMES: &'static [(&'static str, Self)] = &[("drawing", Self::Drawing), ("list", Self::List)];
}

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
    /// The form of the timeline and the map.
    pub form: Form,
    /// Programme filter, by index.
    pub programme: Option<usize>,
    /// Order of the indicators.
    pub sort: Sort,
    /// Grouping of the commitments.
    pub grouping: Grouping,
    /// Verdict filter of the commitments.
    pub verdict: Option<Verdict>,
    /// The table that is shown, its order, filter and page.
    pub table: TableState,
    /// The text that was searched for. Empty without one.
    pub query: String,
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
            form: Form::Drawing,
            programme: None,
            sort: Sort::Programme,
            grouping: Grouping::Programme,
            verdict: None,
            table: TableState::default(),
            query: String::new(),
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

    /// The choices that a link to another page keeps: the basis, district and time, and parameters such as the theme and the story.
    #[must_use]
    pub fn carried(&self) -> Self {
        Self {
            background: self.background,
            district: self.district.clone(),
            window: self.window,
            others: self.others.clone(),
            ..Self::default()
        }
    }
}
