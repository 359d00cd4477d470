//! Kinds of characters: invisible ones, which change how a text is displayed, compared or stored, and Chinese ones.

/// True for characters without a glyph: control, zero-width and bidirectional formatting characters, line and paragraph
/// separators, and tags.
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}')
}

/// True for Chinese characters.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '々' | '〇' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_are_seen_and_controls_are_not() {
        for letter in ['a', ' ', '民', 'é', '、', '\u{301}', '한', 'ع', '\u{a0}', '\u{3000}', '🏮'] {
            assert!(!is_hidden(letter), "{letter:?}");
        }
        for hidden in ['\n', '\u{7f}', '\u{ad}', '\u{61c}', '\u{200b}', '\u{202e}', '\u{2028}', '\u{2069}', '\u{feff}']
        {
            assert!(is_hidden(hidden), "{hidden:?}");
        }
    }

    #[test]
    fn punctuation_and_other_scripts_are_not_chinese() {
        assert!(['民', '桥', '〇', '々', '𠮷'].into_iter().all(is_han));
        assert!(!['a', '1', '，', '“', '　', 'ア', '한'].into_iter().any(is_han));
    }
}
