//! The start tags of a page, for the check of its links.
//!
//! Read without `lol_html`, which the servers and checks that use this crate would otherwise compile: the pages are those of the
//! build, whose HTML is well-formed.

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// The name.
    pub(crate) name: &'a str,
    attributes: Vec<(&'a str, String)>,
}

impl Tag<'_> {
    /// The value of an attribute, empty for one without a value; `None` without the attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }
}

/// The start tags of a page, in their order, without those inside scripts.
pub(crate) fn start_tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if !after.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, behind) = tag(after);
        rest = if tag.name == "script" { behind.split_once("</script").map_or("", |(_, rest)| rest) } else { behind };
        tags.push(tag);
    }
    tags
}

/// The tag at the start of a text, and the rest.
fn tag(text: &str) -> (Tag<'_>, &str) {
    let end = text.find(|letter: char| letter.is_whitespace() || letter == '>' || letter == '/').unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if let Some(behind) = rest.strip_prefix('>') {
            return (Tag { name, attributes }, behind);
        }
        if rest.is_empty() {
            return (Tag { name, attributes }, rest);
        }
        let end =
            rest.find(|letter: char| letter.is_whitespace() || letter == '=' || letter == '>').unwrap_or(rest.len());
        let (attribute, behind) = rest.split_at(end);
        let (value, behind) = behind.strip_prefix('=').map_or(("", behind), value);
        attributes.push((attribute, value.replace("&amp;", "&")));
        rest = behind;
    }
}

/// The value at the start of a text, quoted or not, and the rest.
fn value(text: &str) -> (&str, &str) {
    for mark in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(mark) {
            return quoted.split_once(mark).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::start_tags;

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let page = "<!doctype html><a href=\"a?b&amp;c>\" hidden>x</a><link rel=icon href=./d.svg><script src='e'>\"<f g=h>\"</script><i>";
        let tags = start_tags(page);
        assert_eq!(tags.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["a", "link", "script", "i"]);
        assert_eq!((tags[0].get("href"), tags[0].get("hidden"), tags[0].get("id")), (Some("a?b&c>"), Some(""), None));
        assert_eq!((tags[1].get("href"), tags[2].get("src")), (Some("./d.svg"), Some("e")));
    }

    #[test]
    fn incomplete_tags_end_with_the_text() {
        for page in ["<", "<a", "<a b", "<a b=", "<a b=\"c", "<script>x"] {
            assert!(start_tags(page).len() <= 1, "{page}");
        }
    }
}
