//! Detects resize loops, in which a page and its frame make each other grow for ever.

/// This many growths within the time limit, without user input, are a loop.
const MAX_GROWTHS: usize = 10;
const GROWTH_WINDOW_MS: f64 = 1_000.0;

/// Decision for a height change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
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
    pub fn judge(&mut self, height: f64, now: f64) -> Verdict {
        if self.is_open {
            return Verdict::Suppress;
        }
        if height > self.last {
            self.growths.retain(|then| now - then < GROWTH_WINDOW_MS);
            self.growths.push(now);
        }
        self.last = height;
        self.is_open = self.growths.len() > MAX_GROWTHS;
        if self.is_open { Verdict::LoopDetected } else { Verdict::Report }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endless_growth_is_stopped_and_reported_once() {
        let mut breaker = ResizeLoopGuard::default();
        let mut judge = |step: u32| breaker.judge(f64::from(step * 10 + 10), f64::from(step) * 50.0);
        let verdicts: Vec<_> = (0..14).map(&mut judge).collect();
        assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::Report).count(), 10);
        assert_eq!((verdicts[10], verdicts[11]), (Verdict::LoopDetected, Verdict::Suppress));
        breaker.reset();
        assert_eq!(breaker.judge(900.0, 5_000.0), Verdict::Report);
    }

    #[test]
    fn slow_growth_and_shrinking_go_on() {
        let mut breaker = ResizeLoopGuard::default();
        let mut reports = |height: u32, now: u32| breaker.judge(f64::from(height), f64::from(now)) == Verdict::Report;
        assert!((0..100).all(|step| reports(step + 1, step * 200)));
        assert!((0..100).all(|step| reports(100 - step, 20_000 + step)));
    }
}
