//! The actions of a reader: click, press, choose, resize.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::json;
use xtask::browsers::Browser;

use crate::session::{developer_tools, in_chrome};
use crate::{Failure, Page, Result};

/// A point of the first match that a pointer can reach, scrolled into view.
///
/// The click of drivers is not used, because not all of them can click a group of shapes or a row of a table.
const POINT: &str = "for (const element of document.querySelectorAll(arguments[0])) { \
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' }); \
        for (const part of [element, ...element.querySelectorAll('*')]) for (const box of part.getClientRects()) \
            for (const [across, down] of [[.5, .5], [.25, .5], [.75, .5], [.5, .25], [.5, .75]]) { \
                const x = Math.floor(box.left + box.width * across), y = Math.floor(box.top + box.height * down); \
                if (element.contains(document.elementFromPoint(x, y))) return [x, y]; \
            } \
    } return null";

/// Names of keys as in `KeyboardEvent.key`, with their code points in `WebDriver`.
const KEYS: &[(&str, char)] = &[
    ("Tab", '\u{E004}'),
    ("Enter", '\u{E007}'),
    ("Shift", '\u{E008}'),
    ("Control", '\u{E009}'),
    ("Escape", '\u{E00C}'),
    ("Space", ' '),
    ("PageUp", '\u{E00E}'),
    ("PageDown", '\u{E00F}'),
    ("End", '\u{E010}'),
    ("Home", '\u{E011}'),
    ("ArrowLeft", '\u{E012}'),
    ("ArrowUp", '\u{E013}'),
    ("ArrowRight", '\u{E014}'),
    ("ArrowDown", '\u{E015}'),
];

impl Page {
    /// Clicks the first match that a pointer can reach. Covered and hidden matches are skipped.
    pub async fn click(&self, css: &str) -> Result {
        self.until(&format!("{css} can be clicked"), async || {
            let point = self.js(POINT, vec![json!(css)]).await?;
            let [Some(x), Some(y)] = [0, 1].map(|side| point[side].as_f64()) else { return Ok(false) };
            let mouse = MouseActions::new("mouse".to_owned())
                .then(PointerAction::MoveTo { duration: None, x, y })
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
                .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
            self.client.perform_actions(mouse).await.map_err(Failure::driver("clicking"))?;
            Ok(true)
        })
        .await
    }

    /// Clicks until another element exists. During layout a click may miss.
    pub async fn click_until(&self, css: &str, expected: &str) -> Result {
        self.until(&format!("{expected} exists after a click on {css}"), async || {
            if self.count(css).await? > 0 {
                self.click(css).await?;
            }
            Ok(self.count(expected).await? > 0)
        })
        .await
    }

    /// Presses the mouse on the first match that a pointer can reach, and moves it horizontally, in pixels.
    pub async fn drag(&self, css: &str, distance: f64) -> Result {
        let point = self.js(POINT, vec![json!(css)]).await?;
        let [Some(x), Some(y)] = [0, 1].map(|side| point[side].as_f64()) else {
            return Err(Failure::new(format!("no pointer can reach {css}")));
        };
        let mut mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        for step in 1..=4 {
            let duration = Some(Duration::from_millis(40));
            mouse = mouse.then(PointerAction::MoveTo { duration, x: x + distance * f64::from(step) / 4.0, y });
        }
        let mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(mouse).await.map_err(Failure::driver("dragging"))
    }

    /// Sets the preference for reduced motion. Only in Chromium.
    pub async fn prefer_reduced_motion(&self) -> Result {
        self.prefer("prefers-reduced-motion", "reduce").await
    }

    /// Sets the value of a media feature. Only in Chromium.
    pub async fn prefer(&self, name: &str, value: &str) -> Result {
        let feature = json!({ "features": [{ "name": name, "value": value }] });
        developer_tools(&self.client, "Emulation.setEmulatedMedia", feature).await.map(drop)
    }

