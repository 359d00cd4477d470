//! Offline use after the first visit.

use browser_tests::{Browser, Edition, Host, HostPage, Page, Result, Site, SiteState, built, check};
use serde_json::json;

use crate::cache::{asked, is_controlled, ours, program, wait_until_cached};
use crate::marks::{first, go_to, select};

/// A site with the open page, cached, and an active worker.
async fn visit_cached(page: &Page) -> Result<(Site, String)> {
    let site = Site::start(&built())?;
    let release = release(&site)?;
    page.visit(&site.url()).await?;
    wait_until_cached(page, &release).await?;
    check!(!is_controlled(page).await?, "a page that was there before the worker is taken over");
    page.reload_by_script().await?;
    check!(is_controlled(page).await?, "the worker does not control the page");
    Ok((site, release))
}

fn release(site: &Site) -> Result<String> {
    let manifest = String::from_utf8_lossy(&site.read("manifest.json")?).into_owned();
    let (_, rest) = manifest.split_once("\"release\": \"").unwrap_or_default();
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

pub(crate) async fn whole_in_both_languages(page: &Page) -> Result {
    let (mut site, _) = visit_cached(page).await?;
    let url = site.url();
    page.visit(&format!("{url}?view=timeline&story=stories/elder-care.json")).await?;
    let other = page.text("[data-view='timeline']").await?;
    site.stop();
    page.reload_by_script().await?;
    check!(page.text("[data-view='timeline']").await? == other, "a cached story is missing");
    page.visit(&url).await?;
    for view in ["map", "indicators", "timeline"] {
        go_to(page, view).await?;
    }
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await?;
    page.click("[data-command=set-language-en]").await?;
    page.wait_for("document.documentElement.lang.startsWith('en')", "the page is in English").await?;
    // A link with a selection opens the same page.
    page.visit(&format!("{url}?lang=en&view=timeline&sel={id}")).await?;
    page.wait_query("sel", Some(&id)).await?;
    check!(page.attr("html", "lang").await?.as_deref() == Some("en"), "the link is not opened in English");
    // Pages below the start page are not cached. The start page shows them, at their own address.
    for (path, shown) in [
        ("map/", "[data-view='map']"),
        ("en/targets/?sort=ratio", "[data-view='indicators']"),
        ("programmes/breakfast/", ".record-page"),
        ("en/records/suzhou-creek-hongkou/", ".record-page"),
    ] {
        page.visit(&format!("{url}{path}")).await?;
        for _ in 0..2 {
            check!(page.count_shown(&format!("#main {shown}")).await? == 1, "offline, {path} shows something else");
            check!(page.url().await? == format!("{url}{path}"), "the address is {}", page.url().await?);
            let lang = if path.starts_with("en/") { "en" } else { "zh-Hans" };
            check!(page.attr("html", "lang").await?.as_deref() == Some(lang), "{path} is in another language");
            page.reload_by_script().await?;
        }
    }
    page.visit(&format!("{url}index.html?view=timeline")).await?;
    // Online again.
    site.resume()?;
    page.reload_by_script().await?;
    select(page, "timeline", "event", &id).await
}

/// The story of a static page is kept from the first visit, with all its texts.
pub(crate) async fn the_story_of_a_page(page: &Page) -> Result {
    let mut site = Site::start(&built())?;
    let release = release(&site)?;
    let url = site.url();
    page.visit(&format!("{url}stories/elder-care/")).await?;
    let name = page.text("h1").await?;
    wait_until_cached(page, &release).await?;
    let count = "const cache = await caches.open((await caches.keys()).find((name) => name.startsWith('minxin-'))); \
        return (await cache.keys()).filter(({ url }) => /elder-care-(zh|en)-[0-9a-f]{16}[.]json$/.test(url)).length";
    page.until("its two files are cached", async || Ok(asked(page, count).await? == json!(2))).await?;
    site.stop();
    for path in ["stories/elder-care/", "en/stories/elder-care/timeline/", "stories/elder-care/records/day-care-2019/"]
    {
        page.visit(&format!("{url}{path}")).await?;
        check!(page.count("[data-notice]").await? == 0, "{path}: {:?}", page.texts("[data-notice]").await?);
        check!(page.url().await? == format!("{url}{path}"), "the address is {}", page.url().await?);
    }
    page.visit(&format!("{url}stories/elder-care/")).await?;
    check!(page.text("h1").await? == name, "another story is shown: {:?}", page.text("h1").await?);
    // The default story has no other file than that with the digest.
    page.js("history.pushState({}, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))", vec![json!(url)])
        .await?;
    page.until("the default story is shown", async || Ok(page.text("h1").await? != name)).await
}

pub(crate) async fn an_uncached_story_is_reported_missing(page: &Page) -> Result {
    let (mut site, _) = visit_cached(page).await?;
    site.stop();
    page.visit(&format!("{}?view=timeline&story=stories/elder-care.json", site.url())).await?;
    page.until("a sentence says that the network did not answer", async || {
        Ok(page.texts("[data-notice]").await?.iter().any(|sentence| sentence.contains("网络无响应")))
    })
    .await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await
}

pub(crate) async fn nothing_else_is_touched(page: &Page) -> Result {
    let (mut site, release) = visit_cached(page).await?;
    let scope =
        asked(page, "return (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)").await?;
    check!(scope == json!([site.url()]), "the worker's scope is {scope}");
    check!(ours(page).await? == [format!("minxin-/any/path/ {release}")], "the caches are {:?}", ours(page).await?);
    // The only text that may become the address of a script. None becomes HTML or a script.
    let policy = "const policy = window.trustedTypes?.defaultPolicy; if (!policy) return 'none'; \
        const refused = (make) => { try { return String(make()) } catch (error) { return error.name } }; \
        return [refused(() => policy.createScriptURL('sw.js')), refused(() => policy.createScriptURL('https://a.example/')), \
            refused(() => policy.createHTML('x')), refused(() => policy.createScript('x')), \
            refused(() => policy.createScriptURL(new URL('sw.js', document.baseURI).href)).endsWith('/any/path/sw.js')]";
    if page.browser() != Browser::Webkit {
        page.wait_for("window.trustedTypes?.defaultPolicy", "the script of the worker has run").await?;
    }
    let policy = page.js(policy, Vec::new()).await?;
    let strict = json!(["", "", "TypeError", "TypeError", true]);
    check!(
        policy == strict || policy == "none" && page.browser() == Browser::Webkit,
        "the default policy lets through {policy}"
    );
    // The portal's own pages in the directory are not answered with the overview, even if the host fails.
    site.set_state(SiteState::Failing);
    for path in ["archive/", "records/a/b/", "stories/"] {
        page.open(&format!("{}{path}", site.url())).await?;
        page.wait_for("document.querySelector('h1')?.textContent === 'broken'", "the host's own answer is seen")
            .await?;
    }
    site.set_state(SiteState::Usual);
    page.visit(&site.url()).await?;
    site.stop();
    // The answers of the worker offline, and the requests that it passes on.
    let answers = "const data = new URL(document.querySelector('script[data-story]').dataset.story, location).href; const of = async (path, init) => { try { return (await fetch(path, init)).status } catch { return 0 } }; \
        return Promise.all([of(data), of('stories/minxin-2021.json'), of('stories/minxin-2021.json', { headers: { Range: 'bytes=0-1' } }), \
            of('stories/minxin-2021.json', { method: 'POST' }), of('stories/minxin-2021.json?a'), of('schema/story-1.json'), \
            of('boot.js', { cache: 'reload' }), of('/'), of('../')])";
    let answers = asked(page, answers).await?;
    check!(answers == json!([200, 200, 0, 0, 0, 0, 0, 0, 0]), "the worker answers {answers}");
    Ok(())
}

pub(crate) async fn a_late_or_failing_host(page: &Page) -> Result {
    let (mut site, _) = visit_cached(page).await?;
    let url = site.url();
    site.set_state(SiteState::Late);
    // After three seconds, the page comes completely from the cache, even if the site has changed.
    let boot = site.read("boot.js")?;
    site.write("boot.js", b"throw new Error('of another release')")?;
    page.visit(&format!("{url}?view=timeline")).await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await?;
    site.write("boot.js", &boot)?;
    site.set_state(SiteState::Failing);
    page.visit(&format!("{url}?view=timeline&sel={id}")).await?;
    page.wait_query("sel", Some(&id)).await?;
    // A missing page is an answer. It is shown, and not cached.
    site.set_state(SiteState::Usual);
    let whole = site.read("index.html")?;
    site.remove("index.html")?;
    page.open(&url).await?;
    page.wait_for("document.body?.textContent.includes('no such file')", "the host's own answer is seen").await?;
    site.write("index.html", &whole)?;
    site.stop();
    page.visit(&url).await
}

pub(crate) async fn not_in_a_frame(page: &Page) -> Result {
    let site = Site::start(&built())?;
    let body = format!("<iframe title=\"民心图鉴\" width=\"900\" height=\"900\" src=\"{}\"></iframe>", site.url());
    let host = Host::start(vec![HostPage { path: "/".to_owned(), headers: String::new(), body }])?;
    page.open(&host.url("/")).await?;
    page.enter_frame_when(0, "'fullLayout' in document.documentElement.dataset", "the frame is there").await?;
    // A request would have been sent by now: the mark is set before the browser is idle.
    let idle = "await new Promise(resolve => (window.requestIdleCallback ?? setTimeout)(resolve)); \
        return [performance.getEntriesByType('resource').filter(({ name }) => /offline|sw\\.js/.test(name)).length, \
            (await navigator.serviceWorker.getRegistrations()).length]";
    let seen = asked(page, idle).await;
    page.leave_frame().await?;
    let seen = seen?;
    check!(seen == json!([0, 0]), "in a frame there is a worker: {seen}");
    Ok(())
}

pub(crate) async fn exported(page: &Page) -> Result {
    let (mut site, _) = visit_cached(page).await?;
    asked(page, "await (await caches.open('portal')).put('/portal', new Response('its own'))").await?;
    asked(page, "await caches.open('minxin-/any/ 1')").await?;
    site.write("sw.js", &site.read("sw-off.js")?)?;
    page.reload_by_script().await?;
    page.until("no worker and none of its caches is left", async || {
        let left = "return [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).sort()]";
        Ok(asked(page, left).await? == json!([0, ["minxin-/any/ 1", "portal"]]))
    })
    .await?;
    go_to(page, "timeline").await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await?;
    page.reload_by_script().await?;
    check!(!is_controlled(page).await?, "the page is still controlled");
    // WebKitGTK has lost its state by then, with a worker or without. Only the cache can be checked.
    if page.browser() == Browser::Webkit {
        return Ok(());
    }
    let own = asked(page, "return (await (await (await caches.open('portal')).match('/portal')).text())").await?;
    check!(own == "its own", "what the portal keeps is {own}");
    // And back again, with the next release.
    let next = Edition::number(2)?;
    site.publish(next.path())?;
    page.reload_by_script().await?;
    check!(program(page).await? == next.hashed[1], "the next release is not there");
    wait_until_cached(page, &next.release).await?;
    site.stop();
    page.reload_by_script().await
}
