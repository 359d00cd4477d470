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
    heading: "怎样算的",
    names: ["达到与否", "按时间进度", "年增长之比", "照此推算"],
    status: |status, forecast| match (status, forecast) {
        (Status::CannotAssess(_), _) => "无法评估",
        (Status::NoTarget, _) => "没有公布目标",
        (Status::TooEarly, _) => "为时尚早",
        (Status::Missed, false) => "未达到",
        (Status::Missed, true) => "低于预计",
        (Status::Overdue, _) => "已过期限，还没有结果",
        (Status::Reversed, _) => "倒退",
        (Status::AtRisk, _) => "有风险",
        (Status::Behind, _) => "偏慢",
        (Status::OnTrack, _) => "进度正常",
        (Status::MetLate, _) => "逾期达到",
        (Status::Met, _) => "按期达到",
        (Status::MetEarly, _) => "提前达到",
    },
    range: |worst, best| format!("尚无定论（{worst}至{best}）"),
    why: |why| match why {
        UnassessableReason::NothingCounted => "还没有数",
        UnassessableReason::TargetIsBaseline => "目标就是起点的数",
        UnassessableReason::NoDeadline => "没有期限",
        UnassessableReason::DueBeforeAnnounced => "期限早于公布的日子",
        UnassessableReason::OlderThanTarget => "最近的数早于这个目标",
        UnassessableReason::NoDate => "数没有日期",
    },
    unfit: |unfit| match unfit {
        MethodError::OneYear => "不适用：起点之后没有另一年的数",
        MethodError::ZeroBase => "不适用：起点是零，谈不上增长",
        MethodError::MixedSigns => "不适用：数的正负不一",
        MethodError::TargetIsBase => "不适用：目标就是起点的数",
    },
    class: |class| match class {
        GrowthClass::Deterioration => "倒退",
        GrowthClass::Limited => "进展有限",
        GrowthClass::Moderate => "进展中等",
        GrowthClass::Substantial => "进展显著",
        GrowthClass::Achieved => "已达到",
    },
    reached: |value, sign, target| format!("{value} {sign} {target}"),
    share: |value, baseline, target, percent| format!("（{value} − {baseline}）÷（{target} − {baseline}）= {percent}"),
    pace: |day, passed, pace| format!("{day}，时间过了 {passed}，进度是应有的 {pace}"),
    carried_on: |day, passed, end, limit| format!("{day}，时间过了 {passed}；照这样到期末是{end}，不能越过的是{limit}"),
    at_end: "这是整个时期的限度，到期末才见分晓",
    growth: |ratio| format!("实际年增长 ÷ 所需年增长 = {ratio}"),
    projection: |percent| format!("照此增长，到期限走完全程的 {percent}"),
    open: "实际可能更多：状态算上了这种可能，比例按已知的数算。",
    open_below: "实际可能更少：状态算上了这种可能，比例按已知的数算。",
    from_nought: "没有说明起点，按零算。",
    answers: ["是", "否"],
    so_far: "目前是",
};

pub(super) static EN: MethodWords = MethodWords {
    heading: "How this is worked out",
    names: ["Target reached", "Linear pace", "Growth ratio", "Projection"],
    status: |status, forecast| match (status, forecast) {
        (Status::CannotAssess(_), _) => "cannot assess",
        (Status::NoTarget, _) => "no target published",
        (Status::TooEarly, _) => "too early to say",
        (Status::Missed, false) => "missed",
        (Status::Missed, true) => "below the number expected",
        (Status::Overdue, _) => "overdue, no result yet",
        (Status::Reversed, _) => "reversed",
        (Status::AtRisk, _) => "at risk",
        (Status::Behind, _) => "behind",
        (Status::OnTrack, _) => "on track",
        (Status::MetLate, _) => "met late",
        (Status::Met, _) => "met",
        (Status::MetEarly, _) => "met early",
    },
    range: |worst, best| format!("not yet clear ({worst} to {best})"),
    why: |why| match why {
        UnassessableReason::NothingCounted => "there are no figures yet",
        UnassessableReason::TargetIsBaseline => "the target equals the starting value",
        UnassessableReason::NoDeadline => "there is no deadline",
        UnassessableReason::DueBeforeAnnounced => "the deadline is earlier than its announcement",
        UnassessableReason::OlderThanTarget => "the latest figure is older than this target",
        UnassessableReason::NoDate => "the figure has no date",
    },
    unfit: |unfit| match unfit {
        MethodError::OneYear => "does not apply: there is no figure for a later year",
        MethodError::ZeroBase => "does not apply: growth from zero has no rate",
        MethodError::MixedSigns => "does not apply: the values are positive and negative",
        MethodError::TargetIsBase => "does not apply: the target equals the starting value",
    },
    class: |class| match class {
        GrowthClass::Deterioration => "deterioration",
        GrowthClass::Limited => "limited progress",
        GrowthClass::Moderate => "moderate progress",
        GrowthClass::Substantial => "substantial progress",
        GrowthClass::Achieved => "achieved",
    },
    reached: |value, sign, target| format!("{value} {sign} {target}"),
    share: |value, baseline, target, percent| format!("({value} − {baseline}) ÷ ({target} − {baseline}) = {percent}"),
    pace: |day, passed, pace| {
        format!("by {day}, {passed} of the time had passed; progress was at {pace} of the pace required")
    },
    carried_on: |day, passed, end, limit| {
        format!(
            "by {day}, {passed} of the time had passed; at this rate it would reach {end} by the deadline, against a limit of {limit}"
        )
    },
    at_end: "a limit for the whole period, decided at its end",
    growth: |ratio| format!("annual growth ÷ annual growth required = {ratio}"),
    projection: |percent| format!("at this rate of growth, {percent} of the way by the deadline"),
    open: "The true figure may be higher; the status allows for that, the share uses the one given.",
    open_below: "The true figure may be lower; the status allows for that, the share uses the one given.",
    from_nought: "No starting value is given; zero is assumed.",
    answers: ["yes", "no"],
    so_far: "so far",
};
