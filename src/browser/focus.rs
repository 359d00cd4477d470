//! Clicks, keys and focus: which record an event means, and where the focus goes.

use super::Root;
use wasm_bindgen::prelude::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlSelectElement, KeyboardEvent, MouseEvent, PointerEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// What can be clicked on: controls, and on the map what stands beside a mark.
const FOCUSABLE: &str = "a, button, [role=button], text[data-district], [data-mark], g[data-gather]";

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The first of `attributes` that the control hit by the event has, with its value.
pub fn control_at(event: &Event, attributes: &[&'static str]) -> Option<(&'static str, String)> {
    let control = target(event)?.closest(FOCUSABLE).ok()??;
    attributes.iter().find_map(|name| Some((*name, control.get_attribute(name)?)))
}

/// The value that was picked, when the event comes from the select with this name.
pub fn selected_option(event: &Event, name: &str) -> Option<String> {
    let select: HtmlSelectElement = target(event)?.dyn_into().ok()?;
    (select.name() == name).then(|| select.value())
}

/// Whether a click is neither meant for a new tab or window nor already answered.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) && event.button() == 0
}

/// Whether a click was made by a key: Firefox counts that of a link as one click, as it counts those of a pointer.
pub fn is_by_key(event: &MouseEvent) -> bool {
    event.detail() == 0 || event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type().is_empty())
}

/// The key pressed, unless with a modifier.
pub fn key_of(event: &KeyboardEvent) -> String {
    if event.ctrl_key() || event.meta_key() || event.alt_key() { String::new() } else { event.key() }
}

/// Moves the focus among the marks of one drawing, which are a single tab stop: to the next or the one before, or to
/// an end. Whether the key was one for that. The drawing says which they are, `data-roving="a.indicator"`; buttons without.
pub fn move_focus_in_group(event: &KeyboardEvent) -> bool {
    let Some(mark) = target(event) else { return false };
    let Ok(Some(group)) = mark.closest("[data-roving]") else { return false };
    let named = group.get_attribute("data-roving").filter(|named| !named.is_empty());
    let Ok(marks) = group.query_selector_all(named.as_deref().unwrap_or("[role=button]")) else { return false };
    let own = (0..marks.length()).find(|index| marks.item(*index).is_some_and(|other| mark.is_same_node(Some(&other))));
    let (Some(own), Some(last)) = (own, marks.length().checked_sub(1)) else { return false };
    let to = match key_of(event).as_str() {
        "ArrowRight" | "ArrowDown" => (own + 1).min(last),
        "ArrowLeft" | "ArrowUp" => own.saturating_sub(1),
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

/// Whether a key was pressed on a drawing's mark, which does not answer to Enter by itself.
pub fn is_mark(event: &Event) -> bool {
    target(event).is_some_and(|target| target.get_attribute("role").as_deref() == Some("button"))
}

/// A selector for the elements whose attribute is an id: ids are data, and what would end the string is escaped.
pub fn attribute_selector(attribute: &str, id: &str) -> String {
    let id = id.replace('\\', "\\\\").replace('"', "\\\"");
    format!("[{attribute}=\"{id}\"]")
}

impl Root {
    /// Shows an option as the one picked, whatever a person has picked before.
    pub fn choose_option(&self, selector: &str, index: usize) {
        let select = self.find(selector).and_then(|select| select.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            select.set_selected_index(index as i32);
        }
    }

    /// Puts the focus on the heading of the detail panel.
    pub fn focus_detail(&self) {
        self.focus("[data-view=detail] h2");
    }

    /// Scrolls the detail panel to its top.
    pub fn scroll_detail_to_top(&self) {
        if let Some(panel) = self.find("[data-view=detail]") {
            panel.set_scroll_top(0);
        }
    }

    /// Brings the heading of the detail panel into view, with as little scrolling as possible: where the panel does not scroll
    /// by itself, a longer record may have ended far below it.
    pub fn show_detail_heading(&self) {
        let Some(heading) = self.find("[data-view=detail] h2") else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        heading.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Puts the focus on the first element that matches, if it can take it: whether there is one.
    fn focus(&self, selector: &str) -> bool {
        let Some(found) = self.find(selector) else { return false };
        if let Some(element) = found.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        } else if let Some(element) = found.dyn_ref::<web_sys::SvgElement>() {
            let _ = element.focus();
        }
        true
    }

    /// Notes what has the focus, before it goes to the detail panel; `attributes` tell controls apart.
    pub fn remember_focus(&self, attributes: &[&'static str]) {
        if let Some(selector) = self.focused().and_then(|focused| selector_of(&focused, attributes)) {
            self.opener().replace(Some(selector));
        }
    }

    /// Gives the focus back to what had it before the detail panel took it; where that is gone or was nothing, and the panel had
    /// it, to a mark or a row of the record with this id, which one of these attributes ties to it.
    pub fn restore_focus(&self, attributes: &[&str], id: &str) {
        let opener = self.opener().take();
        let is_back = opener.is_some_and(|selector| self.focus(&selector));
        if !is_back && self.focused().is_none() {
            let hooks = attributes.iter().map(|name| ["main ", &attribute_selector(name, id)].concat());
            self.focus(&hooks.collect::<Vec<_>>().join(","));
        }
    }
}

/// A selector for the control that has the focus, unless it is in the detail panel.
fn selector_of(focused: &Element, attributes: &[&'static str]) -> Option<String> {
    let (name, id) = attributes.iter().find_map(|name| Some((*name, focused.get_attribute(name)?)))?;
    let view = focused.closest("[data-view]").ok()?.and_then(|view| view.get_attribute("data-view"));
    let role = if focused.has_attribute("role") { "[role=button]" } else { "a" };
    let own = attribute_selector(name, &id);
    match view.as_deref() {
        Some("detail") => None,
        Some(view) => Some(format!("[data-view={view}] {role}{own}")),
        None => Some(format!("{role}{own}")),
    }
}
