//! From mark to mark by keyboard: by time, by lane, to the ends, by typing; and what must be in sight to see one.

use super::camera::Span;
use super::pack::{CELL, Spot};
use super::plan::{Item, Lane, Plan, date_of, title_of};
use super::stage::level_of;
use crate::scene::choice::Choice;
use crate::scene::facts::Told;
use crate::scene::levels::scale_of;
use crate::scene::link::Lit;
use crate::story::{Ref, is_isolate};

/// The most members of a crowd that is always listed.
const LISTED: usize = 12;
/// How much nearer a crowd is looked at when it opens, as a factor.
const STEP: f64 = 10.0;
/// Over how many cells the members of a crowd must spread for it to be looked at from nearer.
const SPREAD: f64 = 3.0;

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// To the next in time.
    Later,
    /// To the one before.
    Earlier,
    /// To the nearest in time, one lane down.
    Down,
    /// To the nearest in time, one lane up.
    Up,
    /// To the first of all.
    First,
    /// To the last of all.
    Last,
    /// To the nearest in time, so many minutes later; to an end where there is none.
    By(f64),
}

fn open(plan: &Plan) -> impl Iterator<Item = &Lane> {
    plan.lanes.iter().filter(|lane| !lane.folded)
}

/// The mark that a step leads to, and where it is in time; none at an end.
pub fn step(plan: &Plan, own: Option<Ref>, step: Step) -> Option<&Item> {
    let first = || open(plan).flat_map(|lane| &lane.items).min_by(|one, other| one.from.total_cmp(&other.from));
    let last = || open(plan).flat_map(|lane| &lane.items).max_by(|one, other| one.from.total_cmp(&other.from));
    let lanes: Vec<&Lane> = open(plan).collect();
    let lane = lanes.iter().position(|lane| lane.items.iter().any(|item| Some(item.at) == own));
    let item = lane.and_then(|lane| lanes.get(lane)?.items.iter().find(|item| Some(item.at) == own));
    let (Some(lane), Some(item)) = (lane, item) else {
        return if step == Step::Last { last() } else { first() };
    };
    match step {
        Step::First => first(),
        Step::Last => last(),
        Step::Later => in_order(&lanes).skip_while(|other| other.at != item.at).nth(1),
        Step::Earlier => in_order(&lanes).take_while(|other| other.at != item.at).last(),
        Step::Down => nearest(lanes.get(lane + 1)?, item.from),
        Step::Up => nearest(lanes.get(lane.checked_sub(1)?)?, item.from),
        Step::By(minutes) if minutes < 0.0 => {
            in_order(&lanes).take_while(|other| other.from <= item.from + minutes).last().or_else(first)
        }
        Step::By(minutes) => in_order(&lanes).find(|other| other.from >= item.from + minutes).or_else(last),
    }
}

/// All marks by time, those of one time by their lanes.
fn in_order<'a>(lanes: &[&'a Lane]) -> impl Iterator<Item = &'a Item> {
    let items: Vec<&Item> = lanes.iter().flat_map(|lane| &lane.items).collect();
    let order = crate::number::sorted(items.iter().map(|item| (item.from as i64, 0)).collect());
    let sorted: Vec<&Item> = order.into_iter().filter_map(|index| items.get(index).copied()).collect();
    sorted.into_iter()
}

fn nearest(lane: &Lane, minute: f64) -> Option<&Item> {
    let distance = |item: &Item| (item.from - minute).abs();
    lane.items.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
}

/// The next mark whose words begin with what was typed, going round from the own one; letters of either case.
pub fn typed<'a>(told: &Told<'_>, plan: &'a Plan, own: Option<Ref>, text: &str) -> Option<&'a Item> {
    typed_among(plan, own, text, |at| title_of(told, at))
}

fn typed_among<'a, 'b>(
    plan: &'a Plan,
    own: Option<Ref>,
    text: &str,
    title: impl Fn(Ref) -> &'b str,
) -> Option<&'a Item> {
    let lanes: Vec<&Lane> = open(plan).collect();
    let items: Vec<&Item> = in_order(&lanes).collect();
    let start = items.iter().position(|item| Some(item.at) == own).map_or(0, |index| index + usize::from(is_one(text)));
    let round = items.iter().skip(start).chain(items.iter().take(start));
    round.copied().find(|item| begins(title(item.at), text))
}

/// Whether a single letter was typed: then the search goes on behind the own mark, rather than staying.
fn is_one(text: &str) -> bool {
    text.chars().count() <= 1
}

fn begins(title: &str, text: &str) -> bool {
    let mut letters = title.chars().filter(|letter| !is_isolate(*letter));
    text.chars().all(|typed| letters.next().is_some_and(|own| own == typed || own.eq_ignore_ascii_case(&typed)))
}

