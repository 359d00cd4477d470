//! The first sentence of a text.

/// English abbreviations with a full stop that ends no sentence.
const ABBREVIATIONS: [&str; 9] = ["No", "St", "Rd", "Mr", "Ms", "Dr", "vs", "e.g", "i.e"];
/// Marks that may stand between the end of a sentence and the next one.
const CLOSING: [char; 6] = ['”', '’', '）', '」', ')', '"'];

/// The first sentence with its full stop; the whole text if it has no other. A stop inside quotation marks or brackets ends
/// the sentence only if nothing follows them.
pub(in crate::scene) fn first_sentence(text: &str) -> &str {
    let mut depth = 0_usize;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '“' | '（' | '(' | '「' => depth += 1,
            '”' | '）' | ')' | '」' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' if depth == 0 => return text.get(..at + letter.len_utf8()).unwrap_or(text),
            '.' | '!' | '?' if depth == 0 => {
                let mut end = at + letter.len_utf8();
                while let Some((_, closing)) = letters.next_if(|(_, next)| CLOSING.contains(next)) {
                    end += closing.len_utf8();
                }
                let (sentence, rest) = text.split_at_checked(end).unwrap_or((text, ""));
                let is_next = rest.strip_prefix(' ').is_some_and(|next| !next.starts_with(char::is_lowercase));
                if is_next && !is_abbreviated(text.get(..at).unwrap_or_default()) {
                    return sentence;
                }
            }
            _ => {}
        }
    }
    text
}

/// True if a text before a full stop ends in an abbreviation or an initial.
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or_default();
    let is_initial = word.len() == 1 && word.starts_with(|letter: char| letter.is_ascii_uppercase());
    is_initial || ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_text_is_cut_after_its_first_sentence() {
        for (text, first) in [
            ("结合新城建设，多策并举。另一句。", "结合新城建设，多策并举。"),
            ("提出“人民城市。”理念。下一句。", "提出“人民城市。”理念。"),
            ("没有句号", "没有句号"),
            ("To be faster. Then more.", "To be faster."),
            (
                "Held at No. 5 St. Mary Rd. and 9:30 a.m. on 4 January. Next.",
                "Held at No. 5 St. Mary Rd. and 9:30 a.m. on 4 January.",
            ),
            ("About 6.3 km long. It goes on.", "About 6.3 km long."),
            ("They said (so. And) “faster”. Then more.", "They said (so. And) “faster”."),
            ("J. Smith spoke! He left.", "J. Smith spoke!"),
            ("One only.", "One only."),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
