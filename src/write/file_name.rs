//! File names that are valid on every system.

use crate::characters::is_hidden;

/// Maximum length in characters and in bytes, without the extension.
const LETTERS: usize = 80;
const BYTES: usize = 200;

/// Makes a file name from a title: invalid characters are dropped, and `fallback` is used if none is left.
pub fn file_name(title: &str, ending: &str, fallback: &str) -> String {
    let may = |letter: &char| !is_hidden(*letter) && !"/\\:*?\"<>|".contains(*letter);
    let is_edge = |letter: char| letter == '.' || letter.is_whitespace();
    let mut name = String::new();
    let mut letters = title.chars().filter(may).skip_while(|letter| is_edge(*letter));
    while let Some(letter) = letters.next().filter(|letter| name.len() + letter.len_utf8() <= BYTES) {
        name.push(letter);
        if name.chars().count() == LETTERS {
            break;
        }
    }
    let name = name.trim_end_matches(is_edge);
    let name = if name.is_empty() { fallback } else { name };
    // The name of a device ends at the first dot; blanks before the dot do not count.
    let stem = name.split('.').next().unwrap_or_default();
    let rest = name.get(stem.len()..).unwrap_or_default();
    let mark = if is_reserved(stem.trim_end()) { "_" } else { "" };
    [stem, mark, rest, ".", ending].concat()
}

/// True if Windows reserves the name for a device, with any extension. Superscript digits count as digits.
///
/// Source: Microsoft, "Naming Files, Paths, and Namespaces".
fn is_reserved(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    let is_digit = |rest: &str| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']);
    let numbered = |word: &str| stem.strip_prefix(word).is_some_and(is_digit);
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$")
        || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_those_that_systems_take() {
        for (title, name) in [
            ("旧区改造面积", "旧区改造面积.csv"),
            ("a/b:c", "abc.csv"),
            ("..hidden. ", "hidden.csv"),
            ("con", "con_.csv"),
            ("Lpt1", "Lpt1_.csv"),
            ("com10", "com10.csv"),
            ("\u{202e}gpj", "gpj.csv"),
            ("???", "chart.csv"),
            ("\u{61c}a\u{2028}b\u{2029}c\u{200b}\u{feff}d\u{ad}", "abcd.csv"),
            ("CON .x", "CON _.x.csv"),
            ("nul.tar.gz", "nul_.tar.gz.csv"),
            ("COM¹", "COM¹_.csv"),
            ("lpt³ . y", "lpt³ _. y.csv"),
            ("CO\u{202e}N", "CON_.csv"),
            ("conin$", "conin$_.csv"),
            ("COM⁴", "COM⁴.csv"),
            ("console", "console.csv"),
            ("\u{3000}. 进度 .\u{a0}", "进度.csv"),
        ] {
            assert_eq!(file_name(title, "csv", "chart"), name);
        }
    }

    proptest! {
        #[test]
        fn any_title_makes_a_name(title in "\\PC{0,300}") {
            let name = file_name(&title, "png", "chart");
            prop_assert!(name.len() <= BYTES + 5 && !name.starts_with('.') && name.len() > 4, "{name}");
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']));
            prop_assert!(!name.contains(is_hidden) && name.chars().count() <= LETTERS + 5, "{name}");
        }
    }
}
