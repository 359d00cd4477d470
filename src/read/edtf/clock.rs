//! Parser for the time of day that follows a date.

use super::cursor::Cursor;
use super::error::DateError;
use super::single::Single;
use crate::civil::{Moment, PartialDate, QualifiedDate};

/// Parses the time after the `T` of `1985-04-12T23:20:30`, with an optional offset: `Z`, `-04`, `+04:30` or `+1400`.
pub(super) fn moment(date: Single, cursor: &mut Cursor<'_>) -> Result<Moment, DateError> {
    let Single::Dated(QualifiedDate { partial: partial @ PartialDate::Day(..), uncertain: false, approximate: false }) =
        date
    else {
        return Err(DateError::Time);
    };
    let mut second = 0;
    for (place, most) in [24, 59, 59].into_iter().enumerate() {
        if place > 0 && !cursor.takes(b':') {
            return Err(DateError::Time);
        }
        second = second * 60 + at_most(cursor, most).ok_or(DateError::Time)?;
    }
    let offset = if matches!(cursor.next(), 0 | b'/') { None } else { Some(offset(cursor).ok_or(DateError::Offset)?) };
    // 24:00:00 is the start of the next day. 9999-12-31T24:00:00 is rejected because year 10000 has five digits.
    let is_next = second >= 86_400;
    if second > 86_400 || is_next && partial == PartialDate::Day(9999, 12, 31) {
        return Err(DateError::Time);
    }
    let mut day = partial.first();
    day.0 += i64::from(is_next);
    Ok(Moment { day, second: if is_next { 0 } else { second as u32 }, offset })
}

/// Parses two digits whose value is at most `most`.
fn at_most(cursor: &mut Cursor<'_>, most: i64) -> Option<i64> {
    let number = cursor.number();
    (number.is_plain(2) && number.value <= most).then_some(number.value)
}

/// Parses an offset from UTC in minutes: `Z`, or a sign and `hh`, `hhmm` or `hh:mm`, from -12:00 to +14:00. `-00` is
/// rejected.
fn offset(cursor: &mut Cursor<'_>) -> Option<i16> {
    let sign = cursor.next();
    cursor.skip();
    let minutes = if sign == b'Z' {
        0
    } else {
        let number = cursor.number();
        let (hours, minutes) = if number.is_plain(4) {
            (number.value / 100, number.value % 100)
        } else if !number.is_plain(2) {
            return None;
        } else {
            (number.value, if cursor.takes(b':') { at_most(cursor, 59)? } else { 0 })
        };
        let total = hours * 60 + minutes;
        match sign {
            b'+' if minutes < 60 && total <= 14 * 60 => total,
            b'-' if minutes < 60 && (1..=12 * 60).contains(&total) => -total,
            _ => return None,
        }
    };
    matches!(cursor.next(), 0 | b'/').then_some(minutes as i16)
}
