//! The page as text: readable without JavaScript, and the same text with it.

use browser_tests::{Page, Result, check, count_bundled};

use crate::boot::KEY_FIGURES;

pub(crate) async fn readable_without_javascript(page: &Page) -> Result {
    let plain = page.without_javascript().await?;
    for (view, list) in [("timeline", "events"), ("map", "places"), ("targets", "indicators")] {
        plain.open("/").await?;
        let content = plain.texts(KEY_FIGURES).await?;
        check!(content.iter().any(|text| !text.is_empty()), "no key figure is readable without JavaScript");
        plain.click(&format!("a[href='{view}/']")).await?;
        plain
            .until(&format!("the page {view} is opened"), async || Ok(plain.path().await? == format!("{view}/")))
            .await?;
        let links = "#main a[href^='../records/']";
        let content = plain.texts(links).await?;
        check!(
            content.iter().filter(|text| !text.is_empty()).count() >= count_bundled(list, None),
            "{list} are missing without JavaScript"
        );
        check!(plain.count_shown(links).await? >= count_bundled(list, None), "{list} are hidden without JavaScript");
    }
    plain.close().await;
    Ok(())
}

pub(crate) async fn hydration_changes_no_word(page: &Page) -> Result {
    let plain = page.without_javascript().await?;
    plain.open("/").await?;
    let before = texts(&plain).await?;
    plain.close().await;
    page.visit("/").await?;
    let after = texts(page).await?;
    check!(!before.is_empty(), "the page has no words without JavaScript");
    let changed = before.iter().zip(&after).find(|(before, after)| before != after);
    if let Some((before, after)) = changed {
        check!(false, "JavaScript changes {before:?} to {after:?}");
    }
    check!(before.len() == after.len(), "JavaScript makes {} texts of {}", after.len(), before.len());
    Ok(())
}

/// Every text of the page in its order, including text that style sheets hide: controls are hidden without JavaScript, and
/// shown with it. Labels in drawings are excluded, because their number depends on the width.
async fn texts(page: &Page) -> Result<Vec<String>> {
    let script = "const walker = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT); \
        const texts = []; while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('svg text, svg foreignObject')) \
        texts.push(walker.currentNode.data); return texts";
    let list = page.js(script, Vec::new()).await?;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let texts = list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(words));
    Ok(texts.filter(|text| !text.is_empty()).collect())
}
