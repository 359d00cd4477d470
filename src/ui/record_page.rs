//! The sections of the overview, and the page of a programme, an event, a place, an indicator or a commitment: pages that their static form
//! shows alike.

use leptos::prelude::Get;

use super::element::{El, el};
use super::overview::OverviewSection;
use super::pages::{PageContext, overview_link, overview_section, record_content};
use super::record::hidden_placeholder;
use super::session::Session;
use crate::state::ShownPage;

/// A section of the overview. Each is a part, so that none takes long to hydrate or to update.
fn section(session: Session, section: OverviewSection) -> El {
    let (route, base) = session.route();
    let element = session.scene(|ctx, visible, highlight, state| {
        let page = PageContext { ctx: *ctx, route: &route, base: base.as_deref(), state, is_live: true };
        overview_section(&page, visible, highlight, section)
    });
    element.unwrap_or_else(hidden_placeholder)
}

/// Returns the function that makes the element of a section of the overview.
pub(super) fn section_renderer(of: OverviewSection) -> fn(Session) -> El {
    match of {
        OverviewSection::Intro => |session| section(session, OverviewSection::Intro),
        OverviewSection::VisitDay => |session| section(session, OverviewSection::VisitDay),
        OverviewSection::Scoreboard => |session| section(session, OverviewSection::Scoreboard),
        OverviewSection::DotPlot => |session| section(session, OverviewSection::DotPlot),
        OverviewSection::Disagreements => |session| section(session, OverviewSection::Disagreements),
        OverviewSection::Foot => |session| section(session, OverviewSection::Foot),
    }
}

/// The link below the overview.
pub(super) fn links(session: Session) -> El {
    let (route, base) = session.route();
    session.scene(|ctx, _, _, state| {
        overview_link(&PageContext { ctx: *ctx, route: &route, base: base.as_deref(), state, is_live: true })
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
