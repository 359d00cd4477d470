//! Values as text: with their bound, their unit, and 万 if Chinese counts in it.

use crate::number::{Bound, Decimal};
use crate::story::{Lang, Unit, Value};

/// A number without its unit.
pub fn number(lang: Lang, number: Decimal, is_counted_in_wan: bool) -> String {
    let (decimal, counted_in) = counted(lang, number, is_counted_in_wan);
    digits(lang, decimal, counted_in)
}

/// An English count of things with grouped digits: `16,000`.
pub(super) fn grouped(count: usize) -> String {
    Decimal::new(i64::try_from(count).unwrap_or(i64::MAX), 0).grouped(",")
}

fn digits(lang: Lang, number: Decimal, counted_in: &str) -> String {
    [&written(lang, number), counted_in].concat()
}

/// Digits for display: grouped by three in English, ungrouped in Chinese; with a true minus sign (U+2212), which
/// spreadsheets do not take for the start of a formula.
fn written(lang: Lang, number: Decimal) -> String {
    number.grouped(if lang == Lang::En { "," } else { "" }).replace('-', "−")
}

/// A number in the unit that the language counts it in (万 or 亿), and the name of that unit.
fn counted(lang: Lang, number: Decimal, is_counted_in_wan: bool) -> (Decimal, &'static str) {
    let size = number.to_f64().abs();
    match (lang, is_counted_in_wan) {
        (Lang::Zh, true) if size >= 1e8 => (number.shifted(8), "亿"),
        (Lang::Zh, true) if size >= 1e4 => (number.shifted(4), "万"),
        _ => (number, ""),
    }
}

/// With one decimal place; below one, with two significant digits.
fn brief(number: Decimal) -> Decimal {
    let first = (1..=15).find(|places| number.rounded(*places).to_f64() != 0.0);
    match first {
        Some(places) if number.to_f64().abs() < 1.0 => number.rounded(places + 1),
        _ => number.rounded(1),
    }
}

/// A value with its bound and its unit: `70余辆`, `more than 70 vehicles`.
pub fn value(lang: Lang, value: &Value, unit: Option<&Unit>) -> String {
    let is_counted_in_wan = unit.is_some_and(|unit| unit.is_counted_in_wan);
    // A computed value has no more digits than the sources.
    let (decimal, counted_in) = counted(lang, value.number, is_counted_in_wan);
    let decimal = if value.formula.is_some() { brief(decimal) } else { decimal };
    in_words(lang, value, unit, &digits(lang, decimal, counted_in))
}

/// The same with all digits, also where the language counts in larger units: `750000平方米`.
pub fn in_full(lang: Lang, value: &Value, unit: Option<&Unit>) -> String {
    in_words(lang, value, unit, &written(lang, value.number))
}

/// A value as an upper limit: `at most 50 t`.
pub fn at_most(lang: Lang, value: &Value, in_words: &str) -> String {
    match (value.bound, lang) {
        // The value already has a bound.
        (Bound::AtMost | Bound::AtLeast, _) => in_words.to_owned(),
        (_, Lang::Zh) => ["至多", in_words].concat(),
        (_, Lang::En) => ["at most ", in_words].concat(),
    }
}

/// The formula of a computed value: `750,000 ÷ 1.36`, `75万÷1.36`. A number is counted in 万 if that makes it no longer.
pub(super) fn formula_text(lang: Lang, formula: &str) -> String {
    let words = formula.split_whitespace().map(|word| match (word, Decimal::parse(word)) {
        ("*", _) => "×".to_owned(),
        ("/", _) => "÷".to_owned(),
        ("-", _) => "−".to_owned(),
        (_, Some(operand)) => {
            let [plain, counted] = [false, true].map(|is_counted_in_wan| number(lang, operand, is_counted_in_wan));
            if counted.chars().count() <= plain.chars().count() { counted } else { plain }
        }
        (other, None) => other.to_owned(),
    });
    words.collect::<Vec<_>>().join(if lang == Lang::En { " " } else { "" })
}

