//! In a frame of another site: the height of the content, the protocols of all hosts, events, commands, sandboxes, isolation.

use browser_tests::{Failure, Framed, Host, HostPage, Page, Result, check, npm_file};
use serde_json::json;

/// A page in Chinese with a head and scripts.
pub(crate) fn host_page(path: &str, headers: &str, body: &str) -> HostPage {
    let body = format!(
        "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>门户</title><body>{body}</body></html>"
    );
    HostPage { path: path.to_owned(), headers: headers.to_owned(), body }
}

pub(crate) fn script(path: &str, body: &str) -> HostPage {
    HostPage { path: path.to_owned(), headers: String::new(), body: body.to_owned() }
}

/// A strict policy of a portal: its own scripts and ours, our frames, no styles. The icon is allowed, because browsers
/// request it by themselves.
fn strict(atlas: &str) -> String {
    format!(
        "Content-Security-Policy: default-src 'none'; script-src 'self' {atlas}; frame-src {atlas}; style-src 'none'; \
         img-src 'self'\r\n"
    )
}

/// Records the events of the embedding element.
pub(crate) const RECORD_EVENTS: &str = "window.received = []; for (const type of ['ready', 'height', 'select', 'viewchange', 'error'])\
    document.addEventListener(type, event => received.push([type, event.detail]), true);";

/// The height of a frame, and the height of its content.
async fn heights(page: &Page, place: u16) -> Result<(f64, f64)> {
    let outer = "return document.querySelectorAll('iframe')[arguments[0]].getBoundingClientRect().height";
    let outer = page.js(outer, vec![json!(place)]).await?;
    page.enter_frame(place).await?;
    let inner =
        page.js("return Math.ceil(document.getElementById('app').getBoundingClientRect().height)", Vec::new()).await;
    page.leave_frame().await?;
    Ok((outer.as_f64().unwrap_or_default(), inner?.as_f64().unwrap_or(-1.0)))
}

/// Waits until the first frame has the height of its content.
pub(crate) async fn fits(page: &Page, what: &str) -> Result<f64> {
    fits_at(page, 0, what).await
}

/// Waits until a frame has the height of its content.
async fn fits_at(page: &Page, place: u16, what: &str) -> Result<f64> {
    page.until(&format!("the frame is as high as its page, {what}"), async || {
        let (outer, inner) = heights(page, place).await?;
        let fits = inner > 100.0 && (outer - inner).abs() <= 1.0;
        if fits { Ok(true) } else { Err(Failure::new(format!("it is {outer} px high, its page {inner}"))) }
    })
    .await?;
    Ok(heights(page, place).await?.0)
}

/// Elements with the page of a programme and of an indicator, the second without its last slash.
pub(crate) fn pages_below(atlas: &str) -> String {
    format!(
        "<minxin-atlas src=\"{atlas}/en/programmes/old-area-renewal/\"></minxin-atlas>\
         <minxin-atlas src=\"{atlas}/en/records/renewal-area-2020\" height=\"300\"></minxin-atlas>"
    )
}

/// Waits until both show their pages, each at its own height.
pub(crate) async fn pages_fit(page: &Page) -> Result {
    let is_whole = "document.documentElement.dataset.state === 'ready' && document.documentElement.lang === 'en' \
        && document.querySelector('#main .record-page') !== null";
    let mut heights = Vec::new();
    for place in 0..2 {
        page.js("document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()", vec![json!(place)]).await?;
        page.enter_frame_when(place, is_whole, &format!("page {place} is whole")).await?;
        page.leave_frame().await?;
        heights.push(fits_at(page, place, &format!("page {place}")).await?);
    }
    check!(heights[0] > heights[1] + 100.0, "the heights are {heights:?}");
    Ok(())
}

pub(crate) async fn pages_by_their_paths(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let body = format!("{}<script src=\"{atlas}/embed.js\"></script>", pages_below(&atlas));
    let host = Host::start(vec![host_page("/", &strict(&atlas), &body)])?;
    page.open(&host.url("/")).await?;
    pages_fit(page).await
}

