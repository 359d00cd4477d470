//! Indicator charts: bullet charts in groups, time series and progress tracks; with their tables, tooltips and export
//! pages.

pub mod bullet;
mod captions;
mod chart_label;
mod chart_table;
mod downsample;
pub mod export_page;
mod hit_areas;
mod label_placement;
pub mod legend;
mod observations;
pub mod progress_track;
mod rows;
mod series_chart;
mod series_labels;
mod share_bullet;
mod strong_lines;
mod text_layout;
pub mod time_series;
mod tooltip;
mod uncertainty;

pub use chart_label::ChartLabel;
pub use chart_table::{ChartTable, MOST_ROWS, chart_table, indicator_table};
pub use hit_areas::HitArea;
pub use rows::indicator_row;
pub use rows::{ChartId, IndicatorGroup, IndicatorRow, count_badges, indicator_groups};
pub use series_chart::{ChartDrawing, SeriesChart, SeriesModels, TICK_GAP, series_charts, series_models};
pub use share_bullet::share_bullet;
pub(in crate::scene) use text_layout::clamped_lines;
#[cfg(feature = "ssr")]
pub(in crate::scene) use text_layout::{lines, text_width};
pub use tooltip::{Tooltip, tooltip};
pub use uncertainty::OpenSide;
