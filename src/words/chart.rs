//! Texts of the charts: captions, legends, tables and exports.

use crate::story::TargetKind;

/// Parts of the caption of a bullet chart; empty if unknown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// Name of the indicator.
    pub name: &'a str,
    /// Actual value.
    pub actual: &'a str,
    /// Date of the actual value.
    pub as_of: &'a str,
    /// Kind of the target. `None` without a target.
    pub kind: Option<TargetKind>,
    /// Target.
    pub target: &'a str,
    /// Baseline, if the share is measured from there.
    pub start: &'a str,
    /// The revised target.
    pub raised: &'a str,
    /// Kind of the revised target.
    pub revision: Option<TargetKind>,
    /// True if a later target replaced the one that a published share refers to.
    pub is_original: bool,
    /// Share of the target.
    pub share: &'a str,
    /// Status.
    pub status: &'a str,
}

/// Parts of the caption of a series chart.
#[derive(Clone, Copy, Debug)]
pub struct SeriesSaid<'a> {
    /// Name of the series.
    pub name: &'a str,
    /// Number of indicators, of those with a target, and of those that met it.
    pub counts: (usize, usize, usize),
    /// Minimum and maximum of the results, each with its date.
    pub ends: Option<[(&'a str, &'a str); 2]>,
    /// Date of the maximum, with its preposition.
    pub at: &'a str,
    /// Years without data.
    pub gaps: &'a str,
}

