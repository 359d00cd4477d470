//! Dates as Chinese civic texts write them: `2021年上半年`, `“十四五”期间`, `截至2020年底`.
//!
//! For tools that bring texts in: what they hold becomes EDTF, the only form a story has. The page never reads these.

mod cursor;
mod plain;
mod plan;
mod point;

use super::edtf::{self, DateError};
use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate};
use plain::plain;
use point::{Given, Point, point};

/// A date that was read, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub when: EdtfDate,
    /// Whether it was written otherwise than EDTF writes dates, so that an editor should look at it once.
    pub normalised: bool,
}

/// Why a Chinese text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChineseDateFault {
    /// It is no form of date that is known here.
    Form,
    /// It tells no year, and none was given beside it.
    NoYear,
    /// It means another day each year: a festival of the lunar calendar, or a solar term.
    Lunar,
    /// It can be read in more than one way.
    Ambiguous,
    /// It has the form of a date, and there is no such date.
    Impossible(DateError),
}

impl From<DateError> for ChineseDateFault {
    fn from(fault: DateError) -> Self {
        Self::Impossible(fault)
    }
}

type Read<T> = Result<T, ChineseDateFault>;

/// Days that only the almanac of a year can tell.
const LUNAR: &[&str] =
    &["春节", "除夕", "元宵", "清明", "端午", "七夕", "中秋", "重阳", "冬至", "农历", "阴历", "正月", "腊月"];

/// Reads a date of a Chinese text; `year` is the year that the text is about, for `上半年` and the like. EDTF is read
/// as it is.
pub fn chinese_date(text: &str, year: Option<i32>) -> Result<Dated, ChineseDateFault> {
    if let Ok(when) = edtf::date(text) {
        return Ok(Dated { when, normalised: false });
    }
    let plain = plain(text);
    let dated = |when| Ok(Dated { when, normalised: true });
    match edtf::date(&plain) {
        Ok(when) => return dated(when),
        // What is digits and hyphens was meant as EDTF, so its own reason says most.
        Err(fault @ (DateError::Month | DateError::Day(_) | DateError::Reversed)) => return Err(fault.into()),
        Err(_) => {}
    }
    if LUNAR.iter().any(|day| plain.contains(day)) {
        return Err(ChineseDateFault::Lunar);
    }
    let year = year.filter(|year| (-9_999..=9_999).contains(year));
    dated(whole(&plain, Given { year, month: None })?)
}

/// A text without blanks and quotation marks.
fn whole(text: &str, given: Given) -> Read<EdtfDate> {
    if let Some(when) = idiom(text, given) {
        return when;
    }
    if let Some(found) = numeric(text) {
        return found.map(|partial| EdtfDate::On(partial.into()));
    }
    if let Some(rest) = stripped(text, &["截至", "截止到", "截止至", "截止", "到", "至"]) {
        return Ok(EdtfDate::Between(End::Open, until(rest, given)?));
    }
    if let Some(rest) = text.strip_suffix("及以前").or(text.strip_suffix("及之前")) {
        return Ok(EdtfDate::Between(End::Open, until(rest, given)?));
    }
    if let Some(rest) = ["之前", "以前", "前"].iter().find_map(|word| text.strip_suffix(word)) {
        return Ok(EdtfDate::Between(End::Open, deadline(rest, given)?));
    }
    if let Some(rest) = ["以来", "开始", "至今", "起"].iter().find_map(|word| text.strip_suffix(word)) {
        let rest = stripped(rest, &["自", "从"]).unwrap_or(rest);
        return Ok(EdtfDate::Between(start_of(point(rest, given)?.when)?, End::Open));
    }
    let text = stripped(text, &["自", "从"]).unwrap_or(text);
    match text.split_once(['—', '-', '~', '至', '到']) {
        Some((start, end)) => period(start, end, given),
        None => Ok(point(text, given)?.when),
    }
}

