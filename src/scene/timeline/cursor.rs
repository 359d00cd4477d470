//! Keyboard cursor of the timeline: moves from mark to mark by time, by lane, to the ends and by typed prefix; and the time
//! range that shows a mark.

use super::lane_packing::{CELL, Slot};
use super::model::{Lane, TimelineItem, TimelineModel, date_of, title_of};
use super::rendered_range::scale_step_of;
use crate::gather::Gather;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::record_choice::RecordChoice;
use crate::scene::kit::scale_steps::scale_of_step;
use crate::scene::kit::time_range::TimeRange;
use crate::scene::records::record_text::SceneContext;
use crate::scene::viewport::Viewport;
use crate::story::{RecordId, is_isolate};

/// A cluster with at most this many members is always listed.
const LISTED: usize = 12;
/// Maximum zoom factor when a cluster is opened.
const STEP: f64 = 10.0;
/// Number of cells over which the members of a cluster must spread for it to be zoomed into.
const SPREAD: f64 = 3.0;

/// A cursor movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CursorMove {
    /// The next mark in time.
    Later,
    /// The previous mark in time.
    Earlier,
    /// The nearest mark in time, one lane down.
    Down,
    /// The nearest mark in time, one lane up.
    Up,
    /// The first mark.
    First,
    /// The last mark.
    Last,
    /// The nearest mark that many minutes later; the last or first one if there is none.
    By(f64),
}

fn open_lanes(model: &TimelineModel) -> impl Iterator<Item = &Lane> {
    model.lanes.iter().filter(|lane| !lane.is_folded)
}

/// The mark that a movement leads to, with its time in minutes. `None` at an end.
pub fn move_cursor(model: &TimelineModel, record: Option<RecordId>, step: CursorMove) -> Option<&TimelineItem> {
    let first = || open_lanes(model).flat_map(|lane| &lane.items).min_by(|one, other| one.from.total_cmp(&other.from));
    let last = || open_lanes(model).flat_map(|lane| &lane.items).max_by(|one, other| one.from.total_cmp(&other.from));
    let lanes: Vec<&Lane> = open_lanes(model).collect();
    let lane = lanes.iter().position(|lane| lane.items.iter().any(|item| Some(item.record) == record));
    let item = lane.and_then(|lane| lanes.get(lane)?.items.iter().find(|item| Some(item.record) == record));
    let (Some(lane), Some(item)) = (lane, item) else {
        return if step == CursorMove::Last { last() } else { first() };
    };
    match step {
        CursorMove::First => first(),
        CursorMove::Last => last(),
        CursorMove::Later => in_order(&lanes).skip_while(|other| other.record != item.record).nth(1),
        CursorMove::Earlier => in_order(&lanes).take_while(|other| other.record != item.record).last(),
        CursorMove::Down => nearest(lanes.get(lane + 1)?, item.from),
        CursorMove::Up => nearest(lanes.get(lane.checked_sub(1)?)?, item.from),
        CursorMove::By(minutes) if minutes < 0.0 => {
            in_order(&lanes).take_while(|other| other.from <= item.from + minutes).last().or_else(first)
        }
        CursorMove::By(minutes) => in_order(&lanes).find(|other| other.from >= item.from + minutes).or_else(last),
    }
}

/// All marks by time; those at one time by lane.
fn in_order<'a>(lanes: &[&'a Lane]) -> impl Iterator<Item = &'a TimelineItem> {
    let items: Vec<&TimelineItem> = lanes.iter().flat_map(|lane| &lane.items).gather();
    let order = crate::sorting::argsort(items.iter().map(|item| (item.from as i64, 0)).gather());
    let sorted: Vec<&TimelineItem> = order.into_iter().filter_map(|index| items.get(index).copied()).gather();
    sorted.into_iter()
}

fn nearest(lane: &Lane, minute: f64) -> Option<&TimelineItem> {
    let distance = |item: &TimelineItem| (item.from - minute).abs();
    lane.items.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
}

/// The next mark whose title starts with the typed text, starting from the current one and wrapping around. Ignores case.
pub fn find_by_prefix<'a>(
    ctx: &SceneContext<'_>,
    model: &'a TimelineModel,
    record: Option<RecordId>,
    text: &str,
) -> Option<&'a TimelineItem> {
    find_among(model, record, text, |record| title_of(ctx, record))
}

