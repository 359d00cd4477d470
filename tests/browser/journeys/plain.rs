//! The page as text: readable without JavaScript, and the same words when JavaScript takes over.

use browser_tests::{Page, Result, check};

pub(crate) async fn readable_without_javascript(page: &Page) -> Result {
    let plain = page.without_javascript().await?;
    plain.open("/").await?;
    for kind in ["event", "place", "indicator"] {
        let told = plain.texts(&format!("[data-{kind}]")).await?;
        check!(told.iter().any(|text| !text.is_empty()), "no {kind} is told without JavaScript");
        check!(plain.count_shown(&format!("[data-{kind}]")).await? > 0, "no {kind} is shown without JavaScript");
    }
    plain.close().await;
    Ok(())
}

pub(crate) async fn hydration_changes_no_word(page: &Page) -> Result {
    let plain = page.without_javascript().await?;
    plain.open("/").await?;
    let before = words(&plain.text("#app").await?);
    plain.close().await;
    page.visit("/").await?;
    let after = words(&page.text("#app").await?);
    check!(!before.is_empty(), "the page has no words without JavaScript");
    let differs = before.iter().zip(&after).position(|(before, after)| before != after);
    let differs = differs.or((before.len() != after.len()).then_some(before.len().min(after.len())));
    if let Some(place) = differs {
        let near = |words: &[String]| words.iter().skip(place.saturating_sub(3)).take(8).cloned().collect::<Vec<_>>().join(" ");
        check!(false, "JavaScript changes words: {:?} becomes {:?}", near(&before), near(&after));
    }
    Ok(())
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
