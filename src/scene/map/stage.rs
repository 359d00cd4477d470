//! What is drawn around what is in sight: enough to move a while, so that a frame of moving only shifts and stretches
//! what is there.

use super::camera::Sight;
use crate::geometry::{Point, Rect, percent};
use crate::scene::levels::{level_of, scale_of};

/// How much more is drawn on each side while something moves, as a share of what is in sight.
const ROOM: f64 = 0.4;

/// The drawing's size: pixels that it is laid out for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its width.
    pub pixels: f64,
    /// How many times as high as wide it is.
    pub aspect: f64,
}

impl Frame {
    /// In a column of a width.
    pub fn of(width: f64) -> Self {
        Self { pixels: width.max(1.0), aspect: if width < 600.0 { 1.1 } else { 0.56 } }
    }

    /// Width and height in pixels.
    pub fn size(self) -> (f64, f64) {
        (self.pixels, self.pixels * self.aspect)
    }
}

/// A part of the world as drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// What is drawn, on the unit square.
    pub drawn: Rect,
    /// For which level of scale, in pixels a unit.
    pub level: i32,
}

impl Stage {
    /// At rest: what is in sight, and no more.
    pub fn still(sight: Sight, frame: Frame) -> Self {
        Self { drawn: sight.area(frame.aspect), level: level_of(frame.pixels / sight.wide) }
    }

    /// While it moves: some more on each side.
    pub fn moving(sight: Sight, frame: Frame) -> Self {
        let still = Self::still(sight, frame);
        let (by, down) = (still.drawn.width * ROOM, still.drawn.height * ROOM);
        let drawn = Rect::new(
            still.drawn.x - by,
            still.drawn.y - down,
            still.drawn.width + 2.0 * by,
            still.drawn.height + 2.0 * down,
        );
        Self { drawn, ..still }
    }

    /// Whether it shows all that is in sight, as large as it should be.
    pub fn serves(&self, sight: Sight, frame: Frame) -> bool {
        self.level == level_of(frame.pixels / sight.wide) && self.drawn.contains(&sight.area(frame.aspect))
    }

    /// How many pixels a unit it is drawn with: when it is shown, it is stretched by up to the square root of two.
    pub fn scale(&self) -> f64 {
        scale_of(self.level)
    }

    /// Where a point lies on it, in its pixels.
    pub fn spot(&self, point: Point) -> Point {
        let scale = self.scale();
        Point::new((point.x - self.drawn.x) * scale, (point.y - self.drawn.y) * scale)
    }

    /// The point that lies at a place on it; the inverse of [`Stage::spot`].
    pub fn point(&self, spot: Point) -> Point {
        let scale = self.scale();
        Point::new(self.drawn.x + spot.x / scale, self.drawn.y + spot.y / scale)
    }

    /// Its size in its pixels.
    pub fn size(&self) -> Rect {
        let scale = self.scale();
        Rect::new(0.0, 0.0, self.drawn.width * scale, self.drawn.height * scale)
    }

    /// How the whole of it lies behind what is in sight, as CSS.
    pub fn placed(&self, sight: Sight, aspect: f64) -> String {
        let seen = sight.area(aspect);
        let (wide, tall) = (percent(self.drawn.width / seen.width), percent(self.drawn.height / seen.height));
        // A shift is a share of what is drawn, where it does not ask for a new layout.
        let (x, y) = ((self.drawn.x - seen.x) / self.drawn.width, (self.drawn.y - seen.y) / self.drawn.height);
        format!("width:{wide};height:{tall};transform:translate({},{})", percent(x), percent(y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Frame = Frame { pixels: 900.0, aspect: 0.5 };

    fn sight() -> impl Strategy<Value = Sight> {
        (0.8..0.9_f64, 0.35..0.45_f64, 1e-5..0.01_f64).prop_map(|(x, y, wide)| Sight { middle: Point::new(x, y), wide })
    }

    proptest! {
        #[test]
        fn a_stage_serves_what_it_was_made_for(sight in sight(), east in -0.39..0.39_f64, south in -0.19..0.19_f64) {
            prop_assert!(Stage::still(sight, FRAME).serves(sight, FRAME));
            prop_assert!(Stage::moving(sight, FRAME).serves(sight.moved(east, south), FRAME));
            prop_assert!(!Stage::moving(sight, FRAME).serves(sight.moved(0.41, 0.0), FRAME));
            prop_assert!(!Stage::moving(sight, FRAME).serves(sight.scaled(2.0, Point::default()), FRAME));
        }

        #[test]
        fn it_is_never_shown_smaller_than_it_was_drawn(sight in sight()) {
            let stage = Stage::still(sight, FRAME);
            let stretched = 900.0 / stage.size().width;
            prop_assert!((0.999_999..1.415).contains(&stretched), "{stretched}");
        }
    }

    #[test]
    fn what_is_drawn_lies_behind_what_is_in_sight() {
        let sight = Sight { middle: Point::new(0.5, 0.5), wide: 0.1 };
        assert_eq!(Stage::still(sight, FRAME).placed(sight, 0.5), "width:100%;height:100%;transform:translate(0%,0%)");
        let moved = Stage::moving(sight, FRAME).placed(sight.moved(0.18, 0.0), 0.5);
        assert_eq!(moved, "width:180%;height:180%;transform:translate(-32.222%,-22.222%)");
    }
}
