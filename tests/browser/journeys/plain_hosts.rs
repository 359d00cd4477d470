//! The atlas on hosts that send no headers, as `python3 -m http.server` does.

use browser_tests::{Host, HostPageSite, Page, Result, check};
use serde_json::json;

use crate::embed::{RECORD_EVENTS, fits, host_page, pages_below, pages_fit, script};

/// True if the page of a frame is ready, has its styles, and is in English.
const IS_WHOLE: &str = "document.documentElement.dataset.state === 'ready' && document.documentElement.lang === 'en' && \
    getComputedStyle(document.documentElement).getPropertyValue('--warn-soft') !== ''";

/// A frame without a script. It follows those that the script has made, because some browsers number frames by age.
const PLAIN: &str =
    "<iframe title=\"plain\" width=\"640\" height=\"900\" src=\"atlas/?view=map&amp;lang=en\"></iframe>";

/// A file that a user uploaded to the portal.
const UPLOAD: &str = "<!doctype html><title>upload</title><p id=\"upload\">upload</p><script>\
    try { parent.document.title = 'taken' } catch {} try { parent.taken = true } catch {}</script>";

/// Mounts an atlas in the portal's document, while every object inherits members that no configuration sets.
const MOUNT: &str = "window.failure = null; window.guest = document.getElementById('guest'); window.isReady = false;\
    guest.addEventListener('ready', () => { isReady = true; });\
    Object.prototype.extend = () => {}; Object.prototype.story = 'stories/none.json';\
    import('./atlas/mount.js').then(({ mount }) => mount(guest, { lang: 'en', view: 'map' }))\
      .catch((error) => { failure = String(error); })\
      .finally(() => { delete Object.prototype.extend; delete Object.prototype.story; });";

pub(crate) async fn on_the_portals_own_origin(page: &Page) -> Result {
    let frames = [
        "<minxin-atlas view=\"indicators\" lang=\"en\"></minxin-atlas>",
        "<minxin-atlas src=\"atlas/index.html\" view=\"map\" lang=\"en\"></minxin-atlas>",
        // Other files on the portal's origin, in every spelling.
        "<div data-minxin-atlas data-src=\"uploads/page.html\"></div>",
        "<div data-minxin-atlas data-src=\"atlas/../uploads/page.html\"></div>",
        "<div data-minxin-atlas data-src=\"atlas/%2e%2e/uploads/page.html\"></div>",
        "<div data-minxin-atlas data-src=\"atlas/..%2fuploads%2fpage.html\"></div>",
        "<div data-minxin-atlas data-src=\"atlas/uploaded.html\"></div>",
    ]
    .concat();
    // Without an encoding: the portal sets its own.
    let portal = format!(
        "<!doctype html><html lang=\"zh\"><meta charset=\"gbk\"><title>portal</title>\
         <meta name=\"minxin:tiles\" content=\"/tiles/{{z}}/{{x}}/{{y}}.png\"><script src=\"keep.js\"></script>{frames}\
         <minxin-atlas id=\"zh\" src=\"atlas\" view=\"map\"></minxin-atlas><div id=\"guest\">own</div>\
         <script src=\"atlas/embed.js\"></script>{PLAIN}<script type=\"module\" src=\"mount.js\"></script></html>"
    );
    let beside = HostPageSite::plain(&[
        ("portal.html", &portal),
        ("keep.js", RECORD_EVENTS),
        ("mount.js", MOUNT),
        ("uploads/page.html", UPLOAD),
        ("atlas/uploaded.html", UPLOAD),
    ])?;
    page.open(&beside.url("portal.html")).await?;
    let sandboxes = "return Array.from(document.querySelectorAll('iframe'), frame => { \
        const own = frame.getAttribute('sandbox'); return own === null ? 'none' : own.includes('allow-same-origin') ? 'own' : 'no origin'; })";
    let found = page.js(sandboxes, Vec::new()).await?;
    let free = "none";
    let held = "no origin";
    check!(found == json!([free, free, held, held, held, held, held, free, free]), "the frames' sandboxes are {found}");
    for (place, what) in [(0, "by our script"), (1, "by its file"), (8, "as a plain frame")] {
        page.js("document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()", vec![json!(place)]).await?;
        page.enter_frame_when(place, IS_WHOLE, &format!("the atlas is whole, {what}")).await?;
        page.leave_frame().await?;
    }
    // A frame out of view may measure itself later.
    page.js("document.querySelector('iframe').scrollIntoView()", Vec::new()).await?;
    fits(page, "without any header").await?;
    let select = "MinxinAtlas.send(document.querySelector('minxin-atlas'), 'select', { sel: 'breakfast-trucks' })";
    page.js(select, Vec::new()).await?;
    let is_shown = "received.some(([type, what]) => type === 'select' && what.sel === 'breakfast-trucks')";
    page.wait_for(is_shown, "the selection is reported").await?;
    for place in [2, 6] {
        page.js("document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()", vec![json!(place)]).await?;
        page.enter_frame_when(place, "document.getElementById('upload')", "the upload is shown").await?;
        page.leave_frame().await?;
    }
    page.wait_for("window.isReady || window.failure", "the atlas in the portal's own document is ready").await?;
    let said = page
        .js(
            "return [failure, window.taken ?? false, document.title, document.querySelector('#zh iframe').title, \
             guest.shadowRoot.querySelector('.mounted').lang, \
             performance.getEntriesByType('resource').filter(({ name }) => name.includes('/tiles/')).length]",
            Vec::new(),
        )
        .await?;
    check!(said == json!([null, false, "portal", "民心图鉴", "en", 0]), "it is {said}");
    Ok(())
}

