//! [`El`], [`Part`] and [`CurrentPage`] as views of Leptos.
use crate::gather::Gather;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::reactive_graph::RenderEffectState;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Node};

use super::current_page::CurrentPage;
use super::element::El;
use super::html::write_html;
use super::mounted::Mounted;
use super::part::{MountedPart, Part};

impl Render for El {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted::build(self)
    }

    fn rebuild(self, state: &mut Mounted) {
        state.rebuild(self);
    }
}

impl El {
    fn into_element(self) -> Self {
        self
    }

    /// Hydrates a prerendered node. Returns the state with its node.
    fn hydrate_node(self, node: &Node) -> (Mounted, Node) {
        let mounted = Mounted::hydrate(self, node);
        let node = mounted.node().clone().into();
        (mounted, node)
    }
}

/// Implements [`Render`] for a view with an effect that keeps its element up to date.
macro_rules! render_by_effect {
    ($view:ty) => {
        impl Render for $view {
            type State = RenderEffectState<MountedPart>;

            fn build(self) -> Self::State {
                self.into_effect(None).into()
            }

            fn rebuild(self, state: &mut Self::State) {
                let mut old = std::mem::replace(state, self.build());
                old.insert_before_this(state);
                old.unmount();
            }
        }

        impl $view {
            /// Hydrates a prerendered node. Returns the state with its node: another one if the prerendered node does not match.
            fn hydrate_node(self, node: &Node) -> (RenderEffectState<MountedPart>, Node) {
                let effect = self.into_effect(Some(node.clone()));
                let hydrated = effect.with_value_mut(|part| part.node().clone());
                (effect.into(), hydrated.unwrap_or_else(|| node.clone()))
            }
        }
    };
}

render_by_effect!(Part);
render_by_effect!(CurrentPage);

/// Moves the cursor to the node of the view that is hydrated next, and returns the node.
fn advance(cursor: &Cursor, position: &PositionState) -> Node {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    position.set(Position::NextChild);
    cursor.current()
}

/// Implements the traits of a view that is a single element, apart from [`Render`].
macro_rules! single_element_view {
    ($view:ty) => {
        impl RenderHtml for $view {
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
                write_html(html, self.into_element());
                *position = Position::NextChild;
            }

            fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
                let (state, node) = self.hydrate_node(&advance(cursor, position));
                cursor.set(node);
                state
            }

            fn into_owned(self) -> Self {
                self
            }
        }

        impl AddAnyAttr for $view {
            type Output<SomeNewAttr: Attribute> = Self;

            /// Ignores the attribute. Attributes are set with [`El::attr`] where the element is created.
            fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
            where
                Self::Output<NewAttr>: RenderHtml,
            {
                self
            }
        }
    };
}

/// Implements the trait of the state of a view that is a single element.
macro_rules! mounted_element {
    ($mounted:ty) => {
        impl Mountable for $mounted {
            fn unmount(&mut self) {
                if let Some(parent) = self.node().parent_node() {
                    let _ = parent.remove_child(self.node());
                }
            }

            fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
                let _ = parent.insert_before(self.node(), marker);
            }

            fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
                let Some(parent) = self.node().parent_element() else { return false };
                child.mount(&parent, Some(self.node()));
                true
            }

            fn elements(&self) -> Vec<Element> {
                self.node().dyn_ref().cloned().into_iter().gather()
            }
        }
    };
}

single_element_view!(El);
single_element_view!(Part);
single_element_view!(CurrentPage);
mounted_element!(Mounted);
mounted_element!(MountedPart);
