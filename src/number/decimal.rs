//! Exact decimal numbers.

use std::cmp::Ordering;

/// A decimal number, exact: `mantissa` ÷ 10^`scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// `mantissa` ÷ 10^`scale`.
    pub const fn new(mantissa: i64, scale: u8) -> Self {
        Self { mantissa, scale }
    }

    /// Parses a JSON number of at most 15 digits, which is as many as an `f64` keeps. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (integer, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = integer.trim_start_matches('-').len() + fraction.len();
        if digits == 0 || digits > 15 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let joined: String = [integer, fraction].concat();
        let mut mantissa: i64 = joined.parse().ok()?;
        // More than 15 digits could not be written out. The bound also ends the loop for a zero mantissa.
        let mut scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent).filter(|scale| *scale > -32)?;
        while scale < 0 && mantissa.abs() < 100_000_000_000_000 {
            mantissa *= 10;
            scale += 1;
        }
        Some(Self { mantissa, scale: u8::try_from(scale).ok().filter(|scale| *scale <= 15)? })
    }

    /// The nearest float.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10_f64.powi(i32::from(self.scale))
    }

    /// Rounds half away from zero to `places` decimal places. A number with fewer places is unchanged.
    #[must_use]
    pub fn rounded(self, places: u8) -> Self {
        if places >= self.scale {
            return self;
        }
        let divisor = 10_i64.pow(u32::from(self.scale - places));
        let half = divisor / 2 * self.mantissa.signum();
        Self { mantissa: (self.mantissa + half) / divisor, scale: places }.trimmed()
    }

    /// The nearest decimal with `places` decimal places. `value` times 10^`places` must be below 2^53.
    pub fn nearest(value: f64, places: u8) -> Self {
        let scaled = (value * 10_f64.powi(i32::from(places))).round();
        Self { mantissa: scaled as i64, scale: places }.trimmed()
    }

    /// The decimal with 15 significant digits that is nearest to a float, as far as 15 decimal places hold them: the number
    /// that was read, for a float that was read from at most 15 digits. `None` from 10^15 on.
    pub fn closest(value: f64) -> Option<Self> {
        let digits_before = (0..16).find(|digits| value.abs() < 10_f64.powi(*digits))?;
        Some(Self::nearest(value, (15 - digits_before) as u8))
    }

    /// The same number divided by ten to the `power`.
    #[must_use]
    pub fn shifted(self, power: u8) -> Self {
        Self { mantissa: self.mantissa, scale: self.scale + power }.trimmed()
    }

    /// The same number without trailing zeros after the point.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
        self
    }

    /// The digits, with `separator` between groups of three before the point.
    pub fn grouped(self, separator: &str) -> String {
        let digits = self.mantissa.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (integer, fraction) = padded.split_at(padded.len() - scale);
        let mut text = String::from(if self.mantissa < 0 { "-" } else { "" });
        for (index, digit) in integer.chars().enumerate() {
            if index > 0 && (integer.len() - index).is_multiple_of(3) {
                text.push_str(separator);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(fraction);
        }
        text
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let scaled = |number: &Self, by: u8| i128::from(number.mantissa) * 10_i128.pow(u32::from(by));
        Some(scaled(self, other.scale).cmp(&scaled(other, self.scale)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn exponents_beyond_all_digits_are_no_numbers() {
        assert_eq!(Decimal::parse("1.5e3"), Some(Decimal::new(1500, 0)));
        assert_eq!(Decimal::parse("0e9"), Some(Decimal::ZERO));
        for text in ["0e2147483647", "0e-2147483648", "1e40", "1e-40"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_keep_what_was_written() {
        assert_eq!(decimal("25.29").grouped(","), "25.29");
        assert_eq!(decimal("750000").grouped(","), "750,000");
        assert_eq!(decimal("-1234.50").grouped(" "), "-1 234.50");
        assert_eq!(decimal("0.05").grouped(","), "0.05");
        assert_eq!(decimal("2e3").grouped(","), "2,000");
        for bad in ["", "-", "1.2.3", "12345678901234567", "0x10", "1e99", "1e-99"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(decimal("136.36").rounded(1), decimal("136.4"));
        assert_eq!(decimal("2.5").rounded(0), decimal("3"));
        assert_eq!(decimal("-2.5").rounded(0), decimal("-3"));
        assert_eq!(Decimal::nearest(136.363_636, 1), decimal("136.4"));
        assert_eq!(decimal("750000").shifted(4), decimal("75"));
    }

    #[test]
    fn a_float_gives_back_the_digits_that_it_was_read_from() {
        for text in ["0", "12", "-60", "0.1", "25.29", "0.00000000000001", "123456789012345", "999999999999999"] {
            let number = decimal(text);
            assert_eq!(Decimal::closest(number.to_f64()), Some(number), "{text}");
        }
        assert_eq!(
            Decimal::closest(6_999.0 / 7_000.0).map(|share| share.grouped("")),
            Some("0.999857142857143".into())
        );
        for none in [1e15, -1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(Decimal::closest(none), None, "{none}");
        }
    }

    #[test]
    fn numbers_compare_across_scales() {
        assert!(decimal("2.80") < decimal("2.9"));
        assert_eq!(decimal("2.80").partial_cmp(&decimal("2.8")), Some(Ordering::Equal));
    }

    proptest! {
        #[test]
        fn grouping_loses_nothing(mantissa in -999_999_999_999_999_i64..999_999_999_999_999, scale in 0_u8..6) {
            let number = Decimal::new(mantissa, scale);
            let text = number.grouped("");
            if text.len() <= 15 {
                prop_assert_eq!(Decimal::parse(&text), Some(number));
            }
        }
    }
}
