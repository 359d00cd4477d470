//! The English texts of the charts.

use super::chart::{ChartWords, join_parts, outcomes_in_words};
use super::numbers::grouped;
use crate::gather::Gather;
use crate::story::{DeadlineOutcome, TargetKind};

pub(super) static EN: ChartWords = ChartWords {
    hint: "The dark bar shows the result; the thick vertical line is the target; a lighter line is the original target. Background shading, dark to light: below 60% of the target, 60–100%, target reached; where less is better, the range within the target is lightest. Hover over a row, or use the arrow keys, for exact figures; press Enter for sources.",
    legend: [
        "Result",
        "Approximate or rounded",
        "Lower or upper bound only",
        "Target",
        "Original target",
        "Steady-progress line",
        "Earlier figure",
        "Figure from another source",
        "Below 60% / 60–100% / target reached",
    ],
    series_legend: [
        "Result",
        "Interim figure",
        "Target",
        "Forecast",
        "Original target",
        "Steady-progress line",
        "Figure from another source",
        "No data",
        "Original target, later lowered",
    ],
    sort: "Sort by",
    sorts: ["Programme", "% of target", "Date"],
    all: "All indicators",
    single: "Single indicators",
    more: "Notes and files",
    count: |status, count| format!("{status}: {count}"),
    outcomes: |counts| match counts.iter().sum() {
        0_usize => String::new(),
        1 => ["1 target: ", &outcomes_in_words(counts, 0, outcome_en).join(", ")].concat(),
        all => [&grouped(all), " targets: ", &outcomes_in_words(counts, 0, outcome_en).join(", ")].concat(),
    },
    caption: |parts| {
        let kind = parts.kind.map_or("", kind_en);
        let first = if parts.raised.is_empty() { kind } else { "original target" };
        let (actual, target) = (parts.actual, parts.target);
        let middle = match (actual.is_empty(), target.is_empty(), parts.share.is_empty()) {
            (true, true, _) => "no figure yet and no published target found".to_owned(),
            (true, false, _) => format!("{first} {target}, due {}", parts.deadline),
            (false, true, true) => "no published target found".to_owned(),
            (false, true, false) if parts.is_original => format!("reported as {} of the original target", parts.share),
            (false, true, false) => format!("reported as {} of the target", parts.share),
            (false, false, true) => format!("{first} {target}"),
            (false, false, false) if !parts.start.is_empty() => {
                format!("{} of the way from {} to the {first} of {target}", parts.share, parts.start)
            }
            (false, false, false) => format!("{} of the {first} of {target}", parts.share),
        };
        let moved = match parts.revision {
            Some(TargetKind::Lowered) => "lowered to",
            Some(TargetKind::Restated) => "restated as",
            _ => "raised to",
        };
        let is_said = target.is_empty() && (actual.is_empty() || parts.share.is_empty());
        let status = if is_said { "" } else { parts.status };
        [
            format!("{}: {actual}", parts.name),
            join_parts([(parts.as_of, format!(" ({})", parts.as_of)), (actual, ", ".to_owned())]),
            middle,
            join_parts([
                (parts.raised, format!(", later {moved} {}", parts.raised)),
                (parts.share_of_revised, format!(" ({} of that)", parts.share_of_revised)),
                (status, format!("; {status}")),
            ]),
            ".".to_owned(),
        ]
        .concat()
    },
    series: |parts| {
        let [met, ..] = parts.outcomes;
        let counts = match parts.outcomes.iter().sum() {
            0 => "no published target found".to_owned(),
            1 => format!("{met} of 1 target met"),
            promised if met == promised => format!("all {promised} targets met"),
            promised => format!("{met} of {promised} targets met"),
        };
        let others = outcomes_in_words(&parts.outcomes, 1, outcome_en);
        let counts = std::iter::once(counts).chain(others).gather().join(", ");
        let ends = parts.ends.map(|[(least, then), (most, when)]| {
            if (least, then) == (most, when) {
                format!("; {most} {}", parts.at)
            } else {
                format!("; lowest {least} ({then}), highest {most} ({when})")
            }
        });
        let gaps = match parts.gaps.rsplit_once(", ") {
            _ if parts.gaps.is_empty() => String::new(),
            Some((first, last)) => format!("; no data for {first} or {last}"),
            None => format!("; no data for {}", parts.gaps),
        };
        format!("{}: {counts}{}{gaps}.", parts.name, ends.unwrap_or_default())
    },
    way: |name, stops, target, status| match (stops.is_empty(), target.is_empty()) {
        (true, true) => format!("{name}: no figure yet; {status}."),
        (true, false) => format!("{name}: target {target}; {status}."),
        (false, true) => format!("{name}: {stops}; {status}."),
        (false, false) => format!("{name}: {stops}, against a target of {target}; {status}."),
    },
    then: ", then ",
    value_when: |value, when| format!("{value} ({when})"),
    mark: |kind, value| format!("{} {value}", kind_en(kind)),
    goes_on: |value| format!("continues to {value}"),
    goes_down: |value| format!("continues down to {value}"),
    pace: |day, is_limit| if is_limit { format!("limit by {day}") } else { format!("expected by {day}") },
    reading: "Reading",
    more_rows: |count| format!("{count} more in the CSV file"),
    gap: "no data",
    take: |name| format!("Download or share: {name}"),
    table: "View as table",
    heads: [
        "Indicator",
        "Result",
        "As of",
        "Target",
        "Deadline",
        "% of target",
        "Status",
        "Figure from another source",
        "Unit",
        "Source",
        "Type",
        "Announced",
    ],
    foot: ["Source: ", "Method: ", "URL: "],
    method: "Percentages are result ÷ target; where a starting value is given, they are the share of the distance from there to the target. An upper limit has no percentage. If the result or the target is known only as “at least” or “at most”, so is the percentage; where the two leave it without either bound, none is given. Status assumes steady progress to the deadline. Where a value or date is a range, both ends are tested; a value given only as “at least” or “at most” may lie anywhere beyond.",
    because: ": ",
};

