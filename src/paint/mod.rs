//! Paints scenes on a plotters drawing area: one function per chart, the same for canvas and SVG.

mod bullet;
#[cfg(feature = "ssr")]
mod card;
mod export_page;
mod painter;
mod points;
mod progress_track;
mod shape_recorder;
mod svg;
mod theme;
mod time_series;

pub use bullet::bullet;
#[cfg(feature = "ssr")]
pub use card::card_svg;
pub use export_page::export_page;
pub use points::points;
pub use progress_track::progress_track;
pub use shape_recorder::{ShapeForm, ShapeRecorder, SvgShape};
pub use svg::svg;
pub use theme::{ColorRole, Theme};
pub use time_series::time_series;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};

use crate::geometry::Point;
use crate::scene::charts;
use crate::scene::charts::bullet::Bullet;

/// Drawing area of a [`ShapeRecorder`].
type RecordingArea<'a> = DrawingArea<ShapeRecorder<'a>, Shift>;

/// Records the output of `draw` as SVG shapes, with a role for each colour.
fn shapes(size: (f64, f64), draw: impl FnOnce(&RecordingArea<'_>, &Theme)) -> Vec<SvgShape> {
    let mut shapes = Vec::new();
    let area = ShapeRecorder::new(size.0 as u32, size.1 as u32, &mut shapes).into_drawing_area();
    draw(&area, &Theme::roles());
    drop(area);
    shapes
}

/// A bullet chart as SVG shapes.
pub fn bullet_shapes(scene: &Bullet) -> Vec<SvgShape> {
    // Recording cannot fail.
    shapes((scene.width, charts::bullet::HEIGHT), |area, theme| drop(bullet(area, scene, theme, 1.0)))
}

/// A legend sample as SVG shapes, 22 pixels wide and 24 high: of bullet charts or of series, by index.
pub fn sample_shapes(is_series: bool, index: usize) -> Vec<SvgShape> {
    shapes((22.0, 24.0), |area, theme| {
        let middle = Point::new(0.0, 12.0);
        drop(painter::on(area, theme, 1.0, |painter| export_page::sample(&painter.moved(middle), is_series, index)));
    })
}

/// A series chart as SVG shapes.
pub fn series_shapes(drawing: &charts::ChartDrawing) -> Vec<SvgShape> {
    match drawing {
        charts::ChartDrawing::TimeSeries(scene) => {
            shapes((scene.width, charts::time_series::HEIGHT), |area, theme| drop(time_series(area, scene, theme, 1.0)))
        }
        charts::ChartDrawing::ProgressTrack(scene) => {
            shapes((scene.width, charts::progress_track::HEIGHT), |area, theme| {
                drop(progress_track(area, scene, theme, 1.0));
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::charts::OpenSide;
    use crate::scene::charts::bullet::{BulletBar, QualitativeRange};

    fn scene() -> Bullet {
        let bar = BulletBar { from: 0.0, solid: 150.0, faded: (150.0, 150.0), end: 150.0, open: None, is_cut: false };
        Bullet {
            width: 200.0,
            ranges: vec![(0.0, 110.0, QualitativeRange::Near)],
            bar: Some(bar),
            target: Some(110.0),
            ticks: vec![(50.0, 33.3)],
            ..Bullet::default()
        }
    }

    fn roles_of(scene: &Bullet) -> Vec<ColorRole> {
        bullet_shapes(scene).iter().map(|shape| shape.role).collect()
    }

    #[test]
    fn the_target_is_drawn_over_the_bar() {
        assert_eq!(roles_of(&scene()), [ColorRole::Near, ColorRole::Grid, ColorRole::Actual, ColorRole::Target]);
        assert_eq!(bullet_shapes(&scene())[2].path, "M0 11H150V19H0Z");
    }

    fn with(change: impl Fn(BulletBar) -> BulletBar) -> Vec<SvgShape> {
        bullet_shapes(&Bullet { bar: scene().bar.map(change), ..scene() })
    }

    #[test]
    fn the_open_side_has_an_arrow() {
        for (side, path) in [(OpenSide::Above, "M151 7L158 15L151 23"), (OpenSide::Below, "M149 7L142 15L149 23")] {
            let shapes = with(|bar| BulletBar { open: Some(side), ..bar });
            let arrow: Vec<_> = shapes.iter().filter(|shape| shape.form == ShapeForm::Line(2)).collect();
            assert_eq!(arrow.len(), 1);
            assert_eq!(arrow[0].path, path);
        }
    }

    #[test]
    fn faded_ends_are_stripes_and_a_cut_is_on_its_side() {
        let soft = with(|bar| BulletBar { faded: (150.0, 160.0), ..bar });
        assert!(soft[2].path.matches('M').count() > 3, "{}", soft[2].path);
        let below = |bar| BulletBar { from: 200.0, solid: 150.0, faded: (130.0, 150.0), end: 140.0, ..bar };
        let soft = with(below);
        assert!(
            soft[2].path.starts_with("M150 11H200V19H150Z") && soft[2].path.contains("M131 11"),
            "{}",
            soft[2].path
        );
        let cut = |shapes: &[SvgShape]| {
            shapes.iter().find(|shape| shape.role == ColorRole::Surface).map(|shape| shape.path.clone())
        };
        assert!(cut(&with(|bar| BulletBar { is_cut: true, ..bar })).unwrap().starts_with("M130 20"));
        let below = with(|bar| BulletBar { from: 200.0, solid: 0.0, faded: (0.0, 0.0), end: 0.0, is_cut: true, ..bar });
        assert!(cut(&below).unwrap().starts_with("M7 20"), "{below:?}");
    }

    #[test]
    fn a_tick_at_the_right_end_is_inside() {
        let shapes = bullet_shapes(&Bullet { ticks: vec![(200.0, 0.0)], ..scene() });
        assert_eq!(shapes[1].path, "M199 3H200V30H199Z");
    }
}
