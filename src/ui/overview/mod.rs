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
use crate::scene::kit::highlight::Highlight;
use crate::state::VisibleRecords;

/// A section of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum OverviewSection {
    Intro,
    VisitDay,
    Scoreboard,
    DotPlot,
    Disagreements,
    Foot,
}

impl OverviewSection {
    /// All sections, in their order on the page.
    #[cfg(feature = "ssr")]
    pub(in crate::ui) const ALL: [Self; 6] =
        [Self::Intro, Self::VisitDay, Self::Scoreboard, Self::DotPlot, Self::Disagreements, Self::Foot];

    /// Returns the section; `None` if the story has nothing for it. `widths` are those of the column that the map and the dot plot
    /// are drawn for, in CSS pixels: one, or a narrow and a wide one, of which the style sheet shows the one that fits.
    pub(in crate::ui) fn element(
        self,
        page: &PageContext<'_>,
        visible: &VisibleRecords,
        highlight: &Highlight,
        widths: &[f64],
    ) -> Option<El> {
        match self {
            Self::Intro => Some(hero::section(page, visible, highlight)),
            Self::VisitDay => visit_day::section(page, visible, highlight, widths),
            Self::Scoreboard => scoreboard::section(page, visible, highlight).map(El::below_first_screen),
            Self::DotPlot => dot_plot::section(page, visible, highlight, widths).map(El::below_first_screen),
            Self::Disagreements => disagreements::section(page, visible, highlight).map(El::below_first_screen),
            Self::Foot => Some(foot::section(page)),
        }
    }
}