fn find_among<'a, 'b>(
    model: &'a TimelineModel,
    record: Option<RecordId>,
    text: &str,
    title: impl Fn(RecordId) -> &'b str,
) -> Option<&'a TimelineItem> {
    let lanes: Vec<&Lane> = open_lanes(model).collect();
    let items: Vec<&TimelineItem> = in_order(&lanes).collect();
    let start =
        items.iter().position(|item| Some(item.record) == record).map_or(0, |index| index + usize::from(is_one(text)));
    let round = items.iter().skip(start).chain(items.iter().take(start));
    round.copied().find(|item| begins(title(item.record), text))
}

/// True for a single letter: the search then starts after the current mark instead of staying there.
fn is_one(text: &str) -> bool {
    text.chars().count() <= 1
}

fn begins(title: &str, text: &str) -> bool {
    let mut letters = title.chars().filter(|letter| !is_isolate(*letter));
    text.chars()
        .all(|typed| letters.next().is_some_and(|letter| letter == typed || letter.eq_ignore_ascii_case(&typed)))
}

/// The time range that shows a record's mark with its label: the viewport, moved as little as possible, and zoomed in if
/// the record is in a cluster that zooming separates. `None` if the timeline does not show the record.
pub fn reveal(model: &TimelineModel, record: RecordId, viewport: TimeRange, pixels: f64) -> Option<TimeRange> {
    let has = |lane: &&Lane| lane.items.iter().any(|item| item.record == record);
    let lane = open_lanes(model).find(has)?;
    let index = lane.items.iter().position(|item| item.record == record)?;
    let item = lane.items.get(index)?;
    let is_mark = |range: &TimeRange| {
        let packed = model.packed_lane(lane, scale_of_step(scale_step_of(*range, pixels)), pixels);
        matches!(packed.slots.get(index), Some(Slot::Row { .. }))
    };
    // Each step halves the range; from all time to a quarter of a day it takes about twenty. A cluster that no step separates
    // is shown as it is.
    let halves = std::iter::successors(Some(viewport), |range| Some(range.zoom_at(0.5, 0.5)));
    let near = halves.take(40).find(is_mark).unwrap_or(viewport);
    let middle = f64::midpoint(item.from, item.to.min(item.from + near.length()));
    let room = near.length() / 10.0;
    let is_near = near.length() == viewport.length();
    if is_near && item.from >= near.from + room && item.from <= near.to - 2.0 * room {
        return Some(viewport);
    }
    Some(TimeRange::new(middle - near.length() / 2.0, middle + near.length() / 2.0).clamp_to(model.pan_bounds))
}

/// The members of the cluster that contains a record, in time order, to choose from. Empty if it is in no cluster.
pub fn choices(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &TimelineModel,
    record: RecordId,
    viewport: TimeRange,
    pixels: f64,
) -> Vec<RecordChoice> {
    let choice = |item: &TimelineItem| RecordChoice {
        state: highlight.mark_state(ctx.story, item.record),
        title: title_of(ctx, item.record).to_owned(),
        note: date_of(ctx, item),
    };
    cluster_of(model, record, viewport, pixels).unwrap_or_default().into_iter().map(choice).gather()
}

fn cluster_of(model: &TimelineModel, record: RecordId, viewport: TimeRange, pixels: f64) -> Option<Vec<&TimelineItem>> {
    let lane = open_lanes(model).find(|lane| lane.items.iter().any(|item| item.record == record))?;
    let index = lane.items.iter().position(|item| item.record == record)?;
    let packed = model.packed_lane(lane, scale_of_step(scale_step_of(viewport, pixels)), pixels);
    let cluster = *packed.slots.get(index).filter(|slot| matches!(slot, Slot::Cluster(_)))?;
    let members = lane.items.iter().zip(&packed.slots).filter(|(_, slot)| **slot == cluster);
    Some(members.map(|(item, _)| item).gather())
}

/// The time range that separates the members of the cluster with a record. `None` if the cluster is to be listed instead,
/// because it has few members or they would not spread, or if the record is in no cluster.
pub fn zoom_to_cluster(model: &TimelineModel, record: RecordId, viewport: TimeRange, pixels: f64) -> Option<TimeRange> {
    let members = cluster_of(model, record, viewport, pixels).filter(|members| members.len() > LISTED)?;
    let starts = members.iter().map(|item| TimeRange::new(item.from, item.from + 1.0)).reduce(TimeRange::union)?;
    // Not in one step, so that the reader sees where the members go.
    let length = starts.padded().length().max(viewport.length() / STEP);
    let is_spread = starts.length() / length * pixels > SPREAD * CELL && length < 0.7 * viewport.length();
    let middle = f64::midpoint(starts.from, starts.to);
    is_spread.then(|| TimeRange::new(middle - length / 2.0, middle + length / 2.0))
}

