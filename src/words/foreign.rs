//! Text from a link, a file or a host, made safe for quoting in a sentence.

use crate::characters::is_hidden;

/// Maximum length of a quoted text, in characters.
const LONGEST: usize = 40;

/// Maximum length of a quoted path within a file, in characters.
const LONGEST_PATH: usize = 120;

/// A text as quoted in a sentence: its first characters, without control characters, in a bidirectional isolate (U+2068 …
/// U+2069).
pub(super) fn foreign(text: &str) -> String {
    ["\u{2068}", &shortened(text, LONGEST), "\u{2069}"].concat()
}

/// A path within a file. Only the name of an unknown field in it may be foreign.
pub(super) fn path(path: &str) -> String {
    let visible = shortened(path, LONGEST_PATH);
    if visible.is_ascii() { visible } else { ["\u{2068}", &visible, "\u{2069}"].concat() }
}

/// The first `most` visible characters, with an ellipsis if there are more. Line ends become blanks.
fn shortened(text: &str, most: usize) -> String {
    let blank = |letter: char| if letter.is_whitespace() { ' ' } else { letter };
    let mut letters = text.chars().map(blank).filter(|letter| !is_hidden(*letter));
    let mut visible: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        visible.push('…');
    }
    visible
}

/// A quotation whose own quotation marks become single ones, because it is shown between double ones.
pub fn inside_quotes(quotation: &str) -> String {
    quotation.replace('“', "‘").replace('”', "’")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_foreign_text_is_short_isolated_and_without_controls() {
        assert_eq!(foreign("2021-13"), "\u{2068}2021-13\u{2069}");
        assert_eq!(foreign("a\u{202e}b\u{2069}\u{200b}c\r\n\td\0"), "\u{2068}abc   d\u{2069}");
        let sentence = foreign(&"这是一句别人写的话。".repeat(20));
        assert_eq!(sentence.chars().count(), LONGEST + 3);
        assert!(sentence.ends_with("…\u{2069}"));
        assert_eq!(foreign(&"x".repeat(LONGEST)), format!("\u{2068}{}\u{2069}", "x".repeat(LONGEST)));
    }

    #[test]
    fn a_path_stands_as_it_is_unless_it_holds_something_foreign() {
        assert_eq!(path("/places/3/geometry/coordinates/0/2"), "/places/3/geometry/coordinates/0/2");
        assert_eq!(path("/events/0/שם"), "\u{2068}/events/0/שם\u{2069}");
        assert!(path(&"/a".repeat(9_000)).chars().count() <= LONGEST_PATH + 3);
    }

    proptest! {
        #[test]
        fn no_text_is_long_or_changes_what_is_around_it(text in "[\\x00-\u{2100}]{0,90}") {
            let visible = foreign(&text);
            let inner = visible.strip_prefix('\u{2068}').and_then(|rest| rest.strip_suffix('\u{2069}')).unwrap();
            prop_assert!(inner.chars().count() <= LONGEST + 1 && !inner.contains(is_hidden), "{:?}", inner);
        }
    }
}
