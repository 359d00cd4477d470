//! Dates in words: always with the year, never shifted.

use crate::civil::{Date, End, Partial, When};
use crate::story::Lang;

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

/// A date or period in words.
pub fn when(lang: Lang, when: When) -> String {
    match (lang, when) {
        (_, When::On(one)) => date(lang, one),
        (Lang::Zh, When::Between(End::Known(start), End::Known(end))) => {
            format!("{}—{}", date(lang, start), date(lang, end))
        }
        (Lang::En, When::Between(End::Known(start), End::Known(end))) => {
            format!("{} – {}", date(lang, start), date(lang, end))
        }
        (Lang::Zh, When::Between(_, End::Known(end))) => format!("{}及以前", date(lang, end)),
        (Lang::En, When::Between(_, End::Known(end))) => format!("by {}", date(lang, end)),
        (Lang::Zh, When::Between(End::Known(start), End::Open)) => format!("{}起", date(lang, start)),
        (Lang::En, When::Between(End::Known(start), End::Open)) => format!("since {}", date(lang, start)),
        (Lang::Zh, When::Between(End::Known(start), End::Unknown)) => format!("{}起，何时止不详", date(lang, start)),
        (Lang::En, When::Between(End::Known(start), End::Unknown)) => {
            format!("from {}, end unknown", date(lang, start))
        }
        (Lang::Zh, When::Between(..)) => "时间不详".to_owned(),
        (Lang::En, When::Between(..)) => "date unknown".to_owned(),
    }
}

fn date(lang: Lang, date: Date) -> String {
    let bare = partial(lang, date.partial);
    match (lang, date.approximate, date.uncertain) {
        (_, false, false) => bare,
        (Lang::Zh, true, false) => format!("约{bare}"),
        (Lang::Zh, false, true) => format!("{bare}（存疑）"),
        (Lang::Zh, true, true) => format!("约{bare}（存疑）"),
        (Lang::En, true, false) => format!("about {bare}"),
        (Lang::En, false, true) => format!("{bare} (uncertain)"),
        (Lang::En, true, true) => format!("about {bare} (uncertain)"),
    }
}

fn partial(lang: Lang, partial: Partial) -> String {
    let name = |month: u8| MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
    let year = year(lang, partial.year());
    match (lang, partial) {
        (_, Partial::Year(_)) => year,
        (Lang::Zh, Partial::Month(_, month)) => format!("{year}{month}月"),
        (Lang::Zh, Partial::Day(_, month, day)) => format!("{year}{month}月{day}日"),
        (Lang::En, Partial::Month(_, month)) => format!("{} {year}", name(month)),
        (Lang::En, Partial::Day(_, month, day)) => format!("{day} {} {year}", name(month)),
    }
}

/// Year 0 is 1 BCE.
fn year(lang: Lang, year: i32) -> String {
    match (lang, year > 0) {
        (Lang::Zh, true) => format!("{year}年"),
        (Lang::Zh, false) => format!("公元前{}年", 1 - year),
        (Lang::En, true) => year.to_string(),
        (Lang::En, false) => format!("{} BCE", 1 - year),
    }
}

/// The value of a `<time datetime>`: the first day, month or year known; empty when HTML has no form for it.
pub fn iso(when: When) -> String {
    let date = match when {
        When::On(date) | When::Between(End::Known(date), _) | When::Between(_, End::Known(date)) => date,
        When::Between(..) => return String::new(),
    };
    match date.partial {
        partial if partial.year() < 1 => String::new(),
        Partial::Year(year) => format!("{year:04}"),
        Partial::Month(year, month) => format!("{year:04}-{month:02}"),
        Partial::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
    }
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
            ("2021-01/2021-10", "2021年1月—2021年10月", "January 2021 – October 2021"),
            ("../2021-01-04", "2021年1月4日及以前", "by 4 January 2021"),
            ("2021/..", "2021年起", "since 2021"),
            ("2017-12~", "约2017年12月", "about December 2017"),
            ("-0499", "公元前500年", "500 BCE"),
        ] {
            let parsed = date(edtf).unwrap();
            assert_eq!(when(Lang::Zh, parsed), zh);
            assert_eq!(when(Lang::En, parsed), en);
        }
    }

    #[test]
    fn machines_get_the_known_part() {
        assert_eq!(iso(date("2021-01/2021-10").unwrap()), "2021-01");
        assert_eq!(iso(date("../2021-01-04").unwrap()), "2021-01-04");
        assert_eq!(iso(date("-0499").unwrap()), "");
    }
}
