//! The commands of the project, and what the browser tests share with them: the static server and the browsers' programs.

pub mod apt;
pub mod browsers;
pub mod commands;
pub mod dependencies;
pub mod hosts;
pub mod old;
pub mod process;
pub mod programs;
pub mod server;
pub mod steps;
pub mod tally;
pub mod tools;
pub mod versions;

/// What went wrong, told once: a sentence that also says what to do.
pub type Result<T = ()> = std::result::Result<T, String>;
