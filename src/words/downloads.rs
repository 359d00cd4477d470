//! Texts of the downloads of the facts, and of the files.

/// Texts of the downloads in one language.
#[derive(Debug)]
pub struct DownloadWords {
    /// Heading.
    pub heading: &'static str,
    /// Which records are in the files.
    pub hint: &'static str,
    /// Button for the calendar, with the number of deadlines.
    pub calendar: fn(usize) -> String,
    /// Button for the map file, with the number of places.
    pub places: fn(usize) -> String,
    /// Link to the file with all data.
    pub all: &'static str,
    /// Name of the calendar: the title of the story.
    pub calendar_name: fn(&str) -> String,
    /// Name of the map file: the title of the story.
    pub places_name: fn(&str) -> String,
    /// Number of deadlines that a calendar cannot have.
    pub omitted: fn(usize) -> String,
    /// Day up to which results were searched.
    pub checked: fn(&str) -> String,
    /// The article that sources by paragraph mean.
    pub report: fn(&str) -> String,
    /// Sources of a deadline.
    pub sources: fn(&str) -> String,
}

pub(super) static ZH: DownloadWords = DownloadWords {
    heading: "下载",
    hint: "表格的下载按钮在表格上方。日历和地点文件与上面的筛选一致；全部数据不受筛选影响，含中英文和来源。",
    calendar: |count| format!("完成时限日历（ICS，{count}项）"),
    places: |count| format!("地点（GeoJSON，{count}处）"),
    all: "全部数据（JSON）",
    calendar_name: |title| format!("完成时限：{title}"),
    places_name: |title| format!("地点：{title}"),
    omitted: |count| format!("另有{count}项时限的年份超出日历格式，未列入。"),
    checked: |day| format!("结果查至{day}。"),
    report: |name| format!("“报道”指：{name}。"),
    sources: |names| format!("来源：{names}。"),
};

pub(super) static EN: DownloadWords = DownloadWords {
    heading: "Downloads",
    hint: "Each table has its own download button above it. The calendar and the places follow the filters above; the data file has \
           everything, with its sources, in Chinese and English.",
    calendar: |count| format!("Calendar of deadlines (ICS, {count})"),
    places: |count| format!("Places (GeoJSON, {count})"),
    all: "All data (JSON)",
    calendar_name: |title| format!("Deadlines: {title}"),
    places_name: |title| format!("Places: {title}"),
    omitted: |count| {
        let (number, verb) = if count == 1 { ("deadline", "is") } else { ("deadlines", "are") };
        format!("{count} more {number} {verb} left out, because a calendar cannot have the year.")
    },
    checked: |day| format!("Results searched up to {day}."),
    report: |name| format!("“Report” means: {name}."),
    sources: |names| format!("Sources: {names}."),
};
