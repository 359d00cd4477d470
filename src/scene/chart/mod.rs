//! Targets against actuals: bullets in groups, families over time, ways to a target; as tables, in full, and to take away.

pub mod axis;
pub mod bullet;
mod columns;
mod family;
mod grid;
mod label_placement;
pub mod legend;
mod rows;
pub mod sheet;
mod strong_lines;
mod text_layout;
mod tip;
mod uncertainty;
pub mod way;
pub mod years;

pub use family::{Family, Hit, Ink, Label, Plans, TICK_GAP, families, plans};
pub use grid::{Grid, MOST_ROWS, grid};
pub use rows::{Group, Name, Row, groups, inks};
pub use tip::{Tip, tip};
pub use uncertainty::OpenSide;
