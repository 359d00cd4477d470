//! Charts: sorted, pointed at, walked through by keys, as tables, taken away, at any density.

use browser_tests::{Failure, Page, Result, check, count_bundled};
use serde_json::json;

const VIEW: &str = "/?view=indicators";
const SHARES: &str = "[data-view='indicators'] .bullet .share";
const TIP: &str = "#chart-tip";

/// Keeps what the page hands over as files, and says what they are.
const KEEP: &str = "window.kept = []; const own = URL.createObjectURL; URL.createObjectURL = blob => { window.kept.push(blob); return own.call(URL, blob); };\
    HTMLAnchorElement.prototype.click = function () { window.named = [...(window.named ?? []), this.download]; };";

pub(crate) async fn sorted(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let groups = page.count(".charts .group").await?;
    check!(groups > 1, "there are {groups} groups");
    page.click("[data-sort='ratio']").await?;
    page.wait_query("sort", Some("ratio")).await?;
    page.until("there is one group", async || Ok(page.count(".charts .group").await? == 1)).await?;
    let shares: Vec<f64> =
        page.texts(SHARES).await?.iter().filter_map(|share| share.trim_end_matches('%').parse().ok()).collect();
    check!(shares.len() == count_bundled("indicators", None), "there are {} shares", shares.len());
    check!(shares.is_sorted_by(|one, other| one >= other), "the shares are {shares:?}");
    page.back().await?;
    page.until("the groups are back", async || Ok(page.count(".charts .group").await? == groups)).await
}

pub(crate) async fn by_pointer(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let over = "const row = document.querySelector('[data-tip=renewal-area-2020]'); row.scrollIntoView({ block: 'center' });\
        row.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 300, clientY: 300, pointerType: 'mouse' }))";
    page.js(over, Vec::new()).await?;
    page.until("the numbers are told in full", async || Ok(page.text(TIP).await?.contains("750000平方米"))).await?;
    page.js(
        "document.querySelector('[data-view=indicators]').dispatchEvent(new PointerEvent('pointerleave'))",
        Vec::new(),
    )
    .await?;
    page.until("nothing is told any more", async || Ok(page.count_shown(TIP).await? == 0)).await
}

/// A pointer that rests points at nothing, whatever is scrolled below it, and what it pointed at is told no more.
pub(crate) async fn told_only_of_what_is_pointed_at(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let send = "const [kind, place, x] = arguments; const row = document.querySelectorAll('.bullet')[place]; \
        row.dispatchEvent(new PointerEvent(kind, { bubbles: true, clientX: 300, clientY: 300, screenX: x, screenY: 400, pointerType: 'mouse' }))";
    let send = async |kind: &str, place: u32, x: u32| page.js(send, vec![json!(kind), json!(place), json!(x)]).await;
    let is_told = async || Ok::<bool, Failure>(page.count_shown(TIP).await? > 0);
    send("pointerover", 3, 310).await?;
    check!(!is_told().await?, "what came below the pointer is told");
    send("pointermove", 3, 311).await?;
    page.until("what is pointed at is told", is_told).await?;
    page.js("scrollBy(0, 400)", Vec::new()).await?;
    page.until("it goes with the page", async || Ok(!is_told().await?)).await?;
    // What browsers tell of once the page has been scrolled below a pointer.
    for (kind, x) in [("pointerover", 311), ("pointermove", 311), ("pointermove", 311)] {
        send(kind, 6, x).await?;
    }
    check!(!is_told().await?, "a pointer that rests is told of what came below it");
    page.until("the pointer moves on, and what it points at is told", async || {
        send("pointermove", 6, 320).await?;
        send("pointermove", 6, 330).await?;
        is_told().await
    })
    .await?;
    send("pointerover", 7, 331).await?;
    page.until("what it left is told no more", async || Ok(!is_told().await?)).await?;
    // A tap gives the focus to a row, and tells of nothing.
    page.click(".bullet-name").await?;
    page.wait_for("new URLSearchParams(location.search).has('sel')", "the record is chosen").await?;
    send("pointerover", 9, 340).await?;
    page.until("the row is not told of", async || Ok(!is_told().await?)).await
}

