//! The geodetic datum of a story's positions, and its conversion to WGS 84.
//!
//! Chinese maps use GCJ-02, which is shifted from WGS 84 by a known amount of some hundred metres. Baidu uses BD-09,
//! which is shifted from GCJ-02. The formulas have long been public, as in
//! <https://github.com/googollee/eviltransform>, whose test vectors are used below.

use std::f64::consts::{FRAC_PI_2, PI};

use super::document::Document;
use super::fields::{Optional, Required, Spanned};
use super::problem::ProblemKind;
use crate::geometry::sine;
use crate::story::LonLat;

/// The geodetic datum of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Datum {
    /// WGS 84, or CGCS2000, which differs from it by less than a map can show.
    Wgs84,
    /// GCJ-02, the datum of Chinese maps.
    Gcj02,
    /// BD-09, the datum of Baidu's maps.
    Bd09,
}

const NAMES: [(&str, Datum); 4] =
    [("WGS-84", Datum::Wgs84), ("CGCS2000", Datum::Wgs84), ("GCJ-02", Datum::Gcj02), ("BD-09", Datum::Bd09)];

/// The datum of a story, which is WGS 84 by default. Reports an unknown datum and returns `None`, because its positions
/// cannot be converted.
pub(super) fn datum(file: &Document<'_>, raw: Optional<Required<Spanned<&str>>>) -> Option<Datum> {
    let Optional(Some(Required(name))) = raw else { return Some(Datum::Wgs84) };
    let Spanned(offset, name) = name?;
    let datum = NAMES.iter().find(|(known, _)| *known == name).map(|(_, datum)| *datum);
    if datum.is_none() {
        file.report(offset, ProblemKind::UnknownDatum(name.to_owned()));
    }
    datum
}

impl Datum {
    /// Converts a position of this datum to WGS 84. Outside the box around China, all datums are equal.
    pub(crate) fn to_wgs84(self, at: LonLat) -> LonLat {
        match self {
            Self::Gcj02 if in_china(at) => gcj02_to_wgs84(at),
            Self::Bd09 if in_china(at) => gcj02_to_wgs84(bd09_to_gcj02(at)),
            _ => at,
        }
    }
}

fn in_china([lon, lat]: LonLat) -> bool {
    (72.004..=137.8347).contains(&lon) && (0.8293..=55.8271).contains(&lat)
}

/// Returns the position that GCJ-02 shifts to `to`, by fixed-point iteration. Each step reduces the error by a factor
/// of a hundred. The shift is less than a kilometre, so five steps leave far less than a millimetre.
fn gcj02_to_wgs84(to: LonLat) -> LonLat {
    (0..5).fold(to, |at, _| {
        let shift = shift(at);
        [to[0] - shift[0], to[1] - shift[1]]
    })
}

/// Returns the shift of GCJ-02 at a position of WGS 84, in degrees.
fn shift([lon, lat]: LonLat) -> LonLat {
    // Krasovsky ellipsoid of 1940: the semi-major axis in metres, and the square of the eccentricity.
    const A: f64 = 6_378_245.0;
    const EE: f64 = 0.006_693_421_622_965_943;
    let [east, north] = metres(lon - 105.0, lat - 35.0);
    let sine = sine(lat.to_radians());
    let flat = 1.0 - EE * sine * sine;
    let (normal, meridian) = (A / flat.sqrt(), A * (1.0 - EE) / (flat * flat.sqrt()));
    // The cosine of a latitude follows from its sine, because it is never negative.
    [(east / (normal * (1.0 - sine * sine).sqrt())).to_degrees(), (north / meridian).to_degrees()]
}

/// Returns the shift in metres, to the east and to the north. `x` and `y` are degrees from 105° E, 35° N.
fn metres(x: f64, y: f64) -> [f64; 2] {
    let wave = |height: f64, turns: f64| height * sine(turns * PI) * 2.0 / 3.0;
    let both = wave(20.0, 6.0 * x) + wave(20.0, 2.0 * x);
    let root = x.abs().sqrt();
    let east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
    let north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
    [
        east + both + wave(20.0, x) + wave(40.0, x / 3.0) + wave(150.0, x / 12.0) + wave(300.0, x / 30.0),
        north + both + wave(20.0, y) + wave(40.0, y / 3.0) + wave(160.0, y / 12.0) + wave(320.0, y / 30.0),
    ]
}

