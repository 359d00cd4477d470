//! A browser that has made a journey and can make the next: to start another costs Firefox two seconds of a core.

use std::time::Duration;

use fantoccini::Client;
use serde_json::json;
use tokio::time::timeout;
use xtask::browsers::{Browser, Kit};

use crate::browser::Running;
use crate::capabilities::Wish;
use crate::session::{developer_tools, in_chrome, log};
use crate::{Failure, Page, Result};

/// How many journeys a browser makes: it grows with each.
const JOURNEYS: usize = 15;

/// How long tidying up may take before another browser is started instead.
const TIDYING: Duration = Duration::from_secs(5);

/// A running browser with one empty tab.
#[derive(Debug)]
pub(crate) struct Spare {
    pub(crate) running: Running,
    pub(crate) client: Client,
    /// How many journeys it has made.
    pub(crate) made: usize,
}

impl Spare {
    /// A fresh one.
    pub(crate) async fn start(kit: &Kit, wish: Wish) -> Result<Self> {
        // Now and then a browser does not come up on a busy machine; that says nothing about the page.
        let (running, client) = match Running::start(kit, wish).await {
            Ok(started) => started,
            Err(_) => Running::start(kit, wish).await?,
        };
        Ok(Self { running, client, made: 0 })
    }

    /// The browser of a journey that went well, without a trace of it but for what its origin has stored; so the next journey
    /// needs an origin of its own. None where it has made enough of them.
    pub(crate) async fn after(page: Page) -> Option<Self> {
        let browser = page.browser();
        let made = page.made + 1;
        if made >= JOURNEYS {
            page.close().await;
            return None;
        }
        let (mut running, client) = page.apart_from_journey();
        match timeout(TIDYING, tidy(browser, &client)).await {
            Ok(Ok(())) => {
                running.forget();
                Some(Self { running, client, made })
            }
            _ => None,
        }
    }
}

/// Leaves one new tab, which knows of no size, wish or position that the others were given, and nothing in the records.
async fn tidy(browser: Browser, client: &Client) -> Result {
    let old = client.windows().await.map_err(Failure::driver("asking for the windows"))?;
    let new = client.new_window(true).await.map_err(Failure::driver("opening a tab"))?;
    for window in old {
        client.switch_to_window(window).await.map_err(Failure::driver("going to a window"))?;
        client.close_window().await.map_err(Failure::driver("closing a window"))?;
    }
    client.switch_to_window(new.handle).await.map_err(Failure::driver("going to a window"))?;
    match browser {
        Browser::Chromium => {
            // Only then do elements hear that they have the focus.
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
