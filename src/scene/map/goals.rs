//! Where the map may go: the sight of what is to be looked at.

use super::camera::{Bounds, Sight};
use super::fit::{corners_of, fit};
use super::marks;
use super::plan::{self, Plan};
use super::stage::{Frame, Stage};
use crate::geometry::{Point, Rect};
use crate::scene::facts::Told;
use crate::scene::link::Lit;
use crate::scene::projection::{place_at, unit, unit_per_metre};
use crate::story::{Kind, Ref, Story};

/// The margin around what is fitted into the drawing, in pixels.
const MARGIN: f64 = 36.0;
/// A number opens where that brings one at least so much nearer, as a factor of the width in sight.
const NEARER: f64 = 0.9;
/// A stop of the visit is looked at with at least that share of the area visited.
const AROUND_A_STOP: f64 = 1.0 / 3.0;

/// The sight of the area where the story plays.
pub fn home(plan: &Plan, frame: Frame) -> Sight {
    fit(plan.home, &plan.spots, frame, 0.0)
}

/// The sight of all there is.
pub fn all(plan: &Plan, frame: Frame) -> Sight {
    fit(plan.all, &plan.spots, frame, MARGIN / 3.0)
}

/// The sight of some places with the rings of their errors; none when none of them is drawn. A place known by its district
/// alone is all of the district.
pub fn sight_of(told: &Told<'_>, plan: &Plan, frame: Frame, wanted: &[Ref]) -> Option<Sight> {
    let items: Vec<&plan::Item> = plan.items.iter().filter(|item| wanted.contains(&item.at)).collect();
    let districts = |item: &plan::Item| plan::districts_area(told.base, marks::districts_of(told.story, item.at));
    let area = |item: &&plan::Item| {
        let own = item.area()?;
        let error = item.error.unwrap_or(0.0) * unit_per_metre(place_at(own.centre())[1]);
        let ring = Rect::new(own.x - error, own.y - error, own.width + 2.0 * error, own.height + 2.0 * error);
        Some(districts(item).unwrap_or(ring))
    };
    let spots: Vec<Point> = items.iter().flat_map(|item| spots_of(told, item)).collect();
    let area = items.iter().filter_map(area).reduce(plan::joined)?;
    Some(fit(area, &spots, frame, MARGIN))
}

/// The points of a place that a fit keeps clear of the corners.
fn spots_of(told: &Told<'_>, item: &plan::Item) -> Vec<Point> {
    match &item.ground {
        plan::Ground::None => Vec::new(),
        plan::Ground::Point(point) => vec![marks::named_point(told.base, told.story, item).unwrap_or(*point)],
        plan::Ground::Points(area) => corners_of(*area).to_vec(),
        plan::Ground::Lines(lines) | plan::Ground::Area(lines) => lines.iter().flatten().copied().collect(),
    }
}

/// The sight of a district; none where the base map has none of that code.
pub fn sight_of_district(told: &Told<'_>, frame: Frame, code: &str) -> Option<Sight> {
    let area = plan::districts_area(told.base, &[code.to_owned()])?;
    let district = told.base.districts.iter().find(|district| district.code == code)?;
    let border: Vec<Point> = district.rings.iter().flatten().map(|place| unit(*place)).collect();
    Some(fit(area, &border, frame, MARGIN))
}

/// The sight of a box, with all of it clear of the corners.
pub fn sight_of_box(frame: Frame, area: Rect) -> Sight {
    fit(area, &corners_of(area), frame, 60.0)
}

/// What a sight is held within.
pub fn bounds(plan: &Plan, frame: Frame) -> Bounds {
    Bounds { area: plan.all, pixels: frame.pixels }
}

/// A record and what is to be looked at with it: a place by itself; of anything else, the places that belong to it too.
pub fn with_relatives(story: &Story, at: Ref) -> Vec<Ref> {
    let mut wanted = if at.kind == Kind::Place { Vec::new() } else { story.relatives(at) };
    wanted.push(at);
    wanted
}

/// The sight of a stop of the visit: no nearer than it takes to see where in the area that is.
pub fn sight_of_stop(told: &Told<'_>, plan: &Plan, frame: Frame, stop: Ref) -> Option<Sight> {
    let sight = sight_of(told, plan, frame, &[stop])?;
    Some(Sight { wide: sight.wide.max(plan.home.width * AROUND_A_STOP), ..sight })
}

/// Where the number that begins with a place opens to; none where one is as near as it takes already, or its places stay
/// together from however near: then they are to be chosen from.
pub fn opened(told: &Told<'_>, plan: &Plan, lit: &Lit, frame: Frame, sight: Sight, first: Ref) -> Option<Sight> {
    let drawn = marks::marks(told.story, told.base, plan, lit, &Stage::still(sight, frame));
    let crowd = drawn.crowds.into_iter().find(|crowd| crowd.members.first() == Some(&first))?;
    let goal = sight_of(told, plan, frame, &crowd.members)?.within(bounds(plan, frame));
    if goal.wide >= NEARER * sight.wide {
        return None;
    }
    let nearer = marks::marks(told.story, told.base, plan, lit, &Stage::still(goal, frame));
    let is_parted = nearer.crowds.iter().all(|own| own.members != crowd.members);
    is_parted.then_some(goal)
}
