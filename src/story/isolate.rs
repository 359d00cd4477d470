//! Bidirectional isolation of names in right-to-left scripts, so that they do not reorder the digits and punctuation around
//! them.
//!
//! A name with such letters is enclosed in FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9). In
//! any sentence, attribute or drawing it then takes its own direction, and the text around it keeps its order. The reader
//! isolates names once, so that no view has to.
use crate::gather::Gather;

use std::borrow::Cow;

/// FIRST STRONG ISOLATE.
const OPEN: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE.
const CLOSE: char = '\u{2069}';

/// Isolates each non-empty line of a text that contains right-to-left letters or directional controls. Removes controls
/// whose effect could reach beyond the text. Returns any other text unchanged.
pub fn isolated(text: String) -> String {
    if !text.chars().any(|letter| is_rightward_script(letter) || is_control(letter)) {
        return text;
    }
    let line = |line: &str| -> String {
        let letters = line.chars().filter(|letter| !is_scope(*letter));
        if line.trim().is_empty() {
            letters.collect()
        } else {
            std::iter::once(OPEN).chain(letters).chain([CLOSE]).collect()
        }
    };
    text.split('\n').map(line).gather().join("\n")
}

/// The text without the marks of [`isolated`], for files that other programs read.
pub fn bare(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_isolate) {
        return text.into();
    }
    text.chars().filter(|letter| !is_isolate(*letter)).collect::<String>().into()
}

/// Closes the open isolates of a truncated text.
pub fn closed(mut text: String) -> String {
    let count = |mark| text.chars().filter(|letter| *letter == mark).count();
    for _ in count(CLOSE)..count(OPEN) {
        text.push(CLOSE);
    }
    text
}

/// True for the marks at the ends of an isolate, which have no width.
pub fn is_isolate(letter: char) -> bool {
    matches!(letter, OPEN | CLOSE)
}

/// True for letters in the blocks of Hebrew, Arabic (including Uyghur), Syriac, Thaana, N'Ko and other right-to-left
/// scripts.
fn is_rightward_script(letter: char) -> bool {
    matches!(letter,
        '\u{0590}'..='\u{08ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

/// True for directional controls, except the Arabic letter mark, which lies in the block of the Arabic letters.
fn is_control(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}') || is_scope(letter)
}

/// True for controls that open or close an embedding, an override or an isolate.
fn is_scope(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_run_from_right_to_left_are_isolated() {
        for name in ["תל אביב 12", "القاهرة (2)", "ئۈرۈمچى", "a\u{200f}b", "東 שלום"] {
            assert_eq!(isolated(name.to_owned()), format!("\u{2068}{name}\u{2069}"));
        }
        assert_eq!(
            isolated("一\nשלום\n\n二".to_owned()),
            "\u{2068}一\u{2069}\n\u{2068}שלום\u{2069}\n\n\u{2068}二\u{2069}"
        );
    }

    #[test]
    fn other_names_stay_as_they_are() {
        for name in ["苏州河虹口段", "Hongkou, 2021–2025", "naïve café", "Москва", "Ελλάδα 😀", "กรุงเทพ", ""]
        {
            assert_eq!(isolated(name.to_owned()), name);
        }
    }

    #[test]
    fn no_control_reaches_beyond_its_name() {
        assert_eq!(isolated("\u{202e}gpj\u{2069}".to_owned()), "\u{2068}gpj\u{2069}");
        assert_eq!(bare("1 \u{2068}שלום\u{2069} 2"), "1 שלום 2");
        assert_eq!(bare("Hongkou"), "Hongkou");
        assert_eq!(closed("1 · \u{2068}של…".to_owned()), "1 · \u{2068}של…\u{2069}");
    }

    proptest! {
        #[test]
        fn isolating_twice_is_isolating_once(text in "[a-zא-ת0-9 \n\u{202a}-\u{202e}\u{2066}-\u{2069}]{0,24}") {
            let once = isolated(text);
            prop_assert_eq!(isolated(once.clone()), once.clone());
            let (open, close) = (once.matches(OPEN).count(), once.matches(CLOSE).count());
            prop_assert_eq!(open, close);
        }
    }
}
