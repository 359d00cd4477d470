//! Every sentence the page says, a table a language: what is missing does not compile.

mod axis_labels;
mod chart;
mod chinese_dates;
mod dates;
mod en;
mod foreign;
mod map;
mod method;
mod numbers;
mod problems;
mod share;
mod times;
mod zh;

pub use axis_labels::axis_labels;
pub use chart::{ChartWords, Said, SeriesSaid};
pub use chinese_dates::chinese_date_fault;
pub use dates::{day_alone, iso, month_alone, when};
pub use map::{MapWords, Unlocated};
pub use method::MethodWords;
pub use numbers::{at_most, in_full, number, percent, value, whole_percent};
pub use problems::{date_fault, problem, problem_kind};
pub use share::ShareWords;
pub use times::{at_time, until};

use crate::state::Notice;
use crate::story::{Basis, DeadlineOutcome, Lang, PlaceKind, RecordKind, TargetKind};

/// The controls of the timeline, and its legend.
#[derive(Debug)]
pub struct Time {
    /// The label of the controls.
    pub controls: &'static str,
    /// See less time, larger.
    pub zoom_in: &'static str,
    /// See more time, smaller.
    pub zoom_out: &'static str,
    /// Go to what was before.
    pub earlier: &'static str,
    /// Go to what came later.
    pub later: &'static str,
    /// See all time.
    pub all: &'static str,
    /// See what is chosen and its relatives.
    pub selection: &'static str,
    /// Walk through the events by itself.
    pub play: &'static str,
    /// Stop that.
    pub pause: &'static str,
    /// The label of the choice of walks.
    pub walk: &'static str,
    /// The walk through all that is shown.
    pub all_events: &'static str,
    /// The label of the choice of lanes.
    pub lanes: &'static str,
    /// Fold or unfold lanes.
    pub fold: &'static str,
    /// The one before on the walk, and the next.
    pub stops: [&'static str; 2],
    /// How many events a folded lane holds.
    pub folded: fn(usize) -> String,
    /// The label of the strip with all time.
    pub overview: &'static str,
    /// The time looked at, before its dates.
    pub looked_at: &'static str,
    /// Look at all time again.
    pub clear: &'static str,
    /// Show more of the list: how many there are still.
    pub more: fn(usize) -> String,
    /// The heading of a list of marks at one time: how many.
    pub here: fn(usize) -> String,
    /// How many are not in that list, but in the one below the drawing.
    pub unlisted: fn(usize) -> String,
    /// The marks: a day, a month or longer, uncertain, going on, unknown end, an era, a deadline met, missed, open,
    /// several at once.
    pub legend: [&'static str; 10],
}

/// All words of one language.
#[derive(Debug)]
pub struct Words {
    /// The project's name.
    pub brand: &'static str,
    /// What the project's name means, in the other language.
    pub brand_other: &'static str,
    /// The link past the head of the page.
    pub skip: &'static str,
    /// "As of", before a date.
    pub as_of: fn(&str) -> String,
    /// The day the article's figures hold for, beside background of other days.
    pub as_of_article: fn(&str) -> String,
    /// The name of the other language, in that language.
    pub other_lang: &'static str,
    /// The label of the choice of basis.
    pub basis: &'static str,
    /// Only what the article says.
    pub article_only: &'static str,
    /// Background facts too.
    pub with_background: &'static str,
    /// The label of all that decides what is shown.
    pub visible: &'static str,
    /// The label of the choice of views.
    pub views: &'static str,
    /// The name of each view: all, timeline, map, indicators, table.
    pub view_names: [&'static str; 5],
    /// The label of the programme filter.
    pub programme: &'static str,
    /// No programme filter.
    pub all_programmes: &'static str,
    /// How much is shown: events, places, indicators.
    pub counts: fn(usize, usize, usize) -> String,
    /// Heading of the key figures.
    pub key_figures: &'static str,
    /// "136 % of the target": percent, and the whole that it is a share of.
    pub share_of: fn(&str, Whole) -> String,
    /// What a key figure leads to.
    pub see_record: &'static str,
    /// How to use the timeline.
    pub timeline_hint: &'static str,
    /// The lane of events of no programme.
    pub no_programme: &'static str,
    /// The lane of the deadlines of targets.
    pub deadlines: &'static str,
    /// "Due 31 December 2020, met".
    pub deadline_is: fn(&str, DeadlineOutcome) -> String,
    /// Marks too many to draw: how many, and the first of them.
    pub cluster: fn(usize, &str) -> String,
    /// What can be done with the timeline.
    pub time: Time,
    /// Heading of what no day can be told of.
    pub undated: &'static str,
    /// The words for whoever embeds it.
    pub share: &'static ShareWords,
    /// The words of the charts.
    pub chart: &'static ChartWords,
    /// The words for how a target stands.
    pub method: &'static MethodWords,
    /// The words of the map.
    pub map: &'static MapWords,
    /// How to use the map.
    pub map_hint: &'static str,
    /// That the map is schematic.
    pub schematic: &'static str,
    /// Who the base map's data is by; a link.
    pub attribution: &'static str,
    /// Heading of the list of places.
    pub places: &'static str,
    /// Heading of the places that have no single location.
    pub unplaced: &'static str,
    /// "Known to about 150 m".
    pub within_metres: fn(u32) -> String,
    /// "Somewhere in Huangpu District".
    pub within_districts: fn(&str) -> String,
    /// Of a place that is a district: all of it.
    pub whole_district: &'static str,
    /// A scale bar's length in metres.
    pub scale_bar: fn(u32) -> String,
    /// Separates the items of a list in a sentence.
    pub list_comma: &'static str,
    /// Separates the items of a list whose items have commas of their own.
    pub list_semicolon: &'static str,
    /// "Published: 136 %".
    pub published_ratio: fn(&str) -> String,
    /// "At least" on an open end.
    pub kinds_of_target: fn(TargetKind) -> &'static str,
    /// The heading and the hint of the table.
    pub table_hint: &'static str,
    /// Column headings.
    pub columns: Columns,
    /// Headings of the detail panel.
    pub detail: Detail,
    /// The name of a kind of record.
    pub kind: fn(RecordKind) -> &'static str,
    /// The heading of a list of a kind of record.
    pub kinds: fn(RecordKind) -> &'static str,
    /// The name of a kind of place.
    pub place_kind: fn(PlaceKind) -> &'static str,
    /// Where a fact stands.
    pub basis_of: fn(Basis) -> &'static str,
    /// "The article, paragraph 11".
    pub paragraph: fn(u32) -> String,
    /// The paragraph that is the photo credit.
    pub photo_credit: &'static str,
    /// Opening and closing quotation marks.
    pub quotes: [&'static str; 2],
    /// Heading of the sources.
    pub sources: &'static str,
    /// That a source is a copy which is not linked.
    pub not_linked: &'static str,
    /// That a source is a named reprint.
    pub reprint: &'static str,
    /// That a value is our own arithmetic.
    pub computed: fn(&str) -> String,
    /// That part of a link was dropped.
    pub dropped: fn(&Notice) -> String,
    /// That more parts of a link were dropped; how many.
    pub more_dropped: fn(usize) -> String,
    /// That another story may only come from below this page.
    pub path_refused: fn(&str) -> String,
    /// That the default story is shown in its place.
    pub default_shown: &'static str,
    /// That another story is being fetched; percent when known.
    pub fetching: fn(&str, Option<u32>) -> String,
    /// That it could not be fetched: the path and why.
    pub not_fetched: fn(&str, &FetchError) -> String,
    /// That the page still shows the story that it showed before.
    pub still_shown: &'static str,
    /// The button that tries again.
    pub retry: &'static str,
    /// That a file holds problems; how many.
    pub has_problems: fn(usize) -> String,
    /// The heading of the list of problems, which opens it.
    pub which_problems: &'static str,
    /// That there are more problems than are listed; how many.
    pub more_problems: fn(usize) -> String,
    /// The footer's sentence on what this page is.
    pub about: &'static str,
    /// Nothing passes the filters.
    pub nothing: &'static str,
    /// The story itself has nothing that a view could show.
    pub untold: &'static str,
    /// What clears them.
    pub clear: &'static str,
}

impl Words {
    /// The sentence for an empty view: the filters leave nothing, or the story has nothing.
    pub fn nothing_for(&self, is_filtered: bool) -> &'static str {
        if is_filtered { self.nothing } else { self.untold }
    }
}

/// Column headings of the tables.
#[derive(Debug)]
pub struct Columns {
    /// Of dates.
    pub when: &'static str,
    /// Of what happened.
    pub what: &'static str,
    /// Of names.
    pub name: &'static str,
    /// Of what is told.
    pub text: &'static str,
    /// Of targets.
    pub target: &'static str,
    /// Of actuals.
    pub actual: &'static str,
    /// Of ratios.
    pub ratio: &'static str,
    /// Of status.
    pub status: &'static str,
    /// Of where.
    pub whereabouts: &'static str,
    /// Of values.
    pub value: &'static str,
    /// Of sources.
    pub source: &'static str,
    /// Of publishers.
    pub publisher: &'static str,
    /// Of publication dates.
    pub published: &'static str,
}

/// Words of the detail panel.
#[derive(Debug)]
pub struct Detail {
    /// Its name.
    pub panel: &'static str,
    /// Its heading when nothing is chosen.
    pub empty: &'static str,
    /// What to do then.
    pub hint: &'static str,
    /// To the one before.
    pub previous: &'static str,
    /// To the next.
    pub next: &'static str,
    /// Closes it.
    pub close: &'static str,
    /// Heading of the relatives.
    pub related: &'static str,
    /// Heading of the evidence.
    pub evidence: &'static str,
    /// That background sources date it more exactly.
    pub refined: &'static str,
    /// Before a deadline.
    pub deadline: &'static str,
    /// Before a date of announcement.
    pub announced: &'static str,
    /// Before a length.
    pub length: &'static str,
    /// Before where a thing is.
    pub whereabouts: &'static str,
    /// An observation on the way.
    pub interim: &'static str,
    /// An observation that is the result.
    pub result: &'static str,
    /// Between one value and another.
    pub between: fn(&str, &str) -> String,
    /// The value that was published.
    pub published: fn(&str) -> String,
    /// What another source says instead.
    pub claim: &'static str,
    /// Before the stop's number of the visit.
    pub stop: fn(u32) -> String,
    /// Before the number of all of a kind: third of seven.
    pub position: fn(usize, usize) -> String,
}

/// What a percentage is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The target.
    Target,
    /// The target before it was raised or lowered.
    Original,
    /// What was expected.
    Forecast,
    /// What was planned.
    Plan,
    /// The way from the value at the start to the target.
    Way,
}

/// Why another story could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer at all.
    Network,
    /// An answer that takes too long.
    Late,
    /// An answer that broke off.
    Cut,
    /// An answer that sends the request on to another address.
    Redirected,
    /// An answer with this status.
    Status(u16),
    /// More bytes than a story may have.
    TooLarge,
    /// A page came instead of a story.
    Html,
    /// It is no story; its problems.
    Unreadable(crate::read::Problems),
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
