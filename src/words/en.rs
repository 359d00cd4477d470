//! The English texts.

use super::foreign::foreign;
use super::numbers::{formula_text, grouped};
use super::page::{ColumnHeadings, DetailWords, Whole, Words};
use super::problems::problem;
use super::timeline::TimelineWords;
use crate::state::{FetchError, View};
use crate::story::{Basis, DeadlineOutcome, Lang, PlaceKind, RecordKind, TargetKind};

pub(super) static WORDS: Words = Words {
    brand: "Minxin Atlas",
    brand_other: "民心图鉴",
    skip: "Skip to content",
    as_of: |date| format!("Figures as of {date}"),
    as_of_article: |date| format!("The report’s figures are as of {date}; background facts carry their own dates"),
    other_lang: "中文",
    basis: "Show facts from",
    article_only: "Report only",
    with_background: "Report + background",
    views: "Views",
    view_name: |view| match view {
        View::All => "Overview",
        View::Commitments => "Commitments",
        View::Timeline => "Timeline",
        View::Map => "Map",
        View::Indicators => "Targets",
        View::Table => "Facts",
        View::About => super::about_en::EN.heading,
    },
    programme: "Programme",
    all_programmes: "All programmes",
    counts: |measures, events, places, indicators| {
        let many = |count: usize, noun: &str| format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" });
        let others = [many(events, "event"), many(places, "place"), many(indicators, "indicator")].join(" · ");
        let measures = measures.map(|count| many(count, "measure") + " · ").unwrap_or_default();
        measures + &others
    },
    key_figures: "Key figures",
    share_of: |percent, total| match total {
        Whole::Target => format!("{percent} of the target"),
        Whole::Original => format!("{percent} of the original target"),
        Whole::Forecast => format!("{percent} of the forecast"),
        Whole::Plan => format!("{percent} of the plan"),
        Whole::Way => format!("{percent} of the way to the target"),
    },
    and_share: ", ",
    share_of_revised: |percent, kind| match kind {
        TargetKind::Lowered => format!("{percent} of the lowered target"),
        TargetKind::Restated => format!("{percent} of the restated target"),
        _ => format!("{percent} of the raised target"),
    },
    see_record: "See details and sources",
    timeline_hint: "A dot marks a single day; a bar marks a month, a year or a longer period. Select an event to highlight its places and indicators. Drag to pan; pinch to zoom; use the arrow keys to move between events.",
    form: ("Show as", ["Drawing", "List"]),
    key: "Key",
    wheel_zoom: "Hold Ctrl and scroll to zoom.",
    no_programme: "City-wide",
    deadlines: "Target deadlines",
    deadline_is: |date, outcome| match outcome {
        DeadlineOutcome::Met => format!("Due {date}: met"),
        DeadlineOutcome::Missed => format!("Due {date}: missed"),
        DeadlineOutcome::Part => format!("Due {date}: only part of the result found"),
        DeadlineOutcome::NoResult => format!("Due {date}: no result found"),
        DeadlineOutcome::NotSearched => format!("Due {date}: not yet searched"),
        DeadlineOutcome::Open => format!("Due {date}: outcome unclear"),
    },
    cluster: |count, first| format!("{} events, starting with {first}", grouped(count)),
    time: TimelineWords {
        controls: "Timeline controls",
        zoom_in: "Zoom in",
        zoom_out: "Zoom out",
        earlier: "Earlier",
        later: "Later",
        all: "Full timeline",
        selection: "Zoom to selection",
        play: "Play tour",
        pause: "Pause tour",
        tour: "Tour",
        all_events: "All events",
        lanes: "Rows",
        fold: "Collapse or expand rows",
        stops: ["Previous event", "Next event"],
        folded: |count| if count == 1 { "1 event".to_owned() } else { format!("{} events", grouped(count)) },
        deadline_count: |count| {
            if count == 1 { "1 deadline".to_owned() } else { format!("{} deadlines", grouped(count)) }
        },
        overview: "Full timeline; drag the window to pan",
        clear: "Show full timeline",
        more: |count| format!("Show more ({} remaining)", grouped(count)),
        here: |count| format!("{} items at this time", grouped(count)),
        unlisted: |count| format!("{} more in the list below", grouped(count)),
        legend: [
            "One day",
            "A month, a year or longer",
            "Date uncertain or approximate",
            "Ongoing",
            "Start or end unknown",
            "Period",
            "Deadline: met",
            "Deadline: missed",
            "Deadline: part of the result found",
            "Deadline: no result found",
            "Deadline: not yet searched",
            "Deadline: outcome unclear",
            "Several events at this point",
        ],
    },
    undated: "Undated events",
    share: &super::share::EN,
    shell: &super::shell::EN,
    search: &super::search::EN,
    about_page: &super::about_en::EN,
    overview: &super::overview_en::EN,
    commitment: &super::commitment_en::EN,
    chart: &super::chart_en::EN,
    method: &super::method::EN,
    map: &super::map::EN,
    map_hint: "Filled markers are placed within a stated margin of error; hollow markers are known only to district level. Drag to pan; pinch to zoom; or use the arrow, plus and minus keys. Select a place to see its events and indicators, or a district name to show that district only.",
    schematic: "Schematic map, not a survey; river widths are approximate",
    attribution: "© OpenStreetMap contributors",
    places: "Places",
    unplaced: "No single location",
    within_metres: |metres| format!("accurate to about {} m", grouped(metres as usize)),
    within_districts: |names| format!("somewhere in {names}"),
    whole_district: "the whole district",
    scale_bar: |metres| {
        if metres < 1000 { format!("{metres} m") } else { format!("{} km", grouped(metres as usize / 1000)) }
    },
    list_comma: ", ",
    list_semicolon: "; ",
    published_ratio: |percent| format!("published figure: {percent}"),
    kinds_of_target: |kind| match kind {
        TargetKind::Target => "Target",
        TargetKind::Raised => "Raised target",
        TargetKind::Lowered => "Lowered target",
        TargetKind::Restated => "Restated target",
        TargetKind::Forecast => "Forecast",
        TargetKind::Plan => "Plan",
    },
    table_hint: "Everything on this page, with their sources.",
    table: &super::table::EN,
    columns: ColumnHeadings {
        when: "When",
        what: "Event",
        name: "Name",
        text: "Details",
        target: "Target",
        actual: "Result",
        ratio: "% of target",
        status: "Status",
        commitment_kind: "Kind",
        grade: "Evidence grade",
        whereabouts: "Location accuracy",
        value: "Value",
        source: "Source",
        publisher: "Publisher",
        published: "Published",
        title: "Title",
        cited: "Cited by (facts)",
    },
    detail: DetailWords {
        panel: "Details",
        previous: "Previous",
        next: "Next",
        close: "Close",
        related: "Related",
        evidence: "Sources",
        refined: "Date according to background sources",
        deadline: "Deadline",
        search: "Search",
        query: |query| ["“", query, "”"].concat(),
        announced: "Announced",
        length: "Length",
        whereabouts: "Location",
        interim: "Interim figure",
        result: "Result",
        between: |low, high| format!("between {low} and {high}"),
        published: |value| format!("published: {value}"),
        claim: "Another source says",
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
        RecordKind::Note => "Conflicting sources",
        RecordKind::Era => "Period",
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
        RecordKind::Note => "Conflicting sources",
        RecordKind::Era => "Periods",
    },
    place_kind: |kind| match kind {
        PlaceKind::City => "City",
        PlaceKind::District => "District",
        PlaceKind::Waterway => "Waterway",
        PlaceKind::Section => "Waterfront section",
        PlaceKind::Building => "Building",
        PlaceKind::Plot => "Plot",
        PlaceKind::Bridge => "Bridge",
        PlaceKind::Stop => "Mobile service stop",
        PlaceKind::Site => "Other site",
        PlaceKind::Region => "Region",
        PlaceKind::Category => "Type of place (not a specific site)",
    },
    basis_of: |basis| match basis {
        Basis::Article => "Report",
        Basis::Background => "Background",
    },
    paragraph: |number| format!("Report, paragraph {number}"),
    photo_credit: "Report, photo credit",
    quotes: ["“", "”"],
    sources: "Sources",
    not_linked: "read in a copy; not linked",
    reprint: "reprint",
    computed: |formula| format!("our calculation: {}", formula_text(Lang::En, formula)),
    dropped: |notice| {
        format!(
            "This link asked for {}={}, which does not exist here, so it was ignored.",
            notice.key,
            foreign(&notice.value)
        )
    },
    more_dropped: |count| match count {
        1 => "One more part of this link does not exist here and was ignored.".to_owned(),
        _ => format!("{} more parts of this link do not exist here and were ignored.", grouped(count)),
    },
    path_refused: |path| {
        format!(
            "“{}” can’t be opened: stories can only be loaded from this site, from the folder of this page or one below it.",
            foreign(path)
        )
    },
    default_shown: " Showing the default story instead.",
    fetching: |path, percent| match percent {
        Some(percent) => format!("Loading {}: {percent}%", foreign(path)),
        None => format!("Loading {}…", foreign(path)),
    },
    not_fetched: |path, why| {
        let why = match why {
            FetchError::Network => "there was no response".to_owned(),
            FetchError::Timeout => "it took too long to load".to_owned(),
            FetchError::Interrupted => "the download was interrupted".to_owned(),
            FetchError::Redirected => "the server redirects to another address, which is not followed".to_owned(),
            FetchError::Status(404) => "the file was not found (404)".to_owned(),
            FetchError::Status(status) => format!("the server returned error {status}"),
            FetchError::TooLarge => "it is larger than 8 MB".to_owned(),
            FetchError::Html => "a web page was returned instead of a story file".to_owned(),
            FetchError::Unreadable(problems) => {
                problems.list.first().map(|first| problem(Lang::En, first)).unwrap_or_default()
            }
        };
        format!("“{}” couldn’t be opened: {why}.", foreign(path))
    },
    still_shown: " The page is unchanged.",
    retry: "Retry",
    has_problems: |count| match count {
        1 => "This file has one error; the readable parts are shown.".to_owned(),
        _ => format!("This file has {} errors; the readable parts are shown.", grouped(count)),
    },
    which_problems: "List the errors",
    more_problems: |count| format!("and {} more", grouped(count)),
    about: "This page sets out what one news report says as places, dates and figures you can check, beside other published targets and results. The wording is ours; every figure is sourced.",
    nothing: "No items match these filters.",
    untold: "This story has no items of this kind.",
    clear: "Clear filters",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_counts_are_grouped() {
        let texts = [
            (WORDS.counts)(Some(1_000), 1_000, 1, 999),
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
        assert_eq!((WORDS.has_problems)(16_000), "This file has 16,000 errors; the readable parts are shown.");
        assert_eq!(texts[0], "1,000 measures · 1,000 events · 1 place · 999 indicators");
    }
}
