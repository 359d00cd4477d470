//! Strong lines of a time series chart (edges of bars, lines, points, targets, axis). Labels must not cross them.

use super::time_series::{DataPoint, HEIGHT, PeriodBar, TargetStep, TimeSeriesChart};
use super::uncertainty::OpenSide;
use crate::gather::Gather;
use crate::geometry::Point;

/// Stripes of a faded part are closer than this, in pixels, so no label fits between two of them.
const STRIPES_PX: f64 = 8.0;

/// A straight strong line. `x` is in percent of the width, `y` in pixels from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct StrongLine {
    /// Start.
    pub(super) from: Point,
    /// End; equal to `from` for a point.
    pub(super) to: Point,
    /// Half of its thickness, in pixels.
    pub(super) around: f64,
}

impl StrongLine {
    fn across(from: f64, to: f64, y: f64, around: f64) -> Self {
        Self { from: Point::new(from, y), to: Point::new(to, y), around }
    }

    fn upright(x: f64, top: f64, bottom: f64, around: f64) -> Self {
        Self { from: Point::new(x, top), to: Point::new(x, bottom), around }
    }

    /// True if the line intersects a box in pixels, in a chart of the given width.
    pub(super) fn meets(&self, (left, right): (f64, f64), (top, bottom): (f64, f64), width: f64) -> bool {
        let [from, to] = [self.from, self.to].map(|end| (end.x / 100.0 * width, end.y));
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        for (at, by, low, high) in [(from.0, to.0 - from.0, left, right), (from.1, to.1 - from.1, top, bottom)] {
            let (low, high) = (low - self.around - at, high + self.around - at);
            if by == 0.0 {
                if low >= 0.0 || high <= 0.0 {
                    return false;
                }
            } else {
                (start, end) = (start.max((low / by).min(high / by)), end.min((low / by).max(high / by)));
            }
        }
        start < end
    }
}

impl TimeSeriesChart {
    /// The strong lines of a drawing of width 100, in which x is in percent. A label that is clear of them in a narrow
    /// chart is also clear in a wider one, because it covers a smaller share of the width.
    pub(super) fn strong_lines(&self) -> Vec<StrongLine> {
        let axis = StrongLine::across(0.0, 100.0, self.zero_y - 0.5, 0.5);
        let hatches = self.gaps.iter().map(|(from, to)| StrongLine::across(*from, *to, HEIGHT - 24.0, 2.0));
        let claims = self.claims.iter().map(|at| StrongLine { from: *at, to: *at, around: 5.0 });
        let mut all: Vec<StrongLine> = std::iter::once(axis).chain(hatches).chain(claims).gather();
        for line in &self.lines {
            let ends = line.iter().zip(line.iter().skip(1));
            all.extend(ends.map(|(from, to)| StrongLine { from: *from, to: *to, around: 1.0 }));
        }
        for bar in &self.bars {
            add_block(&mut all, bar, self.zero_y);
        }
        for point in &self.points {
            add_dot(&mut all, point);
        }
        for step in &self.steps {
            add_step(&mut all, step);
        }
        all
    }
}

/// Adds the top, the sides and the faded part of a bar. The sides are drawn slightly inside its ends, by at most a fraction
/// of its width.
fn add_block(all: &mut Vec<StrongLine>, bar: &PeriodBar, zero_y: f64) {
    all.push(StrongLine::across(bar.from, bar.to, bar.edge, 1.0));
    let room = (bar.to - bar.from) * 0.12;
    if bar.solid != zero_y {
        let sides = [bar.from, bar.from + room, bar.to - room, bar.to];
        all.extend(sides.map(|x| StrongLine::upright(x, bar.solid, zero_y, 0.5)));
    }
    let mut y = bar.faded.0;
    while y < bar.faded.1 {
        all.push(StrongLine::across(bar.from, bar.to, y, 1.0));
        y += STRIPES_PX;
    }
    if bar.faded.0 < bar.faded.1 {
        all.push(StrongLine::across(bar.from, bar.to, bar.faded.1, 1.0));
    }
    add_arrow(all, bar.open, Point::new(bar.from.midpoint(bar.to), bar.edge), 0.0);
}

/// Adds the arrow on the open side, `gap` pixels from a point.
fn add_arrow(all: &mut Vec<StrongLine>, open: Option<OpenSide>, at: Point, gap: f64) {
    let tip = match open {
        None => return,
        Some(OpenSide::Above) => at.y - gap - 9.0,
        Some(OpenSide::Below) => at.y + gap + 9.0,
    };
    // The line is as thick as the arrow's feet, which are 6 pixels from its axis.
    all.push(StrongLine { from: at, to: Point::new(at.x, tip), around: 1.0 });
    all.push(StrongLine::upright(at.x, at.y.min(tip) + 5.0, at.y.max(tip) - 4.0, 6.0));
}

fn add_dot(all: &mut Vec<StrongLine>, point: &DataPoint) {
    all.push(StrongLine { from: point.position, to: point.position, around: 4.0 });
    all.push(StrongLine::across(point.extent.0, point.extent.1, point.position.y, 1.0));
    add_arrow(all, point.open, point.position, 3.0);
}

/// Adds a target step with its riser and the post at its deadline.
fn add_step(all: &mut Vec<StrongLine>, step: &TargetStep) {
    all.push(StrongLine::across(step.from, step.to, step.y, 1.0));
    all.extend(step.riser.map(|other| StrongLine::upright(step.to, step.y, other, 1.0)));
    if step.is_due {
        all.push(StrongLine::upright(step.to, step.y - 6.0, step.y + 6.0, 2.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slanted_line_meets_only_what_it_passes() {
        let line = StrongLine { from: Point::new(0.0, 100.0), to: Point::new(100.0, 0.0), around: 1.0 };
        for (across, down, expected) in [
            ((40.0, 60.0), (40.0, 60.0), true),
            ((0.0, 20.0), (0.0, 60.0), false),
            ((0.0, 20.0), (70.0, 90.0), true),
            ((90.0, 100.0), (20.0, 60.0), false),
        ] {
            assert_eq!(line.meets(across, down, 100.0), expected, "{across:?} {down:?}");
        }
        let point = StrongLine { from: Point::new(50.0, 50.0), to: Point::new(50.0, 50.0), around: 4.0 };
        assert!(point.meets((148.0, 170.0), (40.0, 48.0), 300.0), "within its radius");
        assert!(!point.meets((155.0, 170.0), (40.0, 48.0), 300.0), "beside it");
    }
}