/// What must be in sight to see a record's mark and its words: what is in sight already, moved as little as need be, and
/// nearer where it is one of a crowd. None for what the timeline does not show.
pub fn reveal(plan: &Plan, at: Ref, sight: Span, pixels: f64) -> Option<Span> {
    let has = |lane: &&Lane| lane.items.iter().any(|item| item.at == at);
    let lane = open(plan).find(has)?;
    let index = lane.items.iter().position(|item| item.at == at)?;
    let item = lane.items.get(index)?;
    let mut near = sight;
    // Each step is nearer by half; from all time to a quarter of a day it takes some twenty.
    for _ in 0..40 {
        let packed = plan.packed_lane(lane, scale_of(level_of(near, pixels)), pixels);
        if matches!(packed.spots.get(index), Some(Spot::Row { .. })) {
            break;
        }
        near = near.scaled(0.5, 0.5);
    }
    let middle = f64::midpoint(item.from, item.to.min(item.from + near.length()));
    let room = near.length() / 10.0;
    let is_near = near.length() == sight.length();
    if is_near && item.from >= near.from + room && item.from <= near.to - 2.0 * room {
        return Some(sight);
    }
    Some(Span::new(middle - near.length() / 2.0, middle + near.length() / 2.0).within(plan.bounds))
}

/// The crowd that a record is in, in time order, to choose among; empty where it is in no crowd.
pub fn choices(told: &Told<'_>, lit: &Lit, plan: &Plan, at: Ref, sight: Span, pixels: f64) -> Vec<Choice> {
    let choice = |item: &Item| Choice {
        link: lit.link(told.story, item.at),
        title: title_of(told, item.at).to_owned(),
        note: date_of(told, item),
    };
    crowd_of(plan, at, sight, pixels).unwrap_or_default().into_iter().map(choice).collect()
}

fn crowd_of(plan: &Plan, at: Ref, sight: Span, pixels: f64) -> Option<Vec<&Item>> {
    let lane = open(plan).find(|lane| lane.items.iter().any(|item| item.at == at))?;
    let index = lane.items.iter().position(|item| item.at == at)?;
    let packed = plan.packed_lane(lane, scale_of(level_of(sight, pixels)), pixels);
    let own = *packed.spots.get(index).filter(|spot| matches!(spot, Spot::Crowd(_)))?;
    let members = lane.items.iter().zip(&packed.spots).filter(|(_, spot)| **spot == own);
    Some(members.map(|(item, _)| item).collect())
}

/// The span that spreads the crowd with a record in it; none where the crowd is to be listed at the reader's scale, because it has
/// few members or they would not spread, or where the record is in no crowd.
pub fn opened(plan: &Plan, at: Ref, sight: Span, pixels: f64) -> Option<Span> {
    let members = crowd_of(plan, at, sight, pixels).filter(|members| members.len() > LISTED)?;
    let starts = members.iter().map(|item| Span::new(item.from, item.from + 1.0)).reduce(Span::joined)?;
    // Not all the way at once, so that the reader sees where the members went.
    let length = starts.roomy().length().max(sight.length() / STEP);
    let is_spread = starts.length() / length * pixels > SPREAD * CELL && length < 0.7 * sight.length();
    let middle = f64::midpoint(starts.from, starts.to);
    is_spread.then(|| Span::new(middle - length / 2.0, middle + length / 2.0))
}

