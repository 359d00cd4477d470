//! Elements on the page: hydrated in place, and moved instead of built again.

use browser_tests::{Page, Result, check};
use serde_json::Value;

const ORDER: &str = "return [...document.querySelectorAll('.bullet-row summary')].map(row => row.closest('[data-tooltip]').dataset.tooltip)";

/// Every row keeps its node in another order, and the one that has the focus keeps the focus.
pub(crate) async fn keep_nodes_and_focus_in_another_order(page: &Page) -> Result {
    page.visit("/?view=indicators&sort=ratio").await?;
    for (sort, place) in [("date", "0"), ("ratio", "window.rows.length - 1"), ("date", "window.rows.length >> 1")] {
        let before = page.js(ORDER, Vec::new()).await?;
        let start = "window.rows = [...document.querySelectorAll('.bullet-row summary')]; \
            window.ids = window.rows.map(row => row.closest('[data-tooltip]').dataset.tooltip);";
        let focus = format!(
            "window.own = window.rows[{place}]; own.focus(); own.addEventListener('blur', () => window.blurs++); window.blurs = 0"
        );
        page.js(&[start, &focus].concat(), Vec::new()).await?;
        // A click by script leaves the focus where it is.
        page.js(&format!("document.querySelector('[data-command=sort-{sort}]').click()"), Vec::new()).await?;
        page.wait_query("sort", Some(sort)).await?;
        page.until("the order changes", async || Ok(page.js(ORDER, Vec::new()).await? != before)).await?;
        let kept = "return window.rows.every((row, place) => row.isConnected && row.closest('[data-tooltip]').dataset.tooltip === window.ids[place])";
        check!(page.js(kept, Vec::new()).await? == Value::Bool(true), "rows were built again for {sort}");
        let focused = "return document.activeElement === window.own && window.blurs === 0";
        check!(page.js(focused, Vec::new()).await? == Value::Bool(true), "the focus is lost at {place} for {sort}");
    }
    Ok(())
}

/// A prerendered part keeps its nodes when it is hydrated and changed: the language changes their text alone.
pub(crate) async fn are_hydrated_in_place(page: &Page) -> Result {
    page.visit("/").await?;
    let mark = "window.parts = [...document.querySelectorAll('.masthead, .filters, .search, .filter-summary, .notices, #main, .overview-page, .detail, .footer, .tab-bar')]; \
        return window.parts.length";
    check!(page.js(mark, Vec::new()).await? == 10, "a part is missing");
    page.click("[data-command=set-language-en]").await?;
    page.wait_for("document.documentElement.lang === 'en'", "the page is in English").await?;
    let kept = "return window.parts.every(part => part.isConnected) && \
        document.querySelectorAll('.page > *').length === 10 && document.querySelectorAll('.masthead').length === 1";
    check!(page.js(kept, Vec::new()).await? == Value::Bool(true), "a part was built again");
    Ok(())
}

/// While the timeline moves inside its rendered extent, only the bound values change: no node is added, removed or moved.
pub(crate) async fn only_bound_values_change_in_a_frame(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    // The first movement renders the extent with its buffer. The second one follows before the first has settled.
    let pan_twice = "return (async () => { const plot = document.querySelector('.timeline-viewport'); \
        const { x, y } = plot.getBoundingClientRect(); const at = { deltaX: 20, clientX: x + 9, clientY: y + 9, bubbles: true, cancelable: true }; \
        const frames = async () => { for (let count = 0; count < 2; count++) await new Promise(requestAnimationFrame); }; \
        const changes = new Set(); const record = (list) => list.forEach(own => changes.add(`${own.type} ${own.target.className}`)); \
        plot.dispatchEvent(new WheelEvent('wheel', at)); await frames(); \
        new MutationObserver(record).observe(document.querySelector('.timeline-drawing'), { subtree: true, childList: true, attributes: true }); \
        plot.dispatchEvent(new WheelEvent('wheel', at)); await frames(); return [...changes]; })()";
    let changes = page.js(pan_twice, Vec::new()).await?;
    let changes: Vec<&str> = changes.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let bound = ["attributes timeline-extent", "attributes brush-window", "childList range-label"];
    check!(changes.contains(&bound[0]), "a frame changes {changes:?}");
    check!(changes.iter().all(|change| bound.contains(change)), "a frame changes {changes:?}");
    Ok(())
}
