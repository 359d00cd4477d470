//! Builds the published page.

use std::process::Command;

use crate::programs::{command, run};
use crate::{Result, tools};

/// Installs the tools and builds into dist/.
pub(super) fn release() -> Result {
    tools::for_the_page()?;
    run(trunk().args(["build", "--release"]), "building the page")
}

/// The bundler.
pub(super) fn trunk() -> Command {
    let mut trunk = command("trunk");
    // Trunk reads this variable as a boolean option, and fails at the usual value 1.
    trunk.env_remove("NO_COLOR");
    trunk
}
