//! [`PageContext`]: a static page and the links from it.

use crate::scene::kit::context::SceneContext;
use crate::state::{Page, Route, SiteBase, State, TableKind, TableState, View};
use crate::story::{RecordId, RecordKind};

/// Pages of a long list that a static page shows in one go: all.
pub(super) const ALL_PAGES: usize = 1_000_000;

/// Returns the id of a table on the static page.
pub(super) fn table_id(kind: TableKind) -> String {
    ["table-", kind.name()].concat()
}

/// A static page: what it shows, and where it stands.
#[derive(Clone, Copy)]
pub(in crate::ui) struct PageContext<'a> {
    /// Story, base map and language.
    pub(in crate::ui) ctx: SceneContext<'a>,
    /// The page.
    pub(in crate::ui) route: &'a Route,
    /// Base of the site for links that work at any path. `None` for relative links.
    pub(in crate::ui) base: Option<&'a SiteBase>,
    /// The reader's choices; the initial ones on a static page.
    pub(in crate::ui) state: &'a State,
    /// True in the program, where controls work.
    pub(in crate::ui) is_live: bool,
}

impl PageContext<'_> {
    /// Returns the link to a page, with the choices that links keep.
    pub(in crate::ui) fn link(&self, route: &Route) -> String {
        self.link_with(route, self.state.carried())
    }

    /// Returns the link to a page with these choices.
    fn link_with(&self, route: &Route, choices: State) -> String {
        let address = choices.address_on(self.ctx.story, route);
        match self.base {
            Some(base) => base.link(&address.path()),
            None => address.link_from(self.route),
        }
    }

    /// Returns the link to a page of the same language and story.
    pub(in crate::ui) fn link_to_page(&self, page: Page) -> String {
        self.link(&self.route.with_page(page))
    }

    /// Returns the link to a record: its page, or its row in the tables. `None` if it is the record of this page.
    pub(in crate::ui) fn link_to_record(&self, record: RecordId) -> Option<String> {
        let story = self.ctx.story;
        match Page::of(story, record) {
            Some(page) => (self.route.page != page).then(|| self.link_to_page(page)),
            None => Some(self.link_to_row(story.id_of(record))),
        }
    }

    /// Returns the link to a row of the tables.
    pub(in crate::ui) fn link_to_row(&self, id: &str) -> String {
        let tables = Page::View(View::Table);
        let file = if self.route.page == tables { String::new() } else { self.link_to_page(tables) };
        [&file, "#", id].concat()
    }

    /// Returns the link to a view with a record selected, or filtered by a programme.
    pub(in crate::ui) fn link_in_view(&self, view: View, record: RecordId) -> String {
        let programme = (record.kind == RecordKind::Programme).then_some(record.index);
        let selected = programme.is_none().then_some(record);
        let state = State { programme, selected, ..self.state.carried() };
        self.link_with(&self.route.with_page(Page::View(view)), state)
    }

    /// Returns the link to a table; on the static page, to its place.
    pub(in crate::ui) fn link_to_table(&self, kind: TableKind) -> String {
        let table = TableState { kind, ..TableState::default() };
        let state = State { table, ..self.state.carried() };
        let link = self.link_with(&self.route.with_page(Page::View(View::Table)), state);
        [&link, "#", &table_id(kind)].concat()
    }
}
