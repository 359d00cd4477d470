//! A plotters backend that notes filled shapes down as SVG path data, each with its role.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use super::theme::{Ink, Theme};

/// A filled shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What it stands for.
    pub ink: Ink,
    /// SVG path data.
    pub path: String,
}

/// An area whose shapes are noted down in a list, from the bottom.
#[derive(Debug)]
pub struct Shapes<'a> {
    size: (u32, u32),
    shapes: &'a mut Vec<Shape>,
}

impl<'a> Shapes<'a> {
    /// An area of a size that adds its shapes to `shapes`.
    pub fn new(width: u32, height: u32, shapes: &'a mut Vec<Shape>) -> Self {
        Self { size: (width, height), shapes }
    }

    fn note(&mut self, colour: BackendColor, points: impl IntoIterator<Item = BackendCoord>) {
        let mut path = String::new();
        for (x, y) in points {
            // Writing to a String cannot fail.
            let _ = write!(path, "{}{x} {y}", if path.is_empty() { 'M' } else { 'L' });
        }
        path.push('Z');
        let (red, green, blue) = colour.rgb;
        self.shapes.push(Shape { ink: Theme::role((red, green, blue)), path });
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Shapes<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.note(colour, [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _fill: bool) -> Drawn {
        self.note(style.color(), [a, (b.0, a.1), b, (a.0, b.1)]);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        self.note(style.color(), points);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::paint::{Ink, bullet_shapes};
    use crate::scene::bullet::Bullet;

    fn scene() -> Bullet {
        Bullet {
            width: 200.0,
            actual: Some(150.0),
            open: false,
            target: Some(110.0),
            forecast: false,
            raised: None,
            earlier: vec![],
            ticks: vec![(50.0, 33.3)],
            most: 100.0,
        }
    }

    #[test]
    fn the_target_is_drawn_over_the_bar() {
        let shapes = bullet_shapes(&scene());
        let inks: Vec<_> = shapes.iter().map(|shape| shape.ink).collect();
        assert_eq!(inks, [Ink::Range, Ink::Grid, Ink::Actual, Ink::Target, Ink::Target]);
        assert_eq!(shapes[2].path, "M0 11L150 11L150 19L0 19Z");
    }

    #[test]
    fn at_least_ends_in_an_arrow() {
        let shapes = bullet_shapes(&Bullet { open: true, ..scene() });
        assert_eq!(shapes.iter().filter(|shape| shape.ink == Ink::Actual).count(), 2);
        assert!(shapes.iter().any(|shape| shape.path == "M143 7L150 15L143 23Z"));
    }
}
