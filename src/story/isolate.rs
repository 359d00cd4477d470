//! Names in scripts that run from right to left, kept from turning the digits and signs of a sentence around them.
//!
//! A name with such letters stands between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9): in any
//! sentence, attribute or drawing it takes its own direction, and its neighbours keep their places. This is done once, where a
//! story is read, so that no view can forget it.

use std::borrow::Cow;

/// FIRST STRONG ISOLATE.
const OPEN: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE.
const CLOSE: char = '\u{2069}';

/// A text that can stand in any sentence: each line of it isolated where it has letters that run from right to left, or
/// controls of direction. Controls that would reach beyond it are left out. Any other text comes back as it is.
pub fn isolated(text: String) -> String {
    if !text.chars().any(|letter| is_rightward_script(letter) || is_control(letter)) {
        return text;
    }
    let line = |line: &str| -> String {
        let kept = line.chars().filter(|letter| !is_scope(*letter));
        if line.trim().is_empty() { kept.collect() } else { std::iter::once(OPEN).chain(kept).chain([CLOSE]).collect() }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The text without the marks of [`isolated`], for files that other programs read.
pub fn bare(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_isolate) {
        return text.into();
    }
    text.chars().filter(|letter| !is_isolate(*letter)).collect::<String>().into()
}

/// A text that was cut off, with each isolate closed that is still open.
pub fn closed(mut text: String) -> String {
    let count = |mark| text.chars().filter(|letter| *letter == mark).count();
    for _ in count(CLOSE)..count(OPEN) {
        text.push(CLOSE);
    }
    text
}

/// Whether a letter only marks where an isolate begins or ends: it has no width.
pub fn is_isolate(letter: char) -> bool {
    matches!(letter, OPEN | CLOSE)
}

/// Letters of Hebrew, Arabic (Uyghur too), Syriac, Thaana, N'Ko and others, in their blocks.
fn is_rightward_script(letter: char) -> bool {
    matches!(letter,
        '\u{0590}'..='\u{08ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

/// Controls of direction. The Arabic letter mark lies among the Arabic letters.
fn is_control(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}') || is_scope(letter)
}

/// Controls that open or close a stretch: embeddings, overrides, isolates.
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
