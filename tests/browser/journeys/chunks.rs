//! The parts of the program that are loaded after its core: the overview, the views and the tools.

use std::time::Duration;

use browser_tests::{Browser, Failure, Fault, FaultTarget, Faulty, Page, Result, built, check};
use serde_json::Value;

use crate::boot::check_panel;
use crate::marks::{first, select};

/// Longer than any condition waits.
const NEVER: Duration = Duration::from_mins(5);

/// A file that takes seconds.
const SLOW: Fault = Fault::Drip(40, Duration::from_millis(200));

/// True if a part of the program was requested.
const REQUESTED: &str =
    "return performance.getEntriesByType('resource').some(entry => entry.name.includes(arguments[0]))";

async fn wait(page: &Page, css: &str) -> Result {
    page.until(&format!("{css} is there"), async || Ok(page.count(css).await? > 0)).await
}

/// Types a text into the search field.
async fn search(page: &Page, text: &str) -> Result {
    page.focus(".search input").await?;
    for letter in text.chars() {
        page.press(&letter.to_string()).await?;
    }
    Ok(())
}

async fn is_requested(page: &Page, part: &str) -> Result<bool> {
    Ok(page.js(REQUESTED, vec![Value::from(part)]).await? == Value::Bool(true))
}

/// The overview whose views do not arrive until the site is healed. The page itself responds.
async fn without_views(page: &Page, fault: Fault) -> Result<Faulty> {
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Views, fault);
    page.open(site.url()).await?;
    page.wait_for("performance.getEntriesByName('minxin:ready').length > 0", "the core of the program responds")
        .await?;
    Ok(site)
}

/// The cause of a file whose connection closes in the middle: `WebKit` takes what has come for the whole file.
fn cause_of_short(page: &Page) -> &'static str {
    if page.browser() == Browser::Webkit { "changed" } else { "network" }
}

/// Waits until the views respond: another view can be opened, and a record in it.
async fn views_respond(page: &Page) -> Result {
    page.wait_for("document.documentElement.dataset.state === 'ready'", "the page is ready").await?;
    check!(page.count_shown("#trouble").await? == 0, "the panel is still shown");
    page.click(".views [data-command=set-view-timeline]").await?;
    wait(page, "[data-view=timeline] [data-event]").await?;
    let id = first(page, "timeline", "event").await?;
    select(page, "timeline", "event", &id).await
}

pub(crate) async fn input_before_the_views(page: &Page) -> Result {
    let site = without_views(page, SLOW).await?;
    // The menu is part of the core.
    page.click(".menu-open").await?;
    wait(page, "dialog.menu[open] button").await?;
    page.press("Escape").await?;
    page.wait_for("!document.querySelector('dialog.menu[open]')", "the menu closes").await?;
    // A choice in it closes it at once.
    page.click(".menu-open").await?;
    page.click("dialog.menu [data-command=set-view-about]").await?;
    page.wait_for("!document.querySelector('dialog.menu[open]')", "the menu closes").await?;
    // A view is not: the overview stays until it can be shown.
    page.click(".views [data-command=set-view-map]").await?;
    page.until("the address is that of the map", async || Ok(page.path().await?.ends_with("map/"))).await?;
    check!(page.count("main .overview-page, [data-view=map] [data-place]").await? > 0, "the page is empty");
    wait(page, "[data-view=map] [data-place]").await?;
    check!(page.count("main .overview-page").await? == 0, "the overview is still shown");
    drop(site);
    Ok(())
}

pub(crate) async fn typing_before_the_views(page: &Page) -> Result {
    let site = without_views(page, SLOW).await?;
    search(page, "suzhou").await?;
    wait(page, ".search-option").await?;
    check!(
        page.js("return document.querySelector('.search input').value", Vec::new()).await? == "suzhou",
        "letters are gone"
    );
    drop(site);
    Ok(())
}

pub(crate) async fn waiting_is_shown(page: &Page) -> Result {
    let site = without_views(page, Fault::Stall(NEVER)).await?;
    check!(page.count("[data-notice]").await? == 0, "a notice before the reader waits");
    search(page, "suzhou").await?;
    page.until("a notice says that it takes a while", async || {
        Ok(page.texts("[data-notice]").await?.iter().any(|text| text.contains("正在加载")))
    })
    .await?;
    drop(site);
    Ok(())
}

