//! Checks the static pages of a release: their links, titles and languages. Each page of a release is a directory with an
//! `index.html`; the page for unknown addresses, whose links are absolute, is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::integrity_links;
use crate::manifest::START;
use crate::tags::{Tag, start_tags};
use crate::{Result, digest, io_error};

const INDEX: &str = "index.html";

/// True for a script with an integrity, and for data.
fn is_checked(script: &Tag<'_>) -> bool {
    matches!(script.get("type"), Some("module" | "application/ld+json"))
}

/// A page and what its tags say.
struct Page {
    /// Path of its directory below the release, with a slash at the end; empty for the page of the release itself.
    path: String,
    title: String,
    lang: String,
    ids: BTreeSet<String>,
    /// Links without those of other sites: path below the release, and fragment.
    links: Vec<(String, String)>,
    /// Languages with the paths of their pages.
    alternates: BTreeMap<String, String>,
    /// Faults of the page alone.
    faults: Vec<String>,
}

/// Checks every static page among the files of a directory. Returns the faults, each with its file.
pub(super) fn faults(dist: &Path, files: &[PathBuf]) -> Result<Vec<(PathBuf, String)>> {
    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    for file in files.iter().filter(|file| file.ends_with(INDEX)) {
        let folder = file.parent().and_then(|folder| folder.strip_prefix(dist).ok()).unwrap_or(Path::new(""));
        let mut path = String::new();
        for part in folder {
            path.extend([&part.to_string_lossy(), "/"]);
        }
        let text = fs::read_to_string(file).map_err(io_error(file))?;
        let page = Page::read(dist, path, &text);
        pages.insert(page.path.clone(), page);
    }
    let mut titles: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    let mut faults: Vec<(&Page, String)> = Vec::new();
    for page in pages.values() {
        faults.extend(page.faults.iter().map(|fault| (page, fault.clone())));
        if let Some(other) = titles.insert((&page.lang, &page.title), &page.path) {
            faults.push((page, format!("it has the title of {other}{INDEX}: {}", page.title)));
        }
        for (path, id) in &page.links {
            match pages.get(path) {
                Some(target) if !id.is_empty() && !target.ids.contains(id) => {
                    faults.push((page, format!("it refers to {path}#{id}, which is no part of that page")));
                }
                None if !dist.join(path).is_file() => {
                    faults.push((page, format!("it refers to {path}, which is missing")));
                }
                _ => {}
            }
        }
        // The page of the release may have no other languages.
        let is_alone = pages.len() == 1;
        if !is_alone && page.alternates.get(&page.lang) != Some(&page.path) {
            faults.push((page, "it does not name itself among its languages".to_owned()));
        }
        for (lang, path) in page.alternates.iter().filter(|(lang, _)| *lang != "x-default") {
            let is_mutual = pages
                .get(path)
                .is_some_and(|other| other.lang == *lang && other.alternates.get(&page.lang) == Some(&page.path));
            if !is_mutual {
                faults.push((page, format!("its page in {lang}, {path}, does not name it in turn")));
            }
        }
    }
    let file = |page: &Page| dist.join(&page.path).join(INDEX);
    Ok(faults.into_iter().map(|(page, fault)| (file(page), fault)).collect())
}

impl Page {
    fn read(dist: &Path, path: String, text: &str) -> Self {
        let tags = start_tags(text);
        let attribute = |name: &str, of: &str| tags.iter().find(|tag| tag.name == name)?.get(of).map(str::to_owned);
        let title = text.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        let mut page = Self {
            title: title.map(|(title, _)| title.to_owned()).unwrap_or_default(),
            lang: attribute("html", "lang").unwrap_or_default(),
            ids: tags.iter().filter_map(|tag| tag.get("id")).map(str::to_owned).collect(),
            links: Vec::new(),
            alternates: BTreeMap::new(),
            faults: Vec::new(),
            path,
        };
        let site = page.site(&tags);
        for tag in tags.iter().filter(|tag| tag.name == "link" && tag.get("hreflang").is_some()) {
            let (lang, href) = (tag.get("hreflang").unwrap_or_default(), tag.get("href").unwrap_or_default());
            let target = match site.as_deref().and_then(|site| href.strip_prefix(site)) {
                Some(below) => decoded(below),
                None => page.resolved(href).map(|(path, _)| path).unwrap_or_default(),
            };
            page.alternates.insert(lang.to_owned(), target);
        }
        // The links of the page of the release are checked with its program.
        if !page.path.is_empty() {
            page.links = tags
                .iter()
                .filter(|tag| tag.name == "a")
                .filter_map(|tag| tag.get("href"))
                .filter_map(|link| page.resolved(link))
                .collect();
            page.check(dist, &tags);
        }
        page
    }

