//! The commands of the project, and the parts that the browser tests and the server share with them: programs and processes.

pub mod apt;
pub mod browsers;
pub mod commands;
pub mod dependencies;
pub mod hosts;
pub mod language;
pub mod old;
pub mod process;
pub mod programs;
pub mod report;
pub mod tasks;
pub mod tools;
pub mod versions;

/// A result whose error is a sentence that also says what to do.
pub type Result<T = ()> = std::result::Result<T, String>;
