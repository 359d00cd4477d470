//! Downloads, canvases for export, the clipboard, and sharing.

use js_sys::{Array, JsString};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use wasm_bindgen::prelude::{Closure, JsCast};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, ShareData, Url};

use super::canvas_backend::CanvasBackend;
use super::spawn::spawn_local;
use super::{document, sleep, window};

/// Delay before the object URL of a download is revoked, in milliseconds. The browser reads the file during this time.
const REVOKE_AFTER_MS: i32 = 10_000;

/// Downloads a text as a file. `kind` is its MIME type.
pub fn download(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsString::from(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// Downloads the content of a canvas as a PNG image, once the browser has encoded it.
pub fn download_canvas(canvas: &HtmlCanvasElement, name: String) {
    let on_encoded = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            save_blob(&name, &blob);
        }
    });
    let _ = canvas.to_blob(on_encoded.unchecked_ref());
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

/// Creates a canvas outside of the document, with its drawing area. The width and height are in pixels. `None` without
/// a 2D context.
pub fn detached_canvas(width: f64, height: f64) -> Option<(HtmlCanvasElement, DrawingArea<CanvasBackend, Shift>)> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let area = CanvasBackend::new(canvas.clone())?.into_drawing_area();
    Some((canvas, area))
}

/// Returns the address of the page, or an empty string if the browser refuses.
pub(super) fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Copies a text to the clipboard. Returns false if the browser does not allow it, as on a page without HTTPS.
pub async fn copy_text(words: &str) -> bool {
    let Some(window) = window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(words)).await.is_ok()
}

/// True if the browser can share an address with other apps. Always false in native builds.
pub fn can_share() -> bool {
    window().is_some_and(|window| js_sys::Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false))
}

/// Shares an address with its title. The reader may choose no app, which is ignored.
pub async fn share(title: &str, url: &str) {
    let Some(window) = window() else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    let _ = JsFuture::from(window.navigator().share_with_data(&data)).await;
}
