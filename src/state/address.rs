//! Address: a route and the query that goes with it. Queries that name a page, as links did before pages had paths, lead
//! to its route.

use form_urlencoded::Serializer;

use super::names::{lookup, name_of};
use super::parameters::{MAX_PARAMETERS, pairs, parameter};
use super::{Page, Route, View, story_path};
use crate::story::{Lang, RecordId, RecordKind, Story};

/// A page, and the choices of the reader that its path does not contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// The query, without `?`.
    pub query: String,
}

/// The stories that have pages.
#[derive(Clone, Copy, Debug)]
pub struct SiteStories<'a> {
    /// File of the default story, below the base: `stories/NAME.json`.
    pub default_file: &'a str,
    /// Names of the others.
    pub names: &'a [&'a str],
}

impl SiteStories<'_> {
    /// True if the story in this file has pages.
    pub fn has_pages(&self, file: &str) -> bool {
        self.find(file).is_some()
    }

    /// The name of the story in a file, empty for the default story. `None` for a story without pages.
    fn find(&self, file: &str) -> Option<String> {
        if file == self.default_file {
            return Some(String::new());
        }
        let name = file.strip_prefix("stories/")?.strip_suffix(".json")?;
        self.names.contains(&name).then(|| name.to_owned())
    }
}

/// Sets `slot` to a known value. False, without a change, for an unknown one.
fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let is_known = value.is_some();
    if is_known {
        *slot = value;
    }
    is_known
}

impl Route {
    /// The file of the story, below the base. `None` for the default story.
    fn story_file(&self) -> Option<String> {
        self.story.as_ref().map(|name| ["stories/", name, ".json"].concat())
    }
}

impl Address {
    /// The path of another story, if the query or the route names one. The error is a path that is not allowed.
    pub fn requested_story(route: &Route, query: &str) -> Option<Result<String, String>> {
        story_path(query).or_else(|| route.story_file().map(Ok))
    }

    /// The canonical address for a route and a query, which may be that of an old link.
    ///
    /// `lang`, `view`, and `story` become part of the route, where they win over its path. On the overview, `sel` leads to
    /// the page of the record, otherwise `programme` to that of the programme; on other pages, both stay in the query, as they do
    /// for a story without pages.
    /// Unknown values, and a view that the story does not have, stay in the query, where [`decode`](super::decode) reports them.
    ///
    /// `story` is the story that [`Address::requested_story`] names, or the one that is shown in its place.
    pub fn new(story: &Story, stories: &SiteStories<'_>, route: &Route, query: &str) -> Self {
        let mut route = route.clone();
        let mut name = route.story_file().and_then(|file| stories.find(&file));
        let (mut lang, mut view, mut programme, mut selected) = (None, None, None, None);
        let mut rest = Serializer::new(String::new());
        let mut has_pages = true;
        for (count, (key, value)) in pairs(query).enumerate() {
            let is_known = count < MAX_PARAMETERS
                && match &*key {
                    "story" => set(&mut name, stories.find(&value)),
                    "lang" => set(&mut lang, Lang::of_tag(&value)),
                    "view" => set(&mut view, lookup(View::NAMES, &value).filter(|view| view.is_of(story))),
                    "programme" => set(&mut programme, programme_of(story, &value)),
                    "sel" => set(&mut selected, story.lookup_in_any_case(&value)),
                    _ => false,
                };
            has_pages &= is_known || key != "story" || value.trim().is_empty();
            if !is_known {
                rest.append_pair(&key, &value);
            }
        }
        if let Some(name) = name {
            route.story = (!name.is_empty()).then_some(name);
        }
        route.lang = lang.unwrap_or(route.lang);
        if let Some(view) = view.filter(|view| *view != View::All) {
            let of_page = route.record(story);
            match route.page {
                Page::Programme(_) => programme = programme.or(of_page),
                Page::Record(_) => selected = selected.or(of_page),
                _ => {}
            }
            route.page = Page::View(view);
        }
        let is_overview = route.page == Page::default();
        if is_overview && programme.is_none() && selected.is_some_and(|record| record.kind == RecordKind::Programme) {
            (programme, selected) = (selected, None);
        }
        let page_of = |record: Option<RecordId>| Page::of(story, record?).filter(|_| has_pages);
        let is_record = |page: &Page| matches!(page, Page::Record(_));
        if let Some(page) = page_of(selected).filter(is_record)
            && (is_overview || is_record(&route.page))
        {
            (route.page, selected) = (page, None);
        }
        if let Some(page) = page_of(programme)
            && (route.page == Page::default() || matches!(route.page, Page::Programme(_)))
        {
            (route.page, programme) = (page, None);
        }
        for (key, record) in [("programme", programme), ("sel", selected)] {
            if let Some(record) = record {
                rest.append_pair(key, story.id_of(record));
            }
        }
        Self { route, query: rest.finish() }
    }

    /// Adds the file of a story without pages to the query.
    pub(super) fn name_story(&mut self, file: &str) {
        let mut query = Serializer::new(std::mem::take(&mut self.query));
        query.append_pair("story", file);
        self.query = query.finish();
    }

    /// The query of an old link to this address: [`decode`](super::decode) reads it.
    pub fn to_query(&self) -> String {
        let Self { route, query } = self;
        let mut all = Serializer::new(String::new());
        // The query wins over the path, also where the first value of a parameter counts.
        if let Some(file) = route.story_file()
            && parameter(query, "story").is_none()
        {
            all.append_pair("story", &file);
        }
        let is_lang_named = parameter(query, "lang").and_then(|tag| Lang::of_tag(&tag)).is_some();
        if route.lang != Lang::default() && !is_lang_named {
            all.append_pair("lang", route.lang.code());
        }
        match &route.page {
            Page::View(view) if *view != View::All => drop(all.append_pair("view", name_of(View::NAMES, *view))),
            Page::Programme(slug) => drop(all.append_pair("programme", slug)),
            Page::Record(slug) => drop(all.append_pair("sel", slug)),
            _ => {}
        }
        let mut all = all.finish();
        if !all.is_empty() && !query.is_empty() {
            all.push('&');
        }
        all.push_str(query);
        all
    }

    /// The path below the base of the site, with the query.
    pub fn path(&self) -> String {
        self.with_query(self.route.path())
    }

    /// The link from a page to this address, relative.
    pub fn link_from(&self, page: &Route) -> String {
        self.with_query(page.link_to(&self.route))
    }

    fn with_query(&self, mut path: String) -> String {
        if !self.query.is_empty() {
            path.extend(["?", &self.query]);
        }
        path
    }
}

fn programme_of(story: &Story, id: &str) -> Option<RecordId> {
    Some(RecordId { kind: RecordKind::Programme, index: story.programme_in_any_case(id)? })
}
