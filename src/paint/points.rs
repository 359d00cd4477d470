//! Paints point layers.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::Circle;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::theme::{ColorRole, Theme};
use crate::geometry::Point;
use crate::scene::kit::cluster_marks::{DOT, FONT, PointMarks, RIM};

/// Paints dots and clusters. `pixel_ratio` is the number of device pixels per scene pixel.
///
/// A dot is two circles; a cluster is a circle and a text, which the canvas centres itself, so no text is measured.
pub fn points<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &PointMarks,
    theme: &Theme,
    pixel_ratio: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let px = |value: f64| (value * pixel_ratio).round() as i32;
    let round = |role: ColorRole, at: Point, radius: f64| {
        area.draw(&Circle::new((px(at.x), px(at.y)), px(radius), theme.colour(role).filled()))
    };
    for at in &scene.singles {
        // Each dot with its rim, so that overlapping dots stay distinct.
        round(ColorRole::DotRim, *at, DOT + RIM)?;
        round(ColorRole::Dot, *at, DOT)?;
    }
    let font = FontDesc::new(FontFamily::SansSerif, FONT * pixel_ratio, FontStyle::Normal);
    let mut words = TextStyle::from(font).pos(Pos::new(HPos::Center, VPos::Center));
    words.color = theme.colour(ColorRole::ClusterText).to_backend_color();
    for disc in &scene.clusters {
        round(ColorRole::Cluster, disc.at, disc.radius)?;
        area.draw_text(&disc.label, &words, (px(disc.at.x), px(disc.at.y)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use plotters::drawing::IntoDrawingArea as _;
    use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

    use super::*;
    use crate::scene::kit::cluster_marks::ClusterMark;

    type Drawn = Result<(), DrawingErrorKind<Infallible>>;

    #[derive(Clone, Debug, PartialEq)]
    enum Mark {
        Circle { role: ColorRole, at: BackendCoord, radius: u32, filled: bool },
        Words { role: ColorRole, at: BackendCoord, text: String, font: String, centred: bool },
    }

    /// Records circles and texts; all other primitives are ignored.
    struct Notes<'a>(&'a mut Vec<Mark>);

    fn role(colour: BackendColor) -> ColorRole {
        Theme::role(colour.rgb)
    }

    impl DrawingBackend for Notes<'_> {
        type ErrorType = Infallible;

        fn get_size(&self) -> (u32, u32) {
            (400, 300)
        }

        fn ensure_prepared(&mut self) -> Drawn {
            Ok(())
        }

        fn present(&mut self) -> Drawn {
            Ok(())
        }

        fn draw_pixel(&mut self, at: BackendCoord, _: BackendColor) -> Drawn {
            panic!("a pixel at {at:?}");
        }

        fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, filled: bool) -> Drawn {
            self.0.push(Mark::Circle { role: role(style.color()), at, radius, filled });
            Ok(())
        }

        fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
            let font = format!("{}px {}", style.size(), style.family().as_str());
            let centred = matches!(style.anchor(), Pos { h_pos: HPos::Center, v_pos: VPos::Center });
            self.0.push(Mark::Words { role: role(style.color()), at, text: text.to_owned(), font, centred });
            Ok(())
        }
    }

    fn drawn(scene: &PointMarks, pixel_ratio: f64) -> Vec<Mark> {
        let mut marks = Vec::new();
        points(&Notes(&mut marks).into_drawing_area(), scene, &Theme::roles(), pixel_ratio).unwrap();
        marks
    }

    #[test]
    fn a_dot_has_a_rim() {
        let scene = PointMarks { singles: vec![Point::new(10.2, 20.0)], ..PointMarks::default() };
        let circle = |role, radius| Mark::Circle { role, at: (20, 40), radius, filled: true };
        assert_eq!(drawn(&scene, 2.0), [circle(ColorRole::DotRim, 10), circle(ColorRole::Dot, 8)]);
    }

    #[test]
    fn the_count_is_centred_in_its_cluster_mark() {
        let disc = ClusterMark { at: Point::new(50.0, 60.0), radius: 21.0, label: "1.2万".into() };
        let scene = PointMarks { clusters: vec![disc], singles: vec![Point::new(50.0, 60.0)], ..PointMarks::default() };
        let (at, text, font) = ((75, 90), "1.2万".to_owned(), "18px sans-serif".to_owned());
        let above = [
            Mark::Circle { role: ColorRole::Cluster, at, radius: 32, filled: true },
            Mark::Words { role: ColorRole::ClusterText, at, text, font, centred: true },
        ];
        assert_eq!(drawn(&scene, 1.5)[2..], above);
    }
}
