//! Clicks, keys and focus: finds the control of an event, and moves the focus.

use super::{Root, attribute_selector};
use wasm_bindgen::prelude::JsCast;
use web_sys::{
    Document, Element, Event, FocusOptions, HtmlAnchorElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    KeyboardEvent, MouseEvent, Node, PointerEvent, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};

/// Selector for the elements that respond to a click: links, buttons, and parts of drawings with a command.
const FOCUSABLE: &str = "a, button, [role=button], [data-command]";

/// Space between an element and what would cover it, in CSS pixels.
const REVEAL_MARGIN_PX: f64 = 16.0;

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Returns the element that has the focus in the document or shadow root of a node.
pub fn active_element(node: &Node) -> Option<Element> {
    let root = node.get_root_node();
    match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => root.dyn_ref::<Document>()?.active_element(),
    }
}

/// Finds the control at the event's target, and returns the first of `attributes` that it has, with its value.
pub fn control_at(event: &Event, attributes: &[&'static str]) -> Option<(&'static str, String)> {
    let control = target(event)?.closest(FOCUSABLE).ok()??;
    attributes.iter().find_map(|name| Some((*name, control.get_attribute(name)?)))
}

/// Returns the selected value if the event comes from the `select` element with this name.
pub fn selected_option(event: &Event, name: &str) -> Option<String> {
    let select: HtmlSelectElement = target(event)?.dyn_into().ok()?;
    (select.name() == name).then(|| select.value())
}

/// Returns the text if the event comes from the `input` element with this name.
pub fn input_text(event: &Event, name: &str) -> Option<String> {
    let input: HtmlInputElement = target(event)?.dyn_into().ok()?;
    (input.name() == name).then(|| input.value())
}

/// True for a click with the main button and no modifier key. Other clicks open a new tab or window.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) && event.button() == 0
}

/// True if a key triggered the click. Firefox reports a click count of 1 for a link activated by key, so the pointer
/// type is checked too.
pub fn is_by_key(event: &MouseEvent) -> bool {
    event.detail() == 0 || event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type().is_empty())
}

/// Key code of the keys with which an input method composes text.
const COMPOSING: u32 = 229;

/// Returns the pressed key, or an empty string if Ctrl, Meta or Alt is held, or if the key belongs to an input method, such as
/// Enter in the middle of a word in pinyin. Safari reports the last of them by its code only.
pub fn key_of(event: &KeyboardEvent) -> String {
    let is_composing = event.is_composing() || event.key_code() == COMPOSING;
    if is_composing || event.ctrl_key() || event.meta_key() || event.alt_key() { String::new() } else { event.key() }
}

/// Moves the focus within a group of marks that is a single tab stop (roving tabindex). The arrow keys move to the next
/// or previous mark, Home and End to the first or last. Returns true for these keys on a mark of a group.
///
/// The group's attribute `data-roving` is the selector of its marks, such as `a.indicator`. If it is empty, the marks
/// are the elements with `role=button`.
pub fn move_focus_in_group(event: &KeyboardEvent) -> bool {
    let Some(mark) = target(event) else { return false };
    let Ok(Some(group)) = mark.closest("[data-roving]") else { return false };
    let selector = group.get_attribute("data-roving").filter(|selector| !selector.is_empty());
    let Ok(marks) = group.query_selector_all(selector.as_deref().unwrap_or("[role=button]")) else { return false };
    let current =
        (0..marks.length()).find(|index| marks.item(*index).is_some_and(|other| mark.is_same_node(Some(&other))));
    let (Some(current), Some(last)) = (current, marks.length().checked_sub(1)) else { return false };
    let to = match key_of(event).as_str() {
        "ArrowRight" | "ArrowDown" => (current + 1).min(last),
        "ArrowLeft" | "ArrowUp" => current.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return false,
    };
    let Some(next) = marks.item(to) else { return true };
    if let Some(next) = next.dyn_ref::<HtmlElement>() {
        let _ = next.focus();
    } else if let Some(next) = next.dyn_ref::<web_sys::SvgElement>() {
        let _ = next.focus();
    }
    true
}

/// Returns the absolute address of the link around the event's target. `None` for a link that opens a window or downloads.
pub fn link_at(event: &Event) -> Option<String> {
    let link: HtmlAnchorElement =
        target(event)?.closest("a[href]:not([target]):not([download])").ok()??.dyn_into().ok()?;
    // A fragment of the page is no page.
    let is_fragment = link.get_attribute("href").is_none_or(|href| href.starts_with('#'));
    (!is_fragment).then(|| link.href())
}

/// True if the event's target is a mark with `role=button`. The browser does not turn Enter on such a mark into a
/// click.
pub fn is_mark(event: &Event) -> bool {
    target(event).is_some_and(|target| target.get_attribute("role").as_deref() == Some("button"))
}

