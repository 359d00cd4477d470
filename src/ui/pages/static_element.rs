//! Elements of the app as elements of a static page: without controls, with links to pages in the place of commands.

use super::page_context::PageContext;
use crate::characters::is_han;
use crate::gather::Gather;
use crate::story::Lang;
use crate::ui::element::{Content, El, TextValue, el};

/// Makes elements of the app static.
#[derive(Clone, Copy)]
pub(super) struct StaticElements<'a> {
    /// The page that they are put on.
    pub(super) page: &'a PageContext<'a>,
    /// Number of levels by which headings rise.
    pub(super) raised_by: usize,
    /// True if everything folded is open.
    pub(super) is_open: bool,
}

/// Tags that do nothing without a script.
const CONTROLS: [&str; 4] = ["button", "select", "label", "canvas"];
/// Attributes that only the script gives a meaning to, beside most of those that start with `data-`.
const UNUSED: [&str; 4] = ["aria-describedby", "aria-current", "aria-expanded", "aria-pressed"];
/// Headings below that of the page.
const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];
/// Tags that are left out without content.
const NEVER_EMPTY: [&str; 14] =
    ["a", "dd", "div", "dl", "dt", "figcaption", "h3", "h4", "li", "ol", "p", "span", "strong", "ul"];

impl StaticElements<'_> {
    /// Returns the static form of an element. `None` if nothing of it is left.
    pub(super) fn element(self, element: El) -> Option<El> {
        self.inside(element, false)
    }

    /// Returns the static forms of elements.
    pub(super) fn elements(self, elements: impl IntoIterator<Item = El>) -> Vec<El> {
        elements.into_iter().filter_map(|element| self.element(element)).gather()
    }

    /// `is_chinese` is true inside an element that is marked as Chinese.
    fn inside(self, element: El, is_chinese: bool) -> Option<El> {
        let inner = *element.0;
        if CONTROLS.contains(&inner.tag) {
            return None;
        }
        let mut made = el(self.raised(inner.tag));
        made.0.is_below_first_screen = inner.is_below_first_screen;
        let mut is_chinese = is_chinese || self.page.ctx.lang == Lang::Zh;
        for (name, value) in inner.attributes {
            // The style sheet reads `data-view`.
            let is_left_out = UNUSED.contains(&name)
                || name.starts_with("data-") && name != "data-view"
                || name == "tabindex" && value != "0";
            if is_left_out {
                continue;
            }
            is_chinese = is_chinese || name == "lang" && value.starts_with("zh");
            let id = value.strip_prefix('#').or_else(|| value.strip_prefix("?sel="));
            match id.filter(|_| name == "href") {
                Some(id) => match self.target(id) {
                    Some(link) => made = made.attr("href", link),
                    None => made.0.tag = "span",
                },
                None => made = made.attr(name, value),
            }
        }
        if self.is_open && made.0.tag == "details" && !made.0.attributes.iter().any(|(name, _)| *name == "open") {
            made = made.attr("open", "");
        }
        made.0.content = match inner.content {
            Content::Text(text) => marked_text(made.0.tag, text, is_chinese),
            Content::Children(children) => {
                Content::Children(children.into_iter().filter_map(|child| self.inside(child, is_chinese)).gather())
            }
            views @ Content::Views(_) => views,
        };
        let is_empty = match &made.0.content {
            Content::Text(text) => text.is_empty(),
            Content::Children(children) => children.is_empty(),
            Content::Views(_) => false,
        };
        match made.0.tag {
            tag if is_empty && NEVER_EMPTY.contains(&tag) => None,
            // An empty cell would leave open whether something is missing.
            "td" if is_empty => Some(made.text_content("–")),
            _ => Some(made),
        }
    }

    fn raised(self, tag: &'static str) -> &'static str {
        let level = HEADINGS.iter().position(|heading| *heading == tag);
        level.and_then(|level| HEADINGS.get(level.saturating_sub(self.raised_by))).copied().unwrap_or(tag)
    }

    /// Returns the link in the place of one of the app to a record or a fragment. `None` if it leads to this page.
    fn target(self, id: &str) -> Option<String> {
        match self.page.ctx.story.lookup(id) {
            Some(record) => self.page.link_to_record(record),
            None => Some(self.page.link_to_row(id)),
        }
    }
}

/// Returns a text. On a page in English, its Chinese parts are marked.
fn marked_text(tag: &str, text: TextValue, is_chinese: bool) -> Content {
    // The text of a drawing is one piece.
    if is_chinese || tag == "text" || !text.chars().any(is_han) {
        return Content::Text(text);
    }
    let part = |(is_chinese, part): (bool, &str)| {
        let lang = is_chinese.then_some(Lang::Zh.tag());
        el("span").attr_opt("lang", lang).text_content(part.to_owned())
    };
    Content::Children(language_runs(&text).into_iter().map(part).gather())
}

/// The Chinese parts of a text and the parts between them, each with true for Chinese. Signs and digits between two
/// Chinese characters are Chinese.
fn language_runs(text: &str) -> Vec<(bool, &str)> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_han) {
        let (before, from) = rest.split_at(start);
        if !before.is_empty() {
            runs.push((false, before));
        }
        let mut end = 0;
        for (at, letter) in from.char_indices() {
            if is_han(letter) {
                end = at + letter.len_utf8();
            } else if letter.is_ascii_alphabetic() || letter.is_whitespace() {
                break;
            }
        }
        let (run, after) = from.split_at(end);
        runs.push((true, run));
        rest = after;
    }
    if !rest.is_empty() {
        runs.push((false, rest));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_runs_are_found_in_a_text() {
        for (text, expected) in [
            (
                "Searched “旧改 2020” and “lifts”",
                vec![(false, "Searched “"), (true, "旧改"), (false, " 2020” and “lifts”")],
            ),
            ("“75万平方米”", vec![(false, "“75"), (true, "万平方米"), (false, "”")]),
            ("旧改、2020年", vec![(true, "旧改、2020年")]),
            ("plain", vec![(false, "plain")]),
            ("", vec![]),
        ] {
            assert_eq!(language_runs(text), expected, "{text}");
            assert_eq!(language_runs(text).into_iter().map(|(_, part)| part).collect::<String>(), text);
        }
    }
}
