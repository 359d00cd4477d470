//! Record of a search for evidence or for the result of a target.

use super::Text;
use crate::characters::is_han;
use crate::civil::EdtfDate;

/// A search of public pages. "Nothing found" may be said only with one that is [complete](Self::is_complete).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// Date of the search.
    pub on: EdtfDate,
    /// Queries, as entered.
    pub queries: Vec<String>,
    /// Pages opened, and other finds.
    pub note: Option<Text>,
}

impl Search {
    /// Queries in Chinese that a complete search needs.
    pub const CHINESE_QUERIES: usize = 2;

    /// True with at least two queries in Chinese and one in another language.
    pub fn is_complete(&self) -> bool {
        let chinese = self.queries.iter().filter(|query| query.chars().any(is_han)).count();
        chinese >= Self::CHINESE_QUERIES && chinese < self.queries.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::civil::PartialDate;

    #[test]
    fn a_complete_search_has_two_chinese_queries_and_another() {
        let search = |queries: &[&str]| {
            let on = EdtfDate::On(PartialDate::Year(2026).into());
            Search { on, queries: queries.iter().map(|query| (*query).to_owned()).collect(), note: None }.is_complete()
        };
        assert!(search(&["上海 停车", "停车 2022年", "Shanghai parking 2022"]));
        assert!(search(&["Shanghai parking 2022", "上海 停车", "停车 2022年", "停车"]));
        for queries in [&[][..], &["上海 停车", "停车"], &["上海 停车", "Shanghai parking"], &["a", "b", "c"]]
        {
            assert!(!search(queries), "{queries:?}");
        }
    }
}
