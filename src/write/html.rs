//! HTML escaping, for text and for quoted attribute values.

/// Appends text with the characters that would end it, or begin an element, as character references.
pub fn escape_into(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

/// The same as a new string.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_into(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_ends_an_attribute_or_begins_an_element() {
        assert_eq!(escape("\"<&>'"), "&quot;&lt;&amp;>'");
    }
}