fn outcome_en(outcome: DeadlineOutcome, count: usize) -> String {
    let words = match outcome {
        DeadlineOutcome::Met => return format!("{} met", grouped(count)),
        DeadlineOutcome::Missed => "missed",
        DeadlineOutcome::Part => "with only part of the result found",
        DeadlineOutcome::NoResult => "with no result found",
        DeadlineOutcome::NotSearched => "not yet searched",
        DeadlineOutcome::Open => "unclear",
    };
    format!("{} {words}", grouped(count))
}

fn kind_en(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Target => "target",
        TargetKind::Raised => "raised target",
        TargetKind::Lowered => "lowered target",
        TargetKind::Restated => "restated target",
        TargetKind::Forecast => "forecast",
        TargetKind::Plan => "plan",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::chart::{BulletCaption, SeriesCaption};
    use crate::words::chart_zh::ZH;

    #[test]
    fn a_caption_says_what_there_is_and_what_is_not() {
        let all = BulletCaption {
            name: "旧改",
            actual: "75万平方米",
            as_of: "2020年",
            kind: Some(TargetKind::Target),
            target: "55万平方米",
            raised: "",
            share: "136%",
            status: "按期完成",
            ..BulletCaption::default()
        };
        assert_eq!((ZH.caption)(&all), "旧改：完成数75万平方米（2020年），为目标55万平方米的136%；按期完成。");
        let raised = BulletCaption { raised: "75万平方米", ..all };
        assert_eq!(
            (ZH.caption)(&raised),
            "旧改：完成数75万平方米（2020年），为原定目标55万平方米的136%（目标后上调至75万平方米）；按期完成。"
        );
        let decrease =
            BulletCaption { actual: "75吨", target: "50吨", start: "100吨", share: "50%", status: "", ..all };
        assert_eq!((ZH.caption)(&decrease), "旧改：完成数75吨（2020年），自100吨至目标50吨，已完成全程的50%。");
        let decrease =
            BulletCaption { name: "Waste", actual: "75 t", as_of: "2020", target: "50 t", start: "100 t", ..decrease };
        assert_eq!((EN.caption)(&decrease), "Waste: 75 t (2020), 50% of the way from 100 t to the target of 50 t.");
        let lowered = BulletCaption {
            start: "",
            share: "",
            raised: "at most 40 t",
            revision: Some(TargetKind::Lowered),
            target: "at most 50 t",
            ..decrease
        };
        assert_eq!(
            (EN.caption)(&lowered),
            "Waste: 75 t (2020), original target at most 50 t, later lowered to at most 40 t."
        );
        let no_share = BulletCaption { share: "", target: "0平方米", status: "", ..all };
        assert_eq!((ZH.caption)(&no_share), "旧改：完成数75万平方米（2020年），目标0平方米。");
        let nothing = BulletCaption { name: "x", status: "cannot be assessed", ..BulletCaption::default() };
        assert_eq!((EN.caption)(&nothing), "x: no figure yet and no published target found.");
        let ratio = BulletCaption { kind: None, target: "", status: "", ..all };
        assert_eq!((EN.caption)(&ratio), "旧改: 75万平方米 (2020年), reported as 136% of the target.");
        let ratio = BulletCaption { is_original: true, ..ratio };
        assert_eq!((EN.caption)(&ratio), "旧改: 75万平方米 (2020年), reported as 136% of the original target.");
    }

    #[test]
    fn only_indicators_with_a_target_can_meet_it() {
        let caption = |(indicators, promised, met): (usize, usize, usize)| {
            let outcomes = [met, promised - met, 0, 0, 0, 0];
            SeriesCaption { name: "x", indicators, outcomes, ends: None, at: "", gaps: "" }
        };
        for (counts, zh, en) in [
            ((3, 3, 2), "x：3项指标，2项完成目标，1项未完成。", "x: 2 of 3 targets met, 1 missed."),
            ((3, 1, 1), "x：3项指标，其中1项有目标，1项完成目标。", "x: 1 of 1 target met."),
            ((1, 0, 0), "x：1项指标，未见公布目标。", "x: no published target found."),
        ] {
            assert_eq!([(ZH.series)(&caption(counts)), (EN.series)(&caption(counts))], [zh, en]);
        }
        let ends = Some([("4 m", "31 January 2021"), ("4 m", "31 January 2021")]);
        let one = SeriesCaption { ends, at: "on 31 January 2021", ..caption((1, 0, 0)) };
        assert_eq!((EN.series)(&one), "x: no published target found; 4 m on 31 January 2021.");
        let ends = Some([("4 m", "2021"), ("5 m", "2021")]);
        assert_eq!(
            (EN.series)(&SeriesCaption { ends, ..one }),
            "x: no published target found; lowest 4 m (2021), highest 5 m (2021)."
        );
        assert_eq!((EN.way)("x", "", "5 km", "not yet searched"), "x: target 5 km; not yet searched.");
        assert_eq!((ZH.way)("x", "", "5处", "尚未查"), "x：目标5处；尚未查。");
        let counted = BulletCaption { actual: "", as_of: "", share: "", status: "", ..BulletCaption::default() };
        let counted = BulletCaption {
            name: "x",
            kind: Some(TargetKind::Target),
            target: "5 sites",
            deadline: "2020",
            status: "not yet searched",
            ..counted
        };
        assert_eq!((EN.caption)(&counted), "x: target 5 sites, due 2020; not yet searched.");
        assert_eq!((ZH.way)("x", "", "", "未公布目标"), "x：暂无数据；未公布目标。");
    }
}
