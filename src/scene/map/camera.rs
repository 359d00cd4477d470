//! The part of the world in sight: moved, zoomed, held within bounds, and led from one to another.

use super::fit::Insets;
use super::seam::turned;
use crate::geometry::{Point, Rect, held};
use crate::scene::levels::power;
use crate::scene::projection::{place_at, unit};
use crate::state::MapView;

/// The greatest zoom: what the base map and the story know is not finer than that.
const DEEPEST: f64 = 16.0;
/// The width of the world in pixels at zoom 0.
const WORLD: f64 = 256.0;
/// How much further than all there is one may step back, as a factor.
const BACK: f64 = 1.3;
/// How many steps a way is measured in.
const STEPS: i32 = 48;

/// What of the world is in sight, on the unit square of Mercator: its middle and its width. Its height follows from the
/// drawing's.
///
/// Places in the drawing are told from its middle, in shares of its width: `(-0.5, 0)` is the middle of the left edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// The middle.
    pub middle: Point,
    /// The width.
    pub wide: f64,
}

/// What a sight is held within.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// All that there is to see, on the unit square.
    pub area: Rect,
    /// The width of the drawing, in pixels.
    pub pixels: f64,
}

impl Bounds {
    /// The width of the least and of the most that can be in sight.
    fn widths(&self) -> (f64, f64) {
        let least = self.pixels / (WORLD * 2.0_f64.powi(DEEPEST as i32));
        (least, (self.area.width.max(self.area.height) * BACK * 2.0).max(least))
    }
}

impl Sight {
    /// All of an area, with a margin of `margin` pixels in a drawing of so many pixels.
    pub fn fit(area: Rect, pixels: (f64, f64), margin: f64) -> Self {
        Self::fit_in(area, pixels, Insets::all(margin))
    }

    /// The sight that fits an area into a drawing of this size in pixels, less the room kept free along its sides.
    pub fn fit_in(area: Rect, pixels: (f64, f64), room: Insets) -> Self {
        let (wide, tall) = (pixels.0 - room.left - room.right, pixels.1 - room.top - room.bottom);
        let a_pixel = (area.width / wide.max(1.0)).max(area.height / tall.max(1.0));
        // A single point is looked at from as near as one may.
        let nearest = 1.0 / (WORLD * 2.0_f64.powi(DEEPEST as i32 - 1));
        let a_pixel = a_pixel.max(nearest);
        let (east, south) = ((room.right - room.left) / 2.0 * a_pixel, (room.bottom - room.top) / 2.0 * a_pixel);
        let centre = area.centre();
        Self { middle: Point::new(centre.x + east, centre.y + south), wide: a_pixel * pixels.0 }
    }

    /// The sight that a link tells of, in a drawing that is so many pixels wide.
    pub fn of(view: MapView, pixels: f64) -> Self {
        let degrees = |steps: i32| f64::from(steps) / 100_000.0;
        let (whole, part) = (view.zoom.div_euclid(100), f64::from(view.zoom.rem_euclid(100)) / 100.0);
        let scale = WORLD * 2.0_f64.powi(whole) * power(2.0, part);
        Self { middle: unit([degrees(view.lon), degrees(view.lat)]), wide: pixels / scale }
    }

    /// What a link tells of it, in a drawing that is so many pixels wide.
    pub fn view(self, pixels: f64) -> MapView {
        let zoom = (pixels / self.wide / WORLD).ln() / std::f64::consts::LN_2;
        let [lon, lat] = place_at(self.middle);
        // East of the antimeridian a map may go on, longitudes do not.
        let lon = if lon.abs() > 180.0 { lon - (lon / 360.0).round() * 360.0 } else { lon };
        let steps = |degrees: f64| (degrees * 100_000.0).round() as i32;
        MapView { zoom: held(zoom * 100.0, 0.0, 1_900.0).round() as i32, lat: steps(lat), lon: steps(lon) }
    }

