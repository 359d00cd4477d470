//! Dates of Chinese civic texts: what is read, what is refused and why, and that our own words are read back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use minxin_atlas::civil::{EdtfDate, End, PartialDate, QualifiedDate};
use minxin_atlas::read::{ChineseDateFault, DateError, Dated, chinese_date, date};
use minxin_atlas::story::Lang;
use minxin_atlas::words;
use minxin_atlas::write::edtf;
use proptest::prelude::*;

/// A text that tells its year, and the same in EDTF.
const WITH_YEAR: &[(&str, &str)] = &[
    ("2021年", "2021"),
    ("2021年度", "2021"),
    ("2021年内", "2021"),
    ("2021年期间", "2021"),
    ("２０２１年", "2021"),
    ("二〇二一年", "2021"),
    ("二零二一年", "2021"),
    ("2021 年 1 月 4 日", "2021-01-04"),
    ("2021年1月", "2021-01"),
    ("2021年1月份", "2021-01"),
    ("2021年01月04日", "2021-01-04"),
    ("２０２１年１月４日", "2021-01-04"),
    ("二〇二一年一月四日", "2021-01-04"),
    ("二〇二一年十二月三十一日", "2021-12-31"),
    ("2021年1月4号", "2021-01-04"),
    ("2020年2月29日", "2020-02-29"),
    // Parts of a year.
    ("2021年初", "2021-33~"),
    ("2021年年初", "2021-33~"),
    ("2021年底", "2021-36~"),
    ("2021年末", "2021-36~"),
    ("2021年中", "2021-06~/2021-07~"),
    ("2021年上半年", "2021-40"),
    ("2021年下半年", "2021-41"),
    ("2021年一季度", "2021-33"),
    ("2021年第一季度", "2021-33"),
    ("2021年第4季度", "2021-36"),
    ("2021年3季度", "2021-35"),
    ("2021年前三季度", "2021-01/2021-09"),
    ("2021年前三个季度", "2021-01/2021-09"),
    ("2021年春", "2021-21"),
    ("2021年夏天", "2021-22"),
    ("2021年秋季", "2021-23"),
    ("2021年冬季", "2021-24"),
    ("2021年元旦", "2021-01-01"),
    ("2021年五一", "2021-05-01"),
    ("2021年国庆节", "2021-10-01"),
    ("2021年某月", "2021-XX"),
    ("2021年某月某日", "2021-XX-XX"),
    ("2021年4月某日", "2021-04-XX"),
    // Parts of a month.
    ("2021年1月上旬", "2021-01-01/2021-01-10"),
    ("2021年1月中旬", "2021-01-11/2021-01-20"),
    ("2020年2月下旬", "2020-02-21/2020-02-29"),
    ("2021年1月初", "2021-01-01~/2021-01-10~"),
    ("2021年2月底", "2021-02-21~/2021-02-28~"),
    // Until, and since.
    ("2021年底前", "../2021-12-31"),
    ("2021年年底前", "../2021-12-31"),
    ("2021年底之前", "../2021-12-31"),
    ("2021年6月底前", "../2021-06-30"),
    ("2021年6月30日前", "../2021-06-30"),
    ("2021年上半年末前", "../2021-06-30"),
    ("截至2020年底", "../2020-12-31"),
    ("截止到2020年12月31日", "../2020-12-31"),
    ("截至2020年", "../2020"),
    ("截至2020年9月", "../2020-09"),
    ("截至2020.12.31", "../2020-12-31"),
    ("到2025年", "../2025"),
    ("至2025年末", "../2025-12-31"),
    ("2021年及以前", "../2021"),
    ("2021年起", "2021/.."),
    ("自2021年1月1日起", "2021-01-01/.."),
    ("2016年以来", "2016/.."),
    ("2021年至今", "2021/.."),
    ("从2021年3月开始", "2021-03/.."),
    ("约2021年起", "2021~/.."),
    ("2021年—不详", "2021/"),
    ("不详—2021年", "/2021"),
    ("时间不详", "/"),
    ("不限时间", "../.."),
    ("不详—不限", "/.."),
    ("不限—不详", "../"),
    // Doubt.
    ("约2021年", "2021~"),
    ("大约2021年3月", "2021-03~"),
    ("2021年左右", "2021~"),
    ("2021年前后", "2021~"),
    ("可能2021年3月", "2021-03?"),
    ("可能是2021年", "2021?"),
    ("2021年（存疑）", "2021?"),
    ("可能约2021年", "2021%"),
    // Periods.
    ("2020—2021年", "2020/2021"),
    ("2020–2021年", "2020/2021"),
    ("2020——2021年", "2020/2021"),
    ("2020-2021年", "2020/2021"),
    ("2020～2021年", "2020/2021"),
    ("2020年-2021年", "2020/2021"),
    ("2020年至2022年", "2020/2022"),
    ("2020至2022年", "2020/2022"),
    ("2020年到2022年", "2020/2022"),
    ("从2020年到2022年", "2020/2022"),
    ("约2020—2021年", "2020~/2021~"),
    ("约2020年—2021年", "2020~/2021"),
    ("2021年1—9月", "2021-01/2021-09"),
    ("2021年1月至9月", "2021-01/2021-09"),
    ("2021年1月4日至6日", "2021-01-04/2021-01-06"),
    ("2021年1月4—6日", "2021-01-04/2021-01-06"),
    ("2021年1月28日至2月3日", "2021-01-28/2021-02-03"),
    ("2020年12月至2021年2月", "2020-12/2021-02"),
    ("2021年一至三季度", "2021-33/2021-35"),
    ("2021年一季度至三季度", "2021-33/2021-35"),
    ("二〇二〇年至二〇二二年", "2020/2022"),
    ("2024.3.5—2024.3.8", "2024-03-05/2024-03-08"),
    // Five-year plans.
    ("“十四五”期间", "2021/2025"),
    ("十四五", "2021/2025"),
    ("‘十四五’时期", "2021/2025"),
    ("“十三五”规划期间", "2016/2020"),
    ("“十二五”期间", "2011/2015"),
    ("“十五”期间", "2001/2005"),
    ("“二十五”期间", "2051/2055"),
    ("“五五”期间", "1976/1980"),
    ("“三五”期间", "1966/1970"),
    ("“二五”期间", "1958/1962"),
    ("“一五”期间", "1953/1957"),
    ("第十四个五年规划", "2021/2025"),
    ("“十四五”开局之年", "2021"),
    ("“十三五”收官之年", "2020"),
    ("“十三五”以来", "2016/.."),
    ("“十四五”末", "2025-36~"),
    ("到“十四五”末", "../2025-12-31"),
    ("“十四五”期末", "2025-36~"),
    ("“十四五”期末前", "../2025-12-31"),
    ("“十四五”初", "2021-33~"),
    // Other eras and longer times.
    ("公元前500年", "-0499"),
    ("公元前1年", "0000"),
    ("公元79年", "0079"),
    ("公元前500年—公元前400年", "-0499/-0399"),
    ("公元前500—前400年", "-0499/-0399"),
    ("公元前1年—公元79年", "0000/0079"),
    ("公元前500年—公元2021年", "-0499/2021"),
    ("2010年代", "201X"),
    ("1900年代", "190X"),
    ("20世纪", "19XX"),
    ("二十世纪", "19XX"),
    ("20世纪80年代", "198X"),
    ("公元前5世纪", "-04XX"),
    // Numbers alone, from the year on.
    ("2024.3.5", "2024-03-05"),
    ("2024/3/5", "2024-03-05"),
    ("2024/03/05", "2024-03-05"),
    ("2024-3-5", "2024-03-05"),
    ("２０２４．３．５", "2024-03-05"),
    ("2024.3", "2024-03"),
    ("2024/12", "2024-12"),
];

