//! What the browser complains about: errors of scripts, what the console was told, what the policy blocked, and
//! requests that went elsewhere.
//!
//! Chromium and Firefox tell everything from the first line of the page on. `WebKitGTK` has no such record: listeners are
//! put in as soon as the page is there, and only the present document is heard.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use xtask::browsers::Browser;

use crate::session::{in_chrome, log};
use crate::{Page, Result};

/// What was heard so far, where asking empties the record.
#[derive(Debug, Default)]
pub(crate) struct Console {
    problems: Vec<String>,
    requests: BTreeSet<String>,
}

/// Everything that Firefox recorded as an error of one of our pages (bit 1 of the flags marks a mere warning).
const FIREFOX: &str = "return Services.console.getMessageArray().flatMap((message) => { \
    try { message.QueryInterface(Ci.nsIScriptError) } catch { return [] } \
    if ((message.flags & 1) || !message.sourceName.startsWith(arguments[0])) return []; \
    return [`${message.sourceName}:${message.lineNumber}: ${message.errorMessage}`] })";

/// Listens for what goes wrong; earlier violations of the policy are still told to an observer. That a layout takes
/// one frame more (`ResizeObserver loop`) is no error to the other browsers, which keep it to themselves.
const LISTEN: &str = "if (window.__left || location.href === 'about:blank') return false; \
    const heard = window.__heard = []; \
    addEventListener('error', (event) => String(event.message).startsWith('ResizeObserver loop') || \
        heard.push(`error: ${event.message ?? event.target?.outerHTML}`), true); \
    addEventListener('unhandledrejection', (event) => heard.push(`unhandled rejection: ${event.reason}`)); \
    document.addEventListener('securitypolicyviolation', (event) => \
        heard.push(`policy: ${event.violatedDirective} blocked ${event.blockedURI}`)); \
    const told = console.error; console.error = (...words) => { heard.push(`console: ${words.join(' ')}`); told.apply(console, words) }; \
    try { new ReportingObserver((reports) => reports.forEach((report) => { if (report.type === 'csp-violation') \
        heard.push(`policy: ${report.body.effectiveDirective} blocked ${report.body.blockedURL}`) }), { buffered: true }).observe() } catch {} \
    return true";

/// Whether the document is another than the one that was left.
const ARRIVED: &str = "return !window.__left && location.href !== 'about:blank'";

/// Addresses that the page asked for.
const RESOURCES: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name)";

impl Page {
    /// Marks the present document as the one to be left, so that the next can be told from it.
    pub(crate) async fn leave(&self) -> Result {
        if !self.is_patient {
            self.js("window.__left = true", Vec::new()).await?;
        }
        Ok(())
    }

    /// Waits for the next document, where opening it does not, and puts in what a browser needs to hear complaints.
    pub(crate) async fn listen(&self) -> Result {
        if self.is_patient {
            return Ok(());
        }
        // A script that is sent while a fresh browser changes over to the page's own process would never be answered in WebKitGTK.
        self.until("the page has begun", async || Ok(!self.url().await?.starts_with("about:"))).await?;
        let script = if self.browser() == Browser::Webkit { LISTEN } else { ARRIVED };
        self.until("the page is opened", async || Ok(self.js(script, Vec::new()).await? == json!(true))).await
    }

    /// Every complaint so far: each an error, never a warning.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        self.complaints_of(self.base()).await
    }

    /// The same of pages whose address begins so, where the browser tells them apart.
    pub async fn complaints_of(&self, base: &str) -> Result<Vec<String>> {
        match self.browser() {
            Browser::Chromium => {
                let new = log(&self.client, "browser").await?;
                let errors = new.iter().filter(|entry| entry["level"] == "SEVERE");
                let words = errors.filter_map(|entry| entry["message"].as_str().map(str::to_owned));
                let mut console = self.console.borrow_mut();
                console.problems.extend(words);
                Ok(console.problems.clone())
            }
            Browser::Firefox => {
                let mut all = strings(&in_chrome(&self.client, FIREFOX, vec![json!(base)]).await?);
                let log = self.driver_log();
                all.extend(log.lines().filter(|line| told_by_page(line)).map(str::to_owned));
                Ok(all)
            }
            Browser::Webkit => Ok(strings(&self.js("return window.__heard ?? []", Vec::new()).await?)),
        }
    }

    /// A failure if the page did anything that its Content Security Policy, Trusted Types included, does not allow.
    pub(crate) async fn held_to_policy(&self) -> Result {
        const SIGNS: [&str; 4] = ["Content Security Policy", "Content-Security-Policy", "policy: ", "Trusted"];
        self.leave_frame().await?;
        // Of whichever server: some journeys have one of their own.
        let complaints = self.complaints_of("http://127.0.0.1:").await?;
        let broken: Vec<&String> =
            complaints.iter().filter(|words| SIGNS.iter().any(|sign| words.contains(sign))).collect();
        crate::check!(broken.is_empty(), "the policy was broken: {broken:?}");
        Ok(())
    }

    /// Addresses of other origins that anything was asked from.
    pub async fn foreign_requests(&self) -> Result<Vec<String>> {
        let mut all: BTreeSet<String> = strings(&self.js(RESOURCES, Vec::new()).await?).into_iter().collect();
        if self.browser() == Browser::Chromium {
            // The record also has what was blocked, or asked before the page was left.
            let new = log(&self.client, "performance").await?;
            let mut console = self.console.borrow_mut();
            console.requests.extend(new.iter().filter_map(requested));
            all.extend(console.requests.iter().cloned());
        }
        let own = format!("{}/", self.base());
        let goes_out = |url: &String| ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| url.starts_with(scheme));
        Ok(all.into_iter().filter(|url| goes_out(url) && !url.starts_with(&own)).collect())
    }
}

/// Whether a line of Firefox's log is an error that a page told its console: strings of pages stand in quotes, only
/// the browser's own parts begin with their bare name.
fn told_by_page(line: &str) -> bool {
    let Some(words) = line.strip_prefix("console.error: ") else { return false };
    let name = words.split_once(':').map(|(name, _)| name);
    !name.is_some_and(|name| !name.is_empty() && name.chars().all(char::is_alphanumeric))
}

/// The address in an entry of Chromium's record, where it is one of a request.
fn requested(entry: &Value) -> Option<String> {
    let entry: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &entry["message"];
    (message["method"] == "Network.requestWillBeSent").then_some(())?;
    message["params"]["request"]["url"].as_str().map(str::to_owned)
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
