//! The panel that tells one record in full.

use browser_tests::{Page, Result, check};

use crate::marks::{first, mark};

pub(crate) async fn told_with_every_citation(page: &Page) -> Result {
    page.visit("/?sel=renewal-area-2020").await?;
    let told = page.text("[data-view='detail']").await?;
    for words in ["75万平方米", "136%", "55万平方米", "文章第 11 段", "“75万平方米”"] {
        check!(told.contains(words), "the panel does not tell {words:?}: {told}");
    }
    let links = page.attrs("[data-view='detail'] .cites a[target='_blank']", "href").await?;
    check!(!links.is_empty(), "no other source is linked");
    check!(links.iter().all(|link| link.starts_with("http")), "links to {links:?}");
    Ok(())
}

pub(crate) async fn previous_and_next(page: &Page) -> Result {
    let (earliest, next) = ("renewal-begins", "riverside-begins");
    page.visit(&format!("/?sel={earliest}")).await?;
    check!(page.count("[data-step='previous'][disabled]").await? == 1, "the first record has one before it");
    page.click("[data-step='next']").await?;
    page.wait_query("sel", Some(next)).await?;
    page.click("[data-step='previous']").await?;
    page.wait_query("sel", Some(earliest)).await
}

pub(crate) async fn escape_gives_the_focus_back(page: &Page) -> Result {
    page.visit("/").await?;
    let id = first(page, "timeline", "event").await?;
    page.focus(&mark("timeline", "event", &id)).await?;
    page.press("Enter").await?;
    page.wait_for("document.activeElement.matches('[data-view=detail] h2')", "the focus is on the panel").await?;
    page.press("Escape").await?;
    let has_focus = format!("document.activeElement.dataset.event === '{id}'");
    page.wait_for(&has_focus, "the focus is back where it was").await?;
    page.wait_query("sel", None).await
}
