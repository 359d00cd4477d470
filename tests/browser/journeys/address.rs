//! The state in the address: links and the history.

use browser_tests::{Page, Result, check};

use crate::marks::{expect_selected, first, go_to, reachable, select};

/// Every event as text. The labels of the drawing are excluded, because their number depends on the width.
const LIST: &str = "[data-view='timeline'] .event-list";
const CURRENT: &str = "[data-view='timeline'] [data-event][aria-current='true']";

pub(crate) async fn language(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let chinese = page.text(LIST).await?;
    check!(page.attr("html", "lang").await?.as_deref() == Some("zh-Hans"), "the page does not begin in Chinese");
    page.click("[data-command=set-language-en]").await?;
    page.wait_for("document.documentElement.lang.startsWith('en')", "the page says that it is in English").await?;
    page.wait_query("lang", Some("en")).await?;
    page.until("the words have changed", async || Ok(page.text(LIST).await? != chinese)).await?;
    page.click("[data-command=set-language-zh]").await?;
    page.wait_for("document.documentElement.lang === 'zh-Hans'", "the page says that it is in Chinese").await?;
    page.until("the words are the first ones", async || Ok(page.text(LIST).await? == chinese)).await
}

pub(crate) async fn shared_link(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let id = first(page, "timeline", "event").await?;
    page.visit(&format!("/?sel={id}&lang=en&view=timeline")).await?;
    // When the page is ready, its English is loaded without a new history entry.
    check!(page.attr("html", "lang").await?.as_deref() == Some("en"), "ready, the page is not in English yet");
    let steps = page.js("return history.length", Vec::new()).await?;
    page.reload_by_script().await?;
    check!(page.js("return history.length", Vec::new()).await? == steps, "opening a link adds to the history");
    expect_selected(page, "timeline", "event", &id).await?;
    let content = page.text("[data-view='detail']").await?;
    page.reload_by_script().await?;
    expect_selected(page, "timeline", "event", &id).await?;
    check!(page.query("sel").await?.as_deref() == Some(id.as_str()), "the address lost the selection");
    check!(page.query("lang").await?.as_deref() == Some("en"), "the address lost the language");
    check!(page.attr("html", "lang").await?.is_some_and(|lang| lang.starts_with("en")), "the page is not in English");
    page.until("the detail is as before", async || Ok(page.text("[data-view='detail']").await? == content)).await
}

pub(crate) async fn back_and_forward(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let [one, two] = &reachable(page, "timeline", "event").await?;
    select(page, "timeline", "event", one).await?;
    select(page, "timeline", "event", two).await?;
    page.back().await?;
    expect_selected(page, "timeline", "event", one).await?;
    page.back().await?;
    page.until("nothing is selected", async || Ok(page.count(CURRENT).await? == 0)).await?;
    page.wait_query("sel", None).await?;
    page.forward().await?;
    expect_selected(page, "timeline", "event", one).await?;
    page.wait_query("sel", Some(one)).await
}

pub(crate) async fn invalid_links(page: &Page) -> Result {
    page.visit("/?sel=no-such-1&programme=no-such-2&lang=no-such-3&view=no-such-4").await?;
    page.until("a notice is shown", async || {
        Ok(page.count_shown("[data-notice]").await? > 0 && !page.text("[data-notice]").await?.is_empty())
    })
    .await?;
    check!(page.url().await?.contains("no-such-4"), "what the reader could mend is gone from the address");
    // The page works, and its new links are valid.
    go_to(page, "timeline").await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await?;
    let url = page.url().await?;
    check!(!url.contains("no-such"), "the address still leads nowhere: {url}");
    Ok(())
}
