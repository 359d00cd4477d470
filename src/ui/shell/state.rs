//! State of the shell that the URL does not contain.

use crate::ui::reactive::ErasedSignal;

/// State of the shell that the URL does not contain.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ShellState {
    pub(in crate::ui) is_menu_open: ErasedSignal<bool>,
    /// The address whose QR code the menu shows.
    pub(in crate::ui) qr_code: ErasedSignal<Option<String>>,
    pub(in crate::ui) are_filters_open: ErasedSignal<bool>,
    /// True if the search field is shown on a phone.
    pub(in crate::ui) is_search_shown: ErasedSignal<bool>,
    /// Height of the record's sheet on a phone.
    pub(in crate::ui) sheet: ErasedSignal<SheetHeight>,
}

/// Height of the record's sheet on a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum SheetHeight {
    /// Leaves the drawing visible.
    #[default]
    Peek,
    Half,
    Full,
}

impl SheetHeight {
    /// Returns the next larger height, or the smallest after the largest.
    pub(in crate::ui) fn next(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half => Self::Full,
            Self::Full => Self::Peek,
        }
    }

    /// Returns the next smaller height, or the smallest.
    pub(in crate::ui) fn smaller(self) -> Self {
        if self == Self::Full { Self::Half } else { Self::Peek }
    }

    /// Returns the next larger height, or the largest.
    pub(in crate::ui) fn larger(self) -> Self {
        if self == Self::Peek { Self::Half } else { Self::Full }
    }

    /// Returns the class of the sheet.
    pub(in crate::ui) fn class(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }
}

impl Default for ShellState {
    fn default() -> Self {
        Self {
            is_menu_open: ErasedSignal::new(false),
            qr_code: ErasedSignal::new(None),
            are_filters_open: ErasedSignal::new(false),
            is_search_shown: ErasedSignal::new(false),
            sheet: ErasedSignal::new(SheetHeight::default()),
        }
    }
}

impl ShellState {
    /// Returns true if nothing is open. Reactive.
    pub(in crate::ui) fn is_at_rest(self) -> bool {
        let is_any_open =
            [self.is_menu_open, self.are_filters_open, self.is_search_shown].iter().any(|open| open.get());
        !is_any_open && self.sheet.get() == SheetHeight::Peek
    }
}

#[cfg(test)]
mod tests {
    use super::SheetHeight::{self, Full, Half, Peek};

    #[test]
    fn the_handle_goes_through_all_heights() {
        assert_eq!([Peek, Half, Full].map(SheetHeight::next), [Half, Full, Peek]);
        assert_eq!([Peek, Half, Full].map(SheetHeight::larger), [Half, Full, Full]);
        assert_eq!([Peek, Half, Full].map(SheetHeight::smaller), [Peek, Peek, Half]);
    }
}
