//! Charts: sorting, pointer, keyboard, tables, export, pixel density.

use browser_tests::{Failure, Page, Result, check, count_bundled};
use serde_json::json;

use crate::marks::go_to;

const VIEW: &str = "/?view=indicators";
/// All indicators as rows, those of series too.
const ROWS: &str = "/?view=indicators&sort=ratio";
const SHARES: &str = "[data-view='indicators'] .bullet-row .share";
const TIP: &str = "#chart-tooltip";

/// Records the files that the page offers for download.
pub(crate) const RECORD_FILES: &str = "window.files = []; const own = URL.createObjectURL; URL.createObjectURL = blob => { window.files.push(blob); return own.call(URL, blob); };\
    HTMLAnchorElement.prototype.click = function () { window.named = [...(window.named ?? []), this.download]; };";

pub(crate) async fn sorted(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let groups = page.count(".charts .group").await?;
    check!(groups > 1, "there are {groups} groups");
    page.click("[data-command=sort-ratio]").await?;
    page.wait_query("sort", Some("ratio")).await?;
    page.until("there is one group", async || Ok(page.count(".charts .group").await? == 1)).await?;
    let rows = page.count("[data-view='indicators'] .bullet-row").await?;
    check!(rows == count_bundled("indicators", None), "there are {rows} rows");
    // The number in `约110.6%` and `70%以上`.
    let number = |share: &String| {
        let digits = share.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
        digits.into_iter().find_map(|digits| digits.parse::<f64>().ok())
    };
    let shares: Vec<f64> = page.texts(SHARES).await?.iter().filter_map(number).collect();
    check!(shares.len() > rows / 2, "there are {} shares", shares.len());
    check!(shares.is_sorted_by(|one, other| one >= other), "the shares are {shares:?}");
    page.back().await?;
    page.until("the groups are back", async || Ok(page.count(".charts .group").await? == groups)).await
}

/// Opens what is shown on demand.
async fn open_all(page: &Page) -> Result {
    let open = "document.querySelectorAll('.charts details').forEach(own => { own.removeAttribute('name'); own.open = true; })";
    page.js(open, Vec::new()).await?;
    Ok(())
}

/// Of all rows, one is open. The counts filter the rows by their status.
pub(crate) async fn on_demand(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let rows = page.count(".bullet-row").await?;
    check!(page.count_shown(".row-more").await? == 0, "a row is open");
    page.click("[data-tooltip=lifts-2021] summary").await?;
    page.until("its sentence is shown", async || Ok(page.count_shown(".row-more").await? == 1)).await?;
    page.click("[data-tooltip=lifts-2021] a.indicator").await?;
    page.wait_query("sel", Some("lifts-2021")).await?;
    page.click(".status-filters button[aria-pressed=false]").await?;
    page.until("fewer rows are shown", async || Ok(page.count(".bullet-row").await? < rows)).await?;
    page.click(".status-filters button[aria-pressed=true]").await?;
    page.until("all are shown again", async || Ok(page.count(".bullet-row").await? == rows)).await
}

pub(crate) async fn by_pointer(page: &Page) -> Result {
    page.visit(ROWS).await?;
    let over = "const row = document.querySelector('[data-tooltip=renewal-area-2020]'); row.scrollIntoView({ block: 'center' });\
        row.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 300, clientY: 300, pointerType: 'mouse' }))";
    page.js(over, Vec::new()).await?;
    page.until("the tooltip has the full numbers", async || Ok(page.text(TIP).await?.contains("750000平方米"))).await?;
    page.js(
        "document.querySelector('[data-view=indicators]').dispatchEvent(new PointerEvent('pointerleave'))",
        Vec::new(),
    )
    .await?;
    page.until("the tooltip is gone", async || Ok(page.count_shown(TIP).await? == 0)).await
}

