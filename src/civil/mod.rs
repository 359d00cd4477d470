//! Calendar dates with their precision, in the proleptic Gregorian calendar; no time zone ever shifts one.
//!
//! `2021` is a year, drawn from its first day to its last, never an instant. Year 0 is 1 BCE, as in ISO 8601. The
//! values are those of EDTF (ISO 8601-2), levels 0 and 1; what only level 2 can say is kept as it was written.

mod day;
mod edtf_date;
mod moment;
mod partial_date;
mod raw_edtf;

pub use day::{Day, month_length};
pub use edtf_date::{EdtfDate, End, QualifiedDate};
pub use moment::Moment;
pub use partial_date::{PartialDate, Precision};
pub use raw_edtf::RawEdtf;
