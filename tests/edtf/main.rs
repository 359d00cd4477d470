//! Tests of EDTF dates (ISO 8601-2): accepted texts and their days, rejected texts and the reason, and texts that are shown
//! as written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::BTreeSet;

use minxin_atlas::civil::{DatePrecision, Day, EdtfDate, End, Moment, PartialDate, QualifiedDate, RawEdtf};
use minxin_atlas::read::{DateError, ProblemKind, date};
use minxin_atlas::story::Lang;
use minxin_atlas::words;
use minxin_atlas::write::edtf;
use proptest::prelude::*;

mod level_0;
mod level_1;
mod level_2;
mod oracle;
mod refused;

/// A text, its first and last day (`..` if open, empty if unknown), and its precision.
type Drawn = (&'static str, &'static str, &'static str, Option<DatePrecision>);

/// Every error. Days are represented by months of two lengths.
const FAULTS: [DateError; 14] = [
    DateError::Form,
    DateError::Blank,
    DateError::Digits,
    DateError::LongYear,
    DateError::NegativeZero,
    DateError::Month,
    DateError::Day(29),
    DateError::Day(30),
    DateError::Time,
    DateError::Offset,
    DateError::Reversed,
    DateError::ThirdEnd,
    DateError::TimeInPeriod,
    DateError::TooLong,
];

fn end_text(end: End, day: Option<Day>) -> String {
    match (end, day) {
        (End::Known(_), Some(day)) => edtf(EdtfDate::On(PartialDate::of(day).into())),
        (End::Open, None) => "..".to_owned(),
        (End::Unknown, None) => String::new(),
        other => panic!("{other:?}"),
    }
}

/// True if a part of the text has one of these marks.
fn marked(text: &str, marks: [char; 2]) -> bool {
    text.contains(marks)
}

fn check(rows: &[Drawn]) {
    for (text, first, last, precision) in rows {
        let when = date(text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        let (start, end) = when.ends().unwrap_or_else(|| panic!("{text} is drawn"));
        assert_eq!(
            (end_text(start, when.first()).as_str(), end_text(end, when.last()).as_str()),
            (*first, *last),
            "{text}"
        );
        assert_eq!(when.precision(), *precision, "{text}");
        let dates: Vec<QualifiedDate> = [start, end].into_iter().filter_map(End::date).collect();
        assert_eq!(dates.iter().any(|date| date.uncertain), marked(text, ['?', '%']), "{text}");
        assert_eq!(dates.iter().any(|date| date.approximate), marked(text, ['~', '%']), "{text}");
        let soft = marked(text, ['?', '%']) || text.contains('~') || precision == &Some(DatePrecision::Season);
        assert_eq!(when.is_vague(), soft, "{text}");
        assert_eq!(date(&edtf(when)), Ok(when), "{text} is written as {}", edtf(when));
        assert!(edtf(when) == *text || text.contains('T'), "{text} is written as {}", edtf(when));
    }
}

#[test]
fn every_text_stands_once() {
    let drawn = level_0::ROWS.iter().chain(level_1::ROWS).map(|row| row.0);
    let mut texts: Vec<_> =
        drawn.chain(refused::ROWS.iter().map(|row| row.0)).chain(level_2::ROWS.iter().copied()).collect();
    let all = texts.len();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), all);
}

#[test]
fn the_tables_have_every_precision_and_every_fault() {
    let rows = level_0::ROWS.iter().chain(level_1::ROWS);
    let precisions: BTreeSet<DatePrecision> = rows.filter_map(|row| row.3).collect();
    let (finest, coarsest) = (precisions.first(), precisions.last());
    assert_eq!((precisions.len(), finest, coarsest), (9, Some(&DatePrecision::Second), Some(&DatePrecision::Century)));
    for why in FAULTS {
        assert!(refused::ROWS.iter().any(|row| row.1 == why), "{why:?}");
    }
}

#[test]
fn level_0_has_its_days() {
    check(level_0::ROWS);
}

