//! Queue of host requests until the next animation frame, so that a flood of messages costs one answer and one change per
//! frame.

use std::mem::{discriminant, take};

use super::Command;

/// Requests that wait for the next animation frame: at most one command of each kind, and one size request.
#[derive(Debug, Default)]
pub struct RequestQueue {
    commands: Vec<Command>,
    wants_size: bool,
    is_scheduled: bool,
}

impl RequestQueue {
    /// Adds a command, replacing an earlier one of its kind. Returns true if the caller has to request an animation frame:
    /// only the first request after a [`take`](Self::take) needs one.
    pub fn push(&mut self, command: Command) -> bool {
        self.commands.retain(|other| discriminant(other) != discriminant(&command));
        self.commands.push(command);
        self.schedule()
    }

    /// Adds a size request. Returns the same as [`push`](Self::push).
    pub fn request_size(&mut self) -> bool {
        self.wants_size = true;
        self.schedule()
    }

    fn schedule(&mut self) -> bool {
        !std::mem::replace(&mut self.is_scheduled, true)
    }

    /// Empties the queue. Returns the commands in the order of their last arrival, and true if the size was requested.
    pub fn take(&mut self) -> (Vec<Command>, bool) {
        let Self { commands, wants_size, .. } = take(self);
        (commands, wants_size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(word: &str) -> Command {
        Command::View(word.to_owned())
    }

    #[test]
    fn a_flood_of_commands_is_one_of_each_kind_and_the_last_counts() {
        let mut queue = RequestQueue::default();
        let mut frames = 0;
        for count in 0..5_000 {
            let select = Command::Select(format!("event-{count}"));
            let all = [view("map"), select, view("timeline"), Command::Print];
            frames += all.into_iter().filter(|command| queue.push(command.clone())).count();
        }
        assert_eq!(frames, 1, "one frame is requested");
        let (commands, wants_size) = queue.take();
        assert_eq!(commands, [Command::Select("event-4999".into()), view("timeline"), Command::Print]);
        assert!(!wants_size);
    }

    #[test]
    fn a_flood_of_requests_for_the_size_is_answered_once_a_frame() {
        let mut queue = RequestQueue::default();
        for _ in 0..2 {
            assert_eq!((0..50_000).filter(|_| queue.request_size()).count(), 1);
            assert_eq!(queue.take(), (vec![], true));
        }
        assert_eq!(queue.take(), (vec![], false), "nothing is answered twice");
    }

    #[test]
    fn commands_and_requests_share_a_frame() {
        let mut queue = RequestQueue::default();
        assert!(queue.request_size());
        assert!(!queue.push(view("map")));
        assert_eq!(queue.take(), (vec![view("map")], true));
        assert!(queue.push(view("all")), "the next frame has to be requested");
    }
}
