//! Timeline: buttons, pointers, wheel, keyboard, tours, and their effect on the list.

use browser_tests::{Page, Result, check, count_bundled};
use serde_json::json;

const DRAWING: &str = "[data-view='timeline'] .timeline-viewport";
const MARKS: &str = "[data-view='timeline'] .timeline-extent [role='button']";
const ROWS: &str = "[data-view='timeline'] .event-list [data-event]";

/// The visible time, as text.
async fn sight(page: &Page) -> Result<String> {
    page.text("[data-view='timeline'] .range-label").await
}

/// The time in the link, once it has changed.
async fn time_after(page: &Page, before: &str) -> Result<String> {
    page.until("the link has the visible time", async || Ok(time(page).await? != before)).await?;
    time(page).await
}

async fn time(page: &Page) -> Result<String> {
    let time = page.js("return new URLSearchParams(location.search).get('time') ?? ''", Vec::new()).await?;
    Ok(time.as_str().unwrap_or_default().to_owned())
}

/// Clearing the filters also shows all time again.
pub(crate) async fn cleared(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let whole = sight(page).await?;
    page.visit("/?view=timeline&district=310101").await?;
    page.click("[data-command=timeline-zoom-in]").await?;
    time_after(page, "").await?;
    check!(sight(page).await? != whole, "another time is in sight");
    // The empty map offers it. The effect is the same wherever the button is.
    let clear = "const own = document.createElement('button'); own.dataset.command = 'clear-filters'; document.querySelector('main').append(own); own.click(); own.remove()";
    page.js(clear, Vec::new()).await?;
    page.wait_query("time", None).await?;
    page.until("all of the time is in sight", async || Ok(sight(page).await? == whole)).await
}

pub(crate) async fn by_buttons(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let (events, entries) = (page.count(ROWS).await?, page.js("return history.length", Vec::new()).await?);
    let whole = sight(page).await?;
    page.click("[data-command=timeline-zoom-in]").await?;
    let near = time_after(page, "").await?;
    check!(sight(page).await? != whole, "the visible range is named again");
    let fewer = page.count(ROWS).await?;
    check!(fewer < events, "the list still has {fewer} of {events} events");
    page.click("[data-command=timeline-later]").await?;
    let later = time_after(page, &near).await?;
    check!(later > near, "{later} is not later than {near}");
    check!(page.js("return history.length", Vec::new()).await? == entries, "moving adds steps to the way back");
    page.visit(&format!("/?view=timeline&time={later}")).await?;
    check!(time(page).await? == later, "the link leads to the same time");
    page.click("[data-command=timeline-initial]").await?;
    page.wait_query("time", None).await?;
    page.until("all is shown again", async || Ok(page.count(ROWS).await? == events)).await
}

pub(crate) async fn by_pointer(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    page.drag(DRAWING, -120.0).await?;
    let first = time_after(page, "").await?;
    page.wait_query("sel", None).await?;
    page.drag(".overview-strip .brush-handle[data-brush='end']", -60.0).await?;
    let second = time_after(page, &first).await?;
    check!(second.split('/').next() == first.split('/').next(), "{second} does not start where {first} does");
    Ok(())
}

/// A press without a drag stops an animation. The time that is shown then is the time in the link.
pub(crate) async fn a_press_stops_an_animation(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let press = "return (async () => { const plot = document.querySelector('.timeline-viewport'); \
        const { x, y } = plot.getBoundingClientRect(); \
        const at = { clientX: x + 9, clientY: y + 9, pointerId: 7, bubbles: true }; \
        document.querySelector('[data-command=timeline-zoom-in]').click(); \
        for (let count = 0; count < 4; count++) await new Promise(requestAnimationFrame); \
        plot.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 })); \
        plot.dispatchEvent(new PointerEvent('pointerup', { ...at, buttons: 0 })); })()";
    page.js(press, Vec::new()).await?;
    time_after(page, "").await?;
    Ok(())
}

/// Touch: two pointers that move apart.
pub(crate) async fn by_pinch(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let pinch = "const area = document.querySelector(arguments[0]); area.scrollIntoView({ block: 'center' }); \
        const box = area.getBoundingClientRect(); \
        const send = (type, pointerId, share) => area.dispatchEvent(new PointerEvent(type, { pointerId, buttons: 1, bubbles: true, \
            cancelable: true, isPrimary: pointerId === 1, clientX: box.left + share * box.width, clientY: box.top + 60 })); \
        send('pointerdown', 1, .4); send('pointerdown', 2, .6); \
        for (let step = 1; step <= 5; step++) { send('pointermove', 1, .4 - .04 * step); send('pointermove', 2, .6 + .04 * step); } \
        send('pointerup', 1, .2); send('pointerup', 2, .8)";
    page.js(pinch, vec![json!(DRAWING)]).await?;
    let near = time_after(page, "").await?;
    let years = |part: Option<&str>| part.and_then(|day| day.get(..4)?.parse::<i32>().ok()).unwrap_or_default();
    let mut ends = near.split('/');
    let (from, to) = (years(ends.next()), years(ends.next()));
    check!(to - from <= 4, "{near} is not a third of eleven years");
    Ok(())
}

