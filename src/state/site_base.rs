//! [`SiteBase`]: the base of a site, for links that work at any path.

/// The base of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteBase {
    /// Its address or path, with a slash at the end.
    pub address: String,
    /// `index.html` on a host that may not know a page without the name of its file; otherwise empty.
    pub file: &'static str,
}

impl SiteBase {
    /// The link to a page, by its path and query below the base.
    pub fn link(&self, below: &str) -> String {
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let file = if path.is_empty() || path.ends_with('/') { self.file } else { "" };
        let mark = if query.is_empty() { "" } else { "?" };
        [&self.address, path, file, mark, query].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_have_the_name_of_the_file_where_the_host_needs_it() {
        let base = |file| SiteBase { address: "https://a.example/b/".to_owned(), file };
        for (below, plain, named) in [
            ("", "", "index.html"),
            ("?sel=a", "?sel=a", "index.html?sel=a"),
            ("en/map/", "en/map/", "en/map/index.html"),
            ("map/?sel=a%2F", "map/?sel=a%2F", "map/index.html?sel=a%2F"),
            ("404.html", "404.html", "404.html"),
        ] {
            assert_eq!(base("").link(below), ["https://a.example/b/", plain].concat());
            assert_eq!(base("index.html").link(below), ["https://a.example/b/", named].concat());
        }
    }
}
