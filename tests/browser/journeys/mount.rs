//! In the document of a portal, in a shadow root without a frame.

use browser_tests::{HostPageSite, Page, Result, check};
use serde_json::{Value, json};

/// A page of a portal with styles, which may not affect the atlas, two elements with an atlas each, and
/// images with the names of members of the document.
const PORTAL: &str = "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>门户</title>\
    <link rel=\"stylesheet\" href=\"portal.css\"><h1 id=\"main\">门户</h1>\
    <img name=\"createElement\"><img name=\"createElementNS\"><img name=\"addEventListener\"><img name=\"head\"><div id=\"a\"><a href=\"./\">民心图鉴</a></div>\
    <div id=\"b\"></div><script type=\"module\" src=\"portal.js\"></script></html>";

const STYLE: &str = "h1,h2,p{color:red} #b{width:360px}";

const SCRIPT: &str = "import { mount } from './mount.js';
    window.mount = mount; window.received = []; window.failures = []; window.first = window.second = window.before = null;
    const element = (id) => document.getElementById(id);
    for (const id of ['a', 'b']) for (const type of ['ready', 'select', 'viewchange', 'error'])
      element(id).addEventListener(type, (event) => received.push([id, type, event.detail]));
    window.inside = (id, css) => element(id).shadowRoot.querySelector(css);
    // Rounds that each wait until the atlas is built, and each tenth until it is ready.
    window.rounds = async (count, story) => {
      for (let round = 0; round < count; round += 1) {
        const atlas = await mount(element('a'), { story, view: ['all', 'map', 'timeline', 'indicators'][round % 4] });
        if (round % 10) while (!inside('a', '.page')) await new Promise((done) => setTimeout(done));
        else await new Promise((done) => element('a').addEventListener('ready', done, { once: true }));
        atlas.unmount();
      }
    };
    window.own = () => [...Object.keys(window).filter((name) => !/^(cdc_|ret_nodes|__entries)/.test(name)), document.title, location.href, history.length, document.documentElement.outerHTML,
      getComputedStyle(document.querySelector('h1')).color];
    window.before = own();";

/// A story with one record of each kind, so that a round takes milliseconds.
const STORY: &str = r#"{"schema":1,"id":"one","title":{"zh":"一","en":"One"},"summary":{"zh":"一。","en":"One."},"article":"s",
"sources":[{"id":"s","publisher":{"zh":"试","en":"Test"},"link":"original"}],"programmes":[],
"events":[{"id":"e","title":{"zh":"事","en":"Event"},"text":{"zh":"事。","en":"Event."},"date":"2020-06-23","basis":"article","citations":[{"source":"s","paragraph":1,"phrase":"事"}]}],
"places":[{"id":"p","name":{"zh":"处","en":"Place"},"kind":"site","text":{"zh":"处。","en":"Place."},"coordinates":[121.5,31.2],"precision":{"metres":10},"basis":"article","citations":[{"source":"s","paragraph":1,"phrase":"处"}]}],
"indicators":[]}"#;

async fn portal(page: &Page) -> Result<HostPageSite> {
    let beside = HostPageSite::start(&[
        ("portal.html", PORTAL),
        ("portal.css", STYLE),
        ("portal.js", SCRIPT),
        ("stories/one.json", STORY),
    ])?;
    page.open(&beside.url("portal.html")).await?;
    page.wait_for("window.before", "the portal's script has run").await?;
    Ok(beside)
}

async fn put(page: &Page, name: &str, id: &str, config: Value) -> Result {
    let put = "const [name, id, config] = arguments; mount(document.getElementById(id), config).then(\
        (atlas) => { window[name] = atlas; }, (error) => failures.push(String(error)))";
    page.js(put, vec![json!(name), json!(id), config]).await?;
    Ok(())
}

