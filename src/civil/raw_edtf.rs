//! A short text kept as it was written.

use std::fmt;

/// At most [`Verbatim::LONGEST`] letters of ASCII, held in place so that a date stays a plain value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RawEdtf {
    length: u8,
    letters: [u8; Self::LONGEST],
}

impl RawEdtf {
    /// As many letters as it can hold.
    pub const LONGEST: usize = 62;

    /// The text, or none when it is too long or holds letters of other alphabets.
    pub fn new(text: &str) -> Option<Self> {
        let mut letters = [0; Self::LONGEST];
        letters.get_mut(..text.len()).filter(|_| text.is_ascii())?.copy_from_slice(text.as_bytes());
        Some(Self { length: text.len() as u8, letters })
    }

    /// The text.
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
