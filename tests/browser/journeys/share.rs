//! The embed dialog: options, preview, copying the code.

use browser_tests::{Page, Result, Site, built, check};
use serde_json::{Value, json};

use crate::marks::go_to;

const SNIPPETS: &str = "return [...document.querySelectorAll('.snippet textarea')].map((field) => field.value)";

async fn snippets(page: &Page) -> Result<Vec<String>> {
    let all = page.js(SNIPPETS, Vec::new()).await?;
    Ok(all.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn opened(page: &Page) -> Result {
    page.click("[data-command=open-menu]").await?;
    page.wait_for("document.querySelector('dialog.menu').open", "the menu is open").await?;
    page.click("[data-command=open-embed-dialog]").await?;
    page.wait_for("document.querySelector('dialog.embed-dialog').matches(':modal')", "the dialog is open").await?;
    let preview = "document.querySelector('.preview').shadowRoot?.querySelector('.mounted')?.dataset.state === 'ready'";
    page.wait_for(preview, "the preview is ready").await
}

pub(crate) async fn chosen_previewed_and_copied(page: &Page) -> Result {
    page.visit("/?sel=breakfast-trucks&basis=article").await?;
    opened(page).await?;
    let first = snippets(page).await?;
    check!(first.len() == 3, "there are {} snippets", first.len());
    for snippet in &first {
        check!(snippet.contains("sel=") && snippet.contains("basis="), "{snippet} leaves out what is seen");
    }
    check!(!first[2].contains("<script") && first[0].contains("embed.js"), "they are {first:?}");
    for (name, value) in [("view", "map"), ("lang", "en"), ("theme", "dark"), ("sel", "suzhou-creek-hongkou")] {
        page.choose(&format!("select[name='share-{name}']"), value).await?;
    }
    page.until("the snippets say what was chosen", async || {
        let all = snippets(page).await?;
        let says = |part: &str| all.iter().all(|snippet| snippet.contains(part));
        Ok(["map", "en", "dark", "suzhou-creek-hongkou"].iter().all(|part| says(part)) && !says("breakfast-trucks"))
    })
    .await?;
    // The preview changes, and the page does not.
    let follows = "(() => { const own = document.querySelector('.preview').shadowRoot.querySelector('.mounted'); \
        return own.lang === 'en' && own.dataset.theme === 'dark' && own.querySelector('[data-view=map]') && !own.querySelector('[data-view=timeline]') \
          && own.querySelector('[data-view=detail] h2').textContent.includes('Hongkou'); })()";
    page.wait_for(follows, "the preview follows").await?;
    check!(page.attr("html", "lang").await?.as_deref() == Some("zh-Hans"), "the page speaks another language");
    check!(page.query("sel").await?.as_deref() == Some("breakfast-trucks"), "the page shows another record");
    // Copied, or selected in browsers that do not allow pages to copy.
    page.click("[data-command=copy-embed-code-1]").await?;
    let content = "['已复制', '已选中，请按Ctrl+C（Mac按⌘C）复制'].includes(document.querySelector(\"[data-command=copy-embed-code-1]\").textContent)";
    page.wait_for(content, "the result of copying is shown").await?;
    let marked = "const field = document.getElementById('share-1'); const is_copied = \
        document.querySelector(\"[data-command=copy-embed-code-1]\").textContent === '已复制'; \
        return is_copied || field.selectionEnd - field.selectionStart === field.value.length";
    check!(page.js(marked, Vec::new()).await? == true, "what cannot be copied is not marked");
    // Closed by a key: the preview is gone, the state of the page stays, and the focus returns.
    page.press("Escape").await?;
    page.wait_for("!document.querySelector('dialog.embed-dialog').open", "the dialog is closed").await?;
    page.wait_for("document.querySelector('dialog.embed-dialog').childElementCount === 0", "it is empty").await?;
    check!(page.query("sel").await?.as_deref() == Some("breakfast-trucks"), "the key also closed the record");
    let focused = page.js("return document.activeElement.dataset.command", Vec::new()).await?;
    check!(focused == json!("open-menu"), "the focus is on {focused}");
    opened(page).await?;
    page.click("[data-command=close-embed-dialog]").await?;
    page.wait_for("!document.querySelector('dialog.embed-dialog').open", "its button closes it").await
}

/// The menu shows a QR code of the page, and says so if the address is too long for one.
pub(crate) async fn qr_code(page: &Page) -> Result {
    let open = "[data-command=open-menu]";
    let show = "[data-command=show-qr-code]";
    page.visit("/?sel=breakfast-trucks").await?;
    page.click(open).await?;
    page.click(show).await?;
    page.until("the code is shown", async || Ok(page.count(".menu .qr-code svg").await? == 1)).await?;
    check!(
        page.attr(show, "aria-expanded").await?.as_deref() == Some("true"),
        "the button does not say that it is open"
    );
    let side =
        "const box = document.querySelector('.qr-code svg').getBoundingClientRect(); return [box.width, box.height]";
    let side = page.js(side, Vec::new()).await?;
    check!(side[0] == side[1] && side[0].as_f64().is_some_and(|width| width > 180.0), "the code measures {side}");
    page.click(show).await?;
    page.until("the code is hidden", async || Ok(page.count(".menu .qr-code").await? == 0)).await?;
    page.press("Escape").await?;
    page.wait_for("!document.querySelector('dialog.menu').open", "the menu is closed").await?;
    page.js("history.replaceState(null, '', `?sel=breakfast-trucks&other=${'a'.repeat(3000)}`)", Vec::new()).await?;
    page.click(open).await?;
    page.click(show).await?;
    page.until("a sentence is shown", async || Ok(page.text(".menu .copy-status").await?.contains("太长"))).await?;
    page.click(".menu [data-command=copy-address]").await?;
    page.until("copying is confirmed in its place", async || {
        let status = page.text(".menu .copy-status").await?;
        Ok(status.contains("复制") && !status.contains("太长"))
    })
    .await
}

/// On a phone, going back closes the dialog as its button does, and both leave the history as before.
pub(crate) async fn going_back_closes_the_dialog(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    page.visit("/?lang=en&view=map").await?;
    let url = page.url().await?;
    let is_open = "document.querySelector('dialog.embed-dialog').open";
    let is_closed = "!document.querySelector('dialog.embed-dialog').open && document.querySelector('dialog.embed-dialog').childElementCount === 0";
    opened(page).await?;
    check!(page.url().await? == url, "the dialog has another address");
    page.back().await?;
    page.wait_for(is_closed, "going back closes it").await?;
    check!(page.url().await? == url, "going back leads to {}", page.url().await?);
    page.forward().await?;
    page.wait_for(is_open, "going forward opens it").await?;
    page.press("Escape").await?;
    page.wait_for(is_closed, "a key closes it").await?;
    page.wait_for("history.state === null", "its step is taken back").await?;
    page.visit("/").await?;
    opened(page).await?;
    page.reload().await?;
    page.wait_for(is_open, "loaded again, it is open").await?;
    page.press("Escape").await?;
    page.wait_for(is_closed, "a key closes it").await?;
    page.wait_for("history.state === null", "its step is taken back").await?;
    // A change of the page behind the dialog shows once it is closed.
    opened(page).await?;
    page.js("document.querySelector('[data-command=set-view-table]').click()", Vec::new()).await?;
    page.wait_query("view", Some("table")).await?;
    page.back().await?;
    page.wait_for(is_closed, "going back closes it").await?;
    page.wait_query("view", Some("table")).await?;
    page.wait_for(
        "document.querySelector('[data-command=set-view-table]').hasAttribute('aria-current')",
        "the view stays",
    )
    .await
}

/// A record covers the page as a sheet: going back closes it, also if a tour has opened it.
pub(crate) async fn going_back_closes_the_record(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    page.visit("/?view=timeline&form=list").await?;
    let is_open = "document.querySelector('.detail:not([hidden])') !== null";
    for css in ["[data-view='timeline'] a[data-event]", "[data-command=play-events]"] {
        // With a real pointer: WebKit's history skips entries that a page adds without one.
        page.click(css).await?;
        page.wait_for(is_open, "the record is shown").await?;
        page.back().await?;
        page.wait_for(&format!("!({is_open})"), "going back closes it").await?;
        check!(page.query("view").await?.as_deref() == Some("timeline"), "going back leads elsewhere");
    }
    Ok(())
}

/// On a Chinese page, the code has the English title, and the preview shows the map without scrolling.
pub(crate) async fn in_english_with_a_map(page: &Page) -> Result {
    page.visit("/").await?;
    opened(page).await?;
    for (name, value) in [("view", "map"), ("lang", "en")] {
        page.choose(&format!("select[name='share-{name}']"), value).await?;
    }
    page.until("every snippet has the English title", async || {
        let all = snippets(page).await?;
        Ok(all
            .iter()
            .all(|snippet| snippet.contains("Shanghai") && !snippet.contains("民心") && !snippet.contains("上海")))
    })
    .await?;
    for width in [1280, 360] {
        page.set_size(width, 740).await?;
        let seen = "(() => { const box = document.querySelector('.preview'); const own = box.getBoundingClientRect(); \
            const map = box.shadowRoot.querySelector('.map-frame')?.getBoundingClientRect(); \
            return box.scrollTop === 0 && map && map.height > 100 && map.top - own.top < own.height - 100 \
              && box.shadowRoot.querySelector('.mounted').lang === 'en'; })()";
        page.wait_for(seen, &format!("the map is seen in the preview, at {width} px")).await?;
    }
    check!(page.attr("html", "lang").await?.as_deref() == Some("zh-Hans"), "the page speaks another language");
    check!(page.query("lang").await?.is_none(), "the page has another address");
    Ok(())
}

/// The result of copying the link appears beside the button, not below the bar at the top.
pub(crate) async fn a_copied_link_is_confirmed_beside_its_button(page: &Page) -> Result {
    page.visit("/?view=indicators").await?;
    check!(page.text(".copy-status").await?.is_empty(), "it is said before anything is copied");
    check!(page.attr(".copy-status", "role").await?.as_deref() == Some("status"), "it is not read aloud");
    page.js("document.querySelector('[data-command=copy-address]').scrollIntoView({ block: 'center' })", Vec::new())
        .await?;
    page.click("[data-command=copy-address]").await?;
    page.until("it is said", async || Ok(page.text(".copy-status").await?.contains("链接"))).await?;
    let seen = "const own = document.querySelector('.copy-status').getBoundingClientRect(); \
        const button = document.querySelector('[data-command=copy-address]').getBoundingClientRect(); \
        const met = document.elementFromPoint(own.x + 5, own.y + own.height / 2); \
        return [Math.abs(own.y - button.y) < 80, met?.className]";
    check!(page.js(seen, Vec::new()).await? == json!([true, "copy-status"]), "it is not seen beside the button");
    check!(page.count("[data-notice]").await? == 0, "it is said above the views, too");
    page.click("[data-command=sort-ratio]").await?;
    page.until("it is said no more", async || Ok(page.text(".copy-status").await?.is_empty())).await
}

pub(crate) async fn can_be_read_aloud(page: &Page) -> Result {
    page.set_size(360, 740).await?;
    page.visit("/?lang=en").await?;
    opened(page).await?;
    let violations = page.run_axe().await?;
    check!(violations.is_empty(), "axe finds {violations:?}");
    let wide = "const own = document.querySelector('dialog.embed-dialog'); return own.scrollWidth - own.clientWidth";
    check!(page.js(wide, Vec::new()).await? == json!(0), "the dialog scrolls sideways");
    Ok(())
}

/// Below a path, the preview finds its style sheet also after a step to a page at another depth.
pub(crate) async fn previewed_after_a_step(page: &Page) -> Result {
    let site = Site::start(&built())?;
    page.visit(&format!("{}en/programmes/breakfast/", site.url())).await?;
    go_to(page, "timeline").await?;
    opened(page).await?;
    let styled = "getComputedStyle(document.querySelector('.preview').shadowRoot.querySelector('.mounted')).getPropertyValue('--warn-soft') !== ''";
    page.wait_for(styled, "the preview has its styles").await
}
