//! The Chinese texts of the charts.

use super::chart::{ChartWords, join_parts, outcomes_in_words};
use crate::gather::Gather;
use crate::story::{DeadlineOutcome, TargetKind};

pub(super) static ZH: ChartWords = ChartWords {
    hint: "深色条为完成数，粗竖线为目标，浅竖线为原定目标；底色由深到浅依次为不足目标六成、六成至目标、达到目标；以少为好的，目标以内最浅。鼠标悬停或用方向键查看完整数据，按回车键查看来源。",
    legend: [
        "完成数",
        "约数或取整",
        "仅知下限或上限（“余”“超过”等）",
        "目标",
        "原定目标",
        "时间进度",
        "此前数据",
        "其他来源数据",
        "不足六成、六成至目标、达到目标",
    ],
    series_legend: [
        "完成数",
        "阶段数",
        "目标",
        "预计数",
        "原定目标",
        "时间进度",
        "其他来源数据",
        "无数据",
        "原定目标（后下调）",
    ],
    sort: "排序",
    sorts: ["按工程", "按完成率", "按日期"],
    all: "全部指标",
    single: "单项指标",
    more: "说明和下载",
    count: |status, count| format!("{status}{count}项"),
    outcomes: |counts| match counts.iter().sum::<usize>() {
        0 => String::new(),
        all => format!("{all}项目标：{}", outcomes_in_words(counts, 0, outcome_zh).join("，")),
    },
    caption: |parts| {
        let kind = parts.kind.map_or("", kind_zh);
        let first = if parts.raised.is_empty() { kind } else { "原定目标" };
        let (actual, target) = (parts.actual, parts.target);
        let middle = match (actual.is_empty(), target.is_empty(), parts.share.is_empty()) {
            (true, true, _) => "暂无数据，也未见公布目标".to_owned(),
            (true, false, _) => format!("{first}{target}，{}截止", parts.deadline),
            (false, true, true) => "未见公布目标".to_owned(),
            (false, true, false) if parts.is_original => format!("来源公布数为原定目标的{}", parts.share),
            (false, true, false) => format!("来源公布数为目标的{}", parts.share),
            (false, false, true) => format!("{first}{target}"),
            (false, false, false) if !parts.start.is_empty() => {
                format!("自{}至{first}{target}，已完成全程的{}", parts.start, parts.share)
            }
            (false, false, false) => format!("为{first}{target}的{}", parts.share),
        };
        let moved = match parts.revision {
            Some(TargetKind::Lowered) => "目标后下调为",
            Some(TargetKind::Restated) => "目标后重申为",
            _ => "目标后上调至",
        };
        // Without a value or a target the sentence has already said so.
        let is_said = target.is_empty() && (actual.is_empty() || parts.share.is_empty());
        let status = if is_said { "" } else { parts.status };
        let counted = if actual.is_empty() { String::new() } else { format!("完成数{actual}") };
        [
            format!("{}：{counted}", parts.name),
            join_parts([(parts.as_of, format!("（{}）", parts.as_of)), (actual, "，".to_owned())]),
            middle,
            join_parts([
                (parts.raised, format!("（{moved}{}）", parts.raised)),
                (parts.share_of_revised, format!("，为其{}", parts.share_of_revised)),
                (status, format!("；{status}")),
            ]),
            "。".to_owned(),
        ]
        .concat()
    },
    series: |parts| {
        let (all, [met, ..]) = (parts.indicators, parts.outcomes);
        let promised: usize = parts.outcomes.iter().sum();
        let counts = match () {
            () if promised == 0 => format!("{all}项指标，未见公布目标"),
            () if promised < all => format!("{all}项指标，其中{promised}项有目标，{met}项完成目标"),
            () if all > 1 && met == all => format!("{all}项指标均完成目标"),
            () => format!("{all}项指标，{met}项完成目标"),
        };
        let others = outcomes_in_words(&parts.outcomes, 1, outcome_zh);
        let counts = std::iter::once(counts).chain(others).gather().join("，");
        let ends = parts.ends.map(|[(least, then), (most, when)]| {
            if (least, then) == (most, when) {
                format!("；{most}（{}）", parts.at)
            } else {
                format!("；最低为{then}的{least}，最高为{when}的{most}")
            }
        });
        let gaps = if parts.gaps.is_empty() { String::new() } else { format!("；{}无数据", parts.gaps) };
        format!("{}：{counts}{}{gaps}。", parts.name, ends.unwrap_or_default())
    },
    way: |name, stops, target, status| match (stops.is_empty(), target.is_empty()) {
        (true, true) => format!("{name}：暂无数据；{status}。"),
        (true, false) => format!("{name}：目标{target}；{status}。"),
        (false, true) => format!("{name}：{stops}；{status}。"),
        (false, false) => format!("{name}：{stops}；目标{target}；{status}。"),
    },
    then: "，",
    value_when: |value, when| format!("{value}（{when}）"),
    mark: |kind, value| format!("{}{value}", kind_zh(kind)),
    goes_on: |value| format!("超出图幅，至{value}"),
    goes_down: |value| format!("超出图幅，低至{value}"),
    pace: |day, is_limit| if is_limit { format!("至{day}不应超过") } else { format!("至{day}应完成") },
    reading: "读数",
    more_rows: |count| format!("另有{count}行，见CSV文件"),
    gap: "无数据",
    take: |name| format!("下载或分享：{name}"),
    table: "数据表",
    heads: [
        "指标",
        "完成数",
        "截至",
        "目标",
        "完成时限",
        "完成率",
        "状态",
        "其他来源数据",
        "单位",
        "来源",
        "类别",
        "公布时间",
    ],
    foot: ["来源：", "方法：", "网址："],
    method: "完成率＝完成数÷目标；有基数的，为自基数至目标已完成的部分；仅设上限的不计完成率。完成数或目标仅知下限或上限的，完成率也仅知一头；两头都不定的，不计完成率。状态按时间进度推算，数值或日期为区间时分别按上下限计算；仅知下限或上限的，另一端一并考虑。",
    because: "：",
};

fn outcome_zh(outcome: DeadlineOutcome, count: usize) -> String {
    let words = match outcome {
        DeadlineOutcome::Met => "完成",
        DeadlineOutcome::Missed => "未完成",
        DeadlineOutcome::Part => "仅查到部分结果",
        DeadlineOutcome::NoResult => "未查到结果",
        DeadlineOutcome::NotSearched => "尚未查",
        DeadlineOutcome::Open => "待核实",
    };
    format!("{count}项{words}")
}

fn kind_zh(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Target => "目标",
        TargetKind::Raised => "上调后目标",
        TargetKind::Lowered => "下调后目标",
        TargetKind::Restated => "重申后目标",
        TargetKind::Forecast => "预计数",
        TargetKind::Plan => "计划",
    }
}
