//! Agreement of the two coders of the commitments.
use crate::gather::Gather;

use super::{Coding, Story};

/// One of the four codes of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// The part that can be checked.
    Checkability,
    /// The share that is known to have happened.
    Completion,
    /// Authority of the source.
    Grade,
    /// Relation to the due date.
    Timing,
}

impl CodeKind {
    /// All kinds, in the order of tables.
    pub const ALL: [Self; 4] = [Self::Checkability, Self::Completion, Self::Grade, Self::Timing];
}

/// Agreement of two coders on one code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Number of items that both coded.
    pub items: usize,
    /// Share of the items with equal codes, from 0 to 1.
    pub share: f64,
    /// Cohen's kappa: 1 for full agreement, 0 for what chance would give. `None` if both coders gave all items the same
    /// code, so that agreement by chance is certain.
    pub kappa: Option<f64>,
}

/// Agreement of two coders on nominal codes. `None` without items. Takes time in proportion to the items times the
/// different codes. Source: Cohen, "A Coefficient of Agreement for Nominal Scales", 1960.
pub fn agreement<T: Copy + PartialEq>(pairs: &[(T, T)]) -> Option<Agreement> {
    // Each code with the number of times that the first and the second coder gave it.
    let mut uses: Vec<(T, usize, usize)> = Vec::new();
    let mut equal = 0_usize;
    for (first, second) in pairs {
        equal += usize::from(first == second);
        for (code, of_first) in [(first, true), (second, false)] {
            let position = uses.iter().position(|(other, ..)| other == code).unwrap_or(uses.len());
            if position == uses.len() {
                uses.push((*code, 0, 0));
            }
            if let Some((_, first, second)) = uses.get_mut(position) {
                *(if of_first { first } else { second }) += 1;
            }
        }
    }
    if pairs.is_empty() {
        return None;
    }
    let items = pairs.len() as f64;
    let share = equal as f64 / items;
    let chance: f64 = uses.iter().map(|(_, first, second)| (*first as f64 / items) * (*second as f64 / items)).sum();
    let kappa = (uses.len() > 1).then(|| (share - chance) / (1.0 - chance));
    Some(Agreement { items: pairs.len(), share, kappa })
}

impl Story {
    /// Agreement of the two coders on one code of the commitments. A code that a coder did not give counts as a code of
    /// its own, because its absence is a decision: a value has no completion, and nothing found has no grade. `None` if
    /// no commitment was coded twice.
    pub fn agreement(&self, kind: CodeKind) -> Option<Agreement> {
        let codings = self.commitments.iter().filter_map(|(_, commitment)| match commitment.codings.as_slice() {
            [first, second] => Some((*first, *second)),
            _ => None,
        });
        let pairs: Vec<(Coding, Coding)> = codings.collect();
        match kind {
            CodeKind::Checkability => agreement(&both(&pairs, |coding| coding.checkability)),
            CodeKind::Completion => agreement(&both(&pairs, |coding| coding.completion)),
            CodeKind::Grade => agreement(&both(&pairs, |coding| coding.grade)),
            CodeKind::Timing => agreement(&both(&pairs, |coding| coding.timing)),
        }
    }
}

/// One code of each pair of codings.
fn both<T>(pairs: &[(Coding, Coding)], code: impl Fn(&Coding) -> T) -> Vec<(T, T)> {
    pairs.iter().map(|(first, second)| (code(first), code(second))).gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `counts` are the cells of a table: code of the first coder, code of the second, items.
    fn of(counts: &[(char, char, usize)]) -> Agreement {
        let pairs: Vec<(char, char)> =
            counts.iter().flat_map(|(first, second, times)| std::iter::repeat_n((*first, *second), *times)).collect();
        agreement(&pairs).unwrap()
    }

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-12
    }

    #[test]
    fn kappa_is_agreement_beyond_chance() {
        // 35 of 50 agree; chance gives 0.5 × 0.6 + 0.5 × 0.4.
        let table = of(&[('y', 'y', 20), ('y', 'n', 5), ('n', 'y', 10), ('n', 'n', 15)]);
        assert_eq!(table.items, 50);
        assert!(close(table.share, 0.7) && close(table.kappa.unwrap(), 0.4), "{table:?}");
        // The same share, and less beyond chance, where both coders prefer one code.
        let skewed = of(&[('y', 'y', 34), ('y', 'n', 7), ('n', 'y', 8), ('n', 'n', 1)]);
        assert!(close(skewed.share, 0.7) && skewed.kappa.unwrap() < 0.0, "{skewed:?}");
    }

    #[test]
    fn full_agreement_is_one_and_the_order_of_coders_does_not_matter() {
        assert_eq!(of(&[('a', 'a', 3), ('b', 'b', 4), ('c', 'c', 1)]).kappa, Some(1.0));
        assert_eq!(of(&[('a', 'b', 3), ('b', 'a', 3)]).kappa, Some(-1.0));
        let one = of(&[('a', 'b', 2), ('b', 'b', 5), ('c', 'a', 1)]);
        let other = of(&[('b', 'a', 2), ('b', 'b', 5), ('a', 'c', 1)]);
        assert!(close(one.kappa.unwrap(), other.kappa.unwrap()));
    }

    #[test]
    fn without_items_or_with_a_single_code_there_is_no_kappa() {
        assert_eq!(agreement::<char>(&[]), None);
        assert_eq!(of(&[('a', 'a', 7)]), Agreement { items: 7, share: 1.0, kappa: None });
    }

    #[test]
    fn a_story_without_codings_has_no_agreement() {
        for kind in CodeKind::ALL {
            assert_eq!(Story::default().agreement(kind), None, "{kind:?}");
        }
    }
}
