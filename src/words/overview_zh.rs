//! Chinese texts of the overview.

use super::overview::OverviewWords;
use crate::story::TargetKind;

pub(super) static ZH: OverviewWords = OverviewWords {
    basis_key: ["报道里的数", "背景资料里的数"],
    independent: "独立整理 · 不是政府网站",
    target_line: "竖线为原定目标或预计数",
    revised_target: |original, kind, revised| {
        let moved = match kind {
            TargetKind::Lowered => "后下调为",
            TargetKind::Restated => "后重申为",
            _ => "后上调至",
        };
        format!("原定目标{original}，{moved}{revised}")
    },
    revised_in_background: |kind| match kind {
        TargetKind::Lowered => "目标后有下调，见背景资料",
        TargetKind::Restated => "目标后有重申，见背景资料",
        _ => "目标后有上调，见背景资料",
    },
    day: |date| format!("{date}这一天"),
    undated_day: "实地调研",
    day_lead: |stops, has_meeting| {
        let meeting = if has_meeting { "，随后开会" } else { "" };
        format!("调研{stops}处{meeting}。顺序依照报道。")
    },
    on_map: "在地图上看",
    meeting_mark: "会",
    paragraphs: |list, _| format!("报道第{list}段"),
    all_programmes: |count| format!("全部{count}项，见下"),
    programmes: "民心工程：各查到哪些数",
    with_figures: |count| format!("{count}项有目标和结果可以对照"),
    counting_background: "（含背景资料）",
    lead_figure: |date| format!("每项取一个代表数：报道写到的优先，其次取时间离{date}最近的。"),
    without_figures: |count| format!("{count}项未查到可以对照的公开数据"),
    without_figures_note: "不等于没有做，只是没有同时查到目标和结果。",
    columns: ["工程和要求", "代表数", "完成率", "指标", "事件", "地点"],
    commitments: "承诺",
    no_figure: "–",
    reference_day: |date| format!("虚线：{date}"),
    counts: |events, places| match places {
        0 => format!("{events}个事件"),
        _ => format!("{events}个事件 · {places}个地点"),
    },
    unclear: "待核实",
    dots: |all, met| format!("{all}项指标可以对照，{met}项完成目标"),
    dots_note: "只画目标和数都公布了的指标；没有公布的，图上看不出来。",
    all_dots: |count| format!("{count}项完成率逐项列出"),
    sides: ["← 未到", "目标＝100%", "超过 →"],
    label_break: " ",
    forecast_note: "预计数，不是目标",
    interim_note: "阶段数",
    not_drawn: |count| format!("{count}个目标不在图上：未查到结果，或者算不出完成率"),
    due: |date| format!("{date}截止"),
    disagreements: "来源说法不一",
    disagreements_note: "各来源对不上的，一并列出。",
    more_notes: |count| format!("其余{count}处"),
    sources: |count| format!("{count}个来源"),
    comma: "，",
    method: "怎样做的",
    made: [
        "本页把一篇新闻报道里的目标和结果整理成可以核对的地点、日期和数字，文字由编者撰写，数字都注明来源。",
        "本页把一篇新闻报道里的承诺、目标和结果整理成可以核对的地点、日期和数字，文字由编者撰写，数字都注明来源。",
    ],
    counted: "完成率为完成数除以目标；状态由记录推算，约数和取整的，按可能的范围计算。",
    all_sources: "全部来源",
    publisher: |name, count| format!("{name} {count}"),
    more_publishers: |count| format!("另有{count}家"),
};