/// The parts that the page cannot do without, each with its name in codes.
const NEEDED: [(FaultTarget, &str); 2] = [(FaultTarget::Overview, "overview"), (FaultTarget::Views, "views")];

/// Opens the page with each fault of each part that it needs. Each is reported with its code, and ends when the file arrives.
async fn each_at_fault(page: &Page, faults: &[(Fault, &str, &str)]) -> Result {
    for (target, name) in NEEDED {
        for (fault, cause, code) in faults {
            let site = Faulty::edited(&[], |page| page.replacen("<script ", "<script data-timeout-ms=1500 ", 1))?;
            site.inject_fault(target, *fault);
            page.open(site.url()).await?;
            check_panel(page, cause, &[name, "-", code].concat()).await?;
            site.heal();
            views_respond(page).await?;
        }
    }
    Ok(())
}

pub(crate) async fn parts_that_are_missing(page: &Page) -> Result {
    each_at_fault(page, &[(Fault::Status(404), "missing", "404"), (Fault::Page, "changed", "type")]).await
}

pub(crate) async fn parts_that_are_changed(page: &Page) -> Result {
    // An empty custom section: the changed file would run.
    let longer = Fault::Longer(b"\0\x03\x01xy");
    each_at_fault(page, &[(Fault::Cut, "changed", "changed"), (longer, "changed", "changed")]).await?;
    // Another type alone is no fault.
    for (target, _) in NEEDED {
        let site = Faulty::start()?;
        site.inject_fault(target, Fault::Type("application/octet-stream"));
        page.visit(site.url()).await?;
        views_respond(page).await?;
    }
    Ok(())
}

pub(crate) async fn parts_that_the_network_loses(page: &Page) -> Result {
    let cause = cause_of_short(page);
    let stall = Fault::Stall(NEVER);
    each_at_fault(
        page,
        &[(Fault::Reset, "network", "network"), (Fault::Short, cause, cause), (stall, "network", "stalled")],
    )
    .await
}

pub(crate) async fn parts_that_the_policy_refuses(page: &Page) -> Result {
    // The policy names what the core needs, but not the views.
    let file = built().join("manifest.json");
    let text = std::fs::read_to_string(file).map_err(|error| Failure::new(error.to_string()))?;
    let manifest: Value = serde_json::from_str(&text).map_err(|error| Failure::new(error.to_string()))?;
    let names: Vec<String> = ["wasm", "story"]
        .iter()
        .filter_map(|part| manifest.pointer(&format!("/{part}/name"))?.as_str())
        .map(|name| format!("http://127.0.0.1:*/{name} http://localhost:*/{name}"))
        .collect();
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data: 'self'; connect-src ";
    let site = Faulty::under(&[policy, &names.join(" ")].concat())?;
    let page = page.without_waiting().await?;
    page.open(site.url()).await?;
    check_panel(&page, "refused", "csp").await?;
    page.close().await;
    Ok(())
}

pub(crate) async fn a_static_page_without_the_views(page: &Page) -> Result {
    let site = Faulty::start()?;
    site.inject_fault(FaultTarget::Views, Fault::Status(404));
    page.open(&format!("{}/records/suzhou-creek/", site.url())).await?;
    page.until("the panel says the code", async || Ok(page.text("#trouble code").await? == "views-404")).await?;
    check!(page.text("#main").await?.contains("苏州河"), "the text of the page is gone");
    site.heal();
    page.wait_for("document.documentElement.dataset.state === 'ready'", "the page is ready").await?;
    check!(page.count_shown("#trouble").await? == 0, "the panel is still shown");
    check!(page.text("#main").await?.contains("苏州河"), "the text of the page is gone");
    page.click(".views [data-command=set-view-timeline]").await?;
    wait(page, "[data-view=timeline] [data-event]").await?;
    Ok(())
}