    /// What lies at a place of the drawing.
    pub fn at(self, place: Point) -> Point {
        Point::new(self.middle.x + place.x * self.wide, self.middle.y + place.y * self.wide)
    }

    /// The place of the drawing at which a point lies.
    pub fn place_of(self, point: Point) -> Point {
        Point::new((point.x - self.middle.x) / self.wide, (point.y - self.middle.y) / self.wide)
    }

    /// What is in sight in a drawing so many times as high as it is wide.
    pub fn area(self, aspect: f64) -> Rect {
        let tall = self.wide * aspect;
        Rect::new(self.middle.x - self.wide / 2.0, self.middle.y - tall / 2.0, self.wide, tall)
    }

    /// Moved by shares of its width, to the east and to the south.
    #[must_use]
    pub fn moved(self, east: f64, south: f64) -> Self {
        Self { middle: self.at(Point::new(east, south)), ..self }
    }

    /// `factor` times as wide, with what lies at a place of the drawing staying there.
    #[must_use]
    pub fn scaled(self, factor: f64, place: Point) -> Self {
        let (still, wide) = (self.at(place), self.wide * factor);
        Self { middle: Point::new(still.x - place.x * wide, still.y - place.y * wide), wide }
    }

    /// Not nearer than anything is known, not much wider than all there is, and with its middle in it, by whole turns of the
    /// earth if need be; a zoom that is stopped leaves the middle where it is.
    #[must_use]
    pub fn within(self, bounds: Bounds) -> Self {
        let ((least, most), area) = (bounds.widths(), bounds.area);
        let middle = turned(self.middle, area.centre().x);
        let middle =
            Point::new(held(middle.x, area.x, area.x + area.width), held(middle.y, area.y, area.y + area.height));
        Self { middle, wide: held(self.wide, least, most) }
    }

