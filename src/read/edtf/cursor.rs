//! The letters of a date that are still to be read.

/// What is left of a text.
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

/// Digits, of which any may be an `X`.
pub(super) struct Number {
    /// Their number, with nought for each `X`.
    pub(super) value: i64,
    /// How many there are.
    pub(super) width: u32,
    /// Which are an `X`: a bit for each, the lowest for the last.
    pub(super) unknown: u32,
}

impl Number {
    /// Whether it is so many digits, none of them an `X`.
    pub(super) fn is_plain(&self, width: u32) -> bool {
        self.width == width && self.unknown == 0
    }
}

impl Cursor<'_> {
    /// The next letter; nought at the end.
    pub(super) fn next(&self) -> u8 {
        self.0.first().copied().unwrap_or_default()
    }

    /// Goes one letter on.
    pub(super) fn skip(&mut self) {
        self.0 = self.0.get(1..).unwrap_or_default();
    }

    /// Goes behind a letter, if it is next.
    pub(super) fn takes(&mut self, letter: u8) -> bool {
        let is_next = self.next() == letter;
        if is_next {
            self.skip();
        }
        is_next
    }

    /// Goes behind `..`, if it is next.
    pub(super) fn takes_dots(&mut self) -> bool {
        let rest = self.0.strip_prefix(b"..");
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Goes behind a mark of doubt, if one is next: nought without one.
    pub(super) fn mark(&mut self) -> u8 {
        let letter = self.next();
        if !matches!(letter, b'?' | b'~' | b'%') {
            return 0;
        }
        self.skip();
        letter
    }

    /// Goes behind all digits that are next.
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
