//! The shell: drawer and sheet of the record, filter sheet, menu, tab bar and time filter.

use browser_tests::{Failure, Page, Result, check};
use serde_json::json;

use crate::marks::{first, select};

/// The year of the article, as the address names it.
const YEAR: &str = "2021-01-01/2021-12-31";

/// Sizes of windows: a phone, a tablet, a desk and a large screen.
const SIZES: [(u32, u32); 4] = [(360, 740), (768, 1024), (1440, 900), (2200, 1200)];

/// A page of each kind.
const PAGES: [&str; 11] = [
    "",
    "commitments/",
    "timeline/",
    "map/",
    "targets/",
    "facts/",
    "about/",
    "programmes/old-area-renewal/",
    "records/visit-jingan/",
    "records/renewal-area-2020/",
    "records/rehousing-by-2025/",
];

/// Pixels of the page beside the window, texts of controls with three rows or more, and the upper side of the first heading that is shown.
const PLACES: &str = "const shown = (own) => own.getClientRects().length > 0; \
    const rows = [...document.querySelectorAll('.masthead :is(a, button), .tab-bar a, .filters :is(button, a), .view-controls :is(button, a)')] \
        .filter((own) => shown(own) && own.clientHeight > 2.6 * parseFloat(getComputedStyle(own).lineHeight) + 24).map((own) => own.textContent); \
    const heading = [...document.querySelectorAll('#main :is(h1, h2)')].find(shown); \
    return [document.documentElement.scrollWidth - innerWidth, rows, heading?.getBoundingClientRect().top ?? null]";

const BOX: &str = "const box = document.querySelector('.detail').getBoundingClientRect();";

/// On a wide screen the record has a column beside the drawing, on a narrower one it overlays it, and without one the
/// drawing has the whole width.
pub(crate) async fn the_record_is_a_drawer(page: &Page) -> Result {
    for (width, is_beside) in [(1440, true), (900, false)] {
        page.set_size(width, 900).await?;
        page.visit("/?view=map").await?;
        check!(page.count_shown(".detail").await? == 0, "at {width} px there is a panel without a record");
        let main = "return document.querySelector('#main').getBoundingClientRect().width";
        let alone = page.js(main, Vec::new()).await?.as_f64().unwrap_or_default();
        page.visit("/?view=map&sel=breakfast-trucks").await?;
        let script = [
            BOX,
            "return [box.width, innerWidth - box.right, box.bottom - innerHeight, \
            document.querySelector('#main').getBoundingClientRect().width]",
        ]
        .concat();
        let places = page.js(&script, Vec::new()).await?;
        let [wide, right, below, beside] = [0, 1, 2, 3].map(|place| places[place].as_f64().unwrap_or(-999.0));
        check!((wide - 400.0).abs() < 2.0, "at {width} px the drawer is {wide} px wide");
        check!(right.abs() < 20.0 && below.abs() < 2.0, "at {width} px it is not at the edge: {places}");
        check!((beside < alone - 300.0) == is_beside, "at {width} px the drawing has {beside} of {alone} px");
    }
    Ok(())
}

/// On a phone the record is a sheet, which leaves the drawing visible at first and grows by its handle.
pub(crate) async fn the_record_is_a_sheet(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    page.visit("/?view=map&sel=breakfast-trucks").await?;
    let height = [BOX, "return box.height"].concat();
    let heights = async || -> Result<f64> { Ok(page.js(&height, Vec::new()).await?.as_f64().unwrap_or_default()) };
    let peek = heights().await?;
    check!(peek > 100.0 && peek <= 193.0, "the sheet is {peek} px high at first");
    page.click(".sheet-handle").await?;
    page.wait_for("document.querySelector('.detail').matches('.half')", "the sheet is half as high as the window")
        .await?;
    page.focus(".sheet-handle").await?;
    page.press("ArrowUp").await?;
    page.wait_for("document.querySelector('.detail').matches('.full')", "an arrow key makes it higher").await?;
    let full = heights().await?;
    check!(full > 1.5 * peek && full < 740.0 - 90.0, "the sheet is {full} px high");
    page.press("Escape").await?;
    page.wait_for("document.querySelector('.detail').hidden", "Escape closes it").await?;
    page.wait_query("sel", None).await
}

/// The filter sheet is modal, counts its filters, and Back closes it and keeps them.
pub(crate) async fn filters_on_a_phone(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    page.visit("/?view=map&lang=en").await?;
    check!(page.count_shown(".filters").await? == 0, "the filters of wide screens are shown");
    let is_open = "document.querySelector('dialog.filter-sheet').matches(':modal')";
    page.click("[data-command=open-filters]").await?;
    page.wait_for(is_open, "the sheet is open").await?;
    let violations = page.run_axe().await?;
    check!(violations.is_empty(), "axe finds {violations:?}");
    page.click("[data-command='filter-programme breakfast']").await?;
    page.wait_query("programme", Some("breakfast")).await?;
    page.choose(".filter-sheet select[name='time']", "1").await?;
    page.wait_query("time", Some(YEAR)).await?;
    page.back().await?;
    page.wait_for("!document.querySelector('dialog.filter-sheet').open", "going back closes it").await?;
    check!(page.query("programme").await?.as_deref() == Some("breakfast"), "the filter is lost");
    check!(page.text(".badge").await? == "2", "the button does not count the filters");
    page.click("[data-command=open-filters]").await?;
    page.wait_for(is_open, "the sheet is open again").await?;
    page.click(".filter-sheet [data-command=clear-filters]").await?;
    page.wait_query("programme", None).await?;
    page.click(".filter-sheet .primary").await?;
    page.wait_for("!document.querySelector('dialog.filter-sheet').open", "its button closes it").await?;
    let focused = page.js("return document.activeElement.dataset.command", Vec::new()).await?;
    check!(focused == json!("open-filters"), "the focus is on {focused}");
    page.wait_for("history.state === null", "its step is taken back").await
}

