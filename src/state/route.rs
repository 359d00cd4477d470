//! Route: the page that a path below the base of the site names.
//!
//! The default language and the default story have no prefix: `map/`, `en/map/`, `stories/NAME/map/`,
//! `en/stories/NAME/map/`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::View;
use super::page::{Page, STORIES, is_slug};
use crate::gather::Gather;
use crate::story::{Lang, RecordId, Story};

/// A page of one language and one story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// Language.
    pub lang: Lang,
    /// Name of the story, as in `stories/NAME.json`. `None` for the default story.
    pub story: Option<String>,
    /// Page.
    pub page: Page,
}

const INDEX_FILE: &str = "index.html";
const NOT_FOUND_FILE: &str = "404.html";

/// Characters that are escaped in a segment: all but the unreserved ones of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The segments of a path, decoded, without empty ones and without `index.html` at the end.
pub fn segments(path: &str) -> Vec<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let decoded = path.split('/').map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned());
    let mut segments: Vec<String> = decoded.filter(|segment| !segment.is_empty() && segment != ".").gather();
    if segments.last().is_some_and(|last| last.eq_ignore_ascii_case(INDEX_FILE)) {
        segments.pop();
    }
    segments
}

impl Route {
    /// The route of a page in the same language and story.
    #[must_use]
    pub fn with_page(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Self {
        Self { lang, ..self.clone() }
    }

    /// Parses a path below the base of the site. Names of pages and languages are known in any case, slugs only as they
    /// are written: [`Route::resolve`] finds the record.
    pub fn parse(path: &str) -> Self {
        let segments = segments(path);
        let mut rest = segments.as_slice();
        let mut route = Self::default();
        if let [first, after @ ..] = rest
            && let Some(lang) = Lang::of_tag(first)
        {
            (route.lang, rest) = (lang, after);
        }
        match rest {
            [folder] if folder.eq_ignore_ascii_case(STORIES) => route.page = Page::Stories,
            [folder, name, after @ ..] if folder.eq_ignore_ascii_case(STORIES) && is_slug(name) => {
                route.page = Page::parse(after);
                route.story = Some(name.clone());
            }
            _ => route.page = Page::parse(rest),
        }
        route
    }

    /// Parses a path of the host. `base` is the path of the site, and ends with a slash.
    pub fn parse_below(base: &str, path: &str) -> Self {
        // The last slash of the base may be missing.
        match path.strip_prefix(base).or_else(|| (base.strip_suffix('/') == Some(path)).then_some("")) {
            Some(below) => Self::parse(below),
            None => Self { page: Page::NotFound, ..Self::default() },
        }
    }

    /// The segments of the path, without escapes. Empty for a path without a page.
    fn segments(&self) -> Vec<&str> {
        let mut segments = Vec::new();
        if self.page == Page::NotFound {
            return segments;
        }
        if self.lang != Lang::default() {
            segments.push(self.lang.code());
        }
        if let Some(name) = self.story.as_ref().filter(|_| self.page != Page::Stories) {
            segments.extend([STORIES, name]);
        }
        segments.extend(self.page.segments());
        segments
    }

    /// The path below the base of the site, percent-encoded. It ends with a slash, and is empty for the overview.
    pub fn path(&self) -> String {
        if self.page == Page::NotFound {
            return NOT_FOUND_FILE.to_owned();
        }
        let mut path = String::new();
        for segment in self.segments() {
            path.extend(utf8_percent_encode(segment, ESCAPED));
            path.push('/');
        }
        path
    }

    /// The file of the page in the directory of the site, without escapes.
    pub fn file(&self) -> String {
        if self.page == Page::NotFound {
            return NOT_FOUND_FILE.to_owned();
        }
        let mut segments = self.segments();
        segments.push(INDEX_FILE);
        segments.join("/")
    }

    /// The link from this page to the base of the site: empty, or `../` for each segment.
    pub fn link_to_base(&self) -> String {
        "../".repeat(self.segments().len())
    }

    /// The link from this page to another, relative, so that it works below any base. [`Page::NotFound`] is shown at any
    /// path: links from it need the base.
    pub fn link_to(&self, other: &Self) -> String {
        let (from, to) = (self.path(), other.path());
        let pairs = from.split_inclusive('/').zip(to.split_inclusive('/'));
        let common = pairs.take_while(|(one, two)| one == two && one.ends_with('/')).map(|(one, _)| one.len()).sum();
        let mut link = "../".repeat(from.get(common..).unwrap_or_default().matches('/').count());
        link.push_str(to.get(common..).unwrap_or_default());
        if link.is_empty() { "./".to_owned() } else { link }
    }

    /// The record of the page. `None` for other pages, and if the story has none with this slug, in any case.
    pub fn record(&self, story: &Story) -> Option<RecordId> {
        story.lookup_in_any_case(self.page.slug()?)
    }

    /// The canonical route of the page in its story: slugs as they are written there, programmes as programmes. `None` if
    /// the story has no such page.
    pub fn resolve(&self, story: &Story) -> Option<Self> {
        let page = match &self.page {
            Page::View(View::About) | Page::Stories => self.page.clone(),
            Page::View(view) => {
                View::of_story(story).find(|(_, other)| other == view).map(|(_, view)| Page::View(view))?
            }
            Page::Programme(_) | Page::Record(_) => Page::of(story, self.record(story)?)?,
            Page::NotFound => return None,
        };
        Some(self.with_page(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::page::MAX_SLUG;
    use proptest::prelude::*;

    fn any_slug() -> impl Strategy<Value = String> {
        "[a-zA-Z0-9_~-]{1,12}|[一-龥a-z0-9-]{1,8}|\\PC{1,8}".prop_filter("a slug", |id| is_slug(id))
    }

    fn any_route() -> impl Strategy<Value = Route> {
        let page = prop_oneof![
            (0..View::NAMES.len()).prop_map(|index| Page::View(View::NAMES[index].1)),
            any_slug().prop_map(Page::Programme),
            any_slug().prop_map(Page::Record),
            Just(Page::Stories),
        ];
        (any::<bool>(), proptest::option::of(any_slug()), page).prop_map(|(en, story, page)| {
            let story = story.filter(|_| page != Page::Stories);
            Route { lang: if en { Lang::En } else { Lang::Zh }, story, page }
        })
    }

    proptest! {
        #[test]
        fn a_route_survives_its_path(route in any_route()) {
            let path = route.path();
            prop_assert_eq!(Route::parse(&path), route.clone(), "{}", path);
            prop_assert_eq!(Route::parse(&route.file()), route.clone());
            prop_assert_eq!(Route::parse(&format!("//{}index.html?view=map#x", path.replace('/', "//"))), route.clone());
            prop_assert_eq!(Route::parse_below("/a/b/", &format!("/a/b/{path}")), route);
            prop_assert!(path.is_ascii() && (path.is_empty() || path.ends_with('/')) && !path.starts_with('/'));
        }

        #[test]
        fn any_path_gives_a_canonical_one(path in "\\PC{0,24}|(en/|EN/|zh-CN/|stories/|records/|%2e%2E/|a%20b/|../|map|%ff|%){0,6}") {
            let route = Route::parse(&path);
            let again = Route::parse(&route.path());
            prop_assert_eq!(again.page == Page::NotFound, route.page == Page::NotFound);
            if route.page != Page::NotFound {
                prop_assert_eq!(again, route);
            }
        }

        #[test]
        fn a_relative_link_leads_to_the_page_below_any_base(
            from in any_route(), to in any_route(), base in "/([a-z]{1,5}/){0,3}",
        ) {
            let base = url::Url::parse("https://your.site").unwrap().join(&base).unwrap();
            let page = base.join(&from.path()).unwrap();
            let link = from.link_to(&to);
            prop_assert_eq!(page.join(&link).unwrap(), base.join(&to.path()).unwrap(), "{}", link);
            prop_assert_eq!(page.join(&from.link_to_base()).unwrap(), base.clone());
            prop_assert_eq!(Route::parse_below(base.path(), page.path()), from);
        }
    }

    fn page(path: &str) -> (Lang, Option<String>, Page) {
        let Route { lang, story, page } = Route::parse(path);
        (lang, story, page)
    }

    #[test]
    fn paths_are_readable() {
        let record = |slug: &str| Page::Record(slug.to_owned());
        let name = || Some("elder-care".to_owned());
        for (path, lang, story, page) in [
            ("", Lang::Zh, None, Page::default()),
            ("en/", Lang::En, None, Page::default()),
            ("commitments/", Lang::Zh, None, Page::View(View::Commitments)),
            ("en/targets/", Lang::En, None, Page::View(View::Indicators)),
            ("facts/", Lang::Zh, None, Page::View(View::Table)),
            ("programmes/old-area-renewal/", Lang::Zh, None, Page::Programme("old-area-renewal".to_owned())),
            ("en/records/renewal-area-2020/", Lang::En, None, record("renewal-area-2020")),
            ("about/", Lang::Zh, None, Page::View(View::About)),
            ("stories/", Lang::Zh, None, Page::Stories),
            ("en/stories/", Lang::En, None, Page::Stories),
            ("stories/elder-care/", Lang::Zh, name(), Page::default()),
            ("en/stories/elder-care/map/", Lang::En, name(), Page::View(View::Map)),
            ("stories/elder-care/records/%E4%B8%8A%E6%B5%B7/", Lang::Zh, name(), record("上海")),
        ] {
            let route = Route { lang, story, page };
            assert_eq!((Route::parse(path), route.path().as_str()), (route.clone(), path));
        }
        assert_eq!(
            Route::parse("stories/elder-care/records/上海").file(),
            "stories/elder-care/records/上海/index.html"
        );
        assert_eq!(Route::default().file(), "index.html");
    }

    #[test]
    fn careless_paths_are_understood() {
        let map = |lang| (lang, None, Page::View(View::Map));
        for path in
            ["map", "/map/", "//map//", "MAP/Index.HTML", "./map/.", "%6Dap", "zh/map", "ZH-Hans/map/", "map?x#y"]
        {
            assert_eq!(page(path), map(Lang::Zh), "{path}");
        }
        for path in ["en/map", "EN/Map/", "en-GB/map", "/en//map/index.html"] {
            assert_eq!(page(path), map(Lang::En), "{path}");
        }
        assert_eq!(page("Records/Lifts-2021").2, Page::Record("Lifts-2021".to_owned()));
    }

    #[test]
    fn garbage_is_not_found() {
        for path in [
            "nothing",
            "map/map",
            "..",
            "../map",
            "records",
            "records/",
            "records/a/b",
            "records/%2F",
            "records/..%2Fx",
            "records/%2e%2e/",
            "records/a%20b",
            "records/a.json",
            "records/%E2%80%AEa",
            "programmes",
            "stories/a.json",
            "stories/a/b",
            "fr/map",
            "en/en",
            "404.html",
            "atlas.css",
            "\\",
            "%",
            "records/%FF%00",
        ] {
            assert_eq!(page(path).2, Page::NotFound, "{path}");
        }
        assert_eq!(page("en/nothing").0, Lang::En, "in the language of the path");
        let long = format!("records/{}", "a".repeat(MAX_SLUG + 1));
        assert_eq!(page(&long).2, Page::NotFound);
    }

    #[test]
    fn the_base_may_lack_its_slash_and_other_paths_are_not_below_it() {
        assert_eq!(Route::parse_below("/atlas/", "/atlas"), Route::default());
        assert_eq!(Route::parse_below("/", "/"), Route::default());
        for path in ["/atlasmap/", "/map/", ""] {
            assert_eq!(Route::parse_below("/atlas/", path).page, Page::NotFound, "{path}");
        }
    }

    #[test]
    fn links_are_short() {
        let link = |from: &str, to: &str| Route::parse(from).link_to(&Route::parse(to));
        for (from, to, expected) in [
            ("", "", "./"),
            ("map/", "map/", "./"),
            ("", "map/", "map/"),
            ("map/", "", "../"),
            ("records/a/", "records/b/", "../b/"),
            ("records/a/", "programmes/x/", "../../programmes/x/"),
            ("records/a/", "en/records/a/", "../../en/records/a/"),
            ("en/map/", "en/about/", "../about/"),
            ("stories/s/map/", "stories/t/", "../../t/"),
        ] {
            assert_eq!(link(from, to), expected, "{from} to {to}");
        }
    }
}