/// The wheel scrolls the page, unless Ctrl is pressed.
pub(crate) async fn by_wheel(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    check!(!page.turn_wheel(DRAWING, 120, false).await?, "the page's scrolling is taken");
    check!(page.turn_wheel(DRAWING, -240, true).await?, "the page is zoomed with the timeline");
    time_after(page, "").await?;
    Ok(())
}

pub(crate) async fn by_keyboard(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let stops = page.count(&format!("{MARKS}[tabindex='0']")).await?;
    check!(stops == 1, "the drawing has {stops} tab stops");
    page.focus(&format!("{MARKS}[tabindex='0']")).await?;
    let own = "const own = document.activeElement; \
        return own.closest('.timeline-extent') && (own.dataset.event ?? own.dataset.indicator ?? own.dataset.cluster)";
    let mut seen = vec![page.js(own, Vec::new()).await?];
    for key in ["ArrowRight", "ArrowDown", "ArrowDown", "End", "Home", "PageDown", "ArrowUp"] {
        page.press(key).await?;
        let before = seen.last().cloned().unwrap_or_default();
        let moved = async || Ok(![json!(null), before.clone()].contains(&page.js(own, Vec::new()).await?));
        page.until(&format!("{key} leads to another mark"), moved).await?;
        seen.push(page.js(own, Vec::new()).await?);
    }
    check!(seen[5] == json!("renewal-begins"), "Home leads to {}", seen[5]);
    // A letter selects the next title that begins with it.
    page.press("2").await?;
    page.wait_for("document.activeElement.textContent.startsWith('2')", "typing leads to a title").await?;
    let before = time(page).await?;
    page.press("=").await?;
    time_after(page, &before).await?;
    page.wait_for("document.activeElement.closest('.timeline-extent')", "the focus stays on its mark").await?;
    page.press("Enter").await?;
    page.wait_for("document.activeElement.matches('[data-view=detail] h2')", "Enter opens the record").await?;
    page.press("Escape").await?;
    page.wait_for("document.activeElement.closest('.timeline-extent')", "Escape leads back to the mark").await
}

pub(crate) async fn tours(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let (events, whole) = (page.count(ROWS).await?, sight(page).await?);
    // The first stop is long before the others. The tour continues from there all the same.
    page.click("[data-command=next-event]").await?;
    page.wait_query("sel", Some("renewal-begins")).await?;
    page.until("the tour leads there", async || Ok(sight(page).await? != whole)).await?;
    page.click("[data-command=next-event]").await?;
    page.wait_query("sel", Some("riverside-begins")).await?;
    // The tour filters nothing, neither on its way nor at its stops.
    page.click_until("[data-command=play-events]", "[data-command=pause-events]").await?;
    page.until("it plays on", async || Ok(page.query("sel").await? != Some("riverside-begins".to_owned()))).await?;
    page.js("window.rested = 0; setTimeout(() => { window.rested = 1; }, 900)", Vec::new()).await?;
    page.wait_for("window.rested", "it is at rest").await?;
    page.click("[data-command=pause-events]").await?;
    check!(time(page).await?.is_empty(), "the tour filters by {}", time(page).await?);
    check!(page.count(ROWS).await? == events, "{} of {events} events are left", page.count(ROWS).await?);
    check!(page.count(".pick.set").await? == 0, "a filter is said to be on");
    page.visit("/?view=timeline").await?;
    page.choose("select[name='tour']", "visit-2021-01-04").await?;
    for stop in ["visit-hongkou", "visit-jingan", "visit-huangpu-center"] {
        page.click("[data-command=next-event]").await?;
        page.wait_query("sel", Some(stop)).await?;
    }
    // By the keyboard, because the layout may still move below a pointer.
    page.focus("[data-command=previous-event]").await?;
    page.press("Enter").await?;
    page.wait_query("sel", Some("visit-jingan")).await?;
    page.click_until("[data-command=play-events]", "[data-command=pause-events]").await?;
    page.wait_query("sel", Some("visit-huangpu-center")).await?;
    page.click("[data-command=pause-events]").await?;
    page.wait_for("document.querySelector(\"[data-command=play-events]\")", "it can be played again").await
}

