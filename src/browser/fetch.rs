//! Fetches files of this site as bytes, with progress, a size limit and time limits.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestInit, RequestRedirect, Response, Url};

use super::Root;
use super::page::Timer;
use crate::state::FetchError;

/// Maximum size of a file, in bytes after decompression.
const MAX_BYTES: usize = 8 << 20;

/// Time limits for the response to begin and for each chunk of it, in milliseconds.
const IDLE_TIMEOUTS_MS: [i32; 2] = [10_000, 8_000];

/// Time limit for the whole file, in milliseconds. A file of the maximum size arrives in time at 1.2 Mbit/s.
const TOTAL_TIMEOUT_MS: f64 = 60_000.0;

impl Root {
    /// Fetches a file below the base address. After each chunk, `progress` gets the percentage, or `None` if the
    /// length is unknown.
    ///
    /// An address outside the directory of the base is a [`FetchError::Network`].
    pub async fn fetch(&self, path: &str, progress: &dyn Fn(Option<u32>)) -> Result<Vec<u8>, FetchError> {
        match self.address_below(path) {
            Some(address) => fetch(&address, progress).await,
            None => Err(FetchError::Network),
        }
    }

    /// Resolves a path to an absolute address, as the browser does. `None` if it is outside the directory of the base.
    fn address_below(&self, path: &str) -> Option<String> {
        let base = self.base()?;
        let resolve = |path: &str| Some(Url::new_with_base(path, &base.address).ok()?.href());
        let (address, directory) = (resolve(path)?, resolve(".")?);
        // Both addresses include the origin, and the directory ends with a slash, so a test of the prefix is enough.
        address.starts_with(&directory).then_some(address)
    }
}

/// Time limit for the next chunk of a file, in milliseconds. `elapsed` is the time since the request.
fn idle_timeout_ms(idle: i32, elapsed: f64) -> i32 {
    idle.min((TOTAL_TIMEOUT_MS - elapsed).max(0.0) as i32)
}

/// Aborts a request that stalls or takes too long as a whole. Dropping it stops its timer.
struct Watchdog {
    controller: Option<AbortController>,
    started: f64,
    is_late: Rc<Cell<bool>>,
    timer: RefCell<Option<Timer>>,
}

impl Watchdog {
    fn new() -> Self {
        Self {
            controller: AbortController::new().ok(),
            started: super::now(),
            is_late: Rc::default(),
            timer: RefCell::default(),
        }
    }

    /// Starts the time limit for the next chunk: `idle` milliseconds, or less if the time for the whole file is nearly
    /// over.
    fn restart(&self, idle: i32) {
        let milliseconds = idle_timeout_ms(idle, super::now() - self.started);
        let (is_late, controller) = (self.is_late.clone(), self.controller.clone());
        let timer = Timer::new(milliseconds, move || {
            is_late.set(true);
            if let Some(controller) = &controller {
                controller.abort();
            }
        });
        self.timer.replace(timer);
    }

    /// The error of a failed request: a timeout if the time limit has expired, otherwise `other`.
    fn error_or(&self, other: FetchError) -> FetchError {
        if self.is_late.get() { FetchError::Timeout } else { other }
    }
}

/// Sends a request, and returns the response as soon as its headers have arrived. `None` if there is none.
pub(super) async fn response_to(address: &str, request: &RequestInit) -> Option<Response> {
    let sent = super::window()?.fetch_with_str_and_init(address, request);
    JsFuture::from(sent).await.ok()?.dyn_into().ok()
}

async fn fetch(path: &str, progress: &dyn Fn(Option<u32>)) -> Result<Vec<u8>, FetchError> {
    let watchdog = Watchdog::new();
    let signal = watchdog.controller.as_ref().map(AbortController::signal);
    watchdog.restart(IDLE_TIMEOUTS_MS[0]);
    let request = RequestInit::new();
    request.set_redirect(RequestRedirect::Manual);
    request.set_signal(signal.as_ref());
    let Some(response) = response_to(path, &request).await else {
        return Err(watchdog.error_or(FetchError::Network));
    };
    // A redirect that is not followed is the only response without a status.
    if response.status() == 0 {
        return Err(FetchError::Redirected);
    }
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let headers = response.headers();
    let header = |name: &str| headers.get(name).ok().flatten();
    if header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        return Err(FetchError::Html);
    }
    // For a compressed body, `content-length` counts the compressed bytes, not the bytes read here.
    let length = header("content-length").filter(|_| header("content-encoding").is_none());
    let length = length.and_then(|length| length.parse::<usize>().ok());
    let Some(reader) = response.body().and_then(|body| body.get_reader().dyn_into().ok()) else {
        return Err(FetchError::Network);
    };
    read(&reader, length, progress, &watchdog).await
}

async fn read(
    reader: &ReadableStreamDefaultReader,
    length: Option<usize>,
    progress: &dyn Fn(Option<u32>),
    watchdog: &Watchdog,
) -> Result<Vec<u8>, FetchError> {
    // The chunks are joined at the end, because a growing buffer is copied each time it grows.
    let (mut chunks, mut total) = (Vec::new(), 0);
    loop {
        watchdog.restart(IDLE_TIMEOUTS_MS[1]);
        let Ok(chunk) = JsFuture::from(reader.read()).await else {
            return Err(watchdog.error_or(FetchError::Interrupted));
        };
        let field = |key: &str| Reflect::get(&chunk, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(concat(&chunks, total));
        }
        let chunk = Uint8Array::new(&field("value"));
        total += chunk.length() as usize;
        if total > MAX_BYTES {
            let _ = reader.cancel();
            return Err(FetchError::TooLarge);
        }
        chunks.push(chunk);
        progress(length.filter(|all| *all > 0).map(|all| (total * 100 / all).min(100) as u32));
    }
}

fn concat(chunks: &[Uint8Array], total: usize) -> Vec<u8> {
    let (mut bytes, mut start) = (vec![0; total], 0);
    for chunk in chunks {
        let end = start + chunk.length() as usize;
        if let Some(target) = bytes.get_mut(start..end) {
            chunk.copy_to(target);
        }
        start = end;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_file_has_a_total_time_limit() {
        assert_eq!(idle_timeout_ms(IDLE_TIMEOUTS_MS[1], 0.0), IDLE_TIMEOUTS_MS[1]);
        assert_eq!(idle_timeout_ms(IDLE_TIMEOUTS_MS[1], TOTAL_TIMEOUT_MS - 1_500.0), 1_500);
        assert_eq!(
            (idle_timeout_ms(IDLE_TIMEOUTS_MS[1], TOTAL_TIMEOUT_MS), idle_timeout_ms(IDLE_TIMEOUTS_MS[1], 1e9)),
            (0, 0)
        );
        // A chunk every 1.5 seconds, for as long as the limits allow.
        let (mut elapsed, mut chunks) = (0.0, 0);
        while idle_timeout_ms(IDLE_TIMEOUTS_MS[1], elapsed) > 1_500 {
            (elapsed, chunks) = (elapsed + 1_500.0, chunks + 1);
        }
        assert!(chunks < 40 && elapsed <= TOTAL_TIMEOUT_MS);
    }
}
