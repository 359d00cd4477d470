//! Cuts lines and rings where they cross the antimeridian (RFC 7946, section 3.1.9).
//!
//! Two successive points more than 180 degrees of longitude apart are joined across the antimeridian.

use crate::story::LonLat;

/// Cuts a line into pieces that end at ±180 degrees.
pub(crate) fn line(points: Vec<LonLat>) -> Vec<Vec<LonLat>> {
    if !crosses(&points) {
        return vec![points];
    }
    let mut pieces = vec![Vec::new()];
    walk(&points, |step| match (step, pieces.last_mut()) {
        (StripStep::To(point), Some(piece)) => push(piece, point),
        (StripStep::Over([lon, lat]), Some(piece)) => {
            push(piece, [lon, lat]);
            pieces.push(vec![[-lon, lat]]);
        }
        (_, None) => {}
    });
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// Cuts a closed ring into closed rings on both sides of the antimeridian, which fill the same area under the even-odd
/// rule. A ring around the earth encloses the nearer pole.
///
/// The ring is unrolled into strips, one for each turn around the earth. A ring that leaves a strip returns over the
/// same edge, so this edge closes the pieces.
pub(crate) fn ring(points: Vec<LonLat>) -> Vec<Vec<LonLat>> {
    if !crosses(&points) {
        return vec![points];
    }
    let mut strips = HemisphereStrips { east: Vec::new(), west: Vec::new(), at: 0 };
    walk(&points, |step| strips.step(step));
    if strips.at != 0
        && let Some([lon, _]) = points.first()
    {
        // Continues to the pole and returns along it, in steps of at most 180 degrees.
        let pole = if points.iter().map(|[_, lat]| lat).sum::<f64>() < 0.0 { -90.0 } else { 90.0 };
        strips.step(StripStep::To([*lon, pole]));
        let mut from = *lon;
        while strips.at != 0 {
            let side = if strips.at > 0 { -180.0 } else { 180.0 };
            strips.step(StripStep::To([f64::midpoint(from, side), pole]));
            strips.step(StripStep::Over([side, pole]));
            from = 0.0;
            strips.step(StripStep::To([from, pole]));
        }
        strips.step(StripStep::To([*lon, pole]));
    }
    let mut rings = strips.west;
    rings.append(&mut strips.east);
    for ring in &mut rings {
        if let Some(first) = ring.first().copied() {
            push(ring, first);
        }
    }
    // A piece that only touches the antimeridian has no area.
    rings.retain(|ring| ring.len() > 3 && ring.windows(2).any(|pair| matches!(pair, [a, b] if a[0] != b[0])));
    rings
}

/// The pieces of a ring by turn around the earth, eastwards from 0 and westwards from -1. `at` is the current turn.
struct HemisphereStrips {
    east: Vec<Vec<LonLat>>,
    west: Vec<Vec<LonLat>>,
    at: isize,
}

impl HemisphereStrips {
    fn here(&mut self) -> Option<&mut Vec<LonLat>> {
        let (all, index) = if self.at < 0 { (&mut self.west, !self.at) } else { (&mut self.east, self.at) };
        let index = index.unsigned_abs();
        if all.len() <= index {
            all.resize_with(index + 1, Vec::new);
        }
        all.get_mut(index)
    }

    fn step(&mut self, step: StripStep) {
        match step {
            StripStep::To(point) => {
                if let Some(strip) = self.here() {
                    push(strip, point);
                }
            }
            StripStep::Over([lon, lat]) => {
                self.step(StripStep::To([lon, lat]));
                self.at += if lon > 0.0 { 1 } else { -1 };
                self.step(StripStep::To([-lon, lat]));
            }
        }
    }
}

/// A step along a line.
#[derive(Clone, Copy)]
enum StripStep {
    /// A step to a point of the line.
    To(LonLat),
    /// A step across the antimeridian. The line leaves its side at this point.
    Over(LonLat),
}

fn walk(points: &[LonLat], mut take: impl FnMut(StripStep)) {
    let mut before: Option<LonLat> = None;
    for point in points {
        if let Some(over) = before.and_then(|before| over(before, *point)) {
            take(StripStep::Over(over));
        }
        take(StripStep::To(*point));
        before = Some(*point);
    }
}

/// Returns the point where the segment between two points reaches the antimeridian. `None` if the segment does not
/// cross it.
fn over([lon, lat]: LonLat, [next_lon, next_lat]: LonLat) -> Option<LonLat> {
    if (next_lon - lon).abs() <= 180.0 {
        return None;
    }
    let side = if lon > next_lon { 180.0 } else { -180.0 };
    let (before, behind) = ((side - lon).abs(), (side + next_lon).abs());
    // A segment between two points on the antimeridian runs along it.
    let share = if before + behind > 0.0 { before / (before + behind) } else { 1.0 };
    Some([side, lat + (next_lat - lat) * share])
}

fn crosses(points: &[LonLat]) -> bool {
    points.windows(2).any(|pair| matches!(pair, [a, b] if over(*a, *b).is_some()))
}

/// Appends a point, unless it equals the last one.
fn push(line: &mut Vec<LonLat>, point: LonLat) {
    if line.last() != Some(&point) {
        line.push(point);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns the length in degrees, by the shorter way between points. With `but_edges`, segments along the
    /// antimeridian do not count.
    fn length(lines: &[Vec<LonLat>], but_edges: bool) -> f64 {
        let pairs = lines.iter().flat_map(|line| line.windows(2));
        let measured = pairs.filter(|pair| !but_edges || pair[0][0].abs() < 180.0 || pair[0][0] != pair[1][0]);
        measured.map(|pair| east(pair[0], pair[1]).hypot(pair[1][1] - pair[0][1])).sum()
    }

    /// Returns the difference in longitude by the shorter way, positive to the east.
    fn east(from: LonLat, to: LonLat) -> f64 {
        let plain = to[0] - from[0];
        if plain.abs() <= 180.0 { plain } else { plain - 360.0 * plain.signum() }
    }

    /// Returns twice the area of closed rings in square degrees, positive for counter-clockwise rings.
    fn area(rings: &[Vec<LonLat>]) -> f64 {
        let one = |ring: &Vec<LonLat>| {
            let mut x = 0.0;
            let sides = ring.windows(2).map(|pair| {
                let step = east(pair[0], pair[1]);
                let (a, b) = (x, x + step);
                x = b;
                a * pair[1][1] - b * pair[0][1]
            });
            sides.sum::<f64>()
        };
        rings.iter().map(one).sum()
    }

    fn in_order(lines: &[Vec<LonLat>]) -> bool {
        let near = |pair: &[LonLat]| (pair[0][0] - pair[1][0]).abs() <= 180.0;
        lines.iter().all(|line| line.windows(2).all(near) && line.iter().all(|[lon, _]| lon.abs() <= 180.0))
    }

    #[test]
    fn a_line_over_the_antimeridian_has_two_pieces() {
        let cut = line(vec![[170.0, 0.0], [-170.0, 10.0], [-160.0, 10.0]]);
        assert_eq!(cut, [vec![[170.0, 0.0], [180.0, 5.0]], vec![[-180.0, 5.0], [-170.0, 10.0], [-160.0, 10.0]]]);
        let there_and_back = line(vec![[-170.0, 0.0], [170.0, 0.0], [-170.0, 2.0]]);
        assert_eq!(there_and_back.len(), 3);
        assert_eq!(there_and_back[1], [[180.0, 0.0], [170.0, 0.0], [180.0, 1.0]]);
    }

    #[test]
    fn a_point_on_the_antimeridian_is_an_end_of_both() {
        let cut = line(vec![[170.0, 0.0], [180.0, 5.0], [-170.0, 6.0]]);
        assert_eq!(cut, [vec![[170.0, 0.0], [180.0, 5.0]], vec![[-180.0, 5.0], [-170.0, 6.0]]]);
        assert_eq!(line(vec![[180.0, 5.0], [-170.0, 6.0]]), [vec![[-180.0, 5.0], [-170.0, 6.0]]]);
        assert_eq!(line(vec![[180.0, 5.0], [-180.0, 6.0]]), [vec![[180.0, 5.0], [180.0, 6.0]]]);
    }

    #[test]
    fn a_shape_that_does_not_cross_is_unchanged() {
        let plain = vec![[-90.0, 0.0], [90.0, 0.0], [90.0, 10.0], [-90.0, 0.0]];
        assert_eq!(line(plain.clone()), std::slice::from_ref(&plain));
        assert_eq!(ring(plain.clone()), [plain]);
    }

    #[test]
    fn a_box_over_the_antimeridian_is_two_boxes() {
        let cut = ring(vec![[170.0, 0.0], [-170.0, 0.0], [-170.0, 10.0], [170.0, 10.0], [170.0, 0.0]]);
        assert_eq!(
            cut,
            [
                vec![[170.0, 0.0], [180.0, 0.0], [180.0, 10.0], [170.0, 10.0], [170.0, 0.0]],
                vec![[-180.0, 0.0], [-170.0, 0.0], [-170.0, 10.0], [-180.0, 10.0], [-180.0, 0.0]],
            ]
        );
        let touching = ring(vec![[170.0, 0.0], [-180.0, 0.0], [-180.0, 10.0], [170.0, 0.0]]);
        assert_eq!(touching, [vec![[170.0, 0.0], [180.0, 0.0], [180.0, 10.0], [170.0, 0.0]]]);
    }

    #[test]
    fn a_ring_round_the_earth_holds_its_pole() {
        for (pole, turn) in [(90.0, 1.0), (-90.0, 1.0), (90.0, -1.0), (-90.0, -1.0)] {
            let lat = pole * 2.0 / 3.0;
            let points = [20.0, 140.0, -100.0, 20.0].map(|lon: f64| [lon * turn, lat]);
            let cut = ring(points.to_vec());
            assert!(in_order(&cut), "{cut:?}");
            let cap = 2.0 * 360.0 * 30.0;
            assert!((area(&cut).abs() - cap).abs() < 1e-6, "{} of {cap}: {cut:?}", area(&cut));
        }
        // Antarctica as in many data sets: down to the pole, and along the edge of the map.
        let drawn = [[-180.0, -80.0], [-180.0, -90.0], [180.0, -90.0], [180.0, -80.0], [60.0, -70.0], [-60.0, -70.0]];
        let cut = ring([drawn.as_slice(), &drawn[..1]].concat());
        assert!(in_order(&cut), "{cut:?}");
        assert!((area(&cut).abs() - 2.0 * (120.0 * 20.0 + 240.0 * 15.0)).abs() < 1e-6, "{cut:?}");
    }

    /// Returns the longitude at this distance east of the antimeridian, within ±180 degrees.
    fn beyond(degrees: f64) -> f64 {
        if degrees < 0.0 { 180.0 + degrees } else { degrees - 180.0 }
    }

    proptest! {
        #[test]
        fn lines_are_cut_in_order_and_keep_their_length(
            points in prop::collection::vec((-180.0..180.0, -90.0..90.0), 2..20),
        ) {
            let points: Vec<LonLat> = points.into_iter().map(|(lon, lat)| [lon, lat]).collect();
            let before = length(std::slice::from_ref(&points), false);
            let cut = line(points);
            prop_assert!(in_order(&cut), "{:?}", cut);
            prop_assert!(cut.iter().all(|piece| piece.len() > 1));
            prop_assert!((length(&cut, false) - before).abs() < 1e-6);
        }

        #[test]
        fn rings_are_cut_in_order_and_keep_their_length_and_area(
            points in prop::collection::vec((-89.0..89.0, -90.0..90.0), 3..20),
        ) {
            let mut points: Vec<LonLat> = points.into_iter().map(|(lon, lat)| [beyond(lon), lat]).collect();
            points.push(points[0]);
            let before = std::slice::from_ref(&points);
            let (all_round, inside) = (length(before, true), area(before));
            let cut = ring(points);
            prop_assert!(in_order(&cut), "{:?}", cut);
            prop_assert!(cut.iter().all(|ring| ring.len() > 3 && ring.first() == ring.last()));
            prop_assert!((length(&cut, true) - all_round).abs() < 1e-6);
            prop_assert!((area(&cut) - inside).abs() < 1e-6);
        }

        #[test]
        fn rings_of_any_turns_are_cut_in_order(
            points in prop::collection::vec((-180.0..180.0, -90.0..90.0), 3..40),
        ) {
            let mut points: Vec<LonLat> = points.into_iter().map(|(lon, lat)| [lon, lat]).collect();
            points.push(points[0]);
            let cut = ring(points);
            prop_assert!(in_order(&cut), "{:?}", cut);
            prop_assert!(cut.iter().all(|ring| ring.first() == ring.last()));
        }
    }
}
