//! Controls that several views use.

use super::command::Command;
use super::element::{El, el};
use crate::state::Form;
use crate::words::Words;

/// Returns a button without a label.
pub(super) fn button(command: Command<'_>) -> El {
    el("button").attr("type", "button").command(command)
}

/// Returns a button with a sign instead of words. The label is read out, and shown as its tooltip.
pub(super) fn icon_button(command: Command<'_>, sign: &'static str, label: &'static str) -> El {
    button(command).attr("aria-label", label).attr("title", label).text_content(sign)
}

/// Returns a button of a group of which one is pressed.
pub(super) fn toggle(command: Command<'_>, is_pressed: bool, label: &'static str) -> El {
    button(command).attr("aria-pressed", if is_pressed { "true" } else { "false" }).text_content(label)
}

/// Returns an option of a `<select>` element.
pub(super) fn option(value: &str, label: &str, is_selected: bool) -> El {
    let option = el("option").attr("value", value.to_owned());
    option.attr_opt("selected", is_selected.then_some("")).text_content(label.to_owned())
}

/// Returns the switch between the drawing and the list of a view.
pub(super) fn form_switch(words: &Words, form: Form) -> El {
    let (label, names) = words.in_views().form;
    let forms = Form::NAMES.iter().zip(names);
    let buttons = forms.map(|((_, other), name)| toggle(Command::SetForm(*other), form == *other, name));
    el("div").class("switch form-switch").attr("role", "group").attr("aria-label", label).children_iter(buttons)
}

/// Marks an element as the half of a view that the switch does not show.
pub(super) fn with_form(element: El, of: Form, form: Form) -> El {
    element.attr_opt("data-other-form", (of != form).then_some(""))
}

/// Returns the legend of a drawing with its hints, in a disclosure.
pub(super) fn key(words: &Words, parts: Vec<El>) -> El {
    let summary = el("summary").class("summary-button").text_content(words.in_views().key);
    el("details").class("key").children(vec![summary, el("div").class("key-panel").children(parts)])
}

/// Returns the hint of a drawing that zooms.
pub(super) fn zoom_hint(words: &Words, hint: &'static str) -> El {
    el("p").children(vec![
        el("span").text_content(hint),
        el("span").class("wheel-zoom").text_content(words.in_views().wheel_zoom),
    ])
}
