//! Serialisers: values to their written form. `read` is the inverse.

mod calendar;
mod csv;
mod edtf;
mod file_name;
mod geojson;
mod html;
mod json;

pub use calendar::{CalendarEntry, calendar, fits_calendar};
pub use csv::csv;
pub use edtf::{edtf, edtf_moment, edtf_partial};
pub use file_name::file_name;
pub use geojson::{MapFeature, geojson};
pub use html::{escape, escape_into};
pub use json::Json;
