//! Several windows of one browser.

use fantoccini::wd::WindowHandle;

use crate::{Failure, Page, Result};

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab(WindowHandle);

impl Page {
    /// The tab that is driven just now.
    pub async fn tab(&self) -> Result<Tab> {
        self.client.window().await.map(Tab).map_err(Failure::driver("asking for the tab"))
    }

    /// Opens another and drives that from now on: in a window of its own, since a tab behind another is not painted.
    pub async fn open_tab(&self) -> Result<Tab> {
        let opened = self.client.new_window(false).await.map_err(Failure::driver("opening a window"))?;
        let tab = Tab(opened.handle);
        self.go_to(&tab).await?;
        Ok(tab)
    }

    /// Drives a tab from now on.
    pub async fn go_to(&self, tab: &Tab) -> Result {
        self.client.switch_to_window(tab.0.clone()).await.map_err(Failure::driver("going to a tab"))
    }

    /// Closes the tab that is driven, and drives another from now on.
    pub async fn close_tab(&self, then: &Tab) -> Result {
        self.client.close_window().await.map_err(Failure::driver("closing a tab"))?;
        self.go_to(then).await
    }
}
