//! Map: buttons, pointers, wheel, keyboard, tours, filters, distances.

use browser_tests::{Page, Portal, Result, check};
use serde_json::json;

use crate::marks::go_to;

const SIGHT: &str = "[data-view='map'] .map-viewport";
const PLACES: &str = "[data-view='map'] .places [data-place]";
const EVENTS: &str = "[data-view='timeline'] .event-list [data-event]";

/// The map view in the link: zoom, latitude, longitude; zero for the initial view.
async fn view(page: &Page) -> Result<[f64; 3]> {
    let text = page.query("map").await?.unwrap_or_default();
    let mut parts = text.split('/').map(|part| part.parse().unwrap_or_default());
    Ok([0, 1, 2].map(|_| parts.next().unwrap_or_default()))
}

/// The same, once it has changed.
async fn view_after(page: &Page, before: [f64; 3]) -> Result<[f64; 3]> {
    page.until("the link has the map view", async || Ok(view(page).await? != before)).await?;
    view(page).await
}

pub(crate) async fn by_buttons(page: &Page) -> Result {
    // Far enough from the deepest zoom.
    page.visit("/?view=map&map=11/31.23/121.46").await?;
    let entries = page.js("return history.length", Vec::new()).await?;
    let first = view(page).await?;
    page.click("[data-command=map-zoom-in]").await?;
    let near = view_after(page, first).await?;
    page.click("[data-command=map-zoom-in]").await?;
    let nearer = view_after(page, near).await?;
    check!((nearer[0] - near[0] - 1.0).abs() < 0.02, "{} is not one zoom nearer than {}", nearer[0], near[0]);
    page.click("[data-command=map-all]").await?;
    let all = view_after(page, nearer).await?;
    check!(all[0] < 10.0, "from {} not all of the city is seen", all[0]);
    let crowds = page.count_shown("[data-command^=open-map-cluster]").await?;
    check!(crowds > 0, "no places are gathered");
    check!(page.js("return history.length", Vec::new()).await? == entries, "moving adds steps to the way back");
    page.visit(&format!("/?view=map&map={}/{}/{}", nearer[0], nearer[1], nearer[2])).await?;
    check!(view(page).await? == nearer, "the link leads elsewhere");
    page.click("[data-command=map-initial]").await?;
    page.wait_query("map", None).await
}

pub(crate) async fn by_pointer(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    page.drag(SIGHT, -120.0).await?;
    let east = view_after(page, [0.0; 3]).await?;
    page.wait_query("sel", None).await?;
    page.drag(SIGHT, 80.0).await?;
    let west = view_after(page, east).await?;
    check!(west[2] < east[2] && (west[0] - east[0]).abs() < 0.02, "{west:?} is not west of {east:?}");
    // A double click zooms in.
    page.click(SIGHT).await?;
    page.click(SIGHT).await?;
    let near = view_after(page, west).await?;
    check!(near[0] > west[0] + 0.5, "{near:?} is not nearer than {west:?}");
    Ok(())
}