pub(crate) async fn by_our_script(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let body = format!(
        "<script src=\"/keep.js\"></script><minxin-atlas view=\"indicators\" lang=\"en\"></minxin-atlas>\
         <div data-minxin-atlas data-story=\"stories/elder-care.json\" data-view=\"table\" data-title=\"养老\"><a href=\"{atlas}\">民心图鉴</a></div>\
         <script src=\"{atlas}/embed.js\"></script><script src=\"{atlas}/embed.js\"></script>"
    );
    let host = Host::start(vec![host_page("/", &strict(&atlas), &body), script("/keep.js", RECORD_EVENTS)])?;
    page.open(&host.url("/")).await?;
    page.wait_for("window.received?.some(([type]) => type === 'ready')", "a frame is ready").await?;
    let frame = "return [...document.querySelectorAll('iframe')].map(frame => [frame.title, frame.loading, frame.getAttribute('sandbox').includes('allow-scripts'), new URL(frame.src).search])";
    let frames = page.js(frame, Vec::new()).await?;
    check!(frames.as_array().is_some_and(|all| all.len() == 2), "the frames are {frames}");
    check!(
        frames[0][0] == "Minxin Atlas" && frames[0][1] == "lazy" && frames[0][2] == true,
        "the frame is {}",
        frames[0]
    );
    check!(
        frames[1][0] == "养老" && frames[1][3] == "?story=stories%2Felder-care.json&view=table",
        "it is {}",
        frames[1]
    );
    let high = fits(page, "at first").await?;
    // The host sends commands, and receives events.
    let send = "MinxinAtlas.send(document.querySelector('minxin-atlas'), ...arguments)";
    page.js(send, vec![json!("select"), json!({ "sel": "breakfast-trucks" })]).await?;
    page.wait_for(
        "received.some(([type, what]) => type === 'select' && what.sel === 'breakfast-trucks')",
        "the selection is reported",
    )
    .await?;
    page.js(send, vec![json!("set-view"), json!({ "view": "timeline" })]).await?;
    page.wait_for(
        "received.some(([type, what]) => type === 'viewchange' && what.view === 'timeline')",
        "the view is reported",
    )
    .await?;
    let low = fits(page, "with another view").await?;
    check!(low < high, "{low} is not less than {high}");
    page.js(send, vec![json!("set-lang"), json!({ "lang": "zh" })]).await?;
    // A command runs in the next animation frame.
    page.until("the frame speaks Chinese", async || {
        page.enter_frame(0).await?;
        let lang = page.js("return document.documentElement.lang", Vec::new()).await;
        page.leave_frame().await?;
        Ok(lang? == "zh-Hans")
    })
    .await?;
    fits(page, "in another language").await?;
    // Removed without a trace.
    page.js("MinxinAtlas.disconnect()", Vec::new()).await?;
    let left = page.js("return [document.querySelectorAll('iframe').length, typeof window.MinxinAtlas, document.querySelector('div a')?.textContent]", Vec::new()).await?;
    check!(left == json!([0, "undefined", "民心图鉴"]), "{left} is left");
    Ok(())
}

/// A host with a frame of the atlas.
struct Dialect {
    name: &'static str,
    /// The query of the frame.
    query: &'static str,
    /// The host's script, below `node_modules`; empty if it is not available.
    library: &'static str,
    /// The script of the host's page: `frame` is the frame, if the page has made it, and `address` is that of the atlas.
    words: &'static str,
}

