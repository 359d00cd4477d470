//! Names of the kinds of records.

use crate::story::RecordKind;

/// Returns the Chinese name of a kind, in the singular.
pub(super) fn zh(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Event => "事件",
        RecordKind::Place => "地点",
        RecordKind::Indicator => "指标",
        RecordKind::Figure => "数据",
        RecordKind::Commitment => "承诺",
        RecordKind::Finding => "查到的事实",
        RecordKind::Programme => "民心工程",
        RecordKind::Person => "人员",
        RecordKind::Body => "单位",
        RecordKind::Term => "提法",
        RecordKind::Note => "来源数据不一致",
        RecordKind::Era => "时期",
    }
}

/// Returns the English name of a kind, in the singular.
pub(super) fn en(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Event => "Event",
        RecordKind::Place => "Place",
        RecordKind::Indicator => "Indicator",
        RecordKind::Figure => "Figure",
        RecordKind::Commitment => "Commitment",
        RecordKind::Finding => "Finding",
        RecordKind::Programme => "Programme",
        RecordKind::Person => "Person",
        RecordKind::Body => "Organisation",
        RecordKind::Term => "Term",
        RecordKind::Note => "Conflicting sources",
        RecordKind::Era => "Period",
    }
}
