//! One date of a Chinese text, which may be a period too: `2021年1月下旬`, `“十四五”期间`.

use super::cursor::{Cursor, digit};
use super::plan::plan;
use super::{ChineseDateFault, Read};
use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate, month_length};
use crate::read::edtf::DateError;

/// What a text leaves unsaid, and another one told.
#[derive(Clone, Copy)]
pub(super) struct Given {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u8>,
}

/// A date, and whether it names its era.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub(super) when: EdtfDate,
    pub(super) names_era: bool,
}

impl Point {
    pub(super) fn of(date: QualifiedDate) -> Self {
        Self { when: EdtfDate::On(date), names_era: false }
    }

    /// The year it starts in.
    pub(super) fn year(self) -> i32 {
        self.when.first().map_or(1, |day| day.civil().0)
    }

    /// What the end of a period may leave to this start.
    pub(super) fn given(self) -> Given {
        let month = match self.when {
            EdtfDate::On(QualifiedDate {
                partial: PartialDate::Month(_, month) | PartialDate::Day(_, month, _),
                ..
            }) => Some(month),
            _ => None,
        };
        Given { year: Some(self.year()), month }
    }
}

/// Whether a text ends in a number, so that its unit is to come.
pub(super) fn ends_in_number(text: &str) -> bool {
    text.chars().next_back().is_some_and(|letter| digit(letter).is_some() || letter == '十')
}

/// A date with the words of doubt about it.
pub(super) fn point(text: &str, given: Given) -> Read<Point> {
    let mut next = Cursor(text);
    let mut uncertain = next.one_of(&["可能是", "可能"]).is_some();
    let mut approximate = next.one_of(&["大约", "大概", "约"]).is_some();
    let mut bare = next.0;
    if let Some(rest) = bare.strip_suffix("(存疑)") {
        (bare, uncertain) = (rest, true);
    }
    if let Some(rest) = bare.strip_suffix("左右").or(bare.strip_suffix("前后")) {
        (bare, approximate) = (rest, true);
    }
    let mut point = match plan(bare) {
        Some(when) => Point { when, names_era: false },
        None => exact(bare, given)?,
    };
    let mark = |date: &mut QualifiedDate| {
        date.uncertain |= uncertain;
        date.approximate |= approximate;
    };
    match &mut point.when {
        EdtfDate::On(date) => mark(date),
        EdtfDate::Between(start, end) => [start, end].into_iter().for_each(|end| {
            if let End::Known(date) = end {
                mark(date);
            }
        }),
        EdtfDate::At(_) | EdtfDate::Far(_) | EdtfDate::AsWritten(_) => {}
    }
    Ok(point)
}

/// A date without words of doubt.
fn exact(text: &str, given: Given) -> Read<Point> {
    let mut next = Cursor(text);
    // 前三季度 is no era; behind 公元前500—, 前400年 is one.
    let may_be_short = given.year.is_some_and(|year| year < 1);
    let era = match next.one_of(&["公元前", "公元"]) {
        None if may_be_short && next.takes("前") => Some(Era::Before),
        None => None,
        Some(0) => Some(Era::Before),
        Some(_) => Some(Era::Ours),
    };
    let when = match counted(next, era) {
        Some(when) => when?,
        None if era.is_none() => unsaid(next, given)?,
        None => return Err(ChineseDateFault::Form),
    };
    Ok(Point { when, names_era: era.is_some() })
}

/// On which side of year 1 a text says that a year is.
#[derive(Clone, Copy, PartialEq)]
enum Era {
    Before,
    Ours,
}

