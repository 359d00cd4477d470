//! The overview, and the page of a programme, an event, a place, an indicator or a commitment: pages that their static form
//! shows alike.

use leptos::prelude::Get;

use super::element::{El, el};
use super::pages::{PageContext, overview_content, record_content};
use super::session::Session;
use crate::state::ShownPage;

/// The overview.
pub(super) fn overview(session: Session) -> El {
    let (route, base) = session.route();
    session.scene(|ctx, visible, highlight, state| {
        let page = PageContext { ctx: *ctx, route: &route, base: base.as_deref(), state, is_live: true };
        el("div").class("overview-page").children(overview_content(&page, visible, highlight))
    })
}

/// The page of the record that is shown. Empty while another page is.
pub(super) fn record_page(session: Session) -> El {
    let article = el("div").class("record-page");
    let ShownPage::Record(record) = session.shown_page().get() else { return article };
    let (route, base) = session.route();
    session.scene(|ctx, _, _, state| {
        let page = PageContext { ctx: *ctx, route: &route, base: base.as_deref(), state, is_live: true };
        article.children(record_content(&page, record))
    })
}
