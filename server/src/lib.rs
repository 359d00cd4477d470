//! Serves a directory as a static host does, with the headers of a release, and runs the handlers of the test servers.

mod base_path;
mod content_type;
pub mod host_check;
mod static_site;

pub use base_path::base_path_of;
pub use content_type::content_type;
pub use static_site::{SiteOptions, StaticSite};

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use xtask::Result;

/// A request as it arrives.
pub type Request = hyper::Request<Incoming>;
/// The body of a response: whole, or in pieces over time.
pub type Body = UnsyncBoxBody<Bytes, io::Error>;
/// A response.
pub type Response = hyper::Response<Body>;

/// The longest time between two requests of a connection.
const IDLE: Duration = Duration::from_secs(30);

/// Answers requests.
pub trait Handler: Send + Sync + 'static {
    /// True if a connection is closed after one response.
    const ONE_REQUEST: bool = false;

    /// The response to a request.
    fn answer(&self, request: Request) -> impl Future<Output = Response> + Send;

    /// True if a connection is reset instead of answered. Asked only with [`ONE_REQUEST`](Self::ONE_REQUEST).
    fn resets(&self, _path: &str) -> bool {
        false
    }
}

/// A running server on 127.0.0.1. Dropping it closes its connections.
#[derive(Debug)]
pub struct Server {
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `directory`; port 0 takes a free one.
    pub fn start(directory: &Path, port: u16) -> Result<Self> {
        Self::start_with(directory, port, SiteOptions::default())
    }

    /// Serves `directory` with other headers.
    pub fn start_with(directory: &Path, port: u16, options: SiteOptions<'_>) -> Result<Self> {
        Self::with_handler(port, StaticSite::new(directory, options)?)
    }

    /// Serves what a handler answers; port 0 takes a free one.
    pub fn with_handler(port: u16, handler: impl Handler) -> Result<Self> {
        let cannot = |error| format!("port {port} of 127.0.0.1 cannot be used: {error}; choose another with --port");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(cannot)?;
        listener.set_nonblocking(true).map_err(cannot)?;
        let port = listener.local_addr().map_err(cannot)?.port();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(cannot)?;
        let (stop, stopped) = oneshot::channel();
        // A separate thread, so that a test may block without blocking the server.
        let thread = spawn(move || {
            // An error here is one of the system's event queue. The connections that it refuses then say so.
            let _ = runtime.block_on(async {
                tokio::select! {
                    result = accept_all(listener, Arc::new(handler)) => result,
                    _ = stopped => Ok(()),
                }
            });
        });
        Ok(Self { port, stop: Some(stop), thread: Some(thread) })
    }

    /// The address, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A body that is sent as a whole.
pub fn whole(bytes: impl Into<Bytes>) -> Body {
    Full::new(bytes.into()).map_err(|never: Infallible| match never {}).boxed_unsync()
}

async fn accept_all<H: Handler>(listener: TcpListener, handler: Arc<H>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        // A connection that ended before it was accepted is an error too.
        let Ok((stream, _)) = listener.accept().await else { continue };
        tokio::spawn(serve(stream, Arc::clone(&handler)));
    }
}

async fn serve<H: Handler>(stream: TcpStream, handler: Arc<H>) {
    if H::ONE_REQUEST && handler.resets(&first_path(&stream).await) {
        // Closing a connection with unread data resets it.
        return;
    }
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let handler = Arc::clone(&handler);
        async move { Ok::<_, Infallible>(handler.answer(request).await) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(IDLE).keep_alive(!H::ONE_REQUEST);
    // A browser that went away is no fault of the server.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

/// The path in the first request of a connection, which stays unread.
async fn first_path(stream: &TcpStream) -> String {
    let mut head = [0_u8; 1024];
    let length = stream.peek(&mut head).await.unwrap_or_default();
    let head = String::from_utf8_lossy(head.get(..length).unwrap_or_default());
    head.split(' ').nth(1).and_then(|target| target.split('?').next()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
