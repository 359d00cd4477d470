//! Effects.

use leptos::prelude::Effect;

/// Runs a function now and whenever what it reads has changed.
#[inline(never)]
pub(in crate::ui) fn run_on_change(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
