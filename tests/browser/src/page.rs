//! The page as a reader meets it: opened, waited for, read.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep, timeout};
use xtask::browsers::{Browser, Kit};

use crate::browser::Running;
use crate::capabilities::Wish;
use crate::console::Console;
use crate::harness::dist;
use crate::session::to_the_top;
use crate::spare::Spare;
use crate::{Failure, Part, Result};

/// How long an expected effect may take. Nothing waits this long unless it fails.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often is looked.
const GLANCE: Duration = Duration::from_millis(10);
/// The same in `WebKitGTK`, whose driver does not answer each question that meets a page just as it goes.
const WEBKIT_GLANCE: Duration = Duration::from_millis(50);

/// The size of a page, unless another is asked for.
const USUAL: (u32, u32) = (1280, 800);

/// A browser with the page in it.
#[derive(Debug)]
pub struct Page {
    pub(crate) client: Client,
    pub(crate) kit: Kit,
    pub(crate) console: RefCell<Console>,
    running: RefCell<Running>,
    /// How many journeys the browser has made before this one.
    pub(crate) made: usize,
    base: String,
    shots: PathBuf,
    /// Whether opening a page waits for it.
    pub(crate) is_patient: bool,
}

impl Page {
    /// In a browser with an empty window; the addresses opened are those under `base`.
    pub(crate) async fn begin(spare: Spare, kit: &Kit, base: &str, shots: &Path, wish: Wish) -> Result<Self> {
        let Spare { running, client, made } = spare;
        let page = Self {
            client,
            kit: kit.clone(),
            console: RefCell::default(),
            running: RefCell::new(running),
            made,
            base: base.to_owned(),
            shots: shots.to_owned(),
            is_patient: wish.patient && kit.browser != Browser::Webkit,
        };
        // Each browser has another size of its own.
        page.set_size(USUAL.0, USUAL.1).await?;
        Ok(page)
    }

    /// The same in a browser of its own.
    async fn fresh(&self, wish: Wish) -> Result<Self> {
        let spare = Spare::start(&self.kit, wish).await?;
        Self::begin(spare, &self.kit, &self.base, &self.shots, wish).await
    }

    /// The browser alone.
    pub(crate) fn apart_from_journey(self) -> (Running, Client) {
        (self.running.into_inner(), self.client)
    }

    /// Another browser, in which pages run no JavaScript. Only Chromium can be started so.
    pub async fn without_javascript(&self) -> Result<Self> {
        if self.browser() != Browser::Chromium {
            return Err(Failure::new("only Chromium can be started without JavaScript; limit the journey to it"));
        }
        self.fresh(Wish { javascript: false, ..Wish::USUAL }).await
    }

    /// Another browser, whose reader has set letters of that size, in pixels. Only Chromium can be started so.
    pub async fn with_letters(&self, letters: u32) -> Result<Self> {
        if self.browser() != Browser::Chromium {
            return Err(Failure::new("only Chromium can be started with other letters; limit the journey to it"));
        }
        self.fresh(Wish { letters, ..Wish::USUAL }).await
    }

    /// Another browser, which waits for nothing when a page is opened, and whose pages may break their policy.
    pub async fn apart(&self) -> Result<Self> {
        self.fresh(Wish { patient: false, ..Wish::USUAL }).await
    }

    /// Ends the session in good order; what does not end so is ended when the value goes.
    pub async fn close(self) {
        let _ = timeout(Duration::from_secs(5), self.client.clone().close()).await;
    }

    /// The name of the glue between the page and the program.
    pub fn glue(&self) -> Result<String> {
        let files = std::fs::read_dir(dist()).map_err(Failure::of("reading the page"))?;
        let mut names = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
        let glue = names.find(|name| Part::Glue.is_at(name));
        glue.ok_or_else(|| Failure::new("the page has no glue that is named by its bytes"))
    }

    /// Which browser this is.
    pub fn browser(&self) -> Browser {
        self.kit.browser
    }

    /// Opens a path and query such as `/?lang=en`, or an address.
    pub async fn open(&self, path: &str) -> Result {
        let is_whole = path.starts_with("http://");
        let url = if is_whole { path.to_owned() } else { format!("{}/{}", self.base, path.trim_start_matches('/')) };
        self.leave().await?;
        self.client.goto(&url).await.map_err(Failure::driver(&format!("opening {url}")))?;
        self.listen().await
    }

    /// Opens a path and waits until the page says that it is ready.
    pub async fn visit(&self, path: &str) -> Result {
        self.open(path).await?;
        self.wait_ready().await
    }

    /// Waits for `<html data-state="ready">`, and until the page lies still: what is out of sight is laid out soon after,
    /// and a pointer sent there in between would miss. A page that says `error` is not waited for.
    pub async fn wait_ready(&self) -> Result {
        let state = async || {
            let state = self.attr("html", "data-state").await?.unwrap_or_default();
            Ok(matches!(state.as_str(), "ready" | "error"))
        };
        self.until("the page is ready", state).await?;
        match self.attr("html", "data-state").await?.as_deref() {
            Some("ready") => self.wait_for("'whole' in document.documentElement.dataset", "the page lies still").await,
            _ => Err(Failure::new("the page says that it did not start (data-state is error)")),
        }
    }

