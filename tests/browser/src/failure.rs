//! The failure of a journey, as a sentence.

use std::error::Error;
use std::fmt::{self, Display};
use std::io;

use fantoccini::error::CmdError;

/// An expectation that did not hold, or an error.
#[derive(Clone, Debug)]
pub struct Failure {
    sentence: String,
}

/// The result of a step of a journey.
pub type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure with this sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into() }
    }

    /// Maps an error to a failure of `action`.
    pub(crate) fn of<E: Display>(action: &str) -> impl FnOnce(E) -> Self {
        move |error| Self::new(format!("{action}: {error}"))
    }

    /// Maps an error of a driver to a failure of `action`, with the first line of its message: a long stack trace follows.
    pub(crate) fn driver(action: &str) -> impl FnOnce(CmdError) -> Self {
        move |error| {
            if is_timeout(&error) {
                return Self::new(format!("{action}: the driver does not answer any more"));
            }
            let message = match &error {
                CmdError::Standard(refusal) => format!("{}: {}", refusal.error.description(), refusal.message),
                other => other.to_string(),
            };
            Self::new(format!("{action}: {}", message.lines().next().unwrap_or_default()))
        }
    }
}

/// True if a command failed because no answer came.
fn is_timeout(error: &CmdError) -> bool {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::TimedOut) {
            return true;
        }
        cause = error.source();
    }
    false
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

impl From<String> for Failure {
    fn from(sentence: String) -> Self {
        Self::new(sentence)
    }
}

/// Returns a failure with a sentence, the file and the line, unless the condition holds.
#[macro_export]
macro_rules! check {
    ($condition:expr, $($sentence:tt)+) => {
        if !$condition {
            return Err($crate::Failure::new(format!("{}:{}: {}", file!(), line!(), format_args!($($sentence)+))));
        }
    };
}