/// A text that needs the year 2021 beside it, and the same in EDTF.
const WITHOUT_YEAR: &[(&str, &str)] = &[
    ("上半年", "2021-40"),
    ("三季度", "2021-35"),
    ("前三季度", "2021-01/2021-09"),
    ("年初", "2021-33~"),
    ("年底", "2021-36~"),
    ("年中", "2021-06~/2021-07~"),
    ("年底前", "../2021-12-31"),
    ("年内", "2021"),
    ("6月底前", "../2021-06-30"),
    ("1月4日", "2021-01-04"),
    ("3月", "2021-03"),
    ("3—5月", "2021-03/2021-05"),
    ("1月4日至6日", "2021-01-04/2021-01-06"),
    ("元旦", "2021-01-01"),
    ("国庆", "2021-10-01"),
    ("近日", "2021~"),
    ("日前", "2021~"),
    ("今年", "2021"),
    ("今年上半年", "2021-40"),
    ("去年底", "2020-36~"),
    ("去年12月", "2020-12"),
    ("明年底前", "../2022-12-31"),
];

fn read(text: &str, year: Option<i32>) -> Result<EdtfDate, ChineseDateFault> {
    chinese_date(text, year).map(|dated| dated.when)
}

#[test]
fn what_tells_its_year_is_read() {
    for (text, wanted) in WITH_YEAR {
        let wanted = Dated { when: date(wanted).unwrap(), normalised: true };
        for year in [None, Some(1999)] {
            let found = chinese_date(text, year);
            assert_eq!(found, Ok(wanted), "{text} is {:?}", found.map(|dated| edtf(dated.when)));
        }
    }
}

