//! Compares the parser with an independent one, the crate `edtf-core`: which texts of levels 0 and 1 are dates, their days,
//! and their qualifiers.

use edtf_core::{Bound, Edtf, YearKind};
use minxin_atlas::civil::{Day, EdtfDate, End};
use minxin_atlas::read::date;
use proptest::prelude::*;

use super::{level_0, level_1, level_2, refused};

/// Intended differences between the two parsers. For each, one parser rejects the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Difference {
    /// `24:00:00` is the end of a day in ISO 8601-1, and sources use it. Only this project's parser accepts it.
    Midnight,
    /// `+0800`, the offset in ISO 8601-1's basic format, is common in data. Only this project's parser accepts it.
    BasicOffset,
    /// Years before year 0 with unspecified digits. Only this project's parser accepts the centuries and decades that
    /// sources name.
    MaskedBce,
    /// An interval without a dated end. Only this project's parser accepts it.
    Undated,
    /// An interval that ends before it starts, one end of which is only shown as written. Only this project's parser
    /// accepts it, because it compares the days that it draws.
    ReversedAsWritten,
    /// A leap second. Only `edtf-core` accepts it, because the atlas has no clock that shows one.
    LeapSecond,
    /// An offset of more than 12 hours behind UTC, which no time zone has. Only `edtf-core` accepts it.
    FarOffset,
}

impl Difference {
    fn of(text: &str) -> Option<Self> {
        if let Some((_, time)) = text.split_once('T') {
            let (clock, offset) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
            let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
            let (hours, minutes) = digits.split_at(digits.len().min(2));
            let minutes = hours.parse::<i32>().unwrap_or(0) * 60 + minutes.parse::<i32>().unwrap_or(0);
            return match () {
                () if clock == "24:00:00" => Some(Self::Midnight),
                () if digits.len() == 4 && !offset.contains(':') => Some(Self::BasicOffset),
                () if clock.ends_with(":60") => Some(Self::LeapSecond),
                () if offset.starts_with('-') && minutes > 12 * 60 => Some(Self::FarOffset),
                () => None,
            };
        }
        let mut sides = text.split('/');
        // The year is the part before the second hyphen.
        let is_masked_bce = |side: &str| {
            side.strip_prefix('-').is_some_and(|year| year.split('-').next().is_some_and(|year| year.contains('X')))
        };
        match () {
            () if text.contains('/') && sides.clone().all(|side| matches!(side, "" | "..")) => Some(Self::Undated),
            () if sides.clone().any(is_masked_bce) => Some(Self::MaskedBce),
            () if sides.clone().all(|side| side.is_empty() || theirs(side) != Reading::Refused)
                && sides.any(|side| ours(side) == Reading::AsWritten)
                && theirs(text) == Reading::Refused =>
            {
                Some(Self::ReversedAsWritten)
            }
            () => None,
        }
    }

    fn is_ours_alone(self) -> bool {
        !matches!(self, Self::LeapSecond | Self::FarOffset)
    }
}

/// Result of a parser.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reading {
    /// The text is not a date.
    Refused,
    /// A date of level 2, which the atlas shows as written.
    AsWritten,
    /// A year such as that of `Y170000002`.
    Far(i64),
    /// The first and the last day, if known; true if any part is uncertain; true if any part is approximate.
    Days([Limit; 2], bool, bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    Day(Day),
    Open,
    Unknown,
}

fn ours(text: &str) -> Reading {
    let Ok(when) = date(text) else { return Reading::Refused };
    let limit = |end: End, day: Option<Day>| match end {
        End::Known(_) => Limit::Day(day.unwrap()),
        End::Open => Limit::Open,
        End::Unknown => Limit::Unknown,
    };
    match when {
        EdtfDate::AsWritten(_) => Reading::AsWritten,
        EdtfDate::Far(year) => Reading::Far(year),
        _ => {
            let (start, end) = when.ends().unwrap();
            let dates = || [start, end].into_iter().filter_map(End::date);
            let (uncertain, approximate) = (dates().any(|date| date.uncertain), dates().any(|date| date.approximate));
            Reading::Days([limit(start, when.first()), limit(end, when.last())], uncertain, approximate)
        }
    }
}

fn theirs(text: &str) -> Reading {
    let Ok(edtf) = Edtf::parse(text) else { return Reading::Refused };
    if let Edtf::Date(date) = &edtf
        && let YearKind::Big { value } = date.year.kind
        && date.year.significant_digits.is_none()
    {
        return Reading::Far(value);
    }
    let limit = |bound: Bound| match bound {
        Bound::Date(date) => Limit::Day(Day::from_civil(date.year as i32, date.month, date.day)),
        Bound::NegativeInfinity | Bound::PositiveInfinity => Limit::Open,
        Bound::Unknown => Limit::Unknown,
    };
    let bounds = edtf.bounds();
    Reading::Days([limit(bounds.earliest), limit(bounds.latest)], edtf.is_uncertain(), edtf.is_approximate())
}