/// The stretch of time that some records take up, with a little room; none when the timeline shows none of them.
pub fn span_of(plan: &Plan, records: &[Ref]) -> Option<Span> {
    let items = plan.lanes.iter().flat_map(|lane| &lane.items).filter(|item| records.contains(&item.at));
    let span = |item: &Item| Span::new(item.from, item.to);
    Some(items.map(span).reduce(Span::joined)?.roomy())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::timeline::plan::Edge;
    use crate::story::Kind;

    fn at(index: usize) -> Ref {
        Ref { kind: Kind::Event, index }
    }

    fn item(index: usize, day: f64) -> Item {
        let (from, to) = (day * 1440.0, (day + 1.0) * 1440.0);
        let (start, end) = (Edge::Known, Edge::Known);
        Item { at: at(index), from, to, start, end, is_dot: true, is_vague: false, due: None, words: 26.0 }
    }

    fn plan(lanes: Vec<Vec<Item>>) -> Plan {
        let lane = |items| Lane { programme: None, is_due: false, name: String::new(), folded: false, items };
        let bounds = Span::new(0.0, 4000.0 * 1440.0);
        Plan { lanes: lanes.into_iter().map(lane).collect(), eras: vec![], bounds, whole: bounds, home: bounds }
    }

    fn two_lanes() -> Plan {
        plan(vec![vec![item(0, 10.0), item(1, 30.0)], vec![item(2, 20.0), item(3, 40.0), item(4, 50.0)]])
    }

    #[test]
    fn steps_go_by_time_and_by_lane() {
        let plan = two_lanes();
        let go = |own, to| step(&plan, Some(at(own)), to).map(|item| item.at.index);
        assert_eq!(go(0, Step::Later), Some(2));
        assert_eq!(go(2, Step::Earlier), Some(0));
        assert_eq!(go(0, Step::Earlier), None);
        assert_eq!(go(4, Step::Later), None);
        assert_eq!(go(1, Step::Down), Some(2));
        assert_eq!(go(4, Step::Up), Some(1));
        assert_eq!(go(0, Step::Up), None);
        assert_eq!(go(2, Step::First), Some(0));
        assert_eq!(go(0, Step::Last), Some(4));
        assert_eq!(go(0, Step::By(15.0 * 1440.0)), Some(1));
        assert_eq!(go(4, Step::By(-25.0 * 1440.0)), Some(2));
        assert_eq!(go(0, Step::By(9e9)), Some(4));
        assert_eq!(step(&plan, None, Step::Later).map(|item| item.at.index), Some(0));
    }

    #[test]
    fn typing_finds_the_next_title() {
        let plan = two_lanes();
        let titles = ["甲", "乙", "甲二", "Park", "Path"];
        let find = |own, text| typed_among(&plan, Some(at(own)), text, |at| titles[at.index]).map(|item| item.at.index);
        assert_eq!(find(0, "甲"), Some(2), "one letter goes on");
        assert_eq!(find(2, "甲"), Some(0), "and round");
        assert_eq!(find(0, "甲二"), Some(2));
        assert_eq!(find(0, "p"), Some(3));
        assert_eq!(find(3, "pat"), Some(4));
        assert_eq!(find(0, "丙"), None);
    }

    #[test]
    fn what_is_drawn_in_sight_needs_no_moving() {
        let (plan, sight) = (two_lanes(), Span::new(0.0, 100.0 * 1440.0));
        assert_eq!(reveal(&plan, at(1), sight, 900.0), Some(sight));
        assert_eq!(reveal(&plan, at(9), sight, 900.0), None);
        let moved = reveal(&plan, at(1), sight.moved(2.0), 900.0).unwrap();
        assert_eq!(moved.length(), sight.length());
        assert!(moved.from < 30.0 * 1440.0 && moved.to > 31.0 * 1440.0);
    }

    #[test]
    fn a_crowd_opens_for_one_of_it() {
        let plan = plan(vec![(0..40).map(|index| item(index, 2000.0 + (index / 4) as f64)).collect()]);
        let sight = reveal(&plan, at(37), plan.bounds, 900.0).unwrap();
        assert!(sight.length() < plan.bounds.length());
        let packed = plan.packed(scale_of(level_of(sight, 900.0)), 900.0);
        assert!(matches!(packed[0].spots[37], Spot::Row { .. }));
    }

    fn crowded(plan: &Plan, own: usize) -> Vec<Ref> {
        let crowd = crowd_of(plan, at(own), plan.bounds, 900.0).unwrap_or_default();
        crowd.into_iter().map(|item| item.at).collect()
    }

    #[test]
    fn few_at_one_time_are_listed_at_the_readers_scale() {
        // Six of one day among others, in ten years.
        let mut items: Vec<Item> = (0..6).map(|index| item(index, 2000.0)).collect();
        items.extend((6..12).map(|index| item(index, 2001.0)));
        let plan = plan(vec![items]);
        let crowd = crowded(&plan, 11);
        assert_eq!(crowd, [6, 7, 8, 9, 10, 11].map(at));
        assert_eq!(opened(&plan, at(11), plan.bounds, 900.0), None);
        assert_eq!(crowded(&plan, 0), [], "it stands by itself");
        assert_eq!(crowded(&plan, 99), []);
    }

    #[test]
    fn many_spread_as_far_as_that_takes_and_those_of_one_day_are_listed() {
        let spread = plan(vec![(0..400).map(|index| item(index, 1900.0 + (index / 2) as f64)).collect()]);
        let crowds = |sight| {
            let packed = spread.packed(scale_of(level_of(sight, 900.0)), 900.0);
            packed[0].crowds.iter().map(|crowd| spread.lanes[0].items[crowd.last].at).collect::<Vec<_>>()
        };
        let mut sights = vec![spread.bounds];
        let (mut opens, mut lists) = (0, 0);
        while let Some(sight) = sights.pop() {
            for crowd in crowds(sight) {
                match opened(&spread, crowd, sight, 900.0) {
                    Some(near) => {
                        let factor = sight.length() / near.length();
                        assert!((1.4..=10.001).contains(&factor), "{factor} times as near");
                        opens += 1;
                        // One way in is enough.
                        sights = vec![near];
                    }
                    None => lists += 1,
                }
            }
        }
        assert!(opens > 0 && opens < 60, "{opens} {lists}");
        let same = plan(vec![(0..40).map(|index| item(index, 2000.0)).collect()]);
        assert_eq!(opened(&same, at(39), same.bounds, 900.0), None, "no scale would part them");
        assert!(crowded(&same, 39).len() > 12);
    }

    #[test]
    fn some_records_take_up_a_stretch() {
        let plan = two_lanes();
        let span = span_of(&plan, &[at(0), at(2)]).unwrap();
        assert!(span.from < 10.0 * 1440.0 && span.to > 21.0 * 1440.0 && span.to < 30.0 * 1440.0);
        assert_eq!(span_of(&plan, &[at(7)]), None);
    }
}
