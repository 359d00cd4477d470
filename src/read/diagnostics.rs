//! Collector for the problems of a file. It keeps at most [`MAX_PER_KIND`] of each kind and counts the rest, so that a
//! file that is wrong throughout is read as fast as any other.

use std::cell::RefCell;
use std::mem::{Discriminant, discriminant};

use super::lines::LineCounter;
use super::problem::{Problem, ProblemKind, Problems};
use crate::number::argsort;

/// Number of problems of one kind that are kept. Further ones are only counted.
pub(super) const MAX_PER_KIND: usize = 100;

/// The problems found so far.
#[derive(Default)]
pub(crate) struct Diagnostics(RefCell<Collected>);

#[derive(Default)]
struct Collected {
    kept: Vec<Diagnostic>,
    /// Number of problems found of each kind.
    counts: Vec<(Discriminant<ProblemKind>, usize)>,
    omitted: usize,
}

/// A problem: JSON Pointer, byte offset, kind.
type Diagnostic = (String, usize, ProblemKind);

impl Diagnostics {
    /// Records a problem. `place` computes its path and byte offset, and is called only if the problem is kept.
    pub(super) fn report(&self, kind: ProblemKind, place: &dyn Fn() -> (String, usize)) {
        let mut found = self.0.borrow_mut();
        let kind_id = discriminant(&kind);
        let index = found.counts.iter().position(|(other, _)| *other == kind_id).unwrap_or_else(|| {
            found.counts.push((kind_id, 0));
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

    /// The problems in the order of the file, with line and column.
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
