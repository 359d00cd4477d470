//! Normalised text, in which the search compares: lower case, half width, without separators in numbers.

use crate::characters::is_han;
use std::ops::Range;

use crate::characters::is_hidden;

/// A normalised text with the position of each of its bytes in the original.
pub(super) struct Folded<'a> {
    original: &'a str,
    /// The normalised text.
    pub(super) text: String,
    positions: Vec<usize>,
}

impl<'a> Folded<'a> {
    /// Normalises a text for display of its matches.
    pub(super) fn new(original: &'a str) -> Self {
        let mut folded = Self { original, text: String::new(), positions: Vec::new() };
        fold_each(original, false, &mut |letter, position| {
            folded.text.push(letter);
            folded.positions.resize(folded.text.len(), position);
        });
        folded
    }

    /// The bytes of the original that a range of the normalised text stands for. They begin and end between characters.
    pub(super) fn original_range(&self, range: Range<usize>) -> Range<usize> {
        let position = |byte: usize| self.positions.get(byte).copied().unwrap_or(self.original.len());
        let last = position(range.end.saturating_sub(1));
        let length = self.original.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        position(range.start)..last + length
    }
}

/// The normalised text:
///
/// - letters in lower case, full-width forms as half-width ones, superscript digits as digits;
/// - without apostrophes and invisible characters: `Jing’an` is `jingan`;
/// - numbers without group separators and leading zeros: `163,600` is `163600`, `2021-01-04` is `2021 1 4`;
/// - all other punctuation and white space as one space, and as none between two Chinese characters.
pub(crate) fn fold(text: &str) -> String {
    folded(text, false)
}

/// The same for a query, whose words are separated by spaces, also between two Chinese characters.
pub(crate) fn fold_query(text: &str) -> String {
    folded(text, true)
}

fn folded(text: &str, is_query: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_each(text, is_query, &mut |letter, _| folded.push(letter));
    folded
}

/// Calls `push` for each character of the normalised text, with the position of its original.
fn fold_each(text: &str, is_query: bool, push: &mut dyn FnMut(char, usize)) {
    let mut previous = '\0';
    let mut gap = None;
    for (position, original) in text.char_indices() {
        let letter = half_width(original);
        let next =
            text.get(position + original.len_utf8()..).and_then(|rest| rest.chars().next()).map_or('\0', half_width);
        let follows_digit = gap.is_none() && previous.is_ascii_digit();
        let is_in_number = follows_digit && next.is_ascii_digit();
        let is_dropped = match letter {
            '\'' | '‘' | '’' => true,
            // A full-width comma separates items.
            ',' => is_in_number && original == ',',
            '0' => next.is_ascii_digit() && (gap.is_some() || !(follows_digit || previous == '.')),
            _ => is_hidden(letter) && !letter.is_control(),
        };
        if is_dropped {
            continue;
        }
        if is_separator(letter) && !(letter == '.' && is_in_number) {
            gap = gap.or(Some(position));
            continue;
        }
        if let Some(position) = gap.take()
            && previous != '\0'
            && (is_query || !is_han(previous) || !is_han(letter))
        {
            push(' ', position);
        }
        push(letter, position);
        previous = letter;
    }
}

/// The half-width form in lower case.
fn half_width(letter: char) -> char {
    let shifted = match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0),
        'À'..='Þ' if letter != '×' => char::from_u32(letter as u32 + 0x20),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        _ => None,
    };
    shifted.unwrap_or(letter).to_ascii_lowercase()
}

/// True for white space and punctuation. A percent sign belongs to its number.
fn is_separator(letter: char) -> bool {
    match letter {
        '%' => false,
        '\0'..='\u{7f}' => !letter.is_ascii_alphanumeric(),
        _ => matches!(letter,
            '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{3004}'
            | '\u{3008}'..='\u{3020}' | '\u{3030}' | '・' | '\u{fe10}'..='\u{fe6f}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_one_text_are_equal() {
        for (text, expected) in [
            ("Changshou Road  Bridge", "changshou road bridge"),
            ("Jing’an, Jing'an", "jingan jingan"),
            ("ＡＢ１２％", "ab12%"),
            ("“一江一河”", "一江一河"),
            ("人民城市人民建，人民城市为人民", "人民城市人民建人民城市为人民"),
            ("苏州河·45 公里", "苏州河 45 公里"),
            ("163,600 m²", "163600 m2"),
            ("2020，2021", "2020 2021"),
            ("2021-01-04 08:05", "2021 1 4 8 5"),
            ("0.05、10.50、1.005、100", "0.05 10.50 1.005 100"),
            ("End. 5. Next", "end 5 next"),
            ("a\u{200b}b\u{2068}c\nd", "abc d"),
            ("  ", ""),
            ("ÉCOLE", "école"),
        ] {
            assert_eq!(fold(text), expected, "{text}");
        }
        assert_eq!(fold_query("长寿路桥，李强"), "长寿路桥 李强");
    }

    #[test]
    fn a_match_covers_the_characters_it_came_from() {
        let text = "共163,600户，Jing’an";
        let folded = Folded::new(text);
        for (part, original) in [("163600", "163,600"), ("户", "户"), ("jingan", "Jing’an")] {
            let start = folded.text.find(part).unwrap();
            assert_eq!(&text[folded.original_range(start..start + part.len())], original);
        }
    }

    proptest! {
        #[test]
        fn every_range_of_a_normalised_text_is_one_of_the_original(text in "[\\PC0-9,.’ ，上海é²a-zA-Z]{0,40}") {
            let folded = Folded::new(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            for (start, letter) in folded.text.char_indices() {
                for (end, last) in folded.text.char_indices().skip_while(|(end, _)| *end < start) {
                    let range = folded.original_range(start..end + last.len_utf8());
                    prop_assert!(!range.is_empty() && text.get(range).is_some(), "{} to {} of {:?}", letter, last, text);
                }
            }
        }
    }
}
