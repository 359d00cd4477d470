//! The overview: key figures, the day of the visit, the programmes, all indicators against their targets, notes on sources
//! that disagree, and the foot. Order is that of the article and ranks nothing.

mod day;
mod day_map;
mod disagreements;
mod dot_labels;
mod dot_plot;
mod event_strip;
mod figure_text;
mod first_sentence;
mod foot;
mod hero;
mod indicator_figure;
mod lead_figure;
mod programme_head;
mod scoreboard;
mod stacking;
mod stated_values;
mod status_count;
mod target_share;
mod undrawn_targets;

pub use day::{DayStep, VisitDay, day};
pub use day_map::{DayMap, STOP_RADIUS, day_map};
pub use disagreements::{DisagreementNote, Disagreements, disagreements};
pub use dot_labels::{DotLabel, LABEL_FONT, TAIL};
pub use dot_plot::{Dot, DotPlot, DotRow, NAME_FONT, dot_plot};
pub use event_strip::{EventAxis, EventStrip, StripMark};
pub use figure_text::FigureText;
#[cfg(feature = "ssr")]
pub(in crate::scene) use first_sentence::first_sentence;
pub use foot::{Foot, foot};
pub use hero::{Hero, hero};
pub use indicator_figure::{IndicatorFigure, indicator_figure};
pub use programme_head::{ProgrammeHead, programme_head};
pub use scoreboard::{ProgrammeGroup, ProgrammeRow, Scoreboard, scoreboard};
pub use stated_values::{Sign, StatedValue};
pub use status_count::BadgeCount;
pub use undrawn_targets::UndrawnTarget;
