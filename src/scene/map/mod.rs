//! The map: the base map, what the story says of places, and the list of them.

pub mod camera;
pub mod dense;
pub mod fit;
mod goals;
pub mod grip;
pub mod ground;
pub mod legend;
pub mod list;
pub mod marks;
pub mod names;
pub mod near;
pub mod plan;
pub mod seam;
pub mod stage;
pub mod symbol;
pub mod tiles;
mod together;

pub use camera::{Bounds, Sight};
pub use goals::{all, bounds, home, opened, sight_of, sight_of_box, sight_of_district, sight_of_stop, with_relatives};
pub use grip::{Grip, RUN};
pub use marks::{Crowd, Form, Mark};
pub use plan::{Plan, plan};
pub use stage::{Frame, Stage};
pub use together::{choices, spot_of, together};

use self::ground::{Ground, Outline, ground};
use super::facts::Told;
use super::labels::Label;
use super::link::Lit;
use crate::geometry::{Point, Rect, Size, held, path_data, percent};
use crate::scene::projection::{place_at, unit_per_metre};

/// The finest detail of the ground, in pixels.
const DETAIL: f64 = 1.5;
/// The same of the overview, which is small.
const COARSE: f64 = 2.0;
/// The width that the overview is drawn for, in pixels.
const OVERVIEW: f64 = 300.0;
/// The height of the line below, in pixels.
const CREDIT: f64 = 30.0;

/// What is drawn of the map.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The size of the stage in its pixels.
    pub size: Size,
    /// The base map.
    pub ground: Ground,
    /// Codes of the districts that are lit: the one that filters, and those that what is chosen, or belongs to it, is only known
    /// to be somewhere in.
    pub lit: Vec<String>,
    /// The route of the visit, as path data.
    pub route: String,
    /// Places, from the bottom.
    pub marks: Vec<Mark>,
    /// Places that are only counted.
    pub crowds: Vec<Crowd>,
    /// Names.
    pub names: Vec<Label>,
}

/// What lies above a drawing of this size, in its corners: north, the overview with the scale below it, the credit.
fn corners(size: Rect) -> [Rect; 3] {
    let (wide, tall) = (size.width, size.height);
    let overview = if wide < 500.0 {
        Rect::new(10.0, tall - 60.0, wide * 0.25, 50.0)
    } else {
        let side = (wide * 0.17).max(120.0);
        Rect::new(10.0, tall - 44.0 - side * 1.05, side, side * 1.05 + 44.0)
    };
    [Rect::new(10.0, 8.0, 22.0, 34.0), overview, Rect::new(wide - 250.0, tall - CREDIT, 250.0, CREDIT)]
}

/// The drawing of a stage, filtered by a district or not; at rest, nothing is named below what lies in the corners.
pub fn drawing(
    told: &Told<'_>,
    plan: &Plan,
    lit: &Lit,
    stage: &Stage,
    district: Option<&str>,
    is_still: bool,
) -> Drawing {
    let all = marks::marks(told.story, told.base, plan, lit, stage);
    let (size, corners) = (stage.size(), corners(stage.size()));
    let lit_codes = plan.items.iter().filter(|item| lit.has(item.at));
    let lit_codes = lit_codes.flat_map(|item| marks::districts_of(told.story, item.at)).cloned();
    let lit_codes = lit_codes.chain(district.map(str::to_owned)).collect();
    Drawing {
        size: Size::new(size.width, size.height),
        ground: ground(told.base, plan, stage, DETAIL),
        lit: lit_codes,
        route: route(plan, stage),
        names: names::names(told, plan, &all, lit, stage, if is_still { &corners } else { &[] }),
        marks: all.marks,
        crowds: all.crowds,
    }
}

/// The stops of the visit in their order, joined by a line.
fn route(plan: &Plan, stage: &Stage) -> String {
    let stops = if marks::are_apart(plan, stage) { stops(plan) } else { Vec::new() };
    let stops: Vec<Point> = stops.into_iter().filter_map(|item| Some(stage.spot(item.point()?))).collect();
    path_data(&stops, false)
}

/// The stops of the visit that are shown, in their order.
pub fn stops(plan: &Plan) -> Vec<&plan::Item> {
    let stops: Vec<&plan::Item> = plan.items.iter().filter(|item| item.stop.is_some()).collect();
    let order = crate::number::sorted(stops.iter().map(|item| (i64::from(item.stop.unwrap_or(0)), 0)).collect());
    order.into_iter().filter_map(|index| stops.get(index).copied()).collect()
}

/// What of the stage is where on the stage: a share of its width and height.
pub fn share(size: Size, at: Point) -> [String; 2] {
    [percent(at.x / size.width), percent(at.y / size.height)]
}

/// The most that the scale bar may be long: this share of the drawing's width, or these pixels where that is less. The next
/// shorter bar is two fifths as long, and still has room for its words.
const LONGEST_BAR: (f64, f64) = (0.2, 190.0);

/// The scale bar of a sight in a drawing that is so many pixels wide: its length as a share of that width, and the metres it
/// stands for, a 1, 2 or 5.
pub fn scale_bar(sight: Sight, pixels: f64) -> (f64, u32) {
    let most = LONGEST_BAR.0.max(LONGEST_BAR.1 / pixels);
    let metre = unit_per_metre(place_at(sight.middle)[1]) / sight.wide;
    let mut metres = 1_u32;
    'size: for power in [1_u32, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
        for step in [1, 2, 5] {
            if f64::from(power * step) * metre > most {
                break 'size;
            }
            metres = power * step;
        }
    }
    (f64::from(metres) * metre, metres)
}

/// The overview: the whole of the base map, small.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Its size.
    pub size: Size,
    /// Districts.
    pub districts: Vec<Outline>,
    /// The river.
    pub river: String,
    /// What it shows, on the unit square.
    pub area: Rect,
}

/// The stage of the overview.
fn overview_stage(plan: &Plan) -> Stage {
    let frame = Frame { pixels: OVERVIEW, aspect: held(plan.all.height / plan.all.width.max(1e-12), 0.5, 1.5) };
    Stage::still(Sight::fit(plan.all, frame.size(), 4.0), frame)
}

/// What the overview shows, on the unit square; none where there is no base map.
pub fn overview_area(plan: &Plan) -> Option<Rect> {
    plan.is_based.then(|| overview_stage(plan).drawn)
}

/// The overview of all there is; none where there is no base map.
pub fn overview(told: &Told<'_>, plan: &Plan) -> Option<Overview> {
    let stage = overview_stage(plan);
    let ground = ground(told.base, plan, &stage, COARSE);
    let size = stage.size();
    plan.is_based.then(|| Overview {
        size: Size::new(size.width, size.height),
        districts: ground.districts,
        river: ground.river,
        area: stage.drawn,
    })
}

/// Where what is in sight lies on the overview, as CSS.
pub fn window(area: Rect, sight: Sight, aspect: f64) -> String {
    let seen = sight.area(aspect);
    let (left, top) = ((seen.x - area.x) / area.width, (seen.y - area.y) / area.height);
    let (wide, tall) = (seen.width / area.width, seen.height / area.height);
    ["left:", &percent(left), ";top:", &percent(top), ";width:", &percent(wide), ";height:", &percent(tall)].concat()
}