/// Touch: one finger scrolls the page, two move the map.
pub(crate) async fn by_fingers(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    let fingers = "const area = document.querySelector(arguments[0]); area.scrollIntoView({ block: 'center' }); \
        const box = area.getBoundingClientRect(); \
        const send = (type, pointerId, share) => area.dispatchEvent(new PointerEvent(type, { pointerId, buttons: 1, bubbles: true, \
            cancelable: true, pointerType: 'touch', clientX: box.left + share * box.width, clientY: box.top + 60 })); \
        const move = () => { const event = new Event('touchmove', { bubbles: true, cancelable: true }); \
            area.dispatchEvent(event); return event.defaultPrevented; }; \
        send('pointerdown', 1, .4); const one = move(); \
        if (arguments[1] > 1) send('pointerdown', 2, .6); const both = move(); \
        for (let step = 1; step <= 5; step++) { send('pointermove', 1, .4 - .04 * step); \
            if (arguments[1] > 1) send('pointermove', 2, .6 + .04 * step); } \
        if (arguments[1] > 1) send('pointerup', 2, .8); send(arguments[1] > 1 ? 'pointerup' : 'pointercancel', 1, .2); \
        return [one, both]";
    let taken = page.js(fingers, vec![json!(SIGHT), json!(1)]).await?;
    check!(taken == json!([false, false]), "the page's scrolling is taken from one finger");
    page.wait_for("document.querySelector('.map-hint.fingers[data-visible]')", "a word says what two fingers do")
        .await?;
    page.wait_query("map", None).await?;
    let taken = page.js(fingers, vec![json!(SIGHT), json!(2)]).await?;
    check!(taken == json!([false, true]), "two fingers scroll the page");
    let near = view_after(page, [0.0; 3]).await?;
    let zoom = page.js("return Math.log2(3)", Vec::new()).await?.as_f64().unwrap_or_default();
    page.click("[data-command=map-initial]").await?;
    page.wait_query("map", None).await?;
    page.click("[data-command=map-zoom-in]").await?;
    let one = view_after(page, [0.0; 3]).await?;
    check!((near[0] - (one[0] - 1.0) - zoom).abs() < 0.05, "{near:?} is not three times as near as home");
    // A double tap zooms in too, up to the deepest zoom.
    page.click("[data-command=map-all]").await?;
    let one = view_after(page, one).await?;
    let taps = "const area = document.querySelector(arguments[0]); const box = area.getBoundingClientRect(); \
        const at = { pointerId: 3, bubbles: true, pointerType: 'touch', clientX: box.left + 20, clientY: box.top + 90 }; \
        for (let tap = 0; tap < 2; tap++) { area.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 })); \
            area.dispatchEvent(new PointerEvent('pointerup', { ...at, buttons: 0 })); }";
    page.js(taps, vec![json!(SIGHT)]).await?;
    let nearer = view_after(page, one).await?;
    check!((nearer[0] - one[0] - 1.0).abs() < 0.02, "{nearer:?} is not one zoom nearer than {one:?}");
    Ok(())
}

/// The wheel scrolls the page, unless Ctrl is pressed.
pub(crate) async fn by_wheel(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    check!(!page.turn_wheel(SIGHT, 120, false).await?, "the page's scrolling is taken");
    page.wait_for("document.querySelector('.map-hint.wheel[data-visible]')", "a word says what Ctrl does").await?;
    check!(page.turn_wheel(SIGHT, -240, true).await?, "the page is zoomed with the map");
    view_after(page, [0.0; 3]).await?;
    Ok(())
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    page.focus(SIGHT).await?;
    let mut before = [0.0; 3];
    for (key, is_so) in [
        ("=", (|new, _| new[0] > 0.0) as fn([f64; 3], [f64; 3]) -> bool),
        ("ArrowRight", |new, old| new[2] > old[2]),
        ("ArrowUp", |new, old| new[1] > old[1]),
        ("ArrowLeft", |new, old| new[2] < old[2]),
        ("ArrowDown", |new, old| new[1] < old[1]),
        ("-", |new, old| new[0] < old[0]),
    ] {
        page.press(key).await?;
        let after = view_after(page, before).await?;
        check!(is_so(after, before), "{key} leads from {before:?} to {after:?}");
        before = after;
    }
    // Tab goes from the map to its places, of which one is a tab stop, and out again.
    page.press("Tab").await?;
    page.wait_for("document.activeElement.matches('.map-extent [role=button]')", "Tab leads to a place").await?;
    let own = "return document.activeElement.dataset.place ?? document.activeElement.dataset.command";
    let first = page.js(own, Vec::new()).await?;
    page.press("ArrowRight").await?;
    page.until("an arrow leads to the next place", async || Ok(page.js(own, Vec::new()).await? != first)).await?;
    page.press("ArrowLeft").await?;
    page.until("and back", async || Ok(page.js(own, Vec::new()).await? == first)).await?;
    page.press("Enter").await?;
    page.wait_for("document.activeElement.matches('[data-view=detail] h2')", "Enter opens the record").await?;
    page.press("Escape").await?;
    page.wait_for("document.activeElement.matches('.map-extent [role=button]')", "Escape leads back").await?;
    page.press("Tab").await?;
    page.wait_for("!document.activeElement.closest('.map-viewport')", "Tab leads out of the map").await
}

