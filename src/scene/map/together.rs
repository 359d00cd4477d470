//! Places drawn at one spot of the map: a click there may be meant for any of them, so they are listed to choose from.

use super::camera::Sight;
use super::marks::{self, Form, Mark, Marks};
use super::plan::Plan;
use super::stage::{Frame, Stage};
use crate::geometry::Point;
use crate::scene::choice::Choice;
use crate::scene::facts::Told;
use crate::scene::link::Lit;
use crate::story::Ref;

/// Marks and numbers nearer to each other than this, in pixels, share a spot.
const NEAR: f64 = 12.0;
/// A line or an area is found by its middle, to as many pixels.
const SAME: f64 = 0.1;
/// The most places of a cluster of points that are listed.
const MOST: usize = 1_000;

/// The spot on the map of a number or a mark; none where it is not drawn.
pub fn spot_of(told: &Told<'_>, plan: &Plan, lit: &Lit, frame: Frame, sight: Sight, at: Ref) -> Option<Point> {
    let stage = Stage::still(sight, frame);
    let drawn = marks::marks(told.story, told.base, plan, lit, &stage);
    let crowd = drawn.crowds.iter().find(|crowd| crowd.members.first() == Some(&at)).map(|crowd| crowd.spot);
    let mark = || drawn.marks.iter().find(|mark| mark.at == at).map(Mark::middle);
    crowd.or_else(mark).map(|spot| stage.point(spot))
}

/// All places that are drawn or counted at a spot of the map, in the author's order: symbols, numbers and points, or where there
/// are none, lines or areas that lie on each other.
pub fn together(told: &Told<'_>, plan: &Plan, lit: &Lit, frame: Frame, sight: Sight, spot: Point) -> Vec<Ref> {
    let stage = Stage::still(sight, frame);
    let drawn = marks::marks(told.story, told.base, plan, lit, &stage);
    let at = stage.spot(spot);
    let near = |mark: &&Mark| !is_flat(mark) && mark.middle().distance(at) < NEAR;
    let marks = drawn.marks.iter().filter(near).map(|mark| mark.at);
    let crowds = drawn.crowds.iter().filter(|crowd| crowd.spot.distance(at) < NEAR);
    let crowds = crowds.flat_map(|crowd| crowd.members.iter().copied());
    let mut all: Vec<Ref> = marks.chain(crowds).chain(plan.dense.owners_at(&stage, spot, NEAR, MOST)).collect();
    if all.is_empty() {
        let own = drawn.marks.iter().find(|mark| is_flat(mark) && mark.middle().distance(at) < SAME);
        let same = drawn.marks.iter().filter(|mark| own.is_some_and(|own| own.form == mark.form));
        all.extend(same.map(|mark| mark.at));
    }
    plan.items.iter().map(|item| item.at).filter(|at| all.contains(at)).collect()
}

/// The same, to choose among.
pub fn choices(told: &Told<'_>, plan: &Plan, lit: &Lit, frame: Frame, sight: Sight, spot: Point) -> Vec<Choice> {
    let choice = |at: Ref| {
        let (_, place) = told.story.places.get(at.index)?;
        let title = place.name.get(told.lang).to_owned();
        Some(Choice { link: lit.link(told.story, at), title, note: told.whereabouts(place) })
    };
    together(told, plan, lit, frame, sight, spot).into_iter().filter_map(choice).collect()
}

/// Marks as shared those that have others at their spot.
pub(super) fn note_shared(plan: &Plan, stage: &Stage, all: &mut Marks) {
    let is_shared = |index: usize, mark: &Mark| {
        let others = || all.marks.iter().enumerate().filter(move |(other, _)| *other != index).map(|(_, other)| other);
        if is_flat(mark) {
            return others().any(|other| other.form == mark.form);
        }
        let own = mark.middle();
        others().any(|other| !is_flat(other) && other.middle().distance(own) < NEAR)
            || all.crowds.iter().any(|crowd| crowd.spot.distance(own) < NEAR)
            || plan.dense.owners_at(stage, stage.point(own), NEAR, 2).iter().any(|at| *at != mark.at)
    };
    let shared: Vec<bool> = all.marks.iter().enumerate().map(|(index, mark)| is_shared(index, mark)).collect();
    for (mark, is_shared) in all.marks.iter_mut().zip(shared) {
        mark.is_shared = is_shared;
    }
}

/// Whether a mark lies on the ground, a line or an area: it shares its spot only with one that has the same outline.
fn is_flat(mark: &Mark) -> bool {
    matches!(mark.form, Form::Line(_) | Form::Area(_))
}