#[test]
fn what_tells_no_year_needs_one_beside_it() {
    for (text, wanted) in WITHOUT_YEAR {
        let found = read(text, Some(2021));
        assert_eq!(found, Ok(date(wanted).unwrap()), "{text} is {:?}", found.map(edtf));
        assert_eq!(read(text, None), Err(ChineseDateFault::NoYear), "{text}");
    }
}

#[test]
fn edtf_is_read_as_it_is() {
    for text in ["2021", "2021-01-04?", "../2021", "1985-04-12T23:20:30Z", "{1960,1961-12}"] {
        assert_eq!(chinese_date(text, None), Ok(Dated { when: date(text).unwrap(), normalised: false }));
    }
}

#[test]
fn what_cannot_be_told_is_refused_with_its_reason() {
    use ChineseDateFault::{Ambiguous, Form, Impossible, Lunar, NoYear};
    for (text, why) in [
        ("", Form),
        ("改造完成", Form),
        ("2021年改造", Form),
        ("2021年1月改造", Form),
        ("一五一十", Form),
        ("公元", Form),
        ("2021年1月4", Form),
        ("2020年至2021年至2022年", Form),
        ("2024.3/5", Form),
        ("公元前1世纪", Form),
        ("3/5/2024", Ambiguous),
        ("24.3.5", Ambiguous),
        ("3/5", Ambiguous),
        ("21年", Ambiguous),
        ("80年代", Ambiguous),
        ("2021年6月前", Ambiguous),
        ("2021年前", Ambiguous),
        ("公元前500—400年", Ambiguous),
        ("2021年春节前", Lunar),
        ("春节前", Lunar),
        ("农历五月初五", Lunar),
        ("2021年中秋", Lunar),
        ("上半年", NoYear),
        ("年底前", NoYear),
        ("近日", NoYear),
        ("2021年13月", Impossible(DateError::Month)),
        ("2021年0月", Impossible(DateError::Month)),
        ("2021年五季度", Impossible(DateError::Month)),
        ("2021年2月29日", Impossible(DateError::Day(28))),
        ("2021年6月31日前", Impossible(DateError::Day(30))),
        ("2021年1月300日", Impossible(DateError::Day(31))),
        ("2024.13.5", Impossible(DateError::Month)),
        ("2024/2/30", Impossible(DateError::Day(29))),
        ("2021-02-30", Impossible(DateError::Day(28))),
        ("2021-13", Impossible(DateError::Month)),
        ("2022年至2020年", Impossible(DateError::Reversed)),
        ("2021年12月至2月", Impossible(DateError::Reversed)),
        ("12021年", Impossible(DateError::Digits)),
        ("99990年代", Impossible(DateError::Digits)),
    ] {
        assert_eq!(chinese_date(text, None), Err(why), "{text}");
    }
}

