//! The English texts.

use super::foreign::foreign;
use super::numbers::grouped;
use super::page::{ColumnHeadings, DetailWords, Whole, Words};
use super::problems::problem;
use super::timeline::TimelineWords;
use crate::state::{FetchError, View};
use crate::story::{Basis, DeadlineOutcome, Lang, PlaceKind, RecordKind, TargetKind};

pub(super) static WORDS: Words = Words {
    brand: "Minxin Atlas",
    brand_other: "民心图鉴",
    skip: "Skip to the content",
    as_of: |date| format!("Figures as of {date}"),
    as_of_article: |date| format!("Figures from the article as of {date}; background figures carry their own dates"),
    other_lang: "中文",
    basis: "Facts shown",
    article_only: "Article only",
    with_background: "With background",
    visible: "View and filters",
    views: "Views",
    view_name: |view| match view {
        View::All => "Overview",
        View::Commitments => "Commitments",
        View::Timeline => "Timeline",
        View::Map => "Map",
        View::Indicators => "Targets",
        View::Table => "All facts",
    },
    programme: "Programme",
    all_programmes: "All programmes",
    counts: |events, places, indicators| {
        let many = |count: usize, noun: &str| format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" });
        [many(events, "event"), many(places, "place"), many(indicators, "indicator")].join(" · ")
    },
    key_figures: "Key figures",
    share_of: |percent, total| match total {
        Whole::Target => format!("{percent} of the target"),
        Whole::Original => format!("{percent} of the original target"),
        Whole::Forecast => format!("{percent} of the number expected"),
        Whole::Plan => format!("{percent} of the plan"),
        Whole::Way => format!("{percent} of the way to the target"),
    },
    see_record: "See the record and its sources",
    timeline_hint: "A dot is a single day; a bar is a month, a year or longer. Select an event to highlight its places and indicators. Drag to move; zoom with Ctrl and the mouse wheel or with two fingers; step from event to event with the arrow keys.",
    no_programme: "Overall",
    deadlines: "Target deadlines",
    deadline_is: |date, outcome| match outcome {
        DeadlineOutcome::Met => format!("Due {date}, met"),
        DeadlineOutcome::Missed => format!("Due {date}, missed"),
        DeadlineOutcome::Open => format!("Due {date}, result pending"),
    },
    cluster: |count, first| format!("{} events, starting with {first}", grouped(count)),
    time: TimelineWords {
        controls: "Timeline controls",
        zoom_in: "Zoom in",
        zoom_out: "Zoom out",
        earlier: "Earlier",
        later: "Later",
        all: "All time",
        selection: "Selection",
        play: "Play",
        pause: "Pause",
        walk: "Route",
        all_events: "All events",
        lanes: "Lanes",
        fold: "Fold or unfold lanes",
        stops: ["Previous event", "Next event"],
        folded: |count| if count == 1 { "1 event".to_owned() } else { format!("{} events", grouped(count)) },
        overview: "The whole period; drag the window to move it",
        looked_at: "Only",
        clear: "Show all time",
        more: |count| format!("Show more ({} left)", grouped(count)),
        here: |count| format!("{} items at this time", grouped(count)),
        unlisted: |count| format!("{} more in the list below", grouped(count)),
        legend: [
            "One day",
            "A month, a year or longer",
            "Date uncertain or approximate",
            "Ongoing",
            "Start or end unknown",
            "Era",
            "Deadline met",
            "Deadline missed",
            "Deadline, result pending",
            "Several close together",
        ],
    },
    undated: "Other dates",
    share: &super::share::EN,
    about_page: &super::about_en::EN,
    commitment: &super::commitment_en::EN,
    chart: &super::chart_en::EN,
    method: &super::method::EN,
    map: &super::map::EN,
    map_hint: "Solid marks are accurate to a known distance; for hollow marks, only the district is known. Drag to move; zoom with Ctrl and the mouse wheel or with two fingers; the arrow, plus and minus keys work too. Select a place to see its events and indicators, or a district’s name to see that district alone.",
    schematic: "A schematic map, not a survey; rivers are drawn as widened centre lines",
    attribution: "© OpenStreetMap contributors",
    places: "Places",
    unplaced: "No single location",
    within_metres: |metres| format!("accurate to about {} m", grouped(metres as usize)),
    within_districts: |names| format!("known only to be in {names}"),
    whole_district: "the whole district",
    scale_bar: |metres| {
        if metres < 1000 { format!("{metres} m") } else { format!("{} km", grouped(metres as usize / 1000)) }
    },
    list_comma: ", ",
    list_semicolon: "; ",
    published_ratio: |percent| format!("published as {percent}"),
    kinds_of_target: |kind| match kind {
        TargetKind::Target => "Target",
        TargetKind::Raised => "Raised target",
        TargetKind::Lowered => "Lowered target",
        TargetKind::Restated => "Restated target",
        TargetKind::Forecast => "Forecast",
        TargetKind::Plan => "Plan",
    },
    table_hint: "Every fact on this page, with its sources.",
    columns: ColumnHeadings {
        when: "When",
        what: "Event",
        name: "Name",
        text: "Description",
        target: "Target",
        actual: "Actual",
        ratio: "Share reached",
        status: "Status",
        commitment_kind: "Kind",
        grade: "Evidence",
        whereabouts: "Accuracy of location",
        value: "Value",
        source: "Source",
        publisher: "Publisher",
        published: "Published",
    },
    detail: DetailWords {
        panel: "Record",
        empty: "Choose an event, a place or an indicator",
        hint: "Its full record appears here: what happened, the figures, the people and places involved, and every source.",
        previous: "Previous",
        next: "Next",
        close: "Close",
        related: "Related",
        evidence: "Sources",
        refined: "Date from background sources",
        deadline: "Deadline",
        announced: "Announced",
        length: "Length",
        whereabouts: "Location",
        interim: "Interim",
        result: "Result",
        between: |low, high| format!("between {low} and {high}"),
        published: |value| format!("published: {value}"),
        claim: "Another source",
        stop: |number| format!("Stop {number} of the visit"),
        position: |index, count| format!("{} of {}", grouped(index), grouped(count)),
    },
    kind: |kind| match kind {
        RecordKind::Event => "Event",
        RecordKind::Place => "Place",
        RecordKind::Indicator => "Indicator",
        RecordKind::Figure => "Figure",
        RecordKind::Commitment => "Commitment",
        RecordKind::Finding => "Finding",
        RecordKind::Programme => "Programme",
        RecordKind::Person => "Person",
        RecordKind::Body => "Organisation",
        RecordKind::Term => "Term",
        RecordKind::Note => "Sources disagree",
        RecordKind::Era => "Era",
    },
    kinds: |kind| match kind {
        RecordKind::Event => "Events",
        RecordKind::Place => "Places",
        RecordKind::Indicator => "Indicators",
        RecordKind::Figure => "Other figures",
        RecordKind::Commitment => "List of commitments",
        RecordKind::Finding => "Findings before and after the meeting",
        RecordKind::Programme => "Programmes",
        RecordKind::Person => "People",
        RecordKind::Body => "Organisations",
        RecordKind::Term => "Terms and methods",
        RecordKind::Note => "Where sources disagree",
        RecordKind::Era => "Eras",
    },
    place_kind: |kind| match kind {
        PlaceKind::City => "City",
        PlaceKind::District => "District",
        PlaceKind::Waterway => "Waterway",
        PlaceKind::Section => "Shoreline section",
        PlaceKind::Building => "Building",
        PlaceKind::Plot => "Plot",
        PlaceKind::Bridge => "Bridge",
        PlaceKind::Stop => "Vehicle stop",
        PlaceKind::Site => "Site",
        PlaceKind::Region => "Region",
        PlaceKind::Category => "Type of place",
    },
    basis_of: |basis| match basis {
        Basis::Article => "Article",
        Basis::Background => "Background",
    },
    paragraph: |number| format!("The article, paragraph {number}"),
    photo_credit: "The article, photo credit",
    quotes: ["“", "”"],
    sources: "Sources",
    not_linked: "a copy, not linked",
    reprint: "reprint",
    computed: |formula| format!("our calculation: {}", formula.replace('*', "×").replace('/', "÷").replace('-', "−")),
    dropped: |notice| {
        format!("{}={} in this link matches nothing here and was ignored.", notice.key, foreign(&notice.value))
    },
    more_dropped: |count| match count {
        1 => "One more part of this link matches nothing here and was ignored.".to_owned(),
        _ => format!("{} more parts of this link match nothing here and were ignored.", grouped(count)),
    },
    path_refused: |path| {
        format!("“{}” cannot be opened: a story must be in the directory of this page or below it.", foreign(path))
    },
    default_shown: " The default story is shown.",
    fetching: |path, percent| match percent {
        Some(percent) => format!("Opening {}: {percent} %", foreign(path)),
        None => format!("Opening {} …", foreign(path)),
    },
    not_fetched: |path, why| {
        let why = match why {
            FetchError::Network => "the network did not answer".to_owned(),
            FetchError::Timeout => "it took too long to arrive".to_owned(),
            FetchError::Interrupted => "the connection broke off halfway".to_owned(),
            FetchError::Redirected => {
                "the server redirects to another address, and redirects are not followed".to_owned()
            }
            FetchError::Status(404) => "there is no such file (404)".to_owned(),
            FetchError::Status(status) => format!("the server answered {status}"),
            FetchError::TooLarge => "it is larger than 8 MB".to_owned(),
            FetchError::Html => "the server sent a web page instead of a story".to_owned(),
            FetchError::Unreadable(problems) => {
                problems.list.first().map(|first| problem(Lang::En, first)).unwrap_or_default()
            }
        };
        format!("“{}” could not be opened: {why}.", foreign(path))
    },
    still_shown: " The story shown before is still here.",
    retry: "Retry",
    has_problems: |count| match count {
        1 => "This file has one problem; everything that could be read is shown.".to_owned(),
        _ => format!("This file has {} problems; everything that could be read is shown.", grouped(count)),
    },
    which_problems: "List the problems",
    more_problems: |count| format!("and {} more", grouped(count)),
    about: "This page turns the promises of one news article into places, dates and numbers that can be checked. The wording is ours; every number carries its source.",
    nothing: "Nothing matches the filters.",
    untold: "This story has nothing of this kind.",
    clear: "Clear the filters",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_counts_are_grouped() {
        let texts = [
            (WORDS.counts)(1_000, 1, 999),
            (WORDS.cluster)(16_000, "A"),
            (WORDS.time.folded)(16_000),
            (WORDS.time.more)(16_000),
            (WORDS.time.here)(16_000),
            (WORDS.time.unlisted)(16_000),
            (WORDS.within_metres)(1_500),
            (WORDS.scale_bar)(5_000_000),
            (WORDS.detail.position)(1_234, 16_000),
            (WORDS.more_dropped)(15_997),
            (WORDS.has_problems)(16_000),
            (WORDS.more_problems)(15_997),
            (WORDS.map.cluster)(16_000, "A"),
            (WORDS.map.at_spot)(16_000),
            (WORDS.map.points)(16_000),
            (WORDS.map.more)(16_000),
        ];
        for text in &texts {
            let is_grouped =
                text.split(' ').all(|word| word.chars().filter(char::is_ascii_digit).count() < 4 || word.contains(','));
            assert!(is_grouped && text.contains(','), "{text}");
        }
        assert_eq!(
            (WORDS.has_problems)(16_000),
            "This file has 16,000 problems; everything that could be read is shown."
        );
        assert_eq!(texts[0], "1,000 events · 1 place · 999 indicators");
    }
}
