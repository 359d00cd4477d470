//! Texts of the search.

use super::foreign::foreign;
use super::numbers::grouped;

/// Texts of the search in one language.
#[derive(Debug)]
pub struct SearchWords {
    /// Heading of commitments that were found.
    pub commitments: &'static str,
    /// Heading of findings that were found.
    pub findings: &'static str,
    /// Heading of files to download.
    pub files: &'static str,
    /// Examples in the empty field.
    pub placeholder: &'static str,
    /// Name of the list of results.
    pub results: &'static str,
    /// Number of results.
    pub found: fn(usize) -> String,
    /// Number of results of a group that are not listed.
    pub more: fn(usize) -> String,
    /// Nothing was found: the text that was searched for.
    pub nothing: fn(&str) -> String,
    /// Heading of offers with fewer words.
    pub shorter: &'static str,
    /// Heading of offers with similar names.
    pub similar: &'static str,
}

pub(super) static ZH: SearchWords = SearchWords {
    commitments: "承诺",
    findings: "查到的事实",
    files: "数据下载",
    placeholder: "地名、人名、数字……",
    results: "搜索结果",
    found: |count| format!("找到{count}条"),
    more: |count| format!("另有{count}条，请再输几个字"),
    nothing: |text| format!("没有找到{}。", foreign(text)),
    shorter: "少输几个词",
    similar: "相近的名称",
};

pub(super) static EN: SearchWords = SearchWords {
    commitments: "Commitments",
    findings: "Findings",
    files: "Data downloads",
    placeholder: "Places, people, numbers…",
    results: "Search results",
    found: |count| if count == 1 { "1 result".to_owned() } else { format!("{} results", grouped(count)) },
    more: |count| format!("{} more; type more to narrow them down", grouped(count)),
    nothing: |text| format!("Nothing was found for {}.", foreign(text)),
    shorter: "With fewer words",
    similar: "Similar names",
};
