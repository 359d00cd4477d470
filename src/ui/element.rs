//! Elements as plain data: one type for all that the scenes become, so that the browser carries the code to build,
//! hydrate and change elements once, not once for each shape of element (which measured 38 kB of brotli more).
//!
//! An element holds either words or elements, never both, so that the parsed page has the nodes that were written.
//! Where it is placed is told to the browser property by property, which a strict Content Security Policy allows; in the
//! prerendered page it becomes a rule of the style sheet.

use std::borrow::Cow;

use leptos::tachys::renderer::Rndr;
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// `TextValue` of an element or an attribute: most are written in the program, and need no memory of their own.
pub type TextValue = Cow<'static, str>;

/// An element. Boxed, because it is handed on at each step of its making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct El(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    tag: &'static str,
    /// What tells it from its siblings; none where its place does.
    key: Option<u32>,
    /// Its declarations of CSS; empty without.
    style: TextValue,
    /// Whether others place it too, so that it is placed again with every change.
    is_style_dynamic: bool,
    attributes: Vec<(&'static str, TextValue)>,
    content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Text(TextValue),
    Children(Vec<El>),
}

/// An element without attributes and content.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Inner {
        tag,
        key: None,
        style: Cow::Borrowed(""),
        is_style_dynamic: false,
        attributes: Vec::new(),
        content: Content::Children(Vec::new()),
    }))
}

impl El {
    /// With an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<TextValue>) -> Self {
        self.attribute(name, value.into())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: TextValue) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// With an attribute, where there is a value.
    #[must_use]
    pub fn attr_opt<T: Into<TextValue>>(self, name: &'static str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With CSS classes.
    #[must_use]
    pub fn class(self, class: impl Into<TextValue>) -> Self {
        self.attr("class", class)
    }

    /// With a key: where siblings come and go, it stays with the element on the page that has the same key.
    #[must_use]
    pub fn key(mut self, key: u32) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Placed by declarations of CSS.
    #[must_use]
    pub fn style(mut self, css: String) -> Self {
        self.0.style = Cow::Owned(css);
        self
    }

    /// The same, where others place it anew from frame to frame.
    #[must_use]
    pub fn dynamic_style(mut self, css: String) -> Self {
        self.0.is_style_dynamic = true;
        self.style(css)
    }

    /// With words in it, in place of what was there.
    #[must_use]
    pub fn text_content(self, words: impl Into<TextValue>) -> Self {
        self.text(words.into())
    }

    #[inline(never)]
    fn text(mut self, words: TextValue) -> Self {
        self.0.content = Content::Text(words);
        self
    }

    /// With elements in it, behind those that are there.
    #[must_use]
    #[inline(never)]
    pub fn children(self, elements: Vec<Self>) -> Self {
        self.children_iter(elements)
    }

    /// With each of a row of elements in it, behind those that are there.
    #[must_use]
    pub fn children_iter(mut self, elements: impl IntoIterator<Item = Self>) -> Self {
        for element in elements {
            self.push(element);
        }
        self
    }

    #[inline(never)]
    fn push(&mut self, element: Self) {
        match &mut self.0.content {
            Content::Children(own) => own.push(element),
            Content::Text(_) => self.0.content = Content::Children(vec![element]),
        }
    }

    /// One of the elements in it.
    #[cfg(test)]
    pub(super) fn child(&self, place: usize) -> Option<&Self> {
        match &self.0.content {
            Content::Children(elements) => elements.get(place),
            Content::Text(_) => None,
        }
    }

    /// As HTML.
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    /// As HTML, behind what is there.
    pub(super) fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(html, value);
            html.push('"');
        }
        if !self.0.style.is_empty() {
            // No name of HTML: the prerendered page has a class in its place.
            html.push_str(" data-css=\"");
            escape(html, &self.0.style);
            html.push('"');
        }
        html.push('>');
        match &self.0.content {
            Content::Text(words) => escape(html, words),
            Content::Children(elements) => elements.iter().for_each(|own| own.write(html)),
        }
        html.push_str("</");
        html.push_str(self.0.tag);
        html.push('>');
    }

    fn namespace(&self) -> Option<&'static str> {
        const SVG: [&str; 8] = ["svg", "g", "path", "rect", "circle", "text", "title", "use"];
        // The only title outside of SVG is that of the page, which is not made here.
        SVG.contains(&self.0.tag).then_some("http://www.w3.org/2000/svg")
    }

    /// Makes the element anew; it is in no place of the page yet.
    pub(super) fn build(mut self) -> Mounted {
        let node = Rndr::create_element(self.0.tag, self.namespace());
        for (name, value) in &self.0.attributes {
            Rndr::set_attribute(&node, name, value);
        }
        if !self.0.style.is_empty() {
            place(&node, &self.0.style);
        }
        if let Content::Text(words) = &self.0.content {
            node.set_text_content(Some(words));
        }
        let build = |element: Self| {
            let mounted = element.build();
            let _ = node.append_child(&mounted.node);
            mounted
        };
        let below = self.take_elements().into_iter().map(build).collect();
        Mounted { element: self, node, children: below }
    }

    /// Changes an element of the page into this one, where they differ.
    pub(super) fn rebuild(mut self, state: &mut Mounted) {
        if self.0.tag != state.element.0.tag {
            let made = self.build();
            let _ = state.node.replace_with_with_node_1(&made.node);
            *state = made;
            return;
        }
        state.diff_attributes(&self.0.attributes);
        if let Some(css) = self.placed_after(&state.element) {
            place(&state.node, css);
        }
        match (&self.0.content, &state.element.0.content) {
            (Content::Text(words), Content::Text(own)) if words == own => {}
            (Content::Text(words), _) => {
                state.node.set_text_content(Some(words));
                state.children.clear();
            }
            (Content::Children(_), Content::Text(_)) => state.node.set_text_content(None),
            (Content::Children(_), Content::Children(_)) => {}
        }
        state.diff_children(self.take_elements());
        state.element = self;
    }

    /// Ties the element to one that the page already has; what does not fit is built anew in its place.
    pub(super) fn hydrate(mut self, node: &Node) -> Mounted {
        let own = node.dyn_ref::<Element>().filter(|node| node.tag_name().eq_ignore_ascii_case(self.0.tag)).cloned();
        let Some(node) = own else {
            let mounted = self.build();
            if let Some(parent) = node.parent_node() {
                let _ = parent.replace_child(&mounted.node, node);
            }
            return mounted;
        };
        if !self.0.style.is_empty() {
            place(&node, &self.0.style);
            // The class that placed it in the prerendered page goes: its rule would outlast a change of the place.
            let class = self.0.attributes.iter().find(|(name, _)| *name == "class");
            Rndr::set_attribute(&node, "class", class.map_or("", |(_, class)| class));
        }
        let elements = self.take_elements();
        let mut next = node.first_child();
        let take = |element: Self| {
            if let Some(child) = next.take() {
                let mounted = element.hydrate(&child);
                next = mounted.node.next_sibling();
                return mounted;
            }
            let mounted = element.build();
            let _ = node.append_child(&mounted.node);
            mounted
        };
        let below = elements.into_iter().map(take).collect();
        Mounted { node, element: self, children: below }
    }

    /// The declarations to write when this element takes the place of another one: empty where they are to be removed,
    /// none where they stay. What others move is placed again, and so is what they moved before.
    fn placed_after(&self, before: &Self) -> Option<&str> {
        let (own, before) = (&self.0, &before.0);
        (own.is_style_dynamic || before.is_style_dynamic || own.style != before.style).then_some(&own.style)
    }

    /// The elements in it, which are taken out; none where it holds words.
    fn take_elements(&mut self) -> Vec<Self> {
        match &mut self.0.content {
            Content::Children(elements) => std::mem::take(elements),
            Content::Text(_) => Vec::new(),
        }
    }
}

