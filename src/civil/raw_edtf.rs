//! EDTF expressions that are kept as written.

use std::fmt;

/// An ASCII text of at most [`RawEdtf::LONGEST`] characters, stored inline so that a date is `Copy`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RawEdtf {
    length: u8,
    letters: [u8; Self::LONGEST],
}

impl RawEdtf {
    /// Maximum number of characters.
    pub const LONGEST: usize = 62;

    /// Stores a text. `None` if it is too long or not ASCII.
    pub fn new(text: &str) -> Option<Self> {
        let mut letters = [0; Self::LONGEST];
        letters.get_mut(..text.len()).filter(|_| text.is_ascii())?.copy_from_slice(text.as_bytes());
        Some(Self { length: text.len() as u8, letters })
    }

    /// Returns the text.
    pub fn text(&self) -> String {
        self.letters.iter().take(usize::from(self.length)).map(|letter| char::from(*letter)).collect()
    }
}

impl fmt::Debug for RawEdtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_or_refused_whole() {
        for text in ["", "{1960,1961-12}", &"9".repeat(RawEdtf::LONGEST)] {
            assert_eq!(RawEdtf::new(text).unwrap().text(), text);
        }
        assert_eq!(RawEdtf::new(&"9".repeat(RawEdtf::LONGEST + 1)), None);
        assert_eq!(RawEdtf::new("二〇二一"), None);
        assert_ne!(RawEdtf::new("1"), RawEdtf::new("1\0"));
    }
}
