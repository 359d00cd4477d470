//! The caches of the page, read by scripts in the page.

use std::time::{Duration, Instant};

use browser_tests::{Page, Result};
use serde_json::{Value, json};
use tokio::time::sleep;

/// The time after which a page is loaded again.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs the body of an asynchronous function in the page.
pub(crate) async fn asked(page: &Page, body: &str) -> Result<Value> {
    page.js_async(&format!("return (async () => {{ {body} }})()")).await
}

/// Waits until a worker is active, no request is pending, and the release is cached.
pub(crate) async fn wait_until_cached(page: &Page, release: &str) -> Result {
    page.until(&format!("the release {release} is cached"), async || is_cached(page, release).await).await
}

/// As [`wait_until_cached`], but the page is loaded again where that takes long: a browser that is busy may leave the next worker waiting
/// until then, although it has called `skipWaiting`.
pub(crate) async fn load_until_cached(page: &Page, release: &str) -> Result {
    for _ in 0..3 {
        let is_late = Instant::now() + PATIENCE;
        while Instant::now() < is_late {
            if is_cached(page, release).await? {
                return Ok(());
            }
            sleep(PATIENCE / 20).await;
        }
        page.reload_by_script().await?;
    }
    wait_until_cached(page, release).await
}

/// Returns true if a worker is active, no request is pending, and the release is cached.
async fn is_cached(page: &Page, release: &str) -> Result<bool> {
    let state = asked(
        page,
        "const all = await navigator.serviceWorker.getRegistrations(); \
         return [all.map(({ active, waiting, installing }) => [active?.state, !!waiting, !!installing]), await caches.keys()]",
    )
    .await?;
    Ok(state[0] == json!([["activated", false, false]]) && names(&state[1]).iter().any(|name| name.ends_with(release)))
}

/// The names of our caches.
pub(crate) async fn ours(page: &Page) -> Result<Vec<String>> {
    let all = asked(page, "return (await caches.keys()).filter(name => name.startsWith('minxin-'))").await?;
    Ok(names(&all))
}

/// The program of the current page, which identifies the release.
pub(crate) async fn program(page: &Page) -> Result<String> {
    let name = "return document.querySelector('script[data-wasm]').dataset.wasm.split('/').pop()";
    Ok(page.js(name, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

/// True if a worker controls the page.
pub(crate) async fn is_controlled(page: &Page) -> Result<bool> {
    Ok(page.js("return !!navigator.serviceWorker?.controller", Vec::new()).await? == json!(true))
}

fn names(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
