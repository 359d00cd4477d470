//! Legend keys of the timeline: which kinds of marks occur, as indices into the legend's texts.

use super::LanePacking;
use super::model::{Edge, TimelineModel};
use crate::story::DeadlineOutcome;

/// For each key, whether it occurs; in the order of `words::TimelineWords::legend`. `level` holds the packed lanes of the scale
/// step.
pub fn keys(model: &TimelineModel, level: &LanePacking) -> [bool; 13] {
    let items = || model.lanes.iter().flat_map(|lane| &lane.items);
    let events = || items().filter(|item| item.deadline_outcome.is_none());
    let has_edge = |edge: Edge| events().any(|item| item.start == edge || item.end == edge);
    let is_deadlines = |outcome: DeadlineOutcome| items().any(|item| item.deadline_outcome == Some(outcome));
    [
        events().any(|item| item.is_dot),
        events().any(|item| !item.is_dot),
        events().any(|item| item.is_vague),
        has_edge(Edge::Open),
        has_edge(Edge::Unknown),
        !model.eras.is_empty(),
        is_deadlines(DeadlineOutcome::Met),
        is_deadlines(DeadlineOutcome::Missed),
        is_deadlines(DeadlineOutcome::Part),
        is_deadlines(DeadlineOutcome::NoResult),
        is_deadlines(DeadlineOutcome::NotSearched),
        is_deadlines(DeadlineOutcome::Open),
        // The whole level is tested, so that the legend does not change during panning.
        level.lanes.iter().any(|lane| !lane.clusters.is_empty()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::model::{Lane, TimelineItem};
    use super::super::{density, pack_lanes, scale_step_of};
    use super::*;
    use crate::scene::kit::time_range::{DAY_MINUTES, TimeRange};
    use crate::story::{RecordId, RecordKind};

    /// A model of a hundred days, with one lane of one-day events.
    fn model(days: &[u32]) -> TimelineModel {
        let item = |(index, day): (usize, &u32)| {
            let from = f64::from(*day) * DAY_MINUTES;
            let (start, end) = (Edge::Known, Edge::Known);
            let record = RecordId { kind: RecordKind::Event, index };
            TimelineItem {
                record,
                from,
                to: from + DAY_MINUTES,
                start,
                end,
                is_dot: true,
                is_vague: false,
                deadline_outcome: None,
                text_width: 26.0,
            }
        };
        let items = days.iter().enumerate().map(item).collect();
        let lane = Lane { programme: None, is_deadlines: false, name: String::new(), is_folded: false, items };
        let bounds = TimeRange::new(0.0, 100.0 * DAY_MINUTES);
        TimelineModel { lanes: vec![lane], eras: vec![], pan_bounds: bounds, all: bounds, initial_range: bounds }
    }

    #[test]
    fn the_legend_lists_clusters_only_if_one_is_drawn() {
        let has_key = |model: &TimelineModel, pixels: f64| {
            let level = pack_lanes(model, scale_step_of(model.pan_bounds, pixels), pixels);
            keys(model, &level)[12]
        };
        let (few, many) = (model(&[10, 50, 90]), model(&[50; 40]));
        assert_eq!([has_key(&few, 800.0), has_key(&many, 800.0)], [false, true]);
        assert!(!has_key(&many, 100_000.0), "so near that all marks are drawn");
        let mut folded = many;
        folded.lanes[0].is_folded = true;
        assert!(!has_key(&folded, 800.0));
    }

    #[test]
    fn an_event_of_a_day_is_counted_where_its_dot_is() {
        // Parts are half a day longer than a day: noon of day 4 is in another part than its start.
        let counts = density(&model(&[4]), 23);
        let noon = (4.5 / 100.0 * 23.0) as usize;
        assert_ne!(noon, (4.0 / 100.0 * 23.0) as usize);
        assert_eq!(counts.iter().position(|count| *count > 0.0), Some(noon));
    }
}
