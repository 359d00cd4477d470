//! Collector for the problems of a file. It keeps at most [`MAX_PER_KIND`] of each kind and counts the rest, so that a
//! file that is wrong throughout is read as fast as any other.
//!
//! A problem is recorded with the byte offset of its value alone, which gives path, line and column at the end.

use std::cell::RefCell;
use std::mem::{Discriminant, discriminant};

use super::lines::LineCounter;
use super::problem::{Problem, ProblemKind, Problems};
use super::tree::Node;
use crate::gather::Gather;
use crate::sorting::argsort;

/// Number of problems of one kind that are kept. Further ones are only counted.
pub(super) const MAX_PER_KIND: usize = 100;

/// The problems found so far.
#[derive(Default)]
pub(crate) struct Diagnostics(RefCell<Collected>);

#[derive(Default)]
struct Collected {
    /// Byte offset and kind of each problem.
    list: Vec<(usize, ProblemKind)>,
    /// Number of problems found of each kind.
    counts: Vec<(Discriminant<ProblemKind>, usize)>,
    omitted: usize,
}

impl Diagnostics {
    /// Records a problem of the value at a byte offset.
    pub(super) fn report(&self, offset: usize, kind: ProblemKind) {
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
            found.list.push((offset, kind));
        }
    }

    /// The problems in the order of the file, with path, line and column.
    pub(super) fn into_problems(self, tree: &Node<'_>, text: &str) -> Problems {
        let Collected { list, omitted, .. } = self.0.into_inner();
        let order = argsort(list.iter().map(|(offset, _)| (*offset as i64, 0)).collect());
        let mut lines = LineCounter::new(text);
        let placed = |(offset, kind): &(usize, ProblemKind)| {
            let (line, column) = lines.advance(*offset);
            let (mut path, _) = tree.at(*offset);
            if let ProblemKind::DuplicateId(_) = kind {
                // Stands at the record, and names its id.
                path.push_str("/id");
            }
            Problem { path, line, column, kind: kind.clone() }
        };
        Problems { list: order.into_iter().filter_map(|index| list.get(index)).map(placed).gather(), omitted }
    }
}
