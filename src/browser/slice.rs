//! Long work in slices of time, between which the page responds.

use std::cell::Cell;
use std::rc::Rc;

use super::{frames, now};

/// Length of a slice in milliseconds. The page still draws 60 frames a second on a fast device.
const SLICE_MS: f64 = 8.0;

/// The current slice of long work.
#[derive(Clone, Debug)]
pub struct TimeSlice {
    begin: Rc<Cell<f64>>,
}

impl TimeSlice {
    /// Begins the first slice.
    pub fn new() -> Self {
        Self { begin: Rc::new(Cell::new(now())) }
    }

    /// Waits for the next frame if the slice is used up.
    pub async fn pause(self) {
        if now() - self.begin.get() > SLICE_MS {
            frames(1).await;
            self.begin.set(now());
        }
    }
}

impl Default for TimeSlice {
    fn default() -> Self {
        Self::new()
    }
}
