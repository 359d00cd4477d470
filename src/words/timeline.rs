//! Texts of the timeline: controls, tour, list and legend.

/// Texts of the timeline's controls and legend.
#[derive(Debug)]
pub struct TimelineWords {
    /// Label of the controls.
    pub controls: &'static str,
    /// Zoom in.
    pub zoom_in: &'static str,
    /// Zoom out.
    pub zoom_out: &'static str,
    /// Pan to earlier times.
    pub earlier: &'static str,
    /// Pan to later times.
    pub later: &'static str,
    /// Show all time.
    pub all: &'static str,
    /// Show the selected record and its relatives.
    pub selection: &'static str,
    /// Start the tour through the events.
    pub play: &'static str,
    /// Pause the tour.
    pub pause: &'static str,
    /// Label of the choice of a tour.
    pub tour: &'static str,
    /// The tour through all visible events.
    pub all_events: &'static str,
    /// Label of the choice of lanes.
    pub lanes: &'static str,
    /// Fold or unfold lanes.
    pub fold: &'static str,
    /// Previous and next stop of the tour.
    pub stops: [&'static str; 2],
    /// Number of events in a folded lane.
    pub folded: fn(usize) -> String,
    /// Number of deadlines.
    pub deadline_count: fn(usize) -> String,
    /// Label of the overview strip.
    pub overview: &'static str,
    /// Clear the time window.
    pub clear: &'static str,
    /// Show more of the list; the number of remaining rows.
    pub more: fn(usize) -> String,
    /// Heading of the list of records at one position; their number.
    pub here: fn(usize) -> String,
    /// Number of records that are not in that list but in the one below the drawing.
    pub unlisted: fn(usize) -> String,
    /// Legend: a day, a month or longer, uncertain, ongoing, unknown end, an era, a deadline met, missed, with part of the
    /// result found, without a result found, not yet searched, open, a cluster.
    pub legend: [&'static str; 13],
}