impl Root {
    /// Sets the text of the first `input` element that matches.
    pub fn set_input(&self, selector: &str, text: &str) {
        if let Some(input) = self.find(selector).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
            input.set_value(text);
        }
    }

    /// Sets the text of the first `input` element that matches, unless it is equal but for surrounding blanks, which a
    /// reader may be about to go on after.
    pub fn follow_input(&self, selector: &str, text: &str) {
        if let Some(input) = self.find(selector).and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
            && input.value().trim() != text
        {
            input.set_value(text);
        }
    }

    /// Clicks the first element that matches, as a key does.
    pub fn click(&self, selector: &str) {
        if let Some(element) = self.find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            element.click();
        }
    }

    /// Returns the number of elements that match.
    pub fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// Scrolls only as far as needed to show the first element that matches.
    pub fn scroll_to(&self, selector: &str) {
        if let Some(element) = self.find(selector) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    /// Scrolls the page so far that the first element that matches `selector` is above the top of `cover`. Does nothing if
    /// `cover` is not shown.
    pub fn reveal_above(&self, selector: &str, cover: &str) {
        let Some((element, cover)) = self.find(selector).zip(self.find(cover)) else { return };
        let (element, cover) = (element.get_bounding_client_rect(), cover.get_bounding_client_rect());
        let hidden = element.bottom() + REVEAL_MARGIN_PX - cover.top();
        if cover.height() > 0.0
            && hidden > 0.0
            && let Some(window) = super::window()
        {
            window.scroll_by_with_x_and_y(0.0, hidden);
        }
    }

    /// Moves the focus to the heading of the detail panel, or to the main element if that shows the record.
    pub fn focus_detail(&self) {
        if !self.focus("[data-view=detail] h2") {
            self.focus_main();
        }
    }

    /// Moves the focus to the main element, without scrolling.
    fn focus_main(&self) {
        if let Some(main) = self.find("#main").and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = main.focus_with_options(&options);
        }
    }

    /// Scrolls to the top of the page that the reader has come to. The focus moves to its main element if the focused one is
    /// gone. Does nothing to the scroll position of a host page.
    pub fn show_page_top(&self) {
        if self.focused().is_none() {
            self.focus_main();
        }
        if let Some(window) = super::window().filter(|_| !self.is_mounted() && !super::is_embedded()) {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Scrolls the detail panel to its top.
    pub fn scroll_detail_to_top(&self) {
        if let Some(panel) = self.find("[data-view=detail]") {
            panel.set_scroll_top(0);
        }
    }

    /// Scrolls the heading of the detail panel into view, by as little as possible. Where the panel itself does not
    /// scroll, the heading of the next record may be far above the viewport.
    pub fn show_detail_heading(&self) {
        let Some(heading) = self.find("[data-view=detail] h2") else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        heading.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Moves the focus to the first element that matches. Returns false if none does.
    fn focus(&self, selector: &str) -> bool {
        let Some(found) = self.find(selector) else { return false };
        if let Some(element) = found.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        } else if let Some(element) = found.dyn_ref::<web_sys::SvgElement>() {
            let _ = element.focus();
        }
        true
    }

    /// Stores a selector for the focused control, before the focus moves to the detail panel. `attributes` identify a
    /// control.
    pub fn remember_focus(&self, attributes: &[&'static str]) {
        if let Some(selector) = self.focused().and_then(|focused| selector_of(&focused, attributes)) {
            self.opener().replace(Some(selector));
        }
    }

    /// Returns the focus to the control that [`Root::remember_focus`] stored. If that control is missing and nothing
    /// has the focus, moves the focus to a mark or row of the record `id`, found by one of `attributes`.
    pub fn restore_focus(&self, attributes: &[&str], id: &str) {
        let opener = self.opener().take();
        let is_back = opener.is_some_and(|selector| self.focus(&selector));
        if !is_back && self.focused().is_none() {
            let marks = attributes.iter().map(|name| ["main ", &attribute_selector(name, id)].concat());
            self.focus(&marks.collect::<Vec<_>>().join(","));
        }
    }
}

/// Returns a selector for the focused control. `None` in the detail panel, and for a control without any of
/// `attributes`.
fn selector_of(focused: &Element, attributes: &[&'static str]) -> Option<String> {
    let (name, id) = attributes.iter().find_map(|name| Some((*name, focused.get_attribute(name)?)))?;
    let view = focused.closest("[data-view]").ok()?.and_then(|view| view.get_attribute("data-view"));
    let role = if focused.has_attribute("role") { "[role=button]" } else { "a" };
    let record = attribute_selector(name, &id);
    match view.as_deref() {
        Some("detail") => None,
        Some(view) => Some(format!("[data-view={view}] {role}{record}")),
        None => Some(format!("{role}{record}")),
    }
}