/// Two atlases, each with its language, view and width. Actions in one do not affect the other.
pub(crate) async fn two_in_a_portals_page(page: &Page) -> Result {
    let _beside = portal(page).await?;
    put(page, "first", "a", json!({ "lang": "en", "view": "timeline", "sel": "breakfast-trucks" })).await?;
    put(page, "second", "b", json!({ "view": "map" })).await?;
    // Commands before the story has loaded run afterwards.
    page.wait_for("window.first", "the first is put in").await?;
    page.js("first.send('set-theme', 'dark')", Vec::new()).await?;
    let ready = |id| format!("received.some(([own, type]) => own === '{id}' && type === 'ready')");
    for id in ["a", "b"] {
        page.wait_for(&ready(id), &format!("the atlas in {id} is ready")).await?;
    }
    let said = page.js("return [inside('a', 'h1').textContent, inside('b', 'h1').textContent, inside('a', '.mounted').lang, inside('b', '.mounted').dataset.state, inside('a', '[data-view=detail] h2').textContent]", Vec::new()).await?;
    check!(said[0].as_str().is_some_and(|title| title.contains("Shanghai")), "the first says {}", said[0]);
    check!(said[1].as_str().is_some_and(|title| title.contains("上海")), "the second says {}", said[1]);
    check!(said[2] == "en" && said[3] == "ready", "they are {said}");
    check!(page.js("return inside('a', '.mounted').dataset.theme", Vec::new()).await? == "dark", "it forgot its theme");
    check!(said[4].as_str().is_some_and(|title| title.to_lowercase().contains("trucks")), "{} is chosen", said[4]);
    // The layout follows the width of the element. The colours are not those of the portal.
    let laid = page.js("return [inside('a', '.timeline-viewport') !== null, inside('b', '.map-viewport').clientWidth, getComputedStyle(inside('b', 'h1')).color]", Vec::new()).await?;
    check!(laid[0] == true, "the wide one has no timeline that moves");
    check!(laid[1].as_f64().is_some_and(|wide| wide > 250.0 && wide <= 360.0), "the narrow map is {} wide", laid[1]);
    check!(laid[2] == "rgb(16, 34, 45)", "the portal's colour {} shows in the atlas", laid[2]);
    // The menu of an atlas lies in it, wherever the portal has put it.
    page.js("inside('b', '.menu-open').click()", Vec::new()).await?;
    page.wait_for("inside('b', 'dialog.menu').open", "the menu opens").await?;
    let places = "const [menu, own] = [inside('b', 'dialog.menu'), document.getElementById('b')].map((one) => one.getBoundingClientRect()); \
        return [menu.top - own.top, own.bottom - menu.bottom, menu.left - own.left, own.right - menu.right].map(Math.round)";
    let places = page.js(places, Vec::new()).await?;
    check!(
        places.as_array().is_some_and(|places| places.iter().all(|place| place.as_f64() >= Some(0.0))),
        "the menu lies outside of the atlas by {places}"
    );
    page.js("inside('b', '.menu-open').click()", Vec::new()).await?;
    // An action in one: the other receives no event, and the address bar stays the portal's.
    page.js("inside('b', '[data-command=set-view-indicators]').click()", Vec::new()).await?;
    page.wait_for(
        "received.some(([id, type, what]) => id === 'b' && type === 'viewchange' && what.view === 'indicators')",
        "the view is reported",
    )
    .await?;
    check!(
        page.js("return inside('a', '[data-view=timeline]') !== null", Vec::new()).await? == true,
        "the other one changed its view too"
    );
    page.js("first.send('select', 'suzhou-creek-hongkou'); first.send('set-lang', 'zh')", Vec::new()).await?;
    page.wait_for("inside('a', '.mounted').lang === 'zh-Hans'", "a command is obeyed").await?;
    // Keyboard: the focus stays inside, and returns.
    page.js("first.send('set-view', 'table')", Vec::new()).await?;
    page.wait_for("inside('a', '[data-view=table] a[data-event]')", "the tables are shown").await?;
    page.js("inside('a', '[data-view=table] a[data-event]').focus()", Vec::new()).await?;
    page.press("Enter").await?;
    page.wait_for(
        "document.getElementById('a').shadowRoot.activeElement?.closest('[data-view=detail]')",
        "the focus goes along to the detail",
    )
    .await?;
    page.press("Escape").await?;
    page.wait_for(
        "document.getElementById('a').shadowRoot.activeElement?.closest('[data-view=table]')",
        "the focus comes back",
    )
    .await?;
    // The portal's page is unchanged: names, title, address, history, elements, style.
    let changed = page
        .js("const now = own(), had = new Set(before); return now.filter((value) => !had.has(value))", Vec::new())
        .await?;
    check!(changed == json!([]), "of the portal's page {changed} has changed");
    page.js("first.unmount(); second.unmount()", Vec::new()).await?;
    let left = page.js("return [failures, getComputedStyle(document.querySelector('a')).display, document.querySelector('#a').shadowRoot.innerHTML]", Vec::new()).await?;
    check!(left == json!([[], "inline", "<slot></slot>"]), "what is left is {left}");
    Ok(())
}

/// A page of a portal whose root and elements set every inherited property.
const HOSTILE: &str = "html{font-size:62.5%;direction:rtl;--ink:red;--small:40px;--gap:9px}
    body{text-align:center;white-space:nowrap;letter-spacing:5px;word-spacing:9px;text-transform:uppercase;line-height:3;font:italic 700 30px/3 cursive;
      color:red;text-indent:50px;list-style:square inside;cursor:wait;quotes:none;tab-size:20;text-shadow:1px 1px red;writing-mode:vertical-rl;
      border-collapse:collapse;caption-side:bottom;empty-cells:hide;word-break:break-all;line-break:anywhere;hyphens:manual;font-variant:small-caps;
      text-align-last:right;text-emphasis:dot;user-select:none;overflow-wrap:normal;font-stretch:condensed;font-kerning:none;fill:red;stroke:red}
    *{font-size:40px!important;color:red!important;letter-spacing:9px!important;direction:rtl!important;unicode-bidi:bidi-override;--river:red!important;
      --paper:red!important;box-sizing:content-box;text-transform:uppercase!important;white-space:nowrap!important;line-height:4!important}";

