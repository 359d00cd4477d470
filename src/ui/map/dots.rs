//! The canvas with very many points: drawn with the stage, and asked what lies under a pointer.

use leptos::prelude::{Get, GetUntracked, untrack};
use wasm_bindgen_futures::spawn_local;

use super::reins::{Reins, flight};
use crate::browser;
use crate::geometry::Point;
use crate::paint;
use crate::scene::map::dense::Hit;
use crate::scene::map::{self, Sight, Stage};
use crate::state::Action;
use crate::ui::picker::{self, Picking};
use crate::ui::session::Session;

/// Draws the points anew whenever the stage is; the caller is told of changes.
pub(in crate::ui) fn follow(session: Session) {
    // The story that the page carries has none, and need not be read for it.
    if session.is_first(true) {
        return;
    }
    let (_, _, _) = (session.map().stage.get(), session.state(), session.width.get());
    // Behind the change of the elements, which is due in the same turn, and before the frame.
    spawn_local(async move {
        if !session.is_gone() {
            draw(session);
        }
    });
}

/// Draws the points on the canvas that is there, if there is one.
pub(in crate::ui) fn draw(session: Session) {
    // Stories without very many points have no such canvas, and need no plan of the map for it.
    let Some(canvas) = session.root().canvas(".map-dots") else { return };
    let reins = Reins::take(session);
    let stage = session.map().stage.get_untracked().filter(|stage| stage.serves(reins.sight, reins.frame));
    let stage = stage.unwrap_or_else(|| Stage::still(reins.sight, reins.frame));
    let dots = untrack(|| session.scene(|told, _, _, _| reins.plan.dense.dots(told, &stage)));
    let Some((area, pixels)) = browser::surface(&canvas, canvas.width * dots.height / dots.width) else { return };
    // What the canvas refuses is no error: the list tells of the points too.
    let _ = paint::points(&area, &dots, &browser::theme(&canvas.canvas), pixels * canvas.width / dots.width);
}

/// What lies under a place of the drawing.
pub(super) fn hit(reins: &Reins, place: Point) -> Option<Hit> {
    reins.plan.dense.hit(reins.sight, reins.frame.pixels, place)
}

/// Chooses the point that was hit, or comes so near that the cluster splits; where several places have points at the spot, they
/// are listed.
pub(super) fn open(reins: &Reins, hit: Hit) {
    let goal = map::sight_of_box(reins.frame, hit.area).within(map::bounds(&reins.plan, reins.frame));
    let is_parted = |goal: Sight| {
        let again = reins.plan.dense.hit(goal, reins.frame.pixels, goal.place_of(hit.at));
        again.is_none_or(|again| again.count < hit.count)
    };
    if hit.count > 1 && goal.wide <= 0.9 * reins.sight.wide && is_parted(goal) {
        return reins.go(goal, flight(reins.sight, goal));
    }
    let here = untrack(|| {
        reins.session.scene(|told, _, lit, _| map::together(told, &reins.plan, lit, reins.frame, reins.sight, hit.at))
    });
    if here.len() > 1 {
        picker::open(reins.session, Picking::Spot(hit.at, None));
    } else {
        reins.session.dispatch(Action::Select(Some(hit.owner)));
    }
}

/// Says by the pointer whether something lies under it, and how much.
pub(super) fn hover(session: Session, place: Point) {
    let reins = Reins::take(session);
    if reins.plan.dense.is_empty() {
        return;
    }
    let said = hit(&reins, place).map(|hit| {
        untrack(|| {
            session.scene(|told, _, _, _| {
                let name = told.story.name_of(hit.owner).map(|name| name.get(told.lang)).unwrap_or_default();
                if hit.count == 1 { name.to_owned() } else { (told.words().map.crowd)(hit.count as usize, name) }
            })
        })
    });
    session.root().say_over(".map-sight", said.as_deref());
}
