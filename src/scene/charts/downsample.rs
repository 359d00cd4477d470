//! Downsampling of dense lines. Of each pixel column only the first, lowest, highest and last point are kept, which draws
//! the same line.

use crate::geometry::Point;

/// A pixel column that is being filled.
struct PixelColumn {
    at: f64,
    first: Point,
    last: Point,
    low: Point,
    high: Point,
}

impl PixelColumn {
    fn new(at: f64, point: Point) -> Self {
        Self { at, first: point, last: point, low: point, high: point }
    }

    fn take(&mut self, point: Point) {
        self.last = point;
        if point.y < self.low.y {
            self.low = point;
        }
        if point.y > self.high.y {
            self.high = point;
        }
    }

    /// Adds the column's points in their order, without duplicates. If there are several, they are placed one above the
    /// other in the middle of the column: otherwise slanted lines would join them.
    fn end(&self, width: f64, line: &mut Vec<Point>) {
        let (one, other) = if self.low.x <= self.high.x { (self.low, self.high) } else { (self.high, self.low) };
        if self.first == self.last {
            line.push(self.first);
            return;
        }
        let x = (self.at + 0.5) * width;
        let mut before = None;
        for y in [self.first, one, other, self.last].map(|point| point.y) {
            if before.replace(y) != Some(y) {
                line.push(Point::new(x, y));
            }
        }
    }
}

/// Downsamples a line whose points are ordered by x. `width` is the width of a column.
pub(super) fn downsample(points: impl IntoIterator<Item = Point>, width: f64) -> Vec<Point> {
    let mut line = Vec::new();
    let mut open: Option<PixelColumn> = None;
    for point in points {
        let at = (point.x / width).floor();
        match &mut open {
            Some(column) if column.at == at => column.take(point),
            _ => {
                if let Some(full) = open.replace(PixelColumn::new(at, point)) {
                    full.end(width, &mut line);
                }
            }
        }
    }
    if let Some(last) = open {
        last.end(width, &mut line);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Minimum and maximum of each column with points.
    fn extremes(points: &[Point]) -> Vec<(i64, f64, f64)> {
        let mut all: Vec<(i64, f64, f64)> = Vec::new();
        for point in points {
            let at = point.x.floor() as i64;
            match all.last_mut() {
                Some((column, low, high)) if *column == at => (*low, *high) = (low.min(point.y), high.max(point.y)),
                _ => all.push((at, point.y, point.y)),
            }
        }
        all
    }

    proptest! {
        #[test]
        fn no_column_loses_its_extremes(steps in proptest::collection::vec((0.0..0.7_f64, -100.0..100.0_f64), 1..400)) {
            let mut x = 0.0;
            let points: Vec<Point> = steps.into_iter().map(|(step, y)| { x += step; Point::new(x, y) }).collect();
            let line = downsample(points.iter().copied(), 1.0);
            prop_assert!(line.is_sorted_by(|a, b| a.x <= b.x), "it goes from left to right");
            prop_assert_eq!(extremes(&line), extremes(&points));
            let heights = |all: &[Point]| (all.first().map(|point| point.y), all.last().map(|point| point.y));
            prop_assert_eq!(heights(&line), heights(&points));
            prop_assert!(line.len() <= 4 * (x as usize + 1));
        }
    }

    #[test]
    fn few_points_stay_as_they_are() {
        let points = [Point::new(0.0, 3.0), Point::new(40.0, 1.0), Point::new(80.0, 2.0)];
        assert_eq!(downsample(points, 1.0), points);
    }
}
