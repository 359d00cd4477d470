//! The commitments: opened with their evidence, filtered by verdict, and clause by clause.

use browser_tests::{Page, Result, check};

const DETAIL: &str = "[data-view='detail']";
const ROWS: &str = "[data-view='commitments'] .commitment-row";

/// A record of evidence opens from the steps of a verdict, leads back to its commitment, and the history returns.
pub(crate) async fn opened_with_their_evidence(page: &Page) -> Result {
    page.visit("/?view=commitments&sel=lines-faster").await?;
    let steps = page.count(&format!("{DETAIL} .verdict-steps > li")).await?;
    check!(steps >= 8, "only {steps} steps show how the verdict follows");
    check!(page.count(&format!("{DETAIL} .before-after circle")).await? > 1, "no evidence is drawn before and after");
    let title = page.text(&format!("{DETAIL} h2")).await?;
    page.click(&format!("{DETAIL} .evidence a")).await?;
    page.until("the evidence is shown", async || Ok(page.text(&format!("{DETAIL} h2")).await? != title)).await?;
    let back = format!("{DETAIL} .related-records [data-record='lines-faster']");
    check!(page.count(&back).await? == 1, "the evidence does not lead back to the commitment");
    page.back().await?;
    page.wait_query("sel", Some("lines-faster")).await?;
    page.until("the commitment is shown again", async || Ok(page.text(&format!("{DETAIL} h2")).await? == title)).await
}

pub(crate) async fn filtered_by_verdict(page: &Page) -> Result {
    page.visit("/?view=commitments").await?;
    let all = page.count(ROWS).await?;
    page.click("[data-command='verdict-short']").await?;
    page.wait_query("verdict", Some("short")).await?;
    let words = page.texts(&format!("{ROWS} .status")).await?;
    check!(!words.is_empty() && words.len() < all, "{} of {all} commitments pass the filter", words.len());
    check!(words.iter().all(|word| word == "未达、延期或中断"), "the filter shows {words:?}");
    page.click("[data-command='any-verdict']").await?;
    page.wait_query("verdict", None).await?;
    page.until("all are shown again", async || Ok(page.count(ROWS).await? == all)).await
}

pub(crate) async fn clauses_by_keyboard(page: &Page) -> Result {
    page.visit("/?view=commitments").await?;
    page.focus("[data-view='commitments'] .clauses > summary").await?;
    page.press("Enter").await?;
    page.wait_for("document.querySelector('.clauses').open", "the clauses are unfolded").await?;
    page.focus(".clause-strip a.clause").await?;
    page.press("ArrowRight").await?;
    let second = page.attrs(".clause-strip a.clause", "data-record").await?.into_iter().nth(1).unwrap_or_default();
    page.wait_for(&format!("document.activeElement.dataset.record === '{second}'"), "the next clause has the focus")
        .await?;
    page.press("Enter").await?;
    page.wait_query("sel", Some(&second)).await?;
    page.wait_for("document.activeElement.matches('[data-view=detail] h2')", "the focus is on the panel").await?;
    page.press("Escape").await?;
    page.wait_for(
        &format!("document.activeElement.matches('.clause[data-record=\"{second}\"]')"),
        "the focus is back on the clause",
    )
    .await
}

pub(crate) async fn listed_without_javascript(page: &Page) -> Result {
    let plain = page.without_javascript().await?;
    plain.open("/commitments/").await?;
    let rows = plain.count(ROWS).await?;
    check!(rows >= 93, "only {rows} commitments are in the page");
    let shown = plain.count_shown(ROWS).await?;
    check!(shown >= 35, "only {shown} commitments are shown");
    plain.click("[data-view='commitments'] .other-commitments > summary").await?;
    plain.until("more are unfolded", async || Ok(plain.count_shown(ROWS).await? > shown)).await?;
    plain.close().await;
    Ok(())
}

/// In print, the search for a result is unfolded: its queries and its note are read without a pointer.
pub(crate) async fn on_paper(page: &Page) -> Result {
    page.visit("/?view=commitments&sel=transport-system").await?;
    let queries = format!("{DETAIL} .search-receipt li");
    let all = page.count(&queries).await?;
    check!(all >= 3, "only {all} queries are in the receipt");
    check!(page.count_shown(&queries).await? == 0, "the receipt is unfolded on the screen");
    page.emulate_print().await?;
    page.until("every query is printed", async || Ok(page.count_shown(&queries).await? == all)).await?;
    check!(
        page.count_shown(&format!("{DETAIL} .search-receipt p")).await? == 1,
        "the note of the search is not printed"
    );
    Ok(())
}
