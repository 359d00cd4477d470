//! Stops a page and its frame from making each other grow for ever.

/// So many growths in so short a time, with nobody touching the page, are a loop.
const MOST: usize = 10;
const WITHIN: f64 = 1_000.0;

/// What becomes of a height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is told.
    Tell,
    /// It is one too many, which is told in its place.
    Loop,
    /// It is kept for oneself.
    Keep,
}

/// Watches heights.
#[derive(Clone, Debug, Default)]
pub struct Breaker {
    last: f64,
    /// When the page grew, in milliseconds.
    growths: Vec<f64>,
    is_open: bool,
}

impl Breaker {
    /// Somebody touched the page: what grows now grows for that.
    pub fn touched(&mut self) {
        self.growths.clear();
        self.is_open = false;
    }

    /// What becomes of a height at a time, in milliseconds.
    pub fn judge(&mut self, height: f64, now: f64) -> Verdict {
        if self.is_open {
            return Verdict::Keep;
        }
        if height > self.last {
            self.growths.retain(|then| now - then < WITHIN);
            self.growths.push(now);
        }
        self.last = height;
        self.is_open = self.growths.len() > MOST;
        if self.is_open { Verdict::Loop } else { Verdict::Tell }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_for_ever_is_stopped_and_told_once() {
        let mut breaker = Breaker::default();
        let mut judge = |step: u32| breaker.judge(f64::from(step * 10 + 10), f64::from(step) * 50.0);
        let told: Vec<_> = (0..14).map(&mut judge).collect();
        assert_eq!(told.iter().filter(|own| **own == Verdict::Tell).count(), 10);
        assert_eq!((told[10], told[11]), (Verdict::Loop, Verdict::Keep));
        breaker.touched();
        assert_eq!(breaker.judge(900.0, 5_000.0), Verdict::Tell);
    }

    #[test]
    fn slow_growth_and_shrinking_go_on() {
        let mut breaker = Breaker::default();
        let mut tells = |height: u32, now: u32| breaker.judge(f64::from(height), f64::from(now)) == Verdict::Tell;
        assert!((0..100).all(|step| tells(step + 1, step * 200)));
        assert!((0..100).all(|step| tells(100 - step, 20_000 + step)));
    }
}