/// A resting pointer shows no tooltip when the page scrolls below it, and the earlier tooltip goes away.
pub(crate) async fn tooltip_of_the_pointed_mark_only(page: &Page) -> Result {
    page.visit(ROWS).await?;
    let send = "const [kind, place, x] = arguments; const row = document.querySelectorAll('.bullet-row')[place]; \
        row.dispatchEvent(new PointerEvent(kind, { bubbles: true, clientX: 300, clientY: 300, screenX: x, screenY: 400, pointerType: 'mouse' }))";
    let send = async |kind: &str, place: u32, x: u32| page.js(send, vec![json!(kind), json!(place), json!(x)]).await;
    let is_shown = async || Ok::<bool, Failure>(page.count_shown(TIP).await? > 0);
    send("pointerover", 3, 310).await?;
    check!(!is_shown().await?, "a tooltip shows the mark that came below the pointer");
    send("pointermove", 3, 311).await?;
    page.until("the tooltip of the pointed mark is shown", is_shown).await?;
    page.js("scrollBy(0, 400)", Vec::new()).await?;
    page.until("it goes with the page", async || Ok(!is_shown().await?)).await?;
    // The event that browsers send after scrolling below a pointer.
    for (kind, x) in [("pointerover", 311), ("pointermove", 311), ("pointermove", 311)] {
        send(kind, 6, x).await?;
    }
    check!(!is_shown().await?, "a resting pointer shows a tooltip");
    page.until("the pointer moves, and the tooltip of its mark is shown", async || {
        send("pointermove", 6, 320).await?;
        send("pointermove", 6, 330).await?;
        is_shown().await
    })
    .await?;
    send("pointerover", 7, 331).await?;
    page.until("the tooltip of the left mark is gone", async || Ok(!is_shown().await?)).await?;
    // A tap focuses a row, without a tooltip.
    page.click(".bullet-row summary").await?;
    page.until("the row is open", async || Ok(page.count_shown(".row-more").await? == 1)).await?;
    send("pointerover", 9, 340).await?;
    page.until("the row has no tooltip", async || Ok(!is_shown().await?)).await
}

/// In print, drawings replace the canvases, and the selected record is printed with its sources.
pub(crate) async fn on_paper(page: &Page) -> Result {
    page.visit("/?view=indicators&sel=renewal-area-2020").await?;
    page.until("the charts are inked", async || Ok(page.count(".chart-canvas.painted").await? > 0)).await?;
    page.emulate_print().await?;
    let drawn = "[...document.querySelectorAll('.chart-canvas')].every((ink) => getComputedStyle(ink.querySelector('svg')).visibility === 'visible')";
    page.wait_for(drawn, "every drawing is seen").await?;
    check!(page.count_shown(".export-toolbar button").await? == 0, "buttons are printed");
    let content = page.text("[data-view='detail']").await?;
    check!(
        page.count_shown("[data-view='detail'] h2").await? == 1 && content.contains("来源"),
        "the record says {content:?}"
    );
    Ok(())
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit(VIEW).await?;
    // WebKit shows the focus ring after a key, not after a script.
    page.focus("[data-tooltip=elder-centres-2020] summary").await?;
    let own = "document.activeElement.closest('[data-tooltip]').dataset.tooltip";
    for (key, id, content) in [
        ("ArrowDown", "elder-centres-2021", "51家"),
        ("ArrowUp", "elder-centres-2020", "52家"),
        ("ArrowDown", "elder-centres-2021", "51家"),
    ] {
        page.press(key).await?;
        page.wait_for(&format!("{own} === '{id}'"), &format!("{id} has the focus")).await?;
        page.until(&format!("the tooltip of {id} is shown"), async || Ok(page.text(TIP).await?.contains(content)))
            .await?;
    }
    page.press("Escape").await?;
    page.until("Escape ends that", async || Ok(page.count_shown(TIP).await? == 0)).await?;
    page.press("Enter").await?;
    page.until("Enter opens the row", async || Ok(page.count_shown(".row-more").await? == 1)).await?;
    page.focus("[data-tooltip=elder-centres-2021] a.indicator").await?;
    page.press("Enter").await?;
    page.wait_query("sel", Some("elder-centres-2021")).await?;
    page.press("Escape").await?;
    page.wait_query("sel", None).await?;
    page.wait_for(&format!("{own} === 'elder-centres-2021'"), "the focus is back on its row").await?;
    let own = "document.activeElement.dataset.indicator";
    page.focus("[data-chart='series/series-elder-beds'] ~ .hits a").await?;
    page.press("End").await?;
    page.wait_for(&format!("{own} === 'elder-beds-2024'"), "the last year has the focus").await?;
    page.press("Enter").await?;
    page.wait_query("sel", Some("elder-beds-2024")).await
}

pub(crate) async fn as_a_table(page: &Page) -> Result {
    page.visit(VIEW).await?;
    open_all(page).await?;
    let button = "[data-command='toggle-table series/series-river']";
    page.click_until(button, ".series-chart table").await?;
    let rows = page.count(".series-chart tbody tr").await?;
    check!(rows == 5, "the table has {rows} rows: a target, three values, another source");
    check!(page.text(".series-chart table").await?.contains("25.29公里"), "the table has the values of the chart");
    let is_kept = page.js("return document.activeElement.dataset.command ?? ''", Vec::new()).await?;
    check!(is_kept == "toggle-table series/series-river" || is_kept == "", "the focus is on {is_kept}");
    page.click(button).await?;
    page.until("the table is gone", async || Ok(page.count(".series-chart table").await? == 0)).await
}