/// Texts of the charts in one language.
#[derive(Debug)]
pub struct ChartWords {
    /// Instructions for reading the charts.
    pub hint: &'static str,
    /// Legend of bullet charts: actual, faded end, open arrow, target, replaced target, pace, earlier value, claim, ranges.
    pub legend: [&'static str; 9],
    /// Legend of series charts: result, interim value, target, forecast, target before it was raised, pace, claim, no data,
    /// target before it was lowered.
    pub series_legend: [&'static str; 9],
    /// Label of the choice of an order.
    pub sort: &'static str,
    /// Names of the orders: by programme, by share, by date.
    pub sorts: [&'static str; 3],
    /// Heading if there are no groups.
    pub all: &'static str,
    /// Number of indicators with a status.
    pub count: fn(&str, usize) -> String,
    /// Caption of a bullet chart.
    pub caption: fn(&Said<'_>) -> String,
    /// Caption of a time series chart.
    pub series: fn(&SeriesSaid<'_>) -> String,
    /// Caption of a progress track: name, values, target, status.
    pub way: fn(&str, &str, &str, &str) -> String,
    /// Separator between two values of a progress track.
    pub then: &'static str,
    /// A value with its date.
    pub value_when: fn(&str, &str) -> String,
    /// Label of a target's mark: kind and value.
    pub mark: fn(TargetKind, &str) -> String,
    /// Label of a cut bar: its value.
    pub goes_on: fn(&str) -> String,
    /// Label of a cut bar below zero: its value.
    pub goes_down: fn(&str) -> String,
    /// Label of the pace mark: day, and true for a limit.
    pub pace: fn(&str, bool) -> String,
    /// Kind of a value of a register.
    pub reading: &'static str,
    /// Note below a shortened table: number of rows that only the file has.
    pub more_rows: fn(usize) -> String,
    /// Label of a period without data.
    pub gap: &'static str,
    /// Label of the export menu: the chart's name.
    pub take: fn(&str) -> String,
    /// Export as a table.
    pub table: &'static str,
    /// Copy the link.
    pub link: &'static str,
    /// Message after copying.
    pub copied: &'static str,
    /// The link, if copying failed.
    pub copy_this: fn(&str) -> String,
    /// Labels in tooltips and tables: name, actual, as of, target, deadline, share, status, claim, unit, source, kind,
    /// announced.
    pub heads: [&'static str; 12],
    /// Labels at the foot of an exported chart: source, method, link.
    pub foot: [&'static str; 3],
    /// Explains in a sentence how shares and statuses are computed.
    pub method: &'static str,
    /// Separator between a status and its reason.
    pub because: &'static str,
}

fn kind_zh(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Target => "目标",
        TargetKind::Raised => "上调目标",
        TargetKind::Lowered => "下调目标",
        TargetKind::Restated => "重申的目标",
        TargetKind::Forecast => "预计数",
        TargetKind::Plan => "计划",
    }
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

/// Joins the non-empty parts.
fn join_parts<const N: usize>(parts: [(&str, String); N]) -> String {
    parts.into_iter().filter(|(is, _)| !is.is_empty()).map(|(_, part)| part).collect()
}

pub(super) static ZH: ChartWords = ChartWords {
    hint: "深色条是实际，粗竖线是目标，浅竖线是原定目标；底色由深到浅是离目标远（不到六成）、接近、达到；越少越好的，目标以内最浅。把指针移到一行上，或用方向键，可看完整数字；按回车看出处。",
    legend: [
        "实际",
        "约数或四舍五入",
        "只知上限或下限",
        "目标",
        "原定目标",
        "按时间进度",
        "此前进展",
        "另有说法",
        "离目标远、近、达到",
    ],
    series_legend: ["结果", "进展", "目标", "预计", "上调前的目标", "按时间进度", "另有说法", "没有数", "下调前的目标"],
    sort: "排序",
    sorts: ["按工程", "按完成比例", "按日期"],
    all: "全部指标",
    count: |status, count| format!("{status} {count}"),
    caption: |said| {
        let kind = said.kind.map_or("", kind_zh);
        let first = if said.raised.is_empty() { kind } else { "原定目标" };
        let (actual, target) = (said.actual, said.target);
        let middle = match (actual.is_empty(), target.is_empty(), said.share.is_empty()) {
            (true, true, _) => "还没有数，也没有找到公布的目标".to_owned(),
            (true, false, _) => format!("还没有数，{first}{target}"),
            (false, true, true) => "没有找到公布的目标".to_owned(),
            (false, true, false) if said.is_original => format!("来源公布为原定目标的 {}", said.share),
            (false, true, false) => format!("来源公布为目标的 {}", said.share),
            (false, false, true) => format!("{first}{target}"),
            (false, false, false) if !said.start.is_empty() => {
                format!("从{}到{first}{target}走了 {}", said.start, said.share)
            }
            (false, false, false) => format!("为{first}{target}的 {}", said.share),
        };
        let moved = match said.revision {
            Some(TargetKind::Lowered) => "后下调到",
            Some(TargetKind::Restated) => "后重申为",
            _ => "后上调到",
        };
        // Without a value or a target the sentence has already said so.
        let is_said = actual.is_empty() || target.is_empty() && said.share.is_empty();
        let status = if is_said { "" } else { said.status };
        let counted = if actual.is_empty() { String::new() } else { format!("实际{actual}") };
        [
            format!("{}：{counted}", said.name),
            join_parts([(said.as_of, format!("（{}）", said.as_of)), (actual, "，".to_owned())]),
            middle,
            join_parts([(said.raised, format!("，{moved}{}", said.raised)), (status, format!("；{status}"))]),
            "。".to_owned(),
        ]
        .concat()
    },
    series: |said| {
        let (all, promised, met) = said.counts;
        let counts = match () {
            () if promised == 0 => "没有找到公布的目标".to_owned(),
            () if promised < all => format!("其中{promised}项有目标，{met}项达到目标"),
            () => format!("{met}项达到目标"),
        };
        let ends = said.ends.map(|[(least, then), (most, when)]| {
            if (least, then) == (most, when) {
                format!("；{}{most}", said.at)
            } else {
                format!("；最少{then}{least}，最多{when}{most}")
            }
        });
        let gaps = if said.gaps.is_empty() { String::new() } else { format!("；{}没有数", said.gaps) };
        format!("{}：{all}项指标，{counts}{}{gaps}。", said.name, ends.unwrap_or_default())
    },
    way: |name, stops, target, status| match (stops.is_empty(), target.is_empty()) {
        (true, true) => format!("{name}：还没有数；{status}。"),
        (true, false) => format!("{name}：还没有数，目标是{target}。"),
        (false, true) => format!("{name}：{stops}；{status}。"),
        (false, false) => format!("{name}：{stops}，目标{target}；{status}。"),
    },
    then: "，到",
    value_when: |value, when| format!("{when}{value}"),
    mark: |kind, value| format!("{}{value}", kind_zh(kind)),
    goes_on: |value| format!("直到{value}"),
    goes_down: |value| format!("直到{value}"),
    pace: |day, is_limit| if is_limit { format!("{day}不应越过这里") } else { format!("{day}应到这里") },
    reading: "读数",
    more_rows: |count| format!("另有 {count} 行，见CSV文件"),
    gap: "没有数",
    take: |name| format!("带走：{name}"),
    table: "数据表",
    link: "复制链接",
    copied: "链接已复制。",
    copy_this: |address| format!("没能自动复制，请复制这个链接：{address}"),
    heads: ["指标", "实际", "截至", "目标", "期限", "完成比例", "状态", "另有说法", "单位", "出处", "类别", "公布于"],
    foot: ["来源：", "方法：", "网址："],
    method: "完成比例是实际除以目标；有起点的，是从起点到目标走了多少；只有上限的没有。状态由记录按时间进度算出，取值和日期的两端都算；只知上限或下限的数，另一端也算。",
    because: "：",
};

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
    caption: |said| {
        let kind = said.kind.map_or("", kind_en);
        let first = if said.raised.is_empty() { kind } else { "original target" };
        let (actual, target) = (said.actual, said.target);
        let middle = match (actual.is_empty(), target.is_empty(), said.share.is_empty()) {
            (true, true, _) => "nothing counted yet, and no published target was found".to_owned(),
            (true, false, _) => format!("nothing counted yet; the {first} is {target}"),
            (false, true, true) => "no published target was found".to_owned(),
            (false, true, false) if said.is_original => format!("published as {} of the original target", said.share),
            (false, true, false) => format!("published as {} of the target", said.share),
            (false, false, true) => format!("the {first} is {target}"),
            (false, false, false) if !said.start.is_empty() => {
                format!("{} of the way from {} to the {first} of {target}", said.share, said.start)
            }
            (false, false, false) => format!("{} of the {first} of {target}", said.share),
        };
        let moved = match said.revision {
            Some(TargetKind::Lowered) => "lowered to",
            Some(TargetKind::Restated) => "restated as",
            _ => "raised to",
        };
        let is_said = actual.is_empty() || target.is_empty() && said.share.is_empty();
        let status = if is_said { "" } else { said.status };
        [
            format!("{}: {actual}", said.name),
            join_parts([(said.as_of, format!(" ({})", said.as_of)), (actual, ", ".to_owned())]),
            middle,
            join_parts([(said.raised, format!(", later {moved} {}", said.raised)), (status, format!("; {status}"))]),
            ".".to_owned(),
        ]
        .concat()
    },
    series: |said| {
        let (_, promised, met) = said.counts;
        let counts = match promised {
            0 => "no published target was found".to_owned(),
            1 => format!("{met} of 1 met its target"),
            _ => format!("{met} of {promised} met their target"),
        };
        let ends = said.ends.map(|[(least, then), (most, when)]| {
            if (least, then) == (most, when) {
                format!("; {most} {}", said.at)
            } else {
                format!("; least {least} ({then}), most {most} ({when})")
            }
        });
        let gaps = if said.gaps.is_empty() { String::new() } else { format!("; no figure for {}", said.gaps) };
        format!("{}: {counts}{}{gaps}.", said.name, ends.unwrap_or_default())
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
    method: "The share is the actual value divided by the target; where a value at the start is told, it is the share of the way from there; a mere ceiling has none. The status is worked out from the record by linear pace, at both ends of values and dates; of a value with a lower or an upper bound alone, the open end counts too.",
    because: ": ",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_says_what_there_is_and_what_is_not() {
        let all = Said {
            name: "旧改",
            actual: "75万平方米",
            as_of: "2020年",
            kind: Some(TargetKind::Target),
            target: "55万平方米",
            raised: "",
            share: "136%",
            status: "按期达到",
            ..Said::default()
        };
        assert_eq!((ZH.caption)(&all), "旧改：实际75万平方米（2020年），为目标55万平方米的 136%；按期达到。");
        let raised = Said { raised: "75万平方米", ..all };
        assert_eq!(
            (ZH.caption)(&raised),
            "旧改：实际75万平方米（2020年），为原定目标55万平方米的 136%，后上调到75万平方米；按期达到。"
        );
        let way = Said { actual: "75吨", target: "50吨", start: "100吨", share: "50%", status: "", ..all };
        assert_eq!((ZH.caption)(&way), "旧改：实际75吨（2020年），从100吨到目标50吨走了 50%。");
        let way = Said { name: "Waste", actual: "75 t", as_of: "2020", target: "50 t", start: "100 t", ..way };
        assert_eq!((EN.caption)(&way), "Waste: 75 t (2020), 50% of the way from 100 t to the target of 50 t.");
        let lowered = Said {
            start: "",
            share: "",
            raised: "at most 40 t",
            revision: Some(TargetKind::Lowered),
            target: "at most 50 t",
            ..way
        };
        assert_eq!(
            (EN.caption)(&lowered),
            "Waste: 75 t (2020), the original target is at most 50 t, later lowered to at most 40 t."
        );
        let no_share = Said { share: "", target: "0平方米", status: "", ..all };
        assert_eq!((ZH.caption)(&no_share), "旧改：实际75万平方米（2020年），目标0平方米。");
        let nothing = Said { name: "x", status: "cannot assess", ..Said::default() };
        assert_eq!((EN.caption)(&nothing), "x: nothing counted yet, and no published target was found.");
        let ratio = Said { kind: None, target: "", status: "", ..all };
        assert_eq!((EN.caption)(&ratio), "旧改: 75万平方米 (2020年), published as 136% of the target.");
        let ratio = Said { is_original: true, ..ratio };
        assert_eq!((EN.caption)(&ratio), "旧改: 75万平方米 (2020年), published as 136% of the original target.");
    }

    #[test]
    fn only_indicators_with_a_target_can_meet_it() {
        let said = |counts| SeriesSaid { name: "x", counts, ends: None, at: "", gaps: "" };
        for (counts, zh, en) in [
            ((3, 3, 2), "x：3项指标，2项达到目标。", "x: 2 of 3 met their target."),
            ((3, 1, 1), "x：3项指标，其中1项有目标，1项达到目标。", "x: 1 of 1 met its target."),
            ((1, 0, 0), "x：1项指标，没有找到公布的目标。", "x: no published target was found."),
        ] {
            assert_eq!([(ZH.series)(&said(counts)), (EN.series)(&said(counts))], [zh, en]);
        }
        let ends = Some([("4 m", "31 January 2021"), ("4 m", "31 January 2021")]);
        let one = SeriesSaid { ends, at: "on 31 January 2021", ..said((1, 0, 0)) };
        assert_eq!((EN.series)(&one), "x: no published target was found; 4 m on 31 January 2021.");
        let ends = Some([("4 m", "2021"), ("5 m", "2021")]);
        assert_eq!(
            (EN.series)(&SeriesSaid { ends, ..one }),
            "x: no published target was found; least 4 m (2021), most 5 m (2021)."
        );
        assert_eq!((EN.way)("x", "", "5 km", "cannot assess"), "x: nothing counted yet; the target is 5 km.");
        assert_eq!((ZH.way)("x", "", "5处", "无法评估"), "x：还没有数，目标是5处。");
        let counted = Said { actual: "", as_of: "", share: "", status: "", ..Said::default() };
        let counted =
            Said { name: "x", kind: Some(TargetKind::Target), target: "5 sites", status: "cannot assess", ..counted };
        assert_eq!((EN.caption)(&counted), "x: nothing counted yet; the target is 5 sites.");
        assert_eq!((ZH.way)("x", "", "", "没有公布目标"), "x：还没有数；没有公布目标。");
    }
}
