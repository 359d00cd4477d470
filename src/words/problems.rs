//! Problems of a story file as sentences.

use super::foreign::{foreign, path};
use crate::read::{DateError, Problem, ProblemKind};
use crate::story::Lang;

/// A problem with its line and column.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let (line, column, reason) = (problem.line, problem.column, problem_kind(lang, &problem.kind));
    let path = if problem.path.is_empty() { String::new() } else { [" ", &path(&problem.path)].concat() };
    match lang {
        Lang::Zh => format!("第 {line} 行第 {column} 列{path}：{reason}"),
        Lang::En => format!("line {line}, column {column}{path}: {reason}"),
    }
}

/// A problem without its position.
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
            let field = foreign(field);
            (format!("不认识或重复的字段 {field}"), format!("unknown or repeated field {field}"))
        }
        Kind::UnknownValue(word) => {
            let word = foreign(word);
            (format!("这里不能写“{word}”"), format!("“{word}” is not allowed here"))
        }
        Kind::BadDate(date, why) => {
            let date = foreign(date);
            (
                format!("“{date}”不是有效日期：{}", date_fault(Lang::Zh, *why)),
                format!("“{date}” is not a valid date: {}", date_fault(Lang::En, *why)),
            )
        }
        Kind::BadNumber(number) => {
            let number = foreign(number);
            (format!("“{number}”不是可用的数"), format!("“{number}” is not a usable number"))
        }
        Kind::OtherUnit(unit, record) => {
            let (unit, record) = (foreign(unit), foreign(record));
            (
                format!("单位“{unit}”与这里的单位“{record}”不同，请换算后再写"),
                format!("the unit “{unit}” is not that of the record, “{record}”; convert the value"),
            )
        }
        Kind::NotOneIndicator => (
            "way 形式的序列只能画一个指标；几个指标请用 years".to_owned(),
            "a series of the form way draws one indicator; for several, use years".to_owned(),
        ),
        Kind::BadFormula(formula) => {
            let formula = foreign(formula);
            (format!("算式“{formula}”与数值不符"), format!("the formula “{formula}” does not give the number"))
        }
        Kind::TwoLocations
        | Kind::NotAPosition
        | Kind::SwappedPosition
        | Kind::NullPosition
        | Kind::OutOfRange
        | Kind::EmptyGeometry
        | Kind::ShortLine
        | Kind::ShortRing
        | Kind::OpenRing
        | Kind::UnknownGeometry(_)
        | Kind::ForeignCrs(_)
        | Kind::UnknownDatum(_) => return geometry(lang, kind),
        Kind::BadAddress(address) => {
            let address = foreign(address);
            (
                format!(
                    "不能链接到“{address}”：请写完整的网页地址，不带用户名、空格和看不见的字符；转载副本（mirror）不写地址"
                ),
                format!(
                    "“{address}” cannot be linked to; write a full web address without user name, spaces or hidden characters, and none for a mirror"
                ),
            )
        }
        Kind::DuplicateId(id) => {
            let id = foreign(id);
            (format!("编号“{id}”用了两次"), format!("the id “{id}” is used twice"))
        }
        Kind::Dangling(id) => {
            let id = foreign(id);
            (format!("没有编号为“{id}”的内容"), format!("nothing has the id “{id}”"))
        }
        Kind::NoCitation => ("没有出处".into(), "no citation is given".into()),
        Kind::BadSpan | Kind::OverlappingSpan | Kind::WrongSide(_) | Kind::Undated | Kind::Codes(_) => {
            return commitment(lang, kind).to_owned();
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A problem of a commitment.
fn commitment(lang: Lang, kind: &ProblemKind) -> &'static str {
    use ProblemKind as Kind;
    let (zh, en) = match kind {
        Kind::BadSpan => (
            "span 应为两个递增的数（段中第几字起、到第几字前），且不短于 phrase",
            "span must be two ascending numbers, the first character and the one after the last, and no shorter than phrase",
        ),
        Kind::OverlappingSpan => ("与前一处原文重叠", "this passage overlaps an earlier one of the same paragraph"),
        Kind::WrongSide(true) => (
            "这条不晚于文章，不能算结果，请移到 baseline",
            "this is not dated after the article and cannot count as a result; move it to baseline",
        ),
        Kind::WrongSide(false) => (
            "这条晚于文章，不是会前情况，请移到 results",
            "this is dated after the article and is no baseline; move it to results",
        ),
        Kind::Codes(conflict) => {
            let words = match lang {
                Lang::Zh => &super::commitment_zh::ZH,
                Lang::En => &super::commitment_en::EN,
            };
            return (words.conflict)(*conflict);
        }
        _ => ("这条没有日期，不能作依据", "this has no date and cannot count as evidence"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A problem of a place's geometry, with advice.
fn geometry(lang: Lang, kind: &ProblemKind) -> String {
    use ProblemKind as Kind;
    let (zh, en) = match kind {
        Kind::TwoLocations => {
            ("coordinates 和 geometry 只能写一个", "there are both coordinates and geometry; keep one of them")
        }
        Kind::SwappedPosition => ("纬度写在前面了？应写成 [经度, 纬度]", "latitude first? write [longitude, latitude]"),
        Kind::NullPosition => (
            "[0, 0] 是几内亚湾里的一点，多半是没有填；请核对，没有坐标就不写",
            "[0, 0] lies in the Gulf of Guinea and is probably a missing value; check it, or leave the position out",
        ),
        Kind::OutOfRange => (
            "超出范围：经度应在 -180 到 180 之间，纬度应在 -90 到 90 之间",
            "out of range: write a longitude from -180 to 180 and a latitude from -90 to 90",
        ),
        Kind::EmptyGeometry => {
            ("这里一个位置也没有，请写上，或者不写 geometry", "no position is given; write one, or leave geometry out")
        }
        Kind::ShortLine => (
            "一条线至少要有两个点，请补上，或者改写成 Point",
            "a line has two points or more; add one, or write a Point",
        ),
        Kind::ShortRing => (
            "一个环至少要有四个位置，最后一个与第一个相同，请补上",
            "a ring has four positions or more, the last the same as the first; add those missing",
        ),
        Kind::OpenRing => (
            "环没有闭合，请在末尾再写一次第一个位置",
            "the ring is not closed; write its first position again at its end",
        ),
        Kind::UnknownGeometry(name) => {
            let name = foreign(name);
            let all = "Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon";
            return match lang {
                Lang::Zh => format!("不认识几何类型“{name}”，请改用其中之一：{all}"),
                Lang::En => format!("unknown type of geometry “{name}”; use one of {all}"),
            };
        }
        Kind::ForeignCrs(name) => {
            let name = foreign(name);
            return match lang {
                Lang::Zh => format!("不用坐标系“{name}”，请换算成 WGS 84 的经纬度，再删去 crs"),
                Lang::En => format!("“{name}” is not read; convert to longitude and latitude in WGS 84 and remove crs"),
            };
        }
        Kind::UnknownDatum(name) => {
            let name = foreign(name);
            let all = "WGS-84, CGCS2000, GCJ-02, BD-09";
            return match lang {
                Lang::Zh => format!("不认识“{name}”，地图上一个地点也不画；请改用其中之一：{all}"),
                Lang::En => format!("unknown datum “{name}”, so that no place is on the map; use one of {all}"),
            };
        }
        _ => (
            "这里应写成 [经度, 纬度] 两个数，后面可以再写海拔",
            "write two numbers, [longitude, latitude]; an altitude may follow",
        ),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
}

/// Explains why a text is not a date.
pub fn date_fault(lang: Lang, fault: DateError) -> String {
    let (zh, en) = match fault {
        DateError::Form => {
            ("应写成 2021、2021-01、2021-01-04 或 2021/2025", "write 2021, 2021-01, 2021-01-04 or 2021/2025")
        }
        DateError::Blank => ("不能有空格", "it holds a space"),
        DateError::Digits => ("年份写四位，月和日各写两位", "a year has four digits, a month and a day have two"),
        DateError::LongYear => ("Y 后面的年份至少五位", "a year behind Y has five digits or more"),
        DateError::NegativeZero => ("公元前 1 年写作 0000", "the year 1 BCE is written 0000"),
        DateError::Month => ("没有这个月份", "there is no such month"),
        DateError::Day(most) => {
            return match lang {
                Lang::Zh => format!("这个月最多 {most} 天"),
                Lang::En => format!("that month has at most {most} days"),
            };
        }
        DateError::Time => {
            ("没有这个时刻，应写成 2021-01-04T09:30:00", "there is no such time; write 2021-01-04T09:30:00")
        }
        DateError::Offset => ("时差应在 -12:00 到 +14:00 之间", "the offset from UTC lies between -12:00 and +14:00"),
        DateError::Reversed => ("结束早于开始", "it ends before it starts"),
        DateError::ThirdEnd => ("一个时期只有两端", "a period has two ends"),
        DateError::TimeInPeriod => ("时期的两端不带时刻", "the ends of a period have no time of day"),
        DateError::TooLong => ("太长", "it is too long"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_geometry_has_a_sentence_of_its_own() {
        use ProblemKind as Kind;
        let kinds = [
            Kind::TwoLocations,
            Kind::NotAPosition,
            Kind::SwappedPosition,
            Kind::NullPosition,
            Kind::OutOfRange,
            Kind::EmptyGeometry,
            Kind::ShortLine,
            Kind::ShortRing,
            Kind::OpenRing,
            Kind::UnknownGeometry("Circle".into()),
            Kind::ForeignCrs("EPSG:3857".into()),
            Kind::UnknownDatum("CK-42".into()),
        ];
        for lang in [Lang::Zh, Lang::En] {
            let sentences: Vec<_> = kinds.iter().map(|kind| problem_kind(lang, kind)).collect();
            for (index, sentence) in sentences.iter().enumerate() {
                assert!(!sentences[..index].contains(sentence), "{sentence}");
            }
        }
        let path = "/places/3/geometry/coordinates/0/2".to_owned();
        let swapped = Problem { path, line: 9, column: 4, kind: Kind::SwappedPosition };
        assert_eq!(
            problem(Lang::En, &swapped),
            "line 9, column 4 /places/3/geometry/coordinates/0/2: latitude first? write [longitude, latitude]"
        );
    }
}
