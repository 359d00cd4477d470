//! Accessibility checks with axe-core.

use browser_tests::{Fault, FaultTarget, Faulty, Page, Result, check};

use crate::marks::first;

/// The number of violations in the failure message.
const SHOWN: usize = 10;

pub(crate) async fn chinese_wide(page: &Page) -> Result {
    flawless(page, "zh", 1280).await
}

pub(crate) async fn chinese_narrow(page: &Page) -> Result {
    flawless(page, "zh", 360).await
}

pub(crate) async fn chinese_between(page: &Page) -> Result {
    flawless(page, "zh", 768).await
}

pub(crate) async fn english_between(page: &Page) -> Result {
    flawless(page, "en", 768).await
}

pub(crate) async fn english_wide(page: &Page) -> Result {
    flawless(page, "en", 1280).await
}

pub(crate) async fn english_narrow(page: &Page) -> Result {
    flawless(page, "en", 360).await
}

/// Checks the overview, a view with a selection, and the pages of a record and of a programme.
async fn flawless(page: &Page, lang: &str, width: u32) -> Result {
    page.set_size(width, 800).await?;
    for query in ["", "&view=timeline", "&sel=breakfast-trucks", "&programme=old-area-renewal"] {
        let path = format!("/?lang={lang}{query}");
        page.visit(&path).await?;
        accepted(page, &format!("{path} at {width} px")).await?;
    }
    // On a phone, the drawing has no marks that can be pressed.
    let form = if width < 600 { "list" } else { "drawing" };
    page.visit(&format!("/?lang={lang}&view=timeline&form={form}")).await?;
    let id = first(page, "timeline", "event").await?;
    let path = format!("/?lang={lang}&view=timeline&form={form}&sel={id}");
    page.visit(&path).await?;
    accepted(page, &format!("{path} at {width} px")).await
}

pub(crate) async fn chinese_views(page: &Page) -> Result {
    views(page, "zh").await
}

pub(crate) async fn english_views(page: &Page) -> Result {
    views(page, "en").await
}

/// Checks each view alone, and the charts with an open table.
async fn views(page: &Page, lang: &str) -> Result {
    for view in ["commitments", "map", "indicators", "table"] {
        let path = format!("/?lang={lang}&view={view}");
        page.visit(&path).await?;
        if view == "indicators" {
            page.click(".chart-more:has([data-command='toggle-table series/series-river']) > summary").await?;
            page.click_until("[data-command='toggle-table series/series-river']", ".series-chart table").await?;
            // A link that is half below the sticky filters would count as too small.
            page.js("scrollTo(0, 0)", Vec::new()).await?;
        }
        accepted(page, &path).await?;
    }
    Ok(())
}

/// Every kind of static page, without the program.
pub(crate) async fn static_pages(page: &Page) -> Result {
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Boot, Fault::Status(404));
    for (width, height) in [(1280, 800), (360, 800)] {
        page.set_size(width, height).await?;
        for path in [
            "",
            "commitments/",
            "timeline/",
            "map/",
            "targets/",
            "facts/",
            "about/",
            "programmes/old-area-renewal/",
            "records/renewal-area-2020/",
            "records/breakfast-trucks/",
            "records/visit-hongkou/",
            "records/lines-faster/",
            "stories/",
            "stories/elder-care/",
        ] {
            for prefix in ["", "en/"] {
                let path = format!("{prefix}{path}");
                // The index of the stories is one page in both languages.
                if path == "en/stories/" {
                    continue;
                }
                page.open(&format!("{}/{path}", site.url())).await?;
                // A link that is half below the tab bar would count as too small.
                page.js("document.querySelector('.tab-bar').style.position = 'static'", Vec::new()).await?;
                accepted(page, &format!("the static page {path:?} at {width} px")).await?;
            }
        }
    }
    Ok(())
}

/// Checks the current page.
async fn accepted(page: &Page, what: &str) -> Result {
    let flaws = page.run_axe().await?;
    let some = flaws.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("\n      ");
    check!(flaws.is_empty(), "axe has {} objections to {what}:\n      {some}", flaws.len());
    Ok(())
}

/// In the themes of a link, text is readable too. Unknown themes are ignored.
pub(crate) async fn themes(page: &Page) -> Result {
    for (theme, paper) in [("dark", "rgb(14, 22, 27)"), ("high-contrast", "rgb(255, 255, 255)")] {
        for view in ["all", "commitments", "timeline", "map", "indicators", "table"] {
            let path = format!("/?theme={theme}&view={view}&sel=breakfast-trucks");
            page.visit(&path).await?;
            let own = page.js("return getComputedStyle(document.body).backgroundColor", Vec::new()).await?;
            check!(own == paper, "in {theme} the paper is {own}");
            accepted(page, &path).await?;
        }
    }
    page.visit("/?theme=neon").await?;
    check!(page.attr("html", "data-theme").await?.is_none(), "a theme that there is not is taken over");
    // The theme of the device, and its change.
    let paper = "getComputedStyle(document.body).backgroundColor";
    page.prefer("prefers-color-scheme", "dark").await?;
    page.visit("/?theme=auto").await?;
    page.wait_for(&format!("{paper} === 'rgb(14, 22, 27)'"), "it is dark where the device is").await?;
    page.prefer("prefers-color-scheme", "light").await?;
    page.wait_for(&format!("{paper} === 'rgb(246, 248, 249)'"), "it is light where the device is").await
}

