//! Dates in sentences: with a preposition, and as the end of a period.

use super::date_writer::{DateWriter, RANGE};
use super::dates::when;
use crate::civil::{EdtfDate, End, PartialDate};
use crate::story::Lang;

/// A date or period with its preposition: `on 31 January 2021`, `in 2021`. Chinese has none.
pub fn at_time(lang: Lang, time: EdtfDate) -> String {
    let mut writer = DateWriter { lang, text: String::new(), to: RANGE };
    match (lang, time) {
        (Lang::En, EdtfDate::On(date)) => {
            writer.say("", if date.approximate { "around " } else { preposition(date.partial) });
            writer.partial(date.partial, false);
            writer.uncertain(date);
        }
        (Lang::En, EdtfDate::At(_)) => writer.text = ["on ", &when(lang, time)].concat(),
        (Lang::En, EdtfDate::Far(_)) => writer.text = ["in ", &when(lang, time)].concat(),
        (Lang::En, EdtfDate::Between(start @ End::Known(_), end @ End::Known(_))) => {
            (writer.text, writer.to) = ("from ".to_owned(), " to ");
            writer.between(start, end);
        }
        // On or before, since, at any time: the text has its own preposition.
        (Lang::En, EdtfDate::Between(End::Known(_), End::Open) | EdtfDate::Between(End::Open, _)) | (Lang::Zh, _) => {
            writer.text = when(lang, time);
        }
        (Lang::En, _) => writer.text = ["(", &when(lang, time), ")"].concat(),
    }
    writer.text
}

/// English preposition of a date, with the article for half a year.
fn preposition(partial: PartialDate) -> &'static str {
    match partial {
        PartialDate::Day(..) | PartialDate::SomeDay(_) | PartialDate::SomeDayIn(..) => "on ",
        PartialDate::Half(..) => "in the ",
        _ => "in ",
    }
}

/// The date up to which a value holds: the last date of a period.
pub fn until(lang: Lang, time: EdtfDate) -> String {
    match time {
        EdtfDate::Between(_, End::Known(last)) => when(lang, EdtfDate::On(last)),
        _ => when(lang, time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::date;

    #[test]
    fn a_time_in_a_sentence_has_its_preposition() {
        for (edtf, zh, en) in [
            ("2021-01-31", "2021年1月31日", "on 31 January 2021"),
            ("2021-01", "2021年1月", "in January 2021"),
            ("2021", "2021年", "in 2021"),
            ("2021-40", "2021年上半年", "in the first half of 2021"),
            ("2021-36", "2021年第四季度", "in Q4 2021"),
            ("2021-01/2021-10", "2021年1月—2021年10月", "from January 2021 to October 2021"),
            ("../2021-01-04", "2021年1月4日及以前", "on or before 4 January 2021"),
            ("2021/..", "2021年起", "since 2021"),
            ("../..", "不限时间", "at any time"),
            ("/2021", "起期不详，至2021年", "(start unknown – 2021)"),
            ("1985-04-XX", "1985年4月（日期不详）", "on some day of April 1985"),
            ("2017-12~", "约2017年12月", "around December 2017"),
            ("2017-12-01?", "2017年12月1日（存疑）", "on 1 December 2017 (uncertain)"),
            ("2021-01-04T09:30:00", "2021年1月4日 09:30", "on 4 January 2021, 09:30"),
            ("201X", "2010年代", "in the 2010s"),
            ("1954/1963", "1954年—1963年", "from 1954 to 1963"),
            ("190X/192X", "1900年代—1920年代", "from 1900–1909 to the 1920s"),
            ("Y170000002", "公元170000002年", "in 170000002 CE"),
            ("{1960,1961-12}", "{1960,1961-12}", "({1960,1961-12})"),
        ] {
            let parsed = date(edtf).unwrap();
            assert_eq!([at_time(Lang::Zh, parsed), at_time(Lang::En, parsed)], [zh, en], "{edtf}");
        }
        let until = |edtf: &str| until(Lang::En, date(edtf).unwrap());
        assert_eq!([until("2021-01/2021-06-30"), until("../2021-01-04")], ["30 June 2021", "4 January 2021"]);
        assert_eq!([until("2021"), until("2021/..")], ["2021", "since 2021"]);
    }
}
