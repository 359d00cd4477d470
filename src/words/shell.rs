//! Texts of the shell: filter strip, menu, filter sheet and the handle of the record's sheet.

use crate::story::{Extent, Verdict};

/// Texts of the shell in one language.
#[derive(Debug)]
pub struct ShellWords {
    /// Label of the time filter.
    pub time: &'static str,
    /// No time filter.
    pub all_time: &'static str,
    /// The years up to this one.
    pub until: fn(i32) -> String,
    /// A year.
    pub year: fn(i32) -> String,
    /// The years from this one.
    pub since: fn(i32) -> String,
    /// Clear the filter with this label.
    pub clear_filter: fn(&str) -> String,
    /// Label of what is shown with the filters: the numbers of records.
    pub shown: &'static str,
    /// Clear every filter.
    pub clear_all: &'static str,
    /// Link to the page of the programme that is filtered by.
    pub programme_page: &'static str,
    /// Heading of the filter sheet, and label of the button that opens it.
    pub filters: &'static str,
    /// The same with the number of filters that are set.
    pub filters_set: fn(usize) -> String,
    /// Button that closes the filter sheet, with the numbers of visible records.
    pub show: fn(&str) -> String,
    /// Number of events and indicators of a programme.
    pub of_programme: fn(usize, usize) -> String,
    /// Label of the button that opens the menu.
    pub menu: &'static str,
    /// Share the address with another app.
    pub share: &'static str,
    /// Downloads.
    pub download: &'static str,
    /// Print the page.
    pub print: &'static str,
    /// Link to the page of the record.
    pub full_page: &'static str,
    /// Label of the search field, and of the button that shows it on a phone.
    pub search: &'static str,
    /// Label of the filter by district.
    pub district: &'static str,
    /// No filter by district.
    pub all_districts: &'static str,
    /// The word of a verdict.
    pub verdict: fn(Verdict) -> &'static str,
    /// Copy the link.
    pub copy_link: &'static str,
    /// Result of copying the link.
    pub copied: &'static str,
    /// The link, if copying failed.
    pub copy_this: fn(&str) -> String,
    /// Shows the QR code of the address.
    pub qr_code: &'static str,
    /// Opens the embed dialog.
    pub embed: &'static str,
    /// Closes a panel or dialog.
    pub close: &'static str,
    /// Label of the handle of the record's sheet: how to show more, and less.
    pub handle: [&'static str; 2],
}

pub(super) static ZH: ShellWords = ShellWords {
    time: "时间",
    all_time: "全部时间",
    until: |year| format!("{year}年及以前"),
    year: |year| format!("{year}年"),
    since: |year| format!("{year}年起"),
    clear_filter: |name| format!("取消筛选：{name}"),
    shown: "筛选结果",
    clear_all: "清除全部",
    programme_page: "查看这项工程的全部内容",
    filters: "筛选",
    filters_set: |count| format!("筛选，已选{count}项"),
    show: |counts| format!("查看{counts}"),
    of_programme: |events, indicators| match indicators {
        0 => format!("{events}个事件"),
        _ => format!("{events}个事件 · {indicators}项指标"),
    },
    menu: "更多操作",
    share: "分享",
    download: "下载（在“目标”页）",
    print: "打印",
    full_page: "专页",
    search: "搜索",
    district: "区",
    all_districts: "全部各区",
    verdict: |it| match it {
        Verdict::ReportedComplete => "通报已完成",
        Verdict::Partial(Extent::Most) => "有进展：大部分",
        Verdict::Partial(Extent::Part) => "有进展：一部分",
        Verdict::Short => "未达、延期或中断",
        Verdict::NothingFound => "已查，未见公开结果",
        Verdict::NotSearched => "尚未查",
        Verdict::NotRated => "不评",
    },
    copy_link: "复制链接",
    copied: "链接已复制。",
    qr_code: "二维码",
    copy_this: |address| format!("自动复制失败，请手动复制链接：{address}"),
    embed: "嵌入",
    close: "关闭",
    handle: ["展开详情", "收起详情"],
};

pub(super) static EN: ShellWords = ShellWords {
    time: "Time",
    all_time: "All time",
    until: |year| format!("{year} and earlier"),
    year: |year| year.to_string(),
    since: |year| format!("Since {year}"),
    clear_filter: |name| format!("Clear filter: {name}"),
    shown: "Filter results",
    clear_all: "Clear all",
    programme_page: "All about this programme",
    filters: "Filters",
    filters_set: |count| format!("Filters, {count} set"),
    show: |counts| format!("Show {counts}"),
    of_programme: |events, indicators| {
        let plural = |count, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        match indicators {
            0 => plural(events, "event"),
            _ => format!("{} · {}", plural(events, "event"), plural(indicators, "indicator")),
        }
    },
    menu: "More",
    share: "Share…",
    download: "Downloads (in Targets)",
    print: "Print",
    full_page: "Full page",
    search: "Search",
    district: "District",
    all_districts: "All districts",
    verdict: |it| match it {
        Verdict::ReportedComplete => "Reported complete",
        Verdict::Partial(Extent::Most) => "Some of it: most",
        Verdict::Partial(Extent::Part) => "Some of it: part",
        Verdict::Short => "Short, late or halted",
        Verdict::NothingFound => "Searched, nothing public found",
        Verdict::NotSearched => "Not yet searched",
        Verdict::NotRated => "Not rated",
    },
    copy_link: "Copy link",
    copied: "Link copied.",
    qr_code: "QR code",
    copy_this: |address| format!("Couldn’t copy automatically. Copy this link: {address}"),
    embed: "Embed",
    close: "Close",
    handle: ["Show more of the record", "Show less of the record"],
};