/// Print is light in every theme: the style sheet alone, and the chart colours between the events before and after printing.
pub(crate) async fn paper_is_light(page: &Page) -> Result {
    let ink = "const canvas = document.querySelector('[data-chart=\"series/series-elder-beds\"]'); \
        const pixel = () => { const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
            for (let at = 0; at < data.length; at += 4) { const colour = [...data.slice(at, at + 3)].join(); \
                if (['111,185,234', '20,89,140'].includes(colour)) return colour; } }; \
        const was = pixel(); dispatchEvent(new Event('beforeprint')); const printed = pixel(); \
        dispatchEvent(new Event('afterprint')); return [was, printed, pixel()]";
    let colours = "const of = (css) => getComputedStyle(document.querySelector(css)); \
        return [of('body').backgroundColor, of('h1').color, of('.axis-labels').fill, of('html').colorScheme]";
    page.prefer("prefers-color-scheme", "dark").await?;
    for theme in ["dark", "auto"] {
        page.visit(&format!("/?theme={theme}&view=indicators")).await?;
        page.until("the charts are inked", async || Ok(page.count(".chart-canvas.painted").await? > 0)).await?;
        let inks = page.js(ink, Vec::new()).await?;
        let (dark, light) = ("111,185,234", "20,89,140");
        check!(inks == serde_json::json!([dark, light, dark]), "in {theme} the ink is {inks}");
        page.emulate_print().await?;
        let paper = page.js(colours, Vec::new()).await?;
        let light = serde_json::json!(["rgb(255, 255, 255)", "rgb(16, 34, 45)", "rgb(77, 96, 108)", "light"]);
        check!(paper == light, "on paper {theme} is {paper}");
        page.prefer("prefers-color-scheme", "dark").await?;
    }
    Ok(())
}

/// With forced colours, text and charts use them, and borders and shapes replace fills.
pub(crate) async fn forced_colours(page: &Page) -> Result {
    let probes = "const probe = document.body.appendChild(document.createElement('i')); \
        const system = (name) => { probe.style.color = name; return getComputedStyle(probe).color; }; \
        const [canvas, words, chosen] = ['Canvas', 'CanvasText', 'Highlight'].map(system); probe.remove(); \
        const of = (css, pseudo) => getComputedStyle(document.querySelector(css), pseudo); \
        const faults = []; const claim = (holds, what) => { if (!holds) faults.push(what); }; \
        claim(canvas !== words, 'the system has but one colour'); \
        claim(of('.views a[aria-current]').borderBottomColor === chosen, 'the current view looks like the others');";
    let charts = "const ink = document.querySelector('[data-chart=\"series/series-elder-beds\"]'); \
        const { data } = ink.getContext('2d').getImageData(0, 0, ink.width, ink.height); const inks = new Set(); \
        for (let at = 0; at < data.length; at += 4) inks.add(`rgb(${[...data.slice(at, at + 3)].join(', ')})`); \
        claim(of('.axis-labels text').fill === words, 'words of charts are ' + of('.axis-labels text').fill); \
        claim(inks.has(words), 'no ink is that of words'); return faults";
    let timeline = "claim(of('.timeline-viewport .deadline.met', '::before').backgroundColor === words, 'a deadline that was met is empty'); \
        claim(of('.timeline-viewport .deadline.missed', '::before').backgroundColor === canvas && of('.timeline-viewport .deadline.missed', '::before').content.includes('+'), 'a missed deadline has no cross'); \
        claim(of('.timeline-viewport .dot:not(.background)', '::before').backgroundColor !== of('.timeline-viewport .dot.background', '::before').backgroundColor, 'background is like the rest'); \
        claim(of('.timeline-viewport .current').outlineStyle === 'solid' && of('.timeline-viewport .related').outlineStyle === 'dashed', 'what is chosen has no frame'); \
        return faults";
    page.prefer("forced-colors", "active").await?;
    for (view, claims) in [("indicators", charts), ("timeline", timeline)] {
        page.visit(&format!("/?view={view}&sel=breakfast-trucks")).await?;
        if view == "indicators" {
            page.until("the charts are inked", async || Ok(page.count(".chart-canvas.painted").await? > 0)).await?;
        }
        let faults = page.js(&[probes, claims].concat(), Vec::new()).await?;
        check!(faults == serde_json::json!([]), "{view}: {faults}");
    }
    Ok(())
}

/// With text at 200 %, rows and lanes are as high as their text, the panel takes no space without a record, and nothing is wider
/// than the window.
pub(crate) async fn large_text(page: &Page) -> Result {
    for letters in [24, 32] {
        let large = page.with_font_size(letters).await?;
        large.visit("/?lang=en&view=timeline").await?;
        let script = "const faults = []; const size = (element) => parseFloat(getComputedStyle(element).fontSize); \
            const all = (css) => [...document.querySelectorAll(css)]; \
            for (const one of all('.timeline-viewport .mark, .era, .tick')) if (parseFloat(getComputedStyle(one).lineHeight) < 1.2 * size(one)) faults.push(`${one.className} is too low`); \
            for (const one of all('.lane-name')) if (one.scrollHeight > one.clientHeight + 1) faults.push(`${one.textContent} is cut`); \
            const rows = new Map(); for (const one of all('.timeline-viewport .mark')) { const box = one.getBoundingClientRect(); rows.set(Math.round(box.top + box.height / 2), true); } \
            const tops = [...rows.keys()].sort((one, other) => one - other); \
            tops.forEach((top, index) => { if (index && top - tops[index - 1] < 1.2 * size(document.querySelector('.mark')) && top - tops[index - 1] > 8) faults.push(`rows at ${top} overlap`); }); \
            if (document.querySelector('.detail').clientWidth) faults.push('the panel is shown without a record'); \
            if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is too wide'); \
            return [document.querySelectorAll('.timeline-viewport .mark').length > 20, faults.slice(0, 5)]";
        let content = large.js(script, Vec::new()).await?;
        large.close().await;
        check!(content == serde_json::json!([true, []]), "with letters of {letters} px: {content}");
    }
    Ok(())
}
