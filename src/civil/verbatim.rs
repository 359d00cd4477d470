//! A short text kept as it was written.

use std::fmt;

/// At most [`Verbatim::LONGEST`] bytes of text, held in place so that a date stays a plain value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Verbatim {
    length: u8,
    bytes: [u8; Self::LONGEST],
}

impl Verbatim {
    /// As many bytes as it can hold.
    pub const LONGEST: usize = 62;

    /// The text, or none when it is too long.
    pub fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; Self::LONGEST];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { length: text.len() as u8, bytes })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.bytes.get(..usize::from(self.length)).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl fmt::Debug for Verbatim {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_or_refused_whole() {
        for text in ["", "{1960,1961-12}", &"9".repeat(Verbatim::LONGEST)] {
            assert_eq!(Verbatim::new(text).unwrap().as_str(), text);
        }
        assert_eq!(Verbatim::new(&"9".repeat(Verbatim::LONGEST + 1)), None);
        assert_ne!(Verbatim::new("1"), Verbatim::new("1\0"));
    }
}
