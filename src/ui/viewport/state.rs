//! Viewport, press and motion of one drawing that pans and zooms.

use crate::geometry::Point;
use crate::scene::viewport::{PanZoomGesture, RenderedExtent, Viewport};
use crate::ui::reactive::{ErasedSignal, ErasedValue};

/// Handle to the state of one drawing.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ViewportState<V: Viewport> {
    /// Rendered extent while the drawing moves; `None` at rest.
    pub(in crate::ui) extent: ErasedSignal<Option<RenderedExtent<V>>>,
    /// Viewport at full precision; `None` where the application state determines it. It is not a signal, because only `frame`
    /// makes a change visible.
    current: ErasedValue<Option<V>>,
    /// Number of frames that moved the rendered extent.
    frame: ErasedSignal<usize>,
    pub(super) press: ErasedValue<Press<V>>,
    motion: ErasedValue<Motion<V>>,
}

/// Pointers on the drawing.
#[derive(Clone, Debug)]
pub(super) struct Press<V: Viewport> {
    pub(super) gesture: PanZoomGesture<V>,
    /// Client position of the first pointer when it went down, in CSS pixels.
    pub(super) start: Point,
    /// True if the first pointer is a finger.
    pub(super) is_touch: bool,
    /// True once a pointer has moved past the drag threshold.
    pub(super) is_dragging: bool,
    /// True if the last press ended as a drag. Some browsers send a click then.
    pub(super) has_dragged: bool,
}

impl<V: Viewport> Press<V> {
    /// Takes all pointers from the drawing.
    pub(super) fn release_all(&mut self) {
        (self.gesture, self.is_dragging) = (PanZoomGesture::default(), false);
    }
}

/// Effect of the end of a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Settle {
    /// The viewport is written to the application state.
    Commit,
    /// The application state stays.
    Rest,
}

/// Motion of the viewport: by an animation, a wheel, a key or a drag.
#[derive(Clone, Copy, Debug)]
struct Motion<V> {
    /// Effect of the end of the motion that goes on; `None` at rest.
    pending: Option<Settle>,
    /// Final viewport of the running animation.
    destination: Option<V>,
    /// Number of motions started or interrupted. One with an older number ends.
    generation: u32,
    /// True while a frame is requested.
    frame_requested: bool,
}

impl<V: Viewport> Default for ViewportState<V> {
    fn default() -> Self {
        let press = Press {
            gesture: PanZoomGesture::default(),
            start: Point::default(),
            is_touch: false,
            is_dragging: false,
            has_dragged: false,
        };
        let motion = Motion { pending: None, destination: None, generation: 0, frame_requested: false };
        Self {
            extent: ErasedSignal::new(None),
            current: ErasedValue::new(None),
            frame: ErasedSignal::new(0),
            press: ErasedValue::new(press),
            motion: ErasedValue::new(motion),
        }
    }
}

impl<V: Viewport> ViewportState<V> {
    /// Returns the viewport at full precision; `None` where the application state determines it. Not reactive.
    pub(in crate::ui) fn current(self) -> Option<V> {
        self.current.get_value()
    }

    /// Sets the viewport, or leaves it to the application state. Nothing is drawn.
    pub(in crate::ui) fn set_current(self, viewport: Option<V>) {
        self.current.set_value(viewport);
    }

    /// Returns the final viewport of the running animation, if any.
    pub(super) fn destination(self) -> Option<V> {
        self.motion.with_value(|motion| motion.destination)
    }

    /// Starts a motion to `destination`, or by an input without one (`None`). Cancels the former one, and returns the new
    /// generation.
    pub(super) fn begin_motion(self, destination: Option<V>, settle: Settle) -> u32 {
        let generation = self.interrupt();
        self.motion.update_value(|motion| {
            (motion.destination, motion.pending) = (destination, Some(settle));
        });
        generation
    }

    /// Returns what remains to be done at the end of the motion; `None` at rest.
    pub(super) fn pending(self) -> Option<Settle> {
        self.motion.with_value(|motion| motion.pending)
    }

    /// Returns true for the click that ends a drag. A press resets the flag. A click by key follows no press: the caller must
    /// not ask for it.
    pub(super) fn suppresses_click(self) -> bool {
        self.press.with_value(|press| press.has_dragged)
    }

    /// Stops the motion where it is. What remains to be done at its end stays pending. Returns the new generation.
    pub(super) fn interrupt(self) -> u32 {
        let next = self.motion.try_update_value(|motion| {
            motion.destination = None;
            motion.generation = motion.generation.wrapping_add(1);
            motion.generation
        });
        next.unwrap_or_default()
    }

    /// Returns true if no motion was started or interrupted since this generation.
    pub(super) fn is_current(self, generation: u32) -> bool {
        self.motion.with_value(|motion| motion.generation == generation)
    }

    /// Makes the caller run again in each frame that moves the rendered extent, by an animation or an input.
    pub(in crate::ui) fn track_frame(self) {
        self.frame.track();
    }

    /// Moves the rendered extent to the viewport.
    pub(super) fn show_frame(self) {
        self.frame.update(|frame| *frame = frame.wrapping_add(1));
    }

    /// Marks a frame as requested. Returns false if one is requested already.
    pub(super) fn mark_frame_requested(self) -> bool {
        let was_requested = self.motion.try_update_value(|motion| std::mem::replace(&mut motion.frame_requested, true));
        was_requested == Some(false)
    }

    /// Marks the requested frame as drawn.
    pub(super) fn frame_done(self) {
        self.motion.update_value(|motion| motion.frame_requested = false);
    }

    /// Ends the motion: the drawing is rendered without a buffer.
    pub(super) fn end_motion(self) {
        self.motion.update_value(|motion| (motion.destination, motion.pending) = (None, None));
        self.extent.set(None);
    }

    /// Cancels the motion, and leaves the viewport to the application state.
    pub(in crate::ui) fn reset(self) {
        self.interrupt();
        self.motion.update_value(|motion| motion.pending = None);
        self.set_current(None);
        if self.extent.with_untracked(Option::is_some) {
            self.extent.set(None);
        }
    }
}
