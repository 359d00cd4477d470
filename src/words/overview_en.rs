//! English texts of the overview.

use super::numbers::grouped;
use super::overview::OverviewWords;
use crate::story::TargetKind;

pub(super) static EN: OverviewWords = OverviewWords {
    basis_key: ["stated in the report", "added from background sources"],
    independent: "Independent page · not a government site",
    target_line: "Upright line: original target or forecast",
    revised_target: |original, kind, revised| {
        let moved = match kind {
            TargetKind::Lowered => "lowered to",
            TargetKind::Restated => "restated as",
            _ => "raised to",
        };
        format!("original target {original}, {moved} {revised}")
    },
    revised_in_background: |kind| match kind {
        TargetKind::Lowered => "later lowered, see background",
        TargetKind::Restated => "later restated, see background",
        _ => "later raised, see background",
    },
    day: |date| format!("The day: {date}"),
    undated_day: "The visit",
    day_lead: |stops, has_meeting| {
        let meeting = if has_meeting { ", then the meeting" } else { "" };
        format!("{}{meeting}. The order is that of the report.", counted(stops, "stop", "stops"))
    },
    on_map: "See it on the map",
    meeting_mark: "M",
    paragraphs: |list, count| format!("report, paragraph{} {list}", if count == 1 { "" } else { "s" }),
    all_programmes: |count| format!("all {}, below", counted(count, "programme", "programmes")),
    programmes: "Livelihood programmes, and what can be counted",
    with_figures: |count| format!("{} with a target and a result", counted(count, "programme", "programmes")),
    counting_background: " (with background facts)",
    lead_figure: |date| {
        format!("One figure for each: the report’s own if it gives one, otherwise the one nearest to {date}.")
    },
    without_figures: |count| format!("{} with no public figure found", counted(count, "programme", "programmes")),
    without_figures_note: "This does not mean that nothing was done: no target and result were found together.",
    columns: ["Programme and what is asked", "Lead figure", "% of target", "Indicators", "Events", "Places"],
    commitments: "Commitments",
    no_figure: "–",
    reference_day: |date| format!("Dotted line: {date}"),
    counts: |events, places| {
        let events = counted(events, "event", "events");
        match places {
            0 => events,
            _ => format!("{events} · {}", counted(places, "place", "places")),
        }
    },
    unclear: "outcome unclear",
    dots: |all, met| match all {
        1 => format!("{} of 1 indicator met its target", grouped(met)),
        _ => format!("{} of {} indicators met their targets", grouped(met), grouped(all)),
    },
    dots_note: "Only indicators with a public target and figure are drawn; what was never published cannot be seen here.",
    all_dots: |count| format!("The {} as a list", counted(count, "percentage", "percentages")),
    sides: ["← short of it", "target = 100%", "beyond →"],
    label_break: ": ",
    forecast_note: "a forecast, not a target",
    interim_note: "interim figure",
    not_drawn: |count| {
        format!("{} not drawn: no result found, or no percentage can be given", counted(count, "target", "targets"))
    },
    due: |date| format!("due {date}"),
    disagreements: "Where sources disagree",
    disagreements_note: "Where sources do not match, all of them are shown.",
    more_notes: |count| format!("{} more", grouped(count)),
    sources: |count| counted(count, "source", "sources"),
    comma: ", ",
    method: "How this was made",
    made: [
        "This page turns the targets and results of one news report into places, dates and figures that can be checked; the wording is the editors’, and every figure names its source.",
        "This page turns the commitments, targets and results of one news report into places, dates and figures that can be checked; the wording is the editors’, and every figure names its source.",
    ],
    counted: "A percentage is the result divided by the target; a status is worked out from the record, and rounded or approximate figures are treated as ranges.",
    all_sources: "All sources",
    publisher: |name, count| format!("{name} {}", grouped(count)),
    more_publishers: |count| counted(count, "other publisher", "other publishers"),
};

/// A number with the word for one or for several.
fn counted(count: usize, one: &str, several: &str) -> String {
    [grouped(count).as_str(), " ", if count == 1 { one } else { several }].concat()
}
