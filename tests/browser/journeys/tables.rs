//! The tables: chosen, sorted, filtered and paged.

use browser_tests::{Page, Result, check};

const ROWS: &str = "[data-view='table'] tbody tr";
const FILTER: &str = ".table-toolbar input";

/// Types a text into the filter.
async fn filter(page: &Page, text: &str) -> Result {
    page.focus(FILTER).await?;
    let script = "const field = document.querySelector('.table-toolbar input'); field.value = arguments[0]; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    page.js(script, vec![text.into()]).await?;
    page.wait_query("filter", (!text.trim().is_empty()).then_some(text.trim())).await
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit("/?view=table").await?;
    check!(page.count("[data-view='table'] table").await? == 1, "more than one table is shown");
    page.focus("[data-command='show-table commitments']").await?;
    page.press("Enter").await?;
    page.wait_query("table", Some("commitments")).await?;
    let summary = page.text(".table-summary").await?;
    check!(summary == "第1–25行，共93行", "the rows are counted as {summary:?}");
    let first = page.attrs(ROWS, "id").await?;
    check!(first.len() == 25, "a page has {} rows", first.len());
    // The button of a heading keeps the focus while its command changes.
    page.focus("[data-command='order-table grade']").await?;
    for (order, direction) in [("grade", "ascending"), ("-grade", "descending")] {
        page.press("Enter").await?;
        page.wait_query("order", Some(order)).await?;
        let is_sorted = format!("document.activeElement.closest('th').getAttribute('aria-sort') === '{direction}'");
        page.wait_for(&is_sorted, "the heading with the focus says the direction").await?;
    }
    page.focus(".pager button:last-child").await?;
    for number in ["2", "3", "4"] {
        page.press("Enter").await?;
        page.wait_query("page", Some(number)).await?;
    }
    page.until("the rest is shown", async || Ok(page.count(ROWS).await? == 18)).await?;
    page.wait_for("document.activeElement.ariaDisabled === 'true'", "the button at the end keeps the focus").await?;
    let second = page.attrs(ROWS, "id").await?;
    page.reload().await?;
    check!(page.attrs(ROWS, "id").await? == second, "loaded again, the page has other rows");
    filter(page, "电梯 ").await?;
    page.wait_query("page", None).await?;
    page.until("fewer rows are shown", async || Ok((1..18).contains(&page.count(ROWS).await?))).await?;
    let typed = page.js("return document.querySelector('.table-toolbar input').value", Vec::new()).await?;
    check!(typed == "电梯 ", "while typing, the field becomes {typed}");
    filter(page, "没有这样的词").await?;
    page.until("it says that nothing is found", async || {
        Ok(page.text("[data-view='table'] .empty-view").await?.contains("没有这样的词"))
    })
    .await?;
    page.focus("[data-command='clear-table-filter']").await?;
    page.press("Enter").await?;
    page.wait_query("filter", None).await?;
    page.wait_for(
        "document.activeElement.name === 'filter' && document.activeElement.value === ''",
        "the field is empty",
    )
    .await?;
    page.until("the rows are back", async || Ok(page.count(ROWS).await? == 25)).await
}

/// A fragment and a citation lead to the table and page of their row.
pub(crate) async fn a_link_leads_to_its_row(page: &Page) -> Result {
    page.visit("/?view=table#li-qiang").await?;
    page.wait_query("table", Some("people")).await?;
    page.until("its row is shown", async || Ok(page.count("tr#li-qiang").await? == 1)).await?;
    page.click("[data-command='show-table events']").await?;
    page.wait_query("table", None).await?;
    let source = page.attrs("[data-command^='show-source ']", "data-command").await?.into_iter().next();
    let source = source.unwrap_or_default().replace("show-source ", "");
    page.click(&format!("[data-command='show-source {source}']")).await?;
    page.wait_query("table", Some("sources")).await?;
    let in_sight = format!(
        "(() => {{ const row = document.getElementById('source-{source}')?.getBoundingClientRect(); \
         return row && row.top >= 0 && row.top < innerHeight; }})()"
    );
    page.wait_for(&in_sight, "its row is in sight").await
}

pub(crate) async fn narrow(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    page.visit("/?view=table").await?;
    page.choose("select[name='table']", "indicators").await?;
    page.wait_query("table", Some("indicators")).await?;
    page.choose("select[name='order']", "-ratio").await?;
    page.wait_query("order", Some("-ratio")).await?;
    let is_whole = "document.querySelector('.facts').scrollWidth <= document.querySelector('.facts').clientWidth \
        && [...document.querySelectorAll('.facts td > span:last-child')].every(cell => cell.offsetWidth > 150)";
    page.wait_for(is_whole, "no column is narrow, and none is outside the page").await?;
    let label = page.text(".facts .cell-label").await?;
    check!(label == "完成数", "a value has the label {label:?}");
    Ok(())
}
