//! Metadata in the head of the page: `OpenGraph`, the names of Chinese government portals, and oEmbed.
//!
//! Sources: ogp.me; the guide to government websites (国办发〔2017〕47号), with the names as in portals' templates;
//! oembed.com.

use std::fmt::Write as _;

use minxin_atlas::site::address_links;
use minxin_atlas::state::Route;
use minxin_atlas::story::{Lang, Story, find};
use minxin_atlas::words;
use minxin_atlas::write::escape;

/// Width and height of an embedded page according to oEmbed, in pixels, for hosts that do not measure it.
const SIZE: (u32, u32) = (960, 1200);

/// Returns the metadata elements, one per line. The portal adds `SiteDomain`, `SiteIDCode`, `Url` and the names of
/// columns itself.
pub(super) fn meta_tags(story: &Story, site: Option<&str>) -> String {
    let site_name = words::words(Lang::Zh).brand;
    let article = find(&story.sources, &story.article);
    let publisher = article.map(|source| source.publisher.zh.as_str()).unwrap_or_default();
    let published = article.and_then(|source| source.published).map(words::iso).unwrap_or_default();
    let keywords: Vec<&str> = story.programmes.iter().map(|(_, entry)| entry.name.zh.as_str()).collect();
    let keywords = keywords.join(",");
    let mut all = String::new();
    let mut put = |key: &str, name: &str, content: &str| {
        if !content.is_empty() {
            // Writing to a String cannot fail.
            let _ = writeln!(all, "<meta {key}=\"{name}\" content=\"{}\">", escape(content));
        }
    };
    for (name, content) in [
        ("og:type", "article"),
        ("og:site_name", site_name),
        ("og:title", &story.title.zh),
        ("og:description", &story.summary.zh),
        ("og:locale", "zh_CN"),
        ("og:locale:alternate", "en_US"),
        ("og:url", site.unwrap_or_default()),
        ("article:published_time", &published),
    ] {
        put("property", name, content);
    }
    for (name, content) in [
        ("SiteName", site_name),
        ("ArticleTitle", &story.title.zh),
        ("PubDate", &published),
        ("ContentSource", publisher),
        ("Keywords", &keywords),
    ] {
        put("name", name, content);
    }
    all.push_str(&address_links(&Route::default(), site));
    if site.is_some() {
        let title = escape(&story.title.zh);
        let kind = "rel=\"alternate\" type=\"application/json+oembed\"";
        let _ = writeln!(all, "<link {kind} href=\"oembed/{}.json\" title=\"{title}\">", story.id);
    }
    all
}

/// Returns the oEmbed response for a story. `site` is the address of the page, and `file` the path of the story below
/// it, or `None` for the default story.
pub(super) fn oembed(story: &Story, site: &str, file: Option<&str>) -> String {
    let (width, height) = SIZE;
    let query = file.map(|file| format!("?story={file}")).unwrap_or_default();
    let title = &story.title.zh;
    let html = format!(
        "<iframe src=\"{}{query}\" title=\"{}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" \
         referrerpolicy=\"strict-origin-when-cross-origin\" \
         sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads\" \
         allow=\"fullscreen; clipboard-write\"></iframe>",
        escape(site),
        escape(title),
    );
    let response = serde_json::json!({
        "version": "1.0", "type": "rich", "title": title, "html": html, "width": width, "height": height,
        "provider_name": words::words(Lang::Zh).brand, "provider_url": site, "cache_age": 86_400,
    });
    response.to_string()
}

/// Inserts the content security policy as the first element of the head, if `is_enabled`.
pub(super) fn with_policy(page: &str, is_enabled: bool) -> String {
    let policy = [minxin_release::policy_element().as_str(), "<meta"].concat();
    if is_enabled { page.replacen("<meta", &policy, 1) } else { page.to_owned() }
}

/// True if `MINXIN_META_POLICY` is `1`, for a host that sends no headers.
pub(super) fn has_meta_policy() -> bool {
    std::env::var_os("MINXIN_META_POLICY").is_some_and(|word| word == "1")
}

/// Returns the future address of the page, with a slash at the end: `MINXIN_SITE`, otherwise `TRUNK_PUBLIC_URL`. `None`
/// if neither is an absolute address.
pub(super) fn site() -> Option<String> {
    let mut urls = ["MINXIN_SITE", "TRUNK_PUBLIC_URL"].into_iter().filter_map(|name| std::env::var(name).ok());
    urls.find(|url| url.starts_with("https://") || url.starts_with("http://")).map(|mut url| {
        if !url.ends_with('/') {
            url.push('/');
        }
        url
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use minxin_atlas::read;

    fn story() -> Story {
        read::story(include_bytes!("../../../public/stories/minxin-2021.json")).story.unwrap_or_default()
    }

    #[test]
    fn the_head_says_what_portals_ask_for() {
        let head = meta_tags(&story(), None);
        for part in [
            "og:title",
            "SiteName",
            "ArticleTitle",
            "ContentSource",
            "name=\"PubDate\" content=\"2021-01-0",
            "旧区改造,",
            "<link rel=\"alternate\" hreflang=\"en\" href=\"en/\">",
        ] {
            assert!(head.contains(part), "{part} in {head}");
        }
        assert!(!head.contains("oembed") && !head.contains("og:url"), "the address of the page is not known");
        let with_site = meta_tags(&story(), Some("https://portal.cn/atlas/"));
        assert!(
            with_site.contains("oembed/minxin-2021.json") && with_site.contains("property=\"og:url\""),
            "{with_site}"
        );
        for link in
            ["canonical\" href=\"https://portal.cn/atlas/\"", "hreflang=\"en\" href=\"https://portal.cn/atlas/en/\""]
        {
            assert!(with_site.contains(link), "{link} in {with_site}");
        }
    }

    #[test]
    fn the_policy_comes_first_where_it_is_wanted() {
        let page = "<!doctype html><html lang=zh><meta charset=utf-8><link href=a>";
        let first = with_policy(page, true);
        assert!(
            first.starts_with("<!doctype html><html lang=zh><meta http-equiv=\"Content-Security-Policy\""),
            "{first}"
        );
        assert!(first.ends_with("default\"><meta charset=utf-8><link href=a>"), "{first}");
        assert_eq!(with_policy(page, false), page);
    }

    #[test]
    fn oembed_answers_with_a_frame() {
        let mut story = story();
        story.title.zh = "<b>\"题\"".to_owned();
        let response = oembed(&story, "https://portal.cn/atlas/", Some("stories/elder-care.json"));
        let response: serde_json::Value = serde_json::from_str(&response).unwrap_or_default();
        assert_eq!((&response["version"], &response["type"]), (&"1.0".into(), &"rich".into()));
        assert_eq!(response["title"], "<b>\"题\"", "plain text");
        let html = response["html"].as_str().unwrap_or_default();
        assert!(html.starts_with("<iframe src=\"https://portal.cn/atlas/?story=stories/elder-care.json\""), "{html}");
        assert!(html.contains("title=\"&lt;b>&quot;题&quot;\"") && !html.contains("<script"), "{html}");
        assert!(response["width"].is_u64() && response["height"].is_u64());
    }
}