#[test]
fn every_reason_is_said_in_both_languages() {
    use ChineseDateFault::{Ambiguous, Form, Impossible, Lunar, NoYear};
    let reasons = [Form, NoYear, Lunar, Ambiguous, Impossible(DateError::Reversed)];
    let mut said: Vec<String> =
        reasons.iter().flat_map(|why| [Lang::Zh, Lang::En].map(|lang| words::chinese_date_fault(lang, *why))).collect();
    said.sort();
    said.dedup();
    assert_eq!(said.len(), 2 * reasons.len());
}

fn marked(partial: impl Strategy<Value = PartialDate>) -> impl Strategy<Value = QualifiedDate> {
    (partial, any::<bool>(), any::<bool>()).prop_map(|(partial, uncertain, approximate)| QualifiedDate {
        partial,
        uncertain,
        approximate,
    })
}

/// Every part of the calendar that our words name as one.
fn partial() -> impl Strategy<Value = PartialDate> {
    (-9_999..=9_999_i32, 1..=12_u8, 1..=28_u8, 0..11_u8).prop_map(|(year, month, day, form)| match form {
        0 => PartialDate::Year(year),
        1 => PartialDate::Half(year, month.div_ceil(6)),
        2 => PartialDate::Quarter(year, month.div_ceil(3)),
        3 => PartialDate::Season(year, month.div_ceil(3)),
        4 => PartialDate::SomeMonth(year),
        5 => PartialDate::Month(year, month),
        6 => PartialDate::SomeDay(year),
        7 => PartialDate::SomeDayIn(year, month),
        8 => PartialDate::Decade(100 + year.rem_euclid(900)),
        9 => PartialDate::Century(year % 100),
        _ => PartialDate::Day(year, month, day),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_own_words_are_read_back(start in marked(partial()), end in marked(partial()), form in 0..7_u8) {
        let (start, end) = if start.partial.first() > end.partial.last() { (end, start) } else { (start, end) };
        let (from, to) = (End::Known(start), End::Known(end));
        let when = match form {
            0 | 1 => EdtfDate::On(start),
            2 => EdtfDate::Between(End::Open, to),
            3 => EdtfDate::Between(End::Unknown, to),
            4 => EdtfDate::Between(from, End::Open),
            5 => EdtfDate::Between(from, End::Unknown),
            _ => EdtfDate::Between(from, to),
        };
        let said = words::when(Lang::Zh, when);
        prop_assert_eq!(read(&said, None), Ok(when), "{}", said);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), year in any::<Option<i32>>()) {
        if let Ok(dated) = chinese_date(&text, year) {
            prop_assert_eq!(date(&edtf(dated.when)), Ok(dated.when));
        }
    }

    #[test]
    fn any_text_of_its_words_is_read_or_refused(
        words in prop::collection::vec(prop::sample::select(vec![
            "2021", "公元前", "公元", "500", "十", "四", "五", "12", "31", "30", "年", "月", "日", "底", "初", "前", "第",
            "季度", "上半年", "世纪", "年代", "期间", "约", "可能", "至", "—", "截至", "起", "以来", "今年", "明年", ".", "/",
            "一", "0", "不详", "旬", "上旬", "末", "春", "左右", "九千九百", "9999",
        ]), 0..7),
        year in any::<Option<i32>>(),
    ) {
        let text = words.concat();
        if let Ok(dated) = chinese_date(&text, year) {
            prop_assert_eq!(date(&edtf(dated.when)), Ok(dated.when), "{}", text);
        }
    }
}
