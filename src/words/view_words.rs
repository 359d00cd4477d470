//! Texts of the views in one language, with the tables of their parts.
//!
//! They are apart from [`Words`](super::Words), because a table belongs to the core of the program as a whole as soon as the core uses
//! one of its texts.

use super::about::AboutWords;
use super::chart::ChartWords;
use super::commitment::CommitmentWords;
use super::downloads::DownloadWords;
use super::map::MapWords;
use super::method::MethodWords;
use super::overview::OverviewWords;
use super::search::SearchWords;
use super::share::ShareWords;
use super::table::TableWords;
use super::timeline::TimelineWords;
use crate::story::{Basis, DeadlineOutcome, PlaceKind, RecordKind, TargetKind};
/// Texts of the views in one language.
#[derive(Debug)]
pub struct ViewWords {
    /// "As of" with a date.
    pub as_of: fn(&str) -> String,
    /// Reference date of the article's figures, if background facts of other days are shown beside them.
    pub as_of_article: fn(&str) -> String,
    /// Heading of the key figures.
    pub key_figures: &'static str,
    /// "136% of the target": percentage, and what it is a share of.
    pub share_of: fn(&str, Whole) -> String,
    /// Link of a key figure to its record.
    pub see_record: &'static str,
    /// Instructions for the timeline.
    pub timeline_hint: &'static str,
    /// Label of the choice of a form, and the forms: drawing, list.
    pub form: (&'static str, [&'static str; 2]),
    /// Heading of a legend with its hints, shown on demand.
    pub key: &'static str,
    /// Hint at zooming by the wheel; not shown on touch screens.
    pub wheel_zoom: &'static str,
    /// Name of the lane of events without a programme.
    pub no_programme: &'static str,
    /// Separator between the shares of two targets.
    pub and_share: &'static str,
    /// A percentage as a share of a target that replaced the first one.
    pub share_of_revised: fn(&str, TargetKind) -> String,
    /// Name of the lane of deadlines.
    pub deadlines: &'static str,
    /// "Due 31 December 2020, met".
    pub deadline_is: fn(&str, DeadlineOutcome) -> String,
    /// Accessible name of a cluster: its size and its first record.
    pub cluster: fn(usize, &str) -> String,
    /// Texts of the timeline.
    pub time: TimelineWords,
    /// Heading of events without a day.
    pub undated: &'static str,
    /// Texts of the embed dialog.
    pub share: &'static ShareWords,
    /// Texts of the search.
    pub search: &'static SearchWords,
    /// Texts of the section about the page.
    pub about_page: &'static AboutWords,
    /// Texts of the overview.
    pub overview: &'static OverviewWords,
    /// Texts about commitments.
    pub commitment: &'static CommitmentWords,
    /// Texts of the charts.
    pub chart: &'static ChartWords,
    /// Texts of the assessment of indicators.
    pub method: &'static MethodWords,
    /// Texts of the map.
    pub map: &'static MapWords,
    /// Instructions for the map.
    pub map_hint: &'static str,
    /// Note that the map is schematic.
    pub schematic: &'static str,
    /// Attribution of the base map's data, with a link.
    pub attribution: &'static str,
    /// Heading of the list of places.
    pub places: &'static str,
    /// Heading of places without a single location.
    pub unplaced: &'static str,
    /// "Known to about 150 m".
    pub within_metres: fn(u32) -> String,
    /// "Somewhere in Huangpu District".
    pub within_districts: fn(&str) -> String,
    /// Note of a place that is a whole district.
    pub whole_district: &'static str,
    /// Label of the scale bar, from metres.
    pub scale_bar: fn(u32) -> String,
    /// Separator of list items that may contain commas.
    pub list_semicolon: &'static str,
    /// "published figure: 136%".
    pub published_ratio: fn(&str) -> String,
    /// Name of a kind of target.
    pub kinds_of_target: fn(TargetKind) -> &'static str,
    /// Instructions for the tables.
    pub table_hint: &'static str,
    /// Texts of the choices for the tables.
    pub table: &'static TableWords,
    /// Texts of the downloads.
    pub downloads: &'static DownloadWords,
    /// Column headings.
    pub columns: ColumnHeadings,
    /// Texts of the detail panel.
    pub detail: DetailWords,
    /// Name of a kind of record, plural.
    pub kinds: fn(RecordKind) -> &'static str,
    /// The name of a kind of place.
    pub place_kind: fn(PlaceKind) -> &'static str,
    /// Name of a basis: article or background.
    pub basis_of: fn(Basis) -> &'static str,
    /// "Report, paragraph 11".
    pub paragraph: fn(u32) -> String,
    /// Label of the paragraph with the photo credit.
    pub photo_credit: &'static str,
    /// Opening and closing quotation marks.
    pub quotes: [&'static str; 2],
    /// Heading of the sources.
    pub sources: &'static str,
    /// Note of a source that is a copy and not linked.
    pub not_linked: &'static str,
    /// Note of a source that is a named reprint.
    pub reprint: &'static str,
    /// Note of a computed value, with its formula.
    pub computed: fn(&str) -> String,
    /// Footer: what this page is.
    pub about: &'static str,
    /// Nothing passes the filters.
    pub nothing: &'static str,
    /// The story has no records for a view.
    pub untold: &'static str,
    /// Clear all filters.
    pub clear: &'static str,
}

