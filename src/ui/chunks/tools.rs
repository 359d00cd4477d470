//! The functions of the tools: the embed dialog and the files to download.

use web_sys::Event;

use crate::ui::command::ExportFormat;
use crate::ui::element::El;
use crate::ui::embed_dialog::EmbedForm;
use crate::ui::session::Session;
use crate::words::Words;

/// The functions of the tools that core and views call.
pub(in crate::ui) struct Tools {
    /// Returns the content of the open embed dialog.
    pub(in crate::ui) embed_dialog: fn(Session, &EmbedForm) -> Vec<El>,
    /// Shows the embed dialog.
    pub(in crate::ui) show_embed_dialog: fn(Session),
    /// Handles the `close` event of the embed dialog.
    pub(in crate::ui) on_embed_dialog_close: fn(Session),
    /// Handles a changed `<select>` of the embed dialog. Returns false if the event is of another element.
    pub(in crate::ui) on_embed_select: fn(Session, &Event) -> bool,
    /// Copies the embed code at an index.
    pub(in crate::ui) copy_embed_code: fn(Session, usize),
    /// Returns the QR code of an address. The error is a sentence for an address that is too long.
    pub(in crate::ui) qr_figure: fn(&'static Words, &str) -> Result<El, &'static str>,
    /// Downloads a chart, a table as CSV, or one of the files of the downloads.
    pub(in crate::ui) export: fn(Session, ExportFormat, &str),
}
