//! Minimal parser for floating-point numbers, sufficient for coordinates.

/// Parses a JSON number, accurate to the last digit or the one before.
///
/// The parser of the standard library would make the program much larger. `Decimal` has at most 15 digits, but many
/// programs write coordinates with up to 17.
pub(super) fn float(digits: &str) -> f64 {
    let (number, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (mut mantissa, mut power, mut behind_point) = (0_u64, 0_i32, false);
    for byte in number.bytes() {
        match byte {
            // Further digits exceed the precision of a float.
            b'0'..=b'9' if mantissa >= 100_000_000_000_000_000 => power += i32::from(!behind_point),
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                power -= i32::from(behind_point);
            }
            b'.' => behind_point = true,
            _ => {}
        }
    }
    // An exponent that does not fit an `i32` gives infinity or zero.
    let most = if exponent.starts_with('-') { -10_000 } else { 10_000 };
    let power = power.saturating_add(exponent.parse().unwrap_or(most)).clamp(-10_000, 10_000);
    let size = if mantissa == 0 {
        0.0
    } else if power < 0 {
        mantissa as f64 / 10_f64.powi(-power)
    } else {
        mantissa as f64 * 10_f64.powi(power)
    };
    if number.starts_with('-') { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn floats_are_read_from_any_digits() {
        for (digits, number) in [
            ("0", 0.0),
            ("-0", 0.0),
            ("121.4737", 121.4737),
            ("-121.47370000000001", -121.473_7),
            ("121.473700000000000000000000000001", 121.473_7),
            ("1.214737e2", 121.473_7),
            ("1214737E-4", 121.473_7),
            ("1214737e-04", 121.473_7),
            ("1e-99999999999", 0.0),
            ("0e999", 0.0),
        ] {
            assert!((float(digits) - number).abs() < 1e-13, "{digits}: {}", float(digits));
        }
        assert!(float("1e99999999999").is_infinite() && float("123456789012345678901234") > 1.2e23);
    }

    proptest! {
        #[test]
        fn floats_are_read_as_the_standard_reads_them(number in -180.0_f64..180.0) {
            let digits = format!("{number}");
            prop_assert!((float(&digits) - number).abs() < 1e-13, "{} and {}", digits, float(&digits));
        }

        #[test]
        fn coordinates_as_they_are_written_are_read_exactly(hundred_thousandths in -18_000_000..18_000_000) {
            let number = f64::from(hundred_thousandths) / 100_000.0;
            prop_assert_eq!(float(&format!("{number:.5}")), number);
        }
    }
}
