//! Elements as plain data: one type for all that the scenes become, so that the browser carries the code to build,
//! hydrate and change elements once, not once for each shape of element (which measured 75 kB of brotli more).
//!
//! An element holds either words or elements, never both, so that the parsed page has the nodes that were written.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Node};

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct El {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Words(String),
    Elements(Vec<El>),
}

/// An element without attributes and content.
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), content: Content::Elements(Vec::new()) }
}

impl El {
    /// With an attribute.
    #[must_use]
    pub fn at(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With an attribute, where there is a value.
    #[must_use]
    pub fn at_if(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.at(name, value),
            None => self,
        }
    }

    /// With CSS classes.
    #[must_use]
    pub fn class(self, class: impl Into<String>) -> Self {
        self.at("class", class)
    }

    /// With words in it, in place of what was there.
    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.content = Content::Words(words.into());
        self
    }

    /// With elements in it, behind those that are there.
    #[must_use]
    pub fn with(mut self, elements: impl IntoIterator<Item = Self>) -> Self {
        match &mut self.content {
            Content::Elements(own) => own.extend(elements),
            Content::Words(_) => self.content = Content::Elements(elements.into_iter().collect()),
        }
        self
    }

    /// As HTML.
    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(html, value);
            html.push('"');
        }
        html.push('>');
        match &self.content {
            Content::Words(words) => escape(html, words),
            Content::Elements(elements) => elements.iter().for_each(|own| own.write(html)),
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }

    fn namespace(&self) -> Option<&'static str> {
        const SVG: [&str; 7] = ["svg", "g", "path", "rect", "circle", "text", "title"];
        // The only title outside of SVG is that of the page, which is not made here.
        SVG.contains(&self.tag).then_some("http://www.w3.org/2000/svg")
    }

    /// Ties the element to one that the page already has; what does not fit is built anew in its place.
    fn take_over(self, node: &Node) -> Mounted {
        let own = node.dyn_ref::<Element>().filter(|node| node.tag_name().eq_ignore_ascii_case(self.tag)).cloned();
        let Some(node) = own else {
            let mounted = self.build();
            if let Some(parent) = node.parent_node() {
                let _ = parent.replace_child(&mounted.node, node);
            }
            return mounted;
        };
        let Content::Elements(elements) = self.content else { return Mounted { node, own: self, below: Vec::new() } };
        let mut next = node.first_child();
        let take = |element: Self| match next.take() {
            Some(child) => {
                let mounted = element.take_over(&child);
                next = mounted.node.next_sibling();
                mounted
            }
            None => {
                let mounted = element.build();
                let _ = node.append_child(&mounted.node);
                mounted
            }
        };
        let below = elements.into_iter().map(take).collect();
        let own = Self { content: Content::Elements(Vec::new()), ..self };
        Mounted { node, own, below }
    }
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
pub struct Mounted {
    node: Element,
    /// Its elements are not kept here, but below.
    own: El,
    below: Vec<Self>,
}

impl Render for El {
    type State = Mounted;

    fn build(self) -> Mounted {
        let node = Rndr::create_element(self.tag, self.namespace());
        for (name, value) in &self.attributes {
            Rndr::set_attribute(&node, name, value);
        }
        let elements = match self.content {
            Content::Words(words) => {
                node.set_text_content(Some(&words));
                let own = Self { content: Content::Words(words), ..self };
                return Mounted { node, own, below: Vec::new() };
            }
            Content::Elements(elements) => elements,
        };
        let build = |element: Self| {
            let mounted = element.build();
            let _ = node.append_child(&mounted.node);
            mounted
        };
        let below = elements.into_iter().map(build).collect();
        Mounted { own: Self { content: Content::Elements(Vec::new()), ..self }, node, below }
    }

    fn rebuild(self, state: &mut Mounted) {
        if self.tag != state.own.tag {
            let made = self.build();
            let _ = state.node.replace_with_with_node_1(&made.node);
            *state = made;
            return;
        }
        state.dress(&self.attributes);
        match (self.content, &mut state.own.content) {
            (Content::Words(words), Content::Words(own)) => {
                if words != *own {
                    state.node.set_text_content(Some(&words));
                    *own = words;
                }
            }
            (Content::Words(words), own) => {
                state.node.set_text_content(Some(&words));
                state.below.clear();
                *own = Content::Words(words);
            }
            (Content::Elements(elements), own) => {
                if matches!(own, Content::Words(_)) {
                    state.node.set_text_content(None);
                    *own = Content::Elements(Vec::new());
                }
                state.fill(elements);
            }
        }
        state.own.attributes = self.attributes;
    }
}

impl Mounted {
    /// Sets the attributes that differ from those that are there, and removes those that are gone.
    fn dress(&self, attributes: &[(&'static str, String)]) {
        let before = &self.own.attributes;
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

    /// Changes the elements below to `elements`, one by one.
    fn fill(&mut self, elements: Vec<El>) {
        for surplus in self.below.drain(elements.len().min(self.below.len())..) {
            surplus.node.remove();
        }
        for (index, element) in elements.into_iter().enumerate() {
            if let Some(own) = self.below.get_mut(index) {
                element.rebuild(own);
            } else {
                let made = element.build();
                let _ = self.node.append_child(&made.node);
                self.below.push(made);
            }
        }
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.node.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.node.parent_element() else { return false };
        child.mount(&parent, Some(&self.node));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.node.clone()]
    }
}

impl AddAnyAttr for El {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes are given where the element is made; none are added from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write(html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Mounted {
        if position.get() == Position::FirstChild {
            cursor.child();
        } else {
            cursor.sibling();
        }
        let mounted = self.take_over(&cursor.current());
        cursor.set(mounted.node.clone().into());
        position.set(Position::NextChild);
        mounted
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_text() {
        let element = el("p").class("a").at("title", "\"<&").words("<script>&amp;</script>");
        assert_eq!(element.to_html(), "<p class=\"a\" title=\"&quot;&lt;&amp;\">&lt;script>&amp;amp;&lt;/script></p>");
    }

    #[test]
    fn elements_are_nested_without_white_space() {
        let list = el("ul").with([el("li").words("一"), el("li").at_if("id", None).with([el("b")])]);
        assert_eq!(list.to_html(), "<ul><li>一</li><li><b></b></li></ul>");
    }
}
