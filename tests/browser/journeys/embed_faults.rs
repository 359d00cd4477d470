//! Faults of a page around the frames: addresses, names of elements, heights.

use browser_tests::{Framed, Host, Page, Result, check};
use serde_json::json;

use crate::embed::{RECORD_EVENTS, fits, host_page, script};

/// Addresses that are invalid, or that would run with the rights of the embedding page. Some need a base. None may make a frame.
const REFUSED: &[&str] = &[
    "javascript:parent.X=1//",
    "JavaScript:parent.X=1//",
    "java&#9;script:parent.X=1//",
    "&#10;javascript:parent.X=1//",
    "&#1;javascript:parent.X=1//",
    "javascript://127.0.0.1/%0aparent.X=1",
    "data:text/html,&lt;script&gt;parent.X=1&lt;/script&gt;",
    "vbscript:parent.X=1",
    "blob:http://127.0.0.1/0",
    "about:blank",
    "about:srcdoc",
    "file:///etc/hostname",
    "filesystem:http://127.0.0.1/temporary/a.html",
    "ftp://127.0.0.1/",
    "http://[",
    "https://",
    "http://127.0.0.1:99999/",
];

/// Counts the console errors, without printing them.
const COUNT_ERRORS: &str = "window.errorCount = 0; console.error = () => { errorCount += 1; };";

/// The first result: the heights of the frames before a page in them sends another.
const HEIGHTS: &str =
    "window.heights = Array.from(document.querySelectorAll('[data-height] iframe'), frame => frame.style.height);";

pub(crate) async fn addresses_that_are_refused(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let refused = |address: &&str| {
        format!(
            "<div data-minxin-atlas data-src=\"{address}\"><p>kept</p></div>\
             <minxin-atlas src=\"{address}\"><p>kept</p></minxin-atlas>"
        )
    };
    let wrong = REFUSED.iter().map(refused).collect::<Vec<_>>().concat();
    let heights: String = ["999999999", "-5", "0", "1e9", "none"]
        .map(|height| format!("<div data-minxin-atlas data-view=\"map\" data-height=\"{height}\"></div>"))
        .concat();
    let body = format!(
        "<script src=\"/keep.js\"></script>{wrong}<minxin-atlas view=\"map\"></minxin-atlas>{heights}\
         <script src=\"{atlas}/embed.js\"></script><script src=\"/heights.js\"></script>"
    );
    let host = Host::start(vec![
        host_page("/", "", &body),
        script("/keep.js", &[RECORD_EVENTS, COUNT_ERRORS].concat()),
        script("/heights.js", HEIGHTS),
    ])?;
    page.open(&host.url("/")).await?;
    // Frames out of view may load later.
    page.js("document.querySelector('iframe').scrollIntoView()", Vec::new()).await?;
    page.wait_for("window.received?.some(([type]) => type === 'ready')", "the frame behind them is ready").await?;
    let state = "return [typeof window.X, document.querySelectorAll('iframe').length, \
        [...document.querySelectorAll('p')].filter(own => own.textContent === 'kept' && own.checkVisibility?.() !== false).length, \
        received.filter(([type, what]) => type === 'error' && what.reason === 'address').length, errorCount, heights]";
    let all = 2 * REFUSED.len();
    let heights = ["200000px", "50px", "900px", "50px", "900px"];
    let before = page.js(state, Vec::new()).await?;
    check!(before == json!(["undefined", 6, all, all, all, heights]), "it is {before}");
    // An element with a fault reports it once, even if other parts of the page change. With another address it gets its frame.
    let mend = "document.body.append(document.createElement('hr')); MinxinAtlas.upgrade(); MinxinAtlas.upgrade(); \
        const own = document.querySelector('[data-src]'); own.dataset.src = arguments[0]; MinxinAtlas.upgrade()";
    page.js(mend, vec![json!(format!("{atlas}/?view=map"))]).await?;
    let after = page.js(state, Vec::new()).await?;
    check!(after == json!(["undefined", 7, all - 1, all, all, heights]), "it is {after}");
    // A frame of such an address that the page makes itself receives no message.
    let given = "window.messages = []; const page = `<script>onmessage = event => parent.messages.push(event.data)</${''}script>`; \
        const frame = document.createElement('iframe'); frame.dataset.minxinAtlas = ''; frame.id = 'given'; \
        frame.src = URL.createObjectURL(new Blob([page], { type: 'text/html' })); \
        frame.onload = () => { MinxinAtlas.upgrade(); MinxinAtlas.send(frame, 'select', { sel: 'x' }); \
            frame.contentWindow.postMessage('last', '*'); }; document.body.append(frame)";
    page.js(given, Vec::new()).await?;
    page.wait_for("window.messages?.length > 0", "the frame receives messages").await?;
    let messages = page.js("return messages", Vec::new()).await?;
    check!(messages == json!(["last"]), "the frame received {messages}");
    Ok(())
}

