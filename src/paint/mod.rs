//! Scenes as ink on a plotters drawing area: one function a chart, the same for canvas and for SVG.

mod bullet;
mod points;
mod shapes;
mod theme;

pub use bullet::bullet;
pub use points::points;
pub use shapes::{Shape, Shapes};
pub use theme::{Ink, Theme};

use crate::scene::bullet::Bullet;
use plotters::drawing::IntoDrawingArea;

/// A bullet chart as shapes for SVG.
pub fn bullet_shapes(scene: &Bullet) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let area = Shapes::new(scene.width as u32, crate::scene::bullet::HEIGHT as u32, &mut shapes).into_drawing_area();
    // Shapes are only noted down, which cannot fail.
    let _ = bullet(&area, scene, &Theme::roles(), 1.0);
    drop(area);
    shapes
}
