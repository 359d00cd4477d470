//! The page as Leptos sees it: one view, whose parts are taken over as they were prerendered, and made only once something
//! differs from what they were prerendered from, or when the page has time.
//!
//! Views of Leptos' own, one for each element that frames the parts, would weigh more than all the parts' scenes.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Node};

use super::app::{PARTS, Part, page};
use super::element::{Mounted, el};
use super::session::Session;

/// The whole page.
#[derive(Clone, Copy)]
pub struct Page {
    /// What it shows.
    pub(super) session: Session,
}

/// The page in the browser.
pub struct Hydrated {
    node: Element,
    /// What tells each part of changes.
    parts: Vec<RenderEffect<OnPage>>,
}

/// A part in the browser.
struct OnPage {
    node: Element,
    /// None while it stands as it was prerendered.
    mounted: Option<Mounted>,
}

impl Part {
    /// Takes the part over if it has to be by now, and changes what differs. Heard are the changes that may ask for it.
    fn hydrate_or_update(self, session: Session, index: usize, state: &mut OnPage) {
        if let Some(mounted) = &mut state.mounted {
            return (self.view)(session).rebuild(mounted);
        }
        // Asked only here: a part that is taken over is not made anew for what it does not show.
        let is_first = session.matches_prerender(self.is_wide);
        if is_first && !session.is_hydrated(index) {
            return;
        }
        let mut mounted = (self.view)(session.first()).hydrate(&state.node);
        if self.is_wide || !is_first {
            (self.view)(session).rebuild(&mut mounted);
        }
        state.mounted = Some(mounted);
    }

    /// Where the part is on a page that was prerendered; an element of its own where the page was changed on its way.
    fn found(self, page: &Element) -> Element {
        let step = |node: Element, place: &u8| node.children().item(u32::from(*place));
        self.path.iter().try_fold(page.clone(), step).unwrap_or_else(|| el("div").build().node)
    }
}

impl Page {
    fn hydrated(self, node: Element) -> Hydrated {
        let effect = |(index, part): (usize, &'static Part)| {
            let own = part.found(&node);
            RenderEffect::new(move |state: Option<OnPage>| {
                let mut state = state.unwrap_or_else(|| OnPage { node: own.clone(), mounted: None });
                part.hydrate_or_update(self.session, index, &mut state);
                state
            })
        };
        Hydrated { parts: PARTS.iter().enumerate().map(effect).collect(), node }
    }
}

impl Render for Page {
    type State = Hydrated;

    fn build(self) -> Hydrated {
        self.hydrated(page(self.session).build().node)
    }

    /// The parts change by themselves.
    fn rebuild(self, _: &mut Hydrated) {}
}

impl RenderHtml for Page {
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
        page(self.session).write(html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Hydrated {
        if position.get() == Position::FirstChild {
            cursor.child();
        } else {
            cursor.sibling();
        }
        position.set(Position::NextChild);
        match cursor.current().dyn_into() {
            Ok(node) => self.hydrated(node),
            // A page that was changed on its way is made anew.
            Err(_) => self.build(),
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Page {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes are given where the elements are made; none are added from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl Mountable for Hydrated {
    fn unmount(&mut self) {
        self.parts.clear();
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