pub(crate) async fn pages_by_their_paths(page: &Page) -> Result {
    // Files that look like pages, but are at none of their paths.
    let held = [
        "<div data-minxin-atlas data-src=\"atlas/uploads/\"></div>",
        "<div data-minxin-atlas data-src=\"atlas/records/..%2fuploads/\"></div>",
        "<div data-minxin-atlas data-src=\"atlas/records/%2e%2e/%2e%2e/uploads/\"></div>",
        "<div data-minxin-atlas data-src=\"atlas/records/a/b/\"></div>",
    ]
    .concat();
    let portal = format!(
        "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>portal</title>{}{held}\
         <script src=\"atlas/embed.js\"></script></html>",
        pages_below("atlas")
    );
    let beside = HostPageSite::plain(&[("portal.html", &portal), ("uploads/index.html", UPLOAD)])?;
    page.open(&beside.url("portal.html")).await?;
    let sandboxes =
        "return Array.from(document.querySelectorAll('iframe'), frame => frame.getAttribute('sandbox') !== null)";
    let found = page.js(sandboxes, Vec::new()).await?;
    check!(found == json!([false, false, true, true, true, true]), "the frames have sandboxes: {found}");
    pages_fit(page).await
}

pub(crate) async fn on_another_origin(page: &Page) -> Result {
    // Browsers report the missing header for a module of another origin as a policy.
    let page = page.without_waiting().await?;
    let beside = HostPageSite::plain(&[])?;
    let atlas = beside.url("atlas");
    let body = format!(
        "<script src=\"/keep.js\"></script><minxin-atlas view=\"indicators\" lang=\"en\"></minxin-atlas>\
         <div id=\"guest\">own</div><script src=\"{atlas}/embed.js\"></script>\
         <iframe title=\"plain\" width=\"640\" height=\"900\" src=\"{atlas}/?view=map&amp;lang=en\" \
         sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads\"></iframe>\
         <script type=\"module\" src=\"/mount.js\"></script>"
    );
    let mount = MOUNT.replace("./atlas", &atlas);
    let host =
        Host::start(vec![host_page("/", "", &body), script("/keep.js", RECORD_EVENTS), script("/mount.js", &mount)])?;
    page.open(&host.url("/")).await?;
    page.wait_for("window.received", "the page has loaded").await?;
    for (place, what) in [(0, "by our script"), (1, "as a plain frame")] {
        page.js("document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()", vec![json!(place)]).await?;
        page.enter_frame_when(place, IS_WHOLE, &format!("the atlas is whole, {what}")).await?;
        page.leave_frame().await?;
    }
    // A frame out of view may measure itself later.
    page.js("document.querySelector('iframe').scrollIntoView()", Vec::new()).await?;
    fits(&page, "without any header").await?;
    // A module of another origin needs a header: the fault is reported, and the element keeps its content.
    page.wait_for("window.failure", "the module is refused").await?;
    let left = page.js("return [guest.textContent, guest.shadowRoot, isReady]", Vec::new()).await?;
    check!(left == json!(["own", null, false]), "the element is left with {left}");
    page.close().await;
    Ok(())
}
