//! Chinese texts about commitments.

use super::commitment::CommitmentWords;
use crate::story::{
    Checkability, CodeConflict, CommitmentKind, Completion, Extent, Grade, ResponsibilityBasis, Timing, Verdict,
    YardstickOrigin,
};

pub(super) const ZH: CommitmentWords = CommitmentWords {
    verdict: |it| match it {
        Verdict::ReportedComplete => "通报已完成",
        Verdict::Some(Extent::Most) => "有进展：大部分",
        Verdict::Some(Extent::Part) => "有进展：一部分",
        Verdict::Short => "未达、延期或中断",
        Verdict::NothingFound => "已查，未见公开结果",
        Verdict::NotSearched => "尚未查",
        Verdict::NotRated => "不评",
    },
    meaning: |it| match it {
        Verdict::ReportedComplete => "公开来源说，所要求的已经全部完成。",
        Verdict::Some(Extent::Most) => "所要求的，大部分、大多数年份或多数单位有公开结果。",
        Verdict::Some(Extent::Part) => "只查到一部分、个别做法，或者只有计划、规定等起步。",
        Verdict::Short => "公布的数低于目标，或者晚于期限，或者中途停下。",
        Verdict::NothingFound => "按记录的检索词查过，没有找到可以引用的公开结果；不等于没有做。",
        Verdict::NotSearched => "还没有按规则查完，所以不作判断。",
        Verdict::NotRated => "这是价值或愿望的表述，没有可以核对的结果。",
    },
    kind: |it| match it {
        CommitmentKind::Measure => "措施",
        CommitmentKind::Method => "工作方法",
        CommitmentKind::Principle => "理念",
    },
    checkability: |it| match it {
        Checkability::Value => "价值表述，没有可核对的结果",
        Checkability::Direction => "方向（更多、更快、持续），要与会前比较",
        Checkability::Act => "一件可以看到有没有做的事",
        Checkability::Dated => "有期限的结果",
    },
    completion: |it| match it {
        Completion::Complete => "全部",
        Completion::Substantial => "大部分",
        Completion::Limited => "一部分",
        Completion::Short => "公布的数未达目标，或中途停下",
        Completion::NothingFound => "查过，没有找到",
        Completion::NotSearched => "还没有查完",
    },
    timing: |it| match it {
        Timing::InTime => "按期",
        Timing::Late => "晚于期限",
        Timing::DueUnpublished => "期限已过，未见公布结果",
        Timing::NoDate => "没有期限",
        Timing::Ongoing => "持续进行",
    },
    grade: |it| match it {
        Grade::A => "来自独立于责任单位的一方",
        Grade::B => "官方文件，读到原件",
        Grade::C => "官方数字，经媒体报道或转载",
        Grade::D => "没有数字的说法，或者只有无法链接的副本",
    },
    yardstick: |it| match it {
        YardstickOrigin::Article => "文章",
        YardstickOrigin::Plan => "公开的计划或目标",
        YardstickOrigin::Own => "编者设定（文章没有提数）",
    },
    responsibility: |it| match it {
        ResponsibilityBasis::Article => "文章点名",
        ResponsibilityBasis::Plan => "计划写明",
        ResponsibilityBasis::OwnStatement => "本单位自己说明",
    },
    conflict: |it| match it {
        CodeConflict::NoCheckability => "没有写明能不能核对（checkability）",
        CodeConflict::RatedValue => "价值表述不评，不能写 completion 或 timing",
        CodeConflict::NoCompletion => "没有写明完成多少（completion）",
        CodeConflict::NoResults => "说有结果，却没有一条会后的依据（results）",
        CodeConflict::ResultsOfNothing => "说没有结果，results 里却有依据",
        CodeConflict::TimedNothing => "没有结果，就谈不上按期或延期",
        CodeConflict::NoSearch => "说“未见公开结果”，要有检索记录：至少两条中文、一条外文检索词",
        CodeConflict::NoBaseline => "说的是“更多、更快”，没有会前的数（baseline），不能算全部完成",
        CodeConflict::WeakYardstick => "目标只见于无法链接的副本，不能据此说完成或未达",
    },
};
