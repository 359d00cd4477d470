//! Dates as EDTF (ISO 8601-2) writes them: years, months and days, intervals, and the marks of doubt.

use crate::civil::{Date, End, Partial, When, month_length};

/// Reads `2020`, `2020-06-23`, `2017-12~`, `2021/2025`, `../2021-01-04`; `None` for what is no date, or ends before
/// it starts.
pub fn date(text: &str) -> Option<When> {
    let Some((start, end)) = text.split_once('/') else {
        return single(text).map(When::On);
    };
    let (start, end) = (interval_end(start)?, interval_end(end)?);
    if let (End::Known(first), End::Known(last)) = (start, end)
        && first.partial.first() > last.partial.last()
    {
        return None;
    }
    Some(When::Between(start, end))
}

fn interval_end(text: &str) -> Option<End> {
    match text {
        "" => Some(End::Unknown),
        ".." => Some(End::Open),
        _ => single(text).map(End::Known),
    }
}

fn single(text: &str) -> Option<Date> {
    let bare = text.trim_end_matches(['?', '~', '%']);
    let mark = text.get(bare.len()..)?;
    let (uncertain, approximate) = match mark {
        "" => (false, false),
        "?" => (true, false),
        "~" => (false, true),
        "%" => (true, true),
        _ => return None,
    };
    Some(Date { partial: partial(bare)?, uncertain, approximate })
}

fn partial(text: &str) -> Option<Partial> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let mut parts = digits.split('-');
    let year = number(parts.next()?, 4)?;
    let year = if negative { -i32::from(year) } else { i32::from(year) };
    if negative && year == 0 {
        return None;
    }
    let Some(month) = parts.next() else { return Some(Partial::Year(year)) };
    let month = u8::try_from(number(month, 2)?).ok().filter(|month| (1..=12).contains(month))?;
    let Some(day) = parts.next() else { return Some(Partial::Month(year, month)) };
    let day = u8::try_from(number(day, 2)?).ok().filter(|day| (1..=month_length(year, month)).contains(day))?;
    parts.next().is_none().then_some(Partial::Day(year, month, day))
}

/// Exactly `width` digits.
fn number(text: &str, width: usize) -> Option<u16> {
    (text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::civil::Day;

    #[test]
    fn dates_have_first_and_last_days() {
        let day = Day::from_civil;
        for (text, first, last) in [
            ("2020", Some(day(2020, 1, 1)), Some(day(2020, 12, 31))),
            ("2020-02", Some(day(2020, 2, 1)), Some(day(2020, 2, 29))),
            ("2021-01-04", Some(day(2021, 1, 4)), Some(day(2021, 1, 4))),
            ("2021/2025", Some(day(2021, 1, 1)), Some(day(2025, 12, 31))),
            ("../2021-01-04", None, Some(day(2021, 1, 4))),
            ("2021/", Some(day(2021, 1, 1)), None),
            ("-0499", Some(day(-499, 1, 1)), Some(day(-499, 12, 31))),
        ] {
            let when = date(text).unwrap();
            assert_eq!((when.first(), when.last()), (first, last), "{text}");
        }
    }

    #[test]
    fn doubt_is_kept() {
        assert!(date("2017-12~").unwrap().is_vague());
        assert!(date("2017-12/2018?").unwrap().is_vague());
        assert!(!date("2017-12").unwrap().is_vague());
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for bad in [
            "",
            " 2020",
            "2020-13",
            "2020-00",
            "2021-02-29",
            "2021-02-30",
            "20",
            "2021-1-4",
            "2021/2020",
            "2021-01-04-05",
            "-0000",
            "2021??",
            "2020/2021/2022",
            "二〇二一",
        ] {
            assert_eq!(date(bad), None, "{bad}");
        }
    }
}
