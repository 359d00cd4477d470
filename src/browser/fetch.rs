//! Files of this site, as bytes, with progress and limits.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestRedirect, Url};

use super::Root;
use super::page::Timer;
use crate::state::FetchError;

/// The largest story, in bytes after decoding.
const MAX_BYTES: usize = 8 << 20;

/// How long an answer may take to begin, and each part of it to follow, in milliseconds.
const IDLE_TIMEOUTS_MS: [i32; 2] = [10_000, 8_000];

/// How long the whole file may take, in milliseconds: the largest comes in that time at 1.2 megabits a second.
const TOTAL_TIMEOUT_MS: f64 = 60_000.0;

impl Root {
    /// Fetches a file below the page's address; `progress` is called with the percentage, where the length is known.
    pub async fn fetch(&self, path: &str, progress: &dyn Fn(Option<u32>)) -> Result<Vec<u8>, FetchError> {
        match self.address_below(path) {
            Some(address) => fetch(&address, progress).await,
            None => Err(FetchError::Network),
        }
    }

    /// The absolute address of a path, as the browser reads it; none where that is not below the directory of the page.
    fn address_below(&self, path: &str) -> Option<String> {
        let base = match self.base() {
            Some(base) => base.to_owned(),
            None => super::document()?.base_uri().ok()??,
        };
        let resolved = |path: &str| Some(Url::new_with_base(path, &base).ok()?.href());
        let (address, directory) = (resolved(path)?, resolved(".")?);
        // An address begins with its origin, and that of a directory ends with a slash.
        address.starts_with(&directory).then_some(address)
    }
}

/// Time limit for the next part of a file, in milliseconds; `elapsed` is the time since the request.
fn idle_timeout_ms(idle: i32, elapsed: f64) -> i32 {
    idle.min((TOTAL_TIMEOUT_MS - elapsed).max(0.0) as i32)
}

/// Ends a request that says nothing for too long, or takes too long as a whole. Dropped, it watches no more.
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

    /// Gives the next part `idle` milliseconds, or fewer when the time for the whole file is nearly over.
    fn give(&self, idle: i32) {
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

async fn fetch(path: &str, progress: &dyn Fn(Option<u32>)) -> Result<Vec<u8>, FetchError> {
    let watch = Watchdog::new();
    let signal = watch.controller.as_ref().map(AbortController::signal);
    watch.give(IDLE_TIMEOUTS_MS[0]);
    let request = Request::get(path).redirect(RequestRedirect::Manual).abort_signal(signal.as_ref());
    let Ok(response) = request.send().await else { return Err(watch.error_or(FetchError::Network)) };
    // A redirect that is not followed is the only answer without a status.
    if response.status() == 0 {
        return Err(FetchError::Redirected);
    }
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let headers = response.headers();
    if headers.get("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        return Err(FetchError::Html);
    }
    // The length of a compressed body says nothing of the bytes that will come.
    let length = headers.get("content-length").filter(|_| headers.get("content-encoding").is_none());
    let length = length.and_then(|length| length.parse::<usize>().ok());
    let Some(reader) = response.body().and_then(|body| body.get_reader().dyn_into().ok()) else {
        return Err(FetchError::Network);
    };
    read(&reader, length, progress, &watch).await
}

async fn read(
    reader: &ReadableStreamDefaultReader,
    length: Option<usize>,
    progress: &dyn Fn(Option<u32>),
    watch: &Watchdog,
) -> Result<Vec<u8>, FetchError> {
    // Put together once all is there: memory that grows step by step is copied at each step.
    let (mut chunks, mut total) = (Vec::new(), 0);
    loop {
        watch.give(IDLE_TIMEOUTS_MS[1]);
        let Ok(chunk) = JsFuture::from(reader.read()).await else {
            return Err(watch.error_or(FetchError::Interrupted));
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
        if let Some(place) = bytes.get_mut(start..end) {
            chunk.copy_to(place);
        }
        start = end;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_drips_has_a_limit_as_a_whole() {
        assert_eq!(idle_timeout_ms(IDLE_TIMEOUTS_MS[1], 0.0), IDLE_TIMEOUTS_MS[1]);
        assert_eq!(idle_timeout_ms(IDLE_TIMEOUTS_MS[1], TOTAL_TIMEOUT_MS - 1_500.0), 1_500);
        assert_eq!(
            (idle_timeout_ms(IDLE_TIMEOUTS_MS[1], TOTAL_TIMEOUT_MS), idle_timeout_ms(IDLE_TIMEOUTS_MS[1], 1e9)),
            (0, 0)
        );
        // A byte in 1.5 s, for as long as it may.
        let (mut elapsed, mut parts) = (0.0, 0);
        while idle_timeout_ms(IDLE_TIMEOUTS_MS[1], elapsed) > 1_500 {
            (elapsed, parts) = (elapsed + 1_500.0, parts + 1);
        }
        assert!(parts < 40 && elapsed <= TOTAL_TIMEOUT_MS);
    }
}
