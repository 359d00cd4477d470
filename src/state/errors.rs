//! Errors of the browser that the page reports to the reader.

/// Why another story could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The network did not answer.
    Network,
    /// The response took too long to begin or to continue.
    Timeout,
    /// The response ended early.
    Interrupted,
    /// The response was a redirect, which is not followed: it could lead out of the directory.
    Redirected,
    /// The response had this status.
    Status(u16),
    /// The file is larger than a story may be.
    TooLarge,
    /// The response was a web page.
    Html,
    /// The file is no story; its problems.
    Unreadable(crate::read::Problems),
}

/// Why the reader's position is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeolocationError {
    /// The reader or the embedding page denied permission.
    Denied,
    /// The device does not know its position.
    Unavailable,
    /// The request took too long.
    Timeout,
}