    /// Checks what a page has to have in itself.
    fn check(&mut self, dist: &Path, tags: &[Tag<'_>]) {
        let headings = tags.iter().filter(|tag| tag.name == "h1").count();
        if headings != 1 {
            self.faults.push(format!("it has {headings} headings of the first level"));
        }
        if self.title.is_empty() || self.lang.is_empty() {
            self.faults.push("it has no title or no language".to_owned());
        }
        // A build for a fixed address has absolute links to the files of the release, which are at its base.
        let file_of = |link: &str| match link.rsplit_once('/') {
            Some((folder, name)) if !folder.starts_with('.') => Some(name.split('?').next().unwrap_or(name).to_owned()),
            _ => Some(self.resolved(link)?.0),
        };
        let bytes = |link: &str| fs::read(dist.join(file_of(link)?)).ok();
        let mut faults = Vec::new();
        for (what, link, stated) in tags.iter().flat_map(integrity_links) {
            if bytes(link).is_none_or(|bytes| digest::integrity(&bytes) != stated) {
                faults.push(format!("{what} is missing, or has another integrity: {link}"));
            }
        }
        if !tags.iter().any(|tag| tag.get("rel") == Some("stylesheet")) {
            faults.push("it has no style sheet".to_owned());
        }
        // The only other script starts the program, and has the digest of its bytes in its address.
        for src in tags.iter().filter(|tag| tag.name == "script" && !is_checked(tag)).map(|tag| tag.get("src")) {
            let src = src.unwrap_or_default();
            let is_that = |(file, stated): (&str, &str)| {
                file.ends_with(START) && bytes(file).is_some_and(|bytes| digest::short(&bytes) == stated)
            };
            if !src.split_once('?').is_some_and(is_that) {
                faults.push(format!("it has another script than that of the release: {src}"));
            }
        }
        self.faults.extend(faults);
    }

    /// The address of the site, from the canonical address of the page.
    fn site(&self, tags: &[Tag<'_>]) -> Option<String> {
        let canonical = tags.iter().find(|tag| tag.get("rel") == Some("canonical"))?.get("href")?;
        let segments = self.path.matches('/').count();
        let mut site = canonical;
        for _ in 0..segments {
            site = site.strip_suffix('/')?;
            site = site.get(..=site.rfind('/')?)?;
        }
        Some(site.to_owned())
    }

    /// The path below the release and the fragment that a link of this page leads to. `None` for other sites.
    fn resolved(&self, link: &str) -> Option<(String, String)> {
        let (link, id) = link.split_once('#').unwrap_or((link, ""));
        let path = link.split('?').next().unwrap_or_default();
        if path.split('/').next().is_some_and(|first| first.contains(':')) {
            return None;
        }
        let mut parts: Vec<String> = self.path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let mut is_directory = true;
        for part in path.split('/') {
            is_directory = matches!(part, "" | "." | "..");
            match part {
                "" | "." => {}
                // A link above the release leads to a path that does not exist.
                ".." => {
                    if parts.pop().is_none() {
                        parts.push("..".to_owned());
                    }
                }
                name => parts.push(decoded(name)),
            }
        }
        let slash = if is_directory && !parts.is_empty() { "/" } else { "" };
        Some(([&parts.join("/"), slash].concat(), decoded(id)))
    }
}

/// A text with its percent-encoded bytes decoded.
pub(super) fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, after @ ..] = rest {
        let byte = match after {
            [high, low, ..] if *first == b'%' => {
                std::str::from_utf8(&[*high, *low]).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok())
            }
            _ => None,
        };
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str) -> Page {
        Page::read(Path::new("/none"), path.to_owned(), "")
    }

    #[test]
    fn links_are_resolved_as_browsers_do() {
        for (from, link, path, id) in [
            ("en/records/a/", "../b/", "en/records/b/", ""),
            ("en/records/a/", "../../../records/a/", "records/a/", ""),
            ("en/records/a/", "../../", "en/", ""),
            ("records/a/", "../../", "", ""),
            ("records/a/", "../../?view=map&sel=a", "", ""),
            ("records/a/", "./", "records/a/", ""),
            ("facts/", "#%E4%B8%8A", "facts/", "上"),
            ("map/", "../records/%E4%B8%8A%20b/#x", "records/上 b/", "x"),
            ("map/", "../icon.svg", "icon.svg", ""),
            ("map/", "../../a/", "../a/", ""),
        ] {
            assert_eq!(page(from).resolved(link), Some((path.to_owned(), id.to_owned())), "{from} {link}");
        }
        assert_eq!(page("map/").resolved("https://a.example/b"), None);
        assert_eq!(decoded("a%2"), "a%2");
    }

    #[test]
    fn the_site_follows_from_the_canonical_address() {
        let site = |path: &str, canonical: &str| {
            let text = format!("<link rel=canonical href={canonical}>");
            page(path).site(&start_tags(&text))
        };
        assert_eq!(site("en/map/", "https://a.example/b/en/map/").as_deref(), Some("https://a.example/b/"));
        assert_eq!(site("", "https://a.example/b/").as_deref(), Some("https://a.example/b/"));
        assert_eq!(site("en/map/", "/").as_deref(), None);
    }
}
