//! Dates in words: always with the year, never shifted.

use crate::civil::{Date, End, Moment, Partial, When};
use crate::story::Lang;
use crate::write::edtf;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SEASONS: [[&str; 4]; 2] = [["春季", "夏季", "秋季", "冬季"], ["spring ", "summer ", "autumn ", "winter "]];
const QUARTERS: [[&str; 4]; 2] = [["第一季度", "第二季度", "第三季度", "第四季度"], ["Q1 ", "Q2 ", "Q3 ", "Q4 "]];
const HALVES: [[&str; 2]; 2] = [["上半年", "下半年"], ["first half of ", "second half of "]];

/// A date or period in words.
pub fn when(lang: Lang, when: When) -> String {
    match when {
        When::On(one) => date(lang, one, false),
        When::At(one) => moment(lang, one),
        When::Between(start, end) => between(lang, start, end),
        When::Far(far) => year(lang, far, false),
        When::AsWritten(text) => text.as_str().to_owned(),
    }
}

/// A month without its year, for an axis that names the year beside it.
pub fn month_alone(lang: Lang, month: u8) -> String {
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => {
            let name = nth(&MONTHS, month);
            // June and July are as short as their first letters would be.
            name.get(..if name.len() > 4 { 3 } else { 4 }).unwrap_or(name).to_owned()
        }
    }
}

/// A day without its month, for an axis that names the month beside it.
pub fn day_alone(lang: Lang, day: u8) -> String {
    match lang {
        Lang::Zh => format!("{day}日"),
        Lang::En => day.to_string(),
    }
}

