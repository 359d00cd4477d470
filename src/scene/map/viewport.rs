//! The part of the world in sight: moved, zoomed, held within bounds, and led from one to another.

use super::fit_insets::Insets;
use super::seam::turned;
use crate::geometry::{Point, Rect, clamp};
use crate::scene::kit::projection::{project, unproject};
use crate::scene::kit::scale_steps::power;
use crate::state::MapView;

/// The greatest zoom: what the base map and the story know is not finer than that.
const MAX_ZOOM: f64 = 16.0;
/// The width of the world in pixels at zoom 0.
const WORLD_PX: f64 = 256.0;
/// How much further than all there is one may step back, as a factor.
const ZOOM_OUT_FACTOR: f64 = 1.3;
/// How many steps a way is measured in.
const FLIGHT_STEPS: i32 = 48;

/// What of the world is in sight, on the unit square of Mercator: its middle and its width. Its height follows from the
/// drawing's.
///
/// Places in the drawing are told from its middle, in shares of its width: `(-0.5, 0)` is the middle of the left edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapViewport {
    /// The middle.
    pub center: Point,
    /// The width.
    pub width: f64,
}

/// What a sight is held within.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanBounds {
    /// All that there is to see, on the unit square.
    pub area: Rect,
    /// The width of the drawing, in pixels.
    pub pixels: f64,
}

impl PanBounds {
    /// The width of the least and of the most that can be in sight.
    fn widths(&self) -> (f64, f64) {
        let least = self.pixels / (WORLD_PX * 2.0_f64.powi(MAX_ZOOM as i32));
        (least, (self.area.width.max(self.area.height) * ZOOM_OUT_FACTOR * 2.0).max(least))
    }
}

impl MapViewport {
    /// All of an area, with a margin of `margin` pixels in a drawing of so many pixels.
    pub fn fit(area: Rect, pixels: (f64, f64), margin: f64) -> Self {
        Self::fit_in(area, pixels, Insets::all(margin))
    }

    /// The sight that fits an area into a drawing of this size in pixels, less the room kept free along its sides.
    pub fn fit_in(area: Rect, pixels: (f64, f64), room: Insets) -> Self {
        let (wide, tall) = (pixels.0 - room.left - room.right, pixels.1 - room.top - room.bottom);
        let a_pixel = (area.width / wide.max(1.0)).max(area.height / tall.max(1.0));
        // A single point is looked at from as near as one may.
        let nearest = 1.0 / (WORLD_PX * 2.0_f64.powi(MAX_ZOOM as i32 - 1));
        let a_pixel = a_pixel.max(nearest);
        let (east, south) = ((room.right - room.left) / 2.0 * a_pixel, (room.bottom - room.top) / 2.0 * a_pixel);
        let centre = area.centre();
        Self { center: Point::new(centre.x + east, centre.y + south), width: a_pixel * pixels.0 }
    }

    /// The sight that a link tells of, in a drawing that is so many pixels wide.
    pub fn from_map_view(view: MapView, pixels: f64) -> Self {
        let degrees = |steps: i32| f64::from(steps) / 100_000.0;
        let (whole, part) = (view.zoom.div_euclid(100), f64::from(view.zoom.rem_euclid(100)) / 100.0);
        let scale = WORLD_PX * 2.0_f64.powi(whole) * power(2.0, part);
        Self { center: project([degrees(view.lon), degrees(view.lat)]), width: pixels / scale }
    }

    /// What a link tells of it, in a drawing that is so many pixels wide.
    pub fn to_map_view(self, pixels: f64) -> MapView {
        let zoom = (pixels / self.width / WORLD_PX).ln() / std::f64::consts::LN_2;
        let [lon, lat] = unproject(self.center);
        // East of the antimeridian a map may go on, longitudes do not.
        let lon = if lon.abs() > 180.0 { lon - (lon / 360.0).round() * 360.0 } else { lon };
        let steps = |degrees: f64| (degrees * 100_000.0).round() as i32;
        MapView { zoom: clamp(zoom * 100.0, 0.0, 1_900.0).round() as i32, lat: steps(lat), lon: steps(lon) }
    }

