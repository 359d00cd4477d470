//! Serialisers: values to their written form. `read` is the inverse.

mod csv;
mod edtf;
mod file_name;
mod html;

pub use csv::csv;
pub use edtf::{edtf, edtf_moment, edtf_partial};
pub use file_name::file_name;
pub use html::{escape, escape_into};
