//! A new release while tabs of the earlier one are open.

use browser_tests::{Edition, Page, Result, Site, check};

use crate::cache::{asked, is_controlled, load_until_cached, ours, program, wait_until_cached};
use crate::marks::{first, go_to, select};

/// The requests of an open page and more: other languages and stories, each view.
async fn click_through(page: &Page) -> Result {
    for lang in ["en", "zh"] {
        page.click(&format!("[data-command=set-language-{lang}]")).await?;
        page.wait_for(&format!("document.documentElement.lang.startsWith('{lang}')"), "the language changes").await?;
        for (view, kind) in [("timeline", "event"), ("map", "place"), ("indicators", "indicator"), ("table", "event")] {
            go_to(page, view).await?;
            let id = first(page, view, kind).await?;
            select(page, view, kind, &id).await?;
            check!(!page.text(&format!("[data-view='{view}']")).await?.is_empty(), "the view {view} is blank");
        }
    }
    go_to(page, "timeline").await?;
    let usual = page.text("[data-view='timeline'] .event-list").await?;
    let open =
        "history.pushState(null, '', location.pathname + arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
    page.js(open, vec!["?story=stories/elder-care.json".into()]).await?;
    page.until("another story is shown", async || {
        let content = page.text("[data-view='timeline'] .event-list").await?;
        Ok(!content.is_empty() && content != usual)
    })
    .await?;
    page.js(open, vec!["".into()]).await?;
    page.until("the first story is back", async || Ok(page.text("[data-view='timeline'] .event-list").await? == usual))
        .await
}

async fn without_a_complaint(page: &Page, site: &Site) -> Result {
    let errors = page.errors_of(&site.url()).await?;
    check!(errors.is_empty(), "errors in the browser:\n      {}", errors.join("\n      "));
    check!(page.attr("html", "data-state").await?.as_deref() == Some("ready"), "the page is in trouble");
    Ok(())
}

/// Removes the files that a site no longer has once only later releases remain.
fn remove_old_files(site: &Site, edition: &Edition) -> Result {
    edition.hashed.iter().try_for_each(|name| site.remove(name))
}

pub(crate) async fn without_a_worker(page: &Page) -> Result {
    let [one, two, three] = [Edition::number(1)?, Edition::number(2)?, Edition::number(3)?];
    // Before they are published, because a worker that is requested in between would be cached.
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
    remove_old_files(&site, &one)?;
    click_through(page).await?;
    without_a_complaint(page, &site).await?;
    check!(ours(page).await?.is_empty(), "a worker has cached {:?}", ours(page).await?);
    Ok(())
}

pub(crate) async fn with_a_worker(page: &Page) -> Result {
    let [one, two, three] = [Edition::number(1)?, Edition::number(2)?, Edition::number(3)?];
    let mut site = Site::start(one.path())?;
    page.leave_workers_alone().await?;
    page.visit(&site.url()).await?;
    wait_until_cached(page, &one.release).await?;
    page.reload_by_script().await?;
    check!(is_controlled(page).await? && program(page).await? == one.hashed[1], "the first release is not there");
    let old = page.tab().await?;
    site.publish(two.path())?;
    // Another tab loads the next release, whose worker waits for the old one.
    page.open_tab().await?;
    page.leave_workers_alone().await?;
    page.visit(&site.url()).await?;
    check!(program(page).await? == two.hashed[1], "the other tab is not of the next release");
    page.until("the next worker waits", async || {
        let waits = "return !!(await navigator.serviceWorker.getRegistration())?.waiting";
        Ok(asked(page, waits).await? == true)
    })
    .await?;
    check!(ours(page).await?.len() == 2, "the caches are {:?}", ours(page).await?);
    page.close_tab(&old).await?;
    remove_old_files(&site, &one)?;
    click_through(page).await?;
    without_a_complaint(page, &site).await?;
    without_a_network(page, &mut site, [&one, &two]).await?;
    site.resume()?;
    // After a reload it is the next release, and no page needs the files of the old one.
    page.reload_by_script().await?;
    check!(program(page).await? == two.hashed[1], "loaded again, the page is not of the next release");
    load_until_cached(page, &two.release).await?;
    page.until("the files of the old release are gone", async || Ok(ours(page).await?.len() == 1)).await?;
    site.publish(three.path())?;
    click_through(page).await?;
    without_a_network(page, &mut site, [&two, &three]).await
}

/// Offline, the page is complete and of one release: that of the active worker, or the next one, if the browser
/// has time to change workers between two pages.
async fn without_a_network(page: &Page, site: &mut Site, either: [&Edition; 2]) -> Result {
    site.stop();
    page.reload_by_script().await?;
    let shown = program(page).await?;
    check!(either.iter().any(|edition| edition.hashed[1] == shown), "{shown} is of another release");
    click_through(page).await
}