    /// Between this one and a goal, at a share of the way. Far ways are flown: up, across, and down again, so that what
    /// passes by passes at an even pace.
    #[must_use]
    pub fn toward(self, goal: Self, share: f64) -> Self {
        // Slow at the end, as a thing that comes to rest.
        let share = 1.0 - (1.0 - held(share, 0.0, 1.0)).powi(3);
        if share >= 1.0 {
            return goal;
        }
        let far = self.middle.distance(goal.middle) / self.wide.max(goal.wide);
        // Half the way is to be in sight from above.
        let lift = (far / 2.0).max(1.0);
        let wide = |share: f64| {
            let ground = self.wide * power(goal.wide / self.wide, share);
            ground * power(lift, 4.0 * share * (1.0 - share))
        };
        // What is passed in a step is what a step is wide.
        let steps =
            |upto: f64| (0..STEPS).map(|n| wide(upto * (f64::from(n) + 0.5) / f64::from(STEPS)) * upto).sum::<f64>();
        let part = if far == 0.0 { share } else { steps(share) / steps(1.0) };
        let between = |from: f64, to: f64| from + (to - from) * part;
        let middle = Point::new(between(self.middle.x, goal.middle.x), between(self.middle.y, goal.middle.y));
        Self { middle, wide: wide(share) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CITY: Bounds = Bounds { area: Rect::new(0.83, 0.4, 0.005, 0.004), pixels: 900.0 };

    fn sight() -> impl Strategy<Value = Sight> {
        (0.8..0.9_f64, 0.35..0.45_f64, 1e-5..0.01_f64).prop_map(|(x, y, wide)| Sight { middle: Point::new(x, y), wide })
    }

    fn place() -> impl Strategy<Value = Point> {
        (-0.5..0.5_f64, -0.5..0.5_f64).prop_map(|(x, y)| Point::new(x, y))
    }

    fn close(one: Sight, other: Sight) -> bool {
        one.middle.distance(other.middle) < 1e-9 && (one.wide - other.wide).abs() < 1e-9
    }

    proptest! {
        #[test]
        fn what_is_held_within_bounds_is_within(one in sight()) {
            let held = one.within(CITY);
            prop_assert!(CITY.area.holds(held.middle));
            prop_assert!(close(held.within(CITY), held));
        }

        #[test]
        fn zooming_leaves_what_is_pointed_at_in_its_place(one in sight(), factor in 0.1..10.0_f64, place in place()) {
            let zoomed = one.scaled(factor, place);
            prop_assert!(zoomed.place_of(one.at(place)).distance(place) < 1e-6);
        }

        #[test]
        fn a_way_begins_here_and_ends_there(one in sight(), goal in sight()) {
            prop_assert!(close(one.toward(goal, 0.0), one));
            prop_assert_eq!(one.toward(goal, 1.0), goal);
        }

        #[test]
        fn a_zoom_about_a_point_keeps_it_on_the_way(one in sight(), factor in 0.3..3.0_f64, place in place(), share in 0.0..1.0_f64) {
            let goal = one.scaled(factor, place);
            let still = one.at(place);
            let off = one.toward(goal, share).place_of(still).distance(place);
            prop_assert!(off < 0.05, "{off}");
        }

        #[test]
        fn a_sight_survives_its_link(zoom in 800..1_600_i32, lat in 3_050_000..3_190_000_i32, lon in 12_080_000..12_200_000_i32) {
            let view = MapView { zoom, lat, lon };
            let again = Sight::of(view, 900.0).view(900.0);
            prop_assert!((again.zoom - zoom).abs() <= 1 && (again.lat - lat).abs() <= 1 && (again.lon - lon).abs() <= 1);
        }
    }

    #[test]
    fn all_of_an_area_is_in_sight() {
        let area = Rect::new(0.83, 0.4, 0.002, 0.001);
        let sight = Sight::fit(area, (800.0, 500.0), 40.0);
        let seen = sight.area(500.0 / 800.0);
        assert!(seen.contains(&area));
        assert!((area.width / seen.width * 800.0 - 720.0).abs() < 1e-6, "{seen:?}");
        assert!(Sight::fit(Rect::new(0.83, 0.4, 0.0, 0.0), (800.0, 500.0), 40.0).wide > 0.0);
    }

    #[test]
    fn a_sight_across_the_antimeridian_survives_its_link() {
        let fiji = Bounds { area: Rect::new(0.985, 0.53, 0.03, 0.02), pixels: 900.0 };
        for x in [0.99, 1.0, 1.002, 1.012] {
            let sight = Sight { middle: Point::new(x, 0.545), wide: 0.01 };
            let view = sight.view(900.0);
            assert!(view.lon.abs() <= 18_000_000, "{view:?}");
            assert_eq!(MapView::parse(&view.written()), Some(view));
            let again = Sight::of(view, 900.0).within(fiji);
            assert!(again.middle.distance(sight.middle) < 1e-6, "{again:?} is not {sight:?}");
            assert_eq!(again.view(900.0), view);
        }
    }

    #[test]
    fn room_along_the_sides_is_kept_free() {
        let (area, pixels) = (Rect::new(0.83, 0.4, 0.002, 0.001), (800.0, 500.0));
        let sight = Sight::fit_in(area, pixels, Insets { left: 200.0, top: 40.0, right: 0.0, bottom: 30.0 });
        let x = |x: f64| (sight.place_of(Point::new(x, 0.4)).x + 0.5) * 800.0;
        assert!((x(0.83) - 200.0).abs() < 1e-6 && (x(0.832) - 800.0).abs() < 1e-6, "{} {}", x(0.83), x(0.832));
        let y = (sight.place_of(area.centre()).y * 800.0 + 250.0 - 255.0).abs();
        assert!(y < 1e-6, "the middle is {y} px beside the middle of what is left");
    }

    #[test]
    fn far_ways_rise() {
        let (here, there) = (Point::new(0.83, 0.4), Point::new(0.84, 0.4));
        let (one, goal) = (Sight { middle: here, wide: 1e-4 }, Sight { middle: there, wide: 1e-4 });
        assert!(one.toward(goal, 0.2).wide > 10.0 * one.wide);
    }
}