/// The supported hosts, with their own scripts if those are free, otherwise with scripts after their documentation.
const DIALECTS: [Dialect; 10] = [
    Dialect {
        name: "pym",
        query: "?view=indicators",
        library: "pym.js/dist/pym.v1.js",
        words: "frame.remove(); new pym.Parent('place', address, { title: '民心图鉴' });",
    },
    Dialect {
        name: "pym that knows the origin",
        query: "?view=indicators",
        library: "pym.js/dist/pym.v1.js",
        words: "frame.remove(); new pym.Parent('place', address, { xdomain: 'http://127\\\\.0\\\\.0\\\\.1:\\\\d+' });",
    },
    Dialect {
        name: "iframe-resizer 4",
        query: "?view=indicators",
        library: "iframe-resizer/js/iframeResizer.js",
        words: "iFrameResize({}, frame);",
    },
    Dialect {
        name: "iframe-resizer 5, as it is described",
        query: "?view=indicators&host=ifr",
        library: "",
        words: "addEventListener('message', event => { if (event.source !== frame.contentWindow) return;\
         if (event.data === '[iFrameResizerChild]Ready') frame.contentWindow.postMessage('[iFrameSizer]atlas:8:false:false:32:true:true::auto', '*');\
         const own = /^\\[iFrameSizer\\]atlas:(\\d+):(\\d+):(init|resizeObserver)$/.exec(event.data);\
         if (own) frame.style.height = own[1] + 'px'; });",
    },
    Dialect {
        name: "open-iframe-resizer",
        query: "?view=indicators",
        library: "@open-iframe-resizer/core/dist/index.umd.cjs",
        words: "iframeResizer.initialize({}, frame);",
    },
    Dialect {
        name: "open-iframe-resizer in the words of the former",
        query: "?view=indicators",
        library: "@open-iframe-resizer/core/dist/index.umd.cjs",
        words: "iframeResizer.initialize({ enableLegacyLibSupport: true }, frame);",
    },
    Dialect {
        name: "AMP, as newswire has it",
        query: "?view=indicators",
        library: "@newswire/frames/dist/frames.umd.js",
        words: "frame.remove(); new newswireFrames.Framer(document.getElementById('place'), { src: address, attributes: {} });",
    },
    Dialect {
        name: "Datawrapper",
        query: "?view=indicators&dw=abc12",
        library: "",
        words: "addEventListener('message', event => { const high = event.data?.['datawrapper-height']?.abc12; if (high) frame.style.height = high + 'px'; });",
    },
    Dialect {
        name: "Medium",
        query: "?view=indicators",
        library: "",
        words: "addEventListener('message', event => { if (typeof event.data !== 'string' || event.data[0] !== '{') return; const own = JSON.parse(event.data);\
         if (own.context === 'iframe.resize' && own.src === frame.src) frame.style.height = own.height + 'px'; });",
    },
    Dialect {
        name: "Mastodon",
        query: "?view=indicators",
        library: "",
        words: "frame.addEventListener('load', () => setInterval(() => window.isReceived || frame.contentWindow.postMessage({ type: 'setHeight', id: 7 }, '*'), 200));\
         addEventListener('message', event => { if (event.data?.type === 'setHeight' && event.data.id == 7) { window.isReceived = true; frame.style.height = event.data.height + 'px'; } });",
    },
];

pub(crate) async fn in_every_protocol(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let mut pages = Vec::new();
    for (place, Dialect { query, library, words, .. }) in DIALECTS.iter().enumerate() {
        let frame = format!(
            "<div id=\"place\" style=\"width:640px\"><iframe id=\"atlas\" frameborder=\"0\" title=\"民心图鉴\" width=\"640\" height=\"321\" src=\"{atlas}/{query}\"></iframe></div>"
        );
        let own = format!("const frame = document.getElementById('atlas'), address = '{atlas}/{query}';{words}");
        let body =
            format!("{frame}<script src=\"/{place}/library.js\"></script><script src=\"/{place}/own.js\"></script>");
        pages.push(host_page(&format!("/{place}"), "", &body));
        pages.push(script(&format!("/{place}/library.js"), &npm_file(library)?));
        pages.push(script(&format!("/{place}/own.js"), &own));
    }
    let host = Host::start(pages)?;
    for (place, Dialect { name, .. }) in DIALECTS.iter().enumerate() {
        page.open(&host.url(&format!("/{place}"))).await?;
        let high = fits(page, &format!("for {name}")).await?;
        for (view, what) in [("map", "shrunk"), ("indicators", "grown")] {
            page.enter_frame(0).await?;
            let clicked =
                page.js(&format!("document.querySelector('[data-command=set-view-{view}]').click()"), Vec::new()).await;
            page.leave_frame().await?;
            clicked?;
            page.until(&format!("the frame of {name} has {what}"), async || {
                let (outer, inner) = heights(page, 0).await?;
                Ok((outer - inner).abs() <= 1.0 && (outer < high - 100.0) == (view == "map"))
            })
            .await?;
        }
    }
    Ok(())
}

