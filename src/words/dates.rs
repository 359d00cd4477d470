//! Dates as text: always with the year, never shifted to another time zone.

use crate::civil::{Day, EdtfDate, End, Moment, PartialDate, QualifiedDate};
use crate::story::Lang;
use crate::write::{edtf_moment, edtf_partial};

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
/// Parts of a year: suffix in Chinese, prefix in English.
const PARTS: [[&str; 2]; 12] = [
    ["上半年", "first half of "],
    ["下半年", "second half of "],
    ["第一季度", "Q1 "],
    ["第二季度", "Q2 "],
    ["第三季度", "Q3 "],
    ["第四季度", "Q4 "],
    ["春季", "spring "],
    ["夏季", "summer "],
    ["秋季", "autumn "],
    ["冬季", "winter "],
    ["某月", "a month of "],
    ["某月某日", "a day of "],
];

/// English separator of the ends of a period. It has no spaces if both ends have none.
pub(super) const RANGE: &str = " – ";

/// A date or period as text.
pub fn when(lang: Lang, when: EdtfDate) -> String {
    let mut writer = DateWriter { lang, text: String::new(), to: RANGE };
    match when {
        EdtfDate::On(date) => writer.date(date, false),
        EdtfDate::At(moment) => writer.moment(moment),
        EdtfDate::Between(start, end) => writer.between(start, end),
        EdtfDate::Far(year) => writer.year(year, false),
        EdtfDate::AsWritten(written) => writer.text = written.text(),
    }
    writer.text
}

/// The month of a day as text.
pub fn month_of(lang: Lang, day: Day) -> String {
    let (year, month, _) = day.civil();
    when(lang, EdtfDate::On(PartialDate::Month(year, month).into()))
}

/// A month without its year, for an axis that shows the year beside it.
pub fn month_alone(lang: Lang, month: u8) -> String {
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => {
            let name = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
            // June and July are as short as their abbreviations.
            name.get(..if name.len() > 4 { 3 } else { 4 }).unwrap_or(name).to_owned()
        }
    }
}

/// A day without its month, for an axis that shows the month beside it.
pub fn day_alone(lang: Lang, day: u8) -> String {
    match lang {
        Lang::Zh => format!("{day}日"),
        Lang::En => day.to_string(),
    }
}

/// Writer of a date in one language.
pub(super) struct DateWriter {
    pub(super) lang: Lang,
    pub(super) text: String,
    /// English separator of the ends of a period.
    pub(super) to: &'static str,
}

