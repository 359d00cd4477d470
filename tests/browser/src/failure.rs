//! Why a journey failed: a sentence, and no more.

use std::fmt::{self, Display};
use std::time::Duration;

use fantoccini::error::CmdError;
use tokio::time::timeout;
use xtask::browsers::Browser;

/// How long a driver may think about one command. The longest that it may think about a script is less.
const ANSWER: Duration = Duration::from_secs(35);
/// The same for `WebKitGTK`'s, whose scripts have less time, and which now and then says nothing any more.
const WEBKIT_ANSWER: Duration = Duration::from_secs(12);

/// What was expected and did not happen.
#[derive(Clone, Debug)]
pub struct Failure {
    sentence: String,
    is_silence: bool,
}

/// What comes of a step of a journey.
pub type Result<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure with that sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), is_silence: false }
    }

    /// Whether the driver said nothing any more, which tells nothing of the page.
    pub(crate) fn is_silence(&self) -> bool {
        self.is_silence
    }

    /// What was tried when an error came back.
    pub(crate) fn of<E: Display>(tried: &str) -> impl FnOnce(E) -> Self {
        move |error| Self::new(format!("{tried}: {error}"))
    }

    /// What was tried when a driver refused. Drivers add pages of stack to their errors: only the first line tells.
    pub(crate) fn driver(tried: &str) -> impl FnOnce(CmdError) -> Self {
        move |error| {
            let told = match &error {
                CmdError::Standard(refusal) => format!("{}: {}", refusal.error.description(), refusal.message),
                other => other.to_string(),
            };
            Self::new(format!("{tried}: {}", told.lines().next().unwrap_or_default()))
        }
    }
}

/// What a driver answers to a command, if it answers at all.
pub(crate) async fn answered<T>(
    browser: Browser,
    tried: &str,
    command: impl Future<Output = std::result::Result<T, CmdError>>,
) -> Result<T> {
    let limit = if browser == Browser::Webkit { WEBKIT_ANSWER } else { ANSWER };
    match timeout(limit, command).await {
        Ok(answer) => answer.map_err(Failure::driver(tried)),
        Err(_) => Err(Failure { sentence: format!("{tried}: the driver says nothing any more"), is_silence: true }),
    }
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
