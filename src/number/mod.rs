//! Numbers of stories: exact decimals, the bounds and intervals of what they may stand for, and formulas.

mod bound;
mod decimal;
mod formula;

pub use bound::{Bound, Interval};
pub use decimal::Decimal;
pub use formula::evaluate;