/// Elements with the names of members of the document and of globals, as sanitizers allow them, and members that every object
/// inherits.
pub(crate) async fn dom_clobbering(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let names: String = ["currentScript", "querySelectorAll", "createElement", "documentElement", "baseURI"]
        .map(|name| format!("<img alt=\"\" name=\"{name}\" src=\"/other/{name}.png\">"))
        .concat();
    let one = "<a id=\"MinxinAtlas\" href=\"/other/\">1</a>";
    let few = "<form id=\"MinxinAtlas\"><input name=\"upgrade\"><object name=\"send\"></object></form>\
        <a id=\"MinxinAtlas\">2</a><a id=\"Map\">3</a><a id=\"URL\">4</a>\
        <form data-minxin-atlas><input name=\"getAttribute\"><input name=\"isConnected\"></form>";
    let frame = "<iframe name=\"MinxinAtlas\" title=\"other\" src=\"{}/icon.svg\"></iframe>".replace("{}", &atlas);
    let own = format!(
        "<script src=\"/before.js\"></script><minxin-atlas view=\"map\" lang=\"en\"></minxin-atlas>\
         <script src=\"{atlas}/embed.js\"></script><script src=\"/after.js\"></script>"
    );
    let inherit = "Object.prototype.extend = () => {}; Object.prototype.story = 'stories/none.json';";
    let before = [RECORD_EVENTS, inherit, "window.theirs = document.getElementsByTagName('iframe').length;"].concat();
    // Removed again, because the driver has scripts too.
    let after = format!(
        "window.made = document.getElementsByTagName('iframe').length - theirs;\
         const restore = () => {{ delete Object.prototype.extend; delete Object.prototype.story; }}; restore();\
         Array.from(document.images).forEach(own => own.remove());\
         document.querySelector('minxin-atlas').addEventListener('ready', () => {{ {inherit}\
         try {{ MinxinAtlas.send(document.querySelector('minxin-atlas'), 'select', {{ sel: 'breakfast-trucks' }}); }}\
         catch (error) {{ window.failure = String(error); }} restore(); }});"
    );
    let pages = [one, few, &frame].into_iter().enumerate();
    let pages = pages.map(|(at, more)| host_page(&format!("/{at}"), "", &[&names, more, &own].concat()));
    let scripts = [script("/before.js", &before), script("/after.js", &after)];
    let host = Host::start(pages.chain(scripts).collect())?;
    for path in ["/0", "/1", "/2"] {
        page.open(&host.url(path)).await?;
        page.wait_for(
            "window.failure || window.received?.some(([type, what]) => type === 'select' && what.sel === 'breakfast-trucks')",
            &format!("the frame does as it is asked, below {path}"),
        )
        .await?;
        let found = page
            .js(
                "const frame = document.querySelector('minxin-atlas iframe'); \
                 return [made, window.failure ?? '', frame.title, frame.src, typeof MinxinAtlas.disconnect]",
                Vec::new(),
            )
            .await?;
        let wanted = json!([1, "", "Minxin Atlas", format!("{atlas}/?lang=en&view=map"), "function"]);
        check!(found == wanted, "below {path} it is {found}");
    }
    Ok(())
}

/// In a narrow column, the view of all tables is several times higher than the former limit.
pub(crate) async fn the_height_follows_the_content(page: &Page) -> Result {
    let framed = Framed::start()?;
    let atlas = framed.url();
    let body = format!(
        "<script src=\"/keep.js\"></script><div style=\"width:360px\"><minxin-atlas view=\"table\"></minxin-atlas></div>\
         <script src=\"{atlas}/embed.js\"></script>"
    );
    let host = Host::start(vec![host_page("/", "", &body), script("/keep.js", RECORD_EVENTS)])?;
    page.open(&host.url("/")).await?;
    page.wait_for("window.received?.some(([type]) => type === 'ready')", "the frame is ready").await?;
    fits(page, "with every table").await?;
    let scrolls = "return document.scrollingElement.scrollHeight - innerHeight";
    page.enter_frame(0).await?;
    let rest = page.js(scrolls, Vec::new()).await;
    page.leave_frame().await?;
    let rest = rest?;
    check!(rest.as_f64().is_some_and(|rest| rest <= 1.0), "the frame scrolls by {rest} inside itself");
    // A frame that a limit cuts off reports it, once.
    page.enter_frame(0).await?;
    let post = "for (const height of [150000, 1e9, 1e9 + 1]) \
        parent.postMessage({ source: 'minxin-atlas', v: 1, type: 'height', height }, '*')";
    let posted = page.js(post, Vec::new()).await;
    page.leave_frame().await?;
    posted?;
    page.wait_for(
        "received.filter(([type, what]) => type === 'height' && what.height === 200000).length === 2",
        "it is cut",
    )
    .await?;
    let received = page
        .js(
            "return [received.filter(([type]) => type === 'error').map(([, what]) => what), \
             received.some(([type, what]) => type === 'height' && what.height === 150000)]",
            Vec::new(),
        )
        .await?;
    check!(received == json!([[{ "reason": "height", "code": "1000000000" }], true]), "it reported {received}");
    Ok(())
}
