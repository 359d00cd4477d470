//! Several windows of one browser.

use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use xtask::browsers::Browser;

use crate::session::developer_tools;
use crate::{Failure, Page, Result};

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab(WindowHandle);

impl Page {
    /// The current tab.
    pub async fn tab(&self) -> Result<Tab> {
        self.client.window().await.map(Tab).map_err(Failure::driver("reading the tab"))
    }

    /// Opens another and switches to it. It opens in a new window, because a tab in the background is not painted.
    pub async fn open_tab(&self) -> Result<Tab> {
        let opened = self.client.new_window(false).await.map_err(Failure::driver("opening a window"))?;
        let tab = Tab(opened.handle);
        self.switch_to(&tab).await?;
        Ok(tab)
    }

    /// Keeps the driver from attaching itself to the service workers of this tab as their debugger, which Chromium does not end when
    /// they are idle: the next release would wait for ever. Frames stay attached, because the driver needs them.
    pub async fn leave_workers_alone(&self) -> Result {
        if self.browser() != Browser::Chromium {
            return Ok(());
        }
        let attach = |parameters: Value| developer_tools(&self.client, "Target.setAutoAttach", parameters);
        attach(json!({ "autoAttach": false, "waitForDebuggerOnStart": false, "flatten": true })).await?;
        let all_but_workers = json!([{ "type": "service_worker", "exclude": true }, {}]);
        let frames =
            json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true, "filter": all_but_workers });
        attach(frames).await.map(drop)
    }

    /// Switches to a tab.
    pub async fn switch_to(&self, tab: &Tab) -> Result {
        self.client.switch_to_window(tab.0.clone()).await.map_err(Failure::driver("switching to a tab"))
    }

    /// Closes the current tab, and switches to another.
    pub async fn close_tab(&self, then: &Tab) -> Result {
        self.client.close_window().await.map_err(Failure::driver("closing a tab"))?;
        self.switch_to(then).await
    }
}