/// A date that starts with the number of its year, decade or century.
fn counted(mut next: Cursor<'_>, era: Option<Era>) -> Option<Read<EdtfDate>> {
    let number = next.number()?;
    let before = era == Some(Era::Before);
    if next.takes("世纪") {
        return Some(century(number, before, next).map(|century| EdtfDate::On(century.into())));
    }
    if next.takes("年代") {
        let is_whole = number % 10 == 0 && !before && (era.is_some() || number >= 1_000);
        let decade = match number {
            10_000.. => Err(DateError::Digits.into()),
            _ if is_whole => ended(next, PartialDate::Decade(number / 10)),
            _ => Err(ChineseDateFault::Ambiguous),
        };
        return Some(decade.map(|decade| EdtfDate::On(decade.into())));
    }
    if next.takes("年度") || next.takes("年") {
        return Some(year(number, era).and_then(|year| in_year(year, next)));
    }
    None
}

/// A date that leaves its year to what is given: `去年底`, `上半年`, `1月4日`, and behind a month `6日`.
fn unsaid(mut next: Cursor<'_>, given: Given) -> Read<EdtfDate> {
    let named = next.one_of(&["前年", "去年", "今年", "明年", "后年", "上年", "本年", "当年"]);
    let shift = [-2, -1, 0, 1, 2, -1, 0, 0].get(named.unwrap_or(2)).copied().unwrap_or_default();
    let names_year = named.is_some() || next.takes("年");
    if !names_year && next.0.is_empty() {
        return Err(ChineseDateFault::Form);
    }
    let year = match given.year.map(|year| year.saturating_add(shift)) {
        Some(year @ -9_999..=9_999) => year,
        Some(_) => return Err(DateError::Digits.into()),
        // Whether the rest is a form at all is tried with any leap year.
        None => return Err(in_year(2000, next).err().unwrap_or(ChineseDateFault::NoYear)),
    };
    match (given.month, day_alone(next)) {
        (Some(month), Some(day)) if !names_year => Ok(EdtfDate::On(in_month(year, month, Some(day))?.into())),
        _ => in_year(year, next),
    }
}

/// A year of the calendar: two or three digits without an era may be any.
fn year(number: i32, era: Option<Era>) -> Read<i32> {
    match (number, era) {
        (1..=10_000, Some(Era::Before)) => Ok(1 - number),
        (1..=9_999, Some(Era::Ours)) | (1_000..=9_999, None) => Ok(number),
        (0..1_000, None) => Err(ChineseDateFault::Ambiguous),
        _ => Err(DateError::Digits.into()),
    }
}

/// `20世纪`, by the hundreds that its years share; `20世纪80年代`.
fn century(number: i32, before: bool, mut next: Cursor<'_>) -> Read<PartialDate> {
    if !(1..=100).contains(&number) {
        return Err(ChineseDateFault::Form);
    }
    let Some(tens) = next.number() else {
        return match (before, number) {
            // The hundred years before our era are not those that digits share.
            (true, 1) => Err(ChineseDateFault::Form),
            (true, _) => ended(next, PartialDate::Century(1 - number)),
            (false, _) => ended(next, PartialDate::Century(number - 1)),
        };
    };
    if before || tens % 10 != 0 || !(0..100).contains(&tens) || !next.takes("年代") {
        return Err(ChineseDateFault::Form);
    }
    ended(next, PartialDate::Decade((number - 1) * 10 + tens / 10))
}

/// Nothing may come behind.
fn ended<T>(next: Cursor<'_>, value: T) -> Read<T> {
    if matches!(next.0, "" | "间" | "内" | "期间") { Ok(value) } else { Err(ChineseDateFault::Form) }
}

fn about(from: PartialDate, to: PartialDate) -> EdtfDate {
    let [from, to] = [from, to].map(|partial| End::Known(QualifiedDate { approximate: true, ..partial.into() }));
    EdtfDate::Between(from, to)
}

