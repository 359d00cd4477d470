//! From mark to mark by keyboard: by time, by lane, to the ends, by typing.

use super::plan::{Item, Lane, Plan};
use crate::story::Ref;

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
pub fn typed<'a>(plan: &'a Plan, own: Option<Ref>, text: &str) -> Option<&'a Item> {
    let lanes: Vec<&Lane> = open(plan).collect();
    let items: Vec<&Item> = in_order(&lanes).collect();
    let start = items.iter().position(|item| Some(item.at) == own).map_or(0, |index| index + usize::from(is_one(text)));
    let round = items.iter().skip(start).chain(items.iter().take(start));
    round.copied().find(|item| begins(&item.title, text))
}

/// Whether a single letter was typed: then the search goes on behind the own mark, rather than staying.
fn is_one(text: &str) -> bool {
    text.chars().count() <= 1
}

fn begins(title: &str, text: &str) -> bool {
    let mut letters = title.chars();
    text.chars().all(|typed| letters.next().is_some_and(|own| own == typed || own.eq_ignore_ascii_case(&typed)))
}
