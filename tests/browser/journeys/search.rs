//! The search field and its list of results.

use browser_tests::{Browser, Page, Result, check};

const FIELD: &str = ".search input";
const OPTIONS: &str = ".search-results [role=option]";

/// Types a text into the field, and waits until the list has a result that contains `expected`.
async fn search(page: &Page, text: &str, expected: &str) -> Result {
    page.focus(FIELD).await?;
    let script = "const field = document.querySelector('.search input'); field.value = arguments[0]; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    page.js(script, vec![text.into()]).await?;
    page.until(&format!("{expected} is listed"), async || {
        Ok(page.texts(".search-option").await?.iter().any(|found| found.contains(expected)))
    })
    .await
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    search(page, "长寿路桥", "长寿路桥").await?;
    let marked = page.texts(".search-option mark").await?;
    check!(marked.iter().any(|mark| mark == "长寿路桥"), "the match is not marked: {marked:?}");
    for (key, active) in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)] {
        page.press(key).await?;
        let is_active = format!(
            "document.querySelector('.search input').getAttribute('aria-activedescendant') === 'search-option-{active}' \
             && document.querySelector('#search-option-{active}').getAttribute('aria-selected') === 'true'"
        );
        page.wait_for(&is_active, &format!("option {active} is active")).await?;
    }
    page.press("Enter").await?;
    page.until("a record is open", async || Ok(page.query("sel").await?.is_some())).await?;
    page.wait_for("document.activeElement.matches('[data-view=detail] h2')", "its heading has the focus").await?;
    page.until("the list is closed", async || Ok(page.count_shown(OPTIONS).await? == 0)).await?;
    page.press("Escape").await?;
    page.wait_query("sel", None).await?;
    // On the overview, the page of the record opens, with the focus on it.
    page.visit("/").await?;
    search(page, "长寿路桥", "长寿路桥").await?;
    page.press("ArrowDown").await?;
    page.press("Enter").await?;
    page.until("its page is open", async || Ok(page.path().await?.starts_with("records/"))).await?;
    page.wait_for("document.activeElement.id === 'main'", "the focus is on the page").await
}

/// Keys that compose a word with an input method belong to it: they neither move through the list nor choose or close.
pub(crate) async fn composing(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    search(page, "长寿路桥", "长寿路桥").await?;
    let is_left = "const field = document.querySelector('.search input'); return ['ArrowDown', 'Enter', 'Escape'].map((key) => \
        field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true })))";
    let is_left = page.js(is_left, Vec::new()).await?;
    check!(is_left == serde_json::json!([true, true, true]), "the input method loses its keys: {is_left}");
    check!(page.count_shown(OPTIONS).await? > 0, "the list is closed");
    check!(page.attr(FIELD, "aria-activedescendant").await?.is_none(), "an option is active");
    check!(page.query("q").await?.is_none(), "the text is searched for");
    page.press("ArrowDown").await?;
    page.until("another key moves", async || Ok(page.attr(FIELD, "aria-activedescendant").await?.is_some())).await
}

/// The list stays in the window at every width. On a phone the row of the field closes after a choice.
pub(crate) async fn on_small_screens(page: &Page) -> Result {
    for width in [1150, 768, 360] {
        page.set_size(width, 800).await?;
        page.visit("/en/map/").await?;
        let open = "[data-command=show-search]";
        if width == 360 {
            page.click(open).await?;
            page.wait_for("document.activeElement.name === 'q'", "the field has the focus").await?;
            check!(
                page.attr(open, "aria-expanded").await?.as_deref() == Some("true"),
                "the button says that it is closed"
            );
        }
        search(page, "creek", "Creek").await?;
        let outside = "const box = document.querySelector('.search-results').getBoundingClientRect(); \
            return Math.max(-box.left, box.right - document.documentElement.clientWidth)";
        let outside = page.js(outside, Vec::new()).await?.as_f64().unwrap_or(f64::MAX);
        check!(outside <= 0.0, "at {width} px the list leaves the window by {outside} px");
        page.click(OPTIONS).await?;
        page.until("a record is open", async || Ok(page.query("sel").await?.is_some())).await?;
        if width == 360 {
            page.until("the row is closed", async || Ok(page.count_shown(FIELD).await? == 0)).await?;
            check!(
                page.attr(open, "aria-expanded").await?.as_deref() == Some("false"),
                "the button says that it is open"
            );
        }
    }
    Ok(())
}

pub(crate) async fn by_address(page: &Page) -> Result {
    page.visit("/?lang=en&q=missed").await?;
    page.until("the results are listed", async || Ok(page.count_shown(OPTIONS).await? > 0)).await?;
    let text = page.js("return document.querySelector('.search input').value", Vec::new()).await?;
    check!(text == "missed", "the field has {text}");
    let status = page.text(".search-status").await?;
    check!(status.contains("results"), "the number is said as {status:?}");
    page.press("Escape").await?;
    page.click("h1").await?;
    page.until("a click elsewhere closes the list", async || Ok(page.count_shown(OPTIONS).await? == 0)).await?;
    search(page, "elder beds 2022", "beds").await?;
    page.press("Enter").await?;
    page.wait_query("q", Some("elder beds 2022")).await?;
    page.back().await?;
    page.wait_for("document.querySelector('.search input').value === 'missed'", "the former text is back").await
}

pub(crate) async fn a_source(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    search(page, "新民晚报", "新民").await?;
    // Sources are the last group.
    page.press("ArrowUp").await?;
    page.press("Enter").await?;
    page.wait_query("view", Some("table")).await?;
    let in_sight = "[...document.querySelectorAll('tr[id^=source-]')].some(row => { const { top, bottom } = row.getBoundingClientRect(); \
        return row.textContent.includes('新民') && top >= 0 && bottom <= innerHeight; })";
    page.wait_for(in_sight, "its row is in sight").await?;
    page.until("the list is closed", async || Ok(page.count_shown(OPTIONS).await? == 0)).await
}

pub(crate) async fn nothing_found(page: &Page) -> Result {
    page.visit("/").await?;
    search(page, "早餐 火星", "早餐").await?;
    let status = page.text(".search-status").await?;
    check!(status.contains("没有找到"), "{status}");
    let offers = page.count_shown("[data-command^='search ']").await?;
    check!(offers > 0, "no shorter query is offered");
    page.click("[data-command^='search ']").await?;
    page.until("its results are listed", async || {
        Ok(!page.text(".search-status").await?.contains("没有") && page.count_shown(OPTIONS).await? > 1)
    })
    .await?;
    // axe takes seconds for the whole page, in WebKit more than a script may. The journeys of accessibility check the rest.
    if page.browser() != Browser::Chromium {
        return Ok(());
    }
    let flaws: Vec<String> = page.run_axe().await?.into_iter().filter(|flaw| flaw.contains("search")).collect();
    check!(flaws.is_empty(), "axe has objections to the open list: {flaws:?}");
    Ok(())
}
