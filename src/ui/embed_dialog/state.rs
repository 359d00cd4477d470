//! State of the embed dialog that the URL does not contain.

use web_sys::HtmlElement;

use crate::scene::records::embed_code::EmbedOptions;
use crate::ui::reactive::{ErasedSignal, ErasedValue};

/// State of the dialog that the URL does not contain.
#[derive(Clone, Copy)]
pub(in crate::ui) struct EmbedDialogState {
    pub(in crate::ui) open: ErasedSignal<Option<EmbedForm>>,
    /// Query of the history entry below that of the dialog, and the query of the state when the dialog was opened; `None`
    /// without a dialog.
    pub(in crate::ui) below: ErasedValue<Option<[String; 2]>>,
    /// Id of the atlas mounted in the preview.
    pub(super) preview: ErasedValue<Option<u32>>,
    /// Functions that mount the preview. Without them the dialog has none.
    pub(in crate::ui) mounter: ErasedValue<Option<Mounter>>,
}

/// Content of the open dialog.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct EmbedForm {
    pub(super) choice: EmbedOptions,
    /// Index of the snippet copied last, and true if copying succeeded.
    pub(super) copied: Option<(usize, bool)>,
}

/// Functions that mount an atlas. Passed in, because an atlas contains the dialog.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Mounter {
    /// Mounts an atlas in an element, with its base address and its query. Returns its id.
    pub(in crate::ui) mount: fn(HtmlElement, String, String) -> u32,
    /// Sends a command with its value.
    pub(in crate::ui) send: fn(u32, &str, &str),
    /// Removes the atlas.
    pub(in crate::ui) unmount: fn(u32),
}

impl Default for EmbedDialogState {
    fn default() -> Self {
        Self {
            open: ErasedSignal::new(None),
            below: ErasedValue::new(None),
            preview: ErasedValue::new(None),
            mounter: ErasedValue::new(None),
        }
    }
}

impl EmbedDialogState {
    /// Returns true if the dialog is open. Reactive.
    pub(in crate::ui) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }
}
