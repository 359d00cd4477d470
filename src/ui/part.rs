//! A part of the page: a view that renders one element from the session, and updates it when a signal that it read changes.
//!
//! A prerendered part is hydrated late: it stays as prerendered until the state differs from the prerendered one, or until its turn
//! has come (`hydration`). A part of a chunk stays as it is until that is loaded ([`chunks`]).

use leptos::prelude::{Get, RenderEffect};
use web_sys::Node;

use super::chunks;
use super::element::{El, el};
use super::mounted::Mounted;
use super::part_id::{PartId, PartInputs};
use super::reactive::ErasedSignal;
use super::session::Session;
use crate::browser::{self, spawn_local};
use crate::state::ShownPage;

/// Returns true once canvases may be painted. Until then the prerendered SVG drawings stay. Reactive.
pub(super) fn canvases_ready(session: Session) -> bool {
    session.is_hydrated(PartId::EmbedDialog) || !session.matches_prerender(PartInputs::StateAndWidth)
}

/// Calls back once the parts with the first turn, for example the panel of a record, show what has changed. Does not call back if the
/// atlas is removed by then.
pub(super) fn after_first_turn(session: Session, call: impl FnOnce() + 'static) {
    spawn_local(async move {
        browser::frames(PartId::frames_until(0) + 1).await;
        if !session.is_disposed() {
            call();
        }
    });
}

/// The function that makes the element of a part.
pub(super) type RenderPart = fn(Session) -> El;

/// A part of the page as a view.
#[derive(Clone, Copy)]
pub(super) struct Part {
    session: Session,
    id: PartId,
    /// `None` for a part of a chunk.
    render: Option<RenderPart>,
}

impl Part {
    /// Creates a part of the shell.
    pub(super) fn new(session: Session, id: PartId, render: RenderPart) -> Self {
        Self { session, id, render: Some(render) }
    }

    /// Creates a part of a chunk, which renders it.
    pub(super) fn of_chunk(session: Session, id: PartId) -> Self {
        Self { session, id, render: None }
    }

    /// Returns the function that makes the element; `None` until its chunk is loaded.
    fn renderer(self) -> Option<RenderPart> {
        self.render.or_else(|| chunks::renderer(self.id))
    }

    /// Returns the element. Empty until its chunk is loaded: no page with new parts of chunks is shown before.
    pub(super) fn into_element(self) -> El {
        let Some(render) = self.renderer() else {
            self.track_chunk();
            return el("div");
        };
        render(self.session)
    }

    /// Runs the effect again when the chunk of the part is loaded.
    fn track_chunk(self) {
        let Self { session, id, .. } = self;
        let is_loaded = if id.is_of_overview() { session.has_overview() } else { session.has_views() };
        is_loaded.track();
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
        let Self { session, id, .. } = self;
        // A page that is left is removed.
        if id.view().is_some_and(|view| session.shown_page().get() != ShownPage::View(view)) {
            return;
        }
        let node = match state {
            MountedPart::Hydrated(mounted) => return mounted.rebuild(self.into_element()),
            MountedPart::Prerendered(node) => node,
        };
        let Some(render) = self.renderer() else { return self.track_chunk() };
        // Read only here, so that a hydrated part does not depend on these signals.
        let is_prerendered = session.matches_prerender(id.inputs());
        if is_prerendered && !session.is_hydrated(id) {
            return;
        }
        let mut mounted = Mounted::hydrate(render(session.prerendered()), node);
        // What is bound to the prerendered state must follow that of the session.
        if id.inputs() == PartInputs::StateAndWidth || !is_prerendered || mounted.is_bound() {
            mounted.rebuild(render(session));
        }
        *state = MountedPart::Hydrated(mounted);
    }

    /// Returns true if the part no longer shows the state, so that an update is not only one that hydrates it.
    fn is_changed(self, state: &MountedPart) -> bool {
        matches!(state, MountedPart::Hydrated(_))
            || self.renderer().is_some() && !self.session.matches_prerender(self.id.inputs())
    }

    /// Returns true if what waits has its turn. Otherwise the effect runs again when the turn at this position has come.
    fn is_due(self, position: usize, turn: ErasedSignal<bool>) -> bool {
        if turn.get_untracked() {
            turn.update_untracked(|turn| *turn = false);
            return true;
        }
        turn.track();
        let session = self.session;
        spawn_local(async move {
            browser::frames(PartId::frames_until(position)).await;
            if !session.is_disposed() {
                turn.set(true);
            }
        });
        false
    }

    /// Returns an effect that keeps the part up to date, starting from the prerendered node or from a new one.
    pub(super) fn into_effect(self, prerendered: Option<Node>) -> RenderEffect<MountedPart> {
        let turn = ErasedSignal::new(false);
        let update_turn = self.id.turn_of_update();
        // True while an empty element stands in for a new part.
        let mut is_coming = false;
        let update = move |state: Option<MountedPart>| match state {
            Some(mut state) if is_coming => {
                if turn.get() {
                    turn.update_untracked(|turn| *turn = false);
                    is_coming = false;
                    state = MountedPart::Hydrated(state.replace_with(self.first_element()));
                    self.session.note_render();
                }
                state
            }
            Some(mut state) => {
                let is_due = update_turn.is_none_or(|position| !self.is_changed(&state) || self.is_due(position, turn));
                if is_due {
                    self.update(&mut state);
                }
                state
            }
            None => MountedPart::Hydrated(Mounted::build(match self.id.turn_of_arrival() {
                Some(position) if self.session.arrival().get_untracked() => {
                    is_coming = true;
                    self.is_due(position, turn);
                    el("div").class("coming")
                }
                _ => self.first_element(),
            })),
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
    /// Replaces the node by a new one.
    fn replace_with(&self, element: El) -> Mounted {
        let mounted = Mounted::build(element);
        if let Some(parent) = self.node().parent_node() {
            let _ = parent.replace_child(mounted.node(), self.node());
        }
        mounted
    }

    pub(super) fn node(&self) -> &Node {
        match self {
            Self::Prerendered(node) => node,
            Self::Hydrated(mounted) => mounted.node(),
        }
    }
}