pub(crate) async fn tours(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    for stop in ["suzhou-creek-hongkou", "suzhou-creek-jingan", "huangpu-center"] {
        page.click("[data-command=next-stop]").await?;
        page.wait_query("sel", Some(stop)).await?;
    }
    page.click("[data-command=previous-stop]").await?;
    page.wait_query("sel", Some("suzhou-creek-jingan")).await?;
    page.click_until("[data-command=play-visit]", "[data-command=pause-visit]").await?;
    page.wait_query("sel", Some("huangpu-center")).await?;
    page.click("[data-command=pause-visit]").await?;
    page.wait_for("document.querySelector(\"[data-command=play-visit]\")", "it can be played again").await?;
    // Another action ends the tour. After the last stop it starts again.
    page.visit("/?view=map&sel=trucks-seen").await?;
    page.click_until("[data-command=play-visit]", "[data-command=pause-visit]").await?;
    page.wait_query("sel", Some("suzhou-creek-hongkou")).await?;
    page.click("[data-command=map-zoom-in]").await?;
    page.wait_for("document.querySelector(\"[data-command=play-visit]\")", "the tour ends").await
}

/// A cluster opens to its places.
pub(crate) async fn clusters_open(page: &Page) -> Result {
    page.visit("/?view=map&map=9.6/31.2/121.45").await?;
    let before = view(page).await?;
    page.click("[data-command^=open-map-cluster]").await?;
    let near = view_after(page, before).await?;
    check!(near[0] > before[0] + 0.3, "{near:?} is not nearer than {before:?}");
    page.wait_for("document.activeElement.matches('.map-viewport')", "the focus stays on the map").await?;
    // Elements made later are drawn too: shapes have the SVG namespace.
    page.click("[data-command=map-initial]").await?;
    page.wait_query("map", None).await?;
    let drawn = "Array.from(document.querySelectorAll('.map .shape'), (shape) => shape.getBoundingClientRect().width)";
    page.wait_for(&format!("{drawn}.length > 10 && {drawn}.every((width) => width > 0)"), "every mark is seen").await
}

pub(crate) async fn districts_filter(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let events = page.count(EVENTS).await?;
    go_to(page, "map").await?;
    let places = page.count(PLACES).await?;
    page.choose("select[name='district']", "310109").await?;
    page.wait_query("district", Some("310109")).await?;
    view_after(page, [0.0; 3]).await?;
    page.until("fewer places are listed", async || Ok(page.count(PLACES).await? < places)).await?;
    go_to(page, "timeline").await?;
    check!(page.count(EVENTS).await? < events, "the other views are not filtered");
    go_to(page, "map").await?;
    page.wait_query("district", Some("310109")).await?;
    page.click(".pick [data-command=all-districts]").await?;
    page.wait_query("district", None).await?;
    let is_reset = "document.querySelector(\"select[name='district']\").value === ''";
    page.wait_for(is_reset, "the list of districts follows the filter").await?;
    page.until("all is shown again", async || Ok(page.count(PLACES).await? == places)).await?;
    page.click("[data-command=map-initial]").await?;
    page.wait_query("map", None).await?;
    page.click("text[data-command='filter-district 310101']").await?;
    page.wait_query("district", Some("310101")).await
}

/// The cluster and the label beside a line open its place by pointer. For the keyboard, they are one tab stop.
pub(crate) async fn a_mark_its_number_and_its_name_are_one_target(page: &Page) -> Result {
    for target in [
        ".numbered[data-command='select suzhou-creek-hongkou']",
        ".label.visit[data-command='select suzhou-creek-hongkou']",
    ] {
        page.visit("/?view=map").await?;
        page.click(&format!("[data-view='map'] {target}")).await?;
        page.wait_query("sel", Some("suzhou-creek-hongkou")).await?;
    }
    let stops = page
        .count(
            "[data-view='map'] [data-command^=select][tabindex], [data-view='map'] [data-command^=select] [tabindex]",
        )
        .await?;
    check!(stops == 0, "{stops} stops for what is one target");
    Ok(())
}