/// An element of the same width in both portals.
const EVEN: &str = "#a{display:block;width:800px;writing-mode:horizontal-tb}";

/// In the atlas, every computed style is equal in a portal without rules and in one that sets every property.
pub(crate) async fn a_hostile_portal_leaves_no_trace(page: &Page) -> Result {
    let head = |style: &str, dir: &str| {
        PORTAL.replace("portal.css", style).replace("<html lang", &["<html", dir, " lang"].concat())
    };
    let (plain, hostile) = (head("even.css", ""), head("hostile.css", " dir=\"rtl\""));
    let rules = [HOSTILE, EVEN].concat();
    let beside = HostPageSite::start(&[
        ("plain.html", &plain),
        ("hostile.html", &hostile),
        ("even.css", EVEN),
        ("hostile.css", &rules),
        ("portal.js", SCRIPT),
    ])?;
    let views = [
        (
            "timeline",
            "'.mounted', '.page', 'h1', '.strip', 'select', '.detail h2', '.footer p', '[data-view=timeline] .lane-menu'",
        ),
        ("map", "'.map-viewport', '.map-scale'"),
        ("indicators", "'.bullet-row summary', '.axis-labels'"),
        ("table", "'table caption', 'td'"),
    ];
    let wide = "const own = inside('a', '.mounted'); return [own.clientWidth, own.scrollWidth, own.getBoundingClientRect().height]";
    for (view, elements) in views {
        let styles = format!(
            "return [{elements}].map((css) => {{ const style = getComputedStyle(inside('a', css)); \
             return [css, [...style].filter((name) => !name.startsWith('--')).map((name) => `${{name}}: ${{style.getPropertyValue(name)}}`)]; }})"
        );
        let mut received = Vec::new();
        for name in ["plain.html", "hostile.html"] {
            page.open(&beside.url(name)).await?;
            page.wait_for("window.before", "the portal's script has run").await?;
            put(page, "first", "a", json!({ "view": view, "sel": "breakfast-trucks" })).await?;
            page.wait_for("received.some(([own, type]) => own === 'a' && type === 'ready')", "the atlas is ready")
                .await?;
            let is_still = "inside('a', '.mounted').getAnimations({ subtree: true }).length === 0";
            page.wait_for(is_still, "the buttons have their final colours").await?;
            received.push((page.js(&styles, Vec::new()).await?, page.js(wide, Vec::new()).await?));
        }
        let [(plain, size), (hostile, other)] = received.as_slice() else { return Ok(()) };
        check!(size == other && size[0] == 800 && size[1] == 800, "{view} is {size} in one, {other} in the other");
        let all = |own: &Value| own.as_array().cloned().unwrap_or_default();
        check!(all(plain).len() == elements.split(", ").count(), "only {} elements are in {view}", all(plain).len());
        for (one, another) in all(plain).iter().zip(all(hostile)) {
            let differ: Vec<_> =
                all(&one[1]).into_iter().zip(all(&another[1])).filter(|(one, another)| one != another).collect();
            check!(differ.is_empty(), "{}: {differ:?}", one[0]);
        }
    }
    Ok(())
}

/// Of many commands between two frames the last runs. None over the limit is copied into the program.
pub(crate) async fn a_flood_of_commands(page: &Page) -> Result {
    let _beside = portal(page).await?;
    put(page, "first", "a", json!({ "view": "map", "sel": "x".repeat(5_000) })).await?;
    page.wait_for("window.first", "it is put in").await?;
    // The same before the story has loaded.
    page.js(
        "for (let count = 0; count < 5000; count += 1) first.send('set-view', ['table', 'timeline'][count % 2])",
        Vec::new(),
    )
    .await?;
    page.wait_for("received.some(([, type]) => type === 'ready')", "the atlas is ready").await?;
    let views = "return received.filter(([, type]) => type === 'viewchange').map(([, , what]) => what.view)";
    page.until("the last view is reported", async || {
        Ok(page.js(views, Vec::new()).await?.as_array().is_some_and(|all| all.last() == Some(&json!("timeline"))))
    })
    .await?;
    let flood = "window.received.length = 0; for (let count = 0; count < 5000; count += 1) { \
        first.send('set-view', ['map', 'table'][count % 2]); first.send('set-theme', 'dark'); } \
        const long = 'x'.repeat(20000000); first.send('select', long); first.send(long, ''); first.send('select', 7); \
        first.send('select', null); first.send('set-view', 'indicators')";
    let memory = "return (async () => { const { js } = await (await fetch('manifest.json')).json(); \
        const program = await (await import('./' + js.name)).default(); \
        return Object.values(program).find((one) => one instanceof WebAssembly.Memory).buffer.byteLength; })()";
    let before = page.js(memory, Vec::new()).await?;
    page.js(flood, Vec::new()).await?;
    page.until("the last command is obeyed", async || Ok(page.js(views, Vec::new()).await? == json!(["indicators"])))
        .await?;
    check!(page.js("return inside('a', '.mounted').dataset.theme", Vec::new()).await? == "dark", "the theme is lost");
    let after = page.js(memory, Vec::new()).await?;
    let grown = after.as_f64().unwrap_or_default() - before.as_f64().unwrap_or_default();
    check!(grown < 10e6, "the program's memory has grown by {grown} bytes");
    Ok(())
}

