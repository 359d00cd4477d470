//! A part of the page as Leptos sees it: what was prerendered is taken over as it stands, and made only once something
//! differs from what it was prerendered from, or when the page has time.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Node};

use super::element::{El, Mounted, el};
use super::session::Session;

/// A part of the page.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// What it shows.
    pub(super) session: Session,
    /// Makes it.
    pub(super) make: fn(Session) -> El,
    /// Its place in the order in which parts are taken over when there is time.
    pub(super) index: usize,
    /// Whether it is laid out for the width of its column.
    pub(super) is_wide: bool,
}

/// A part on the page.
pub(super) struct OnPage {
    node: Element,
    /// None while it stands as it was prerendered.
    mounted: Option<Mounted>,
}

impl Part {
    /// Takes the part over if it has to be by now, and changes what differs. Heard are the changes that may ask for it.
    fn settle(self, state: &mut OnPage) {
        let is_first = self.session.is_first(self.is_wide);
        match &mut state.mounted {
            Some(mounted) => (self.make)(self.session).rebuild(mounted),
            None if is_first && !self.session.has_time_for(self.index) => return,
            None => {
                let mut mounted = (self.make)(self.session.first()).take_over(&state.node);
                if self.is_wide || !is_first {
                    (self.make)(self.session).rebuild(&mut mounted);
                }
                state.mounted = Some(mounted);
            }
        }
        if let Some(mounted) = &state.mounted {
            state.node = mounted.node.clone();
        }
    }
}

impl Render for Part {
    type State = OnPage;

    fn build(self) -> OnPage {
        let mounted = (self.make)(self.session).build();
        OnPage { node: mounted.node.clone(), mounted: Some(mounted) }
    }

    fn rebuild(self, state: &mut OnPage) {
        self.settle(state);
    }
}

impl RenderHtml for Part {
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
        (self.make)(self.session).write(html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> OnPage {
        if position.get() == Position::FirstChild {
            cursor.child();
        } else {
            cursor.sibling();
        }
        position.set(Position::NextChild);
        // A page that was changed on its way gets an element to take over all the same.
        let node = cursor.current().dyn_into().unwrap_or_else(|_| el("div").build().node);
        let mut state = OnPage { node, mounted: None };
        self.settle(&mut state);
        state
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Part {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes are given where the element is made; none are added from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl Mountable for OnPage {
    fn unmount(&mut self) {
        self.node.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.node, marker);
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