#[test]
fn level_1_has_its_days() {
    check(level_1::ROWS);
}

#[test]
fn level_2_is_shown_as_written() {
    for text in level_2::ROWS {
        let when = date(text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert!(matches!(when, EdtfDate::AsWritten(_)), "{text} is {when:?}");
        assert_eq!((when.first(), when.last(), when.sort_day(), when.ends()), (None, None, None, None), "{text}");
        assert_eq!(when.order(), (i64::MAX, i64::MAX), "{text}");
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(words::when(lang, when), *text);
        }
        assert_eq!(edtf(when), *text);
    }
}

#[test]
fn an_invalid_date_is_refused_with_its_reason() {
    for (text, why) in refused::ROWS {
        assert_eq!(date(text), Err(*why), "{text:?}");
    }
}

#[test]
fn years_of_many_digits_are_listed_behind_all_others() {
    for (text, year, zh) in [
        ("Y170000002", 170_000_002, "公元170000002年"),
        ("Y-170000002", -170_000_002, "公元前170000003年"),
        ("Y10000", 10_000, "公元10000年"),
    ] {
        let when = date(text).unwrap();
        assert_eq!(when, EdtfDate::Far(year));
        assert_eq!((when.first(), when.last()), (None, None), "{text}");
        assert!(when.order() > date("9999-12-31").unwrap().order());
        assert_eq!((edtf(when).as_str(), words::when(Lang::Zh, when).as_str()), (text, zh));
    }
}

#[test]
fn moments_keep_their_own_clock() {
    for (text, day, minute, offset) in [
        ("1985-04-12T23:20:30", "1985-04-12", 1_400, None),
        ("1985-04-12T23:20:30Z", "1985-04-12", 1_400, Some(0)),
        ("1985-04-12T23:20:30-04", "1985-04-12", 1_400, Some(-240)),
        ("1985-04-12T00:00:59+04:30", "1985-04-12", 0, Some(270)),
        ("1985-04-12T23:59:59+1400", "1985-04-12", 1_439, Some(840)),
        ("1985-04-12T23:59:59-12:00", "1985-04-12", 1_439, Some(-720)),
        ("1985-04-12T24:00:00", "1985-04-13", 0, None),
        ("1985-12-31T24:00:00Z", "1986-01-01", 0, Some(0)),
    ] {
        let when = date(text).unwrap();
        let EdtfDate::At(moment) = when else { panic!("{when:?}") };
        assert_eq!(moment.offset, offset, "{text}");
        assert_eq!(edtf(EdtfDate::On(PartialDate::of(moment.day).into())), day, "{text}");
        let start = moment.day.0 * 1_440 + minute;
        assert_eq!(when.span_minutes(), (Some(start), Some(start + 1)), "{text}");
    }
}

#[test]
fn every_reason_is_said_in_both_languages() {
    let mut texts: Vec<String> =
        FAULTS.iter().flat_map(|why| [Lang::Zh, Lang::En].map(|lang| words::date_fault(lang, *why))).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), 2 * FAULTS.len());
    let kind = ProblemKind::BadDate("2021-02-29".into(), date("2021-02-29").unwrap_err());
    assert_eq!(words::problem_kind(Lang::Zh, &kind), "“\u{2068}2021-02-29\u{2069}”不是有效日期：该月最多28天");
    assert_eq!(
        words::problem_kind(Lang::En, &kind),
        "“\u{2068}2021-02-29\u{2069}” is not a valid date: that month has at most 28 days"
    );
}