/// Digits with the bound and the unit of a value.
fn in_words(lang: Lang, value: &Value, unit: Option<&Unit>, digits: &str) -> String {
    let singular = unit.and_then(|unit| unit.singular.as_deref());
    let singular = singular.filter(|_| lang == Lang::En && matches!(digits, "1" | "−1"));
    let short = singular.unwrap_or(unit.map_or("", |unit| unit.short.get(lang)));
    let gap = if lang == Lang::En && short != "%" && !short.is_empty() { " " } else { "" };
    // "42 km (“basically linked”)": a qualification of what was counted follows the number.
    if let Some(words) = value.qualification() {
        let bound = if value.bound == Bound::About { Bound::Exact } else { value.bound };
        let number = in_words(lang, &Value { words: None, bound, ..value.clone() }, unit, digits);
        return match lang {
            Lang::Zh => format!("{number}（{}）", words.get(lang)),
            Lang::En => format!("{number} (“{}”)", words.get(lang)),
        };
    }
    let word = value.words.as_ref().map(|words| words.get(lang));
    match lang {
        Lang::Zh => {
            let word = word.unwrap_or(match value.bound {
                Bound::Exact => "",
                Bound::About => "约",
                Bound::AtLeast => "至少",
                Bound::AtMost => "至多",
            });
            if matches!(word, "余" | "多" | "以上" | "左右") {
                let (inside, after) = if matches!(word, "余" | "多") { (word, "") } else { ("", word) };
                format!("{digits}{inside}{short}{after}")
            } else {
                format!("{word}{digits}{short}")
            }
        }
        Lang::En => {
            let word = word.unwrap_or(match value.bound {
                Bound::Exact => "",
                Bound::About => "about",
                Bound::AtLeast => "at least",
                Bound::AtMost => "at most",
            });
            let space = if word.is_empty() { "" } else { " " };
            format!("{word}{space}{digits}{gap}{short}")
        }
    }
}

/// A percentage with at most one decimal place: `136.4%`. Rounding never crosses 0 or 100 from below: 99.99 is `99.9%`,
/// 0.00001 is `<0.1%`. Slightly more than 100 may be `100%`, because the target is reached.
pub fn percent(lang: Lang, share: Decimal) -> String {
    rounded_percent(lang, share, 1)
}

/// The same without decimal places: `<1%`, `99%`.
pub fn whole_percent(lang: Lang, share: Decimal) -> String {
    rounded_percent(lang, share, 0)
}

/// A share with its bound: `70%以上`, `at least 70%`. It is rounded away from the values that the bound excludes.
pub fn bounded_percent(lang: Lang, share: Decimal, bound: Bound) -> String {
    let (rounded, step) = (share.rounded(1), 0.1);
    let shifted = |step: f64| Decimal::nearest(rounded.to_f64() + step, 1);
    let share = match bound {
        Bound::AtLeast if rounded > share => shifted(-step),
        Bound::AtMost if rounded < share => shifted(step),
        _ => share,
    };
    let share = percent(lang, share);
    let (before, after) = match (lang, bound) {
        (_, Bound::Exact) => ("", ""),
        (Lang::Zh, Bound::About) => ("约", ""),
        (Lang::Zh, Bound::AtLeast) => ("", "以上"),
        (Lang::Zh, Bound::AtMost) => ("", "以内"),
        (Lang::En, Bound::About) => ("about ", ""),
        (Lang::En, Bound::AtLeast) => ("at least ", ""),
        (Lang::En, Bound::AtMost) => ("at most ", ""),
    };
    [before, &share, after].concat()
}

