//! Formulas of computed values.

use super::Decimal;

/// Evaluates numbers joined by `+ - * /` and spaces, left to right; `*` and `/` bind tighter.
///
/// `None` for any other text and for a division by zero.
pub fn evaluate(formula: &str) -> Option<f64> {
    let mut sum = 0.0;
    let mut product: Option<f64> = None;
    let mut operator = '+';
    for word in formula.split_whitespace() {
        match (word, product) {
            ("+" | "-", Some(value)) => {
                sum += value;
                product = None;
                operator = if word == "-" { '-' } else { '+' };
            }
            ("*" | "/", Some(_)) => operator = if word == "*" { '*' } else { '/' },
            (number, _) => {
                let value = Decimal::parse(number)?.to_f64();
                product = Some(match (operator, product) {
                    ('+', None) => value,
                    ('-', None) => -value,
                    ('*', Some(left)) => left * value,
                    ('/', Some(left)) if value != 0.0 => left / value,
                    _ => return None,
                });
                operator = ' ';
            }
        }
    }
    (operator == ' ').then_some(sum + product?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_computed() {
        assert!((evaluate("750000 / 1.36").unwrap() - 551_470.588).abs() < 0.001);
        assert_eq!(evaluate("16 + 1 - 1"), Some(16.0));
        assert_eq!(evaluate("2 + 3 * 4"), Some(14.0));
        assert_eq!(evaluate("10 - 4 / 2"), Some(8.0));
        for bad in ["", "1 +", "+ 1", "1 / 0", "1 2", "a * 2"] {
            assert_eq!(evaluate(bad), None, "{bad}");
        }
    }
}