/// Three places at one position: repeated clicks select each of them.
pub(crate) async fn several_places_at_one_position(page: &Page) -> Result {
    const LISTED: &str = "[data-view='map'] .picker .picker-option";
    let portal = Portal::start()?;
    page.visit(&format!("{}/?story=stories/spots.json&view=map", portal.url())).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('同一处')", "the story is there").await?;
    for wanted in ["spot-a", "spot-b", "spot-c", "spot-a"] {
        // The topmost element at the position.
        let click = "const mark = document.querySelector('.map-extent [data-command^=open-map-cluster]'); \
            const box = (mark.querySelector('.hit') ?? mark).getBoundingClientRect(); \
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]; \
            mark.scrollIntoView({ block: 'center' }); const at = (mark.querySelector('.hit') ?? mark).getBoundingClientRect(); \
            document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2) \
                .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))";
        page.js(click, Vec::new()).await?;
        page.until("the three are listed", async || Ok(page.count(LISTED).await? == 3)).await?;
        page.click(&format!("{LISTED}[data-place='{wanted}']")).await?;
        page.wait_query("sel", Some(wanted)).await?;
        page.until("the list closes", async || Ok(page.count(LISTED).await? == 0)).await?;
    }
    Ok(())
}

/// A story without places and base map: no drawing of the earlier story remains, and no filter is offered to clear.
pub(crate) async fn a_story_without_places(page: &Page) -> Result {
    let portal = Portal::start()?;
    page.visit(&format!("{}/?story=stories/nowhere.json&view=map", portal.url())).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('没有地点')", "the story is there").await?;
    page.until("it says that there are no places", async || Ok(page.count_shown(".map-empty").await? == 1)).await?;
    check!(
        page.count("[data-view='map'] [data-command=clear-filters]").await? == 0,
        "filters are offered to clear, but there are none"
    );
    page.visit(&format!("{}/?story=stories/elsewhere.json&view=map", portal.url())).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('别处')", "the story is there").await?;
    page.until("the end of the base map is shown", async || Ok(page.count_shown(".basemap-notice").await? == 1))
        .await?;
    // The elements that the prerendered page positioned by style or class, and which now stand for others.
    let left = "return [...document.querySelectorAll('.map-north, .map-attribution, .basemap-notice')] \
        .filter((own) => own.getAttribute('style') || /(^| )p\\d+ /.test(own.className)).map((own) => own.outerHTML)";
    let left = page.js(left, Vec::new()).await?;
    check!(left == json!([]), "a place is left over: {left}");
    Ok(())
}

/// Going back during a flight restores the earlier view, and writes no address afterwards.
pub(crate) async fn back_during_a_flight(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    let fly = "const list = document.querySelector(\"select[name='district']\"); list.value = '310109'; \
        list.dispatchEvent(new Event('change', { bubbles: true })); window.flown = location.search; \
        setTimeout(() => history.back(), 120); setTimeout(() => { window.late = true; }, 1900)";
    page.js(fly, Vec::new()).await?;
    page.wait_for("window.late", "the flight would be over").await?;
    check!(page.js("return window.flown", Vec::new()).await? == "?district=310109", "the district was not chosen");
    let left = page.js("return location.search", Vec::new()).await?;
    check!(left == "", "the address says {left}");
    Ok(())
}

