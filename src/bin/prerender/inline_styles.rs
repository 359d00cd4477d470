//! Moves inline styles to the style sheet, because the prerendered page must not contain any: each `data-css` becomes a
//! class with a rule.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Replaces each `data-css` with a class. Returns the page and the rules of the classes.
///
/// Fails if an element has no `class` attribute before its `data-css`.
pub(super) fn extract_styles(page: &str) -> Result<(String, String), String> {
    let (mut built, mut rest) = (String::new(), page);
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rules = String::new();
    while let Some((before, after)) = rest.split_once(" data-css=\"") {
        let (style, behind) = after.split_once('"').ok_or("a data-css attribute that does not end")?;
        built.push_str(before);
        let next = names.len();
        let name = *names.entry(style).or_insert(next);
        if name == next {
            // Writing to a String cannot fail.
            let _ = write!(rules, ".p{name}{{{style}}}");
        }
        let tag = built.rfind('<').unwrap_or(0);
        let class = built
            .get(tag..)
            .and_then(|tag| tag.find("class=\""))
            .ok_or("a data-css attribute without a class before it")?;
        built.insert_str(tag + class + "class=\"".len(), &format!("p{name} "));
        rest = behind;
    }
    built.push_str(rest);
    Ok((built, rules))
}

#[cfg(test)]
mod tests {
    use super::extract_styles;

    #[test]
    fn an_inline_style_becomes_a_class() {
        let page =
            "<p>1</p><i class=\"a b\" id=\"x\" data-css=\"left:1%\">t</i><i class=\"c\" data-css=\"left:1%\"></i>";
        let (page, rules) = extract_styles(page).unwrap();
        assert_eq!(page, "<p>1</p><i class=\"p0 a b\" id=\"x\">t</i><i class=\"p0 c\"></i>");
        assert_eq!(rules, ".p0{left:1%}");
    }

    #[test]
    fn an_inline_style_without_a_class_is_refused() {
        assert!(extract_styles("<i data-css=\"left:1%\">").is_err());
    }
}
