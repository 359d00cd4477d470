//! Geolocation of the reader, requested only by a command. The browser asks for permission. The position is not stored.

use super::window;
use crate::state::GeolocationError;
use crate::story::LonLat;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Position, PositionError, PositionOptions};

/// Time limit for the browser, in milliseconds.
const TIMEOUT_MS: u32 = 12_000;

/// Calls back once with the position of the reader, or with an error.
pub fn locate(call: impl Fn(Result<LonLat, GeolocationError>) + Clone + 'static) {
    let Some(geolocation) = window().and_then(|window| window.navigator().geolocation().ok()) else {
        return call(Err(GeolocationError::Unavailable));
    };
    let (found, failed) = (call.clone(), call.clone());
    let found = Closure::once_into_js(move |position: Position| {
        let coordinates = position.coords();
        found(Ok([coordinates.longitude(), coordinates.latitude()]));
    });
    let failed = Closure::once_into_js(move |error: JsValue| {
        failed(Err(match error.unchecked_ref::<PositionError>().code() {
            PositionError::PERMISSION_DENIED => GeolocationError::Denied,
            PositionError::TIMEOUT => GeolocationError::Timeout,
            _ => GeolocationError::Unavailable,
        }));
    });
    let options = PositionOptions::new();
    options.set_timeout(TIMEOUT_MS);
    let request = geolocation.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(failed.unchecked_ref()),
        &options,
    );
    if request.is_err() {
        call(Err(GeolocationError::Unavailable));
    }
}
