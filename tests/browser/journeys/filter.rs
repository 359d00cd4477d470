//! Filters by programme, and by facts of the article alone.

use browser_tests::{Failure, Page, Result, check, count_bundled};

const LIST: &str = "select[name='programme']";
const EVENTS: &str = "[data-view='timeline'] [data-event]";

pub(crate) async fn by_programme(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let all = page.count_shown(EVENTS).await?;
    let values = page.attrs(&format!("{LIST} option"), "value").await?;
    let programme = values.iter().find(|value| !value.is_empty());
    let programme = programme.ok_or_else(|| Failure::new("there is no programme to choose"))?;
    page.choose(LIST, programme).await?;
    page.wait_query("programme", Some(programme)).await?;
    page.until("fewer events are shown", async || Ok((1..all).contains(&page.count_shown(EVENTS).await?))).await?;
    let some = page.count_shown(EVENTS).await?;
    page.reload_by_script().await?;
    check!(page.count_shown(EVENTS).await? == some, "loaded again, the filtered page shows other events");
    page.choose(LIST, "").await?;
    page.wait_query("programme", None).await?;
    page.until("all events are shown again", async || Ok(page.count_shown(EVENTS).await? == all)).await
}

pub(crate) async fn by_basis(page: &Page) -> Result {
    const ROWS: &str = "[data-view='timeline'] a[data-event]";
    page.visit("/?view=timeline").await?;
    let all = page.count(ROWS).await?;
    check!(all == count_bundled("events", None), "there are {all} events");
    let of_article = count_bundled("events", Some("article"));
    page.click("[data-command=hide-background]").await?;
    page.wait_query("basis", Some("article")).await?;
    page.until("the article's events alone are shown", async || Ok(page.count(ROWS).await? == of_article)).await?;
    page.back().await?;
    page.until("all events are shown again", async || Ok(page.count(ROWS).await? == all)).await
}
