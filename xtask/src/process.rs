//! A process that never outlives its owner, and takes everything it started with it.

use std::fs;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Result;

/// A running process; dropping it ends it and all its descendants.
#[derive(Debug)]
pub struct Tree {
    child: Child,
}

impl Tree {
    /// Starts a command, without anything to read.
    pub fn start(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child =
            command.stdin(Stdio::null()).spawn().map_err(|error| format!("{program} did not start: {error}"))?;
        Ok(Self { child })
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Waits for the end; none when it still runs after `limit`.
    pub fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + limit;
        loop {
            let ended = self.ended();
            if ended.is_some() || Instant::now() >= deadline {
                return ended;
            }
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        let own = self.child.id();
        let mut doomed: Vec<String> = descendants(own).iter().map(u32::to_string).collect();
        if self.ended().is_none() {
            doomed.push(own.to_string());
        }
        // Where it leads a group of its own, the group catches those whose parent has gone before them. `kill` is a
        // builtin of every shell, so neither unsafe code nor another crate is needed.
        doomed.push(format!("-{own}"));
        let _ = Command::new("sh")
            .args(["-c", r#"for id; do kill -s KILL -- "$id"; done 2>/dev/null"#, "sh"])
            .args(&doomed)
            .stdin(Stdio::null())
            .status();
        let _ = self.child.wait();
    }
}

/// Everything that a process started, and what that started, as far as the system lists it.
fn descendants(ancestor: u32) -> Vec<u32> {
    let pairs: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let id: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            Some((id, parent(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)?))
        })
        .collect();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(pairs.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        next += 1;
    }
    found.split_off(1)
}

/// The parent in a line of `/proc/*/stat`; the name before it may hold blanks and brackets.
fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(") ")?.1.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::CommandExt;

    #[test]
    fn the_parent_is_read_behind_any_name() {
        assert_eq!(parent("12 (a) b) (c) S 7 12 12 0"), Some(7));
        assert_eq!(parent(""), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn dropping_ends_the_children_too() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 60 & sleep 60"]).process_group(0);
        let tree = Tree::start(&mut command).unwrap();
        let own = tree.child.id();
        let deadline = Instant::now() + Duration::from_secs(10);
        while descendants(own).len() < 2 && Instant::now() < deadline {
            sleep(Duration::from_millis(10));
        }
        let children = descendants(own);
        assert_eq!(children.len(), 2);
        drop(tree);
        let alive = |id: &u32| fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| !stat.contains(") Z "));
        while children.iter().any(alive) && Instant::now() < deadline {
            sleep(Duration::from_millis(10));
        }
        assert!(!children.iter().any(alive));
    }
}
