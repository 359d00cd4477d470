//! Writes dates and periods in one language.

use crate::civil::{End, Moment, PartialDate, QualifiedDate};
use crate::story::Lang;
use crate::write::edtf_moment;

/// Names of the months in English.
pub(super) const MONTHS: [&str; 12] = [
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
    ["（月份不详）", "some month of "],
    ["（日期不详）", "some day of "],
];

/// English separator of the ends of a period. It has no spaces if both ends have none.
pub(super) const RANGE: &str = " – ";

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
            (End::Open, End::Open) => self.say("不限时间", "at any time"),
            (End::Unknown, End::Unknown) => self.say("时间不详", "date unknown"),
            (End::Open, End::Known(date)) => {
                self.say("", "on or before ");
                self.date(date, false);
                self.say("及以前", "");
            }
            (End::Known(date), End::Open) => {
                self.say("", "since ");
                self.date(date, false);
                self.say("起", "");
            }
            (End::Known(date), End::Unknown) => {
                self.date(date, false);
                self.say("起，止期不详", " – end unknown");
            }
            (End::Unknown, End::Known(date)) => {
                self.say("起期不详，至", "start unknown – ");
                self.date(date, false);
            }
            (End::Unknown, End::Open) => self.say("起期不详，持续中", "start unknown – ongoing"),
            (End::Open, End::Unknown) => self.say("起期不限，止期不详", "any start – end unknown"),
            (End::Known(start), End::Known(end)) => self.period(start, end),
        }
    }

    fn period(&mut self, start: QualifiedDate, end: QualifiedDate) {
        let begin = self.text.len();
        self.date(start, false);
        let middle = self.text.len();
        // 公元前1600年—公元1046年, 公元79年—公元1200年: after a year with its era, a year without 公元 would be ambiguous.
        self.date(end, start.partial.year() < 1_000);
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

    /// Appends a date; `era` is true if a year CE must show its era.
    pub(super) fn date(&mut self, date: QualifiedDate, era: bool) {
        if date.approximate {
            self.say("约", "about ");
        }
        self.partial(date.partial, era);
        self.uncertain(date);
    }

    /// Appends the mark of an uncertain date.
    pub(super) fn uncertain(&mut self, date: QualifiedDate) {
        if date.uncertain {
            self.say("（存疑）", " (uncertain)");
        }
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
            PartialDate::SomeDayIn(..) => self.say("（日期不详）", "some day of "),
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
    pub(super) fn year(&mut self, year: i64, era: bool) {
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
    pub(super) fn moment(&mut self, moment: Moment) {
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
