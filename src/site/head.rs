//! Head of a static page.

use super::{PageCard, PageEntry, card_tags, json_ld};
use crate::scene::kit::context::SceneContext;
use crate::state::{HeadLinks, Page, Route, View};
use crate::story::Lang;
use crate::words::{site_words, words};
use crate::write::escape;

/// A file whose name carries the digest of its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Hashed<'a> {
    /// Its name, at the base of the site.
    pub file: &'a str,
    /// Its integrity.
    pub integrity: &'a str,
}

/// The files that a page loads.
#[derive(Clone, Copy, Debug)]
pub struct PageAssets<'a> {
    /// The style sheet.
    pub css: Hashed<'a>,
    /// The glue between the program and the browser.
    pub js: Hashed<'a>,
    /// The program.
    pub wasm: Hashed<'a>,
    /// The script that starts the program, with its digest as the query.
    pub boot: &'a str,
    /// The story of the page with Chinese texts alone.
    pub story: Hashed<'a>,
    /// The story of the page with all texts.
    pub full_story: Hashed<'a>,
}

/// The parts that the heads of all pages of a site share.
#[derive(Clone, Copy, Debug)]
pub struct SiteFrame<'a> {
    /// The base that the build was given: `./` for links relative to each page.
    pub base: &'a str,
    /// Address of the site with a slash at the end, if it is known.
    pub site: Option<&'a str>,
    /// Names of the stories without the default one, separated by spaces.
    pub stories: &'a str,
}

/// Colour of the browser around the page: that of the masthead.
const THEME_COLOUR: &str = "#0f4c75";

/// A page as a document that starts the program. `ctx` has the language of the page, and `body` is its content. Its card is
/// named if the address of the site is known.
pub fn document(
    ctx: &SceneContext<'_>,
    entry: &PageEntry,
    card: Option<&PageCard>,
    assets: &PageAssets<'_>,
    frame: SiteFrame<'_>,
    body: &str,
) -> String {
    let (route, site) = (&entry.route, frame.site);
    let to_base = match route.link_to_base() {
        link if link.is_empty() => "./".to_owned(),
        link => link,
    };
    let files = if frame.base == "./" { &to_base } else { frame.base };
    let mut head = start(&entry.title, files, assets.css);
    // An index of stories shows no story.
    let is_program = route.page != Page::Stories;
    let story = if route.lang == Lang::default() { assets.story } else { assets.full_story };
    if is_program {
        // Everything else is left to boot.js, so that it takes no bandwidth from the style sheet.
        let link = ["<link rel=\"preload\" href=\"", &escape(files), assets.wasm.file, "\" as=\"fetch\""];
        head.extend(link);
        head.push_str(" type=\"application/wasm\" crossorigin=\"anonymous\">\n");
    }
    put(&mut head, "meta name", "description", &entry.description);
    head.push_str(&address_links(route, site));
    if let Some(site) = site {
        put(&mut head, "meta property", "og:url", &[site, &route.path()].concat());
    }
    let locales = match route.lang {
        Lang::Zh => ["zh_CN", "en_US"],
        Lang::En => ["en_US", "zh_CN"],
    };
    for (name, content) in [
        ("og:type", entry.og_type),
        ("og:site_name", words(route.lang).brand),
        ("og:title", &entry.title),
        ("og:description", &entry.description),
        ("og:locale", locales[0]),
        ("og:locale:alternate", locales[1]),
    ] {
        put(&mut head, "meta property", name, content);
    }
    if let Some((card, site)) = card.zip(site) {
        head.push_str(&card_tags(card, site));
    }
    head.extend(["<script type=\"application/ld+json\">", &json_ld(ctx, entry, site), "</script>\n"]);
    if !is_program {
        return whole(route.lang, " data-full-layout=\"\"", &head, body);
    }
    boot_script(&mut head, files, assets, story);
    let mut attributes = program_attributes(&to_base, frame.stories, assets);
    // A frame shows the view alone, also before the program runs.
    if let Page::View(view) = route.page
        && let Some((name, _)) = View::NAMES.iter().find(|(_, other)| *other == view && view != View::All)
    {
        attributes.extend([" data-page-view=\"", name, "\""]);
    }
    whole(route.lang, &attributes, &head, &program_body(route.lang, files, assets, body))
}

