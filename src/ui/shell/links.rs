//! Links from the shell to views and pages.

use crate::scene::kit::context::SceneContext;
use crate::state::{Action, Page, ShownPage, State, View, encode, update};
use crate::story::{RecordId, Story};
use crate::ui::navigation::href_of;
use crate::ui::session::Session;

/// Returns the link to a view with the filters of a state, as the command for it shows it.
pub(super) fn view_href(session: Session, story: &Story, state: &State, view: View) -> String {
    href_of(session, story, &encode(story, &update(story, state, Action::SetView(view))))
}

/// Returns the `aria-current` of the link to a view: `page` on that view, `true` on the page of one of its records.
pub(super) fn current(view: View, page: Option<ShownPage>) -> Option<&'static str> {
    let page = page.filter(|page| page.view() == view)?;
    Some(if page == ShownPage::View(view) { "page" } else { "true" })
}

/// Returns the link to the page of a record. A record without a page is selected on the page of the state.
pub(in crate::ui) fn record_page(session: Session, ctx: &SceneContext<'_>, state: &State, record: RecordId) -> String {
    let selected = Some(record);
    let state = match Page::of(ctx.story, record) {
        Some(_) => State { lang: ctx.lang, selected, ..state.carried() },
        None => State { selected, ..state.clone() },
    };
    href_of(session, ctx.story, &encode(ctx.story, &state))
}