impl DateWriter {
    /// Appends one of two texts, by language.
    pub(super) fn say(&mut self, zh: &str, en: &str) {
        self.text.push_str(match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        });
    }

    fn number(&mut self, number: i64) {
        self.text.push_str(&number.to_string());
    }

    pub(super) fn between(&mut self, start: End, end: End) {
        match (start, end) {
            (End::Open, End::Open) => return self.say("不限时间", "at any time"),
            (End::Unknown, End::Unknown) => return self.say("时间不详", "date unknown"),
            (End::Open, End::Known(date)) => {
                self.say("", "by ");
                self.date(date, false);
                return self.say("及以前", "");
            }
            (End::Known(date), End::Open) => {
                self.say("", "since ");
                self.date(date, false);
                return self.say("起", "");
            }
            _ => {}
        }
        let begin = self.text.len();
        self.end(start, false);
        let middle = self.text.len();
        // 公元前1600年—公元1046年, 公元79年—公元1200年: after a year with its era, a year without 公元 would be ambiguous.
        self.end(end, matches!(start, End::Known(start) if start.partial.year() < 1_000));
        self.join(begin, middle, self.to);
    }

    /// Joins the ends of a period, which were written from byte `begin` on and meet at byte `middle`. `to` is the English
    /// separator. A dash has no spaces if the ends have none: `1954–1963`, `May 1954 – 1963`.
    fn join(&mut self, begin: usize, middle: usize, to: &'static str) {
        let is_spaced = || self.text.get(begin..).is_some_and(|ends| ends.contains([' ', '–']));
        let to = match self.lang {
            Lang::Zh => "—",
            Lang::En if to == RANGE && !is_spaced() => RANGE.trim(),
            Lang::En => to,
        };
        self.text.insert_str(middle, to);
    }

    fn end(&mut self, end: End, era: bool) {
        match end {
            End::Known(date) => self.date(date, era),
            End::Open => self.say("不限", "open"),
            End::Unknown => self.say("不详", "unknown"),
        }
    }

    /// Appends a date; `era` is true if a year CE must show its era.
    fn date(&mut self, date: QualifiedDate, era: bool) {
        if date.uncertain {
            self.say("可能", "possibly ");
        }
        if date.approximate {
            self.say("约", "c. ");
        }
        self.partial(date.partial, era);
    }

    pub(super) fn partial(&mut self, partial: PartialDate, era: bool) {
        let part = match partial {
            PartialDate::Century(hundreds) => return self.century(hundreds, era),
            PartialDate::Decade(tens) => return self.decade(tens, era),
            PartialDate::Half(_, half) => half,
            PartialDate::Quarter(_, quarter) => quarter + 2,
            PartialDate::Season(_, season) => season + 6,
            PartialDate::SomeMonth(_) => 11,
            PartialDate::SomeDay(_) => 12,
            PartialDate::Month(_, month) | PartialDate::SomeDayIn(_, month) | PartialDate::Day(_, month, _) => {
                return self.in_month(month, partial, era);
            }
            PartialDate::Year(_) => 0,
        };
        let [zh, en] = nth(&PARTS, part).unwrap_or_default();
        self.say("", en);
        self.year(i64::from(partial.year()), era);
        self.say(zh, "");
    }

    /// Chinese goes from the largest unit to the smallest, English the other way.
    fn in_month(&mut self, month: u8, partial: PartialDate, era: bool) {
        let year = i64::from(partial.year());
        if self.lang == Lang::Zh {
            self.year(year, era);
            self.number(i64::from(month));
            self.say("月", "");
        }
        match partial {
            PartialDate::Day(.., day) => {
                self.number(i64::from(day));
                self.say("日", " ");
            }
            PartialDate::SomeDayIn(..) => self.say("某日", "a day of "),
            _ => {}
        }
        if self.lang == Lang::En {
            self.say("", nth(&MONTHS, month).unwrap_or_default());
            self.say("", " ");
            self.year(year, era);
        }
    }

    /// Appends a century as both languages count it from its digits: 19XX is the 20th, 1900 to 1999. BCE, the shared digits
    /// are those of the century itself: -04XX is 500 to 401 BCE.
    fn century(&mut self, hundreds: i32, era: bool) {
        let (is_ours, number) = (hundreds >= 0, hundreds.abs() + 1);
        let has_era = era || !is_ours;
        self.era_before(has_era, is_ours);
        self.say("", "the ");
        self.number(i64::from(number));
        let ending = match (number % 10, number % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        self.say("世纪", ending);
        self.say("", " century");
        self.era_after(has_era, is_ours);
    }

    /// Appends a decade. `1900年代` is 1900 to 1909; "the 1900s" may mean the century, so English spells the decade out.
    /// Before the year 1000 both languages do, and BCE the digits are not those of the years that are written.
    fn decade(&mut self, tens: i32, era: bool) {
        let first = i64::from(PartialDate::Decade(tens).year());
        let is_plain = tens >= 100 && (self.lang == Lang::Zh || tens % 10 != 0 && !era);
        if is_plain {
            self.say("", "the ");
        }
        let begin = self.text.len();
        self.year(first, era);
        if is_plain {
            return self.say("代", "s");
        }
        let middle = self.text.len();
        self.year(first + 9, era);
        self.join(begin, middle, RANGE);
    }

    /// Appends an astronomical year: 0 is 1 BCE. Years that could be mistaken for others always show their era.
    fn year(&mut self, year: i64, era: bool) {
        let is_ours = year > 0;
        let has_era = era || !(1_000..10_000).contains(&year);
        self.era_before(has_era, is_ours);
        self.number(if is_ours { year } else { 1 - year });
        self.say("年", "");
        self.era_after(has_era, is_ours);
    }

    fn era_before(&mut self, has_era: bool, is_ours: bool) {
        if has_era {
            self.say(if is_ours { "公元" } else { "公元前" }, "");
        }
    }

    fn era_after(&mut self, has_era: bool, is_ours: bool) {
        if has_era {
            self.say("", if is_ours { " CE" } else { " BCE" });
        }
    }

    /// Appends a time of day in the source's time zone, with its offset if given.
    fn moment(&mut self, moment: Moment) {
        self.partial(PartialDate::of(moment.day), false);
        self.say(" ", ", ");
        let written = edtf_moment(moment);
        let time = written.split_once('T').map(|(_, time)| time).unwrap_or_default();
        let (clock, offset) = time.split_at_checked(8).unwrap_or_default();
        self.text.push_str(clock.strip_suffix(":00").unwrap_or(clock));
        if !offset.is_empty() {
            self.text.push_str(" UTC");
            self.text.push_str(offset.trim_start_matches('Z'));
        }
    }
}

