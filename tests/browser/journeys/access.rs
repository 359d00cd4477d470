//! axe-core has nothing to object to.

use browser_tests::{Page, Result, check};

use crate::marks::first;

/// Of many objections, the first tell enough.
const SHOWN: usize = 10;

pub(crate) async fn chinese_wide(page: &Page) -> Result {
    flawless(page, "zh", 1280).await
}

pub(crate) async fn chinese_narrow(page: &Page) -> Result {
    flawless(page, "zh", 360).await
}

pub(crate) async fn english_wide(page: &Page) -> Result {
    flawless(page, "en", 1280).await
}

pub(crate) async fn english_narrow(page: &Page) -> Result {
    flawless(page, "en", 360).await
}

/// Checks the page as it opens, and with something selected.
async fn flawless(page: &Page, lang: &str, width: u32) -> Result {
    page.set_size(width, 800).await?;
    let path = format!("/?lang={lang}");
    page.visit(&path).await?;
    accepted(page, &format!("{path} at {width} px")).await?;
    let id = first(page, "timeline", "event").await?;
    let path = format!("{path}&sel={id}");
    page.visit(&path).await?;
    accepted(page, &format!("{path} at {width} px")).await
}

/// Checks the page as it is.
async fn accepted(page: &Page, what: &str) -> Result {
    let flaws = page.run_axe().await?;
    let some = flaws.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("\n      ");
    check!(flaws.is_empty(), "axe has {} objections to {what}:\n      {some}", flaws.len());
    Ok(())
}

/// In the colours that a link asks for, words can be read as well; other words for colours mean nothing.
pub(crate) async fn themes(page: &Page) -> Result {
    for (theme, paper) in [("dark", "rgb(14, 22, 27)"), ("high-contrast", "rgb(255, 255, 255)")] {
        let path = format!("/?theme={theme}&sel=breakfast-trucks");
        page.visit(&path).await?;
        let own = page.js("return getComputedStyle(document.body).backgroundColor", Vec::new()).await?;
        check!(own == paper, "in {theme} the paper is {own}");
        accepted(page, &path).await?;
    }
    page.visit("/?theme=neon").await?;
    check!(page.attr("html", "data-theme").await?.is_none(), "a theme that there is not is taken over");
    // As the reader's device has it, and as that changes.
    let paper = "getComputedStyle(document.body).backgroundColor";
    page.prefer("prefers-color-scheme", "dark").await?;
    page.visit("/?theme=auto").await?;
    page.wait_for(&format!("{paper} === 'rgb(14, 22, 27)'"), "it is dark where the device is").await?;
    page.prefer("prefers-color-scheme", "light").await?;
    page.wait_for(&format!("{paper} === 'rgb(246, 248, 249)'"), "it is light where the device is").await
}
