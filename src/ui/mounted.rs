//! Elements on the page: building, hydrating and changing them.

use leptos::prelude::{AnyView, RenderEffect};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement, Node};

use super::element::{Binding, BindingTarget, Content, El, TextValue};
use super::keyed::stationary;
use crate::browser;
use crate::gather::Gather;

/// An element in the DOM and the [`El`] that it was last updated to.
pub struct Mounted {
    node: Element,
    /// The element without its content, which is in `children` and `views`.
    element: El,
    children: Vec<Self>,
    views: Vec<AnyViewState>,
    /// Effects that keep the bound values up to date.
    bindings: Vec<RenderEffect<()>>,
}

impl Mounted {
    pub(super) fn node(&self) -> &Element {
        &self.node
    }

    /// Returns true if the element, or an element inside it, has a bound value.
    pub(super) fn is_bound(&self) -> bool {
        !self.bindings.is_empty() || self.children.iter().any(Self::is_bound)
    }

    /// Creates the element. It is not attached to the document yet.
    pub(super) fn build(mut element: El) -> Self {
        let inner = &mut element.0;
        let node = Rndr::create_element(inner.tag, namespace(inner.tag));
        for (name, value) in &inner.attributes {
            Rndr::set_attribute(&node, name, value);
        }
        if !inner.style.is_empty() {
            set_style(&node, &inner.style);
        }
        if let Content::Text(text) = &inner.content {
            node.set_text_content(Some(text));
        }
        let append_child = |child: El| {
            let mounted = Self::build(child);
            let _ = node.append_child(&mounted.node);
            mounted
        };
        let children: Vec<Self> = take_children(&mut inner.content).into_iter().map(append_child).gather();
        let views = take_views(&mut inner.content).into_iter().map(|view| append_view(&node, view)).gather();
        let bindings = follow(&node, std::mem::take(&mut inner.bindings));
        select_option(&node, &children);
        Self { node, element, children, views, bindings }
    }

    /// Updates the node where `element` differs. A different tag replaces the node, and so do the first and the last binding.
    pub(super) fn rebuild(&mut self, mut element: El) {
        if element.0.tag != self.element.0.tag || element.0.bindings.is_empty() != self.bindings.is_empty() {
            let mounted = Self::build(element);
            let _ = self.node.replace_with_with_node_1(&mounted.node);
            *self = mounted;
            return;
        }
        self.diff_attributes(&element.0.attributes);
        if element.0.style != self.element.0.style {
            set_style(&self.node, &element.0.style);
        }
        let was_text = matches!(self.element.0.content, Content::Text(_));
        match (&element.0.content, &self.element.0.content) {
            (Content::Text(text), Content::Text(old)) if text == old => {}
            (Content::Text(text), _) => {
                self.node.set_text_content(Some(text));
                self.children.clear();
                self.views.clear();
            }
            _ if was_text => self.node.set_text_content(None),
            _ => {}
        }
        self.diff_children(take_children(&mut element.0.content));
        self.diff_views(take_views(&mut element.0.content));
        self.bindings = follow(&self.node, std::mem::take(&mut element.0.bindings));
        select_option(&self.node, &self.children);
        self.element = element;
    }

    /// Hydrates the prerendered node. A node with another tag is replaced.
    pub(super) fn hydrate(mut element: El, node: &Node) -> Self {
        let inner = &mut element.0;
        let has_same_tag = |node: &&Element| node.tag_name().eq_ignore_ascii_case(inner.tag);
        let Some(node) = node.dyn_ref::<Element>().filter(has_same_tag).cloned() else {
            let mounted = Self::build(element);
            if let Some(parent) = node.parent_node() {
                let _ = parent.replace_child(&mounted.node, node);
            }
            return mounted;
        };
        if !inner.style.is_empty() {
            set_style(&node, &inner.style);
            // Removes the class of the prerendered rule, which would outlast a change of the style.
            let class = inner.attributes.iter().find(|(name, _)| *name == "class");
            Rndr::set_attribute(&node, "class", class.map_or("", |(_, class)| class));
        }
        let mut next = node.first_child();
        let hydrate_child = |child: El| {
            if let Some(found) = next.take() {
                let mounted = Self::hydrate(child, &found);
                next = mounted.node.next_sibling();
                return mounted;
            }
            let mounted = Self::build(child);
            let _ = node.append_child(&mounted.node);
            mounted
        };
        let children: Vec<Self> = take_children(&mut inner.content).into_iter().map(hydrate_child).gather();
        let views = hydrate_views(&node, take_views(&mut inner.content));
        let bindings = follow(&node, std::mem::take(&mut inner.bindings));
        select_option(&node, &children);
        Self { node, element, children, views, bindings }
    }

