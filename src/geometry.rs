//! Points, boxes, and numbers formatted for SVG and CSS. Units are CSS pixels; y grows downwards.

use std::fmt::Write as _;

/// A point in the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to another point.
    pub fn distance(self, other: Self) -> f64 {
        ((self.x - other.x).powi(2) + (self.y - other.y).powi(2)).sqrt()
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Size {
    /// The size `width` × `height`.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

/// A box with its sides along the axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left side.
    pub x: f64,
    /// Upper side.
    pub y: f64,
    /// Width, never negative.
    pub width: f64,
    /// Height, never negative.
    pub height: f64,
}

impl Rect {
    /// The box with its upper left corner at `x`, `y`.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// True if the two boxes share any area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// True if `other` lies completely inside.
    pub fn contains(&self, other: &Self) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }

    /// True if the point lies inside or on the edge.
    pub fn contains_point(&self, point: Point) -> bool {
        (self.x..=self.x + self.width).contains(&point.x) && (self.y..=self.y + self.height).contains(&point.y)
    }

    /// The middle.
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// True if a point is inside a ring (even-odd rule).
pub fn ring_contains(ring: &[Point], at: Point) -> bool {
    let mut is_inside = false;
    let mut before = ring.last().copied().unwrap_or_default();
    for point in ring {
        if (point.y > at.y) != (before.y > at.y)
            && at.x < (before.x - point.x) * (at.y - point.y) / (before.y - point.y) + point.x
        {
            is_inside = !is_inside;
        }
        before = *point;
    }
    is_inside
}

/// Clamps a value. Unlike `f64::clamp` it has no panic, whose message would link the formatting of floats: 1 kB of brotli.
pub fn clamp(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// Sine of an angle in radians, accurate to 1e-12 for angles within ±10 000.
///
/// Taylor series after reduction to a quarter turn. `f64::sin` reduces angles of any size, which costs 6 kB of wasm.
pub fn sine(angle: f64) -> f64 {
    // Pi in two parts (W. J. Cody, W. Waite, "Software Manual for the Elementary Functions", 1980): the first has so few
    // digits that its multiples are exact.
    const PI: [f64; 2] = [3.140_625, 9.676_535_897_932_385e-4];
    let halves = (angle / std::f64::consts::PI).round();
    let x = (angle - halves * PI[0]) - halves * PI[1];
    let sine = (1..=9).rev().fold(1.0, |sum, n| 1.0 - x * x / f64::from(2 * n * (2 * n + 1)) * sum) * x;
    if (halves as i64) % 2 == 0 { sine } else { -sine }
}

/// Formats a fraction as a percentage with at most three decimal places: 0.01 px at a width of 1000 px.
pub fn css_percent(share: f64) -> String {
    let thousandths = (share * 100_000.0).round() as i64;
    let (sign, all) = (if thousandths < 0 { "-" } else { "" }, thousandths.abs());
    let fraction = format!("{:03}", all % 1000);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}%", all / 1000)
}

/// Formats a coordinate for SVG, rounded to a tenth of a pixel.
///
/// Uses integers, because the standard formatting of floats adds 7 kB of brotli.
pub fn coordinate(value: f64) -> String {
    let mut text = String::new();
    push_coordinate(&mut text, value);
    text
}

fn push_coordinate(text: &mut String, value: f64) {
    let tenths = (value * 10.0).round() as i64;
    if tenths < 0 {
        text.push('-');
    }
    let (integer, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    // Writing to a String cannot fail.
    let _ = if tenth == 0 { write!(text, "{integer}") } else { write!(text, "{integer}.{tenth}") };
}

/// A closed ring as SVG path data with relative coordinates in whole pixels.
///
/// For the basemap, whose lines are simplified anyway. Half the length of [`path_data`].
pub fn ring_steps(points: &[Point]) -> String {
    let mut text = String::new();
    let mut at = (0, 0);
    for (index, point) in points.iter().enumerate() {
        let next = (point.x.round() as i64, point.y.round() as i64);
        let step = (next.0 - at.0, next.1 - at.1);
        if index > 0 && step == (0, 0) {
            continue;
        }
        let gap = if step.1 < 0 { "" } else { " " };
        // Writing to a String cannot fail.
        let _ = write!(text, "{}{}{gap}{}", if index == 0 { 'M' } else { 'l' }, step.0, step.1);
        at = next;
    }
    if !text.is_empty() {
        text.push('Z');
    }
    text
}

/// Points as SVG path data, closed if `closed`. Empty for fewer than two points.
pub fn path_data(points: &[Point], closed: bool) -> String {
    let mut text = String::new();
    if points.len() < 2 {
        return text;
    }
    for (index, point) in points.iter().enumerate() {
        text.push(if index == 0 { 'M' } else { 'L' });
        push_coordinate(&mut text, point.x);
        text.push(' ');
        push_coordinate(&mut text, point.y);
    }
    if closed {
        text.push('Z');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_sine_is_the_sine() {
        for step in -100_000..=100_000 {
            let angle = f64::from(step) * 0.0999;
            assert!((sine(angle) - angle.sin()).abs() < 1e-12, "{angle}");
        }
        for degree in -90..=90 {
            let angle = f64::from(degree).to_radians();
            assert!((sine(angle) - angle.sin()).abs() < 1e-13, "{degree}");
        }
    }

    #[test]
    fn coordinates_are_rounded_to_a_tenth() {
        for (value, text) in
            [(0.0, "0"), (-0.04, "0"), (1.25, "1.3"), (-12.34, "-12.3"), (99.96, "100"), (-0.5, "-0.5")]
        {
            assert_eq!(coordinate(value), text);
        }
    }

    #[test]
    fn a_path_closes_only_when_asked() {
        let line = [Point::new(0.0, 0.0), Point::new(3.0, 4.5)];
        assert_eq!(path_data(&line, false), "M0 0L3 4.5");
        assert_eq!(path_data(&line, true), "M0 0L3 4.5Z");
        assert_eq!(path_data(&line[..1], true), "");
    }

    #[test]
    fn steps_do_not_drift() {
        let ring = [(0.4, 0.4), (10.6, 0.2), (10.6, 0.3), (10.4, 9.6)].map(|(x, y)| Point::new(x, y));
        assert_eq!(ring_steps(&ring), "M0 0l11 0l-1 10Z");
        assert_eq!(ring_steps(&[]), "");
    }

    #[test]
    fn a_ring_holds_what_is_inside() {
        let hook = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (8.0, 10.0), (8.0, 2.0), (0.0, 2.0)];
        let hook = hook.map(|(x, y)| Point::new(x, y));
        assert!(ring_contains(&hook, Point::new(9.0, 9.0)) && ring_contains(&hook, Point::new(1.0, 1.0)));
        assert!(!ring_contains(&hook, Point::new(4.0, 6.0)) && !ring_contains(&hook, Point::new(11.0, 1.0)));
        assert!(!ring_contains(&[], Point::default()));
    }

    #[test]
    fn boxes_that_only_touch_do_not_overlap() {
        let left = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!left.overlaps(&Rect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(left.overlaps(&Rect::new(9.9, 9.9, 5.0, 5.0)));
        assert!(left.contains(&Rect::new(2.0, 2.0, 8.0, 8.0)));
    }
}