/// On paper the drawings take the place of the canvases, and the record that was chosen comes with its sources.
pub(crate) async fn on_paper(page: &Page) -> Result {
    page.visit("/?view=indicators&sel=renewal-area-2020").await?;
    page.until("the charts are inked", async || Ok(page.count(".ink.inked").await? > 0)).await?;
    page.emulate_print().await?;
    let drawn = "[...document.querySelectorAll('.ink')].every((ink) => getComputedStyle(ink.querySelector('svg')).visibility === 'visible')";
    page.wait_for(drawn, "every drawing is seen").await?;
    check!(page.count_shown(".tools button").await? == 0, "buttons are printed");
    let told = page.text("[data-view='detail']").await?;
    check!(
        page.count_shown("[data-view='detail'] h2").await? == 1 && told.contains("出处"),
        "the record says {told:?}"
    );
    Ok(())
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit(VIEW).await?;
    // WebKit shows a focus that a key has moved, and none that a script has set.
    page.focus(".bullet a.indicator").await?;
    let own = "document.activeElement.dataset.indicator";
    for (key, id, told) in [
        ("ArrowDown", "renewal-households-2020", "35000户"),
        ("ArrowUp", "renewal-area-2020", "2020年旧区改造面积"),
        ("ArrowDown", "renewal-households-2020", "35000户"),
    ] {
        page.press(key).await?;
        page.wait_for(&format!("{own} === '{id}'"), &format!("{id} has the focus")).await?;
        page.until(&format!("{id} is told"), async || Ok(page.text(TIP).await?.contains(told))).await?;
    }
    page.press("Escape").await?;
    page.until("Escape ends that", async || Ok(page.count_shown(TIP).await? == 0)).await?;
    page.press("Enter").await?;
    page.wait_query("sel", Some("renewal-households-2020")).await?;
    page.press("Escape").await?;
    page.wait_query("sel", None).await?;
    page.wait_for(&format!("{own} === 'renewal-households-2020'"), "the focus is back on its row").await?;
    page.focus("[data-ink='series/series-elder-beds'] ~ .hits a").await?;
    page.press("End").await?;
    page.wait_for(&format!("{own} === 'elder-beds-2023'"), "the last year has the focus").await?;
    page.press("Enter").await?;
    page.wait_query("sel", Some("elder-beds-2023")).await
}

pub(crate) async fn as_a_table(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let button = "[data-take='table series/series-river']";
    page.click_until(button, ".family table").await?;
    let rows = page.count(".family tbody tr").await?;
    check!(rows == 5, "the table has {rows} rows: a target, three values, another source");
    check!(page.text(".family table").await?.contains("25.29公里"), "the table has the values of the chart");
    let is_kept = page.js("return document.activeElement.dataset.take ?? ''", Vec::new()).await?;
    check!(is_kept == "table series/series-river" || is_kept == "", "the focus is on {is_kept}");
    page.click(button).await?;
    page.until("the table is gone", async || Ok(page.count(".family table").await? == 0)).await
}

pub(crate) async fn taken_away(page: &Page) -> Result {
    page.visit("/").await?;
    page.js(KEEP, Vec::new()).await?;
    for (take, name, kind) in [
        ("svg group/breakfast", "早餐工程.svg", "image/svg+xml"),
        ("png series/series-elder-beds", "新增养老床位.png", "image/png"),
        ("csv group/elder-care", "社区养老服务设施建设.csv", "text/csv;charset=utf-8"),
        ("csv table/0", "事件.csv", "text/csv;charset=utf-8"),
        ("csv table/sources", "资料来源.csv", "text/csv;charset=utf-8"),
    ] {
        page.js("window.kept = []; window.named = []", Vec::new()).await?;
        page.click(&format!("[data-take='{take}']")).await?;
        page.wait_for("window.kept.length === 1 && window.named.length === 1", "a file is handed over").await?;
        let told = page.js("return [window.named[0], window.kept[0].type, window.kept[0].size]", Vec::new()).await?;
        check!(told[0] == name && told[1] == kind, "{take} gives {told}");
        check!(told[2].as_u64().is_some_and(|size| size > 500), "{take} gives {told}");
    }
    let start = "return window.kept[0].text().then(text => text.slice(0, 20))";
    let start = page.js(start, Vec::new()).await?;
    check!(start.as_str().is_some_and(|text| text.contains("发布者")), "the sources start with {start}");
    page.click("[data-take='link']").await?;
    page.until("the link is told of", async || Ok(page.text(".copy-status").await?.contains("链接"))).await
}

pub(crate) async fn crisp(page: &Page) -> Result {
    page.visit(VIEW).await?;
    let crisp = "[...document.querySelectorAll('.ink canvas')].every(canvas => \
        Math.abs(canvas.width - canvas.clientWidth * devicePixelRatio) <= 1 && Math.abs(canvas.height - canvas.clientHeight * devicePixelRatio) <= 1)";
    page.wait_for(crisp, "each pixel of the device is one of the ink").await?;
    page.set_size(500, 800).await?;
    page.wait_for(
        &format!("document.querySelector('.ink canvas').clientWidth < 500 && {crisp}"),
        "so it is in a small window",
    )
    .await?;
    // Other colours of a host's style sheet show once it says so.
    let colour = "const canvas = document.querySelector('.bullet canvas'); \
        const pixel = () => [...canvas.getContext('2d').getImageData(3, canvas.height / 2, 1, 1).data].slice(0, 3).join(); \
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
        let cut = "return [...document.querySelectorAll('.ruler text')].filter(text => text.checkVisibility?.() ?? true).map(text => [text.textContent, text.getBoundingClientRect()])\
            .filter(([, box]) => box.width && (box.left < -1 || box.right > 321)).map(([text]) => text).join()";
        let cut = page.js(cut, Vec::new()).await?;
        check!(cut == "", "these words leave the window in {lang}: {cut}");
    }
    Ok(())
}