    /// Runs a script in the page; its `return` comes back.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client.execute(script, arguments).await.map_err(Failure::driver("a script in the page"))
    }

    /// Runs a script whose `return` is a promise; what that comes to comes back.
    pub async fn later(&self, script: &str) -> Result<Value> {
        let script = format!(
            "const tell = arguments[arguments.length - 1]; \
             (() => {{ {script} }})().then((value) => tell([value ?? null]), (error) => tell(String(error)))"
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

    /// Waits until `holds` says so. An error counts as "not yet": the page may just be changing.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> Result<bool>) -> Result {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let last = match holds().await {
                Ok(true) => return Ok(()),
                Ok(false) => String::new(),
                Err(failure) => format!(" (last: {failure})"),
            };
            if !self.running.borrow_mut().alive() {
                return Err(Failure::new(format!("the driver ended while waiting until {what}")));
            }
            if Instant::now() > deadline {
                return Err(Failure::new(format!("waited {} s until {what}{last}", PATIENCE.as_secs())));
            }
            sleep(if self.browser() == Browser::Webkit { WEBKIT_GLANCE } else { GLANCE }).await;
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

    /// An attribute's values in all matches that have it.
    pub async fn attrs(&self, css: &str, name: &str) -> Result<Vec<String>> {
        self.strings(
            &format!("return Array.from(document.querySelectorAll(arguments[0]), (element) => element.getAttribute('{name}')).filter((value) => value !== null)"),
            css,
        )
        .await
    }

    /// An attribute of the first match, if it has it.
    pub async fn attr(&self, css: &str, name: &str) -> Result<Option<String>> {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
        Ok(self.js(script, vec![json!(css), json!(name)]).await?.as_str().map(str::to_owned))
    }

    /// How many elements match, seen or unseen.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let count = self.js("return document.querySelectorAll(arguments[0]).length", vec![json!(css)]).await?;
        Ok(count.as_u64().unwrap_or_default() as usize)
    }

    /// How many matches take up room on the page.
    pub async fn count_shown(&self, css: &str) -> Result<usize> {
        let script = "return Array.from(document.querySelectorAll(arguments[0])) \
            .filter((element) => element.getClientRects().length > 0 && element.checkVisibility?.() !== false).length";
        Ok(self.js(script, vec![json!(css)]).await?.as_u64().unwrap_or_default() as usize)
    }

    /// The address shown.
    pub async fn url(&self) -> Result<String> {
        self.client.current_url().await.map_err(Failure::driver("reading the address")).map(String::from)
    }

    /// A part of the address's query.
    pub async fn query(&self, key: &str) -> Result<Option<String>> {
        let script = "return new URLSearchParams(location.search).get(arguments[0])";
        Ok(self.js(script, vec![json!(key)]).await?.as_str().map(str::to_owned))
    }

    /// Waits until a part of the query has a value, or is gone.
    pub async fn wait_query(&self, key: &str, value: Option<&str>) -> Result {
        let what = format!("the address has {key}={}", value.unwrap_or("(none)"));
        self.until(&what, async || Ok(self.query(key).await?.as_deref() == value)).await
    }

    /// Goes into a frame of the page, by its place: scripts and clicks are its own from then on.
    pub async fn enter_frame(&self, place: u16) -> Result {
        self.client.enter_frame(place).await.map_err(Failure::driver("going into a frame"))
    }

    /// Goes into a frame of the page once an expression is true in it. One that is entered before its page has come is gone
    /// when that comes; so each look enters anew.
    pub async fn enter_frame_when(&self, place: u16, expression: &str, what: &str) -> Result {
        let script = format!("return !!({expression})");
        self.until(what, async || {
            self.leave_frame().await?;
            self.enter_frame(place).await?;
            Ok(self.js(&script, Vec::new()).await? == json!(true))
        })
        .await
    }

    /// Goes back out of it, to the top, whether it is still there or not.
    pub async fn leave_frame(&self) -> Result {
        to_the_top(&self.client).await
    }

    /// Goes back in the history.
    pub async fn back(&self) -> Result {
        self.client.back().await.map_err(Failure::driver("going back"))
    }

    /// Goes forward in the history.
    pub async fn forward(&self) -> Result {
        self.client.forward().await.map_err(Failure::driver("going forward"))
    }

    /// Loads the same address again and waits until the page is ready.
    pub async fn reload(&self) -> Result {
        self.leave().await?;
        self.client.refresh().await.map_err(Failure::driver("loading again"))?;
        self.listen().await?;
        self.wait_ready().await
    }

    /// The same, as the page itself can ask for it: Firefox' driver loads again as with Shift held, past any worker.
    pub async fn reload_by_worker(&self) -> Result {
        self.js("window.__past = true; setTimeout(() => location.reload())", Vec::new()).await?;
        self.wait_for("!window.__past && location.href !== 'about:blank'", "the page is loaded again").await?;
        self.listen().await?;
        self.wait_ready().await
    }

    /// Saves a picture of what is seen, in a window of that size, as `name.png` beside those of failed journeys.
    pub async fn screenshot(&self, name: &str, width: u32, height: u32) -> Result<PathBuf> {
        self.set_size(width, height).await?;
        self.picture(name).await
    }

    /// Saves a picture of what is seen just now.
    pub(crate) async fn picture(&self, name: &str) -> Result<PathBuf> {
        let file = self.shots.join(format!("{name}.png"));
        let picture = self.client.screenshot().await.map_err(Failure::driver("taking a picture"))?;
        std::fs::create_dir_all(&self.shots)
            .and_then(|()| std::fs::write(&file, picture))
            .map_err(Failure::of("saving a picture"))?;
        Ok(file)
    }

    /// What the driver and the browser wrote so far.
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
