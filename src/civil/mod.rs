//! Calendar dates with their precision, in the proleptic Gregorian calendar. Dates are never converted between time
//! zones.
//!
//! `2021` is a year and covers all its days; it is not an instant. Year 0 is 1 BCE, as in ISO 8601. The values are
//! those of EDTF (ISO 8601-2), levels 0 and 1. Expressions that require level 2 are kept as written.

mod day;
mod edtf_date;
mod moment;
mod partial_date;
mod raw_edtf;

pub use day::{Day, month_length};
pub use edtf_date::{EdtfDate, End, QualifiedDate};
pub use moment::Moment;
pub use partial_date::{DatePrecision, PartialDate};
pub use raw_edtf::RawEdtf;