/// What comes behind a year.
fn in_year(year: i32, mut next: Cursor<'_>) -> Read<EdtfDate> {
    let on = |partial: PartialDate| Ok(EdtfDate::On(partial.into()));
    let roughly = |partial: PartialDate| Ok(EdtfDate::On(QualifiedDate { approximate: true, ..partial.into() }));
    let months = |to| {
        EdtfDate::Between(
            End::Known(PartialDate::Month(year, 1).into()),
            End::Known(PartialDate::Month(year, to).into()),
        )
    };
    match next.0 {
        "初" | "年初" => return roughly(PartialDate::Quarter(year, 1)),
        "底" | "末" | "年底" | "年末" => return roughly(PartialDate::Quarter(year, 4)),
        "中" | "年中" => return Ok(about(PartialDate::Month(year, 6), PartialDate::Month(year, 7))),
        "元旦" => return on(PartialDate::Day(year, 1, 1)),
        "五一" | "劳动节" | "五一劳动节" => return on(PartialDate::Day(year, 5, 1)),
        "国庆" | "国庆节" => return on(PartialDate::Day(year, 10, 1)),
        "某月某日" => return on(PartialDate::SomeDay(year)),
        "某月" => return on(PartialDate::SomeMonth(year)),
        _ => {}
    }
    if let Some(half) = next.one_of(&["上半年", "下半年"]) {
        return on(ended(next, PartialDate::Half(year, half as u8 + 1))?);
    }
    if let Some(season) = next.one_of(&["春", "夏", "秋", "冬"]) {
        next.one_of(&["季", "天"]);
        return on(ended(next, PartialDate::Season(year, season as u8 + 1))?);
    }
    let first = next.takes("前");
    let _ = !first && next.takes("第");
    let Some(number) = next.number() else { return on(ended(next, PartialDate::Year(year))?) };
    let small = u8::try_from(number).unwrap_or(u8::MAX);
    if next.takes("季度") || next.takes("个季度") {
        return match small {
            1..=4 if first => ended(next, months(small * 3)),
            1..=4 => on(ended(next, PartialDate::Quarter(year, small))?),
            _ => Err(ChineseDateFault::Impossible(DateError::Month)),
        };
    }
    if first || !next.takes("月") {
        return Err(ChineseDateFault::Form);
    }
    behind_month(year, small, next)
}

/// What comes behind a month.
fn behind_month(year: i32, month: u8, mut next: Cursor<'_>) -> Read<EdtfDate> {
    let whole = in_month(year, month, None)?;
    let last = month_length(year, month);
    let day = |day| PartialDate::Day(year, month, day);
    let exactly = |from, to| Ok(EdtfDate::Between(End::Known(day(from).into()), End::Known(day(to).into())));
    next.takes("份");
    match next.0 {
        "上旬" => exactly(1, 10),
        "中旬" => exactly(11, 20),
        "下旬" => exactly(21, last),
        "初" => Ok(about(day(1), day(10))),
        "中" => Ok(about(day(11), day(20))),
        "底" | "末" => Ok(about(day(21), day(last))),
        "某日" => Ok(EdtfDate::On(PartialDate::SomeDayIn(year, month).into())),
        _ => match day_alone(next) {
            Some(day) => Ok(EdtfDate::On(in_month(year, month, Some(day))?.into())),
            None => Ok(EdtfDate::On(ended(next, whole)?.into())),
        },
    }
}

/// `4日`, and nothing behind it.
fn day_alone(mut next: Cursor<'_>) -> Option<u8> {
    let day = next.number()?;
    let is_all = next.one_of(&["日", "号"]).is_some() && next.0.is_empty();
    is_all.then(|| u8::try_from(day).unwrap_or(u8::MAX))
}

/// A month that exists, or a day of it that does.
pub(super) fn in_month(year: i32, month: u8, day: Option<u8>) -> Read<PartialDate> {
    let longest = month_length(year, month);
    match day {
        _ if longest == 0 => Err(DateError::Month.into()),
        None => Ok(PartialDate::Month(year, month)),
        Some(day) if (1..=longest).contains(&day) => Ok(PartialDate::Day(year, month, day)),
        Some(_) => Err(DateError::Day(longest).into()),
    }
}
