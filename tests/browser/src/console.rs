//! The errors of the browser: script errors, console errors, violations of the policy, and requests to other origins.
//!
//! Chromium and Firefox record errors from the first line of the page on. `WebKitGTK` records none: listeners are added as soon as the
//! page exists, and record those of the current document.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use xtask::browsers::Browser;

use crate::session::{in_chrome, log};
use crate::{Page, Result};

/// The entries until now, for logs that are emptied when they are read.
#[derive(Debug, Default)]
pub(crate) struct Console {
    errors: Vec<String>,
    requests: BTreeSet<String>,
}

/// The errors that Firefox recorded for our pages. Bit 1 of the flags marks a warning.
const FIREFOX: &str = "return Services.console.getMessageArray().flatMap((message) => { \
    try { message.QueryInterface(Ci.nsIScriptError) } catch { return [] } \
    if ((message.flags & 1) || !message.sourceName.startsWith(arguments[0])) return []; \
    return [`${message.sourceName}:${message.lineNumber}: ${message.errorMessage}`] })";

/// Adds the listeners. An observer reports earlier violations of the policy too. `ResizeObserver loop` says that a layout takes one more
/// frame; the other browsers do not record it as an error.
const LISTEN: &str = "if (window.__left || location.href === 'about:blank') return false; \
    const entries = window.__entries = []; \
    addEventListener('error', (event) => String(event.message).startsWith('ResizeObserver loop') || \
        entries.push(`error: ${event.message ?? event.target?.outerHTML}`), true); \
    addEventListener('unhandledrejection', (event) => entries.push(`unhandled rejection: ${event.reason}`)); \
    EventTarget.prototype.addEventListener.call(document, 'securitypolicyviolation', (event) => \
        entries.push(`policy: ${event.violatedDirective} blocked ${event.blockedURI}`)); \
    const original = console.error; console.error = (...words) => { entries.push(`console: ${words.join(' ')}`); original.apply(console, words) }; \
    try { new ReportingObserver((reports) => reports.forEach((report) => { if (report.type === 'csp-violation') \
        entries.push(`policy: ${report.body.effectiveDirective} blocked ${report.body.blockedURL}`) }), { buffered: true }).observe() } catch {} \
    return true";

/// True if the document differs from the one that was left.
const ARRIVED: &str = "return !window.__left && location.href !== 'about:blank'";

/// The addresses that the page requested.
const RESOURCES: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name)";

impl Page {
    /// Marks the current document, to distinguish the next from it.
    pub(crate) async fn leave(&self) -> Result {
        if !self.waits_for_load {
            self.js("window.__left = true", Vec::new()).await?;
        }
        Ok(())
    }

    /// Waits for the next document, unless navigation does, and adds the listeners in `WebKitGTK`.
    pub(crate) async fn wait_for_document(&self) -> Result {
        if self.waits_for_load {
            return Ok(());
        }
        // WebKitGTK never answers a script that is sent while a new browser switches to the page's process.
        self.until("the page has begun", async || Ok(!self.url().await?.starts_with("about:"))).await?;
        let script = if self.browser() == Browser::Webkit { LISTEN } else { ARRIVED };
        self.until("the page is opened", async || Ok(self.js(script, Vec::new()).await? == json!(true))).await
    }

    /// The errors until now, without warnings.
    pub async fn errors(&self) -> Result<Vec<String>> {
        self.errors_of(self.base()).await
    }

    /// The same for pages whose address begins with `base`, in browsers that distinguish them.
    pub async fn errors_of(&self, base: &str) -> Result<Vec<String>> {
        match self.browser() {
            Browser::Chromium => {
                let new = log(&self.client, "browser").await?;
                let errors = new.iter().filter(|entry| entry["level"] == "SEVERE");
                let words = errors.filter_map(|entry| entry["message"].as_str().map(str::to_owned));
                let mut console = self.console.borrow_mut();
                console.errors.extend(words);
                Ok(console.errors.clone())
            }
            Browser::Firefox => {
                let mut all = strings(&in_chrome(&self.client, FIREFOX, vec![json!(base)]).await?);
                let log = self.driver_log();
                all.extend(log.lines().filter(|line| is_console_error(line)).map(str::to_owned));
                Ok(all)
            }
            Browser::Webkit => Ok(strings(&self.js("return window.__entries ?? []", Vec::new()).await?)),
        }
    }

    /// A failure if the page violated its Content Security Policy, including Trusted Types.
    pub(crate) async fn check_policy(&self) -> Result {
        const SIGNS: [&str; 4] = ["Content Security Policy", "Content-Security-Policy", "policy: ", "Trusted"];
        self.leave_frame().await?;
        // Of any server, because some journeys start another.
        let errors = self.errors_of("http://127.0.0.1:").await?;
        let violations: Vec<&String> =
            errors.iter().filter(|words| SIGNS.iter().any(|sign| words.contains(sign))).collect();
        crate::check!(violations.is_empty(), "the policy was violated: {violations:?}");
        Ok(())
    }

    /// The addresses of other origins that were requested.
    pub async fn foreign_requests(&self) -> Result<Vec<String>> {
        let mut all: BTreeSet<String> = strings(&self.js(RESOURCES, Vec::new()).await?).into_iter().collect();
        if self.browser() == Browser::Chromium {
            // The log also has requests that were blocked, and those of earlier documents.
            let new = log(&self.client, "performance").await?;
            let mut console = self.console.borrow_mut();
            console.requests.extend(new.iter().filter_map(requested));
            all.extend(console.requests.iter().cloned());
        }
        let page_address = format!("{}/", self.base());
        let goes_out = |url: &String| ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| url.starts_with(scheme));
        Ok(all.into_iter().filter(|url| goes_out(url) && !url.starts_with(&page_address)).collect())
    }
}

/// True if a line of Firefox's log is a console error of a page. Texts of pages are quoted; those of the browser begin with a bare name.
fn is_console_error(line: &str) -> bool {
    let Some(words) = line.strip_prefix("console.error: ") else { return false };
    let name = words.split_once(':').map(|(name, _)| name);
    !name.is_some_and(|name| !name.is_empty() && name.chars().all(char::is_alphanumeric))
}

/// The address in an entry of Chromium's log, for entries of requests.
fn requested(entry: &Value) -> Option<String> {
    let entry: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &entry["message"];
    (message["method"] == "Network.requestWillBeSent").then_some(())?;
    message["params"]["request"]["url"].as_str().map(str::to_owned)
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
