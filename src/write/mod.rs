//! Values in, their written form out; `read` gives the same values back.

mod csv;
mod edtf;
mod file_name;
mod html;

pub use csv::csv;
pub use edtf::{edtf, edtf_moment, edtf_partial};
pub use file_name::file_name;
pub use html::escape;
