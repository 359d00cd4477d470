//! [`El`]: an element of the page as a value, and its builder methods.
//!
//! One type represents every element, so that the program contains the code that builds, hydrates and updates elements once,
//! not once per type of view (which measured 38 kB more after brotli). `El` implements the view traits of Leptos (`render.rs`):
//! it can be used in `view!`, and it can contain any other view.
//!
//! An element contains text, elements or views, never text beside elements, so that the parsed page has exactly the nodes that
//! were written. Inline styles are set through the CSSOM, which a strict Content Security Policy allows. In the prerendered
//! page they become rules of the style sheet.

use std::borrow::Cow;

use leptos::prelude::{AnyView, IntoAny, IntoView};

/// Text of an element or an attribute. Most of it is static and needs no allocation.
pub type TextValue = Cow<'static, str>;

/// An element of the page. Boxed, because each step of the builder moves it.
#[derive(Debug)]
pub struct El(pub(super) Box<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) tag: &'static str,
    /// Identifies the element among its siblings. An element without a key is identified by its position.
    pub(super) key: Option<u32>,
    /// CSS declarations. Empty by default.
    pub(super) style: TextValue,
    /// True if other code changes the style too, so that every update writes it again.
    pub(super) is_style_dynamic: bool,
    pub(super) attributes: Vec<(&'static str, TextValue)>,
    pub(super) content: Content,
}

#[derive(Debug)]
pub(super) enum Content {
    Text(TextValue),
    /// Elements that may be added, removed and moved.
    Children(Vec<El>),
    /// Views of any type. Their number and order are fixed.
    Views(Vec<AnyView>),
}

/// Creates an element without attributes and content.
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
    /// Adds an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<TextValue>) -> Self {
        self.attribute(name, value.into())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: TextValue) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Adds an attribute if it has a value.
    #[must_use]
    pub fn attr_opt<T: Into<TextValue>>(self, name: &'static str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets the CSS classes.
    #[must_use]
    pub fn class(self, class: impl Into<TextValue>) -> Self {
        self.attr("class", class)
    }

    /// Sets the key. An update keeps the node of the sibling with the same key, and moves it if necessary.
    #[must_use]
    pub fn key(mut self, key: u32) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Sets the CSS declarations.
    #[must_use]
    pub fn style(mut self, css: String) -> Self {
        self.0.style = Cow::Owned(css);
        self
    }

    /// Sets CSS declarations that other code changes between updates, for example an animation.
    #[must_use]
    pub fn dynamic_style(mut self, css: String) -> Self {
        self.0.is_style_dynamic = true;
        self.style(css)
    }

    /// Replaces the content with text.
    #[must_use]
    pub fn text_content(self, text: impl Into<TextValue>) -> Self {
        self.text(text.into())
    }

    #[inline(never)]
    fn text(mut self, text: TextValue) -> Self {
        self.0.content = Content::Text(text);
        self
    }

    /// Appends elements. Replaces text.
    #[must_use]
    #[inline(never)]
    pub fn children(self, elements: Vec<Self>) -> Self {
        self.children_iter(elements)
    }

    /// Appends the elements of an iterator. Replaces text.
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
            Content::Views(own) => own.push(element.into_any()),
            Content::Text(_) => self.0.content = Content::Children(vec![element]),
        }
    }

    /// Appends a view of any type: a component, or the result of `view!`. An element must keep the same views in the same order
    /// in every update. Replaces text.
    #[must_use]
    pub fn view(self, view: impl IntoView + 'static) -> Self {
        self.any_view(view.into_any())
    }

    #[inline(never)]
    fn any_view(mut self, view: AnyView) -> Self {
        let mut views = match self.0.content {
            Content::Views(own) => own,
            Content::Children(own) => own.into_iter().map(IntoAny::into_any).collect(),
            Content::Text(_) => Vec::new(),
        };
        views.push(view);
        self.0.content = Content::Views(views);
        self
    }

    /// Returns the CSS declarations to write when this element replaces `before`: empty to remove them, `None` to leave them. A
    /// dynamic style is always written, and so is the style that replaces one.
    pub(super) fn style_after(&self, before: &Self) -> Option<&str> {
        let (own, before) = (&self.0, &before.0);
        (own.is_style_dynamic || before.is_style_dynamic || own.style != before.style).then_some(&own.style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_that_no_longer_applies_is_removed() {
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
            assert_eq!(after.style_after(&before), css, "{before:?} becomes {after:?}");
        }
    }
}
