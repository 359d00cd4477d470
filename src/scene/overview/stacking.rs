//! Stacking of marks that would cover each other on one line.
use crate::gather::Gather;

/// The level of each mark: 0 on the line, then −1 above it, 1 below it, −2, 2 and so on. Marks are intervals sorted by
/// their starts; two on one level are at least `gap` apart.
pub(super) fn stack(marks: &[(f64, f64)], gap: f64) -> Vec<i32> {
    // End of the last mark on each level, in the order in which levels are tried.
    let mut ends: Vec<f64> = Vec::new();
    let level_of =
        |index: usize| if index.is_multiple_of(2) { index as i32 / 2 } else { -(index as i32).div_euclid(2) - 1 };
    let place = |(from, to): &(f64, f64)| {
        let free = ends.iter().position(|end| *end + gap <= *from).unwrap_or(ends.len());
        match ends.get_mut(free) {
            Some(end) => *end = *to,
            None => ends.push(*to),
        }
        level_of(free)
    };
    marks.iter().map(place).gather()
}

#[cfg(test)]
mod tests {
    use super::stack;
    use proptest::prelude::*;

    #[test]
    fn levels_alternate_around_the_line() {
        assert_eq!(stack(&[(0.0, 0.0); 5], 1.0), [0, -1, 1, -2, 2]);
        assert_eq!(stack(&[(0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (1.4, 1.4)], 1.0), [0, -1, 0, 1]);
        assert!(stack(&[], 1.0).is_empty());
    }

    proptest! {
        #[test]
        fn marks_of_one_level_are_apart(mut marks in proptest::collection::vec((0.0..100.0_f64, 0.0..9.0_f64), 0..60)) {
            marks.sort_by(|one, other| one.0.total_cmp(&other.0));
            let marks: Vec<(f64, f64)> = marks.into_iter().map(|(from, length)| (from, from + length)).collect();
            let levels = stack(&marks, 2.0);
            for (index, level) in levels.iter().enumerate() {
                let before = (0..index).rev().find(|other| levels[*other] == *level);
                prop_assert!(before.is_none_or(|other| marks[other].1 + 2.0 <= marks[index].0));
            }
        }
    }
}
