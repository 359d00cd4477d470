//! The overview as elements: key figures, the day of the visit, the programmes, all indicators against their targets, notes on
//! sources that disagree, and the foot. Its links lead to pages, so that it reads and links without a script.

mod day_map;
mod disagreements;
mod dot_list;
mod dot_plot;
mod event_strip;
mod foot;
mod hero;
mod key_figure;
mod parts;
mod programme_list;
mod scoreboard;
mod share_bullet;
mod visit_day;

pub(in crate::ui) use key_figure::key_figure;
pub(in crate::ui) use parts::{named_badge_counts, onward, section};
pub(in crate::ui) use share_bullet::WIDTH as BULLET_WIDTH;

use super::element::El;
use super::pages::page_context::PageContext;
use crate::gather::Gather;
use crate::scene::kit::highlight::Highlight;
use crate::state::VisibleRecords;

/// Returns the sections of the overview. `widths` are those of the column that the map and the dot plot are drawn for, in
/// CSS pixels: one, or a narrow and a wide one, of which the style sheet shows the one that fits.
pub(in crate::ui) fn overview_sections(
    page: &PageContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    widths: &[f64],
) -> Vec<El> {
    let sections = [
        Some(hero::section(page, visible, highlight)),
        visit_day::section(page, visible, highlight, widths),
        scoreboard::section(page, visible, highlight).map(El::below_first_screen),
        dot_plot::section(page, visible, highlight, widths).map(El::below_first_screen),
        disagreements::section(page, visible, highlight).map(El::below_first_screen),
        Some(foot::section(page)),
    ];
    sections.into_iter().flatten().gather()
}
