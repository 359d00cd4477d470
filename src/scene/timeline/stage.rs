//! What is drawn around what is in sight: enough to move a while, so that a frame of moving only shifts and stretches
//! what is there.

use super::camera::Span;
use crate::geometry::percent;
use crate::scene::levels;

/// How much more is drawn on either side while something moves, as a share of what is in sight.
const ROOM: f64 = 0.5;

/// A stretch of time as drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// What is drawn.
    pub drawn: Span,
    /// For which level.
    pub level: i32,
}

impl Stage {
    /// At rest: what is in sight, on so many pixels, and no more.
    pub fn still(sight: Span, pixels: f64) -> Self {
        Self { drawn: sight, level: level_of(sight, pixels) }
    }

    /// While it moves: some more on either side.
    pub fn moving(sight: Span, pixels: f64) -> Self {
        Self { drawn: sight.moved(-ROOM).joined(sight.moved(ROOM)), ..Self::still(sight, pixels) }
    }

    /// Whether it shows all that is in sight, as large as it should be.
    pub fn serves(&self, sight: Span, pixels: f64) -> bool {
        self.level == level_of(sight, pixels) && self.drawn.has(sight)
    }

    /// How the whole of it lies behind what is in sight, as CSS.
    pub fn placed(&self, sight: Span) -> String {
        let wide = percent(self.drawn.length() / sight.length());
        // A shift is a share of the drawn width, where it does not ask for a new layout.
        format!("width:{wide};transform:translateX({})", percent(-self.drawn.share(sight.from)))
    }
}

/// The level for a stretch of time on a number of pixels.
pub fn level_of(sight: Span, pixels: f64) -> i32 {
    levels::level_of(pixels.max(1.0) / sight.length())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_stage_serves_what_it_was_made_for(from in -1e8..1e8_f64, length in 360.0..1e8_f64, by in -0.49..0.49_f64) {
            let sight = Span::new(from, from + length);
            prop_assert!(Stage::still(sight, 800.0).serves(sight, 800.0));
            prop_assert!(Stage::moving(sight, 800.0).serves(sight.moved(by), 800.0));
            prop_assert!(!Stage::moving(sight, 800.0).serves(sight.moved(by.signum() * 0.51), 800.0));
            prop_assert!(!Stage::moving(sight, 800.0).serves(sight.scaled(2.0, 0.5), 800.0));
        }
    }

    #[test]
    fn what_is_drawn_lies_behind_what_is_in_sight() {
        let sight = Span::new(1000.0, 2000.0);
        assert_eq!(Stage::still(sight, 500.0).placed(sight), "width:100%;transform:translateX(0%)");
        assert_eq!(Stage::moving(sight, 500.0).placed(sight), "width:200%;transform:translateX(-25%)");
        assert_eq!(Stage::moving(sight, 500.0).placed(sight.moved(0.2)), "width:200%;transform:translateX(-35%)");
    }
}
