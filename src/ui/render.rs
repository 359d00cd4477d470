//! [`El`] as a view of Leptos.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::{Element, Node};

use super::element::El;
use super::html::write_html;
use super::mounted::Mounted;

impl Render for El {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted::build(self)
    }

    fn rebuild(self, state: &mut Mounted) {
        state.rebuild(self);
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
        write_html(html, self);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Mounted {
        let mounted = Mounted::hydrate(self, &advance(cursor, position));
        cursor.set(mounted.node().clone().into());
        mounted
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Moves the cursor to the node of the view that is hydrated next, and returns the node.
pub(super) fn advance(cursor: &Cursor, position: &PositionState) -> Node {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    position.set(Position::NextChild);
    cursor.current()
}

impl AddAnyAttr for El {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Ignores the attribute. Attributes of an `El` are set with [`El::attr`] where it is created.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        self.node().remove();
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
        vec![self.node().clone()]
    }
}
