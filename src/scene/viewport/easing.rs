//! Easing and duration of animated viewport changes.

use crate::geometry::clamp;

/// Duration of an animated change, such as a button press, in milliseconds.
pub const EASE_MS: f64 = 320.0;
/// Additional duration per viewport width of distance, in milliseconds.
const FLIGHT_MS_PER_WIDTH: f64 = 150.0;
/// Largest additional duration, in milliseconds.
const MAX_FLIGHT_MS: f64 = 900.0;

/// Cubic ease-out: fast at the start, slow at the end. The argument is clamped to 0 to 1.
pub fn ease_out_cubic(progress: f64) -> f64 {
    1.0 - (1.0 - clamp(progress, 0.0, 1.0)).powi(3)
}

/// Duration of a flight over `distance` viewport widths, in milliseconds.
pub fn flight_ms(distance: f64) -> f64 {
    EASE_MS + clamp(distance * FLIGHT_MS_PER_WIDTH, 0.0, MAX_FLIGHT_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn easing_rises_and_slows_down(progress in 0.0..0.9_f64) {
            let [first, second, third] = [0.0, 0.05, 0.1].map(|later| ease_out_cubic(progress + later));
            prop_assert!(second > first && second - first > third - second);
        }
    }

    #[test]
    fn easing_starts_at_zero_and_ends_at_one() {
        for (progress, eased) in [(-1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (2.0, 1.0)] {
            assert!((ease_out_cubic(progress) - eased).abs() < 1e-12, "{progress}");
        }
    }

    #[test]
    fn longer_animations_last_longer_up_to_a_limit() {
        assert!((flight_ms(0.0) - 320.0).abs() < 1e-9);
        assert!((flight_ms(2.0) - 620.0).abs() < 1e-9);
        assert!((flight_ms(1_000.0) - 1_220.0).abs() < 1e-9);
    }
}
