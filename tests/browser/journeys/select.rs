//! The selection, which goes along from view to view.

use browser_tests::{Page, Result, check};

use crate::marks::{expect_selected, first, go_to, mark, select};

pub(crate) async fn from_timeline(page: &Page) -> Result {
    lights_up(page, "timeline", "event", &["map", "indicators"]).await
}

pub(crate) async fn from_map(page: &Page) -> Result {
    lights_up(page, "map", "place", &["timeline", "indicators"]).await
}

pub(crate) async fn from_indicators(page: &Page) -> Result {
    lights_up(page, "indicators", "indicator", &["timeline", "map"]).await
}

pub(crate) async fn from_table(page: &Page) -> Result {
    lights_up(page, "table", "event", &["timeline", "map", "indicators"]).await
}

/// Selects marks one by one, and goes to the other views by their controls, until each has shown a related record. The selection
/// goes along.
async fn lights_up(page: &Page, view: &str, kind: &str, others: &[&str]) -> Result {
    page.visit(&format!("/?view={view}")).await?;
    let ids = page.attrs(&format!("[data-view='{view}'] [data-{kind}]"), &format!("data-{kind}")).await?;
    let mut dark = others.to_vec();
    for id in ids {
        if dark.is_empty() {
            return Ok(());
        }
        if !page.can_click(&mark(view, kind, &id)).await? {
            continue;
        }
        select(page, view, kind, &id).await?;
        let mut still_dark = Vec::new();
        for other in dark {
            go_to(page, other).await?;
            page.wait_query("sel", Some(&id)).await?;
            if page.count_shown(&lit(view, other)).await? == 0 {
                still_dark.push(other);
            }
        }
        dark = still_dark;
        go_to(page, view).await?;
        expect_selected(page, view, kind, &id).await?;
    }
    check!(dark.is_empty(), "no mark of {view} has a relative in {}", dark.join(", "));
    Ok(())
}

/// The marks of another view that belong to the selection: related records, or the same record.
fn lit(view: &str, other: &str) -> String {
    let related = format!("[data-view='{other}'] .related");
    if view == "table" { format!("{related}, [data-view='{other}'] [aria-current='true']") } else { related }
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let id = first(page, "timeline", "event").await?;
    page.focus(&mark("timeline", "event", &id)).await?;
    page.press("Enter").await?;
    expect_selected(page, "timeline", "event", &id).await
}
