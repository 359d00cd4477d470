//! The main element of the page, with the content of the page that is shown: the overview, a view, or the page of a record.

use leptos::prelude::*;
use web_sys::Node;

use super::element::{El, el};
use super::mounted::Mounted;
use super::part::{MountedPart, Part};
use super::part_id::PartId;
use super::session::Session;
use crate::state::{ShownPage, View};

/// The main element as a view.
#[derive(Clone, Copy)]
pub(super) struct CurrentPage {
    session: Session,
}

impl CurrentPage {
    pub(super) fn new(session: Session) -> Self {
        Self { session }
    }

    pub(super) fn into_element(self) -> El {
        main(self.session, self.session.shown_page().get())
    }

    /// Returns an effect that replaces the content when another page is shown. Starts from the prerendered node, which has the
    /// content of the initial state, or from a new one.
    pub(super) fn into_effect(self, prerendered: Option<Node>) -> RenderEffect<MountedPart> {
        let Self { session } = self;
        let page = session.shown_page();
        let mut before = None;
        let initial = prerendered.map(|node| {
            let initial = ShownPage::View(View::default());
            before = Some(initial);
            MountedPart::Hydrated(Mounted::hydrate(main(session, initial), &node))
        });
        let update = move |state: Option<MountedPart>| {
            let page = page.get();
            if before.is_some_and(|before| before != page)
                && !(session.has_views().get() && session.has_overview().get())
                && let Some(state) = state
            {
                // The page that is left stays until the other one can be shown.
                return state;
            }
            let is_same = before.replace(page) == Some(page);
            let mounted = match state {
                Some(state) if is_same => return state,
                Some(MountedPart::Hydrated(mut mounted)) => {
                    mounted.rebuild(main(session, page));
                    mounted
                }
                _ => Mounted::build(main(session, page)),
            };
            session.note_render();
            MountedPart::Hydrated(mounted)
        };
        RenderEffect::new_with_value(update, initial)
    }
}

/// Returns the overview. Each of its sections is a part.
fn overview(session: Session) -> El {
    let page = el("div").class("overview-page");
    PartId::OVERVIEW.into_iter().fold(page, |page, id| page.view(Part::of_chunk(session, id)))
}

/// Returns the main element. Its parts follow the session by themselves.
fn main(session: Session, page: ShownPage) -> El {
    let main = el("main").attr("id", "main").attr("tabindex", "-1");
    let view = |name: &'static str, heading: &'static str| {
        el("section").class("view").attr("data-view", name).attr("aria-labelledby", heading)
    };
    let part = |id| Part::of_chunk(session, id);
    match page {
        ShownPage::View(View::All) => main.view(overview(session)),
        ShownPage::View(View::Commitments) => main.view(part(PartId::Commitments)),
        ShownPage::View(View::Timeline) => main.view(
            view("timeline", "timeline-heading")
                .view(part(PartId::TimelineHead))
                .view(part(PartId::TimelineDrawing))
                .view(part(PartId::TimelineList)),
        ),
        ShownPage::View(View::Map) => main.view(
            view("map", "map-heading")
                .view(part(PartId::MapHead))
                .view(part(PartId::MapDrawing))
                .view(part(PartId::MapList)),
        ),
        ShownPage::View(View::Indicators) => {
            main.view(view("indicators", "indicators-heading").view(part(PartId::Charts)).view(part(PartId::Tooltip)))
        }
        ShownPage::View(View::Table) => main.view(part(PartId::Table)),
        ShownPage::View(View::About) => main.view(part(PartId::About)),
        ShownPage::Record(_) => main.view(part(PartId::RecordPage)),
    }
}