fn stripped<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// What has words of its own: periods of which no end is known, and `近日`, some time of the year in question.
fn idiom(text: &str, given: Given) -> Option<Read<EdtfDate>> {
    Some(Ok(match text {
        "时间不详" | "日期不详" => EdtfDate::Between(End::Unknown, End::Unknown),
        "不限时间" => EdtfDate::Between(End::Open, End::Open),
        "不限—不详" => EdtfDate::Between(End::Open, End::Unknown),
        "不详—不限" => EdtfDate::Between(End::Unknown, End::Open),
        "近日" | "日前" | "近期" | "近来" | "最近" => {
            let Some(year) = given.year else { return Some(Err(ChineseDateFault::NoYear)) };
            EdtfDate::On(QualifiedDate { approximate: true, ..PartialDate::Year(year).into() })
        }
        _ => return None,
    }))
}

/// `2024.3.5`, `2024/3/5`, `2024-3-5`, `2024.3`: from the year on; the other way round nobody knows which is the month.
fn numeric(text: &str) -> Option<Read<PartialDate>> {
    let separator = text.chars().find(|letter| matches!(letter, '.' | '/' | '-'))?;
    let parts: Vec<&str> = text.split(separator).collect();
    let is_digits = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(is_digits) {
        return None;
    }
    let mut numbers = parts.iter().filter_map(|part| part.parse::<u16>().ok());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next());
    let year_first = parts.first()?.len() == 4 && parts.iter().skip(1).all(|part| part.len() < 3);
    if !year_first {
        return Some(Err(ChineseDateFault::Ambiguous));
    }
    // Both have two digits at most.
    Some(point::in_month(i32::from(year), month as u8, day.map(|day| day as u8)))
}

/// The end at which something is done or counted: the last day where the text says 底 or 末.
fn until(text: &str, given: Given) -> Read<End> {
    let ends = ["期末", "底", "末", "年底", "年末"];
    let last = ends.iter().find_map(|word| point(text.strip_suffix(word)?, given).ok()?.when.last());
    if let Some(last) = last {
        return Ok(End::Known(PartialDate::of(last).into()));
    }
    match numeric(text) {
        Some(found) => Ok(End::Known(found?.into())),
        None => end_of(point(text, given)?.when),
    }
}

/// The last day before which something is due: the day itself or the end of a period. Whether `6月前` holds June
/// nobody can tell.
fn deadline(text: &str, given: Given) -> Read<End> {
    match until(text, given)? {
        known @ End::Known(QualifiedDate { partial: PartialDate::Day(..), .. }) => Ok(known),
        _ => Err(ChineseDateFault::Ambiguous),
    }
}

fn start_of(when: EdtfDate) -> Read<End> {
    when.ends().map(|(start, _)| start).ok_or(ChineseDateFault::Form)
}

fn end_of(when: EdtfDate) -> Read<End> {
    when.ends().map(|(_, end)| end).ok_or(ChineseDateFault::Form)
}

/// A side of a dash.
fn side(text: &str, given: Given) -> Read<Point> {
    numeric(text).map_or_else(|| point(text, given), |found| Ok(Point::of(found?.into())))
}

/// What stands before and behind a dash: the start may leave its unit to the end, the end its year to the start.
fn period(start: &str, end: &str, given: Given) -> Read<EdtfDate> {
    if start == "不详" {
        return Ok(EdtfDate::Between(End::Unknown, end_of(point(end, given)?.when)?));
    }
    let unit = ["季度", "年", "月", "日", "号"].into_iter().find(|unit| end.ends_with(unit));
    let completed = unit.filter(|_| point::ends_in_number(start)).map(|unit| [start, unit].concat());
    let first = side(completed.as_deref().unwrap_or(start), given)?;
    if end == "不详" {
        return Ok(EdtfDate::Between(start_of(first.when)?, End::Unknown));
    }
    let last = side(end, first.given())?;
    if first.year() < 1 && last.year() > 0 && !last.names_era {
        return Err(ChineseDateFault::Ambiguous);
    }
    let (start, mut end) = (start_of(first.when)?, end_of(last.when)?);
    // 约2020—2021年: the word is said of both.
    if let (true, End::Known(first), End::Known(last)) = (completed.is_some(), start, &mut end) {
        last.uncertain |= first.uncertain;
        last.approximate |= first.approximate;
    }
    Ok(edtf::between(start, end)?)
}
