//! Text in HTML, in an element or in an attribute between quotation marks.

/// The text with what would end it written as entities.
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
