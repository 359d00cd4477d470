//! The capabilities that each browser is started with.

use std::path::Path;

use fantoccini::wd::Capabilities;
use serde_json::{Map, Value, json};
use xtask::browsers::{Browser, Kit};

/// The preferences of a browser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Preferences {
    /// True if pages may run JavaScript. Only Chromium can turn it off.
    pub(crate) javascript: bool,
    /// True if navigation waits until the page has loaded.
    pub(crate) waits_for_load: bool,
    /// The default font size, in pixels. Only Chromium can change it.
    pub(crate) font_size: u32,
}

impl Preferences {
    /// The preferences of most readers.
    pub(crate) const DEFAULT: Self = Self { javascript: true, waits_for_load: true, font_size: 16 };
}

pub(crate) fn capabilities(kit: &Kit, profile: &Path, preferences: Preferences) -> Capabilities {
    let mut all = match kit.browser {
        Browser::Chromium => chromium(kit, profile, preferences),
        Browser::Firefox => firefox(kit),
        Browser::Webkit => webkit(kit),
    };
    if !preferences.waits_for_load {
        all.insert("pageLoadStrategy".to_owned(), json!("none"));
    }
    // WebKitGTK never answers a script in a page that is being left. Callers that wait for a condition repeat theirs.
    let script = if kit.browser == Browser::Webkit { 4_000 } else { 30_000 };
    all.insert("timeouts".to_owned(), json!({ "script": script, "pageLoad": 30_000, "implicit": 0 }));
    all
}

fn chromium(kit: &Kit, profile: &Path, preferences: Preferences) -> Capabilities {
    let mut prefs = json!({ "intl.accept_languages": "zh-CN" });
    if !preferences.javascript {
        prefs["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    object(json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "binary": kit.program,
            "prefs": prefs,
            "args": [
                "--headless=new",
                // The sandbox does not work as root, nor in most containers.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN",
                format!("--blink-settings=defaultFontSize={}", preferences.font_size),
                format!("--user-data-dir={}", profile.join("profile").display()),
            ],
        },
    }))
}

fn firefox(kit: &Kit) -> Capabilities {
    object(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": kit.program,
            "args": ["-headless"],
            "prefs": {
                "intl.accept_languages": "zh-CN",
                // Writes the console of pages to the driver's log.
                "devtools.console.stdout.content": true,
                // Without the messages of the browser itself, and without its experiments.
                "devtools.console.stdout.chrome": false,
                "app.normandy.enabled": false,
                "nimbus.rollouts.enabled": false,
            },
        },
    }))
}

fn webkit(kit: &Kit) -> Capabilities {
    object(json!({
        "browserName": "MiniBrowser",
        // Listeners can be added only once the page exists. Without waiting for the load, they miss less.
        "pageLoadStrategy": "none",
        "webkitgtk:browserOptions": { "binary": kit.program, "args": ["--automation"] },
    }))
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value { map } else { Map::new() }
}
