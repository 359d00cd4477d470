//! Finds and runs programs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Result;
use crate::process::ProcessGroup;

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The directories searched for programs. The project's npm tools come first, because another `wasm-opt` may break the page.
pub fn search_path() -> Vec<PathBuf> {
    let mut places = vec![root().join("node_modules/.bin")];
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    places.extend(cargo_home.or(home).map(|cargo| cargo.join("bin")));
    places.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    places
}

/// The same directories as the value of `PATH`.
pub fn path_variable() -> OsString {
    env::join_paths(search_path()).or_else(|_| env::var("PATH").map(OsString::from)).unwrap_or_default()
}

/// The path of a program.
pub fn find(name: &str) -> Option<PathBuf> {
    search_path().into_iter().map(|directory| directory.join(name)).find(|file| file.is_file())
}

/// A command in the repository's root that finds the project's tools, without input.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.current_dir(root()).env("PATH", path_variable()).stdin(Stdio::null());
    command
}

/// The output of a program; `None` unless it runs and succeeds.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command and shows its output. The error begins with `purpose`.
pub fn run(command: &mut Command, purpose: &str) -> Result {
    let program = command.get_program().to_string_lossy().into_owned();
    match ProcessGroup::start(command).and_then(ProcessGroup::wait_for_end) {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{purpose} failed ({program}: {status}); its own output above says why")),
        Err(trouble) => Err(format!("{purpose} failed: {trouble}")),
    }
}

/// The version in the output of `--version`: the first word that starts with a digit.
pub fn version_in(answer: &str) -> Option<&str> {
    answer.split_whitespace().find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_output_of_tools() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source"), Some("0.37.1"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(version_in("no number"), None);
    }

    #[test]
    fn the_npm_tools_come_first() {
        assert!(search_path()[0].ends_with("node_modules/.bin"));
    }
}
