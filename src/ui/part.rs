//! A part of the page: a view that renders one element from the session, and updates it when a signal that it read changes.
//!
//! A prerendered part is hydrated late: it stays as prerendered until the state differs from the prerendered one, or until idle
//! time remains ([`Session::hydrate_next`]).

use leptos::prelude::RenderEffect;
use web_sys::Node;

use super::element::El;
use super::mounted::Mounted;
use super::session::Session;

/// The parts of the page in the order of their hydration in idle time. Those of the first screen come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartId {
    TimelineDrawing,
    MapDrawing,
    Detail,
    Masthead,
    Filters,
    Search,
    FilterSummary,
    TabBar,
    Commitments,
    Charts,
    Tooltip,
    Table,
    Overview,
    RecordPage,
    Hero,
    Notices,
    TimelineHead,
    TimelineList,
    MapHead,
    MapList,
    About,
    Footer,
    Menu,
    FilterSheet,
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
    render: fn(Session) -> El,
}

impl Part {
    pub(super) fn new(session: Session, id: PartId, render: fn(Session) -> El) -> Self {
        Self { session, id, render }
    }

    pub(super) fn into_element(self) -> El {
        (self.render)(self.session)
    }

    /// Returns the element of a new part. On a page that the reader is coming to, what is below the first screen follows in an
    /// update at the end of the arrival, so that the first paint does not wait for it.
    fn first_element(self) -> El {
        let mut element = self.into_element();
        let arrival = self.session.arrival();
        if arrival.get_untracked() && element.cut_below_first_screen() {
            arrival.track();
        }
        element
    }

    /// Updates the part. A prerendered part is hydrated first, once idle time has reached it or the state has changed.
    fn update(self, state: &mut MountedPart) {
        let Self { session, id, render } = self;
        let node = match state {
            MountedPart::Hydrated(mounted) => return mounted.rebuild(render(session)),
            MountedPart::Prerendered(node) => node,
        };
        // Read only here, so that a hydrated part does not depend on these signals.
        let is_prerendered = session.matches_prerender(id.depends_on_width());
        if is_prerendered && !session.is_hydrated(id as usize) {
            return;
        }
        let mut mounted = Mounted::hydrate(render(session.prerendered()), node);
        // What is bound to the prerendered state must follow that of the session.
        if id.depends_on_width() || !is_prerendered || mounted.is_bound() {
            mounted.rebuild(render(session));
        }
        *state = MountedPart::Hydrated(mounted);
    }

    /// Returns an effect that keeps the part up to date, starting from the prerendered node or from a new one.
    pub(super) fn into_effect(self, prerendered: Option<Node>) -> RenderEffect<MountedPart> {
        let update = move |state: Option<MountedPart>| match state {
            Some(mut state) => {
                self.update(&mut state);
                state
            }
            None => MountedPart::Hydrated(Mounted::build(self.first_element())),
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
    pub(super) fn node(&self) -> &Node {
        match self {
            Self::Prerendered(node) => node,
            Self::Hydrated(mounted) => mounted.node(),
        }
    }
}