/// Converts a position of BD-09 to GCJ-02: removes the offset, the scaling from the origin and the rotation about it.
/// Scaling and rotation depend on the result, so they are iterated. The first estimate is some forty metres off, and
/// each step reduces the error by a factor of fifty.
fn bd09_to_gcj02([lon, lat]: LonLat) -> LonLat {
    const WAVES: f64 = PI * 3000.0 / 180.0;
    let (x, y) = (lon - 0.0065, lat - 0.006);
    let away = (x * x + y * y).sqrt();
    (0..4).fold([x, y], |near, _| {
        let stretch = 1.0 - 0.000_02 * sine(near[1] * WAVES) / away;
        // Small-angle approximation: the sine is the angle, and the cosine is one minus half its square.
        let turn = -0.000_003 * sine(near[0] * WAVES + FRAC_PI_2);
        let along = 1.0 - turn * turn / 2.0;
        [stretch * (x * along - y * turn), stretch * (y * along + x * turn)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wgs84_to_gcj02(at: LonLat) -> LonLat {
        let shift = shift(at);
        [at[0] + shift[0], at[1] + shift[1]]
    }

    fn gcj02_to_bd09([x, y]: LonLat) -> LonLat {
        let waves = PI * 3000.0 / 180.0;
        let away = x.hypot(y) + 0.000_02 * (y * waves).sin();
        let angle = y.atan2(x) + 0.000_003 * (x * waves).cos();
        [away * angle.cos() + 0.0065, away * angle.sin() + 0.006]
    }

    /// Returns the distance between two near positions, in metres.
    fn apart(a: LonLat, b: LonLat) -> f64 {
        let degree = 111_320.0;
        ((a[0] - b[0]) * a[1].to_radians().cos() * degree).hypot((a[1] - b[1]) * degree)
    }

    #[test]
    fn the_published_vectors_hold_both_ways() {
        for ((lat, lon), (shifted_lat, shifted_lon)) in [
            ((31.177_427_6, 121.527_210_6), (31.175_303_983_645_97, 121.531_541_859_215)),
            ((22.543_847, 113.912_316), (22.540_796_131_694_766, 113.917_176_480_836_3)),
            ((39.911_954, 116.377_817), (39.913_345_455_360_69, 116.384_047_224_556_57)),
        ] {
            let shifted = wgs84_to_gcj02([lon, lat]);
            assert!((shifted[0] - shifted_lon).abs() < 5e-6 && (shifted[1] - shifted_lat).abs() < 5e-6, "{shifted:?}");
            let back = Datum::Gcj02.to_wgs84([shifted_lon, shifted_lat]);
            assert!(apart(back, [lon, lat]) < 0.5, "{back:?}");
        }
    }

    proptest! {
        #[test]
        fn a_shifted_position_is_shifted_back(lon in 72.1..137.7, lat in 0.9..55.7) {
            let shifted = wgs84_to_gcj02([lon, lat]);
            prop_assert!(apart(shifted, [lon, lat]) < 2_000.0, "{:?}", shifted);
            prop_assert!(apart(Datum::Gcj02.to_wgs84(shifted), [lon, lat]) < 1e-3);
            let baidu = gcj02_to_bd09(shifted);
            prop_assert!(apart(baidu, shifted) > 100.0);
            prop_assert!(apart(bd09_to_gcj02(baidu), shifted) < 1e-3);
            prop_assert!(apart(Datum::Bd09.to_wgs84(baidu), [lon, lat]) < 1e-2);
        }

        #[test]
        fn outside_the_box_all_are_the_same(
            (lon, lat) in prop_oneof![
                (-180.0..72.0, -90.0..90.0),
                (137.9..180.0, -90.0..90.0),
                (-180.0..180.0, -90.0..0.8),
                (-180.0..180.0, 55.9..90.0),
            ],
        ) {
            for (_, datum) in NAMES {
                prop_assert_eq!(datum.to_wgs84([lon, lat]), [lon, lat]);
            }
        }

        #[test]
        fn wgs_84_stays_as_it_is(lon in -180.0..180.0, lat in -90.0..90.0) {
            prop_assert_eq!(Datum::Wgs84.to_wgs84([lon, lat]), [lon, lat]);
        }
    }
}
