//! Opens the page, waits for conditions, and reads its content.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep, timeout};
use xtask::browsers::{Browser, Kit};

use crate::browser::Running;
use crate::browser_pool::PooledBrowser;
use crate::capabilities::Preferences;
use crate::console::Console;
use crate::harness::dist;
use crate::session::to_top_frame;
use crate::{Failure, FaultTarget, Result};

/// The limit for a condition. It is reached only by failures, and by a worker that fills its cache beside another journey.
const CONDITION_TIMEOUT: Duration = Duration::from_secs(30);
/// The interval between two checks of a condition.
const POLL_INTERVAL: Duration = Duration::from_millis(10);
/// The same in `WebKitGTK`, whose driver does not answer every command during navigation.
const WEBKIT_POLL_INTERVAL: Duration = Duration::from_millis(50);

/// The default size of a page.
const DEFAULT_SIZE: (u32, u32) = (1280, 800);

/// A browser that shows the page.
#[derive(Debug)]
pub struct Page {
    pub(crate) client: Client,
    pub(crate) kit: Kit,
    pub(crate) console: RefCell<Console>,
    running: RefCell<Running>,
    /// The number of earlier journeys in the browser.
    pub(crate) journeys: usize,
    base: String,
    screenshots: PathBuf,
    /// True if navigation waits until the page has loaded.
    pub(crate) waits_for_load: bool,
}

impl Page {
    /// A page in a browser with an empty window. Paths are opened below `base`.
    pub(crate) async fn new(
        browser: PooledBrowser,
        kit: &Kit,
        base: &str,
        screenshots: &Path,
        preferences: Preferences,
    ) -> Result<Self> {
        let PooledBrowser { running, client, journeys } = browser;
        let page = Self {
            client,
            kit: kit.clone(),
            console: RefCell::default(),
            running: RefCell::new(running),
            journeys,
            base: base.to_owned(),
            screenshots: screenshots.to_owned(),
            waits_for_load: preferences.waits_for_load && kit.browser != Browser::Webkit,
        };
        // Browsers differ in their default size.
        page.set_size(DEFAULT_SIZE.0, DEFAULT_SIZE.1).await?;
        Ok(page)
    }

    /// The same page in a new browser.
    async fn in_new_browser(&self, preferences: Preferences) -> Result<Self> {
        let browser = PooledBrowser::start(&self.kit, preferences).await?;
        Self::new(browser, &self.kit, &self.base, &self.screenshots, preferences).await
    }

    pub(crate) fn into_browser(self) -> (Running, Client) {
        (self.running.into_inner(), self.client)
    }

    /// A new browser without JavaScript. Only Chromium can be started so.
    pub async fn without_javascript(&self) -> Result<Self> {
        if self.browser() != Browser::Chromium {
            return Err(Failure::new("only Chromium can be started without JavaScript; limit the journey to it"));
        }
        self.in_new_browser(Preferences { javascript: false, ..Preferences::DEFAULT }).await
    }

    /// A new browser with another default font size, in pixels. Only Chromium can be started so.
    pub async fn with_font_size(&self, font_size: u32) -> Result<Self> {
        if self.browser() != Browser::Chromium {
            return Err(Failure::new("only Chromium can be started with another font size; limit the journey to it"));
        }
        self.in_new_browser(Preferences { font_size, ..Preferences::DEFAULT }).await
    }

    /// A new browser, whose navigation does not wait for the page, and whose pages may violate their policy.
    pub async fn without_waiting(&self) -> Result<Self> {
        self.in_new_browser(Preferences { waits_for_load: false, ..Preferences::DEFAULT }).await
    }

    /// Closes the session. Dropping the value ends processes that remain.
    pub async fn close(self) {
        let _ = timeout(Duration::from_secs(5), self.client.clone().close()).await;
    }

    /// The file name of the glue between the page and the program.
    pub fn glue(&self) -> Result<String> {
        let files = std::fs::read_dir(dist()).map_err(Failure::of("reading the page"))?;
        let mut names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
        let glue = names.find(|name| FaultTarget::Glue.is_at(name));
        glue.ok_or_else(|| Failure::new("no file of the page is the glue"))
    }

