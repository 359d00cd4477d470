//! Dates as text: always with the year, never shifted to another time zone.

use super::date_writer::{DateWriter, MONTHS, RANGE};
use crate::civil::{Day, EdtfDate, End, PartialDate};
use crate::story::Lang;
use crate::write::{edtf_moment, edtf_partial};

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
            ("2004-XX", "2004年（月份不详）", "some month of 2004"),
            ("1985-04-XX", "1985年4月（日期不详）", "some day of April 1985"),
            ("1985-XX-XX", "1985年（日期不详）", "some day of 1985"),
            ("2021-01/2021-10", "2021年1月—2021年10月", "January 2021 – October 2021"),
            ("../2021-01-04", "2021年1月4日及以前", "on or before 4 January 2021"),
            ("../..", "不限时间", "at any time"),
            ("/..", "起期不详，持续中", "start unknown – ongoing"),
            ("2021/..", "2021年起", "since 2021"),
            ("2021/", "2021年起，止期不详", "2021 – end unknown"),
            ("/2021", "起期不详，至2021年", "start unknown – 2021"),
            ("2017-12~", "约2017年12月", "about December 2017"),
            ("2017?", "2017年（存疑）", "2017 (uncertain)"),
            ("2017%", "约2017年（存疑）", "about 2017 (uncertain)"),
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
            ("-0499/20XX~", "公元前500年—约公元21世纪", "500 BCE – about the 21st century CE"),
            ("-0499/201X", "公元前500年—公元2010年代", "500 BCE – 2010 CE – 2019 CE"),
            ("Y170000002", "公元170000002年", "170000002 CE"),
            ("Y-170000002", "公元前170000003年", "170000003 BCE"),
            ("1954/1963", "1954年—1963年", "1954–1963"),
            ("1954~/1963", "约1954年—1963年", "about 1954 – 1963"),
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