/// The menu lies beside the page: Escape, a click beside it, its button and the focus that leaves it close it and return the focus, and a
/// link in it closes it.
pub(crate) async fn menu(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let (is_open, is_closed) =
        ("document.querySelector('dialog.menu').open", "!document.querySelector('dialog.menu').open");
    page.click("[data-command=open-menu]").await?;
    page.wait_for(is_open, "the menu is open").await?;
    let violations = page.run_axe().await?;
    check!(violations.is_empty(), "axe finds {violations:?}");
    page.press("Escape").await?;
    page.wait_for(is_closed, "Escape closes it").await?;
    let has_focus = async |what: &str| {
        let focused = page.js("return document.activeElement.dataset.command", Vec::new()).await?;
        check!(focused == json!("open-menu"), "the focus is on {focused} after {what}");
        Ok(())
    };
    has_focus("Escape").await?;
    let open = async || {
        page.click("[data-command=open-menu]").await?;
        page.wait_for(is_open, "the menu is open").await
    };
    open().await?;
    check!(
        page.count("[data-command=open-menu][aria-expanded=true]").await? == 1,
        "the button does not say that it is open"
    );
    page.click("[data-command=open-menu]").await?;
    page.wait_for(is_closed, "its button closes it").await?;
    open().await?;
    page.click("main h2").await?;
    page.wait_for(is_closed, "a click beside it closes it").await?;
    open().await?;
    page.focus(".brand a").await?;
    page.wait_for(is_closed, "the focus leaves it").await?;
    check!(page.query("sel").await?.is_none(), "a record is selected");
    open().await?;
    page.click(".menu [data-command=set-view-indicators]").await?;
    page.wait_query("view", Some("indicators")).await?;
    page.wait_for(is_closed, "a view closes it").await
}

/// The tab bar is at the end of the page and of the window, and nothing in the masthead takes a second row.
pub(crate) async fn tab_bar(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    for lang in ["zh", "en"] {
        page.visit(&format!("/?lang={lang}")).await?;
        let script = "const tabs = document.querySelector('.tab-bar'); const box = tabs.getBoundingClientRect(); \
            return [tabs.parentElement.lastElementChild === tabs, innerHeight - box.bottom, document.querySelector('.masthead').offsetHeight, \
              document.documentElement.scrollWidth <= innerWidth, tabs.querySelectorAll('a').length, \
              [...tabs.querySelectorAll('a')].every((tab) => tab.offsetHeight >= 44)]";
        let places = page.js(script, Vec::new()).await?;
        check!(places == json!([true, 0, 48, true, 5, true]), "in {lang}: {places}");
        page.click(".tab-bar [data-command=set-view-map]").await?;
        page.wait_query("view", Some("map")).await?;
        page.wait_for(
            "document.querySelector('.tab-bar a[aria-current]').dataset.command === 'set-view-map'",
            "the tab is current",
        )
        .await?;
    }
    Ok(())
}

/// A period filters every view. Its button clears it, and another window is named in the same place.
pub(crate) async fn filter_by_time(page: &Page) -> Result {
    page.set_size(1440, 900).await?;
    page.visit("/").await?;
    let counts = page.text(".counts").await?;
    page.choose(".filters select[name='time']", "1").await?;
    page.wait_query("time", Some(YEAR)).await?;
    page.until("fewer records are counted", async || Ok(page.text(".counts").await? != counts)).await?;
    check!(page.count_shown(".pick.set").await? == 1, "the filter is not marked");
    page.visit("/?time=2019-05/2020-06").await?;
    let chosen = "return document.querySelector('.filters select[name=time]').selectedOptions[0].textContent";
    let chosen = page.js(chosen, Vec::new()).await?;
    check!(chosen.as_str().is_some_and(|name| name.contains("2019年5月")), "the window is called {chosen}");
    page.click(".pick.set [data-command=timeline-initial]").await?;
    page.wait_query("time", None).await?;
    page.until("all records are counted", async || Ok(page.text(".counts").await? == counts)).await
}

/// No page is wider than the window, and no control needs a third row, from a phone to a large screen.
pub(crate) async fn chinese_at_every_width(page: &Page) -> Result {
    fits(page, "").await
}

/// The same in English, whose words are longer.
pub(crate) async fn english_at_every_width(page: &Page) -> Result {
    fits(page, "en/").await
}