fn rounded_percent(lang: Lang, share: Decimal, places: u8) -> String {
    let (rounded, all, none) = (share.rounded(places), Decimal::new(100, 0), Decimal::ZERO);
    let step = Decimal::new(1, places);
    let (sign, number) = if share < all && rounded >= all {
        ("", Decimal::new(if places == 0 { 99 } else { 999 }, places))
    } else if share > none && rounded <= none {
        ("<", step)
    } else if share < none && rounded >= none {
        (">−", step)
    } else {
        ("", rounded)
    };
    [sign, &written(lang, number), "%"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Text;

    fn text(zh: &str, en: &str) -> Text {
        Text { zh: zh.into(), en: en.into() }
    }

    fn texts(digits: &str, bound: Bound, words: Option<Text>, unit: &Unit) -> [String; 2] {
        let given = Value { number: Decimal::parse(digits).unwrap(), bound, step: None, formula: None, words };
        [value(Lang::Zh, &given, Some(unit)), value(Lang::En, &given, Some(unit))]
    }

    #[test]
    fn values_are_said_with_bound_and_unit() {
        let m2 = Unit {
            name: text("平方米", "square metres"),
            short: text("平方米", "m²"),
            singular: None,
            is_counted_in_wan: true,
        };
        let trucks = Unit {
            name: text("辆", "vehicles"),
            short: text("辆", "vehicles"),
            singular: None,
            is_counted_in_wan: false,
        };
        assert_eq!(texts("750000", Bound::Exact, None, &m2), ["75万平方米", "750,000 m²"]);
        assert_eq!(texts("320000000", Bound::Exact, None, &m2), ["3.2亿平方米", "320,000,000 m²"]);
        assert_eq!(texts("901000", Bound::About, None, &m2), ["约90.1万平方米", "about 901,000 m²"]);
        let more = Some(text("余", "more than"));
        assert_eq!(texts("70", Bound::AtLeast, more, &trucks), ["70余辆", "more than 70 vehicles"]);
        assert_eq!(texts("100", Bound::AtLeast, None, &trucks), ["至少100辆", "at least 100 vehicles"]);
    }

    #[test]
    fn numbers_below_zero_are_counted_and_written_as_those_above() {
        let people =
            Unit { name: text("人", "people"), short: text("人", "people"), singular: None, is_counted_in_wan: true };
        let yuan =
            Unit { name: text("元", "yuan"), short: text("元", "yuan"), singular: None, is_counted_in_wan: true };
        let tonnes =
            Unit { name: text("吨", "tonnes"), short: text("吨", "t"), singular: None, is_counted_in_wan: false };
        assert_eq!(texts("-1234567", Bound::Exact, None, &people), ["−123.4567万人", "−1,234,567 people"]);
        assert_eq!(texts("-320000000", Bound::Exact, None, &yuan), ["−3.2亿元", "−320,000,000 yuan"]);
        assert_eq!(texts("-9999", Bound::Exact, None, &yuan), ["−9999元", "−9,999 yuan"]);
        assert_eq!(texts("-60", Bound::About, None, &tonnes), ["约−60吨", "about −60 t"]);
        let given = Value {
            number: Decimal::new(-1_234_567, 0),
            bound: Bound::Exact,
            step: None,
            formula: Some("0 - 1234567".into()),
            words: None,
        };
        assert_eq!(value(Lang::Zh, &given, Some(&people)), "−123.5万人");
        assert_eq!(in_full(Lang::Zh, &given, Some(&people)), "−1234567人");
        assert_eq!(number(Lang::En, Decimal::new(-25, 1), false), "−2.5");
    }

    #[test]
    fn one_of_a_unit_is_singular_in_english() {
        let short = text("个", "sites");
        let sites = Unit { name: short.clone(), short, singular: Some("site".into()), is_counted_in_wan: false };
        for (digits, bound, zh, en) in [
            ("1", Bound::Exact, "1个", "1 site"),
            ("1", Bound::AtLeast, "至少1个", "at least 1 site"),
            ("-1", Bound::Exact, "−1个", "−1 site"),
            ("0", Bound::Exact, "0个", "0 sites"),
            ("1.5", Bound::Exact, "1.5个", "1.5 sites"),
            ("11", Bound::About, "约11个", "about 11 sites"),
        ] {
            assert_eq!(texts(digits, bound, None, &sites), [zh, en]);
        }
    }

    #[test]
    fn chinese_groups_no_digits() {
        let km =
            Unit { name: text("公里", "km"), short: text("公里", "km"), singular: None, is_counted_in_wan: false };
        assert_eq!(texts("99900", Bound::Exact, None, &km), ["99900公里", "99,900 km"]);
        let given =
            Value { number: Decimal::new(99_900, 0), bound: Bound::Exact, step: None, formula: None, words: None };
        assert_eq!([Lang::Zh, Lang::En].map(|lang| in_full(lang, &given, Some(&km))), ["99900公里", "99,900 km"]);
        let share = Decimal::new(99_900, 0);
        assert_eq!([Lang::Zh, Lang::En].map(|lang| percent(lang, share)), ["99900%", "99,900%"]);
        assert_eq!([Lang::Zh, Lang::En].map(|lang| whole_percent(lang, share)), ["99900%", "99,900%"]);
    }

    #[test]
    fn a_rounded_percentage_does_not_cross_zero_or_a_hundred() {
        for (share, one, total) in [
            ("99.9857142857143", "99.9%", "99%"),
            ("99.94", "99.9%", "99%"),
            ("100", "100%", "100%"),
            ("100.014", "100%", "100%"),
            ("136.3636", "136.4%", "136%"),
            ("0.00001", "<0.1%", "<1%"),
            ("0", "0%", "0%"),
            ("-0.00001", ">−0.1%", ">−1%"),
            ("-20", "−20%", "−20%"),
            ("99900", "99,900%", "99,900%"),
        ] {
            let share = Decimal::parse(share).unwrap();
            assert_eq!([percent(Lang::En, share), whole_percent(Lang::En, share)], [one, total]);
        }
    }

    #[test]
    fn a_bounded_share_promises_no_more_than_its_value() {
        for (digits, bound, zh, en) in [
            ("70", Bound::AtLeast, "70%以上", "at least 70%"),
            ("98.56", Bound::AtLeast, "98.5%以上", "at least 98.5%"),
            ("98.56", Bound::AtMost, "98.6%以内", "at most 98.6%"),
            ("98.51", Bound::AtMost, "98.6%以内", "at most 98.6%"),
            ("98.56", Bound::About, "约98.6%", "about 98.6%"),
            ("99.99", Bound::AtLeast, "99.9%以上", "at least 99.9%"),
        ] {
            let share = Decimal::parse(digits).unwrap();
            assert_eq!([Lang::Zh, Lang::En].map(|lang| bounded_percent(lang, share, bound)), [zh, en], "{digits}");
        }
    }

    #[test]
    fn a_formula_is_written_as_its_language_writes_numbers() {
        for (formula, zh, en) in [
            ("750000 / 1.36", "75万÷1.36", "750,000 ÷ 1.36"),
            ("1860000 - 1107000", "186万−110.7万", "1,860,000 − 1,107,000"),
            ("92000 - 56300", "9.2万−5.63万", "92,000 − 56,300"),
            ("12345 * -2", "12345×−2", "12,345 × −2"),
            ("16 + 1 - 1", "16+1−1", "16 + 1 − 1"),
        ] {
            assert_eq!([Lang::Zh, Lang::En].map(|lang| formula_text(lang, formula)), [zh, en]);
        }
    }

    #[test]
    fn computed_values_are_rounded() {
        let m2 = Unit {
            name: text("平方米", "square metres"),
            short: text("平方米", "m²"),
            singular: None,
            is_counted_in_wan: true,
        };
        let given = |digits: &str| Value {
            number: Decimal::parse(digits).unwrap(),
            bound: Bound::Exact,
            step: None,
            formula: Some("750000 / 1.36".into()),
            words: None,
        };
        for (digits, zh, en) in [
            ("551471", "55.1万平方米", "551,471 m²"),
            ("123456789", "1.2亿平方米", "123,456,789 m²"),
            ("4449.26", "4449.3平方米", "4,449.3 m²"),
            ("400", "400平方米", "400 m²"),
            ("0.0423", "0.042平方米", "0.042 m²"),
            ("0", "0平方米", "0 m²"),
        ] {
            let texts = [Lang::Zh, Lang::En].map(|lang| value(lang, &given(digits), Some(&m2)));
            assert_eq!(texts, [zh, en]);
        }
    }
}
