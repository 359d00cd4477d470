//! A release is published while tabs of the one before are open.

use browser_tests::{Edition, Page, Result, Site, check};

use crate::kept::{asked, is_controlled, ours, program, until_kept};
use crate::marks::{first, select};

/// Everything that an open page may still have to ask for, and much of what it does not: other languages and stories, each view.
async fn click_through(page: &Page) -> Result {
    for lang in ["en", "zh"] {
        page.click(&format!("[data-lang='{lang}']")).await?;
        page.wait_for(&format!("document.documentElement.lang.startsWith('{lang}')"), "the language changes").await?;
        for (view, kind) in [("timeline", "event"), ("map", "place"), ("indicators", "indicator"), ("table", "event")] {
            let id = first(page, view, kind).await?;
            select(page, view, kind, &id).await?;
            check!(!page.text(&format!("[data-view='{view}']")).await?.is_empty(), "the view {view} is blank");
        }
    }
    let usual = page.text("[data-view='timeline'] .years").await?;
    let open =
        "history.pushState(null, '', location.pathname + arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
    page.js(open, vec!["?story=stories/elder-care.json".into()]).await?;
    page.until("another story is told", async || {
        let told = page.text("[data-view='timeline'] .years").await?;
        Ok(!told.is_empty() && told != usual)
    })
    .await?;
    page.js(open, vec!["".into()]).await?;
    page.until("the first story is back", async || Ok(page.text("[data-view='timeline'] .years").await? == usual)).await
}

async fn without_a_complaint(page: &Page, site: &Site) -> Result {
    let complaints = page.errors_of(&site.url()).await?;
    check!(complaints.is_empty(), "the browser complains:\n      {}", complaints.join("\n      "));
    check!(page.attr("html", "data-state").await?.as_deref() == Some("ready"), "the page is in trouble");
    Ok(())
}

/// What a site has no more once only later releases are kept.
fn forget(site: &Site, edition: &Edition) -> Result {
    edition.hashed.iter().try_for_each(|name| site.remove(name))
}

pub(crate) async fn without_a_worker(page: &Page) -> Result {
    let [one, two, three] = [Edition::number(1)?, Edition::number(2)?, Edition::number(3)?];
    // Before any of them is published: a worker that is asked for in between would be kept.
    for release in [&one, &two, &three] {
        release.without_worker()?;
    }
    let site = Site::start(one.path())?;
    page.visit(&site.url()).await?;
    site.publish(two.path())?;
    click_through(page).await?;
    without_a_complaint(page, &site).await?;
    page.reload_by_script().await?;
    check!(program(page).await? == two.hashed[1], "loaded again, the page is not of the next release");
    site.publish(three.path())?;
    forget(&site, &one)?;
    click_through(page).await?;
    without_a_complaint(page, &site).await?;
    check!(ours(page).await?.is_empty(), "a worker has kept {:?}", ours(page).await?);
    Ok(())
}

pub(crate) async fn with_a_worker(page: &Page) -> Result {
    let [one, two, three] = [Edition::number(1)?, Edition::number(2)?, Edition::number(3)?];
    let mut site = Site::start(one.path())?;
    page.visit(&site.url()).await?;
    until_kept(page, &one.release).await?;
    page.reload_by_script().await?;
    check!(is_controlled(page).await? && program(page).await? == one.hashed[1], "the first release is not there");
    let old = page.tab().await?;
    site.publish(two.path())?;
    // Another tab brings the next release, whose worker waits for the old one.
    page.open_tab().await?;
    page.visit(&site.url()).await?;
    check!(program(page).await? == two.hashed[1], "the other tab is not of the next release");
    page.until("the next worker waits", async || {
        let waits = "return !!(await navigator.serviceWorker.getRegistration())?.waiting";
        Ok(asked(page, waits).await? == true)
    })
    .await?;
    check!(ours(page).await?.len() == 2, "the caches are {:?}", ours(page).await?);
    page.close_tab(&old).await?;
    forget(&site, &one)?;
    click_through(page).await?;
    without_a_complaint(page, &site).await?;
    without_a_network(page, &mut site, [&one, &two]).await?;
    site.resume()?;
    // Loaded again, it is of the next release; and no page of the old one is left that would need its files.
    page.reload_by_script().await?;
    check!(program(page).await? == two.hashed[1], "loaded again, the page is not of the next release");
    until_kept(page, &two.release).await?;
    page.until("the files of the old release are gone", async || Ok(ours(page).await?.len() == 1)).await?;
    site.publish(three.path())?;
    click_through(page).await?;
    without_a_network(page, &mut site, [&two, &three]).await
}

/// Without a network the page is whole, and of one release: of the one whose worker is active, or of the next where the browser
/// finds the moment between two pages long enough to change workers.
async fn without_a_network(page: &Page, site: &mut Site, either: [&Edition; 2]) -> Result {
    site.stop();
    page.reload_by_script().await?;
    let shown = program(page).await?;
    check!(either.iter().any(|edition| edition.hashed[1] == shown), "{shown} is of another release");
    click_through(page).await
}
