//! Child processes in process groups of their own, so that ending one ends everything that it started.

use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio, exit};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{park, sleep};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::Result;

/// The time that processes have to end in good order.
const GRACE: Duration = Duration::from_secs(5);
const POLL_INTERVAL: Duration = Duration::from_millis(20);
/// The exit code of shells for an interrupted command.
const INTERRUPTED_CODE: i32 = 130;

/// The groups that run now.
static GROUPS: Mutex<Vec<Pid>> = Mutex::new(Vec::new());
static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// A process that leads a process group. Dropping it kills the group.
#[derive(Debug)]
pub struct ProcessGroup {
    leader: Child,
}

impl ProcessGroup {
    /// Starts a command without input.
    pub fn start(command: &mut Command) -> Result<Self> {
        park_if_interrupted();
        let program = command.get_program().to_string_lossy().into_owned();
        let leader = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{program} did not start: {error}"))?;
        let group = Self { leader };
        groups().push(group.id());
        Ok(group)
    }

    /// The exit status of the leader, once it has ended.
    pub fn exit_status(&mut self) -> Option<ExitStatus> {
        self.leader.try_wait().ok().flatten()
    }

    /// Waits for the leader; `None` if it still runs after `limit`.
    pub fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + limit;
        loop {
            let status = self.exit_status();
            park_if_interrupted();
            if status.is_some() || Instant::now() >= deadline {
                return status;
            }
            sleep(POLL_INTERVAL);
        }
    }

    /// Waits for the leader, however long it runs.
    pub fn wait_for_end(mut self) -> Result<ExitStatus> {
        let status = self.leader.wait().map_err(|error| error.to_string());
        park_if_interrupted();
        status
    }

    /// Ends the group in good order: a test harness in it ends the groups that it started itself.
    pub fn terminate(mut self) {
        let _ = killpg(self.id(), Signal::SIGTERM);
        self.wait(GRACE);
    }

    fn id(&self) -> Pid {
        // Process ids of POSIX are positive `i32`s.
        Pid::from_raw(self.leader.id().cast_signed())
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        park_if_interrupted();
        let id = self.id();
        // An error says that the whole group has ended.
        let _ = killpg(id, Signal::SIGKILL);
        let _ = self.leader.wait();
        groups().retain(|pid| *pid != id);
    }
}

/// On Ctrl-C, SIGTERM and SIGHUP, ends all groups and then this program: signals of a terminal reach its foreground group alone.
pub fn end_groups_on_signals() -> Result {
    let end = || {
        IS_INTERRUPTED.store(true, Ordering::SeqCst);
        signal_groups(Signal::SIGTERM);
        let deadline = Instant::now() + GRACE;
        while groups().iter().any(|group| killpg(*group, None).is_ok()) && Instant::now() < deadline {
            sleep(POLL_INTERVAL);
        }
        signal_groups(Signal::SIGKILL);
        exit(INTERRUPTED_CODE);
    };
    ctrlc::set_handler(end).map_err(|error| format!("no handler for Ctrl-C: {error}"))
}

/// Stops the calling thread after an interrupt: the thread that ends the groups also ends this program.
fn park_if_interrupted() {
    while IS_INTERRUPTED.load(Ordering::SeqCst) {
        park();
    }
}

fn signal_groups(signal: Signal) {
    for group in groups().iter() {
        let _ = killpg(*group, signal);
    }
}

fn groups() -> std::sync::MutexGuard<'static, Vec<Pid>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shell with a child, both in one group.
    fn start(script: &str) -> ProcessGroup {
        ProcessGroup::start(Command::new("sh").args(["-c", script])).unwrap()
    }

    fn ends_soon(id: Pid) -> bool {
        let deadline = Instant::now() + Duration::from_secs(10);
        while killpg(id, None).is_ok() && Instant::now() < deadline {
            sleep(POLL_INTERVAL);
        }
        killpg(id, None).is_err()
    }

    #[test]
    fn dropping_ends_the_children_too() {
        let group = start("sleep 60 & sleep 60");
        let id = group.id();
        assert!(killpg(id, None).is_ok() && groups().contains(&id));
        drop(group);
        assert!(ends_soon(id) && !groups().contains(&id));
    }

    #[test]
    fn children_of_a_leader_that_has_ended_are_ended_too() {
        let mut group = start("sleep 60 & exit 3");
        assert_eq!(group.wait(Duration::from_secs(10)).and_then(|status| status.code()), Some(3));
        let id = group.id();
        assert!(killpg(id, None).is_ok(), "the child still runs");
        drop(group);
        assert!(ends_soon(id));
    }

    #[test]
    fn a_group_may_end_in_good_order() {
        let file = std::env::temp_dir().join(format!("process-group-{}", std::process::id()));
        let script = format!("trap 'echo ended > {}; exit' TERM; echo; while :; do sleep 0.05; done", file.display());
        let group = start(&script);
        // Before the shell has set its trap, the signal ends it at once.
        sleep(Duration::from_millis(500));
        group.terminate();
        let written = std::fs::read_to_string(&file);
        let _ = std::fs::remove_file(&file);
        assert_eq!(written.unwrap(), "ended\n");
    }
}