mod schema {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn the_schema_lets_dates_pass_and_refuses_what_needs_no_calendar() {
        let story: Value = serde_json::from_str(include_str!("../../public/schema/story-1.json")).unwrap();
        let validator = jsonschema::validator_for(&story["$defs"]["date"]).unwrap();
        let drawn = level_0::ROWS.iter().chain(level_1::ROWS).map(|row| row.0);
        for text in drawn.chain(level_2::ROWS.iter().copied()).chain(["Y170000002", "1985-04-12T23:20:30-04"]) {
            assert!(validator.is_valid(&json!(text)), "{text}");
        }
        // For sets, the pattern of the schema checks the characters only.
        for (text, why) in refused::ROWS.iter().filter(|(text, _)| !text.starts_with(['[', '{'])) {
            let needs_a_calendar = matches!(why, DateError::Day(28..=30) | DateError::Reversed);
            assert_eq!(validator.is_valid(&json!(text)), needs_a_calendar, "{text:?}");
        }
    }
}

mod properties {
    use super::*;

    fn partial() -> impl Strategy<Value = PartialDate> {
        let parts = (-9_999..=9_999_i32, 1..=12_u8, 1..=31_u8);
        let of_year = (parts, 0..9_u8).prop_map(|((year, month, day), form)| match form {
            0 => PartialDate::Year(year),
            1 => PartialDate::Half(year, month.div_ceil(6)),
            2 => PartialDate::Quarter(year, month.div_ceil(3)),
            3 => PartialDate::Season(year, month.div_ceil(3)),
            4 => PartialDate::SomeMonth(year),
            5 => PartialDate::Month(year, month),
            6 => PartialDate::SomeDay(year),
            7 => PartialDate::SomeDayIn(year, month),
            _ => PartialDate::of(Day(PartialDate::Month(year, month).first().0 + i64::from(day.min(28)) - 1)),
        });
        prop_oneof![
            8 => of_year,
            1 => (-999..=999_i32).prop_map(PartialDate::Decade),
            1 => (-99..=99_i32).prop_map(PartialDate::Century),
        ]
    }

    fn marked_date() -> impl Strategy<Value = QualifiedDate> {
        (partial(), any::<bool>(), any::<bool>()).prop_map(|(partial, uncertain, approximate)| QualifiedDate {
            partial,
            uncertain,
            approximate,
        })
    }

    fn end() -> impl Strategy<Value = End> {
        prop_oneof![4 => marked_date().prop_map(End::Known), 1 => Just(End::Open), 1 => Just(End::Unknown)]
    }

    fn moment() -> impl Strategy<Value = Moment> {
        let (first, last) = (Day::from_civil(-9_999, 1, 1).0, Day::from_civil(9_999, 12, 31).0);
        (first..=last, 0..86_400_u32, proptest::option::of(-720..=840_i16)).prop_map(|(day, second, offset)| Moment {
            day: Day(day),
            second,
            offset,
        })
    }

    fn when() -> impl Strategy<Value = EdtfDate> {
        let in_order = |(start, end): (End, End)| match (start, end) {
            (End::Known(first), End::Known(last)) if first.partial.first() > last.partial.last() => {
                EdtfDate::Between(end, start)
            }
            _ => EdtfDate::Between(start, end),
        };
        let years = (10_000..1_000_000_000_000_000_000_i64, any::<bool>());
        prop_oneof![
            4 => marked_date().prop_map(EdtfDate::On),
            2 => moment().prop_map(EdtfDate::At),
            4 => (end(), end()).prop_map(in_order),
            1 => years.prop_map(|(year, negative)| EdtfDate::Far(if negative { -year } else { year })),
            1 => prop::sample::select(level_2::ROWS)
                .prop_map(|text| EdtfDate::AsWritten(RawEdtf::new(text).unwrap())),
        ]
    }

