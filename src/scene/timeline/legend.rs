//! The keys of the legend: the kinds of marks that occur on the timeline, by their place in the words.

use super::Level;
use super::plan::{Edge, Plan};
use crate::story::Due;

/// The keys, in the order of `words::Time::legend`, of a plan whose marks are packed for a level.
pub fn keys(plan: &Plan, level: &Level) -> [bool; 10] {
    let items = || plan.lanes.iter().flat_map(|lane| &lane.items);
    let events = || items().filter(|item| item.due.is_none());
    let has_edge = |edge: Edge| events().any(|item| item.start == edge || item.end == edge);
    let is_due = |due: Due| items().any(|item| item.due == Some(due));
    [
        events().any(|item| item.is_dot),
        events().any(|item| !item.is_dot),
        events().any(|item| item.is_vague),
        has_edge(Edge::Open),
        has_edge(Edge::Unknown),
        !plan.eras.is_empty(),
        is_due(Due::Met),
        is_due(Due::Missed),
        is_due(Due::Open),
        // Asked of the whole level, so that the legend stays the same while the timeline moves to and fro.
        level.lanes.iter().any(|lane| !lane.crowds.is_empty()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::camera::{DAY, Span};
    use super::super::plan::{Item, Lane};
    use super::super::{density, level, level_of};
    use super::*;
    use crate::story::{Kind, Ref};

    /// A lane of one-day events on some days, in a plan of a hundred days.
    fn plan(days: &[u32]) -> Plan {
        let item = |(index, day): (usize, &u32)| {
            let from = f64::from(*day) * DAY;
            let (start, end) = (Edge::Known, Edge::Known);
            let at = Ref { kind: Kind::Event, index };
            Item { at, from, to: from + DAY, start, end, is_dot: true, is_vague: false, due: None, words: 26.0 }
        };
        let items = days.iter().enumerate().map(item).collect();
        let lane = Lane { programme: None, is_due: false, name: String::new(), folded: false, items };
        let bounds = Span::new(0.0, 100.0 * DAY);
        Plan { lanes: vec![lane], eras: vec![], bounds, whole: bounds, home: bounds }
    }

    #[test]
    fn the_key_of_crowds_is_there_with_a_crowd_alone() {
        let has_key = |plan: &Plan, pixels: f64| {
            let level = level(plan, level_of(plan.bounds, pixels), pixels);
            keys(plan, &level)[9]
        };
        let (few, many) = (plan(&[10, 50, 90]), plan(&[50; 40]));
        assert_eq!([has_key(&few, 800.0), has_key(&many, 800.0)], [false, true]);
        assert!(!has_key(&many, 100_000.0), "so near that all marks are drawn");
        let mut folded = many;
        folded.lanes[0].folded = true;
        assert!(!has_key(&folded, 800.0));
    }

    #[test]
    fn an_event_of_a_day_is_counted_where_its_dot_is() {
        // Parts of half a day more than a day: noon of day 4 lies in another part than its start.
        let counts = density(&plan(&[4]), 23);
        let noon = (4.5 / 100.0 * 23.0) as usize;
        assert_ne!(noon, (4.0 / 100.0 * 23.0) as usize);
        assert_eq!(counts.iter().position(|count| *count > 0.0), Some(noon));
    }
}