async fn fits(page: &Page, lang: &str) -> Result {
    for path in PAGES {
        page.set_size(SIZES[0].0, SIZES[0].1).await?;
        page.visit(&format!("/{lang}{path}")).await?;
        for (width, height) in SIZES {
            page.set_size(width, height).await?;
            let is_placed = async || {
                let [beside, rows, heading] =
                    page.js(PLACES, Vec::new()).await.map(|found| [0, 1, 2].map(|at| found[at].clone()))?;
                let is_placed = beside.as_f64() <= Some(0.0) && rows == json!([]) && heading.as_f64() <= Some(400.0);
                let found = || format!("{beside} px are beside it, controls in rows: {rows}, heading at {heading}");
                if is_placed { Ok(true) } else { Err(Failure::new(found())) }
            };
            page.until(&format!("the page {lang}{path} fits {width} × {height}"), is_placed).await?;
        }
    }
    Ok(())
}

/// In every view of a tablet and of a large screen, a record opens in the window, and going back closes it.
pub(crate) async fn a_record_of_every_view(page: &Page) -> Result {
    for (width, height) in [(768, 1024), (2200, 1200)] {
        page.set_size(width, height).await?;
        for (view, kind) in [
            ("timeline", "event"),
            ("map", "place"),
            ("indicators", "indicator"),
            ("table", "event"),
            ("commitments", "record"),
        ] {
            page.visit(&format!("/?view={view}&lang=en")).await?;
            let id = first(page, view, kind).await?;
            select(page, view, kind, &id).await?;
            let heading = "document.querySelector('.detail h2')?.getBoundingClientRect()";
            let is_open =
                format!("{heading}?.height > 0 && {heading}.top < innerHeight && {heading}.right <= innerWidth");
            page.wait_for(&is_open, &format!("{id} is open in {view} at {width} px")).await?;
            page.back().await?;
            page.wait_query("sel", None).await?;
            page.until("going back closes it", async || Ok(page.count_shown(".detail").await? == 0)).await?;
        }
    }
    Ok(())
}

/// The overview is at most 3.6 screens of 1440 × 900 high and 8 of 360 × 800. Views begin within the first 160 pixels, and the
/// timeline and the map end with the window. On large screens at most 1,680 pixels are used for text.
pub(crate) async fn heights(page: &Page) -> Result {
    for (width, height, screens) in [(1440, 900, 3.6), (360, 800, 8.0)] {
        page.set_size(width, height).await?;
        for lang in ["", "en/"] {
            page.visit(&format!("/{lang}")).await?;
            // The scroll bar of a phone takes no space.
            let bar = page.js("return innerWidth - document.documentElement.clientWidth", Vec::new()).await?;
            page.set_size(width + bar.as_u64().unwrap_or_default() as u32, height).await?;
            page.js_async("return new Promise((drawn) => setTimeout(drawn, 500))").await?;
            let tall = page.js("return document.documentElement.scrollHeight / innerHeight", Vec::new()).await?;
            let tall = tall.as_f64().unwrap_or(f64::MAX);
            check!(tall <= screens, "the overview {lang:?} is {tall:.2} screens high at {width} px");
        }
    }
    for (width, height) in [(1440, 900), (360, 740), (768, 1024), (2200, 1200)] {
        page.set_size(width, height).await?;
        for (path, view) in
            [("timeline/", "timeline"), ("map/", "map"), ("targets/", "indicators"), ("facts/", "table")]
        {
            page.visit(&format!("/en/{path}")).await?;
            let area = format!(
                "const box = document.querySelector('[data-view={view}]').getBoundingClientRect(); \
                const bar = document.querySelector('.tab-bar'); const bars = bar?.checkVisibility?.() ? bar.offsetHeight : 0; \
                return [box.top, box.bottom - innerHeight + bars, document.documentElement.scrollWidth - innerWidth]"
            );
            let is_placed = async || {
                let area = page.js(&area, Vec::new()).await?;
                let [top, below, beside] = [0, 1, 2].map(|place| area[place].as_f64().unwrap_or(f64::MAX));
                let fits = view == "indicators" || view == "table" || below <= 1.0;
                let is_placed = top <= 160.0 && fits && beside <= 0.0;
                if is_placed { Ok(true) } else { Err(Failure::new(format!("it has {area}"))) }
            };
            page.until(&format!("the view {view} is in its place at {width} × {height}"), is_placed).await?;
        }
    }
    page.set_size(2200, 1200).await?;
    page.visit("/").await?;
    let widest = "return Math.max(...[...document.querySelectorAll('#main p, #main table')].map((own) => own.getBoundingClientRect().right)) \
        - Math.min(...[...document.querySelectorAll('#main p, #main table')].filter((own) => own.checkVisibility?.() ?? true) \
        .map((own) => own.getBoundingClientRect().left))";
    let widest = page.js(widest, Vec::new()).await?.as_f64().unwrap_or_default();
    check!((1400.0..=1682.0).contains(&widest), "on a large screen the overview is {widest} px wide");
    Ok(())
}