pub(crate) async fn exported(page: &Page) -> Result {
    page.visit(VIEW).await?;
    open_all(page).await?;
    page.js(RECORD_FILES, Vec::new()).await?;
    for (command, name, kind) in [
        ("export-svg group/breakfast", "早餐工程.svg", "image/svg+xml"),
        ("export-png series/series-elder-beds", "新增养老床位.png", "image/png"),
        ("export-csv group/elder-care", "社区养老服务设施建设.csv", "text/csv;charset=utf-8"),
        ("export-csv table/events", "事件.csv", "text/csv;charset=utf-8"),
        ("export-csv table/sources", "来源.csv", "text/csv;charset=utf-8"),
        ("export-calendar ", "完成时限：上海民心工程：2021年首个工作日的现场推进会.ics", "text/calendar;charset=utf-8"),
        ("export-places ", "地点：上海民心工程：2021年首个工作日的现场推进会.geojson", "application/geo+json"),
    ] {
        let view = if command.contains(" table/") || ["export-calendar ", "export-places "].contains(&command) {
            "table"
        } else {
            "indicators"
        };
        go_to(page, view).await?;
        if command == "export-csv table/sources" {
            page.click("[data-command='show-table sources']").await?;
            page.wait_query("table", Some("sources")).await?;
        }
        page.js("window.files = []; window.named = []", Vec::new()).await?;
        page.click(&format!("[data-command='{command}']")).await?;
        page.wait_for("window.files.length === 1 && window.named.length === 1", "a file is handed over").await?;
        let content =
            page.js("return [window.named[0], window.files[0].type, window.files[0].size]", Vec::new()).await?;
        check!(content[0] == name && content[1] == kind, "{command} gives {content}");
        check!(content[2].as_u64().is_some_and(|size| size > 500), "{command} gives {content}");
        if command == "export-csv table/sources" {
            sources_are_plain(page).await?;
        }
    }
    let story = page.js_async("return fetch(document.querySelector('.download-files a').href).then(answer => answer.json()).then(story => story.id)").await?;
    check!(story == "minxin-2021", "the file of the story is that of {story}");
    go_to(page, "indicators").await?;
    page.click("[data-command=copy-address]").await?;
    page.until("copying the link is confirmed", async || Ok(page.text(".copy-status").await?.contains("链接"))).await
}

async fn sources_are_plain(page: &Page) -> Result {
    let start = "return window.files[0].text().then(text => text.slice(0, 20))";
    let start = page.js(start, Vec::new()).await?;
    check!(start.as_str().is_some_and(|text| text.contains("发布单位")), "the sources start with {start}");
    Ok(())
}

pub(crate) async fn crisp(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let crisp = "[...document.querySelectorAll('.chart-canvas canvas')].every(canvas => \
        Math.abs(canvas.width - canvas.clientWidth * devicePixelRatio) <= 1 && Math.abs(canvas.height - canvas.clientHeight * devicePixelRatio) <= 1)";
    page.wait_for(crisp, "each pixel of the device is one of the ink").await?;
    page.set_size(500, 800).await?;
    page.wait_for(
        &format!("document.querySelector('.chart-canvas canvas').clientWidth < 500 && {crisp}"),
        "so it is in a small window",
    )
    .await?;
    // Other colours of a style sheet of the host apply after its event.
    let colour = "const canvas = document.querySelector('[data-chart=\"series/series-elder-beds\"]'); \
        const pixel = () => { const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
            for (let at = 0; at < data.length; at += 4) { const colour = [...data.slice(at, at + 3)].join(); \
                if (['20,89,140', '170,0,0'].includes(colour)) return colour; } }; \
        const was = pixel(); document.documentElement.style.setProperty('--ink-actual', '#aa0000'); \
        document.dispatchEvent(new Event('minxin:redraw')); return [was, pixel()]";
    let colours = page.js(colour, Vec::new()).await?;
    check!(colours[0] == "20,89,140" && colours[1] == "170,0,0", "the bar is {colours}");
    Ok(())
}

pub(crate) async fn narrow(page: &Page) -> Result {
    for lang in ["zh", "en"] {
        page.set_size(320, 640).await?;
        page.visit(&format!("{VIEW}&lang={lang}")).await?;
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        check!(page.js(wide, Vec::new()).await? == 0, "the page is wider than 320 pixels in {lang}");
        let cut = "return [...document.querySelectorAll('.axis-labels text')].filter(text => text.checkVisibility?.() ?? true).map(text => {\
            const row = text.closest('.series-charts'); const moves = row && getComputedStyle(row).overflowX === 'auto';\
            const room = moves ? text.closest('.series-chart').getBoundingClientRect() : { left: 0, right: 320 };\
            return [text.textContent, text.getBoundingClientRect(), room]; })\
            .filter(([, box, room]) => box.width && (box.left < room.left - 2 || box.right > room.right + 2)).map(([text]) => text).join()";
        let cut = page.js(cut, Vec::new()).await?;
        check!(cut == "", "these words leave the window in {lang}: {cut}");
    }
    Ok(())
}
