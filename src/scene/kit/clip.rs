//! Clips lines and rings to a rectangle, and simplifies lines.

use crate::geometry::{Point, Rect};

/// Clips a ring to a rectangle. Algorithm: Sutherland and Hodgman, "Reentrant polygon clipping", 1974.
pub(crate) fn ring(points: &[Point], frame: Rect) -> Vec<Point> {
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height);
    let sides: [&dyn Fn(Point) -> f64; 4] =
        [&|p| p.x - frame.x, &|p| right - p.x, &|p| p.y - frame.y, &|p| bottom - p.y];
    sides.iter().fold(points.to_vec(), |ring, inside| {
        let mut clipped = Vec::with_capacity(ring.len());
        let mut before = ring.last().copied();
        for point in ring {
            if let Some(before) = before {
                let (a, b) = (inside(before), inside(point));
                if (a < 0.0) != (b < 0.0) {
                    let share = a / (a - b);
                    clipped.push(Point::new(
                        before.x + (point.x - before.x) * share,
                        before.y + (point.y - before.y) * share,
                    ));
                }
            }
            if inside(point) >= 0.0 {
                clipped.push(point);
            }
            before = Some(point);
        }
        clipped
    })
}

/// The parts of a line that touch a rectangle, each with one more point at either end.
pub(crate) fn line(points: &[Point], frame: Rect) -> Vec<Vec<Point>> {
    let near = |index: usize| {
        let from = index.saturating_sub(1);
        points.iter().skip(from).take(index - from + 2).any(|point| frame.contains_point(*point))
    };
    let mut segments: Vec<Vec<Point>> = vec![Vec::new()];
    for (index, point) in points.iter().enumerate() {
        if near(index) {
            if let Some(last) = segments.last_mut() {
                last.push(*point);
            }
        } else if segments.last().is_some_and(|last| !last.is_empty()) {
            segments.push(Vec::new());
        }
    }
    segments.retain(|stretch| stretch.len() > 1);
    segments
}

/// Drops points closer than `tolerance` to the last point that was kept; both ends stay.
pub(crate) fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    let mut clipped: Vec<Point> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let is_end = index + 1 == points.len();
        if is_end || clipped.last().is_none_or(|last| last.distance(*point) >= tolerance) {
            clipped.push(*point);
        }
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect::new(0.0, 0.0, 10.0, 10.0);

    #[test]
    fn rings_are_cut_at_the_frame() {
        let square = [(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)].map(|(x, y)| Point::new(x, y));
        let cut = ring(&square, FRAME);
        assert!(cut.iter().all(|point| FRAME.contains_point(*point)));
        assert!(cut.contains(&Point::new(0.0, 2.0)) && cut.contains(&Point::new(0.0, 8.0)));
        let outside = square.map(|point| Point::new(point.x + 50.0, point.y));
        assert!(ring(&outside, FRAME).is_empty());
    }

    #[test]
    fn lines_keep_one_point_beyond_the_frame() {
        let points: Vec<_> = (-5..=15).map(|x| Point::new(f64::from(x), 5.0)).collect();
        let segments = line(&points, FRAME);
        assert_eq!(segments.len(), 1);
        assert_eq!((segments[0][0].x, segments[0][segments[0].len() - 1].x), (-1.0, 11.0));
    }

    #[test]
    fn thinning_keeps_the_ends() {
        let points: Vec<_> = (0..=100).map(|x| Point::new(f64::from(x) / 10.0, 0.0)).collect();
        let thin = simplify(&points, 3.0);
        assert_eq!(thin.len(), 5);
        assert_eq!(thin[4].x, 10.0);
    }
}
