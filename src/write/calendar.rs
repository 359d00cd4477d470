//! Calendar files (iCalendar, RFC 5545) of entries that take whole days.

use crate::civil::Day;
use crate::story::bare;

/// Longest line in bytes, without its end. Source: RFC 5545, section 3.1.
const LINE_BYTES: usize = 75;

/// Years that a date of a calendar file can have.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// An entry of a calendar that takes whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Id of the entry, the same in each edition of the file, so that a calendar program replaces the entry of an earlier one.
    pub id: String,
    /// First day.
    pub first: Day,
    /// Last day, which the entry takes too.
    pub last: Day,
    /// Title.
    pub title: String,
    /// Description. It may have several lines.
    pub text: String,
    /// Address of the page about it.
    pub address: Option<String>,
}

/// Formats a calendar with this name. `domain` makes the ids of the entries unique, and `stamp` is the day of the data. Entries
/// that no calendar can have ([`fits_calendar`]) are left out.
pub fn calendar(name: &str, domain: &str, stamp: Day, entries: &[CalendarEntry]) -> String {
    let mut text = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Minxin Atlas//Minxin Atlas//ZH", "CALSCALE:GREGORIAN"] {
        push_line(&mut text, line);
    }
    push_line(&mut text, &["X-WR-CALNAME:", &escaped(name)].concat());
    let stamp = [&date(stamp).unwrap_or_else(|| "19700101".to_owned()), "T000000Z"].concat();
    for entry in entries {
        let Some([first, end]) = dates(entry.first, entry.last) else { continue };
        push_line(&mut text, "BEGIN:VEVENT");
        push_line(&mut text, &["UID:", &escaped(&entry.id), "@", &escaped(domain)].concat());
        push_line(&mut text, &["DTSTAMP:", &stamp].concat());
        push_line(&mut text, &["DTSTART;VALUE=DATE:", &first].concat());
        push_line(&mut text, &["DTEND;VALUE=DATE:", &end].concat());
        push_line(&mut text, &["SUMMARY:", &escaped(&entry.title)].concat());
        push_line(&mut text, &["DESCRIPTION:", &escaped(&entry.text)].concat());
        if let Some(address) = &entry.address {
            // An address is not text, and has no escapes.
            let address: String = address.chars().filter(|letter| !letter.is_control()).collect();
            push_line(&mut text, &["URL:", &address].concat());
        }
        // A deadline takes no time.
        push_line(&mut text, "TRANSP:TRANSPARENT");
        push_line(&mut text, "END:VEVENT");
    }
    push_line(&mut text, "END:VCALENDAR");
    text
}

/// True if a calendar file can have an entry of these days: their years, and that of the day after them, have four digits.
pub fn fits_calendar(first: Day, last: Day) -> bool {
    dates(first, last).is_some()
}

/// Returns the start and the end of an entry. The end is the day after the last one.
fn dates(first: Day, last: Day) -> Option<[String; 2]> {
    Some([date(first)?, date(Day(last.0 + 1))?])
}

/// Returns a day as a date of a calendar file; `None` if that cannot have its year.
fn date(day: Day) -> Option<String> {
    let (year, month, day) = day.civil();
    YEARS.contains(&year).then(|| format!("{year:04}{month:02}{day:02}"))
}

/// Returns a text with the escapes of RFC 5545, section 3.3.11, and without control characters.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for letter in bare(text).replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => written.extend(['\\', letter]),
            '\n' | '\r' => written.push_str("\\n"),
            '\t' => written.push('\t'),
            _ if letter.is_control() => {}
            _ => written.push(letter),
        }
    }
    written
}

/// Adds a line, folded at [`LINE_BYTES`] between characters. A line that continues another one starts with a blank, which counts.
fn push_line(text: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE_BYTES {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(title: &str, text: &str) -> CalendarEntry {
        CalendarEntry {
            id: "renewal-2020".to_owned(),
            first: Day::from_civil(2020, 12, 31),
            last: Day::from_civil(2020, 12, 31),
            title: title.to_owned(),
            text: text.to_owned(),
            address: Some("https://example.org/records/renewal-2020/".to_owned()),
        }
    }

    fn file(entries: &[CalendarEntry]) -> String {
        calendar("民心工程", "example.org", Day::from_civil(2021, 1, 4), entries)
    }

    /// Returns the values of a property, unfolded and without escapes.
    fn values(text: &str, property: &str) -> Vec<String> {
        let unfolded = text.replace("\r\n ", "");
        let start = [property, ":"].concat();
        let values = unfolded.lines().filter_map(|line| line.strip_prefix(&start)).map(|value| {
            let mut letters = value.chars();
            let mut read = String::new();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => match letters.next() {
                        Some('n') => read.push('\n'),
                        Some(escaped) => read.push(escaped),
                        None => panic!("a lone backslash in {value}"),
                    },
                    _ => read.push(letter),
                }
            }
            read
        });
        values.collect()
    }

    #[test]
    fn a_deadline_is_an_entry_of_a_whole_day() {
        let file = file(&[entry("旧改面积；75万平方米", "按期完成, 136 %\nSource")]);
        assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.ends_with("END:VCALENDAR\r\n"));
        for line in [
            "UID:renewal-2020@example.org",
            "DTSTAMP:20210104T000000Z",
            "DTSTART;VALUE=DATE:20201231",
            "DTEND;VALUE=DATE:20210101",
            "DESCRIPTION:按期完成\\, 136 %\\nSource",
            "URL:https://example.org/records/renewal-2020/",
        ] {
            assert!(file.contains(&[line, "\r\n"].concat()), "no {line} in\n{file}");
        }
    }

    #[test]
    fn a_year_that_a_calendar_cannot_have_is_left_out() {
        let day = |year| Day::from_civil(year, 1, 1);
        let entries = [(1, 1), (0, 0), (9999, 9999), (2020, 10_000)].map(|(first, last)| CalendarEntry {
            first: day(first),
            last: day(last),
            ..entry("a", "b")
        });
        let fitting = entries.each_ref().map(|entry| fits_calendar(entry.first, entry.last));
        assert_eq!((fitting, values(&file(&entries), "SUMMARY").len()), ([true, false, true, false], 2));
        let last = Day::from_civil(9999, 12, 31);
        assert!(!fits_calendar(last, last), "the day after it has five digits");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(title in "\\PC{0,200}", text in "(\\PC|\n|,|;|\\\\){0,300}") {
            let file = file(&[entry(&title, &text)]);
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= LINE_BYTES, "{} bytes: {line}", line.len());
            }
            let visible = |text: &str| bare(text).chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect::<String>();
            prop_assert_eq!(values(&file, "SUMMARY"), [visible(&title)]);
            prop_assert_eq!(values(&file, "DESCRIPTION"), [visible(&text)]);
        }
    }
}