/// If the filters leave no place, the map says so and clears them.
pub(crate) async fn empty_map_is_reported(page: &Page) -> Result {
    page.visit("/?view=map&district=310118&programme=breakfast&time=1900/1901").await?;
    page.wait_for("document.querySelector('.map-empty [data-command=clear-filters]')", "the map says that it is empty")
        .await?;
    page.click(".map-empty [data-command=clear-filters]").await?;
    page.until("the filters are cleared", async || {
        let left = [page.query("district").await?, page.query("programme").await?, page.query("time").await?];
        Ok(left == [None, None, None])
    })
    .await?;
    page.until("places are listed", async || Ok(page.count(PLACES).await? > 40)).await
}

/// Waits until the text beside the places contains these words.
async fn says(page: &Page, words: &str) -> Result {
    let content = async || Ok(page.texts(".distance-tools .hint").await?.iter().any(|text| text.contains(words)));
    page.until(&format!("a sentence says {words}"), content).await
}

/// The position, with permission, sorts the places. Without it, a place can be chosen instead.
pub(crate) async fn near_me(page: &Page) -> Result {
    page.set_position_permission(Some((31.22892, 121.48775))).await?;
    page.visit("/?view=map").await?;
    page.click("[data-command=locate]").await?;
    let nearest = format!("{PLACES} .distance");
    page.until("distances are shown", async || Ok(page.count(&nearest).await? > 20)).await?;
    let first = page.attrs(PLACES, "data-place").await?;
    check!(first.first().is_some_and(|id| id == "trucks-seen"), "{first:?} is not by distance");
    let url = page.url().await?;
    check!(!url.contains("31.2") && !url.contains("121.4"), "the position is in the address: {url}");
    let kept =
        page.js("return localStorage.length + sessionStorage.length + document.cookie.length", Vec::new()).await?;
    check!(kept == json!(0), "something is stored");
    page.click("[data-command=forget-location]").await?;
    page.until("distances are gone", async || Ok(page.count(&nearest).await? == 0)).await?;
    page.remove_position().await?;
    page.click("[data-command=locate]").await?;
    says(page, "设备无法定位").await?;
    page.set_position_permission(None).await?;
    page.click("[data-command=locate]").await?;
    says(page, "未获定位授权").await?;
    page.choose("select[name='from']", "trucks-seen").await?;
    page.until("distances from there are shown", async || Ok(page.count(&nearest).await? > 20)).await
}

/// A very small window has the map too, without overflow.
pub(crate) async fn narrow(page: &Page) -> Result {
    page.set_size(360, 800).await?;
    page.visit("/?view=map").await?;
    check!(page.count_shown("[data-view='map'] .mark").await? >= 4, "the map is empty");
    let overflow = page.js("return document.documentElement.scrollWidth - innerWidth", Vec::new()).await?;
    check!(overflow.as_i64() <= Some(0), "the page is {overflow} px too wide");
    let credit = page
        .count_shown(".map-attribution .schematic, .map-attribution a[href*='openstreetmap.org/copyright']")
        .await?;
    check!(credit == 2, "the map does not say what it is");
    Ok(())
}

/// With reduced motion, changes show at once.
pub(crate) async fn reduced_motion(page: &Page) -> Result {
    page.prefer_reduced_motion().await?;
    page.visit("/?view=map").await?;
    let frames = "return (async () => { const seen = new Set(); document.querySelector(\"[data-command=map-all]\").click(); \
        for (let frame = 0; frame < 20; frame++) { await new Promise(requestAnimationFrame); \
            seen.add(document.querySelector('.map-scale').textContent); } return seen.size; })()";
    let seen = page.js(frames, Vec::new()).await?;
    check!(seen.as_u64().is_some_and(|seen| seen <= 2), "{seen} different scales are seen on the way");
    Ok(())
}

