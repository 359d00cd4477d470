//! HTML escaping, for text and for quoted attribute values.

/// Escapes the characters that would end a text or a quoted attribute value.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_ends_an_attribute_or_begins_an_element() {
        assert_eq!(escape("\"<&>'"), "&quot;&lt;&amp;>'");
    }
}
