//! Starts asynchronous tasks.

use std::pin::Pin;

/// Runs a future on the event loop of the page. Does nothing in a native build, which has none.
///
/// Boxed, because `wasm_bindgen_futures::spawn_local` adds over 500 bytes of wasm for each type of future.
pub fn spawn_local(future: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(future));
}

#[inline(never)]
fn spawn_boxed(future: Pin<Box<dyn Future<Output = ()>>>) {
    if cfg!(target_arch = "wasm32") {
        wasm_bindgen_futures::spawn_local(future);
    }
}
