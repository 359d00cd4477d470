//! In a frame: floods of messages, the history, and the view in the address.

use browser_tests::{Fault, FaultTarget, Faulty, Framed, Host, HostPage, Page, Result, check};
use serde_json::json;

use crate::embed::host_page;

/// Counts the messages of the frame by kind, and records the views in them.
const COUNT: &str = "window.counts = {}; window.views = []; addEventListener('message', ({ data }) => { \
        if (data?.source !== 'minxin-atlas') return; counts[data.type] = (counts[data.type] ?? 0) + 1; \
        if (data.type === 'viewchange') views.push(data.view); }); \
    window.say = (type, more) => frames[0].postMessage({ source: 'minxin-atlas-host', v: 1, type, ...more }, '*');";

/// Serves a page with a frame, and one without. Opens the second, then the first, and waits until the frame is ready.
async fn framed(page: &Page, query: &str, width: u32) -> Result<(Framed, Host)> {
    let framed = Framed::start()?;
    let src = [&framed.url(), "/", query].concat();
    let of = |path: &str, body: &str| HostPage { path: path.to_owned(), headers: String::new(), body: body.to_owned() };
    let head = "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>门户</title>";
    let body = format!(
        "{head}<iframe title=\"民心图鉴\" width=\"{width}\" height=\"900\" src=\"{src}\"></iframe><script src=\"/count.js\"></script></html>"
    );
    let host = Host::start(vec![
        of("/", &body),
        of("/before", &[head, "<p>先前</p></html>"].concat()),
        of("/count.js", COUNT),
    ])?;
    page.open(&host.url("/before")).await?;
    page.open(&host.url("/")).await?;
    let is_ready =
        "document.documentElement.dataset.state === 'ready' && 'fullLayout' in document.documentElement.dataset";
    page.enter_frame_when(0, is_ready, "the frame is ready").await?;
    page.leave_frame().await?;
    Ok((framed, host))
}

/// One answer in each animation frame, and the last of all commands of a kind. Texts over the limit are ignored.
pub(crate) async fn a_flood_of_messages(page: &Page) -> Result {
    let _served = framed(page, "?view=map&sel=breakfast-trucks", 640).await?;
    let steps = page.js("return history.length", Vec::new()).await?;
    page.js(
        "for (let count = 0; count < 50000; count += 1) say('hello'); say('set-view', { view: 'indicators' })",
        Vec::new(),
    )
    .await?;
    page.wait_for("window.views.at(-1) === 'indicators'", "the flood of greetings is over").await?;
    let counts = page.js("return [counts.ready, counts.height]", Vec::new()).await?;
    check!(counts[0] == 1, "the frame says {} times that it is ready", counts[0]);
    check!(counts[1].as_u64().is_some_and(|heights| heights < 1_500), "it says {} times how high it is", counts[1]);
    let flood = "views.length = 0; for (let count = 0; count < 5000; count += 1) \
        say('set-view', { view: ['map', 'timeline', 'indicators'][count % 3] }); \
        for (let count = 0; count < 5; count += 1) say('select', { sel: 'x'.repeat(10000000) }); say('set-view', { view: 'table' })";
    page.js(flood, Vec::new()).await?;
    page.wait_for("window.views.at(-1) === 'table'", "the last command is obeyed").await?;
    let views = page.js("return views.length", Vec::new()).await?;
    check!(views.as_u64().is_some_and(|views| views < 500), "5000 commands are obeyed {views} times");
    check!(page.js("return history.length", Vec::new()).await? == steps, "they add to the history");
    page.enter_frame(0).await?;
    let content = page.js("return [location.search, document.documentElement.dataset.state]", Vec::new()).await;
    page.leave_frame().await?;
    check!(content? == json!(["?view=table&sel=breakfast-trucks", "ready"]), "the frame shows something else");
    Ok(())
}