/// The time range of some records, padded. `None` if the timeline shows none of them.
pub fn fit_records(model: &TimelineModel, records: &[RecordId]) -> Option<TimeRange> {
    let items = model.lanes.iter().flat_map(|lane| &lane.items).filter(|item| records.contains(&item.record));
    let span = |item: &TimelineItem| TimeRange::new(item.from, item.to);
    Some(items.map(span).reduce(TimeRange::union)?.padded())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::timeline::model::Edge;
    use crate::scene::timeline::{cluster_start, pack_lanes};
    use crate::story::RecordKind;

    fn at(index: usize) -> RecordId {
        RecordId { kind: RecordKind::Event, index }
    }

    fn item(index: usize, day: f64) -> TimelineItem {
        let (from, to) = (day * 1440.0, (day + 1.0) * 1440.0);
        let (start, end) = (Edge::Known, Edge::Known);
        TimelineItem {
            record: at(index),
            from,
            to,
            start,
            end,
            is_dot: true,
            is_vague: false,
            deadline_outcome: None,
            text_width: 26.0,
        }
    }

    fn model(lanes: Vec<Vec<TimelineItem>>) -> TimelineModel {
        let lane = |items| Lane { programme: None, is_deadlines: false, name: String::new(), is_folded: false, items };
        let bounds = TimeRange::new(0.0, 4000.0 * 1440.0);
        TimelineModel {
            lanes: lanes.into_iter().map(lane).collect(),
            eras: vec![],
            pan_bounds: bounds,
            all: bounds,
            initial_range: bounds,
        }
    }

    fn two_lanes() -> TimelineModel {
        model(vec![vec![item(0, 10.0), item(1, 30.0)], vec![item(2, 20.0), item(3, 40.0), item(4, 50.0)]])
    }

    #[test]
    fn steps_go_by_time_and_by_lane() {
        let model = two_lanes();
        let go = |current, to| move_cursor(&model, Some(at(current)), to).map(|item| item.record.index);
        assert_eq!(go(0, CursorMove::Later), Some(2));
        assert_eq!(go(2, CursorMove::Earlier), Some(0));
        assert_eq!(go(0, CursorMove::Earlier), None);
        assert_eq!(go(4, CursorMove::Later), None);
        assert_eq!(go(1, CursorMove::Down), Some(2));
        assert_eq!(go(4, CursorMove::Up), Some(1));
        assert_eq!(go(0, CursorMove::Up), None);
        assert_eq!(go(2, CursorMove::First), Some(0));
        assert_eq!(go(0, CursorMove::Last), Some(4));
        assert_eq!(go(0, CursorMove::By(15.0 * 1440.0)), Some(1));
        assert_eq!(go(4, CursorMove::By(-25.0 * 1440.0)), Some(2));
        assert_eq!(go(0, CursorMove::By(9e9)), Some(4));
        assert_eq!(move_cursor(&model, None, CursorMove::Later).map(|item| item.record.index), Some(0));
    }

    #[test]
    fn typing_finds_the_next_title() {
        let model = two_lanes();
        let titles = ["甲", "乙", "甲二", "Park", "Path"];
        let find = |current, text| {
            find_among(&model, Some(at(current)), text, |record| titles[record.index]).map(|item| item.record.index)
        };
        assert_eq!(find(0, "甲"), Some(2), "one letter goes on");
        assert_eq!(find(2, "甲"), Some(0), "and round");
        assert_eq!(find(0, "甲二"), Some(2));
        assert_eq!(find(0, "p"), Some(3));
        assert_eq!(find(3, "pat"), Some(4));
        assert_eq!(find(0, "丙"), None);
    }

    #[test]
    fn a_visible_mark_needs_no_panning() {
        let (model, viewport) = (two_lanes(), TimeRange::new(0.0, 100.0 * 1440.0));
        assert_eq!(reveal(&model, at(1), viewport, 900.0), Some(viewport));
        assert_eq!(reveal(&model, at(9), viewport, 900.0), None);
        let moved = reveal(&model, at(1), viewport.pan(2.0), 900.0).unwrap();
        assert_eq!(moved.length(), viewport.length());
        assert!(moved.from < 30.0 * 1440.0 && moved.to > 31.0 * 1440.0);
    }

    #[test]
    fn a_cluster_opens_for_one_of_its_records() {
        let model = model(vec![(0..40).map(|index| item(index, 2000.0 + (index / 4) as f64)).collect()]);
        let viewport = reveal(&model, at(37), model.pan_bounds, 900.0).unwrap();
        assert!(viewport.length() < model.pan_bounds.length());
        let packed = model.packed(scale_of_step(scale_step_of(viewport, 900.0)), 900.0);
        assert!(matches!(packed[0].slots[37], Slot::Row { .. }));
    }

    #[test]
    fn a_cluster_that_no_zoom_separates_is_shown_at_the_same_scale() {
        let model = model(vec![(0..2000).map(|index| item(index, 2000.0)).chain([item(2000, 2400.0)]).collect()]);
        let viewport = model.pan_bounds.zoom_at(0.5, 0.0);
        let shown = reveal(&model, at(1500), viewport, 900.0).unwrap();
        assert!((shown.length() - viewport.length()).abs() < 1.0, "{shown:?}");
        assert!(shown.from <= 2000.0 * 1440.0 && shown.to >= 2000.0 * 1440.0, "{shown:?}");
    }

    #[test]
    fn a_record_in_a_cluster_leads_to_the_start_of_the_cluster() {
        let model = model(vec![(0..60).map(|index| item(index, 2000.0)).chain([item(60, 2400.0)]).collect()]);
        let packing = pack_lanes(&model, scale_step_of(model.pan_bounds, 900.0), 900.0);
        let first = cluster_start(&model, &packing, at(30));
        assert!(first.is_some() && cluster_start(&model, &packing, at(59)) == first);
        assert_eq!(cluster_start(&model, &packing, at(60)), None, "a mark");
        assert_eq!(cluster_start(&model, &packing, at(99)), None, "no record of the timeline");
    }

    fn crowded(model: &TimelineModel, index: usize) -> Vec<RecordId> {
        let cluster = cluster_of(model, at(index), model.pan_bounds, 900.0).unwrap_or_default();
        cluster.into_iter().map(|item| item.record).collect()
    }

    #[test]
    fn few_at_one_time_are_listed_at_the_readers_scale() {
        // Six on one day among others, in ten years.
        let mut items: Vec<TimelineItem> = (0..6).map(|index| item(index, 2000.0)).collect();
        items.extend((6..12).map(|index| item(index, 2001.0)));
        let model = model(vec![items]);
        let cluster = crowded(&model, 11);
        assert_eq!(cluster, [6, 7, 8, 9, 10, 11].map(at));
        assert_eq!(zoom_to_cluster(&model, at(11), model.pan_bounds, 900.0), None);
        assert_eq!(crowded(&model, 0), [], "it stands by itself");
        assert_eq!(crowded(&model, 99), []);
    }

    #[test]
    fn many_spread_as_far_as_that_takes_and_those_of_one_day_are_listed() {
        let spread = model(vec![(0..400).map(|index| item(index, 1900.0 + (index / 2) as f64)).collect()]);
        let clusters = |viewport| {
            let packed = spread.packed(scale_of_step(scale_step_of(viewport, 900.0)), 900.0);
            packed[0].clusters.iter().map(|cluster| spread.lanes[0].items[cluster.last].record).collect::<Vec<_>>()
        };
        let mut sights = vec![spread.pan_bounds];
        let (mut opens, mut lists) = (0, 0);
        while let Some(viewport) = sights.pop() {
            for cluster in clusters(viewport) {
                match zoom_to_cluster(&spread, cluster, viewport, 900.0) {
                    Some(near) => {
                        let factor = viewport.length() / near.length();
                        assert!((1.4..=10.001).contains(&factor), "{factor} times as near");
                        opens += 1;
                        // One starting range is enough.
                        sights = vec![near];
                    }
                    None => lists += 1,
                }
            }
        }
        assert!(opens > 0 && opens < 60, "{opens} {lists}");
        let same = model(vec![(0..40).map(|index| item(index, 2000.0)).collect()]);
        assert_eq!(zoom_to_cluster(&same, at(39), same.pan_bounds, 900.0), None, "no scale would part them");
        assert!(crowded(&same, 39).len() > 12);
    }

    #[test]
    fn records_are_fitted_with_a_margin() {
        let model = two_lanes();
        let span = fit_records(&model, &[at(0), at(2)]).unwrap();
        assert!(span.from < 10.0 * 1440.0 && span.to > 21.0 * 1440.0 && span.to < 30.0 * 1440.0);
        assert_eq!(fit_records(&model, &[at(7)]), None);
    }
}
