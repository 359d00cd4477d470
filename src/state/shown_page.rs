//! [`ShownPage`]: the page that a state shows, and its route.

use super::{Address, Page, Route, SiteStories, State, View, encode};
use crate::gather::Gather;
use crate::story::{RecordId, RecordKind, Story};

/// The page that a state shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownPage {
    /// A view; a selected record is shown beside it.
    View(View),
    /// The page of a programme, an event, a place, an indicator or a commitment.
    Record(RecordId),
}

impl ShownPage {
    /// The view that the page belongs to: a view itself, or that of the page's record.
    pub fn view(self) -> View {
        match self {
            Self::View(view) => view,
            Self::Record(record) => View::of_kind(record.kind),
        }
    }
}

impl State {
    /// The page of this state. The overview leads to the page of the selected record, or of the programme that it is filtered by.
    pub fn shown_page(&self, story: &Story) -> ShownPage {
        let programme = self.programme.map(|index| RecordId { kind: RecordKind::Programme, index });
        let record = self.selected.or(programme).filter(|_| self.view == View::All);
        match record.filter(|record| Page::of(story, *record).is_some()) {
            Some(record) => ShownPage::Record(record),
            None => ShownPage::View(self.view),
        }
    }
}

impl State {
    /// The address of a page with these choices. The page names its story, but one of a story without pages is the overview, whose
    /// query names all of it.
    pub fn address_on(&self, story: &Story, route: &Route) -> Address {
        let is_story = |(key, _): &&(String, String)| key == "story";
        if route.story.is_some() {
            let others = self.others.iter().filter(|other| !is_story(other)).cloned().gather();
            return Address { route: route.clone(), query: encode(story, &Self { others, ..self.clone() }) };
        }
        let address = Address { route: route.clone(), query: encode(story, self) };
        if self.others.iter().find(is_story).is_none() {
            return address;
        }
        Address { route: Route::default(), query: address.to_query() }
    }
}

impl Route {
    /// The route of the page of a state. A story without pages shows those of its records, too.
    pub fn of_state(story: &Story, stories: &SiteStories<'_>, state: &State) -> Self {
        let mut route = Address::new(story, stories, &Self::default(), &encode(story, state)).route;
        if let ShownPage::Record(record) = state.shown_page(story)
            && let Some(page) = Page::of(story, record)
        {
            route.page = page;
        }
        route
    }
}