    /// Sets the attributes that differ, and removes those that are gone.
    fn diff_attributes(&self, attributes: &[(&'static str, TextValue)]) {
        let before = &self.element.0.attributes;
        for (name, value) in attributes {
            if !before.iter().any(|(other, old)| other == name && old == value) {
                Rndr::set_attribute(&self.node, name, value);
            }
        }
        for (name, _) in before {
            if !attributes.iter().any(|(other, _)| other == name) {
                Rndr::remove_attribute(&self.node, name);
            }
        }
    }

    /// Updates the children to `elements`. An element with a key takes the child with the same key, one without a key takes the
    /// next child without one, and the rest are created. Surplus nodes are removed, and nodes out of order are moved.
    fn diff_children(&mut self, elements: Vec<El>) {
        let mut old: Vec<Option<Self>> = std::mem::take(&mut self.children).into_iter().map(Some).gather();
        let mut positions = Vec::with_capacity(elements.len());
        // Lists mostly keep their order, so the search starts after the last match.
        let mut start = 0;
        for element in elements {
            let key = element.0.key;
            let is_match = |index: &usize| matches!(old.get(*index), Some(Some(child)) if child.element.0.key == key);
            let found = (start..old.len()).find(is_match).or_else(|| (0..start).find(is_match));
            let child = match found.and_then(|index| old.get_mut(index)).and_then(Option::take) {
                Some(mut child) => {
                    start = found.map_or(0, |index| index + 1);
                    child.rebuild(element);
                    child
                }
                None => Self::build(element),
            };
            positions.push(found);
            self.children.push(child);
        }
        for surplus in old.into_iter().flatten() {
            surplus.node.remove();
        }
        self.order_nodes(&positions);
    }

    /// Inserts new nodes and moves those that are out of order. `positions` are the former positions; `None` for new nodes.
    fn order_nodes(&self, positions: &[Option<usize>]) {
        let is_sorted = positions.iter().flatten().is_sorted();
        // In WebKit, `:focus-within` matches nothing while another window has the focus.
        let active = if is_sorted { None } else { browser::active_element(&self.node) };
        let focused =
            active.and_then(|active| self.children.iter().position(|child| child.node.contains(Some(&active))));
        let stays = stationary(positions, focused);
        let mut next: Option<&Node> = None;
        for (child, stays) in self.children.iter().zip(stays).rev() {
            if !stays {
                let _ = self.node.insert_before(&child.node, next);
            }
            next = Some(&child.node);
        }
    }

    fn diff_views(&mut self, views: Vec<AnyView>) {
        if views.len() == self.views.len() {
            return views.into_iter().zip(&mut self.views).for_each(|(view, state)| view.rebuild(state));
        }
        self.views.iter_mut().for_each(Mountable::unmount);
        self.views = views.into_iter().map(|view| append_view(&self.node, view)).gather();
    }
}

fn append_view(node: &Element, view: AnyView) -> AnyViewState {
    let mut state = view.build();
    state.mount(node, None);
    state
}

/// Hydrates the views of a node in order. Views without a prerendered node are created.
fn hydrate_views(node: &Element, views: Vec<AnyView>) -> Vec<AnyViewState> {
    if views.is_empty() {
        return Vec::new();
    }
    let (cursor, position) = (Cursor::new(node.clone()), PositionState::new(Position::FirstChild));
    let hydrate = |view: AnyView| {
        let is_first = position.get() == Position::FirstChild;
        let next = if is_first { node.first_child() } else { cursor.current().next_sibling() };
        if next.is_some() { view.hydrate::<true>(&cursor, &position) } else { append_view(node, view) }
    };
    views.into_iter().map(hydrate).gather()
}

fn take_children(content: &mut Content) -> Vec<El> {
    if let Content::Children(children) = content { std::mem::take(children) } else { Vec::new() }
}

fn take_views(content: &mut Content) -> Vec<AnyView> {
    if let Content::Views(views) = content { std::mem::take(views) } else { Vec::new() }
}

/// Keeps the bound values of a node up to date, as long as the effects live.
fn follow(node: &Element, bindings: Vec<Binding>) -> Vec<RenderEffect<()>> {
    let effect = |Binding { target, value }: Binding| {
        let (node, mut last) = (node.clone(), None);
        RenderEffect::new(move |_| {
            let value = Some(value());
            if last != value {
                write_bound(&node, target, value.as_ref().and_then(|value| value.as_deref()));
            }
            last = value;
        })
    };
    bindings.into_iter().map(effect).gather()
}

fn write_bound(node: &Element, target: BindingTarget, value: Option<&str>) {
    match (target, value) {
        (BindingTarget::Style, value) => set_style(node, value.unwrap_or_default()),
        (BindingTarget::Text, value) => node.set_text_content(value),
        (BindingTarget::Attribute(name), Some(value)) => Rndr::set_attribute(node, name, value),
        (BindingTarget::Attribute(name), None) => Rndr::remove_attribute(node, name),
    }
}

/// Selects the option of a `<select>` element that has the attribute `selected`. After the reader has made a choice, a browser
/// no longer follows the attribute.
fn select_option(node: &Element, children: &[Mounted]) {
    let Some(select) = node.dyn_ref::<HtmlSelectElement>() else { return };
    let mut options = children.iter().flat_map(|child| {
        if child.element.0.tag == "optgroup" { &child.children } else { std::slice::from_ref(child) }
    });
    let is_selected = |option: &Mounted| option.element.0.attributes.iter().any(|(name, _)| *name == "selected");
    let selected = options.position(is_selected).map_or(0, |index| index as i32);
    if select.selected_index() != selected {
        select.set_selected_index(selected);
    }
}

/// Replaces all inline declarations of an element.
fn set_style(node: &Element, css: &str) {
    node.unchecked_ref::<HtmlElement>().style().set_css_text(css);
}

fn namespace(tag: &str) -> Option<&'static str> {
    // The only `title` outside SVG is that of the document, which is not created here.
    const SVG: [&str; 8] = ["svg", "g", "path", "rect", "circle", "text", "title", "use"];
    SVG.contains(&tag).then_some("http://www.w3.org/2000/svg")
}
