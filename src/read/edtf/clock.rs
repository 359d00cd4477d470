//! A time of day behind a date.

use super::DateFault;
use super::single::{Single, single};
use crate::civil::{Date, Day, Moment, Partial};

/// Reads `1985-04-12T23:20:30`, and the same with `Z`, `-04`, `+04:30` or `+1400` behind it.
pub(super) fn moment(text: &str) -> Result<Moment, DateFault> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let Single::Drawn(Date { partial: Partial::Day(year, month, day), uncertain: false, approximate: false }) =
        single(date)?
    else {
        return Err(DateFault::Time);
    };
    let (clock, offset) = time.split_at_checked(8).ok_or(DateFault::Time)?;
    let second = second(clock).ok_or(DateFault::Time)?;
    let offset = if offset.is_empty() { None } else { Some(minutes(offset).ok_or(DateFault::Offset)?) };
    // 24:00:00 is the next day's start; the last year's last midnight has no year to be in.
    let next = u32::from(second == 86_400);
    if next == 1 && (year, month, day) == (9999, 12, 31) {
        return Err(DateFault::Time);
    }
    let day = Day::from_civil(year, month, day);
    Ok(Moment { day: Day(day.0 + i64::from(next)), second: second - next * 86_400, offset })
}

/// `hh:mm:ss`, up to 24:00:00.
fn second(text: &str) -> Option<u32> {
    let [h, hh, b':', m, mm, b':', s, ss] = *text.as_bytes() else { return None };
    let (hour, minute, second) = (pair(h, hh)?, pair(m, mm)?, pair(s, ss)?);
    let total = hour * 3600 + minute * 60 + second;
    (minute < 60 && second < 60 && total <= 86_400).then_some(total)
}

/// `Z`, or `hh`, `hhmm`, `hh:mm` with its sign: from 12 hours behind UTC to 14 ahead, and no minus nought.
fn minutes(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, hour, minute) = match *text.as_bytes() {
        [sign, h, hh] => (sign, pair(h, hh)?, 0),
        [sign, h, hh, m, mm] | [sign, h, hh, b':', m, mm] => (sign, pair(h, hh)?, pair(m, mm)?),
        _ => return None,
    };
    let total = hour as i16 * 60 + minute as i16;
    match sign {
        _ if minute > 59 => None,
        b'+' if total <= 14 * 60 => Some(total),
        b'-' if (1..=12 * 60).contains(&total) => Some(-total),
        _ => None,
    }
}

fn pair(tens: u8, ones: u8) -> Option<u32> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}
