//! The detail panel.

use browser_tests::{Page, Result, check};

use crate::marks::{first, mark};

pub(crate) async fn shown_with_every_citation(page: &Page) -> Result {
    page.visit("/?view=indicators&sel=renewal-area-2020").await?;
    let content = page.text("[data-view='detail']").await?;
    for words in ["75万平方米", "136%", "55万平方米", "报道第11段", "“75万平方米”"] {
        check!(content.contains(words), "the panel does not contain {words:?}: {content}");
    }
    let links = page.attrs("[data-view='detail'] .citations a[target='_blank']", "href").await?;
    check!(!links.is_empty(), "no other source is linked");
    check!(links.iter().all(|link| link.starts_with("http")), "links to {links:?}");
    Ok(())
}

pub(crate) async fn previous_and_next(page: &Page) -> Result {
    let (earliest, next) = ("renewal-begins", "riverside-begins");
    page.visit(&format!("/?view=timeline&sel={earliest}")).await?;
    check!(page.count("[data-command=previous-record][disabled]").await? == 1, "the first record has one before it");
    page.click("[data-command=next-record]").await?;
    page.wait_query("sel", Some(next)).await?;
    page.click("[data-command=previous-record]").await?;
    page.wait_query("sel", Some(earliest)).await
}

pub(crate) async fn escape_gives_the_focus_back(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let id = first(page, "timeline", "event").await?;
    page.focus(&mark("timeline", "event", &id)).await?;
    page.press("Enter").await?;
    page.wait_for("document.activeElement.matches('[data-view=detail] h2')", "the focus is on the panel").await?;
    page.press("Escape").await?;
    let has_focus = format!("document.activeElement.dataset.event === '{id}'");
    page.wait_for(&has_focus, "the focus is back where it was").await?;
    page.wait_query("sel", None).await
}

/// A related record that is opened at the end of the panel starts at its top, on wide screens and phones. A swipe that
/// continues at the end of the panel does not scroll the page behind it.
pub(crate) async fn a_related_record_opens_at_its_top(page: &Page) -> Result {
    let scrolled = "document.querySelector('[data-view=detail]').scrollTop";
    for (width, height) in [(1280, 400), (360, 500)] {
        page.set_size(width, height).await?;
        page.visit("/?view=map&sel=suzhou-creek-hongkou").await?;
        let link = "const panel = document.querySelector('[data-view=detail]'); panel.scrollTop = panel.scrollHeight; \
            const link = [...panel.querySelectorAll('a.relative')].pop(); const way = [panel.scrollTop, getComputedStyle(panel).overscrollBehaviorY]; \
            link.click(); return way";
        let content = page.js(link, Vec::new()).await?;
        check!(content[0].as_f64().is_some_and(|way| way > 50.0), "the panel is not long: {content}");
        check!(content[1] == "contain", "at {width} px a swipe at the end of the panel goes on to the page");
        page.wait_for("!location.search.includes('suzhou-creek-hongkou')", "the related record is chosen").await?;
        page.wait_for(&format!("{scrolled} === 0"), "the panel is at its top").await?;
    }
    Ok(())
}

/// In a frame the panel does not scroll: the heading of a related record scrolls into view.
pub(crate) async fn a_related_record_is_seen_where_the_page_scrolls(page: &Page) -> Result {
    page.set_size(360, 500).await?;
    page.visit("/?view=map&sel=suzhou-creek-hongkou").await?;
    page.js("document.documentElement.classList.add('embedded')", Vec::new()).await?;
    page.js("[...document.querySelectorAll('[data-view=detail] a.relative')].pop().scrollIntoView()", Vec::new())
        .await?;
    page.js("[...document.querySelectorAll('[data-view=detail] a.relative')].pop().click()", Vec::new()).await?;
    page.wait_for("!location.search.includes('suzhou-creek-hongkou')", "the related record is chosen").await?;
    let seen = "(() => { const box = document.querySelector('[data-view=detail] h2').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()";
    page.wait_for(seen, "its heading is in view").await
}
