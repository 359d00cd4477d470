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
    page.visit(&format!("/?lang={lang}")).await?;
    let id = first(page, "timeline", "event").await?;
    for path in [format!("/?lang={lang}"), format!("/?lang={lang}&sel={id}")] {
        page.visit(&path).await?;
        let flaws = page.run_axe().await?;
        let some = flaws.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("\n      ");
        check!(flaws.is_empty(), "axe has {} objections at {width} px to {path}:\n      {some}", flaws.len());
    }
    Ok(())
}
