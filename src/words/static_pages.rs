//! Texts of the static pages, which the build writes.

use crate::state::View;
use crate::story::Lang;

/// Texts of the static pages in one language.
#[derive(Debug)]
pub struct StaticWords {
    /// Accessible name of the breadcrumb.
    pub breadcrumb: &'static str,
    /// Link to the same subject in a view.
    pub see_in: fn(View) -> &'static str,
    /// Button that downloads the values of an indicator.
    pub csv: &'static str,
    /// Number of rows that are folded.
    pub more: fn(usize) -> String,
    /// Number of years and longer periods that are folded.
    pub more_years: fn(usize) -> String,
    /// Heading of the commitments of a programme.
    pub promised: &'static str,
    /// The programme has no commitment.
    pub no_commitment: &'static str,
    /// Heading of the indicators of a programme.
    pub numbers: &'static str,
    /// The programme has no indicator.
    pub no_numbers: &'static str,
    /// Heading of the events of a programme.
    pub events: &'static str,
    /// The programme has no event.
    pub no_events: &'static str,
    /// The programme has no place.
    pub no_places: &'static str,
    /// Link to the tables of all records, with their number.
    pub all_facts: fn(usize) -> String,
    /// Places that are in several districts, or in none.
    pub other_places: &'static str,
    /// Licence of the text and the code.
    pub licence: &'static str,
}

static ZH: StaticWords = StaticWords {
    breadcrumb: "所在位置",
    see_in: |view| match view {
        View::Commitments => "在承诺清单中看",
        View::Timeline => "在时间线上看",
        View::Map => "在地图上看",
        View::Indicators => "在目标图表中看",
        _ => "在事实表中看",
    },
    csv: "下载CSV",
    more: |count| format!("其余{count}条"),
    more_years: |count| format!("其余{count}个时期"),
    promised: "承诺了什么",
    no_commitment: "报道里没有属于这项工程的承诺。",
    numbers: "各年的数字",
    no_numbers: "没有查到这项工程公开的目标或结果。这不等于没有做。",
    events: "经过",
    no_events: "没有属于这项工程的事件。",
    no_places: "没有属于这项工程的地点。",
    all_facts: |count| format!("全部{count}条事实，注明来源"),
    other_places: "跨区或全市",
    licence: "程序可按MIT或Apache-2.0许可使用；底图按开放数据库许可（ODbL）使用。",
};

static EN: StaticWords = StaticWords {
    breadcrumb: "Breadcrumb",
    see_in: |view| match view {
        View::Commitments => "See in the list of commitments",
        View::Timeline => "See on the timeline",
        View::Map => "See on the map",
        View::Indicators => "See among the targets",
        _ => "See in the tables",
    },
    csv: "Download CSV",
    more: |count| format!("{count} more"),
    more_years: |count| match count {
        1 => "1 more period".to_owned(),
        _ => format!("{count} more periods"),
    },
    promised: "What was promised",
    no_commitment: "The report makes no commitment that belongs to this programme.",
    numbers: "The numbers by year",
    no_numbers: "No public target or result of this programme was found. This does not mean that nothing was done.",
    events: "What happened",
    no_events: "No event belongs to this programme.",
    no_places: "No place belongs to this programme.",
    all_facts: |count| format!("All {count} facts, with their sources"),
    other_places: "In several districts or city-wide",
    licence: "Code under the MIT or the Apache 2.0 licence; base map under the Open Database License (ODbL).",
};

/// The texts of a language.
pub fn static_words(lang: Lang) -> &'static StaticWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}
