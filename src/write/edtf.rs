//! Dates as EDTF (ISO 8601-2) writes them.

use crate::civil::{Date, End, Moment, Partial, When};

/// The one form of a date in EDTF: whole hours of an offset have their minutes too, an offset of nought is `Z`.
pub fn edtf(when: When) -> String {
    let mut text = String::new();
    match when {
        When::On(one) => date(&mut text, one),
        When::At(one) => moment(&mut text, one),
        When::Between(from, to) => {
            end(&mut text, from);
            text.push('/');
            end(&mut text, to);
        }
        When::Far(year) => {
            text.push('Y');
            text.push_str(&year.to_string());
        }
        When::AsWritten(written) => text.push_str(written.as_str()),
    }
    text
}

fn end(text: &mut String, end: End) {
    match end {
        End::Known(known) => date(text, known),
        End::Open => text.push_str(".."),
        End::Unknown => {}
    }
}

fn date(text: &mut String, date: Date) {
    partial(text, date.partial);
    match (date.uncertain, date.approximate) {
        (true, true) => text.push('%'),
        (true, false) => text.push('?'),
        (false, true) => text.push('~'),
        (false, false) => {}
    }
}

fn partial(text: &mut String, partial: Partial) {
    match partial {
        Partial::Century(hundreds) => {
            signed(text, hundreds, 2);
            text.push_str("XX");
        }
        Partial::Decade(tens) => {
            signed(text, tens, 3);
            text.push('X');
        }
        other => signed(text, other.year(), 4),
    }
    match partial {
        Partial::Century(_) | Partial::Decade(_) | Partial::Year(_) => {}
        Partial::Season(_, season) => part(text, season + 20),
        Partial::Quarter(_, quarter) => part(text, quarter + 32),
        Partial::Half(_, half) => part(text, half + 39),
        Partial::Month(_, month) => part(text, month),
        Partial::Day(_, month, day) => {
            part(text, month);
            part(text, day);
        }
        Partial::SomeMonth(_) => text.push_str("-XX"),
        Partial::SomeDay(_) => text.push_str("-XX-XX"),
        Partial::SomeDayIn(_, month) => {
            part(text, month);
            text.push_str("-XX");
        }
    }
}

fn moment(text: &mut String, moment: Moment) {
    partial(text, Partial::of(moment.day));
    for (before, number) in ['T', ':', ':'].into_iter().zip(moment.clock()) {
        text.push(before);
        padded(text, number, 2);
    }
    match moment.offset {
        None => {}
        Some(0) => text.push('Z'),
        Some(minutes) => offset(text, minutes),
    }
}

fn offset(text: &mut String, minutes: i16) {
    text.push(if minutes < 0 { '-' } else { '+' });
    let minutes = u32::from(minutes.unsigned_abs());
    padded(text, minutes / 60, 2);
    text.push(':');
    padded(text, minutes % 60, 2);
}

fn part(text: &mut String, number: u8) {
    text.push('-');
    padded(text, u32::from(number), 2);
}

fn signed(text: &mut String, number: i32, width: usize) {
    if number < 0 {
        text.push('-');
    }
    padded(text, number.unsigned_abs(), width);
}

fn padded(text: &mut String, number: u32, width: usize) {
    let digits = number.to_string();
    (digits.len()..width).for_each(|_| text.push('0'));
    text.push_str(&digits);
}