/// Runs actions in the frame, each once its control exists.
async fn act(page: &Page) -> Result {
    let controls = [
        "[data-command=set-view-timeline]",
        "[data-command=set-view-table]",
        "td a, th a",
        "[data-command=next-record]",
        ".skip",
        "[data-command=close-detail]",
        "[data-command=set-view-map]",
        "[data-command=map-zoom-in]",
        "[data-command=map-initial]",
        "[data-command=set-language-en]",
    ];
    for css in controls {
        page.wait_for(&format!("document.querySelector('{css}')"), &format!("{css} is there")).await?;
        page.js("document.querySelector(arguments[0]).click()", vec![json!(css)]).await?;
    }
    page.wait_for("!new URLSearchParams(location.search).has('map')", "the map is at home").await
}

/// Actions in a frame add no history entry: the history is that of the embedding page.
pub(crate) async fn the_history_is_the_hosts(page: &Page) -> Result {
    let (_framed, host) = framed(page, "?view=map", 640).await?;
    let steps = page.js("return history.length", Vec::new()).await?;
    page.enter_frame(0).await?;
    let acted = act(page).await;
    page.leave_frame().await?;
    acted?;
    page.enter_frame_when(0, "document.documentElement.lang === 'en'", "the frame speaks English").await?;
    let address = page.js("return [location.search, location.hash]", Vec::new()).await;
    page.leave_frame().await?;
    check!(address? == json!(["?lang=en&view=map", ""]), "the frame is elsewhere");
    check!(page.js("return history.length", Vec::new()).await? == steps, "the frame adds to the history");
    page.back().await?;
    page.until("going back leaves the page", async || Ok(page.url().await? == host.url("/before"))).await
}

/// The view in the address of a frame comes first, below the title and the controls, in narrow and in wide frames.
pub(crate) async fn one_view_comes_first(page: &Page) -> Result {
    for width in [360, 800] {
        for view in ["map", "timeline", "indicators", "table"] {
            let _served = framed(page, &format!("?lang=en&view={view}"), width).await?;
            page.enter_frame(0).await?;
            let places = "const top = (css) => document.querySelector(css)?.getBoundingClientRect().top ?? -1; \
                return [top('#main'), top('.map-frame'), top('#main') - top('.strip'), document.documentElement.scrollWidth]";
            let places = page.js(places, Vec::new()).await;
            page.leave_frame().await?;
            let places = places?;
            let [main, map, below, wide] = [0, 1, 2, 3].map(|place| places[place].as_f64().unwrap_or(-1.0));
            check!(main > 0.0 && main < 260.0, "{view} comes {main} px down in a frame of {width} px");
            check!(
                view != "map" || (main..300.0).contains(&map),
                "the map comes {map} px down in a frame of {width} px"
            );
            check!(below > 40.0, "{view} does not come below the filters in a frame of {width} px");
            check!(wide <= f64::from(width), "{view} is {wide} px wide in a frame of {width} px");
        }
    }
    Ok(())
}

/// A frame with the page of a view is laid out for it before the program runs, and as wide as the frame.
pub(crate) async fn the_page_of_a_view_comes_first(page: &Page) -> Result {
    let site = Faulty::without_policy(|page| page)?;
    site.inject_fault(FaultTarget::Program, Fault::Status(404));
    let body = format!("<iframe title=\"map\" width=\"800\" height=\"900\" src=\"{}/en/map/\"></iframe>", site.url());
    let host = Host::start(vec![host_page("/", "", &body)])?;
    page.open(&host.url("/")).await?;
    page.enter_frame_when(0, "document.querySelector('#trouble:not([hidden])')", "the program is missing").await?;
    let found = "return [document.documentElement.dataset.only, document.querySelector('#main').getBoundingClientRect().width > 700]";
    let found = page.js(found, Vec::new()).await;
    page.leave_frame().await?;
    check!(found.as_ref().is_ok_and(|found| *found == json!(["map", true])), "it is {found:?}");
    Ok(())
}