/// One of two, by the language.
fn pick<T>(lang: Lang, [zh, en]: [T; 2]) -> T {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The words of a list that starts at 1.
fn nth(words: &[&'static str], number: u8) -> &'static str {
    words.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

fn between(lang: Lang, start: End, end: End) -> String {
    let (before, dash, after) = match (start, end) {
        (End::Known(_), End::Known(_)) => ("", pick(lang, ["—", " – "]), ""),
        (End::Open, End::Known(_)) => pick(lang, [("", "", "及以前"), ("by ", "", "")]),
        (End::Known(_), End::Open) => pick(lang, [("", "", "起"), ("since ", "", "")]),
        (End::Unknown, End::Known(_)) => pick(lang, [("不详", "—", ""), ("unknown", " – ", "")]),
        (End::Known(_), End::Unknown) => pick(lang, [("", "—", "不详"), ("", " – ", "unknown")]),
        (End::Open, End::Open) => (pick(lang, ["不限时间", "at any time"]), "", ""),
        (End::Open, End::Unknown) => (pick(lang, ["不限起始，终止不详", "any time, end unknown"]), "", ""),
        (End::Unknown, End::Open) => (pick(lang, ["起始不详，仍在继续", "start unknown, ongoing"]), "", ""),
        (End::Unknown, End::Unknown) => (pick(lang, ["时间不详", "date unknown"]), "", ""),
    };
    // 公元前1600年—公元1046年: left out behind a year before our era, 公元 would be guessed either way.
    let starts_before = start.date().is_some_and(|start| start.partial.year() < 1);
    let said = |end: End, era| end.date().map(|one| date(lang, one, era)).unwrap_or_default();
    [before, &said(start, false), dash, &said(end, starts_before), after].concat()
}

/// A date; `era` is whether a year of our era must say so.
fn date(lang: Lang, date: Date, era: bool) -> String {
    let uncertain = if date.uncertain { pick(lang, ["可能", "possibly "]) } else { "" };
    let approximate = if date.approximate { pick(lang, ["约", "c. "]) } else { "" };
    [uncertain, approximate, &partial(lang, date.partial, era)].concat()
}

fn partial(lang: Lang, partial: Partial, era: bool) -> String {
    let year = year(lang, i64::from(partial.year()), era);
    let (before, after) = match partial {
        Partial::Century(hundreds) => return century(lang, hundreds, era),
        Partial::Decade(tens) => return decade(lang, tens, era),
        Partial::Year(_) => ("", String::new()),
        Partial::Half(_, half) => part(lang, HALVES.map(|words| nth(&words, half))),
        Partial::Quarter(_, quarter) => part(lang, QUARTERS.map(|words| nth(&words, quarter))),
        Partial::Season(_, season) => part(lang, SEASONS.map(|words| nth(&words, season))),
        Partial::SomeMonth(_) => part(lang, ["某月", "a month of "]),
        Partial::SomeDay(_) => part(lang, ["某月某日", "a day of "]),
        Partial::Month(_, month) | Partial::SomeDayIn(_, month) | Partial::Day(_, month, _) => {
            return in_month(lang, &year, month, partial);
        }
    };
    [before, &year, &after].concat()
}

/// What stands before and after the year: Chinese goes from the large to the small, English does not.
fn part(lang: Lang, [zh, en]: [&'static str; 2]) -> (&'static str, String) {
    pick(lang, [("", zh.to_owned()), (en, String::new())])
}

fn in_month(lang: Lang, year: &str, month: u8, partial: Partial) -> String {
    let (before, after) = match partial {
        Partial::Day(.., day) => (format!("{day} "), format!("{day}日")),
        Partial::SomeDayIn(..) => ("a day of ".to_owned(), "某日".to_owned()),
        _ => (String::new(), String::new()),
    };
    match lang {
        Lang::Zh => format!("{year}{month}月{after}"),
        Lang::En => [&before, nth(&MONTHS, month), " ", year].concat(),
    }
}

/// Hundreds of years as both languages count centuries, from the round year: 19XX is the 20th, 1900 to 1999. Before
/// our era the digits shared are those of the centuries themselves: -04XX is 500 to 401 BCE.
fn century(lang: Lang, hundreds: i32, era: bool) -> String {
    let (is_ours, number) = if hundreds < 0 { (false, 1 - hundreds) } else { (true, hundreds + 1) };
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    let [zh, en] = match (is_ours, era) {
        (true, false) => ["", ""],
        (true, true) => ["公元", " CE"],
        (false, _) => ["公元前", " BCE"],
    };
    match lang {
        Lang::Zh => format!("{zh}{number}世纪"),
        Lang::En => format!("the {number}{ending} century{en}"),
    }
}

/// Ten years: `1900年代` is 1900 to 1909 and never the century, which "the 1900s" may be, so English spells that out;
/// before the year 1000 both do, and before our era the tens are not those of the years that are said.
fn decade(lang: Lang, tens: i32, era: bool) -> String {
    let first = Partial::Decade(tens).year();
    if tens >= 100 && lang == Lang::Zh {
        return [&year(lang, i64::from(first), era), "代"].concat();
    }
    if tens >= 100 && tens % 10 != 0 {
        return ["the ", &first.to_string(), if era { "s CE" } else { "s" }].concat();
    }
    let [from, to] = [first, first + 9].map(|end| year(lang, i64::from(end), era));
    [from.as_str(), pick(lang, ["—", " – "]), &to].concat()
}

/// Year 0 is 1 BCE. Years that could be mistaken for others have their era, whether it must be said or not.
fn year(lang: Lang, year: i64, era: bool) -> String {
    let number = (if year > 0 { year } else { 1 - year }).to_string();
    let era = match year {
        1_000..=9_999 if !era => ["", ""],
        1.. => ["公元", " CE"],
        _ => ["公元前", " BCE"],
    };
    let era = pick(lang, era);
    pick(lang, [[era, &number, "年"], ["", &number, era]]).concat()
}

/// A time of day as the source's clock showed it, with that clock's offset where it is told.
fn moment(lang: Lang, moment: Moment) -> String {
    let written = edtf(When::At(moment));
    let time = written.split_once('T').map(|(_, time)| time).unwrap_or_default();
    let (clock, offset) = time.split_at_checked(8).unwrap_or((time, ""));
    let day = when(lang, When::On(Partial::of(moment.day).into()));
    let clock = clock.strip_suffix(":00").unwrap_or(clock);
    let offset = match offset {
        "" => String::new(),
        "Z" => pick(lang, ["（UTC）", " (UTC)"]).to_owned(),
        _ => pick(lang, [["（UTC", offset, "）"], [" (UTC", offset, ")"]]).concat(),
    };
    [day.as_str(), pick(lang, [" ", ", "]), clock, &offset].concat()
}

/// The value of a `<time datetime>`: the first moment, day, month or year known; empty when HTML has no form for it.
pub fn iso(when: When) -> String {
    let Some((start, end)) = when.ends() else { return String::new() };
    let Some(date) = start.date().or(end.date()) else { return String::new() };
    let known = match date.partial {
        partial if partial.year() < 1 => return String::new(),
        Partial::Century(_) | Partial::Decade(_) => return String::new(),
        Partial::Day(..) if matches!(when, When::At(_)) => return edtf(when),
        Partial::Day(..) | Partial::Month(..) => date.partial,
        Partial::SomeDayIn(year, month) => Partial::Month(year, month),
        other => Partial::Year(other.year()),
    };
    edtf(When::On(known.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::date;

    #[test]
    fn dates_are_said_in_both_languages() {
        for (edtf, zh, en) in [
            ("2020", "2020年", "2020"),
            ("2020-06-23", "2020年6月23日", "23 June 2020"),
            ("2021-40", "2021年上半年", "first half of 2021"),
            ("2021-36", "2021年第四季度", "Q4 2021"),
            ("2021-22", "2021年夏季", "summer 2021"),
            ("2004-XX", "2004年某月", "a month of 2004"),
            ("1985-04-XX", "1985年4月某日", "a day of April 1985"),
            ("1985-XX-XX", "1985年某月某日", "a day of 1985"),
            ("2021-01/2021-10", "2021年1月—2021年10月", "January 2021 – October 2021"),
            ("../2021-01-04", "2021年1月4日及以前", "by 4 January 2021"),
            ("2021/..", "2021年起", "since 2021"),
            ("2021/", "2021年—不详", "2021 – unknown"),
            ("/2021", "不详—2021年", "unknown – 2021"),
            ("2017-12~", "约2017年12月", "c. December 2017"),
            ("2017?", "可能2017年", "possibly 2017"),
            ("2017%", "可能约2017年", "possibly c. 2017"),
            ("2021-01-04T09:30:00", "2021年1月4日 09:30", "4 January 2021, 09:30"),
            ("1985-04-12T23:20:30+04:30", "1985年4月12日 23:20:30（UTC+04:30）", "12 April 1985, 23:20:30 (UTC+04:30)"),
            ("1985-04-12T24:00:00Z", "1985年4月13日 00:00（UTC）", "13 April 1985, 00:00 (UTC)"),
            ("{1960,1961-12}", "{1960,1961-12}", "{1960,1961-12}"),
        ] {
            let parsed = date(edtf).unwrap();
            assert_eq!([when(Lang::Zh, parsed), when(Lang::En, parsed)], [zh, en], "{edtf}");
        }
    }

    #[test]
    fn years_and_what_shares_their_digits_have_their_era() {
        for (edtf, zh, en) in [
            ("-0499", "公元前500年", "500 BCE"),
            ("0000", "公元前1年", "1 BCE"),
            ("0079", "公元79年", "79 CE"),
            ("-1599/1046", "公元前1600年—公元1046年", "1600 BCE – 1046 CE"),
            ("-0499/20XX~", "公元前500年—约公元21世纪", "500 BCE – c. the 21st century CE"),
            ("-0499/201X", "公元前500年—公元2010年代", "500 BCE – the 2010s CE"),
            ("Y170000002", "公元170000002年", "170000002 CE"),
            ("Y-170000002", "公元前170000003年", "170000003 BCE"),
            ("201X", "2010年代", "the 2010s"),
            ("190X", "1900年代", "1900 – 1909"),
            ("007X", "公元70年—公元79年", "70 CE – 79 CE"),
            ("-001X", "公元前20年—公元前11年", "20 BCE – 11 BCE"),
            ("19XX", "20世纪", "the 20th century"),
            ("20XX", "21世纪", "the 21st century"),
            ("10XX", "11世纪", "the 11th century"),
            ("-04XX", "公元前5世纪", "the 5th century BCE"),
        ] {
            let parsed = date(edtf).unwrap();
            assert_eq!([when(Lang::Zh, parsed), when(Lang::En, parsed)], [zh, en], "{edtf}");
        }
    }

    #[test]
    fn every_pair_of_ends_is_said_in_its_own_way() {
        let ends = ["2021", "..", ""];
        for lang in [Lang::Zh, Lang::En] {
            let periods = ends.iter().flat_map(|start| ends.map(|end| format!("{start}/{end}")));
            let mut said: Vec<_> = periods.map(|period| when(lang, date(&period).unwrap())).collect();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), 9, "{said:?}");
        }
    }

    #[test]
    fn machines_get_the_known_part() {
        for (edtf, machine) in [
            ("2021-01/2021-10", "2021-01"),
            ("../2021-01-04", "2021-01-04"),
            ("2021-33~", "2021"),
            ("1985-04-XX", "1985-04"),
            ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"),
            ("-0499", ""),
            ("201X", ""),
            ("../..", ""),
            ("Y170000002", ""),
            ("[2020,2022]", ""),
        ] {
            assert_eq!(iso(date(edtf).unwrap()), machine, "{edtf}");
        }
    }
}
