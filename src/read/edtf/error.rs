//! Reasons why a text is not an EDTF date.

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text does not follow the EDTF grammar.
    Form,
    /// The text contains a space.
    Blank,
    /// The year has not four digits, or a month or day has not two.
    Digits,
    /// `Y` is not followed by a year of five or more digits.
    LongYear,
    /// The year is -0000. Year 0 is 0000, and -0001 is 2 BCE.
    NegativeZero,
    /// The month, season, quarter or half does not exist.
    Month,
    /// The day does not exist. Carries the last day of the month.
    Day(u8),
    /// The time of day does not exist, or follows a date that is not a full day.
    Time,
    /// The offset from UTC does not exist.
    Offset,
    /// The interval ends before it starts.
    Reversed,
    /// The interval has more than two ends.
    ThirdEnd,
    /// An end of the interval has a time of day.
    TimeInPeriod,
    /// The text is too long to be kept as written.
    TooLong,
}
