//! Marks and rows of the views: selectors and clicks.

use browser_tests::{Failure, Page, Result};

/// The selector of a mark.
pub(crate) fn mark(view: &str, kind: &str, id: &str) -> String {
    format!("[data-view='{view}'] [data-{kind}='{id}']")
}

/// The selector of a selected mark.
pub(crate) fn selected(view: &str, kind: &str, id: &str) -> String {
    format!("{}[aria-current='true']", mark(view, kind, id))
}

/// Waits until every part of the page is made.
pub(crate) async fn wait_until_made(page: &Page) -> Result {
    page.until("every part of the page is made", async || Ok(page.count("#main .coming").await? == 0)).await
}

/// Ids of the first marks of a view that a pointer can reach. Some on a map are covered.
pub(crate) async fn reachable<const COUNT: usize>(page: &Page, view: &str, kind: &str) -> Result<[String; COUNT]> {
    wait_until_made(page).await?;
    let mut ids: Vec<String> = Vec::new();
    for id in page.attrs(&format!("[data-view='{view}'] [data-{kind}]"), &format!("data-{kind}")).await? {
        if ids.len() < COUNT && !ids.contains(&id) && page.can_click(&mark(view, kind, &id)).await? {
            ids.push(id);
        }
    }
    let found = ids.len();
    ids.try_into().map_err(|_| Failure::new(format!("only {found} [data-{kind}] can be reached in {view}")))
}

/// The first of them.
pub(crate) async fn first(page: &Page, view: &str, kind: &str) -> Result<String> {
    reachable(page, view, kind).await.map(|[id]| id)
}

/// Goes to another view by its control, and waits until it is shown.
pub(crate) async fn go_to(page: &Page, view: &str) -> Result {
    page.click(&format!("[data-command=set-view-{view}]")).await?;
    page.wait_query("view", Some(view)).await?;
    let shown = format!("#main [data-view='{view}']");
    page.until(&format!("the view {view} is shown"), async || Ok(page.count_shown(&shown).await? == 1)).await?;
    wait_until_made(page).await
}

/// Clicks a mark and waits until it is selected: in the view, the address and the detail panel.
pub(crate) async fn select(page: &Page, view: &str, kind: &str, id: &str) -> Result {
    page.click(&mark(view, kind, id)).await?;
    expect_selected(page, view, kind, id).await?;
    page.wait_query("sel", Some(id)).await
}

/// Waits until a mark is selected and shown in the detail panel.
pub(crate) async fn expect_selected(page: &Page, view: &str, kind: &str, id: &str) -> Result {
    let is_selected = selected(view, kind, id);
    page.until(&format!("{is_selected} is there"), async || Ok(page.count(&is_selected).await? > 0)).await?;
    page.until("the detail panel has content", async || {
        Ok(page.texts("[data-view='detail']").await?.iter().any(|text| !text.is_empty()))
    })
    .await
}
