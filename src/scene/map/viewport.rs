//! The viewport of the map, on the unit square of Mercator.

use super::fit_insets::Insets;
use super::plot_size::PlotSize;
use super::seam::turned;
use crate::geometry::{Point, Rect, clamp};
use crate::scene::kit::projection::{project, unproject};
use crate::scene::kit::scale_steps::power;
use crate::scene::viewport::Viewport;
use crate::state::MapView;

/// The greatest zoom: the base map and the stories have no finer detail.
const MAX_ZOOM: f64 = 16.0;
/// The width of the world in pixels at zoom 0.
const WORLD_PX: f64 = 256.0;
/// The widest viewport, as a factor of twice the longer side of the bounds.
const ZOOM_OUT_FACTOR: f64 = 1.3;
/// Steps of the numeric integration of a flight.
const FLIGHT_STEPS: i32 = 48;

/// The visible part of the world, on the unit square of Mercator. The height follows from the aspect of the plot.
///
/// Positions in the plot are measured from its middle, in plot widths: `(-0.5, 0)` is the middle of the left edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapViewport {
    /// The middle.
    pub center: Point,
    /// The width.
    pub width: f64,
}

/// Limits of the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanBounds {
    /// The area of everything on the map, on the unit square.
    pub area: Rect,
    /// The width of the plot in pixels.
    pub pixels: f64,
}

impl PanBounds {
    /// The least and the greatest width of the viewport.
    fn widths(&self) -> (f64, f64) {
        let least = self.pixels / (WORLD_PX * 2.0_f64.powi(MAX_ZOOM as i32));
        (least, (self.area.width.max(self.area.height) * ZOOM_OUT_FACTOR * 2.0).max(least))
    }
}

impl MapViewport {
    /// The viewport that fits an area into a plot of `pixels` (width, height), with a margin in pixels.
    pub fn fit(area: Rect, pixels: (f64, f64), margin: f64) -> Self {
        Self::fit_in(area, pixels, Insets::all(margin))
    }

    /// The viewport that fits an area into a plot of `pixels` (width, height), within insets in pixels.
    pub fn fit_in(area: Rect, pixels: (f64, f64), room: Insets) -> Self {
        let (width, height) = (pixels.0 - room.left - room.right, pixels.1 - room.top - room.bottom);
        let a_pixel = (area.width / width.max(1.0)).max(area.height / height.max(1.0));
        // A single point has no area: it is shown at the greatest zoom but one.
        let nearest = 1.0 / (WORLD_PX * 2.0_f64.powi(MAX_ZOOM as i32 - 1));
        let a_pixel = a_pixel.max(nearest);
        let (east, south) = ((room.right - room.left) / 2.0 * a_pixel, (room.bottom - room.top) / 2.0 * a_pixel);
        let centre = area.centre();
        Self { center: Point::new(centre.x + east, centre.y + south), width: a_pixel * pixels.0 }
    }

    /// The viewport of a `MapView` from the URL, in a plot of this width in pixels.
    pub fn from_map_view(view: MapView, pixels: f64) -> Self {
        let degrees = |steps: i32| f64::from(steps) / 100_000.0;
        let (integer, part) = (view.zoom.div_euclid(100), f64::from(view.zoom.rem_euclid(100)) / 100.0);
        let scale = WORLD_PX * 2.0_f64.powi(integer) * power(2.0, part);
        Self { center: project([degrees(view.lon), degrees(view.lat)]), width: pixels / scale }
    }

    /// The `MapView` for the URL, in a plot of this width in pixels.
    pub fn to_map_view(self, pixels: f64) -> MapView {
        let zoom = (pixels / self.width / WORLD_PX).ln() / std::f64::consts::LN_2;
        let [lon, lat] = unproject(self.center);
        // A map may continue east of the antimeridian; longitudes end there.
        let lon = if lon.abs() > 180.0 { lon - (lon / 360.0).round() * 360.0 } else { lon };
        let steps = |degrees: f64| (degrees * 100_000.0).round() as i32;
        MapView { zoom: clamp(zoom * 100.0, 0.0, 1_900.0).round() as i32, lat: steps(lat), lon: steps(lon) }
    }

    /// The point of the unit square at a position in the plot.
    pub fn point_at(self, position: Point) -> Point {
        Point::new(self.center.x + position.x * self.width, self.center.y + position.y * self.width)
    }

    /// The position in the plot of a point of the unit square.
    pub fn position_of(self, point: Point) -> Point {
        Point::new((point.x - self.center.x) / self.width, (point.y - self.center.y) / self.width)
    }

    /// The visible area in a plot of this aspect (height divided by width).
    pub fn area(self, aspect: f64) -> Rect {
        let height = self.width * aspect;
        Rect::new(self.center.x - self.width / 2.0, self.center.y - height / 2.0, self.width, height)
    }
}

impl Viewport for MapViewport {
    type Position = Point;
    type Bounds = PanBounds;
    type Plot = PlotSize;
    type Region = Rect;

    const CENTER: Point = Point::new(0.0, 0.0);
    const BUFFER: f64 = 0.4;

    fn size(self) -> f64 {
        self.width
    }

    fn value_at(self, position: Point) -> Point {
        self.point_at(position)
    }

    fn anchored(value: Point, position: Point, size: f64) -> Self {
        Self { center: Point::new(value.x - position.x * size, value.y - position.y * size), width: size }
    }

