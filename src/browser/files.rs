//! What leaves the page: files to keep, and words to paste.

use js_sys::{Array, JsString};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::{Closure, JsCast};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

use super::{document, sleep, window};

/// How long a file is kept for the browser to fetch it, in milliseconds.
const REVOKE_AFTER_MS: i32 = 10_000;

/// Hands a text over as a file.
pub fn download(name: &str, kind: &str, text: &str) {
    let kind_of = BlobPropertyBag::new();
    kind_of.set_type(kind);
    let parts = Array::of1(&JsString::from(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &kind_of) {
        save_blob(name, &blob);
    }
}

/// Hands what is on a canvas over as a picture, once it is made.
pub fn download_canvas(canvas: &HtmlCanvasElement, name: String) {
    let made = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            save_blob(&name, &blob);
        }
    });
    let _ = canvas.to_blob(made.unchecked_ref());
}

fn save_blob(name: &str, blob: &Blob) {
    let link = document().and_then(|document| document.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some((link, url)) = link.zip(Url::create_object_url_with_blob(blob).ok()) else { return };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    spawn_local(async move {
        sleep(REVOKE_AFTER_MS).await;
        let _ = Url::revoke_object_url(&url);
    });
}

/// A canvas on no page, and the area to draw on.
pub fn detached_canvas(width: f64, height: f64) -> Option<(HtmlCanvasElement, DrawingArea<CanvasBackend, Shift>)> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let area = CanvasBackend::with_canvas_object(canvas.clone())?.into_drawing_area();
    Some((canvas, area))
}

/// The page's address.
pub(super) fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Puts words where they can be pasted from; whether that was allowed.
pub async fn copy_text(words: &str) -> bool {
    let Some(window) = window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(words)).await.is_ok()
}
