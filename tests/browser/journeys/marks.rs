//! Marks and rows of the views: found, selected, looked at.

use browser_tests::{Failure, Page, Result, check};
use serde_json::json;

/// Ids of the marks in a view that a pointer can reach: some of a map lie under others.
const REACHABLE: &str = "const [view, kind] = arguments; const name = `data-${kind}`; const ids = []; \
    for (const mark of document.querySelectorAll(`[data-view='${view}'] [${name}]`)) { \
        mark.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); \
        const box = mark.getBoundingClientRect(); \
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
        const id = mark.getAttribute(name); \
        if (mark.contains(hit) && !ids.includes(id)) ids.push(id); \
    } return ids";

/// The selector of a mark.
pub(crate) fn mark(view: &str, kind: &str, id: &str) -> String {
    format!("[data-view='{view}'] [data-{kind}='{id}']")
}

/// The selector of a mark that is the selected one.
pub(crate) fn selected(view: &str, kind: &str, id: &str) -> String {
    format!("{}[aria-current='true']", mark(view, kind, id))
}

/// Ids of marks that a pointer can reach, at least `least` of them.
pub(crate) async fn reachable(page: &Page, view: &str, kind: &str, least: usize) -> Result<Vec<String>> {
    let list = page.js(REACHABLE, vec![json!(view), json!(kind)]).await?;
    let ids: Vec<String> =
        list.as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
    check!(ids.len() >= least, "{} marks [data-{kind}] can be reached in {view}, not {least}", ids.len());
    Ok(ids)
}

/// The first of them.
pub(crate) async fn first(page: &Page, view: &str, kind: &str) -> Result<String> {
    let ids = reachable(page, view, kind, 1).await?;
    ids.into_iter().next().ok_or_else(|| Failure::new("no mark"))
}

/// Clicks a mark and waits until it is selected: marked so, in the address, and told in the detail panel.
pub(crate) async fn select(page: &Page, view: &str, kind: &str, id: &str) -> Result {
    page.click(&mark(view, kind, id)).await?;
    expect_selected(page, view, kind, id).await?;
    page.wait_query("sel", Some(id)).await
}

/// Waits until a mark is the selected one and the detail panel tells of it.
pub(crate) async fn expect_selected(page: &Page, view: &str, kind: &str, id: &str) -> Result {
    let is_selected = selected(view, kind, id);
    page.until(&format!("{is_selected} is there"), async || Ok(page.count(&is_selected).await? > 0)).await?;
    page.until("the detail panel tells something", async || {
        Ok(page.texts("[data-view='detail']").await?.iter().any(|text| !text.is_empty()))
    })
    .await
}