    /// What lies at a place of the drawing.
    pub fn point_at(self, place: Point) -> Point {
        Point::new(self.center.x + place.x * self.width, self.center.y + place.y * self.width)
    }

    /// The place of the drawing at which a point lies.
    pub fn position_of(self, point: Point) -> Point {
        Point::new((point.x - self.center.x) / self.width, (point.y - self.center.y) / self.width)
    }

    /// What is in sight in a drawing so many times as high as it is wide.
    pub fn area(self, aspect: f64) -> Rect {
        let tall = self.width * aspect;
        Rect::new(self.center.x - self.width / 2.0, self.center.y - tall / 2.0, self.width, tall)
    }

    /// Moved by shares of its width, to the east and to the south.
    #[must_use]
    pub fn pan(self, east: f64, south: f64) -> Self {
        Self { center: self.point_at(Point::new(east, south)), ..self }
    }

    /// `factor` times as wide, with what lies at a place of the drawing staying there.
    #[must_use]
    pub fn zoom_at(self, factor: f64, place: Point) -> Self {
        let (still, wide) = (self.point_at(place), self.width * factor);
        Self { center: Point::new(still.x - place.x * wide, still.y - place.y * wide), width: wide }
    }

    /// Not nearer than anything is known, not much wider than all there is, and with its middle in it, by whole turns of the
    /// earth if need be; a zoom that is stopped leaves the middle where it is.
    #[must_use]
    pub fn clamp_to(self, bounds: PanBounds) -> Self {
        let ((least, most), area) = (bounds.widths(), bounds.area);
        let middle = turned(self.center, area.centre().x);
        let middle =
            Point::new(clamp(middle.x, area.x, area.x + area.width), clamp(middle.y, area.y, area.y + area.height));
        Self { center: middle, width: clamp(self.width, least, most) }
    }

