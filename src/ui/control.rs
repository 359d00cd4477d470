//! Controls that several views use.

use super::command::Command;
use super::element::{El, el};

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
