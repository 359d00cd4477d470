//! Names of the embed dialog on the page and in the history.

/// Selector of the dialog.
pub(in crate::ui) const DIALOG: &str = "dialog.embed-dialog";

/// Name of the dialog in its history entry.
pub(in crate::ui) const NAME: &str = "dialog";
