//! The page loads without an error.

use browser_tests::{Browser, Page, Result, check};

use crate::boot::KEY_FIGURES;
use crate::marks::go_to;

pub(crate) async fn ready_without_an_error(page: &Page) -> Result {
    page.visit("/").await?;
    page.wait_for("performance.getEntriesByName('minxin:ready').length > 0", "the ready mark is set").await?;
    check!(page.count_shown(KEY_FIGURES).await? >= 3, "the overview shows no key figures");
    for (view, kind) in [("timeline", "event"), ("map", "place"), ("indicators", "indicator"), ("table", "event")] {
        go_to(page, view).await?;
        check!(page.count("#main > [data-view]").await? == 1, "there is not one view {view}");
        let drawn = page.count_shown(&format!("[data-view='{view}'] svg, [data-view='{view}'] canvas")).await?;
        check!(drawn > 0 || view == "table", "nothing is drawn in {view}");
        check!(
            page.count_shown(&format!("[data-view='{view}'] [data-{kind}]")).await? > 0,
            "no {kind} is shown in {view}"
        );
    }
    // A preload that does not match the request of the program would load it twice, as WebKitGTK always does.
    if page.browser() != Browser::Webkit {
        let brought = "return performance.getEntriesByType('resource')\
            .filter(entry => entry.name.endsWith('.wasm') && entry.transferSize > 0).map(entry => entry.name).sort()";
        let brought = page.js(brought, Vec::new()).await?;
        let mut files: Vec<&str> = brought.as_array().into_iter().flatten().filter_map(|name| name.as_str()).collect();
        let count = files.len();
        files.dedup();
        let has = |part: &str| files.iter().any(|file| file.contains(part));
        check!(
            has("_bg.wasm") && has("-atlas-overview-") && has("-atlas-views-"),
            "of the program were brought {brought}"
        );
        check!(files.len() == count, "twice: {brought}");
    }
    let foreign = page.foreign_requests().await?;
    check!(foreign.is_empty(), "asked from elsewhere: {}", foreign.join(", "));
    let errors = page.errors().await?;
    check!(errors.is_empty(), "errors in the browser:\n      {}", errors.join("\n      "));
    Ok(())
}

/// Every page says when what is in sight is live, also one that the overview was loaded for.
pub(crate) async fn every_page_becomes_live(page: &Page) -> Result {
    for path in [
        "/",
        "/?view=timeline",
        "/?sel=suzhou-creek",
        "/timeline/",
        "/records/suzhou-creek/",
        "/en/",
        "/?lang=en&view=about",
    ] {
        page.visit(path).await?;
        page.wait_for("performance.getEntriesByName('minxin:live').length > 0", "what is in sight is live").await?;
    }
    Ok(())
}