/// Each fault of the tools is reported with its code while the page goes on, and the dialog opens once the file arrives.
pub(crate) async fn tools_at_fault(page: &Page) -> Result {
    let longer = Fault::Longer(b"\0\x03\x01xy");
    let short = format!("tools-{}", cause_of_short(page));
    for (fault, code) in [
        (Fault::Status(404), "tools-404"),
        (Fault::Page, "tools-type"),
        (Fault::Cut, "tools-changed"),
        (longer, "tools-changed"),
        (Fault::Reset, "tools-network"),
        (Fault::Short, short.as_str()),
        (Fault::Stall(NEVER), "tools-stalled"),
    ] {
        let site = Faulty::edited(&[], |page| page.replacen("<script ", "<script data-timeout-ms=1500 ", 1))?;
        // The worker would keep the tools for a visit without a network.
        site.inject_fault(FaultTarget::Worker, Fault::Status(404));
        page.visit(site.url()).await?;
        page.until("the script of the worker is there", async || is_requested(page, "/offline.js").await).await?;
        page.js("return new Promise(done => setTimeout(done, 500))", Vec::new()).await?;
        site.inject_fault(FaultTarget::Tools, fault);
        page.click(".menu-open").await?;
        page.click("[data-command=open-embed-dialog]").await?;
        page.until(&format!("a notice says {code}"), async || {
            Ok(page.texts("[data-notice]").await?.iter().any(|text| text.contains(code)))
        })
        .await?;
        check!(page.count_shown("#trouble").await? == 0, "the program is said to have ended");
        site.heal();
        wait(page, "dialog.embed-dialog[open] textarea").await?;
        page.until("the notice is gone", async || Ok(page.count("[data-notice]").await? == 0)).await?;
    }
    Ok(())
}

pub(crate) async fn tools_are_loaded_when_they_are_needed(page: &Page) -> Result {
    page.visit("/").await?;
    page.until("the views are requested", async || is_requested(page, "-atlas-views-").await).await?;
    page.click(".menu-open").await?;
    wait(page, "dialog.menu[open] [data-command=open-embed-dialog]").await?;
    check!(!is_requested(page, "-atlas-tools-").await?, "the tools are requested before they are needed");
    // As soon as the control has the focus.
    page.js("document.querySelector('[data-command=open-embed-dialog]').focus()", Vec::new()).await?;
    page.until("the tools are requested", async || is_requested(page, "-atlas-tools-").await).await?;
    page.click("[data-command=open-embed-dialog]").await?;
    wait(page, "dialog.embed-dialog[open] textarea").await?;
    Ok(())
}

/// A page of a portal that mounts an atlas and notes its events.
const PORTAL: &str = "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>门户</title><div id=\"a\"></div>\
    <script type=\"module\" src=\"portal.js\"></script></html>";
const SCRIPT: &str = "import { mount } from './mount.js';
    const element = document.getElementById('a');
    window.received = [];
    addEventListener('minxin:chunk', (event) => { if (!event.detail.code) window.loaded = true; });
    for (const type of ['ready', 'error']) element.addEventListener(type, (event) => received.push(type));
    mount(element, {}).then((atlas) => { window.atlas = atlas; }, (error) => received.push(String(error)));";

pub(crate) async fn a_mounted_atlas_without_the_views(page: &Page) -> Result {
    let portal = Faulty::edited(&[("portal.html", PORTAL), ("portal.js", SCRIPT)], |page| page)?;
    portal.inject_fault(FaultTarget::Views, Fault::Status(404));
    page.open(&format!("{}/portal.html", portal.url())).await?;
    page.wait_for("window.received?.includes('error')", "the portal hears that the atlas is missing").await?;
    page.js("window.atlas.unmount()", Vec::new()).await?;
    portal.heal();
    // The loader requests the views again, and the atlas that was removed stays away.
    page.wait_for("window.loaded", "the views are there").await?;
    page.js("return new Promise(done => setTimeout(done, 500))", Vec::new()).await?;
    check!(
        page.js("return received.includes('ready')", Vec::new()).await? == Value::Bool(false),
        "a removed atlas is ready"
    );
    let inside = "return document.getElementById('a').shadowRoot.querySelector('.page')";
    check!(page.js(inside, Vec::new()).await?.is_null(), "a removed atlas is on the page");
    Ok(())
}