    /// The browser.
    pub fn browser(&self) -> Browser {
        self.kit.browser
    }

    /// Opens a path and query such as `/?lang=en`, or a whole address.
    pub async fn open(&self, path: &str) -> Result {
        let is_whole = path.starts_with("http://");
        let url = if is_whole { path.to_owned() } else { format!("{}/{}", self.base, path.trim_start_matches('/')) };
        self.leave().await?;
        self.client.goto(&url).await.map_err(Failure::driver(&format!("opening {url}")))?;
        self.wait_for_document().await
    }

    /// Opens a path and waits until the page is ready.
    pub async fn visit(&self, path: &str) -> Result {
        self.open(path).await?;
        self.wait_ready().await
    }

    /// Waits for `<html data-state="ready">` and for the layout of the parts out of view, which would move the targets of a pointer.
    /// A failure if the state is `error`.
    pub async fn wait_ready(&self) -> Result {
        let state = async || {
            let state = self.attr("html", "data-state").await?.unwrap_or_default();
            Ok(matches!(state.as_str(), "ready" | "error"))
        };
        self.until("the page is ready", state).await?;
        match self.attr("html", "data-state").await?.as_deref() {
            Some("ready") => {
                self.wait_for("'fullLayout' in document.documentElement.dataset", "the whole page is laid out").await
            }
            _ => Err(Failure::new("the page did not start (data-state is error)")),
        }
    }

