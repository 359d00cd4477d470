//! The pages of a story, each with the metadata of its head.

use super::description::{description, of_index};
use super::path_problem::{PathProblem, problems_of};
use crate::scene::kit::context::SceneContext;
use crate::scene::pages::{PageLink, breadcrumb, title};
use crate::state::{Page, Route, View};
use crate::story::{Basemap, Lang, RecordId, RecordKind, Story};

/// Type of the main subject of a page in the vocabulary of schema.org.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaType {
    /// The overview of the default story.
    WebSite,
    /// A view, a programme, a story, or the index of stories.
    CollectionPage,
    /// The section about the page.
    AboutPage,
    /// An indicator.
    Dataset,
    /// An event.
    Event,
    /// A place.
    Place,
    /// A commitment, with the words of the article.
    Quotation,
}

/// A page with its metadata.
#[derive(Clone, Debug)]
pub struct PageEntry {
    /// Language, story and page.
    pub route: Route,
    /// The record that the page shows.
    pub record: Option<RecordId>,
    /// Title, unique among the pages of the language.
    pub title: String,
    /// Description, mostly 50 to 160 characters long.
    pub description: String,
    /// The pages above the page, with the page itself.
    pub breadcrumb: Vec<PageLink>,
    /// The page in each language, for `hreflang`. The first is the default.
    pub alternates: [(Lang, Route); 2],
    /// `og:type`.
    pub og_type: &'static str,
    /// Type of the main subject of its JSON-LD.
    pub schema_type: SchemaType,
}

/// Every page of a story in both languages, or the problems of its paths. `name` is the name of the story below
/// `stories/`, and `None` for the default story.
pub fn pages(story: &Story, basemap: &Basemap, name: Option<&str>) -> Result<Vec<PageEntry>, Vec<PathProblem>> {
    let problems = problems_of(story);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut entries = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        let ctx = SceneContext { story, basemap, lang, background: true };
        let views = View::of_story(story).map(|(_, view)| Page::View(view));
        let records = story.records().into_iter().filter_map(|(record, ..)| Page::of(story, record));
        entries.extend(views.chain([Page::View(View::About)]).chain(records).map(|page| {
            let route = Route { lang, story: name.map(str::to_owned), page };
            entry(story, route.clone(), description(&ctx, &route))
        }));
    }
    Ok(entries)
}

/// The index of stories in a language.
pub fn index_entry(lang: Lang, stories: &[&Story]) -> PageEntry {
    let (story, basemap) = (Story::default(), Basemap::default());
    let ctx = SceneContext { story: &story, basemap: &basemap, lang, background: true };
    entry(&story, Route { lang, story: None, page: Page::Stories }, of_index(&ctx, stories))
}

fn entry(story: &Story, route: Route, description: String) -> PageEntry {
    let record = route.record(story);
    let is_top = matches!(route.page, Page::View(View::All) | Page::Stories);
    PageEntry {
        record,
        title: title(story, &route),
        description,
        breadcrumb: breadcrumb(story, &route),
        alternates: [Lang::Zh, Lang::En].map(|lang| (lang, route.in_language(lang))),
        og_type: if is_top { "website" } else { "article" },
        schema_type: match (&route.page, record.map(|record| record.kind)) {
            (_, Some(RecordKind::Indicator)) => SchemaType::Dataset,
            (_, Some(RecordKind::Event)) => SchemaType::Event,
            (_, Some(RecordKind::Place)) => SchemaType::Place,
            (_, Some(RecordKind::Commitment)) => SchemaType::Quotation,
            (Page::View(View::About), _) => SchemaType::AboutPage,
            (Page::View(View::All), _) if route.story.is_none() => SchemaType::WebSite,
            _ => SchemaType::CollectionPage,
        },
        route,
    }
}