/// A portal's tiles cover the schematic map, which shows where a tile is missing or late. Their provider is named.
pub(crate) async fn tiles_of_a_portal(page: &Page) -> Result {
    page.visit("/?view=map").await?;
    check!(page.count(".tile").await? == 0, "tiles are asked for that nobody wants");
    let portal = Portal::start()?;
    page.visit(&format!("{}/?view=map", portal.url())).await?;
    let loaded = "Array.from(document.querySelectorAll('.tile')).filter((tile) => tile.complete && tile.naturalWidth > 0).length";
    page.wait_for(&format!("{loaded} > 0"), "tiles come").await?;
    let (all, whole) = (page.count(".tile").await?, page.js(&format!("return {loaded}"), Vec::new()).await?);
    check!(whole.as_u64().is_some_and(|whole| whole < all as u64), "no tile is missing or slow: {whole} of {all}");
    check!(portal.requests().iter().all(|path| path.starts_with("/1")), "{:?}", portal.requests());
    check!(page.count_shown(".basemap .district").await? > 3, "the schematic is gone");
    let credit = page.text(".map-attribution").await?;
    check!(credit.contains("测试图商") && credit.contains("审图号：GS(2021)0000号"), "{credit}");
    check!(credit.contains("OpenStreetMap"), "{credit}");
    // Tiles are drawn below the marks of the story.
    page.click("[data-command=map-zoom-in]").await?;
    view_after(page, [0.0; 3]).await?;
    page.until("nearer tiles come", async || Ok(portal.requests().iter().any(|path| path.starts_with("/14")))).await
}

/// The number of pixels of the canvas that are painted.
const INK: &str = "(() => { const canvas = document.querySelector('.map-dots'); if (!canvas?.width) return 0; \
    const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; \
    let count = 0; for (let at = 3; at < data.length; at += 4) count += data[at] > 0; return count; })()";

/// 100,000 points are counted on a canvas. A cluster splits when the map zooms in, and a point opens its record.
pub(crate) async fn very_many_points(page: &Page) -> Result {
    let portal = Portal::start()?;
    // The map is made some frames after the page is shown.
    page.visit(&format!("{}/?story=stories/points.json", portal.url())).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('十万个点')", "the story is there").await?;
    go_to(page, "map").await?;
    page.wait_for(&format!("{INK} > 100"), "the points are drawn on the page that a tab leads to").await?;
    page.visit(&format!("{}/?story=stories/points.json&view=map&map=11/31.2/121.47", portal.url())).await?;
    page.wait_for("document.querySelector('h1').textContent.includes('十万个点')", "the story is there").await?;
    page.wait_for(&format!("{INK} > 1000"), "the points are drawn").await?;
    let elements = page.count("[data-view='map'] *").await?;
    check!(elements < 600, "{elements} elements for points that are drawn on a canvas");
    // Over a cluster, the pointer shows the number of points.
    let find = "return (async (is_cluster) => { const plot = document.querySelector('.map-viewport'); \
        plot.scrollIntoView({ block: 'center' }); const box = plot.getBoundingClientRect(); \
        for (let y = .3; y < .7; y += .01) for (let x = .3; x < .7; x += .01) { \
            const at = { clientX: box.left + x * box.width, clientY: box.top + y * box.height, pointerId: 7, bubbles: true }; \
            plot.dispatchEvent(new PointerEvent('pointermove', { ...at, buttons: 0 })); \
            await new Promise(resolve => setTimeout(resolve)); \
            const title = plot.getAttribute('title'); \
            if (title && /\\d/.test(title) === is_cluster) { \
                plot.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 })); \
                plot.dispatchEvent(new PointerEvent('pointerup', { ...at, buttons: 0 })); \
                return title; } } return ''; })(arguments[0])";
    let before = view(page).await?;
    let said = page.js(find, vec![json!(true)]).await?;
    check!(said.as_str().is_some_and(|said| said.contains("格点")), "the pointer finds no number: {said}");
    let near = view_after(page, before).await?;
    check!(near[0] > before[0] + 0.5, "{near:?} is not nearer than {before:?}");
    page.visit(&format!("{}/?story=stories/points.json&view=map&map=16/31.2/121.47", portal.url())).await?;
    page.wait_for(&format!("{INK} > 100"), "single points are drawn").await?;
    let said = page.js(find, vec![json!(false)]).await?;
    check!(said == json!("格点"), "the pointer finds no point: {said}");
    page.wait_query("sel", Some("grid")).await
}
