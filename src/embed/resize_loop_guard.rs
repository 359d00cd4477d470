//! Detects resize loops, in which a page and its frame make each other grow for ever.

/// This many growths within the time limit, without user input, are a loop.
const MAX_GROWTHS: usize = 10;
const GROWTH_WINDOW_MS: f64 = 1_000.0;

/// Decision for a height change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeightDecision {
    /// Report it to the host.
    Report,
    /// Report a resize loop instead.
    LoopDetected,
    /// Suppress it.
    Suppress,
}

/// Guard against resize loops.
#[derive(Clone, Debug, Default)]
pub struct ResizeLoopGuard {
    last: f64,
    /// Times of the growths, in milliseconds.
    growths: Vec<f64>,
    is_open: bool,
}

impl ResizeLoopGuard {
    /// Forgets past growths after user input, which explains further ones.
    pub fn reset(&mut self) {
        self.growths.clear();
        self.is_open = false;
    }

    /// Decides on a height at a time in milliseconds.
    pub fn decide(&mut self, height: f64, now: f64) -> HeightDecision {
        if self.is_open {
            return HeightDecision::Suppress;
        }
        if height > self.last {
            self.growths.retain(|then| now - then < GROWTH_WINDOW_MS);
            self.growths.push(now);
        }
        self.last = height;
        self.is_open = self.growths.len() > MAX_GROWTHS;
        if self.is_open { HeightDecision::LoopDetected } else { HeightDecision::Report }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endless_growth_is_stopped_and_reported_once() {
        let mut guard = ResizeLoopGuard::default();
        let mut decide = |step: u32| guard.decide(f64::from(step * 10 + 10), f64::from(step) * 50.0);
        let decisions: Vec<_> = (0..14).map(&mut decide).collect();
        assert_eq!(decisions.iter().filter(|decision| **decision == HeightDecision::Report).count(), 10);
        assert_eq!((decisions[10], decisions[11]), (HeightDecision::LoopDetected, HeightDecision::Suppress));
        guard.reset();
        assert_eq!(guard.decide(900.0, 5_000.0), HeightDecision::Report);
    }

    #[test]
    fn slow_growth_and_shrinking_go_on() {
        let mut guard = ResizeLoopGuard::default();
        let mut reports =
            |height: u32, now: u32| guard.decide(f64::from(height), f64::from(now)) == HeightDecision::Report;
        assert!((0..100).all(|step| reports(step + 1, step * 200)));
        assert!((0..100).all(|step| reports(100 - step, 20_000 + step)));
    }
}