/// Sets the declarations of CSS of an element of the page, in place of all that were there.
fn place(node: &Element, css: &str) {
    node.unchecked_ref::<HtmlElement>().style().set_css_text(css);
}

fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

/// An element on the page, and what it was made from.
pub(super) struct Mounted {
    /// The element.
    pub(super) node: Element,
    /// Its elements are not kept here, but below.
    element: El,
    children: Vec<Self>,
}

impl Mounted {
    /// Sets the attributes that differ from those that are there, and removes those that are gone.
    fn diff_attributes(&self, attributes: &[(&'static str, TextValue)]) {
        let before = &self.element.0.attributes;
        for (name, value) in attributes {
            if !before.iter().any(|(own, was)| own == name && was == value) {
                Rndr::set_attribute(&self.node, name, value);
            }
        }
        for (name, _) in before {
            if !attributes.iter().any(|(own, _)| own == name) {
                Rndr::remove_attribute(&self.node, name);
            }
        }
    }

    /// Changes the elements below to `elements`: each becomes the one in its place, or, where they have keys, the next
    /// with the same key. Those that were passed over are removed.
    fn diff_children(&mut self, elements: Vec<El>) {
        let mut place = 0;
        for element in elements {
            let key = element.0.key;
            let found = self.children.iter().skip(place).position(|own| own.element.0.key == key);
            if let Some(passed) = found.filter(|passed| key.is_some() || *passed == 0) {
                for gone in self.children.drain(place..place + passed) {
                    gone.node.remove();
                }
                if let Some(own) = self.children.get_mut(place) {
                    element.rebuild(own);
                }
            } else {
                let made = element.build();
                let next = self.children.get(place).map(|own| own.node.unchecked_ref::<Node>());
                let _ = self.node.insert_before(&made.node, next);
                self.children.insert(place, made);
            }
            place += 1;
        }
        for surplus in self.children.drain(place..) {
            surplus.node.remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_text() {
        let element = el("p").class("a").attr("title", "\"<&").text_content("<script>&amp;</script>");
        assert_eq!(element.clone().style("left:1%".into()).to_html().matches(" data-css=\"left:1%\"").count(), 1);
        assert_eq!(element.to_html(), "<p class=\"a\" title=\"&quot;&lt;&amp;\">&lt;script>&amp;amp;&lt;/script></p>");
    }

    #[test]
    fn a_place_that_no_longer_belongs_is_removed() {
        let (bare, wide) = (|| el("div"), || el("div").style("width:40%".into()));
        let moved = || el("div").dynamic_style("width:20%".into());
        for (before, after, css) in [
            (wide(), bare(), Some("")),
            (moved(), bare(), Some("")),
            (el("div").dynamic_style(String::new()), bare(), Some("")),
            (bare(), wide(), Some("width:40%")),
            (moved(), wide(), Some("width:40%")),
            (wide(), moved(), Some("width:20%")),
            (moved(), moved(), Some("width:20%")),
            (wide(), wide(), None),
            (bare(), bare(), None),
        ] {
            assert_eq!(after.placed_after(&before), css, "{before:?} becomes {after:?}");
        }
    }

    #[test]
    fn elements_are_nested_without_white_space() {
        let list = el("ul").children(vec![
            el("li").text_content("一"),
            el("li").attr_opt("id", None::<String>).children(vec![el("b")]),
        ]);
        assert_eq!(list.to_html(), "<ul><li>一</li><li><b></b></li></ul>");
    }
}