    fn pan(self, shift: Point) -> Self {
        Self { center: self.point_at(shift), ..self }
    }

    /// Limits the width, and keeps the middle within the area, turned by whole earths where that is nearer. A zoom that is
    /// limited leaves the middle where it is.
    fn clamp_to(self, bounds: PanBounds) -> Self {
        let ((least, most), area) = (bounds.widths(), bounds.area);
        let middle = turned(self.center, area.centre().x);
        let middle =
            Point::new(clamp(middle.x, area.x, area.x + area.width), clamp(middle.y, area.y, area.y + area.height));
        Self { center: middle, width: clamp(self.width, least, most) }
    }

    /// Zooms out and in again on the way to a distant goal, so that the map passes by at an even pace.
    fn along_path(self, destination: Self, part: f64) -> Self {
        let distance = self.distance(destination);
        // At the highest point, half of the path is visible.
        let lift = (distance / 2.0).max(1.0);
        let width_at = |part: f64| {
            let level = self.width * power(destination.width / self.width, part);
            level * power(lift, 4.0 * part * (1.0 - part))
        };
        // The path up to a part: each step is as long as the viewport is wide.
        let path = |end: f64| {
            (0..FLIGHT_STEPS).map(|n| width_at(end * (f64::from(n) + 0.5) / f64::from(FLIGHT_STEPS)) * end).sum::<f64>()
        };
        let moved = if distance == 0.0 { part } else { path(part) / path(1.0) };
        let between = |from: f64, to: f64| from + (to - from) * moved;
        let middle =
            Point::new(between(self.center.x, destination.center.x), between(self.center.y, destination.center.y));
        Self { center: middle, width: width_at(part) }
    }

    fn region(self, plot: PlotSize) -> Rect {
        self.area(plot.aspect)
    }

    fn scale(self, plot: PlotSize) -> f64 {
        plot.width / self.width
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn viewport() -> impl Strategy<Value = MapViewport> {
        (0.8..0.9_f64, 0.35..0.45_f64, 1e-5..0.01_f64)
            .prop_map(|(x, y, width)| MapViewport { center: Point::new(x, y), width })
    }

    fn position() -> impl Strategy<Value = Point> {
        (-0.5..0.5_f64, -0.5..0.5_f64).prop_map(|(x, y)| Point::new(x, y))
    }

    proptest! {
        #[test]
        fn clamping_limits_the_middle(one in viewport()) {
            let city = PanBounds { area: Rect::new(0.83, 0.4, 0.005, 0.004), pixels: 900.0 };
            prop_assert!(city.area.contains_point(one.clamp_to(city).center));
        }

        #[test]
        fn a_zoom_about_a_point_keeps_it_on_the_way(one in viewport(), factor in 0.3..3.0_f64, position in position(), share in 0.0..1.0_f64) {
            let destination = one.zoom_at(factor, position);
            let still = one.point_at(position);
            let off = one.interpolate(destination, share).position_of(still).distance(position);
            prop_assert!(off < 0.05, "{off}");
        }

        #[test]
        fn a_viewport_survives_its_link(zoom in 800..1_600_i32, lat in 3_050_000..3_190_000_i32, lon in 12_080_000..12_200_000_i32) {
            let view = MapView { zoom, lat, lon };
            let again = MapViewport::from_map_view(view, 900.0).to_map_view(900.0);
            prop_assert!((again.zoom - zoom).abs() <= 1 && (again.lat - lat).abs() <= 1 && (again.lon - lon).abs() <= 1);
        }
    }

    #[test]
    fn all_of_a_fitted_area_is_visible() {
        let area = Rect::new(0.83, 0.4, 0.002, 0.001);
        let viewport = MapViewport::fit(area, (800.0, 500.0), 40.0);
        let rect = viewport.area(500.0 / 800.0);
        assert!(rect.contains(&area));
        assert!((area.width / rect.width * 800.0 - 720.0).abs() < 1e-6, "{rect:?}");
        assert!(MapViewport::fit(Rect::new(0.83, 0.4, 0.0, 0.0), (800.0, 500.0), 40.0).width > 0.0);
    }

    #[test]
    fn a_viewport_across_the_antimeridian_survives_its_link() {
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
    fn insets_are_kept_free() {
        let (area, pixels) = (Rect::new(0.83, 0.4, 0.002, 0.001), (800.0, 500.0));
        let viewport = MapViewport::fit_in(area, pixels, Insets { left: 200.0, top: 40.0, right: 0.0, bottom: 30.0 });
        let x = |x: f64| (viewport.position_of(Point::new(x, 0.4)).x + 0.5) * 800.0;
        assert!((x(0.83) - 200.0).abs() < 1e-6 && (x(0.832) - 800.0).abs() < 1e-6, "{} {}", x(0.83), x(0.832));
        let y = (viewport.position_of(area.centre()).y * 800.0 + 250.0 - 255.0).abs();
        assert!(y < 1e-6, "the middle is {y} px beside the middle of what is left");
    }

    #[test]
    fn long_animations_zoom_out() {
        let (here, there) = (Point::new(0.83, 0.4), Point::new(0.84, 0.4));
        let (one, destination) =
            (MapViewport { center: here, width: 1e-4 }, MapViewport { center: there, width: 1e-4 });
        assert!(one.interpolate(destination, 0.2).width > 10.0 * one.width);
    }
}
