//! Discrete scale steps, so that a layout computed for a step stays valid during panning and most zooming.

/// The step of a scale in pixels per unit. Steps differ by a factor of √2.
pub(in crate::scene) fn scale_step(scale: f64) -> i32 {
    // log2 from the exponent of the float, because the library function would enlarge the program.
    let bits = scale.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1023;
    let mantissa = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | 1023 << 52);
    2 * exponent + i32::from(mantissa >= std::f64::consts::SQRT_2)
}

/// The minimum scale of a step: its layout is never shown smaller than it was computed for.
pub(in crate::scene) fn scale_of_step(level: i32) -> f64 {
    let power = 2.0_f64.powi(level.div_euclid(2));
    if level.rem_euclid(2) == 1 { power * std::f64::consts::SQRT_2 } else { power }
}

/// `base` to the power of `share` (0 to 1), in steps of 1/1024. Uses square roots, which are a processor instruction,
/// instead of `powf`, which would enlarge the program.
pub(in crate::scene) fn power(base: f64, share: f64) -> f64 {
    let root = (0..10).fold(base, |root, _| root.sqrt());
    root.powi((share * 1024.0) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_level_is_never_drawn_smaller_than_it_was_packed(scale in 1e-6..1e12_f64) {
            let packed = scale_of_step(scale_step(scale));
            prop_assert!(packed <= scale * 1.000_001 && scale < packed * 1.415, "{packed} {scale}");
        }

        #[test]
        fn powers_are_powers(base in 1e-6..1e6_f64, steps in 0..=1024_i32) {
            let share = f64::from(steps) / 1024.0;
            prop_assert!((power(base, share) / base.powf(share) - 1.0).abs() < 1e-9);
        }
    }
}