/// Events at one position are listed at the current scale. One of them is selected by pointer and by keyboard.
pub(crate) async fn a_cluster_is_listed(page: &Page) -> Result {
    const CROWD: &str = "[data-view='timeline'] .cluster";
    const LISTED: &str = "[data-view='timeline'] .picker .picker-option";
    page.visit("/?view=timeline").await?;
    page.until("a crowd is there", async || Ok(page.count(CROWD).await? > 0)).await?;
    let (before, count) = (sight(page).await?, page.text(CROWD).await?);
    page.click(CROWD).await?;
    page.until("it is listed", async || Ok(format!("+{}", page.count(LISTED).await?) == count)).await?;
    check!(sight(page).await? == before, "the scale changes from {before} to {}", sight(page).await?);
    page.press("Escape").await?;
    page.until("Escape closes the list", async || Ok(page.count(LISTED).await? == 0)).await?;
    page.wait_for("document.activeElement.matches('.cluster')", "the focus is back on the crowd").await?;
    page.press("Enter").await?;
    page.wait_for("document.activeElement.matches('.picker-option')", "the focus is in the list").await?;
    let wanted = page.attrs(LISTED, "data-indicator").await?.pop().unwrap_or_default();
    page.click(&format!("{LISTED}[data-indicator='{wanted}']")).await?;
    page.wait_query("sel", Some(&wanted)).await?;
    page.until("the list closes", async || Ok(page.count(LISTED).await? == 0)).await?;
    check!(page.count(".cluster.related").await? > 0, "the crowd does not show what is chosen");
    // Zooming may split the cluster. The focus stays among the marks.
    page.focus(CROWD).await?;
    let (before, marks) = (sight(page).await?, page.count(MARKS).await?);
    page.press("=").await?;
    page.until("the timeline zooms in", async || Ok(sight(page).await? != before)).await?;
    page.until("other marks are drawn", async || Ok(page.count(MARKS).await? != marks)).await?;
    page.wait_for("document.activeElement.matches('.timeline-extent [role=button]')", "the focus is on a mark").await
}

pub(crate) async fn lanes_fold(page: &Page) -> Result {
    page.visit("/?view=timeline").await?;
    let marks = page.count(MARKS).await?;
    page.click("details.lane-menu summary").await?;
    page.click("details.lane-menu [data-command='toggle-lane old-area-renewal']").await?;
    page.wait_query("fold", Some("old-area-renewal")).await?;
    let folded = ".lane-name[data-command='toggle-lane old-area-renewal'][aria-expanded='false']";
    page.until("the lane is folded", async || Ok(page.count(folded).await? == 1)).await?;
    let fewer = page.count(MARKS).await?;
    check!(fewer < marks, "{fewer} of {marks} marks are left");
    page.click(folded).await?;
    page.wait_query("fold", None).await?;
    page.until("it is unfolded", async || Ok(page.count(MARKS).await? == marks)).await
}

/// In a narrow window, each lane is a row of dots, and all of them fit the screen. A row lists its events.
pub(crate) async fn narrow(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    page.visit("/?view=timeline").await?;
    page.until("the lanes are rows", async || Ok(page.count_shown(".lane-row").await? > 5)).await?;
    check!(page.count_shown(".event-list").await? == 0, "the list is below the drawing");
    let height =
        page.js("return document.querySelector('.timeline-drawing').getBoundingClientRect().height", Vec::new());
    check!(height.await?.as_f64().is_some_and(|height| height <= 740.0 - 104.0), "the drawing is too high");
    page.click("[data-command='open-lane breakfast']").await?;
    page.until("its events are listed", async || Ok(page.count_shown(".lane-events [data-event]").await? > 3)).await?;
    page.click(".form-switch [data-command=set-form-list]").await?;
    page.wait_query("form", Some("list")).await?;
    page.until("the list takes its place", async || Ok(page.count_shown(".lane-row").await? == 0)).await?;
    let events = page.count_shown("[data-view='timeline'] .event-list [data-event]").await?;
    check!(events == count_bundled("events", None), "{events} events are listed");
    check!(page.count_shown(".event-list .deadline-row").await? > 0, "no deadline is listed");
    let eras = page.count_shown(".era-list [data-record]").await?;
    check!(eras == count_bundled("eras", None), "{eras} eras are listed");
    let overflow = page.js("return document.documentElement.scrollWidth - innerWidth", Vec::new()).await?;
    check!(overflow.as_i64() <= Some(0), "the page is {overflow} px too wide");
    Ok(())
}

/// On a page, the drawing fills one screen.
pub(crate) async fn fits_a_screen(page: &Page) -> Result {
    page.set_size(1440, 900).await?;
    for view in ["timeline", "map"] {
        page.visit(&format!("/?view={view}")).await?;
        let height = format!("return document.querySelector('[data-view={view}]').getBoundingClientRect().height");
        let fits = async || Ok(page.js(&height, Vec::new()).await?.as_f64().is_some_and(|height| height <= 797.0));
        page.until(&format!("the {view} is one screen high"), fits).await?;
    }
    Ok(())
}

/// With reduced motion, changes show at once.
pub(crate) async fn reduced_motion(page: &Page) -> Result {
    page.prefer_reduced_motion().await?;
    page.visit("/?view=timeline").await?;
    let frames = "return (async () => { const seen = new Set(); document.querySelector(\"[data-command=timeline-zoom-in]\").click(); \
        for (let frame = 0; frame < 20; frame++) { await new Promise(requestAnimationFrame); \
            seen.add(document.querySelector('.range-label').textContent); } return seen.size; })()";
    let seen = page.js(frames, Vec::new()).await?;
    check!(seen.as_u64().is_some_and(|seen| seen <= 2), "{seen} different times are seen on the way");
    Ok(())
}
