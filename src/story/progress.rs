//! What of an indicator's record is set side by side: its result, its first target, a raised one, the share.

use super::{Basis, Derived, Indicator, Observation, Ratio, Target, TargetKind};
use crate::number::Decimal;

/// The result beside the target that it is measured by.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    /// The first target announced.
    pub target: Option<&'a Target>,
    /// A later, raised target.
    pub raised: Option<&'a Target>,
    /// The last observation.
    pub actual: Option<&'a Observation>,
    /// Actual ÷ target in percent, to one decimal place.
    pub percent: Option<Decimal>,
    /// The share of the target that a source printed.
    pub ratio: Option<&'a Ratio>,
    /// The target that we worked out, where none is told.
    pub implied: Option<&'a Derived>,
}

impl Indicator {
    /// How it stands; with `background` false, from the article's own figures alone.
    pub fn progress(&self, background: bool) -> Progress<'_> {
        let told = |basis: Basis| background || basis == Basis::Article;
        let mut targets = self.targets.iter().filter(|target| told(target.evidence.basis));
        let target = targets.clone().find(|target| target.kind != TargetKind::Raised);
        let raised = targets.rfind(|target| target.kind == TargetKind::Raised);
        let observations = || self.observations.iter().filter(|seen| told(seen.evidence.basis));
        let actual = observations().rfind(|seen| seen.is_result).or_else(|| observations().next_back());
        let ratio = self.ratios.iter().find(|ratio| told(ratio.evidence.basis));
        let implied = self.derived.iter().find(|derived| told(derived.evidence.basis)).filter(|_| target.is_none());
        let percent = target.zip(actual).and_then(|(target, actual)| share(actual, target));
        Progress { target, raised, actual, percent, ratio, implied }
    }
}

fn share(actual: &Observation, target: &Target) -> Option<Decimal> {
    let goal = target.value.number.to_f64();
    let percent = actual.value.number.to_f64() / goal * 100.0;
    // Far beyond that it is no share any more.
    (goal > 0.0 && percent.abs() < 1e9).then(|| Decimal::nearest(percent, 1))
}