    /// Between this one and a goal, at a share of the way. Far ways are flown: up, across, and down again, so that what
    /// passes by passes at an even pace.
    #[must_use]
    pub fn interpolate(self, goal: Self, share: f64) -> Self {
        // Slow at the end, as a thing that comes to rest.
        let share = 1.0 - (1.0 - clamp(share, 0.0, 1.0)).powi(3);
        if share >= 1.0 {
            return goal;
        }
        let far = self.center.distance(goal.center) / self.width.max(goal.width);
        // Half the way is to be in sight from above.
        let lift = (far / 2.0).max(1.0);
        let wide = |share: f64| {
            let ground = self.width * power(goal.width / self.width, share);
            ground * power(lift, 4.0 * share * (1.0 - share))
        };
        // What is passed in a step is what a step is wide.
        let steps = |upto: f64| {
            (0..FLIGHT_STEPS).map(|n| wide(upto * (f64::from(n) + 0.5) / f64::from(FLIGHT_STEPS)) * upto).sum::<f64>()
        };
        let part = if far == 0.0 { share } else { steps(share) / steps(1.0) };
        let between = |from: f64, to: f64| from + (to - from) * part;
        let middle = Point::new(between(self.center.x, goal.center.x), between(self.center.y, goal.center.y));
        Self { center: middle, width: wide(share) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CITY: PanBounds = PanBounds { area: Rect::new(0.83, 0.4, 0.005, 0.004), pixels: 900.0 };

    fn viewport() -> impl Strategy<Value = MapViewport> {
        (0.8..0.9_f64, 0.35..0.45_f64, 1e-5..0.01_f64)
            .prop_map(|(x, y, wide)| MapViewport { center: Point::new(x, y), width: wide })
    }

    fn place() -> impl Strategy<Value = Point> {
        (-0.5..0.5_f64, -0.5..0.5_f64).prop_map(|(x, y)| Point::new(x, y))
    }

    fn close(one: MapViewport, other: MapViewport) -> bool {
        one.center.distance(other.center) < 1e-9 && (one.width - other.width).abs() < 1e-9
    }

    proptest! {
        #[test]
        fn what_is_held_within_bounds_is_within(one in viewport()) {
            let held = one.clamp_to(CITY);
            prop_assert!(CITY.area.ring_contains(held.center));
            prop_assert!(close(held.clamp_to(CITY), held));
        }

        #[test]
        fn zooming_leaves_what_is_pointed_at_in_its_place(one in viewport(), factor in 0.1..10.0_f64, place in place()) {
            let zoomed = one.zoom_at(factor, place);
            prop_assert!(zoomed.position_of(one.point_at(place)).distance(place) < 1e-6);
        }

        #[test]
        fn a_way_begins_here_and_ends_there(one in viewport(), goal in viewport()) {
            prop_assert!(close(one.interpolate(goal, 0.0), one));
            prop_assert_eq!(one.interpolate(goal, 1.0), goal);
        }

        #[test]
        fn a_zoom_about_a_point_keeps_it_on_the_way(one in viewport(), factor in 0.3..3.0_f64, place in place(), share in 0.0..1.0_f64) {
            let goal = one.zoom_at(factor, place);
            let still = one.point_at(place);
            let off = one.interpolate(goal, share).position_of(still).distance(place);
            prop_assert!(off < 0.05, "{off}");
        }

        #[test]
        fn a_sight_survives_its_link(zoom in 800..1_600_i32, lat in 3_050_000..3_190_000_i32, lon in 12_080_000..12_200_000_i32) {
            let view = MapView { zoom, lat, lon };
            let again = MapViewport::from_map_view(view, 900.0).to_map_view(900.0);
            prop_assert!((again.zoom - zoom).abs() <= 1 && (again.lat - lat).abs() <= 1 && (again.lon - lon).abs() <= 1);
        }
    }

    #[test]
    fn all_of_an_area_is_in_sight() {
        let area = Rect::new(0.83, 0.4, 0.002, 0.001);
        let viewport = MapViewport::fit(area, (800.0, 500.0), 40.0);
        let seen = viewport.area(500.0 / 800.0);
        assert!(seen.contains(&area));
        assert!((area.width / seen.width * 800.0 - 720.0).abs() < 1e-6, "{seen:?}");
        assert!(MapViewport::fit(Rect::new(0.83, 0.4, 0.0, 0.0), (800.0, 500.0), 40.0).width > 0.0);
    }

    #[test]
    fn a_sight_across_the_antimeridian_survives_its_link() {
        let fiji = PanBounds { area: Rect::new(0.985, 0.53, 0.03, 0.02), pixels: 900.0 };
        for x in [0.99, 1.0, 1.002, 1.012] {
            let viewport = MapViewport { center: Point::new(x, 0.545), width: 0.01 };
            let view = viewport.to_map_view(900.0);
            assert!(view.lon.abs() <= 18_000_000, "{view:?}");
            assert_eq!(MapView::parse(&view.to_text()), Some(view));
            let again = MapViewport::from_map_view(view, 900.0).clamp_to(fiji);
            assert!(again.center.distance(viewport.center) < 1e-6, "{again:?} is not {viewport:?}");
            assert_eq!(again.to_map_view(900.0), view);
        }
    }

    #[test]
    fn room_along_the_sides_is_kept_free() {
        let (area, pixels) = (Rect::new(0.83, 0.4, 0.002, 0.001), (800.0, 500.0));
        let viewport = MapViewport::fit_in(area, pixels, Insets { left: 200.0, top: 40.0, right: 0.0, bottom: 30.0 });
        let x = |x: f64| (viewport.position_of(Point::new(x, 0.4)).x + 0.5) * 800.0;
        assert!((x(0.83) - 200.0).abs() < 1e-6 && (x(0.832) - 800.0).abs() < 1e-6, "{} {}", x(0.83), x(0.832));
        let y = (viewport.position_of(area.centre()).y * 800.0 + 250.0 - 255.0).abs();
        assert!(y < 1e-6, "the middle is {y} px beside the middle of what is left");
    }

    #[test]
    fn far_ways_rise() {
        let (here, there) = (Point::new(0.83, 0.4), Point::new(0.84, 0.4));
        let (one, goal) = (MapViewport { center: here, width: 1e-4 }, MapViewport { center: there, width: 1e-4 });
        assert!(one.interpolate(goal, 0.2).width > 10.0 * one.width);
    }
}
