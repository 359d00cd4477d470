//! JSON text of values that have no type of their own.

use crate::number::Decimal;

/// A value of a JSON file.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// A number, written with 15 significant digits; one of 10^15 or more, and one that is not finite, as `null`.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object, in the order of its members.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Creates a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates an object.
    pub fn object<const COUNT: usize>(members: [(&str, Self); COUNT]) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// Appends the value as text without blanks.
    pub fn write(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            // Not with the standard formatting of floats, which adds 7 kB (brotli).
            Self::Number(number) => match Decimal::closest(*number) {
                Some(number) => text.push_str(&number.grouped("")),
                None => text.push_str("null"),
            },
            Self::Text(value) => push_quoted(text, value),
            Self::List(values) => {
                text.push('[');
                for (index, value) in values.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    value.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    push_quoted(text, name);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

/// Appends a text in quotes, with the escapes of RFC 8259, section 7.
fn push_quoted(text: &mut String, value: &str) {
    text.push('"');
    for letter in value.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            _ if letter < ' ' => text.push_str(&unicode_escape(letter)),
            _ => text.push(letter),
        }
    }
    text.push('"');
}

fn unicode_escape(letter: char) -> String {
    format!("\\u{:04x}", letter as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(value: &Json) -> String {
        let mut text = String::new();
        value.write(&mut text);
        text
    }

    #[test]
    fn every_kind_of_value_is_written() {
        let value = Json::object([
            ("名", Json::text("a\"\\\n\u{1}")),
            (
                "list",
                Json::List(vec![Json::Number(121.5), Json::Number(-3.0), Json::Number(f64::NAN), Json::Number(1e15)]),
            ),
        ]);
        assert_eq!(written(&value), "{\"名\":\"a\\\"\\\\\\n\\u0001\",\"list\":[121.5,-3,null,null]}");
    }

    proptest! {
        #[test]
        fn a_text_is_read_again(text in "(\\PC|[\u{0}-\u{20}\"\\\\]){0,200}") {
            let read: serde_json::Value = serde_json::from_str(&written(&Json::text(text.clone()))).unwrap();
            prop_assert_eq!(read.as_str(), Some(text.as_str()));
        }

        #[test]
        fn a_number_of_15_digits_is_read_again(digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0..15) {
            let number = digits as f64 / 10_f64.powi(places);
            let read: serde_json::Value = serde_json::from_str(&written(&Json::Number(number))).unwrap();
            prop_assert_eq!(read.as_f64(), Some(number));
        }
    }
}
