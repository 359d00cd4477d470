//! Other stories, by their address.

use browser_tests::{Page, Result, check};

use crate::marks::{first, select};

pub(crate) async fn another(page: &Page) -> Result {
    page.visit("/").await?;
    let usual = page.text("[data-view='timeline']").await?;
    page.visit("/?story=stories/elder-care.json").await?;
    page.until("the timeline tells another story", async || {
        let told = page.text("[data-view='timeline']").await?;
        Ok(!told.is_empty() && told != usual)
    })
    .await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await?;
    let story = page.query("story").await?;
    check!(story.as_deref() == Some("stories/elder-care.json"), "the address lost the story: {story:?}");
    Ok(())
}

pub(crate) async fn missing(page: &Page) -> Result {
    page.visit("/?story=stories/none.json").await?;
    page.until("a sentence says that the story is missing", async || {
        let told = page.texts("[data-notice], [role='alert']:not([hidden])").await?;
        Ok(told.iter().any(|sentence| !sentence.is_empty()))
    })
    .await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await
}

pub(crate) async fn refused(page: &Page) -> Result {
    page.visit("/?story=../elsewhere.json").await?;
    let told = page.texts("[data-notice]").await?;
    check!(told.iter().any(|sentence| sentence.contains("../elsewhere.json")), "nothing is said of the path: {told:?}");
    let asked = "performance.getEntriesByType('resource').some(entry => entry.name.includes('elsewhere'))";
    check!(page.js(&format!("return {asked}"), Vec::new()).await? == false, "the file was asked for all the same");
    Ok(())
}
