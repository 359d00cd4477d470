//! The way to a target, as along a shore: how far one was by which day, and how far there was to go.

use super::axis::Axis;
use super::bullet::Amount;
use crate::number::Bound;
use crate::scene::facts::Told;
use crate::story::Indicator;

/// The height of a chart.
pub const HEIGHT: f64 = 26.0;

/// The numbers of a chart, in the unit of the indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// From nought to the target, or to what goes beyond it.
    pub axis: Axis,
    stops: Vec<Amount>,
    claims: Vec<f64>,
    target: Option<f64>,
}

/// A stretch of the way, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Its start: where the stretch before ended.
    pub from: f64,
    /// Its end, as far as it is known to reach.
    pub to: f64,
    /// How far it may reach.
    pub soft: f64,
    /// Whether it is the last.
    pub is_last: bool,
}

/// A drawing, in pixels of its own width and [`HEIGHT`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    /// Its width.
    pub width: f64,
    /// The whole way.
    pub whole: f64,
    /// What was come along, stretch by stretch.
    pub stretches: Vec<Stretch>,
    /// What other sources say instead.
    pub claims: Vec<f64>,
    /// The mark of the target.
    pub target: Option<f64>,
}

/// The numbers of an indicator.
pub fn plan(told: &Told<'_>, indicator: &Indicator) -> Plan {
    let seen = indicator.observations.iter().filter(|seen| told.tells(&seen.evidence));
    let stops: Vec<Amount> = seen.map(|seen| Amount::of(&seen.value)).collect();
    let progress = indicator.progress(told.background);
    let target = progress.raised.or(progress.target).map(|target| target.value.number.to_f64());
    let claims = indicator.claims.iter().filter(|claim| told.tells(&claim.evidence));
    let is_new = |own: &f64| stops.iter().all(|stop| stop.number != *own);
    let claims: Vec<f64> = claims.map(|claim| claim.value.number.to_f64()).filter(is_new).collect();
    let all = stops.iter().flat_map(Amount::ends).chain(target).chain(claims.iter().copied());
    Plan { axis: Axis::around(all), stops, claims, target }
}

impl Plan {
    /// The chart, as wide as `width`.
    pub fn way(&self, width: f64) -> Way {
        let px = |value: f64| self.axis.share(value) * width;
        let mut from = px(0.0);
        let stretch = |(index, stop): (usize, &Amount)| {
            let [low, high] = stop.ends().map(px);
            let soft = if stop.bound == Bound::About && high <= low { (high + 4.0).min(width) } else { high };
            let own = Stretch { from, to: low.max(from), soft, is_last: index + 1 == self.stops.len() };
            from = own.to;
            own
        };
        let stretches: Vec<Stretch> = self.stops.iter().enumerate().map(stretch).collect();
        let end = stretches.last().map_or(0.0, |last| last.soft);
        Way {
            width,
            whole: self.target.map_or(end, px).max(end),
            stretches,
            claims: self.claims.iter().copied().map(px).collect(),
            target: self.target.map(px),
        }
    }
}