/// Item of a list that is numbered from 1.
fn nth<T: Copy>(list: &[T], number: u8) -> Option<T> {
    list.get(usize::from(number).wrapping_sub(1)).copied()
}

/// Value of `<time datetime>`: the first known moment, day, month or year. Empty if HTML has no form for it.
pub fn iso(when: EdtfDate) -> String {
    let date = match when {
        EdtfDate::At(moment) if moment.day.civil().0 > 0 => return edtf_moment(moment),
        EdtfDate::On(date) | EdtfDate::Between(End::Known(date), _) | EdtfDate::Between(_, End::Known(date)) => date,
        _ => return String::new(),
    };
    let known = match date.partial {
        partial if partial.year() < 1 => return String::new(),
        PartialDate::Century(_) | PartialDate::Decade(_) => return String::new(),
        PartialDate::SomeDayIn(year, month) => PartialDate::Month(year, month),
        PartialDate::Day(..) | PartialDate::Month(..) => date.partial,
        other => PartialDate::Year(other.year()),
    };
    edtf_partial(known)
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
            ("../..", "不限时间", "at any time"),
            ("/..", "不详—不限", "unknown–open"),
            ("2021/..", "2021年起", "since 2021"),
            ("2021/", "2021年—不详", "2021–unknown"),
            ("/2021", "不详—2021年", "unknown–2021"),
            ("2017-12~", "约2017年12月", "c. December 2017"),
            ("2017?", "可能2017年", "possibly 2017"),
            ("2017%", "可能约2017年", "possibly c. 2017"),
            ("2021-01-04T09:30:00", "2021年1月4日 09:30", "4 January 2021, 09:30"),
            ("1985-04-12T23:20:30+04:30", "1985年4月12日 23:20:30 UTC+04:30", "12 April 1985, 23:20:30 UTC+04:30"),
            ("1985-04-12T24:00:00Z", "1985年4月13日 00:00 UTC", "13 April 1985, 00:00 UTC"),
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
            ("0079/1200-05", "公元79年—公元1200年5月", "79 CE – May 1200 CE"),
            ("0079-12-31/0080-01-01", "公元79年12月31日—公元80年1月1日", "31 December 79 CE – 1 January 80 CE"),
            ("1000/1200", "1000年—1200年", "1000–1200"),
            ("-0499/20XX~", "公元前500年—约公元21世纪", "500 BCE – c. the 21st century CE"),
            ("-0499/201X", "公元前500年—公元2010年代", "500 BCE – 2010 CE – 2019 CE"),
            ("Y170000002", "公元170000002年", "170000002 CE"),
            ("Y-170000002", "公元前170000003年", "170000003 BCE"),
            ("1954/1963", "1954年—1963年", "1954–1963"),
            ("1954~/1963", "约1954年—1963年", "c. 1954 – 1963"),
            ("1954/1963-05", "1954年—1963年5月", "1954 – May 1963"),
            ("190X/200X", "1900年代—2000年代", "1900–1909 – 2000–2009"),
            ("201X", "2010年代", "the 2010s"),
            ("190X", "1900年代", "1900–1909"),
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
            let mut texts: Vec<_> = periods.map(|period| when(lang, date(&period).unwrap())).collect();
            texts.sort();
            texts.dedup();
            assert_eq!(texts.len(), 9, "{texts:?}");
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