/// Adds the script that starts the program. `files` is the link to the base of the site.
fn boot_script(head: &mut String, files: &str, assets: &PageAssets<'_>, story: Hashed<'_>) {
    let (PageAssets { wasm, boot, .. }, files) = (assets, escape(files));
    head.extend(["<script defer src=\"", &files, boot, "\" data-wasm=\"", &files, wasm.file]);
    head.extend(["\" data-wasm-integrity=\"", wasm.integrity, "\" data-story=\"", &files, story.file]);
    head.extend(["\" data-story-integrity=\"", story.integrity, "\"></script>\n"]);
}

/// The attributes of the root element of a page that starts the program.
fn program_attributes(base: &str, stories: &str, assets: &PageAssets<'_>) -> String {
    let mut attributes = String::new();
    for (name, value) in
        [("state", "loading"), ("base", base), ("stories", stories), ("full-story", assets.full_story.file)]
    {
        attributes.extend([" data-", name, "=\"", &escape(value), "\""]);
    }
    attributes
}

/// The content of a page that starts the program.
fn program_body(lang: Lang, files: &str, assets: &PageAssets<'_>, body: &str) -> String {
    let mut content = notices(lang);
    let Hashed { file, integrity } = assets.js;
    content.extend(["<div id=\"app\">", body, "</div>\n<script type=\"module\" src=\"", &escape(files), file]);
    content.extend(["\" integrity=\"", integrity, "\" crossorigin=\"anonymous\"></script>"]);
    content
}

/// The notices that `boot.js` and a missing style sheet show: the page is readable, but not interactive.
fn notices(lang: Lang) -> String {
    let words = site_words(lang);
    let mut html =
        ["<div id=\"unstyled\"><p>", words.unstyled, "</p></div>\n<div id=\"trouble\" role=\"alert\" hidden><p>"]
            .concat();
    html.extend([
        words.not_interactive,
        "</p><p><button type=\"button\">",
        words.retry,
        "</button> <code></code></p></div>\n",
    ]);
    html
}

/// The links from a page to its canonical address, if the address of the site is known, and to its translations.
pub fn address_links(route: &Route, site: Option<&str>) -> String {
    let HeadLinks { canonical, alternates } = HeadLinks::new(route, site, |other| route.link_to(other));
    let mut links = String::new();
    if let Some(canonical) = canonical {
        links.extend(["<link rel=\"canonical\" href=\"", &escape(&canonical), "\">\n"]);
    }
    for (tag, href) in alternates {
        links.extend(["<link rel=\"alternate\" hreflang=\"", tag, "\" href=\"", &escape(&href), "\">\n"]);
    }
    links
}

/// The page for unknown addresses as a document, which starts the program to find similar addresses. `base` is the path of the site,
/// with a slash at both ends, `stories` has the names of the stories, and `assets` those of the default story.
pub fn error_document(title: &str, base: &str, stories: &str, assets: &PageAssets<'_>, body: &str) -> String {
    let lang = Lang::default();
    let mut head = start(title, base, assets.css);
    put(&mut head, "meta name", "robots", "noindex");
    boot_script(&mut head, base, assets, assets.story);
    let attributes = [" data-not-found=\"\"", &program_attributes(base, stories, assets)].concat();
    whole(lang, &attributes, &head, &program_body(lang, base, assets, body))
}

/// The elements of every head. `base` is the link to the base of the site.
fn start(title: &str, base: &str, sheet: Hashed<'_>) -> String {
    let mut head = String::from(
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    head.extend(["<title>", &escape(title), "</title>\n"]);
    put(&mut head, "meta name", "theme-color", THEME_COLOUR);
    let Hashed { file, integrity } = sheet;
    head.extend(["<link rel=\"stylesheet\" href=\"", &escape(base), file, "\" integrity=\"", integrity]);
    head.extend(["\" crossorigin=\"anonymous\">\n<link rel=\"icon\" href=\"", &escape(base)]);
    head.push_str("icon.svg\" type=\"image/svg+xml\">\n");
    head
}

fn put(head: &mut String, tag: &str, name: &str, content: &str) {
    head.extend(["<", tag, "=\"", name, "\" content=\"", &escape(content), "\">\n"]);
}

/// A document. `attributes` are those of its root element.
fn whole(lang: Lang, attributes: &str, head: &str, body: &str) -> String {
    let html = ["<html class=\"atlas\"", attributes, " lang=\"", lang.tag(), "\">"].concat();
    let start = ["<!doctype html>\n", &html, "\n<head>\n", head].concat();
    [&start, "</head>\n<body>\n", body, "\n</body>\n</html>\n"].concat()
}
