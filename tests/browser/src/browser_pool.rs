//! Reuses a browser for the next journey, because the start of another takes Firefox two seconds of a core.

use std::time::Duration;

use fantoccini::Client;
use serde_json::json;
use tokio::time::timeout;
use xtask::browsers::{Browser, Kit};

use crate::browser::Running;
use crate::capabilities::Preferences;
use crate::session::{developer_tools, in_chrome, log};
use crate::{Failure, Page, Result};

/// The number of journeys of one browser. Its memory grows with each.
const MAX_JOURNEYS: usize = 15;

/// The limit for the clean-up. After it, the browser is discarded.
const CLEAN_UP_TIMEOUT: Duration = Duration::from_secs(5);

/// A running browser with one empty tab.
#[derive(Debug)]
pub(crate) struct PooledBrowser {
    pub(crate) running: Running,
    pub(crate) client: Client,
    /// The number of journeys that it has made.
    pub(crate) journeys: usize,
}

impl PooledBrowser {
    /// Starts a browser.
    pub(crate) async fn start(kit: &Kit, preferences: Preferences) -> Result<Self> {
        // On a busy machine a browser sometimes does not start. That is no failure of the page.
        let (running, client) = match Running::start(kit, preferences).await {
            Ok(started) => started,
            Err(_) => Running::start(kit, preferences).await?,
        };
        Ok(Self { running, client, journeys: 0 })
    }

    /// The browser of a journey that passed, cleaned up except for the storage of its origin, so the next journey needs another
    /// origin. `None` after the last journey of a browser.
    pub(crate) async fn recycle(page: Page) -> Option<Self> {
        let browser = page.browser();
        let journeys = page.journeys + 1;
        if journeys >= MAX_JOURNEYS {
            page.close().await;
            return None;
        }
        let (mut running, client) = page.into_browser();
        match timeout(CLEAN_UP_TIMEOUT, clean_up(browser, &client)).await {
            Ok(Ok(())) => {
                running.skip_log();
                Some(Self { running, client, journeys })
            }
            _ => None,
        }
    }
}

/// Replaces all tabs with a new one, which has none of their emulated sizes, preferences and positions, and empties the logs.
async fn clean_up(browser: Browser, client: &Client) -> Result {
    let old = client.windows().await.map_err(Failure::driver("asking for the windows"))?;
    let new = client.new_window(true).await.map_err(Failure::driver("opening a tab"))?;
    for window in old {
        client.switch_to_window(window).await.map_err(Failure::driver("going to a window"))?;
        client.close_window().await.map_err(Failure::driver("closing a window"))?;
    }
    client.switch_to_window(new.handle).await.map_err(Failure::driver("going to a window"))?;
    match browser {
        Browser::Chromium => {
            // Elements receive focus events in the front tab alone.
            developer_tools(client, "Page.bringToFront", json!({})).await?;
            for kind in ["browser", "performance"] {
                log(client, kind).await?;
            }
        }
        Browser::Firefox => _ = in_chrome(client, "Services.console.reset(); return null", vec![json!(null)]).await?,
        Browser::Webkit => {}
    }
    Ok(())
}
