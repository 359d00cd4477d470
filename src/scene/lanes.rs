//! Packing spans into rows so that none overlap: first fit, in the order given.

/// The row of each span, from 0, and the number of rows. Spans are `(from, to)`, ordered by `from`.
pub fn pack(spans: &[(f64, f64)]) -> (Vec<usize>, usize) {
    let mut ends: Vec<f64> = Vec::new();
    let rows = spans
        .iter()
        .map(|(from, to)| {
            let row = ends.iter().position(|end| end <= from).unwrap_or(ends.len());
            if row == ends.len() {
                ends.push(*to);
            } else if let Some(end) = ends.get_mut(row) {
                *end = *to;
            }
            row
        })
        .collect();
    (rows, ends.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_of_a_row_never_overlap(mut spans in proptest::collection::vec((0.0..1000.0_f64, 0.0..80.0_f64), 0..60)) {
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            let spans: Vec<_> = spans.into_iter().map(|(from, width)| (from, from + width)).collect();
            let (rows, count) = pack(&spans);
            for (i, a) in spans.iter().enumerate() {
                for (j, b) in spans.iter().enumerate().skip(i + 1) {
                    prop_assert!(rows[i] != rows[j] || a.1 <= b.0);
                }
            }
            prop_assert!(rows.iter().all(|row| *row < count));
        }
    }

    #[test]
    fn packing_takes_the_fewest_rows_it_can() {
        assert_eq!(pack(&[(0.0, 10.0), (5.0, 15.0), (10.0, 20.0)]), (vec![0, 1, 0], 2));
        assert_eq!(pack(&[]), (vec![], 0));
    }
}
