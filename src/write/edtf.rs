//! Formats dates as EDTF (ISO 8601-2).

use crate::civil::{EdtfDate, End, Moment, PartialDate, QualifiedDate};

/// The canonical EDTF form of a date: offsets have minutes, a zero offset is `Z`.
pub fn edtf(when: EdtfDate) -> String {
    match when {
        EdtfDate::On(one) => date(one),
        EdtfDate::At(one) => edtf_moment(one),
        EdtfDate::Between(start, end) => [&side(start), "/", &side(end)].concat(),
        EdtfDate::Far(year) => ["Y", &year.to_string()].concat(),
        EdtfDate::AsWritten(written) => written.text(),
    }
}

fn side(end: End) -> String {
    match end {
        End::Known(known) => date(known),
        End::Open => "..".to_owned(),
        End::Unknown => String::new(),
    }
}

fn date(date: QualifiedDate) -> String {
    let mark = match (date.uncertain, date.approximate) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    [&edtf_partial(date.partial), mark].concat()
}

/// A date without qualification.
pub fn edtf_partial(partial: PartialDate) -> String {
    let mut text = String::new();
    let (number, width, then) = match partial {
        PartialDate::Century(hundreds) => (hundreds, 2, "XX"),
        PartialDate::Decade(tens) => (tens, 3, "X"),
        PartialDate::SomeMonth(year) => (year, 4, "-XX"),
        PartialDate::SomeDay(year) => (year, 4, "-XX-XX"),
        other => (other.year(), 4, ""),
    };
    if number < 0 {
        text.push('-');
    }
    padded(&mut text, number.unsigned_abs(), width);
    text.push_str(then);
    let part = match partial {
        PartialDate::Season(_, season) => season + 20,
        PartialDate::Quarter(_, quarter) => quarter + 32,
        PartialDate::Half(_, half) => half + 39,
        PartialDate::Month(_, month) | PartialDate::SomeDayIn(_, month) | PartialDate::Day(_, month, _) => month,
        _ => return text,
    };
    text.push('-');
    padded(&mut text, u32::from(part), 2);
    match partial {
        PartialDate::Day(.., day) => {
            text.push('-');
            padded(&mut text, u32::from(day), 2);
        }
        PartialDate::SomeDayIn(..) => text.push_str("-XX"),
        _ => {}
    }
    text
}

/// A date with its time of day.
pub fn edtf_moment(moment: Moment) -> String {
    let mut text = edtf_partial(PartialDate::of(moment.day));
    for (before, number) in ['T', ':', ':'].into_iter().zip(moment.clock()) {
        text.push(before);
        padded(&mut text, number, 2);
    }
    if let Some(minutes) = moment.offset {
        offset(&mut text, minutes);
    }
    text
}

fn offset(text: &mut String, minutes: i16) {
    if minutes == 0 {
        return text.push('Z');
    }
    text.push(if minutes < 0 { '-' } else { '+' });
    let minutes = u32::from(minutes.unsigned_abs());
    padded(text, minutes / 60, 2);
    text.push(':');
    padded(text, minutes % 60, 2);
}

fn padded(text: &mut String, number: u32, width: usize) {
    let digits = number.to_string();
    (digits.len()..width).for_each(|_| text.push('0'));
    text.push_str(&digits);
}
