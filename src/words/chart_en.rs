//! The English texts of the charts.

use super::chart::{ChartWords, join_parts};
use crate::story::TargetKind;

pub(super) static EN: ChartWords = ChartWords {
    hint: "The dark bar is the actual value, the thick upright line the target, the lighter one the original target. The ground, from dark to light: far from the target (less than six tenths), near it, at it; where less is better, it is lightest within the target. Point at a row, or use the arrow keys, for the numbers in full; Enter opens the evidence.",
    legend: [
        "Actual",
        "About, or rounded",
        "At least, or at most",
        "Target",
        "Original target",
        "Linear pace",
        "Earlier progress",
        "Another source",
        "Far from, near, at the target",
    ],
    series_legend: [
        "Result",
        "On the way",
        "Target",
        "Forecast",
        "Target before it was raised",
        "Linear pace",
        "Another source",
        "No figure",
        "Target before it was lowered",
    ],
    sort: "Order",
    sorts: ["By programme", "By share reached", "By date"],
    all: "All indicators",
    count: |status, count| format!("{count} {status}"),
    caption: |parts| {
        let kind = parts.kind.map_or("", kind_en);
        let first = if parts.raised.is_empty() { kind } else { "original target" };
        let (actual, target) = (parts.actual, parts.target);
        let middle = match (actual.is_empty(), target.is_empty(), parts.share.is_empty()) {
            (true, true, _) => "nothing counted yet, and no published target was found".to_owned(),
            (true, false, _) => format!("nothing counted yet; the {first} is {target}"),
            (false, true, true) => "no published target was found".to_owned(),
            (false, true, false) if parts.is_original => format!("published as {} of the original target", parts.share),
            (false, true, false) => format!("published as {} of the target", parts.share),
            (false, false, true) => format!("the {first} is {target}"),
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
        let is_said = actual.is_empty() || target.is_empty() && parts.share.is_empty();
        let status = if is_said { "" } else { parts.status };
        [
            format!("{}: {actual}", parts.name),
            join_parts([(parts.as_of, format!(" ({})", parts.as_of)), (actual, ", ".to_owned())]),
            middle,
            join_parts([(parts.raised, format!(", later {moved} {}", parts.raised)), (status, format!("; {status}"))]),
            ".".to_owned(),
        ]
        .concat()
    },
    series: |parts| {
        let (_, promised, met) = parts.counts;
        let counts = match promised {
            0 => "no published target was found".to_owned(),
            1 => format!("{met} of 1 met its target"),
            _ => format!("{met} of {promised} met their target"),
        };
        let ends = parts.ends.map(|[(least, then), (most, when)]| {
            if (least, then) == (most, when) {
                format!("; {most} {}", parts.at)
            } else {
                format!("; least {least} ({then}), most {most} ({when})")
            }
        });
        let gaps = if parts.gaps.is_empty() { String::new() } else { format!("; no figure for {}", parts.gaps) };
        format!("{}: {counts}{}{gaps}.", parts.name, ends.unwrap_or_default())
    },
    way: |name, stops, target, status| match (stops.is_empty(), target.is_empty()) {
        (true, true) => format!("{name}: nothing counted yet; {status}."),
        (true, false) => format!("{name}: nothing counted yet; the target is {target}."),
        (false, true) => format!("{name}: {stops}; {status}."),
        (false, false) => format!("{name}: {stops}, of a target of {target}; {status}."),
    },
    then: ", then ",
    value_when: |value, when| format!("{value} ({when})"),
    mark: |kind, value| format!("{} {value}", kind_en(kind)),
    goes_on: |value| format!("on to {value}"),
    goes_down: |value| format!("down to {value}"),
    pace: |day, is_limit| if is_limit { format!("limit by {day}") } else { format!("due by {day}") },
    reading: "Reading",
    more_rows: |count| format!("{count} more in the CSV file"),
    gap: "no figure",
    take: |name| format!("Take away: {name}"),
    table: "Table",
    link: "Copy link",
    copied: "The link was copied.",
    copy_this: |address| format!("It could not be copied; this is the link: {address}"),
    heads: [
        "Indicator",
        "Actual",
        "As of",
        "Target",
        "Deadline",
        "Share reached",
        "Status",
        "Another source",
        "Unit",
        "Source",
        "What it is",
        "Announced",
    ],
    foot: ["Source: ", "Method: ", "Address: "],
    method: "The share is the actual value divided by the target; where a starting value is given, it is the share of the distance from there to the target. An upper limit has no share. The status is computed from the record, assuming even progress over time, for the lowest and the highest values and the earliest and the latest dates that the record allows; a value given only as “at least” or “at most” may be anything beyond.",
    because: ": ",
};

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
            status: "按期达到",
            ..BulletCaption::default()
        };
        assert_eq!((ZH.caption)(&all), "旧改：实际75万平方米（2020年），为目标55万平方米的 136%；按期达到。");
        let raised = BulletCaption { raised: "75万平方米", ..all };
        assert_eq!(
            (ZH.caption)(&raised),
            "旧改：实际75万平方米（2020年），为原定目标55万平方米的 136%，后上调到75万平方米；按期达到。"
        );
        let decrease =
            BulletCaption { actual: "75吨", target: "50吨", start: "100吨", share: "50%", status: "", ..all };
        assert_eq!((ZH.caption)(&decrease), "旧改：实际75吨（2020年），从100吨到目标50吨走了 50%。");
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
            "Waste: 75 t (2020), the original target is at most 50 t, later lowered to at most 40 t."
        );
        let no_share = BulletCaption { share: "", target: "0平方米", status: "", ..all };
        assert_eq!((ZH.caption)(&no_share), "旧改：实际75万平方米（2020年），目标0平方米。");
        let nothing = BulletCaption { name: "x", status: "cannot assess", ..BulletCaption::default() };
        assert_eq!((EN.caption)(&nothing), "x: nothing counted yet, and no published target was found.");
        let ratio = BulletCaption { kind: None, target: "", status: "", ..all };
        assert_eq!((EN.caption)(&ratio), "旧改: 75万平方米 (2020年), published as 136% of the target.");
        let ratio = BulletCaption { is_original: true, ..ratio };
        assert_eq!((EN.caption)(&ratio), "旧改: 75万平方米 (2020年), published as 136% of the original target.");
    }

    #[test]
    fn only_indicators_with_a_target_can_meet_it() {
        let caption = |counts| SeriesCaption { name: "x", counts, ends: None, at: "", gaps: "" };
        for (counts, zh, en) in [
            ((3, 3, 2), "x：3项指标，2项达到目标。", "x: 2 of 3 met their target."),
            ((3, 1, 1), "x：3项指标，其中1项有目标，1项达到目标。", "x: 1 of 1 met its target."),
            ((1, 0, 0), "x：1项指标，没有找到公布的目标。", "x: no published target was found."),
        ] {
            assert_eq!([(ZH.series)(&caption(counts)), (EN.series)(&caption(counts))], [zh, en]);
        }
        let ends = Some([("4 m", "31 January 2021"), ("4 m", "31 January 2021")]);
        let one = SeriesCaption { ends, at: "on 31 January 2021", ..caption((1, 0, 0)) };
        assert_eq!((EN.series)(&one), "x: no published target was found; 4 m on 31 January 2021.");
        let ends = Some([("4 m", "2021"), ("5 m", "2021")]);
        assert_eq!(
            (EN.series)(&SeriesCaption { ends, ..one }),
            "x: no published target was found; least 4 m (2021), most 5 m (2021)."
        );
        assert_eq!((EN.way)("x", "", "5 km", "cannot assess"), "x: nothing counted yet; the target is 5 km.");
        assert_eq!((ZH.way)("x", "", "5处", "无法评估"), "x：还没有数，目标是5处。");
        let counted = BulletCaption { actual: "", as_of: "", share: "", status: "", ..BulletCaption::default() };
        let counted = BulletCaption {
            name: "x",
            kind: Some(TargetKind::Target),
            target: "5 sites",
            status: "cannot assess",
            ..counted
        };
        assert_eq!((EN.caption)(&counted), "x: nothing counted yet; the target is 5 sites.");
        assert_eq!((ZH.way)("x", "", "", "没有公布目标"), "x：还没有数；没有公布目标。");
    }
}