/// True if the text is of level 2: by its meaning, by a qualifier before the end, or by a year of more than 64 bits.
fn is_level_2(text: &str) -> bool {
    let has_inner_mark = |side: &str| side.trim_end_matches(['?', '~', '%']).contains(['?', '~', '%']);
    let is_of_level_2 = Edtf::parse(text).is_ok_and(|parsed| parsed.level() == 2);
    is_of_level_2 || text.split('/').any(has_inner_mark) || text.starts_with('Y') && text.len() > 19
}

/// Fails if the parsers differ without a listed reason, or agree although a difference is listed.
fn compare(text: &str) -> Result<(), String> {
    let (ours, theirs) = (ours(text), theirs(text));
    let agrees = match Difference::of(text) {
        None if ours == Reading::AsWritten => theirs != Reading::Refused && is_level_2(text),
        None => ours == theirs,
        Some(difference) if difference.is_ours_alone() => theirs == Reading::Refused,
        Some(_) => ours == Reading::Refused,
    };
    if agrees { Ok(()) } else { Err(format!("{text:?}: ours {ours:?}, theirs {theirs:?}")) }
}

#[test]
fn differences_have_a_reason_each() {
    for (text, difference) in [
        ("1985-04-12T24:00:00", Difference::Midnight),
        ("1985-04-12T23:20:30+1400", Difference::BasicOffset),
        ("-04XX", Difference::MaskedBce),
        ("-001X/0000", Difference::MaskedBce),
        ("../..", Difference::Undated),
        ("/", Difference::Undated),
        ("2000-XX-01/1890", Difference::ReversedAsWritten),
        ("2012-10-10T10:10:60", Difference::LeapSecond),
        ("1985-04-12T23:20:30-12:01", Difference::FarOffset),
    ] {
        assert_eq!(Difference::of(text), Some(difference), "{text}");
        let [one, other] =
            if difference.is_ours_alone() { [ours(text), theirs(text)] } else { [theirs(text), ours(text)] };
        assert!(one != Reading::Refused && other == Reading::Refused, "{text}: {one:?} {other:?}");
    }
}

#[test]
fn both_read_the_tables_alike() {
    let drawn = level_0::ROWS.iter().chain(level_1::ROWS).map(|row| row.0);
    // Sets are of level 2. For those, this project's parser is stricter about open ends in the middle and about length.
    let refused = refused::ROWS.iter().map(|row| row.0).filter(|text| !text.starts_with(['[', '{']));
    let differ: Vec<String> =
        drawn.chain(refused).chain(level_2::ROWS.iter().copied()).filter_map(|text| compare(text).err()).collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Two digits of a month, season or day, or similar text.
fn pair(most: u8) -> impl Strategy<Value = String> {
    prop_oneof![8 => (0..=most).prop_map(|number| format!("{number:02}")), 2 => Just("XX".to_owned())]
}

fn year() -> impl Strategy<Value = String> {
    let number = prop_oneof![4 => 1_890..=2_030_u32, 2 => 0..=9_999_u32, 1 => 0..=12_u32];
    (any::<bool>(), any::<bool>(), number, 0..6_usize).prop_map(|(is_negative, is_likely, number, masked)| {
        let mut digits = format!("{number:04}");
        if masked < 3 {
            digits.replace_range(4 - masked.., &"X".repeat(masked));
        }
        if is_negative && is_likely { ["-", &digits].concat() } else { digits }
    })
}

fn single() -> impl Strategy<Value = String> {
    let month = prop_oneof![3 => pair(13), 1 => (20..=42_u8).prop_map(|code| code.to_string())];
    let mark = prop::sample::select(vec!["", "", "", "?", "~", "%"]);
    (year(), proptest::option::weighted(0.7, month), proptest::option::weighted(0.5, pair(32)), mark).prop_map(
        |(year, month, day, mark)| {
            let parts = [Some(year), month.clone(), day.filter(|_| month.is_some())];
            [&parts.into_iter().flatten().collect::<Vec<_>>().join("-"), mark].concat()
        },
    )
}

fn period() -> impl Strategy<Value = String> {
    let side = || prop_oneof![6 => single(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    (side(), side()).prop_map(|(start, end)| [start, end].join("/"))
}

fn moment() -> impl Strategy<Value = String> {
    let offset = (any::<bool>(), 0..=16_u8, 0..=60_u8, 0..4_u8).prop_map(|(is_plus, hours, minutes, form)| {
        let sign = if is_plus { '+' } else { '-' };
        match form {
            0 => String::new(),
            1 => "Z".to_owned(),
            2 => format!("{sign}{hours:02}"),
            _ => format!("{sign}{hours:02}:{minutes:02}"),
        }
    });
    let clock = (0..=24_u8, 0..=60_u8, 0..=60_u8);
    let day = (0..=9_999_u32, 0..=13_u8, 0..=32_u8);
    (day, clock, offset).prop_map(|((year, month, day), (hour, minute, second), offset)| {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{offset}")
    })
}

fn long_year() -> impl Strategy<Value = String> {
    (any::<bool>(), 1_000..1_000_000_000_000_i64)
        .prop_map(|(is_negative, year)| format!("Y{}", if is_negative { -year } else { year }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_read_generated_texts_alike(
        text in prop_oneof![4 => single(), 4 => period(), 2 => moment(), 1 => long_year()],
    ) {
        prop_assert_eq!(compare(&text), Ok(()));
    }
}
