//! A request and its response, without the caches, redirects and decompression of a browser.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty};
use hyper::HeaderMap;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use xtask::Result;

/// The time within which a host has to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Bytes,
    headers: HeaderMap,
}

impl Answer {
    /// The values of a header, joined by commas; empty without the header.
    pub(super) fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        values.collect::<Vec<_>>().join(", ")
    }
}

/// Requests a path from a port of this machine.
pub(super) fn get(port: u16, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    let trouble = |error: &dyn std::fmt::Display| format!("{path}: no answer: {error}");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| trouble(&error))?;
    let mut request = hyper::Request::get(format!("http://127.0.0.1:{port}{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Empty::<Bytes>::new()).map_err(|error| trouble(&error))?;
    runtime.block_on(async {
        let answer = async {
            let client = Client::builder(TokioExecutor::new()).build_http();
            let (head, body) = client.request(request).await.map_err(|error| trouble(&error))?.into_parts();
            let body = body.collect().await.map_err(|error| trouble(&error))?.to_bytes();
            Ok(Answer { status: head.status.as_u16(), body, headers: head.headers })
        };
        tokio::time::timeout(TIMEOUT, answer).await.map_err(|error| trouble(&error))?
    })
}
