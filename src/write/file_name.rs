//! Names of files that every system takes.

/// The longest name, in letters and in bytes, without its ending.
const LETTERS: usize = 80;
const BYTES: usize = 200;

/// A file name made of a title: what a system would not take is left out, and `fallback` stands in where nothing is left.
pub fn file_name(title: &str, ending: &str, fallback: &str) -> String {
    let is_bidi =
        |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let may = |letter: &char| !letter.is_control() && !"/\\:*?\"<>|".contains(*letter) && !is_bidi(*letter);
    let mut name = String::new();
    for letter in title.trim_start_matches(['.', ' ']).chars().filter(may).take(LETTERS) {
        if name.len() + letter.len_utf8() > BYTES {
            break;
        }
        name.push(letter);
    }
    let name = name.trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
    let name = if name.is_empty() { fallback } else { name };
    let mark = if is_reserved(name) { "_" } else { "" };
    [name, mark, ".", ending].concat()
}

/// Names that one system keeps for its devices, whatever their ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |word: &str| stem.strip_prefix(word).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
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
        }
    }
}