pub(crate) async fn in_a_sandbox(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let frame = format!(
        "<iframe sandbox=\"allow-scripts\" title=\"民心图鉴\" width=\"640\" height=\"900\" src=\"{atlas}/?view=indicators&amp;lang=en\"></iframe>"
    );
    let isolated = "Cross-Origin-Embedder-Policy: require-corp\r\nCross-Origin-Opener-Policy: same-origin\r\n";
    let free = "Cross-Origin-Embedder-Policy: credentialless\r\n";
    let host = Host::start(vec![
        host_page("/", "", &frame),
        host_page("/isolated", isolated, &frame),
        host_page("/free", free, &frame),
    ])?;
    for path in ["/", "/isolated", "/free"] {
        page.open(&host.url(path)).await?;
        let there = "document.documentElement.dataset.state === 'ready' && document.querySelector('h1')?.textContent.startsWith('Shanghai')";
        page.enter_frame_when(0, there, &format!("the page has loaded, below {path}")).await?;
        page.leave_frame().await?;
    }
    Ok(())
}

/// A frame that gets its address later works from then on, and does not delay other frames.
pub(crate) async fn an_address_given_later(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let body = format!(
        "<script src=\"/keep.js\"></script><iframe data-minxin-atlas title=\"民心图鉴\" width=\"640\" height=\"200\" src=\"about:blank\"></iframe>\
         <minxin-atlas view=\"map\"></minxin-atlas><script src=\"{atlas}/embed.js\"></script>"
    );
    let host = Host::start(vec![host_page("/", "", &body), script("/keep.js", RECORD_EVENTS)])?;
    page.open(&host.url("/")).await?;
    page.wait_for("document.querySelectorAll('iframe').length === 2", "the other frame is made").await?;
    page.js("document.querySelector('iframe').src = arguments[0]", vec![json!(format!("{atlas}/?view=table"))]).await?;
    let high = "document.querySelector('iframe').getBoundingClientRect().height > 1000";
    page.wait_for(high, "the frame is as high as its page").await
}

pub(crate) async fn malformed_messages(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let body = format!(
        "<script src=\"/keep.js\"></script><minxin-atlas view=\"map\"></minxin-atlas><script src=\"{atlas}/embed.js\"></script>"
    );
    let host = Host::start(vec![host_page("/", "", &body), script("/keep.js", RECORD_EVENTS)])?;
    page.open(&host.url("/")).await?;
    page.wait_for("window.received?.some(([type]) => type === 'ready')", "the frame is ready").await?;
    fits(page, "at first").await?;
    let hostile = "const junk = [null, 0, '', [], {}, NaN, 'pymxPYMx', '[iFrameSizer]', '[iFrameSizer]a:b:c', { source: 'minxin-atlas-host', v: 1 },\
        { source: 'minxin-atlas-host', v: 1, type: 'select', sel: { toString: 1 } }, { source: 'minxin-atlas-host', v: 1, type: 'navigate', url: 'javascript:alert(1)' },\
        { source: 'minxin-atlas', v: 1, type: 'height', height: 1e12 }, { source: 'minxin-atlas', v: 1, type: 'height', height: '9' },\
        { source: 'minxin-atlas', v: 1, type: 'height', height: -5 }, { type: 'setHeight' }, { sentinel: 'amp' }, { 'datawrapper-height': 3 }, 'x'.repeat(5000), new Map(), new Date()];\
        for (let i = 0; i < 10000; i++) arguments[0] ? frames[0].postMessage(junk[i % junk.length], '*') : postMessage(junk[i % junk.length], '*');";
    page.js(hostile, vec![json!(true)]).await?;
    page.js(hostile, vec![json!(false)]).await?;
    page.enter_frame(0).await?;
    let posted = page.js(&hostile.replace("frames[0]", "parent"), vec![json!(true)]).await;
    page.leave_frame().await?;
    posted?;
    page.wait_for("document.querySelector('iframe').getBoundingClientRect().height <= 200000", "the height is held")
        .await?;
    page.enter_frame(0).await?;
    let still = page.js("return [document.documentElement.dataset.state, location.search]", Vec::new()).await;
    page.leave_frame().await?;
    let still = still?;
    check!(still[0] == "ready" && still[1] == "?view=map", "the frame is {still}");
    check!(page.url().await? == host.url("/"), "the host went elsewhere");
    // It continues as before.
    page.js("MinxinAtlas.send(document.querySelector('minxin-atlas'), 'set-view', { view: 'timeline' })", Vec::new())
        .await?;
    page.wait_for(
        "received.some(([type, what]) => type === 'viewchange' && what.view === 'timeline')",
        "the view is reported",
    )
    .await
}
