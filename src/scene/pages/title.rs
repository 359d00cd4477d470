//! Names and titles of pages.

use crate::state::{Page, Route, View};
use crate::story::{RecordId, Story, bare};
use crate::words::{page_words, words};

/// Name of a page within its story: of the record, of the view, or the headline of the story.
pub fn page_name(story: &Story, route: &Route) -> String {
    let words = words(route.lang);
    match &route.page {
        Page::View(View::All) => bare(story.title.get(route.lang)).into_owned(),
        Page::View(view) => (words.view_name)(*view).to_owned(),
        Page::Programme(slug) | Page::Record(slug) => {
            let name = route.record(story).map(|record| name_of(story, route, record));
            name.unwrap_or_else(|| slug.clone())
        }
        Page::Stories => page_words(route.lang).stories.to_owned(),
        Page::NotFound => page_words(route.lang).not_found.to_owned(),
    }
}

/// Name of a record without the full stop of a sentence.
fn name_of(story: &Story, route: &Route, record: RecordId) -> String {
    let name = story.name_of(record).map(|name| bare(name.get(route.lang))).unwrap_or_default();
    name.trim_end_matches(['。', '.']).to_owned()
}

/// Title of a page, for the window and for search results. No two pages of a story have the same title in a language:
/// the title of a record contains its kind, and its id if another record of the kind has its name.
pub fn title(story: &Story, route: &Route) -> String {
    let words = words(route.lang);
    let mut title = page_name(story, route);
    if let Some(record) = route.record(story) {
        let is_namesake =
            |other: RecordId| other.kind == record.kind && other != record && name_of(story, route, other) == title;
        if story.records().into_iter().any(|(other, ..)| is_namesake(other)) {
            title.extend([" (", story.id_of(record), ")"]);
        }
        title.extend([SEPARATOR, (words.kind)(record.kind)]);
    }
    title.push_str(SEPARATOR);
    match route.page {
        Page::View(View::All) | Page::Stories => title.push_str(words.brand),
        _ if route.story.is_none() => title.push_str(words.brand),
        _ => title.push_str(&bare(story.title.get(route.lang))),
    }
    title
}

const SEPARATOR: &str = " · ";
