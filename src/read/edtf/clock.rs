//! A time of day behind a date.

use super::DateError;
use super::cursor::Cursor;
use super::single::Single;
use crate::civil::{Moment, PartialDate, QualifiedDate};

/// Reads what stands behind the `T` of `1985-04-12T23:20:30`, with `Z`, `-04`, `+04:30` or `+1400` at its end or not.
pub(super) fn moment(date: Single, letters: &mut Cursor<'_>) -> Result<Moment, DateError> {
    let Single::Drawn(QualifiedDate { partial: partial @ PartialDate::Day(..), uncertain: false, approximate: false }) =
        date
    else {
        return Err(DateError::Time);
    };
    let mut second = 0;
    for (place, most) in [24, 59, 59].into_iter().enumerate() {
        if place > 0 && !letters.takes(b':') {
            return Err(DateError::Time);
        }
        second = second * 60 + at_most(letters, most).ok_or(DateError::Time)?;
    }
    let offset =
        if matches!(letters.next(), 0 | b'/') { None } else { Some(offset(letters).ok_or(DateError::Offset)?) };
    // 24:00:00 is the next day's start; the last year's last midnight has no year to be in.
    let is_next = second >= 86_400;
    if second > 86_400 || is_next && partial == PartialDate::Day(9999, 12, 31) {
        return Err(DateError::Time);
    }
    let mut day = partial.first();
    day.0 += i64::from(is_next);
    Ok(Moment { day, second: if is_next { 0 } else { second as u32 }, offset })
}

/// Two digits.
fn at_most(letters: &mut Cursor<'_>, most: i64) -> Option<i64> {
    let number = letters.number();
    (number.is_plain(2) && number.value <= most).then_some(number.value)
}

/// `Z`, or `hh`, `hhmm`, `hh:mm` with its sign: from 12 hours behind UTC to 14 ahead, and no minus nought.
fn offset(letters: &mut Cursor<'_>) -> Option<i16> {
    let sign = letters.next();
    letters.skip();
    let minutes = if sign == b'Z' {
        0
    } else {
        let number = letters.number();
        let (hours, minutes) = if number.is_plain(4) {
            (number.value / 100, number.value % 100)
        } else if !number.is_plain(2) {
            return None;
        } else {
            (number.value, if letters.takes(b':') { at_most(letters, 59)? } else { 0 })
        };
        let total = hours * 60 + minutes;
        match sign {
            b'+' if minutes < 60 && total <= 14 * 60 => total,
            b'-' if minutes < 60 && (1..=12 * 60).contains(&total) => -total,
            _ => return None,
        }
    };
    matches!(letters.next(), 0 | b'/').then_some(minutes as i16)
}