impl ViewWords {
    /// Text of an empty view: nothing passes the filters, or the story has no records for it.
    pub fn nothing_for(&self, is_filtered: bool) -> &'static str {
        if is_filtered { self.nothing } else { self.untold }
    }
}

/// Column headings of the tables.
#[derive(Debug)]
pub struct ColumnHeadings {
    /// Date.
    pub when: &'static str,
    /// Event.
    pub what: &'static str,
    /// Name.
    pub name: &'static str,
    /// Description.
    pub text: &'static str,
    /// Target.
    pub target: &'static str,
    /// Actual value.
    pub actual: &'static str,
    /// Share of the target.
    pub ratio: &'static str,
    /// Status.
    pub status: &'static str,
    /// Kind of a commitment.
    pub commitment_kind: &'static str,
    /// Grade of evidence.
    pub grade: &'static str,
    /// Location.
    pub whereabouts: &'static str,
    /// Value.
    pub value: &'static str,
    /// Sources.
    pub source: &'static str,
    /// Publisher.
    pub publisher: &'static str,
    /// Publication date.
    pub published: &'static str,
    /// Title of a source.
    pub title: &'static str,
    /// Number of records that cite a source.
    pub cited: &'static str,
}

/// Texts of the detail panel.
#[derive(Debug)]
pub struct DetailWords {
    /// Accessible name of the panel.
    pub panel: &'static str,
    /// Previous record.
    pub previous: &'static str,
    /// Next record.
    pub next: &'static str,
    /// Heading of related records.
    pub related: &'static str,
    /// Heading of the citations.
    pub evidence: &'static str,
    /// Note that background sources date the record more precisely.
    pub refined: &'static str,
    /// Label of a deadline.
    pub deadline: &'static str,
    /// Label of a search for a result.
    pub search: &'static str,
    /// A query, in quotation marks.
    pub query: fn(&str) -> String,
    /// Label of an announcement date.
    pub announced: &'static str,
    /// Label of a length.
    pub length: &'static str,
    /// Label of a location.
    pub whereabouts: &'static str,
    /// Label of an interim observation.
    pub interim: &'static str,
    /// Label of a final observation.
    pub result: &'static str,
    /// An interval: lower and upper end.
    pub between: fn(&str, &str) -> String,
    /// The published value.
    pub published: fn(&str) -> String,
    /// Label of a value that another source claims.
    pub claim: &'static str,
    /// Stop number of the visit.
    pub stop: fn(u32) -> String,
    /// Position among the records of a kind: "3 of 7".
    pub position: fn(usize, usize) -> String,
}

/// The whole that a percentage is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The target.
    Target,
    /// The target before it was raised or lowered.
    Original,
    /// The forecast.
    Forecast,
    /// The planned value.
    Plan,
    /// The distance from the baseline to the target.
    Way,
}