    /// Runs a script in the page, and returns the value of its `return`.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client.execute(script, arguments).await.map_err(Failure::driver("a script in the page"))
    }

    /// Runs a script that returns a promise, and returns the value of the promise.
    pub async fn js_async(&self, script: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             (() => {{ {script} }})().then((value) => done([value ?? null]), (error) => done(String(error)))"
        );
        let answer =
            self.client.execute_async(&script, Vec::new()).await.map_err(Failure::driver("a script in the page"))?;
        match answer {
            Value::Array(mut value) => Ok(value.pop().unwrap_or_default()),
            other => Err(Failure::new(format!("a script in the page: {other}"))),
        }
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_for(&self, expression: &str, what: &str) -> Result {
        let script = format!("return !!({expression})");
        self.until(what, async || Ok(self.js(&script, Vec::new()).await? == json!(true))).await
    }

    /// Waits until `holds` returns true. An error means "not yet", because the page may be changing.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> Result<bool>) -> Result {
        let deadline = Instant::now() + CONDITION_TIMEOUT;
        loop {
            let last = match holds().await {
                Ok(true) => return Ok(()),
                Ok(false) => String::new(),
                Err(failure) => format!(" (last: {failure})"),
            };
            if !self.running.borrow_mut().is_alive() {
                return Err(Failure::new(format!("the driver ended while waiting until {what}")));
            }
            if Instant::now() > deadline {
                return Err(Failure::new(format!("waited {} s until {what}{last}", CONDITION_TIMEOUT.as_secs())));
            }
            sleep(if self.browser() == Browser::Webkit { WEBKIT_POLL_INTERVAL } else { POLL_INTERVAL }).await;
        }
    }

    /// The visible text of the first match.
    pub async fn text(&self, css: &str) -> Result<String> {
        let texts = self.texts(css).await?;
        texts.into_iter().next().ok_or_else(|| Failure::new(format!("nothing matches {css}")))
    }

    /// The visible texts of all matches.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        self.strings(
            "return Array.from(document.querySelectorAll(arguments[0]), \
            (element) => (element.innerText ?? element.textContent).trim())",
            css,
        )
        .await
    }

    /// The text of the first match, including text that is not laid out.
    pub async fn content(&self, css: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.textContent ?? null";
        let text = self.js(script, vec![json!(css)]).await?;
        text.as_str().map(str::to_owned).ok_or_else(|| Failure::new(format!("nothing matches {css}")))
    }

    /// The values of an attribute in all matches that have it.
    pub async fn attrs(&self, css: &str, name: &str) -> Result<Vec<String>> {
        self.strings(
            &format!("return Array.from(document.querySelectorAll(arguments[0]), (element) => element.getAttribute('{name}')).filter((value) => value !== null)"),
            css,
        )
        .await
    }

    /// An attribute of the first match; `None` if it has none.
    pub async fn attr(&self, css: &str, name: &str) -> Result<Option<String>> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        Ok(self.js(script, vec![json!(css), json!(name)]).await?.as_str().map(str::to_owned))
    }

    /// The number of matches, visible or not.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let count = self.js("return document.querySelectorAll(arguments[0]).length", vec![json!(css)]).await?;
        Ok(count.as_u64().unwrap_or_default() as usize)
    }

    /// The number of matches with a box in the layout.
    pub async fn count_shown(&self, css: &str) -> Result<usize> {
        let script = "return Array.from(document.querySelectorAll(arguments[0])) \
            .filter((element) => element.getClientRects().length > 0 && element.checkVisibility?.() !== false).length";
        Ok(self.js(script, vec![json!(css)]).await?.as_u64().unwrap_or_default() as usize)
    }

    /// The address of the page.
    pub async fn url(&self) -> Result<String> {
        self.client.current_url().await.map_err(Failure::driver("reading the address")).map(String::from)
    }

    /// Enters a frame by its index. Scripts run in it from then on, and clicks reach it.
    pub async fn enter_frame(&self, index: u16) -> Result {
        self.client.enter_frame(index).await.map_err(Failure::driver("entering a frame"))
    }

    /// Enters a frame once an expression is true in it. A frame that is entered before its page has loaded is replaced by the load, so
    /// each check enters it again.
    pub async fn enter_frame_when(&self, index: u16, expression: &str, what: &str) -> Result {
        let script = format!("return !!({expression})");
        self.until(what, async || {
            self.leave_frame().await?;
            self.enter_frame(index).await?;
            Ok(self.js(&script, Vec::new()).await? == json!(true))
        })
        .await
    }

    /// Leaves all frames, including removed ones.
    pub async fn leave_frame(&self) -> Result {
        to_top_frame(&self.client).await
    }

    /// Goes back in the history.
    pub async fn back(&self) -> Result {
        self.client.back().await.map_err(Failure::driver("going back"))
    }

    /// Goes forward in the history.
    pub async fn forward(&self) -> Result {
        self.client.forward().await.map_err(Failure::driver("going forward"))
    }

    /// Reloads the page and waits until it is ready.
    pub async fn reload(&self) -> Result {
        self.leave().await?;
        self.client.refresh().await.map_err(Failure::driver("reloading"))?;
        self.wait_for_document().await?;
        self.wait_ready().await
    }

    /// The same by a script, and so through the service worker. The driver of Firefox bypasses it, as Shift does.
    pub async fn reload_by_script(&self) -> Result {
        self.js("window.__left = true; setTimeout(() => location.reload())", Vec::new()).await?;
        self.wait_for("!window.__left && location.href !== 'about:blank'", "the page has reloaded").await?;
        self.wait_for_document().await?;
        self.wait_ready().await
    }

    /// Saves a screenshot of the viewport in a window of this size, as `name.png` beside those of failed journeys.
    pub async fn screenshot(&self, name: &str, width: u32, height: u32) -> Result<PathBuf> {
        self.set_size(width, height).await?;
        self.save_screenshot(name).await
    }

    /// Saves a screenshot of the viewport.
    pub(crate) async fn save_screenshot(&self, name: &str) -> Result<PathBuf> {
        let file = self.screenshots.join(format!("{name}.png"));
        let image = self.client.screenshot().await.map_err(Failure::driver("taking a screenshot"))?;
        std::fs::create_dir_all(&self.screenshots)
            .and_then(|()| std::fs::write(&file, image))
            .map_err(Failure::of("saving a screenshot"))?;
        Ok(file)
    }

    /// The output of the driver and the browser in this journey.
    pub(crate) fn driver_log(&self) -> String {
        self.running.borrow().log()
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    async fn strings(&self, script: &str, css: &str) -> Result<Vec<String>> {
        let list = self.js(script, vec![json!(css)]).await?;
        let texts = list.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(texts.map(str::to_owned).collect())
    }
}
