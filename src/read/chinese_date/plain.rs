//! A text with the many forms of its letters made one.

/// Full-width letters made half-width, dashes made one, blanks and quotation marks left out.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '\u{ff01}'..='\u{ff5e}' if letter != '，' => {
                plain.extend(char::from_u32(u32::from(letter) - 0xfee0));
            }
            '–' | '—' | '―' | '─' | '〜' | '−' => {
                if !plain.ends_with('—') {
                    plain.push('—');
                }
            }
            '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』' => {}
            _ if letter.is_whitespace() => {}
            _ => plain.push(letter),
        }
    }
    plain
}
