//! The faults of a file as they are found: at most so many of a kind are kept, so that a file that is wrong throughout is
//! read as quickly as any other.

use std::cell::RefCell;
use std::mem::{Discriminant, discriminant};

use super::lines::LineCounter;
use super::problem::{Problem, ProblemKind, Problems};
use crate::number::argsort;

/// How many faults of one kind are kept; the others are counted.
pub(super) const MAX_PER_KIND: usize = 100;

/// The faults found so far.
#[derive(Default)]
pub(crate) struct Diagnostics(RefCell<Collected>);

#[derive(Default)]
struct Collected {
    kept: Vec<Diagnostic>,
    /// How many of each kind there are.
    counts: Vec<(Discriminant<ProblemKind>, usize)>,
    omitted: usize,
}

/// A fault: its path, the byte at which it stands, and the kind.
type Diagnostic = (String, usize, ProblemKind);

impl Diagnostics {
    /// Notes a fault. `place` works out its path and its byte, and is called only if the fault is kept.
    pub(super) fn report(&self, kind: ProblemKind, place: &dyn Fn() -> (String, usize)) {
        let mut found = self.0.borrow_mut();
        let own = discriminant(&kind);
        let index = found.counts.iter().position(|(other, _)| *other == own).unwrap_or_else(|| {
            found.counts.push((own, 0));
            found.counts.len() - 1
        });
        let Some((_, count)) = found.counts.get_mut(index) else { return };
        *count += 1;
        if *count > MAX_PER_KIND {
            found.omitted += 1;
        } else {
            let (path, at) = place();
            found.kept.push((path, at, kind));
        }
    }

    /// The faults in the order of the file, with line and column.
    pub(super) fn into_problems(self, text: &str) -> Problems {
        let Collected { kept, omitted, .. } = self.0.into_inner();
        let order = argsort(kept.iter().map(|(_, at, _)| (*at as i64, 0)).collect());
        let mut lines = LineCounter::new(text);
        let placed = |(path, at, kind): &Diagnostic| {
            let (line, column) = lines.advance(*at);
            Problem { path: path.clone(), line, column, kind: kind.clone() }
        };
        Problems { list: order.into_iter().filter_map(|index| kept.get(index)).map(placed).collect(), omitted }
    }
}
