//! Reads the parameters of a query.

use std::borrow::Cow;

use form_urlencoded::parse;

use crate::characters::is_hidden;

/// Maximum number of parameters that are looked up: more than any page writes, and few enough for a hostile link.
pub(super) const MAX_PARAMETERS: usize = 200;

/// Keys and values of a query (without `?`). Keys of a link that was escaped for HTML once too often start with `amp;`.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    parse(query.as_bytes()).map(|(mut key, value)| {
        while let Some(plain) = key.strip_prefix("amp;") {
            key = Cow::Owned(plain.to_owned());
        }
        (key, value)
    })
}

/// True if a value has no visible character.
pub(super) fn is_blank(value: &str) -> bool {
    value.chars().all(|letter| letter.is_whitespace() || is_hidden(letter))
}

/// The first non-blank value of a key in a query (without `?`).
pub fn parameter(query: &str, key: &str) -> Option<String> {
    pairs(query).find(|(name, value)| name == key && !is_blank(value)).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::parameter;

    #[test]
    fn the_first_value_that_is_not_blank_counts() {
        assert_eq!(parameter("story=&story=b", "story").as_deref(), Some("b"));
        assert_eq!(parameter("a=1&amp;story=b", "story").as_deref(), Some("b"));
        for blank in ["", "%20", "+", "%09%0A", "%C2%A0", "%E3%80%80", "%E2%80%8B"] {
            assert_eq!(parameter(&format!("story={blank}"), "story"), None, "{blank:?}");
        }
    }
}
