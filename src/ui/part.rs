//! A part of the page: a view that makes one element from the session, and updates it when a signal that it read changes.
//!
//! A prerendered part is hydrated late: it stays as prerendered until the state differs from the prerendered one, or until idle
//! time remains ([`Session::hydrate_next`]).

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::reactive_graph::RenderEffectState;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Node};

use super::element::El;
use super::html::write_html;
use super::mounted::Mounted;
use super::render::advance;
use super::session::Session;

/// The parts of the page in the order of their hydration in idle time. Those of the first screen come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartId {
    TimelineDrawing,
    MapDrawing,
    Detail,
    Masthead,
    Toolbar,
    Charts,
    Tooltip,
    Table,
    KeyFigures,
    Notices,
    TimelineHead,
    TimelineList,
    MapHead,
    MapList,
    Footer,
    EmbedDialog,
}

impl PartId {
    /// The number of parts.
    #[cfg(feature = "hydrate")]
    pub(super) const COUNT: usize = Self::EmbedDialog as usize + 1;

    /// Number of parts that change the height of the page when they are hydrated. They come first.
    #[cfg(feature = "hydrate")]
    pub(super) const FIRST_COUNT: usize = Self::MapDrawing as usize + 1;

    /// Returns true if the layout of the part depends on the width of its column.
    fn depends_on_width(self) -> bool {
        matches!(self, Self::TimelineDrawing | Self::MapDrawing)
    }
}

/// Returns true once canvases may be painted. Until then the prerendered SVG drawings stay. Reactive.
pub(super) fn canvases_ready(session: Session) -> bool {
    session.is_hydrated(PartId::EmbedDialog as usize) || !session.matches_prerender(true)
}

/// A part of the page as a view.
#[derive(Clone, Copy)]
pub(super) struct Part {
    session: Session,
    id: PartId,
    make: fn(Session) -> El,
}

impl Part {
    pub(super) fn new(session: Session, id: PartId, make: fn(Session) -> El) -> Self {
        Self { session, id, make }
    }

    /// Hydrates the part if it is due, and updates what differs.
    fn update(self, state: &mut MountedPart) {
        let Self { session, id, make } = self;
        let node = match state {
            MountedPart::Hydrated(mounted) => return mounted.rebuild(make(session)),
            MountedPart::Prerendered(node) => node,
        };
        // Read only here, so that a hydrated part does not depend on these signals.
        let is_first = session.matches_prerender(id.depends_on_width());
        if is_first && !session.is_hydrated(id as usize) {
            return;
        }
        let mut mounted = Mounted::hydrate(make(session.first()), node);
        // What is bound to the prerendered state must follow that of the session.
        if id.depends_on_width() || !is_first || mounted.is_bound() {
            mounted.rebuild(make(session));
        }
        *state = MountedPart::Hydrated(mounted);
    }

    /// Returns an effect that keeps the part up to date, starting from the prerendered node or from a new one.
    fn follow(self, prerendered: Option<Node>) -> RenderEffect<MountedPart> {
        let update = move |state: Option<MountedPart>| match state {
            Some(mut state) => {
                self.update(&mut state);
                state
            }
            None => MountedPart::Hydrated(Mounted::build((self.make)(self.session))),
        };
        RenderEffect::new_with_value(update, prerendered.map(MountedPart::Prerendered))
    }
}

/// The DOM state of a part.
pub(super) enum MountedPart {
    /// The prerendered node, not hydrated yet.
    Prerendered(Node),
    Hydrated(Mounted),
}

impl MountedPart {
    fn node(&self) -> &Node {
        match self {
            Self::Prerendered(node) => node,
            Self::Hydrated(mounted) => mounted.node(),
        }
    }
}

impl Render for Part {
    type State = RenderEffectState<MountedPart>;

    fn build(self) -> Self::State {
        self.follow(None).into()
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut old = std::mem::replace(state, self.build());
        old.insert_before_this(state);
        old.unmount();
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
        write_html(html, (self.make)(self.session));
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        let effect = self.follow(Some(advance(cursor, position)));
        // `Mounted::hydrate` replaces a node that does not match.
        if let Some(node) = effect.with_value_mut(|part| part.node().clone()) {
            cursor.set(node);
        }
        effect.into()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Part {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Ignores the attribute. Attributes are set where the part makes its element.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        self
    }
}

impl Mountable for MountedPart {
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
        self.node().dyn_ref().cloned().into_iter().collect()
    }
}
