//! Why a journey failed: a sentence, and no more.

use std::error::Error;
use std::fmt::{self, Display};
use std::io;

use fantoccini::error::CmdError;

/// What was expected and did not happen.
#[derive(Clone, Debug)]
pub struct Failure {
    sentence: String,
}

/// What comes of a step of a journey.
pub type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure with that sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into() }
    }

    /// What was tried when an error came back.
    pub(crate) fn of<E: Display>(tried: &str) -> impl FnOnce(E) -> Self {
        move |error| Self::new(format!("{tried}: {error}"))
    }

    /// What was tried when a driver refused. Drivers add pages of stack to their errors: only the first line tells.
    pub(crate) fn driver(tried: &str) -> impl FnOnce(CmdError) -> Self {
        move |error| {
            if is_silence(&error) {
                return Self::new(format!("{tried}: the driver says nothing any more"));
            }
            let told = match &error {
                CmdError::Standard(refusal) => format!("{}: {}", refusal.error.description(), refusal.message),
                other => other.to_string(),
            };
            Self::new(format!("{tried}: {}", told.lines().next().unwrap_or_default()))
        }
    }
}

/// Whether a command was given up because no answer came.
fn is_silence(error: &CmdError) -> bool {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(own) = cause {
        if own.downcast_ref::<io::Error>().is_some_and(|own| own.kind() == io::ErrorKind::TimedOut) {
            return true;
        }
        cause = own.source();
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

/// Ends the journey with a sentence, and the place in the source, unless the condition holds.
#[macro_export]
macro_rules! check {
    ($condition:expr, $($sentence:tt)+) => {
        if !$condition {
            return Err($crate::Failure::new(format!("{}:{}: {}", file!(), line!(), format_args!($($sentence)+))));
        }
    };
}
