//! What is wrong with a file, in a sentence with its place.

use crate::read::{DateFault, Problem, ProblemKind};
use crate::story::Lang;

/// A problem with its line and column.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let (line, column, what) = (problem.line, problem.column, problem_kind(lang, &problem.kind));
    let path = if problem.path.is_empty() { String::new() } else { format!(" {}", problem.path) };
    match lang {
        Lang::Zh => format!("第 {line} 行第 {column} 列{path}：{what}"),
        Lang::En => format!("line {line}, column {column}{path}: {what}"),
    }
}

/// What is wrong, without its place.
pub fn problem_kind(lang: Lang, kind: &ProblemKind) -> String {
    use ProblemKind as Kind;
    let (zh, en) = match kind {
        Kind::NotUtf8 => ("不是 UTF-8 文本，请另存为 UTF-8".into(), "this is not UTF-8; save the file as UTF-8".into()),
        Kind::Syntax => ("这里不是合法的 JSON".into(), "this is not valid JSON".into()),
        Kind::Truncated => ("文件没有写完".into(), "the file ends in the middle".into()),
        Kind::TooDeep => ("嵌套超过 32 层".into(), "nested deeper than 32 levels".into()),
        Kind::UnknownSchema => ("schema 应为 1".into(), "schema must be 1".into()),
        Kind::Missing(field) => (format!("缺少 {field}"), format!("{field} is missing")),
        Kind::Expected(what) => (format!("类型不对，应为 {what}"), format!("wrong type; expected {what}")),
        Kind::UnknownField(field) => {
            (format!("不认识或重复的字段 {field}"), format!("unknown or repeated field {field}"))
        }
        Kind::UnknownWord(word) => (format!("这里不能写“{word}”"), format!("“{word}” is not allowed here")),
        Kind::BadDate(date, why) => (
            format!("“{date}”不是有效日期：{}", date_fault(Lang::Zh, *why)),
            format!("“{date}” is not a valid date: {}", date_fault(Lang::En, *why)),
        ),
        Kind::BadNumber(number) => (format!("“{number}”不是可用的数"), format!("“{number}” is not a usable number")),
        Kind::BadFormula(formula) => {
            (format!("算式“{formula}”与数值不符"), format!("the formula “{formula}” does not give the number"))
        }
        Kind::BadCoordinates => {
            ("坐标有误：应为 [经度, 纬度]".into(), "bad coordinates: [longitude, latitude] expected".into())
        }
        Kind::BadAddress(address) => (format!("不能链接到“{address}”"), format!("“{address}” cannot be linked to")),
        Kind::DuplicateId(id) => (format!("编号“{id}”用了两次"), format!("the id “{id}” is used twice")),
        Kind::Dangling(id) => (format!("没有编号为“{id}”的内容"), format!("nothing has the id “{id}”")),
        Kind::NoCitation => ("没有出处".into(), "no citation is given".into()),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Why a text is not a date.
pub fn date_fault(lang: Lang, fault: DateFault) -> String {
    let (zh, en) = match fault {
        DateFault::Form => {
            ("应写成 2021、2021-01、2021-01-04 或 2021/2025", "write 2021, 2021-01, 2021-01-04 or 2021/2025")
        }
        DateFault::Blank => ("不能有空格", "it holds a space"),
        DateFault::Digits => ("年份写四位，月和日各写两位", "a year has four digits, a month and a day have two"),
        DateFault::LongYear => ("Y 后面的年份至少五位", "a year behind Y has five digits or more"),
        DateFault::NegativeZero => ("公元前 1 年写作 0000", "the year 1 BCE is written 0000"),
        DateFault::Month => ("没有这个月份", "there is no such month"),
        DateFault::Day(most) => {
            return match lang {
                Lang::Zh => format!("这个月最多 {most} 天"),
                Lang::En => format!("that month has at most {most} days"),
            };
        }
        DateFault::Time => {
            ("没有这个时刻，应写成 2021-01-04T09:30:00", "there is no such time; write 2021-01-04T09:30:00")
        }
        DateFault::Offset => ("时差应在 -12:00 到 +14:00 之间", "the offset from UTC lies between -12:00 and +14:00"),
        DateFault::Reversed => ("结束早于开始", "it ends before it starts"),
        DateFault::ThirdEnd => ("一个时期只有两端", "a period has two ends"),
        DateFault::TimeInPeriod => ("时期的两端不带时刻", "the ends of a period have no time of day"),
        DateFault::TooLong => ("太长", "it is too long"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
}
