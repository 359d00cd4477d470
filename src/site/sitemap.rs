//! `sitemap.xml` and `robots.txt`, for a site whose address is known.
//!
//! Sources: sitemaps.org; Google Search Central, "Tell Google about localized versions of your page"; RFC 9309.

use super::PageEntry;
use crate::story::Lang;
use crate::write::escape;

/// The site map: each page with its other languages. `site` is the address of the site and ends with a slash;
/// `changed` is the date of the last change, if it is known to the day.
pub fn sitemap(site: &str, entries: &[PageEntry], changed: Option<&str>) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for entry in entries {
        let address = |path: String| escape(&[site, &path].concat());
        xml.extend(["<url><loc>", &address(entry.route.path()), "</loc>"]);
        if let Some(day) = changed {
            xml.extend(["<lastmod>", day, "</lastmod>"]);
        }
        let mut alternate = |tag: &str, path: String| {
            let href = address(path);
            xml.extend(["<xhtml:link rel=\"alternate\" hreflang=\"", tag, "\" href=\"", &href, "\"/>"]);
        };
        for (lang, route) in &entry.alternates {
            alternate(lang.tag(), route.path());
        }
        alternate("x-default", entry.route.in_language(Lang::default()).path());
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The rules for crawlers: all pages may be read. Crawlers look for the file at the root of a host only.
pub fn robots(site: &str) -> String {
    format!("User-agent: *\nDisallow:\n\nSitemap: {site}sitemap.xml\n")
}
