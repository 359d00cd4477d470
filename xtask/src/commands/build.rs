//! Builds what is published.

use std::process::Command;

use crate::programs::{command, run};
use crate::{Result, tools};

/// Brings the tools and builds into dist/.
pub(super) fn release() -> Result {
    tools::for_the_page()?;
    run(trunk().args(["build", "--release"]), "building the page")
}

/// The bundler, with the project's own tools before any other.
pub(super) fn trunk() -> Command {
    let mut trunk = command("trunk");
    // It takes this variable for a switch of its own, and stops at the usual value 1.
    trunk.env_remove("NO_COLOR");
    trunk
}
