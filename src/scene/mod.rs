//! Positions, roles and words: all hard thinking ends here, in plain CSS pixels, tested natively.

pub mod badge;
mod cells;
pub mod chart;
pub mod choice;
mod clip;
pub mod clusters;
pub mod detail;
pub mod dots;
pub mod facts;
pub mod head;
pub mod labels;
mod levels;
pub mod link;
pub mod map;
pub mod projection;
pub mod share;
pub mod table;
pub mod timeline;
pub mod working;