    /// Every valid date of the tables.
    fn every_text() -> Vec<&'static str> {
        level_0::ROWS.iter().chain(level_1::ROWS).map(|row| row.0).chain(level_2::ROWS.iter().copied()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_written_date_is_read_back(when in when()) {
            prop_assert_eq!(date(&edtf(when)), Ok(when), "{}", edtf(when));
        }

        #[test]
        fn no_first_day_is_behind_the_last(when in when()) {
            if let (Some(first), Some(last)) = (when.first(), when.last()) {
                prop_assert!(first <= last);
                let (Some(from), Some(to)) = when.span_minutes() else { panic!("{when:?}") };
                prop_assert!(from < to);
                prop_assert!((first.0 * 1_440..=last.0 * 1_440 + 1_439).contains(&from));
                prop_assert!((first.0 * 1_440 + 1..=(last.0 + 1) * 1_440).contains(&to));
            }
            prop_assert_eq!(when.sort_day().is_none(), when.order() == (i64::MAX, i64::MAX));
        }

        #[test]
        fn a_less_exact_date_covers_a_more_exact_one(day in -4_000_000_i64..2_932_896) {
            let (year, month, of_month) = Day(day).civil();
            prop_assume!(year >= 0 || year <= -100);
            let chain = [
                PartialDate::Day(year, month, of_month),
                PartialDate::SomeDayIn(year, month),
                PartialDate::Month(year, month),
                PartialDate::Quarter(year, month.div_ceil(3)),
                PartialDate::Half(year, month.div_ceil(6)),
                PartialDate::SomeMonth(year),
                PartialDate::SomeDay(year),
                PartialDate::Year(year),
                PartialDate::Decade(year / 10),
                PartialDate::Century(year / 100),
            ];
            for (inner, outer) in chain.iter().zip(chain.iter().skip(1)) {
                prop_assert!(outer.first() <= inner.first() && inner.last() <= outer.last(), "{inner:?} {outer:?}");
            }
            prop_assert_eq!((chain[0].first(), chain[0].last()), (Day(day), Day(day)));
        }

        #[test]
        fn seasons_follow_each_other_without_a_gap(year in -9_999..9_999_i32, season in 1..=4_u8) {
            let next = if season == 4 { PartialDate::Season(year + 1, 1) } else { PartialDate::Season(year, season + 1) };
            prop_assert_eq!(PartialDate::Season(year, season).last().0 + 1, next.first().0);
        }

        #[test]
        fn a_text_close_to_a_date_is_read_completely_or_refused(
            text in prop::sample::select(every_text()),
            at in any::<prop::sample::Index>(),
            letter in prop::sample::select(b"-0123456789XYESTZ?~%./:+,{}[] \0".to_vec()),
            form in 0..4_u8,
        ) {
            let mut letters = text.as_bytes().to_vec();
            let at = at.index(letters.len() + 1);
            match form {
                0 => letters.insert(at, letter),
                1 if at < letters.len() => letters[at] = letter,
                2 if at < letters.len() => drop(letters.remove(at)),
                _ => letters.truncate(at),
            }
            let text = String::from_utf8(letters).unwrap();
            if let Ok(when) = date(&text) {
                prop_assert_eq!(date(&edtf(when)), Ok(when));
                // Only midnights and offsets have two written forms.
                prop_assert!(edtf(when) == text || text.contains('T'), "{} for {}", edtf(when), text);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            if let Ok(when) = date(&text) {
                prop_assert_eq!(date(&edtf(when)), Ok(when));
            }
        }

        #[test]
        fn any_text_of_edtf_characters_is_parsed_or_refused(text in "[-0-9XYESTZ?~%./:+,{}\\[\\] ]{0,24}") {
            if let Ok(when) = date(&text) {
                prop_assert_eq!(date(&edtf(when)), Ok(when), "{}", text);
                prop_assert!(edtf(when) == text || text.contains('T'), "{} for {}", edtf(when), text);
                prop_assert!(!words::when(Lang::Zh, when).is_empty() && !words::when(Lang::En, when).is_empty());
            }
        }

        #[test]
        fn a_day_exists_where_the_calendar_has_it(year in 0..=9_999_i32, month in 0..=13_u8, day in 0..=32_u8) {
            let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
            let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            let exists = month >= 1 && lengths.get(usize::from(month) - 1).is_some_and(|most| (1..=*most).contains(&day));
            prop_assert_eq!(date(&format!("{year:04}-{month:02}-{day:02}")).is_ok(), exists);
        }
    }
}