/// Links between the pages of records change the atlas alone, and lead to records of the story that is mounted.
pub(crate) async fn links_stay_in_the_story(page: &Page) -> Result {
    let beside = portal(page).await?;
    put(page, "first", "a", json!({ "lang": "en", "story": "stories/elder-care.json", "sel": "养老床位2020" })).await?;
    page.wait_for("received.some(([, type]) => type === 'ready')", "the atlas is ready").await?;
    let entries = page.js("return history.length", Vec::new()).await?;
    // A portal does not say which stories have pages, so its links name the record by parameter.
    page.js("inside('a', '#main a[href*=\"&sel=\"]').click()", Vec::new()).await?;
    page.wait_for(
        "received.some(([, type, what]) => type === 'select' && what.sel && what.sel !== '养老床位2020')",
        "another record is shown",
    )
    .await?;
    page.wait_for("inside('a', 'h1')", "its page is made").await?;
    let after = page.js("return [inside('a', 'h1').textContent, history.length, location.href]", Vec::new()).await?;
    check!(after == json!(["New elder-care beds, 2019", entries, beside.url("portal.html")]), "it is {after}");
    Ok(())
}

/// A missing story is reported in the element, and by an event.
pub(crate) async fn a_missing_story_is_reported(page: &Page) -> Result {
    let _beside = portal(page).await?;
    put(page, "first", "a", json!({ "lang": "en", "story": "stories/none.json" })).await?;
    page.wait_for(
        "received.some(([, type, what]) => type === 'error' && what.reason === 'story')",
        "the error is reported",
    )
    .await?;
    let said = page
        .js("return [inside('a', '.mounted').textContent, inside('a', '.mounted').getAttribute('role')]", Vec::new())
        .await?;
    check!(said[0].as_str().is_some_and(|words| words.contains("none.json")) && said[1] == "alert", "it says {said}");
    Ok(())
}

/// After a thousand rounds of mounting and removing, no element, listener or memory of the program remains.
pub(crate) async fn a_thousand_rounds_leave_nothing(page: &Page) -> Result {
    let _beside = portal(page).await?;
    let rounds = async |count: u32, story: &str| -> Result {
        let start = "window.done = false; rounds(arguments[0], arguments[1]).then(() => { window.done = true; }, (error) => failures.push(String(error)))";
        page.js(start, vec![json!(count), json!(story)]).await?;
        page.until("the rounds are over", async || {
            Ok(page.js("return window.done || failures.length > 0", Vec::new()).await? == true)
        })
        .await
    };
    // The first rounds fill the program and the caches of the browser, which stay.
    for _ in 0..2 {
        rounds(20, "").await?;
    }
    rounds(100, "stories/one.json").await?;
    let memory = "return (async () => { const { js } = await (await fetch('manifest.json')).json(); \
        const program = await (await import('./' + js.name)).default(); const all = Object.values(program); \
        return [all.find((one) => one instanceof WebAssembly.Memory).buffer.byteLength, \
          ...all.filter((one) => one instanceof WebAssembly.Table).map((table) => table.length)]; })()";
    let (before, held) = (page.memory().await?, page.js(memory, Vec::new()).await?);
    for _ in 0..9 {
        rounds(100, "stories/one.json").await?;
    }
    rounds(10, "").await?;
    let (after, now) = (page.memory().await?, page.js(memory, Vec::new()).await?);
    check!(page.js("return failures", Vec::new()).await? == json!([]), "a round failed");
    check!(before.nodes == after.nodes, "{} nodes became {}", before.nodes, after.nodes);
    check!(before.listeners == after.listeners, "{} listeners became {}", before.listeners, after.listeners);
    check!(held == now, "the program held {held}, and holds {now}");
    let grown = after.heap - before.heap;
    check!(grown < 512.0 * 1024.0, "the heap grew by {grown} bytes in 910 rounds");
    Ok(())
}
