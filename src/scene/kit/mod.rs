//! Shared building blocks of the scenes: highlight, labels, clipping, clusters, projection, axes and their ticks.

pub(in crate::scene) mod clip;
pub mod cluster_marks;
pub mod clusters;
pub mod context;
pub mod highlight;
pub mod labels;
pub mod projection;
pub mod record_choice;
pub(in crate::scene) mod scale_steps;
pub(in crate::scene) mod spatial_hash_grid;
pub mod time_range;
pub mod time_ticks;
pub mod value_axis;
