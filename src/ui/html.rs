//! Serialisation of elements as HTML, for the prerendered page.

use leptos::tachys::view::{Position, RenderHtml};

use super::element::{Content, El};
use crate::write::escape_into;

/// Appends an element as HTML, without white space between its children.
pub(super) fn write_html(html: &mut String, element: El) {
    let inner = *element.0;
    html.push('<');
    html.push_str(inner.tag);
    for (name, value) in &inner.attributes {
        write_attribute(html, name, value);
    }
    if !inner.style.is_empty() {
        // `data-css` is replaced by a class in the prerendered page, because the Content Security Policy forbids inline styles.
        write_attribute(html, "data-css", &inner.style);
    }
    html.push('>');
    match inner.content {
        Content::Text(text) => escape_into(html, &text),
        Content::Children(children) => children.into_iter().for_each(|child| write_html(html, child)),
        Content::Views(views) => {
            let mut position = Position::FirstChild;
            for view in views {
                view.to_html_with_buf(html, &mut position, true, false, Vec::new());
            }
        }
    }
    html.push_str("</");
    html.push_str(inner.tag);
    html.push('>');
}

fn write_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape_into(html, value);
    html.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::element::el;
    use super::*;

    fn html(element: El) -> String {
        let mut html = String::new();
        write_html(&mut html, element);
        html
    }

    #[test]
    fn attributes_and_text_are_escaped() {
        let element = || el("p").class("a").attr("title", "\"<&").text_content("<script>&amp;</script>");
        assert_eq!(html(element().style("left:1%".into())).matches(" data-css=\"left:1%\"").count(), 1);
        assert_eq!(html(element()), "<p class=\"a\" title=\"&quot;&lt;&amp;\">&lt;script>&amp;amp;&lt;/script></p>");
    }

    #[test]
    fn elements_are_nested_without_white_space() {
        let list = el("ul").children(vec![
            el("li").text_content("一"),
            el("li").attr_opt("id", None::<String>).children(vec![el("b")]),
        ]);
        assert_eq!(html(list), "<ul><li>一</li><li><b></b></li></ul>");
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn views_and_elements_are_nested_without_markers() {
        use leptos::prelude::*;
        let inner = view! { <label>{el("input").attr("name", "a")}</label> };
        let element = el("form").children(vec![el("h2")]).view(inner).children(vec![el("p")]).view(el("i"));
        assert_eq!(html(element), "<form><h2></h2><label><input name=\"a\"></input></label><p></p><i></i></form>");
    }
}
