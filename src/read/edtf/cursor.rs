//! Byte cursor over the text of a date.

/// The remaining bytes of the text.
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

/// A run of digits, any of which may be an `X` (unspecified).
pub(super) struct Number {
    /// Value, with zero for each `X`.
    pub(super) value: i64,
    /// Number of digits.
    pub(super) width: u32,
    /// Bit mask of the digits that are `X`. The lowest bit is the last digit.
    pub(super) unknown: u32,
}

impl Number {
    /// True if there are exactly `width` digits and none is an `X`.
    pub(super) fn is_plain(&self, width: u32) -> bool {
        self.width == width && self.unknown == 0
    }
}

impl Cursor<'_> {
    /// The next byte, or zero at the end.
    pub(super) fn next(&self) -> u8 {
        self.0.first().copied().unwrap_or_default()
    }

    /// Advances one byte.
    pub(super) fn skip(&mut self) {
        self.0 = self.0.get(1..).unwrap_or_default();
    }

    /// Consumes `letter` if it is next.
    pub(super) fn takes(&mut self, letter: u8) -> bool {
        let is_next = self.next() == letter;
        if is_next {
            self.skip();
        }
        is_next
    }

    /// Consumes `..` if it is next.
    pub(super) fn takes_dots(&mut self) -> bool {
        let rest = self.0.strip_prefix(b"..");
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Consumes a qualifier (`?`, `~` or `%`) if it is next, and returns it. Zero if there is none.
    pub(super) fn mark(&mut self) -> u8 {
        let letter = self.next();
        if !matches!(letter, b'?' | b'~' | b'%') {
            return 0;
        }
        self.skip();
        letter
    }

    /// Consumes the digits that are next.
    pub(super) fn number(&mut self) -> Number {
        let mut number = Number { value: 0, width: 0, unknown: 0 };
        loop {
            let letter = self.next();
            if !letter.is_ascii_digit() && letter != b'X' {
                return number;
            }
            let is_unknown = letter == b'X';
            let digit = if is_unknown { 0 } else { letter - b'0' };
            number.value = number.value.wrapping_mul(10).wrapping_add(i64::from(digit));
            number.unknown = number.unknown << 1 | u32::from(is_unknown);
            number.width += 1;
            self.skip();
        }
    }
}