    /// Lays out the page for print. Only in Chromium.
    pub async fn emulate_print(&self) -> Result {
        developer_tools(&self.client, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await.map(drop)
    }

    /// Grants the permission for a position, latitude before longitude, or denies it with `None`. Only in Chromium.
    pub async fn set_position_permission(&self, position: Option<(f64, f64)>) -> Result {
        let setting = if position.is_some() { "granted" } else { "denied" };
        let permission = json!({ "permission": { "name": "geolocation" }, "setting": setting, "origin": self.base() });
        developer_tools(&self.client, "Browser.setPermission", permission).await?;
        if let Some((latitude, longitude)) = position {
            let position = json!({ "latitude": latitude, "longitude": longitude, "accuracy": 10 });
            developer_tools(&self.client, "Emulation.setGeolocationOverride", position).await?;
        }
        Ok(())
    }

    /// Sends a wheel event to the first match. Returns whether the page prevents the default.
    pub async fn turn_wheel(&self, css: &str, delta: i32, ctrl: bool) -> Result<bool> {
        let turn = "const area = document.querySelector(arguments[0]); const box = area.getBoundingClientRect(); \
            const event = new WheelEvent('wheel', { deltaY: arguments[1], ctrlKey: arguments[2], bubbles: true, \
                cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + 60 }); \
            area.dispatchEvent(event); return event.defaultPrevented";
        Ok(self.js(turn, vec![json!(css), json!(delta), json!(ctrl)]).await? == json!(true))
    }

    /// Makes the position unavailable, as on some desktops.
    pub async fn remove_position(&self) -> Result {
        developer_tools(&self.client, "Emulation.setGeolocationOverride", json!({})).await.map(drop)
    }

    /// True if a pointer can reach a match.
    pub async fn can_click(&self, css: &str) -> Result<bool> {
        Ok(!self.js(POINT, vec![json!(css)]).await?.is_null())
    }

    /// Presses a key such as `Enter`, `a` or `Shift+Tab` in the focused element.
    pub async fn press(&self, keys: &str) -> Result {
        let mut values = Vec::new();
        for name in keys.split('+') {
            let key = KEYS.iter().find(|(other, _)| *other == name).map(|(_, key)| *key);
            let single = || name.chars().next().filter(|_| name.chars().count() == 1);
            values.push(key.or_else(single).ok_or_else(|| Failure::new(format!("there is no key {name}")))?);
        }
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in &values {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for value in values.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        self.client.perform_actions(actions).await.map_err(Failure::driver(&format!("pressing {keys}")))
    }

    /// Focuses the first match.
    pub async fn focus(&self, css: &str) -> Result {
        let script = "const element = document.querySelector(arguments[0]); element?.focus(); \
            return document.activeElement === element";
        let focused = self.js(script, vec![json!(css)]).await?;
        if focused == json!(true) { Ok(()) } else { Err(Failure::new(format!("{css} does not take the focus"))) }
    }

    /// Chooses the option with this value in a list.
    pub async fn choose(&self, css: &str, value: &str) -> Result {
        let list = self.client.find(Locator::Css(css)).await.map_err(Failure::driver(&format!("finding {css}")))?;
        list.select_by_value(value).await.map_err(Failure::driver(&format!("choosing {value} in {css}")))
    }

    /// Sets the size of the viewport, in CSS pixels.
    pub async fn set_size(&self, width: u32, height: u32) -> Result {
        if self.browser() == Browser::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            developer_tools(&self.client, "Emulation.setDeviceMetricsOverride", size).await?;
        } else {
            self.resize_window(width, height).await?;
        }
        self.wait_for(&format!("innerWidth === {width} && innerHeight === {height}"), "the viewport has its new size")
            .await
    }

    /// The window is larger than the viewport, by a difference that has to be measured.
    async fn resize_window(&self, width: u32, height: u32) -> Result {
        if self.browser() == Browser::Firefox {
            let free = "document.documentElement.style.setProperty('min-width', '0', 'important')";
            in_chrome(&self.client, free, Vec::new()).await?;
        }
        self.until("the window has its size", async || {
            let viewport = self.js("return [innerWidth, innerHeight]", Vec::new()).await?;
            let viewport = [0, 1].map(|side| viewport[side].as_u64().unwrap_or_default());
            if viewport == [u64::from(width), u64::from(height)] {
                return Ok(true);
            }
            let (outer_width, outer_height) =
                self.client.get_window_size().await.map_err(Failure::driver("measuring the window"))?;
            let required = |outer: u64, inner: u64, size: u32| {
                u32::try_from(outer.saturating_sub(inner)).unwrap_or_default().saturating_add(size)
            };
            let (width, height) =
                (required(outer_width, viewport[0], width), required(outer_height, viewport[1], height));
            self.client.set_window_size(width, height).await.map_err(Failure::driver("resizing the window"))?;
            Ok(false)
        })
        .await
    }
}
