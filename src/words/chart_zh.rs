//! The Chinese texts of the charts.

use super::chart::{ChartWords, join_parts};
use crate::story::TargetKind;

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
    caption: |parts| {
        let kind = parts.kind.map_or("", kind_zh);
        let first = if parts.raised.is_empty() { kind } else { "原定目标" };
        let (actual, target) = (parts.actual, parts.target);
        let middle = match (actual.is_empty(), target.is_empty(), parts.share.is_empty()) {
            (true, true, _) => "还没有数，也没有找到公布的目标".to_owned(),
            (true, false, _) => format!("还没有数，{first}{target}"),
            (false, true, true) => "没有找到公布的目标".to_owned(),
            (false, true, false) if parts.is_original => format!("来源公布为原定目标的 {}", parts.share),
            (false, true, false) => format!("来源公布为目标的 {}", parts.share),
            (false, false, true) => format!("{first}{target}"),
            (false, false, false) if !parts.start.is_empty() => {
                format!("从{}到{first}{target}走了 {}", parts.start, parts.share)
            }
            (false, false, false) => format!("为{first}{target}的 {}", parts.share),
        };
        let moved = match parts.revision {
            Some(TargetKind::Lowered) => "后下调到",
            Some(TargetKind::Restated) => "后重申为",
            _ => "后上调到",
        };
        // Without a value or a target the sentence has already said so.
        let is_said = actual.is_empty() || target.is_empty() && parts.share.is_empty();
        let status = if is_said { "" } else { parts.status };
        let counted = if actual.is_empty() { String::new() } else { format!("实际{actual}") };
        [
            format!("{}：{counted}", parts.name),
            join_parts([(parts.as_of, format!("（{}）", parts.as_of)), (actual, "，".to_owned())]),
            middle,
            join_parts([(parts.raised, format!("，{moved}{}", parts.raised)), (status, format!("；{status}"))]),
            "。".to_owned(),
        ]
        .concat()
    },
    series: |parts| {
        let (all, promised, met) = parts.counts;
        let counts = match () {
            () if promised == 0 => "没有找到公布的目标".to_owned(),
            () if promised < all => format!("其中{promised}项有目标，{met}项达到目标"),
            () => format!("{met}项达到目标"),
        };
        let ends = parts.ends.map(|[(least, then), (most, when)]| {
            if (least, then) == (most, when) {
                format!("；{}{most}", parts.at)
            } else {
                format!("；最少{then}{least}，最多{when}{most}")
            }
        });
        let gaps = if parts.gaps.is_empty() { String::new() } else { format!("；{}没有数", parts.gaps) };
        format!("{}：{all}项指标，{counts}{}{gaps}。", parts.name, ends.unwrap_or_default())
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
