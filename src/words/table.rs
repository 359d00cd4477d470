//! Texts of the tables.

use super::foreign::foreign;
use super::numbers::grouped;

/// Texts of the tables in one language.
#[derive(Debug)]
pub struct TableWords {
    /// Label of the choice of a table.
    pub choose: &'static str,
    /// Label of the filter of the rows.
    pub filter: &'static str,
    /// Example in the empty filter.
    pub placeholder: &'static str,
    /// Label of the order.
    pub order: &'static str,
    /// Order of the story.
    pub story_order: &'static str,
    /// Names of ascending and descending order, after the name of a column.
    pub directions: [&'static str; 2],
    /// Label of the pages.
    pub pages: &'static str,
    /// Previous and next page.
    pub steps: [&'static str; 2],
    /// Page number and number of pages.
    pub page: fn(usize, usize) -> String,
    /// The numbers of shown and hidden rows.
    pub summary: fn(&RowCounts) -> String,
    /// No row has the words of the filter.
    pub no_match: fn(&str) -> String,
    /// Number of rows with the words of the filter that the filters of the page hide.
    pub hidden_matches: fn(usize) -> String,
    /// Clear the filter of the rows.
    pub clear: &'static str,
}

/// Numbers of rows of a table.
#[derive(Clone, Copy, Debug)]
pub struct RowCounts {
    /// Number of the first row shown, from 1.
    pub first: usize,
    /// Number of the last row shown.
    pub last: usize,
    /// Rows that the filter of the table leaves.
    pub matching: usize,
    /// Rows that the filters of the page leave.
    pub total: usize,
    /// Rows that the filters of the page hide.
    pub hidden: usize,
    /// True if the table has a filter.
    pub is_filtered: bool,
}

impl RowCounts {
    /// True if not all rows are on one page.
    fn is_paged(&self) -> bool {
        self.matching > self.last.saturating_sub(self.first.saturating_sub(1))
    }
}

pub(super) static ZH: TableWords = TableWords {
    choose: "选择表格",
    filter: "在表内查找",
    placeholder: "任意词语",
    order: "排序",
    story_order: "默认顺序",
    directions: ["升序", "降序"],
    pages: "分页",
    steps: ["上一页", "下一页"],
    page: |page, count| format!("第{page}页，共{count}页"),
    summary: |counts| {
        let RowCounts { first, last, matching, total, hidden, .. } = counts;
        let shown = match (counts.is_filtered, counts.is_paged()) {
            (false, false) => format!("共{total}行"),
            (false, true) => format!("第{first}–{last}行，共{total}行"),
            (true, false) => format!("{total}行中有{matching}行符合"),
            (true, true) => format!("{total}行中有{matching}行符合，现为第{first}–{last}行"),
        };
        if *hidden > 0 { format!("{shown}；另有{hidden}行被页面筛选条件隐藏") } else { shown }
    },
    no_match: |text| format!("表中没有含{}的行。", foreign(text)),
    hidden_matches: |count| format!("被页面筛选条件隐藏的行中有{count}行符合。"),
    clear: "清空表内查找",
};

pub(super) static EN: TableWords = TableWords {
    choose: "Choose a table",
    filter: "Find in this table",
    placeholder: "Any words",
    order: "Sort by",
    story_order: "Default order",
    directions: ["ascending", "descending"],
    pages: "Pages",
    steps: ["Previous page", "Next page"],
    page: |page, count| format!("Page {} of {}", grouped(page), grouped(count)),
    summary: |counts| {
        let [first, last, matching, total, hidden] =
            [counts.first, counts.last, counts.matching, counts.total, counts.hidden].map(grouped);
        let rows = if counts.total == 1 { "row" } else { "rows" };
        let shown = match (counts.is_filtered, counts.is_paged()) {
            (false, false) => format!("{total} {rows}"),
            (false, true) => format!("Rows {first}–{last} of {total}"),
            (true, false) => format!("{matching} of {total} {rows} match"),
            (true, true) => format!("{matching} of {total} rows match; rows {first}–{last} shown"),
        };
        if counts.hidden > 0 { format!("{shown}; {hidden} more hidden by the page’s filters") } else { shown }
    },
    no_match: |text| format!("No row contains {}.", foreign(text)),
    hidden_matches: |count| match count {
        1 => "One of the rows hidden by the page’s filters does.".to_owned(),
        _ => format!("{} of the rows hidden by the page’s filters do.", grouped(count)),
    },
    clear: "Clear this search",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_and_hidden_rows_are_counted_in_words() {
        let all = RowCounts { first: 1, last: 7, matching: 7, total: 7, hidden: 0, is_filtered: false };
        let paged = RowCounts { first: 51, last: 100, matching: 180, total: 180, ..all };
        let filtered = RowCounts { total: 53, is_filtered: true, ..all };
        let both = RowCounts { total: 1_180, is_filtered: true, hidden: 1_200, ..paged };
        for (counts, chinese, english) in [
            (all, "共7行", "7 rows"),
            (RowCounts { last: 1, matching: 1, total: 1, ..all }, "共1行", "1 row"),
            (RowCounts { last: 0, matching: 0, total: 0, ..all }, "共0行", "0 rows"),
            (paged, "第51–100行，共180行", "Rows 51–100 of 180"),
            (filtered, "53行中有7行符合", "7 of 53 rows match"),
            (
                both,
                "1180行中有180行符合，现为第51–100行；另有1200行被页面筛选条件隐藏",
                "180 of 1,180 rows match; rows 51–100 shown; 1,200 more hidden by the page’s filters",
            ),
        ] {
            assert_eq!([(ZH.summary)(&counts), (EN.summary)(&counts)], [chinese, english]);
        }
    }
}
