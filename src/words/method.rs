//! Texts of the status of indicators and of the assessment methods.

use crate::story::methods::{GrowthClass, MethodError};
use crate::story::{Status, UnassessableReason};

/// Texts of the assessment in one language.
#[derive(Debug)]
pub struct MethodWords {
    /// Heading of the derivation.
    pub heading: &'static str,
    /// Names of the methods: target reached or not, linear pace, growth ratio, projection.
    pub names: [&'static str; 4],
    /// Name of a status; the second argument is true for a forecast.
    pub status: fn(Status, bool) -> &'static str,
    /// A status with the date of the search: status, date.
    pub searched: fn(&str, &str) -> String,
    /// Reason of an open status: the source qualifies the value with "basically".
    pub qualified: &'static str,
    /// Note that both values have bounds that leave their share without any.
    pub no_share: &'static str,
    /// A range of statuses: from, to.
    pub range: fn(&str, &str) -> String,
    /// Why an indicator cannot be assessed.
    pub why: fn(UnassessableReason) -> &'static str,
    /// Why a method cannot be applied.
    pub unfit: fn(MethodError) -> &'static str,
    /// Name of a class of the growth ratio.
    pub class: fn(GrowthClass) -> &'static str,
    /// Comparison with the target: value, sign, target.
    pub reached: fn(&str, &str, &str) -> String,
    /// Share of the distance: value, baseline, target, percentage.
    pub share: fn(&str, &str, &str, &str) -> String,
    /// Linear pace: day, percentage of the time elapsed by then, percentage of the distance expected then.
    pub pace: fn(&str, &str, &str) -> String,
    /// A limit extrapolated to its deadline: day, percentage of the time elapsed by then, extrapolated value, limit.
    pub carried_on: fn(&str, &str, &str, &str) -> String,
    /// Note that a limit is settled only after its deadline.
    pub at_end: &'static str,
    /// Growth per year relative to the required growth: the ratio.
    pub growth: fn(&str) -> String,
    /// Share of the distance that would be reached: percentage.
    pub projection: fn(&str) -> String,
    /// Note that the value is a lower bound.
    pub open: &'static str,
    /// Note that the value is an upper bound.
    pub open_below: &'static str,
    /// Note that the baseline is assumed to be zero.
    pub from_nought: &'static str,
    /// Yes and no.
    pub answers: [&'static str; 2],
    /// Yes, so far.
    pub so_far: &'static str,
}

pub(super) static ZH: MethodWords = MethodWords {
    heading: "计算方法",
    names: ["是否达标", "时间进度法", "年均增速比", "趋势外推"],
    status: |status, forecast| match (status, forecast) {
        (Status::CannotAssess(_), _) => "无法评估",
        (Status::NoTarget, _) => "未公布目标",
        (Status::TooEarly, _) => "暂不评估",
        (Status::Missed, false) => "未完成",
        (Status::Missed, true) => "低于预计",
        (Status::NotSearched, _) => "尚未查",
        (Status::NoResultFound, _) => "未查到结果",
        (Status::PartFound, _) => "仅查到部分结果",
        (Status::Overdue, _) => "已过时限，未见结果",
        (Status::Reversed, _) => "逆向变化",
        (Status::AtRisk, _) => "存在风险",
        (Status::Behind, _) => "进度滞后",
        (Status::OnTrack, _) => "进度正常",
        (Status::MetLate, _) => "逾期完成",
        (Status::Met, _) => "按期完成",
        (Status::MetEarly, _) => "提前完成",
    },
    searched: |status, date| format!("截至{date}{status}"),
    qualified: "来源表述为“基本”",
    no_share: "相关数值都仅知一头，无法计算完成率。",
    range: |worst, best| format!("待核实（{worst}—{best}之间）"),
    why: |why| match why {
        UnassessableReason::NothingCounted => "暂无数据",
        UnassessableReason::TargetIsBaseline => "目标与基数相同",
        UnassessableReason::NoDeadline => "未设时限",
        UnassessableReason::DueBeforeAnnounced => "时限早于公布日期",
        UnassessableReason::OlderThanTarget => "最新数据早于目标公布",
        UnassessableReason::NoDate => "数据未注明日期",
    },
    unfit: |unfit| match unfit {
        MethodError::OneYear => "不适用：基期后无其他年份数据",
        MethodError::ZeroBase => "不适用：基数为零",
        MethodError::MixedSigns => "不适用：数值正负不一",
        MethodError::TargetIsBase => "不适用：目标与基数相同",
    },
    class: |class| match class {
        GrowthClass::Deterioration => "逆向变化",
        GrowthClass::Limited => "改善有限",
        GrowthClass::Moderate => "改善适中",
        GrowthClass::Substantial => "改善显著",
        GrowthClass::Achieved => "已达标",
    },
    reached: |value, sign, target| format!("{value} {sign} {target}"),
    share: |value, baseline, target, percent| format!("（{value}−{baseline}）÷（{target}−{baseline}）＝{percent}"),
    pace: |day, passed, pace| format!("截至{day}，时间进度{passed}，完成进度为应有进度的{pace}"),
    carried_on: |day, passed, end, limit| {
        format!("截至{day}，时间进度{passed}；按此推算，至完成时限为{end}，上限为{limit}")
    },
    at_end: "为全时段上限，期末方可评估",
    growth: |ratio| format!("年均增速÷所需年均增速＝{ratio}"),
    projection: |percent| format!("按此增速，至完成时限可完成目标的{percent}"),
    open: "真实数可能更高：状态已考虑这种可能，完成率按已知数计算。",
    open_below: "真实数可能更低：状态已考虑这种可能，完成率按已知数计算。",
    from_nought: "未说明基数，按零计算。",
    answers: ["是", "否"],
    so_far: "目前达标",
};

pub(super) static EN: MethodWords = MethodWords {
    heading: "How the status is calculated",
    names: ["Target reached?", "Steady progress", "Growth ratio", "Projection"],
    status: |status, forecast| match (status, forecast) {
        (Status::CannotAssess(_), _) => "cannot be assessed",
        (Status::NoTarget, _) => "no target published",
        (Status::TooEarly, _) => "too early to assess",
        (Status::Missed, false) => "missed",
        (Status::Missed, true) => "below forecast",
        (Status::NotSearched, _) => "not yet searched",
        (Status::NoResultFound, _) => "no result found",
        (Status::PartFound, _) => "only part of the result found",
        (Status::Overdue, _) => "overdue: no result published",
        (Status::Reversed, _) => "moving away from target",
        (Status::AtRisk, _) => "at risk",
        (Status::Behind, _) => "behind schedule",
        (Status::OnTrack, _) => "on track",
        (Status::MetLate, _) => "met late",
        (Status::Met, _) => "met on time",
        (Status::MetEarly, _) => "met early",
    },
    searched: |status, date| format!("{status} by {date}"),
    qualified: "the source says “basically”",
    no_share: "The values are each known from one side only, so no percentage can be given.",
    range: |worst, best| format!("outcome unclear ({worst} to {best})"),
    why: |why| match why {
        UnassessableReason::NothingCounted => "no figure yet",
        UnassessableReason::TargetIsBaseline => "the target equals the starting value",
        UnassessableReason::NoDeadline => "no deadline set",
        UnassessableReason::DueBeforeAnnounced => "the deadline precedes its announcement",
        UnassessableReason::OlderThanTarget => "the latest figure predates this target",
        UnassessableReason::NoDate => "the figure is undated",
    },
    unfit: |unfit| match unfit {
        MethodError::OneYear => "not applicable: no figure for a later year",
        MethodError::ZeroBase => "not applicable: the starting value is zero",
        MethodError::MixedSigns => "not applicable: the values have different signs",
        MethodError::TargetIsBase => "not applicable: the target equals the starting value",
    },
    class: |class| match class {
        GrowthClass::Deterioration => "moving away from target",
        GrowthClass::Limited => "limited progress",
        GrowthClass::Moderate => "moderate progress",
        GrowthClass::Substantial => "substantial progress",
        GrowthClass::Achieved => "target reached",
    },
    reached: |value, sign, target| format!("{value} {sign} {target}"),
    share: |value, baseline, target, percent| format!("({value} − {baseline}) ÷ ({target} − {baseline}) = {percent}"),
    pace: |day, passed, pace| {
        format!("by {day}, {passed} of the time had elapsed and progress was {pace} of the pace needed")
    },
    carried_on: |day, passed, end, limit| {
        format!(
            "by {day}, {passed} of the time had elapsed; at this rate it would reach {end} by the deadline, against a limit of {limit}"
        )
    },
    at_end: "a limit for the whole period, assessed at its end",
    growth: |ratio| format!("annual growth achieved ÷ annual growth required = {ratio}"),
    projection: |percent| format!("at this rate, {percent} of the way to the target by the deadline"),
    open: "The true figure may be higher: the status allows for this, while the percentage uses the figure given.",
    open_below: "The true figure may be lower: the status allows for this, while the percentage uses the figure given.",
    from_nought: "No starting value is given; zero is assumed.",
    answers: ["yes", "no"],
    so_far: "so far",
};
