//! Problems of a story file as sentences.

use super::foreign::{foreign, path};
#[cfg(feature = "ssr")]
use crate::read::PhraseFault;
use crate::read::{DateError, Problem, ProblemKind};
use crate::story::Lang;

/// A problem with its line and column.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    let (line, column, reason) = (problem.line, problem.column, problem_kind(lang, &problem.kind));
    let path = if problem.path.is_empty() { String::new() } else { [" ", &path(&problem.path)].concat() };
    match lang {
        Lang::Zh => format!("第{line}行第{column}列{path}：{reason}"),
        Lang::En => format!("line {line}, column {column}{path}: {reason}"),
    }
}

/// A problem of a file as a line of a build, in both languages: `file:line:column: reason`.
#[cfg(feature = "ssr")]
pub fn build_problem(file: &str, problem: &Problem) -> String {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| problem_kind(lang, &problem.kind));
    format!("{file}:{}:{}: {en} / {zh} ({})", problem.line, problem.column, problem.path)
}

/// A problem without its position.
pub fn problem_kind(lang: Lang, kind: &ProblemKind) -> String {
    use ProblemKind as Kind;
    let (zh, en) = match kind {
        Kind::NotUtf8 => ("不是UTF-8文本，请另存为UTF-8".into(), "this is not UTF-8; save the file as UTF-8".into()),
        Kind::Syntax => ("此处不是合法的JSON".into(), "this is not valid JSON".into()),
        Kind::Truncated => ("文件不完整".into(), "the file is incomplete".into()),
        Kind::TooDeep => ("嵌套超过32层".into(), "nesting is deeper than 32 levels".into()),
        Kind::UnknownSchema => ("schema应为1".into(), "schema must be 1".into()),
        Kind::Missing(field) => (format!("缺少{field}"), format!("{field} is missing")),
        Kind::Expected(what) => (format!("类型错误，应为{what}"), format!("wrong type; expected {what}")),
        Kind::UnknownField(field) => {
            let field = foreign(field);
            (format!("未知或重复的字段{field}"), format!("unknown or repeated field {field}"))
        }
        Kind::UnknownValue(word) => {
            let word = foreign(word);
            (format!("此处不能写“{word}”"), format!("“{word}” is not allowed here"))
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
            (format!("“{number}”不是有效数字"), format!("“{number}” is not a valid number"))
        }
        Kind::OtherUnit(unit, record) => {
            let (unit, record) = (foreign(unit), foreign(record));
            (
                format!("单位“{unit}”与此处单位“{record}”不同，请换算后填写"),
                format!("unit “{unit}” differs from the record’s unit, “{record}”; convert the value"),
            )
        }
        Kind::NotOneIndicator => (
            "way形式的序列只能绘制一个指标；多个指标请用years".to_owned(),
            "a series of the form “way” shows only one indicator; for several, use “years”".to_owned(),
        ),
        Kind::BadFormula(formula) => {
            let formula = foreign(formula);
            (
                format!("算式“{formula}”与数值不符"),
                format!("the formula “{formula}” does not produce the stated number"),
            )
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
                    "无法链接到“{address}”：请填写完整网址，不含用户名、空格和不可见字符；转载副本（mirror）不填网址"
                ),
                format!(
                    "“{address}” is not an allowed link; give a full web address without user name, spaces or hidden characters, and no address for a mirror"
                ),
            )
        }
        Kind::DuplicateId(id) => {
            let id = foreign(id);
            (format!("编号“{id}”重复"), format!("the id “{id}” is used twice"))
        }
        Kind::Dangling(id) => {
            let id = foreign(id);
            (format!("找不到编号“{id}”"), format!("no item has the id “{id}”"))
        }
        #[cfg(feature = "ssr")]
        Kind::Phrase(fault) => phrase(*fault),
        Kind::NoCitation => ("未注明来源".into(), "no source is given".into()),
        Kind::BadSpan | Kind::OverlappingSpan | Kind::WrongSide(_) | Kind::Undated | Kind::Codes(_) => {
            return commitment(lang, kind).to_owned();
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A phrase that is not at its place, in Chinese and English.
#[cfg(feature = "ssr")]
fn phrase(fault: PhraseFault) -> (String, String) {
    match fault {
        PhraseFault::NotInParagraph(paragraph) => (
            format!("第{paragraph}段没有这句引文，请核对；新加的引文须先运行cargo xtask sketch"),
            format!(
                "paragraph {paragraph} does not contain this phrase; check both, or run cargo xtask sketch if the phrase is new"
            ),
        ),
        PhraseFault::NotInSpan(position) => (
            format!("这句引文在本段第{position}字处（从0数起），不在span之内"),
            format!("this phrase stands at character {position} of its paragraph (from 0), not within span"),
        ),
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
            "这条不晚于报道，不能算结果，请移到 baseline",
            "this is not dated after the report and cannot count as a result; move it to baseline",
        ),
        Kind::WrongSide(false) => (
            "这条晚于报道，不是会前情况，请移到 results",
            "this is dated after the report and is no baseline; move it to results",
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
            ("coordinates和geometry只能填写一个", "both coordinates and geometry are given; keep only one")
        }
        Kind::SwappedPosition => {
            ("纬度是否写在前面？应写成[经度, 纬度]", "is latitude first? Write [longitude, latitude]")
        }
        Kind::NullPosition => (
            "[0, 0]位于几内亚湾，可能是漏填；请核对，无坐标则不填",
            "[0, 0] lies in the Gulf of Guinea and is probably a missing value; check it, or omit the position",
        ),
        Kind::OutOfRange => (
            "超出范围：经度应在-180至180之间，纬度应在-90至90之间",
            "out of range: longitude must be between -180 and 180, latitude between -90 and 90",
        ),
        Kind::EmptyGeometry => ("缺少坐标，请补充或删去geometry", "no position is given; add one or omit geometry"),
        Kind::ShortLine => {
            ("线至少须有两个点，请补充或改用Point", "a line needs at least two points; add one or use a Point")
        }
        Kind::ShortRing => (
            "环至少须有四个位置，首尾相同，请补充",
            "a ring needs at least four positions, the last repeating the first; add the missing ones",
        ),
        Kind::OpenRing => {
            ("环未闭合，请在末尾重复首个位置", "the ring is not closed; repeat its first position at the end")
        }
        Kind::UnknownGeometry(name) => {
            let name = foreign(name);
            let all = "Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon";
            return match lang {
                Lang::Zh => format!("未知的几何类型“{name}”，请改用下列之一：{all}"),
                Lang::En => format!("unknown geometry type “{name}”; use one of {all}"),
            };
        }
        Kind::ForeignCrs(name) => {
            let name = foreign(name);
            return match lang {
                Lang::Zh => format!("不支持坐标系“{name}”，请换算为WGS 84经纬度并删去crs"),
                Lang::En => format!(
                    "coordinate system “{name}” is not supported; convert to longitude and latitude in WGS 84 and remove crs"
                ),
            };
        }
        Kind::UnknownDatum(name) => {
            let name = foreign(name);
            let all = "WGS-84, CGCS2000, GCJ-02, BD-09";
            return match lang {
                Lang::Zh => format!("未知的坐标基准“{name}”，无法在地图上标出地点；请改用下列之一：{all}"),
                Lang::En => format!("unknown datum “{name}”: no places can be mapped; use one of {all}"),
            };
        }
        _ => (
            "此处应为[经度, 纬度]两个数字，其后可加海拔",
            "give two numbers, [longitude, latitude]; an altitude may follow",
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
            ("应写成2021、2021-01、2021-01-04或2021/2025", "write 2021, 2021-01, 2021-01-04 or 2021/2025")
        }
        DateError::Blank => ("不能含空格", "it contains a space"),
        DateError::Digits => ("年份应为四位，月、日各为两位", "a year has four digits, a month and a day have two"),
        DateError::LongYear => ("Y后的年份至少五位", "a year after Y needs at least five digits"),
        DateError::NegativeZero => ("公元前1年写作0000", "the year 1 BCE is written 0000"),
        DateError::Month => ("月份不存在", "there is no such month"),
        DateError::Day(most) => {
            return match lang {
                Lang::Zh => format!("该月最多{most}天"),
                Lang::En => format!("that month has at most {most} days"),
            };
        }
        DateError::Time => {
            ("时刻不存在，应写成2021-01-04T09:30:00", "there is no such time; write 2021-01-04T09:30:00")
        }
        DateError::Offset => ("时差应在-12:00至+14:00之间", "the offset from UTC must be between -12:00 and +14:00"),
        DateError::Reversed => ("结束早于开始", "it ends before it starts"),
        DateError::ThirdEnd => ("时期只能有起止两端", "a period can have only a start and an end"),
        DateError::TimeInPeriod => {
            ("时期的起止不能含时刻", "the start and end of a period cannot include a time of day")
        }
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
            "line 9, column 4 /places/3/geometry/coordinates/0/2: is latitude first? Write [longitude, latitude]"
        );
    }
}
