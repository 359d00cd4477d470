//! Values in, their written form out; `read` gives the same values back.

mod edtf;

pub use edtf::edtf;
