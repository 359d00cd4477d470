//! Values in, their written form out; `read` gives the same values back.

mod edtf;

pub use edtf::{edtf, edtf_moment, edtf_partial};
