//! One selection, shown in every view.

use browser_tests::{Page, Result, check};

use crate::marks::{expect_selected, first, mark, reachable, select};

/// Of this many marks, some must have relatives in each other view.
const TRIED: usize = 12;

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

/// Selects one mark after the other until each of the other views has shown relatives.
async fn lights_up(page: &Page, view: &str, kind: &str, others: &[&str]) -> Result {
    page.visit("/").await?;
    let mut dark = others.to_vec();
    for id in reachable(page, view, kind, 1).await?.iter().take(TRIED) {
        select(page, view, kind, id).await?;
        let mut still_dark = Vec::new();
        for other in dark {
            // The selected event itself is in the timeline and in the table.
            let lit = format!("[data-view='{other}'] .related, [data-view='{other}'] [aria-current='true']");
            if page.count_shown(&lit).await? == 0 {
                still_dark.push(other);
            }
        }
        dark = still_dark;
        if dark.is_empty() {
            return Ok(());
        }
    }
    check!(dark.is_empty(), "no mark of {view} has a relative in {}", dark.join(", "));
    Ok(())
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit("/").await?;
    let id = first(page, "timeline", "event").await?;
    page.focus(&mark("timeline", "event", &id)).await?;
    page.press("Enter").await?;
    expect_selected(page, "timeline", "event", &id).await
}
