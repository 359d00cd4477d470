//! Bullet chart in percent of the first target, so that the target is at the same position in every row.

use super::bullet::{Bullet, BulletData, bullet_data};
use super::uncertainty::UncertainValue;
use crate::gather::Gather;
use crate::number::Interval;
use crate::scene::kit::value_axis::Axis;
use crate::scene::records::record_text::SceneContext;
use crate::story::Indicator;

/// Axis in percent. A bar beyond it is cut.
const AXIS: Axis = Axis { least: 0.0, most: 160.0 };

/// The chart of an indicator, `width` pixels wide; at a width of 100, positions are percentages. Shares are measured from
/// the baseline if [`crate::story::Progress::start`] has one. `None` without a target, and for a ceiling.
pub fn share_bullet(ctx: &SceneContext<'_>, indicator: &Indicator, width: f64) -> Option<Bullet> {
    let progress = indicator.progress(ctx.background);
    let first = progress.target.map(|target| &target.value).or(progress.implied.map(|derived| &derived.value))?;
    let start = progress.start.map_or(0.0, |value| value.number.to_f64());
    let target = first.number.to_f64();
    // Without a baseline, only a quantity that grows from zero is a share of its target.
    let has_share = progress.start.is_some() || indicator.more_is_better && target > 0.0;
    let shares = Shares { start, target };
    has_share.then(|| shares.of_data(&bullet_data(ctx, indicator)).draw(AXIS, width))
}

/// The way from the start to the target.
struct Shares {
    start: f64,
    target: f64,
}

impl Shares {
    fn of(&self, value: f64) -> f64 {
        (value - self.start) / (self.target - self.start) * 100.0
    }

    fn of_value(&self, value: &UncertainValue) -> UncertainValue {
        let [low, high] = [value.range.low, value.range.high].map(|end| self.of(end));
        let is_reversed = self.target < self.start;
        UncertainValue {
            number: self.of(value.number),
            range: if is_reversed { Interval { low: high, high: low } } else { Interval { low, high } },
            bound: if is_reversed { value.bound.reversed() } else { value.bound },
        }
    }

    fn of_data(&self, data: &BulletData) -> BulletData {
        let all = |values: &[f64]| values.iter().map(|value| self.of(*value)).gather();
        BulletData {
            actual: data.actual.as_ref().map(|value| self.of_value(value)),
            target: data.target.as_ref().map(|value| self.of_value(value)),
            is_forecast: data.is_forecast,
            original: data.original.map(|value| self.of(value)),
            baseline: None,
            earlier: all(&data.earlier),
            claims: all(&data.claims),
            pace: data.pace.map(|value| self.of(value)),
            bounds: data.bounds.map(|(near, target)| (self.of(near), self.of(target))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uncertainty::OpenSide;
    use super::*;
    use crate::number::Bound;

    fn value(number: f64, bound: Bound, half: f64) -> UncertainValue {
        let range = match bound {
            Bound::AtLeast => Interval { low: number, high: f64::INFINITY },
            Bound::AtMost => Interval { low: f64::NEG_INFINITY, high: number },
            _ => Interval { low: number - half, high: number + half },
        };
        UncertainValue { number, range, bound }
    }

    fn drawn(shares: &Shares, actual: UncertainValue, target: f64) -> Bullet {
        let target = Some(value(target, Bound::Exact, 0.0));
        shares.of_data(&BulletData { actual: Some(actual), target, ..BulletData::default() }).draw(AXIS, 160.0)
    }

    #[test]
    fn the_first_target_is_at_100_percent() {
        let shares = Shares { start: 0.0, target: 55.0 };
        let bullet = drawn(&shares, value(75.0, Bound::Exact, 0.5), 75.0);
        let bar = bullet.bar.unwrap();
        assert!((bar.end - 136.36).abs() < 0.01 && bar.solid < bar.end && bar.faded.1 > bar.end, "{bar:?}");
        assert_eq!(bullet.target.map(f64::round), Some(136.0));
        assert!(drawn(&shares, value(100.0, Bound::Exact, 0.0), 55.0).bar.unwrap().is_cut);
    }

    #[test]
    fn on_a_way_down_bounds_are_reversed() {
        let shares = Shares { start: 100.0, target: 50.0 };
        let bar = drawn(&shares, value(60.0, Bound::AtMost, 0.0), 50.0).bar.unwrap();
        assert_eq!((bar.end, bar.open), (80.0, Some(OpenSide::Above)));
        let bar = drawn(&shares, value(60.0, Bound::Exact, 5.0), 50.0).bar.unwrap();
        assert_eq!((bar.solid, bar.faded), (70.0, (70.0, 90.0)));
    }
}
