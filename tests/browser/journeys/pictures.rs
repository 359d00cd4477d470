//! Screenshots of each view in several sizes, languages and themes, compared with kept pictures.

use browser_tests::{Page, Result};

/// A state: name of its picture, path, and size of the window.
type Shot = (&'static str, &'static str, (u32, u32));

const DESK: (u32, u32) = (1440, 900);
const PHONE: (u32, u32) = (360, 800);
const TABLET: (u32, u32) = (768, 1024);
const LARGE: (u32, u32) = (2200, 1200);

/// Waits for fonts, and for what moves into its place.
const STILL: &str = "return document.fonts.ready.then(() => new Promise((shown) => setTimeout(shown, 300)))";

async fn check(page: &Page, shots: &[Shot]) -> Result {
    page.prefer_reduced_motion().await?;
    for (name, path, (width, height)) in shots {
        page.set_size(*width, *height).await?;
        page.visit(path).await?;
        page.js_async(STILL).await?;
        page.check_picture(name).await?;
    }
    Ok(())
}

pub(crate) async fn on_a_desk(page: &Page) -> Result {
    let shots = [
        ("overview-zh-desk", "/", DESK),
        ("commitments-zh-desk", "/commitments/", DESK),
        ("timeline-zh-desk", "/timeline/", DESK),
        ("map-zh-desk", "/map/", DESK),
        ("map-record-zh-desk", "/map/?sel=breakfast-trucks", DESK),
        ("targets-zh-desk", "/targets/", DESK),
        ("facts-zh-desk", "/facts/", DESK),
        ("programme-zh-desk", "/programmes/old-area-renewal/", DESK),
        ("indicator-zh-desk", "/records/renewal-area-2020/", DESK),
    ];
    check(page, &shots).await?;
    // Further down, the overview has the programmes and all indicators.
    page.visit("/").await?;
    for (name, class) in [("overview-programmes-zh-desk", "scoreboard"), ("overview-dots-zh-desk", "dot-plot")] {
        page.js(&format!("document.querySelector('.{class}').scrollIntoView({{ behavior: 'instant' }})"), Vec::new())
            .await?;
        page.js_async(STILL).await?;
        page.check_picture(name).await?;
    }
    Ok(())
}

pub(crate) async fn on_a_phone(page: &Page) -> Result {
    let shots = [
        ("overview-zh-phone", "/", PHONE),
        ("commitments-zh-phone", "/commitments/", PHONE),
        ("timeline-zh-phone", "/timeline/", PHONE),
        ("map-zh-phone", "/map/", PHONE),
        ("map-record-zh-phone", "/map/?sel=breakfast-trucks", PHONE),
        ("targets-zh-phone", "/targets/", PHONE),
        ("facts-zh-phone", "/facts/", PHONE),
        ("programme-zh-phone", "/programmes/old-area-renewal/", PHONE),
        ("indicator-zh-phone", "/records/renewal-area-2020/", PHONE),
    ];
    check(page, &shots).await
}

pub(crate) async fn in_english_and_dark(page: &Page) -> Result {
    let shots = [
        ("overview-en-tablet", "/en/", TABLET),
        ("timeline-en-tablet", "/en/timeline/", TABLET),
        ("map-en-tablet", "/en/map/", TABLET),
        ("targets-en-tablet", "/en/targets/", TABLET),
        ("overview-en-dark-desk", "/en/?theme=dark", DESK),
        ("targets-en-dark-desk", "/en/targets/?theme=dark", DESK),
        ("map-en-dark-desk", "/en/map/?theme=dark", DESK),
        ("overview-en-dark-phone", "/en/?theme=dark", PHONE),
        ("facts-en-dark-phone", "/en/facts/?theme=dark", PHONE),
        ("overview-zh-large", "/", LARGE),
        ("map-zh-large", "/map/", LARGE),
    ];
    check(page, &shots).await
}
