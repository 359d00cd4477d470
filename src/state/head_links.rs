//! [`HeadLinks`]: the links in the head of a document to the address of its page and to its translations.

use super::Route;
use crate::story::Lang;

/// The links in the head of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadLinks {
    /// The canonical address. `None` if the address of the site is not known, because search engines read absolute addresses only.
    pub canonical: Option<String>,
    /// Language tags with the addresses of the page in that language.
    pub alternates: [(&'static str, String); 3],
}

impl HeadLinks {
    /// The links of a page. `site` is the address of the site, if it is known; otherwise `link` makes the links.
    pub fn new(route: &Route, site: Option<&str>, link: impl Fn(&Route) -> String) -> Self {
        let address = |other: &Route| site.map_or_else(|| link(other), |site| [site, &other.path()].concat());
        let tags = [(Lang::Zh.tag(), Lang::Zh), (Lang::En.tag(), Lang::En), ("x-default", Lang::default())];
        Self {
            canonical: site.map(|_| address(route)),
            alternates: tags.map(|(tag, lang)| (tag, address(&route.in_language(lang)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_known_site_has_canonical_addresses() {
        let route = Route::parse("en/map/");
        let links = HeadLinks::new(&route, Some("https://a.example/b/"), |_| String::new());
        assert_eq!(links.canonical.as_deref(), Some("https://a.example/b/en/map/"));
        assert_eq!(links.alternates[0], ("zh-Hans", "https://a.example/b/map/".to_owned()));
        let links = HeadLinks::new(&route, None, |other| ["/c/", &other.path()].concat());
        assert_eq!(links.canonical, None);
        assert_eq!(links.alternates[1..], [("en", "/c/en/map/".to_owned()), ("x-default", "/c/map/".to_owned())]);
    }
}
