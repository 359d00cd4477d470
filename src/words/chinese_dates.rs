//! Error messages of the Chinese date parser, for import tools.

use super::date_fault;
use crate::read::ChineseDateFault;
use crate::story::Lang;

/// Explains why a Chinese text is not a date.
pub fn chinese_date_fault(lang: Lang, fault: ChineseDateFault) -> String {
    let (zh, en) = match fault {
        ChineseDateFault::Form => ("不是能识别的日期写法", "it is no form of date that is known here"),
        ChineseDateFault::NoYear => ("没有写明年份", "it tells no year"),
        ChineseDateFault::Lunar => {
            ("农历节日和节气每年日期不同，请写公历日期", "it is another day each year; write the calendar date")
        }
        ChineseDateFault::Ambiguous => (
            "有不止一种读法，请写成 2021-01-04 的样子",
            "it can be read in more than one way; write it like 2021-01-04",
        ),
        ChineseDateFault::Impossible(why) => return date_fault(lang, why),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
}
