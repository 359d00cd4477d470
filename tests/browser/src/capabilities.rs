//! What each browser is asked to be like.

use std::path::Path;

use fantoccini::wd::Capabilities;
use serde_json::{Map, Value, json};
use xtask::browsers::{Browser, Kit};

/// How a browser differs from the usual one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Whether pages may run JavaScript; only Chromium can do without.
    pub(crate) javascript: bool,
    /// Whether a page counts as opened only once all of it has arrived.
    pub(crate) patient: bool,
    /// The size of letters that its reader has set, in pixels; only Chromium can be started with one.
    pub(crate) letters: u32,
}

impl Wish {
    /// As a reader has it.
    pub(crate) const USUAL: Self = Self { javascript: true, patient: true, letters: 16 };
}

pub(crate) fn capabilities(kit: &Kit, place: &Path, wish: Wish) -> Capabilities {
    let mut all = match kit.browser {
        Browser::Chromium => chromium(kit, place, wish),
        Browser::Firefox => firefox(kit),
        Browser::Webkit => webkit(kit),
    };
    if !wish.patient {
        all.insert("pageLoadStrategy".to_owned(), json!("none"));
    }
    // A script that meets a page just as it goes is never answered by WebKitGTK; whoever waits for something asks again.
    let script = if kit.browser == Browser::Webkit { 4_000 } else { 30_000 };
    all.insert("timeouts".to_owned(), json!({ "script": script, "pageLoad": 30_000, "implicit": 0 }));
    all
}

fn chromium(kit: &Kit, place: &Path, wish: Wish) -> Capabilities {
    let mut prefs = json!({ "intl.accept_languages": "zh-CN" });
    if !wish.javascript {
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
                // As root, and in most containers, there is no sandbox to be had.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN",
                format!("--blink-settings=defaultFontSize={}", wish.letters),
                format!("--user-data-dir={}", place.join("profile").display()),
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
                // What a page tells its console is then told in the driver's log, where it can be read.
                "devtools.console.stdout.content": true,
                // The browser's own concerns are kept out of it, and it asks for no experiments.
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
        // Listeners can only be put in once the page is there; who does not wait for the rest of it hears more.
        "pageLoadStrategy": "none",
        "webkitgtk:browserOptions": { "binary": kit.program, "args": ["--automation"] },
    }))
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value { map } else { Map::new() }
}
