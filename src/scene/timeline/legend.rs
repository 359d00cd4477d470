//! The keys of the legend: the kinds of marks that occur on the timeline, by their place in the words.

use super::plan::{Edge, Plan};
use crate::story::Due;

/// The keys, in the order of `words::Time::legend`.
pub fn keys(plan: &Plan) -> [bool; 10] {
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
        // Marks of one lane come together where time is small enough.
        plan.lanes.iter().any(|lane| lane.items.len() > 1),
    ]
}
