//! [`El`]: an element of the page as a value, and its builder methods.
//!
//! One type represents every element, so that the program contains the code that builds, hydrates and updates elements once,
//! not once per type of view (which measured 38 kB more after brotli). `El` implements the view traits of Leptos (`render.rs`):
//! it can be used in `view!`, and it can contain any other view.
//!
//! An element contains text, elements or views, never text beside elements, so that the parsed page has exactly the nodes that
//! were written. Inline styles are set through the CSSOM, which a strict Content Security Policy allows. In the prerendered
//! page they become rules of the style sheet.
use crate::gather::Gather;

use std::borrow::Cow;

use leptos::prelude::{AnyView, IntoAny, IntoView, untrack};

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
    pub(super) attributes: Vec<(&'static str, TextValue)>,
    pub(super) content: Content,
    /// True for an element below the first screen ([`El::below_first_screen`]).
    pub(super) is_below_first_screen: bool,
    /// Values that change between updates. Their initial values are also in the members above.
    pub(super) bindings: Vec<Binding>,
}

/// A value of an element that follows signals.
pub(super) struct Binding {
    pub(super) target: BindingTarget,
    /// Reads the value. Reactive.
    pub(super) value: BoundValue,
}

type BoundValue = Box<dyn Fn() -> Option<String> + Send + Sync>;

impl std::fmt::Debug for Binding {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.target.fmt(formatter)
    }
}

/// The part of an element that a value is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BindingTarget {
    Style,
    Text,
    Attribute(&'static str),
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
        attributes: Vec::new(),
        content: Content::Children(Vec::new()),
        is_below_first_screen: false,
        bindings: Vec::new(),
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

    /// Marks an element that begins below the first screen of most windows, or is folded. Its children, except for a summary,
    /// are created after the first paint of a page that the reader has come to by a link.
    #[must_use]
    pub fn below_first_screen(mut self) -> Self {
        self.0.is_below_first_screen = true;
        self
    }

    /// Removes the children of the elements below the first screen. Returns true if there were any.
    pub(super) fn cut_below_first_screen(&mut self) -> bool {
        let Content::Children(children) = &mut self.0.content else { return false };
        if self.0.is_below_first_screen {
            let count = children.len();
            children.retain(|child| child.0.tag == "summary");
            return children.len() < count;
        }
        let mut is_cut = false;
        for child in children {
            is_cut |= child.cut_below_first_screen();
        }
        is_cut
    }

    /// Sets the CSS declarations.
    #[must_use]
    pub fn style(mut self, css: String) -> Self {
        self.0.style = Cow::Owned(css);
        self
    }

    /// Binds the CSS declarations to a value that changes between updates, such as an animation.
    #[must_use]
    pub fn bind_style(self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let initial = untrack(&value);
        self.style(initial).bind(BindingTarget::Style, Box::new(move || Some(value())))
    }

    /// Binds the text to a value that changes between updates. Replaces the content.
    #[must_use]
    pub fn bind_text(self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let initial = untrack(&value);
        self.text_content(initial).bind(BindingTarget::Text, Box::new(move || Some(value())))
    }

    /// Binds an attribute to a value that changes between updates. The element has no attribute while the value is `None`.
    #[must_use]
    pub fn bind_attr(self, name: &'static str, value: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        let initial = untrack(&value);
        self.attr_opt(name, initial).bind(BindingTarget::Attribute(name), Box::new(value))
    }

    #[inline(never)]
    fn bind(mut self, target: BindingTarget, value: BoundValue) -> Self {
        self.0.bindings.push(Binding { target, value });
        self
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
            Content::Children(children) => children.push(element),
            Content::Views(views) => views.push(element.into_any()),
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
            Content::Views(views) => views,
            Content::Children(children) => children.into_iter().map(IntoAny::into_any).gather(),
            Content::Text(_) => Vec::new(),
        };
        views.push(view);
        self.0.content = Content::Views(views);
        self
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::{Get, Owner, RenderHtml, RwSignal, Set};

    use super::*;

    #[test]
    fn content_below_the_first_screen_is_cut_and_its_element_stays() {
        let list = || el("ul").children(vec![el("li").text_content("a")]);
        let folded = || el("details").children(vec![el("summary").text_content("b"), list()]).below_first_screen();
        let page =
            || el("main").children(vec![list(), el("div").children(vec![list().below_first_screen(), folded()])]);
        let mut cut = page();
        assert!(cut.cut_below_first_screen());
        assert!(!cut.cut_below_first_screen() && !list().cut_below_first_screen());
        let [list, summary] = ["<ul><li>a</li></ul>", "<details><summary>b</summary>"];
        assert_eq!(cut.to_html(), format!("<main>{list}<div><ul></ul>{summary}</details></div></main>"));
        assert_eq!(page().to_html(), format!("<main>{list}<div>{list}{summary}{list}</details></div></main>"));
    }

    #[test]
    fn bound_values_are_in_the_prerendered_page() {
        Owner::new().set();
        let count = RwSignal::new(1);
        let element = || {
            let width = move || ["width:", &count.get().to_string(), "px"].concat();
            let title = move || (count.get() > 1).then(|| "many".to_owned());
            el("p").bind_style(width).bind_attr("title", title).bind_text(move || count.get().to_string()).to_html()
        };
        assert_eq!(element(), "<p data-css=\"width:1px\">1</p>");
        count.set(2);
        assert_eq!(element(), "<p title=\"many\" data-css=\"width:2px\">2</p>");
    }
}
