//! Sorting by keys.
use crate::gather::Gather;

/// Indices that sort the keys in ascending order. Stable: equal keys keep their order.
///
/// All sorting uses this function, because each further instance of the generic sort adds over 1 kB of brotli.
pub fn argsort(keys: Vec<(i64, i64)>) -> Vec<usize> {
    let mut keyed: Vec<(i64, i64, usize)> =
        keys.into_iter().enumerate().map(|(index, (first, second))| (first, second, index)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(.., index)| index).collect()
}

/// Indices that sort by key and, of equal keys, by the first 70 bytes of an id, so that the order in a file plays no part.
pub fn argsort_by_id(keys: &[(i64, &str)]) -> Vec<usize> {
    const CHUNK: usize = 7;
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let of_chunk = |id: &str, chunk: usize| {
        let bytes = id.bytes().skip(chunk * CHUNK).chain(std::iter::repeat(0)).take(CHUNK);
        bytes.fold(0_i64, |sum, byte| sum << 8 | i64::from(byte))
    };
    // From the last chunk to the first, then by key; each sort keeps the order of equal keys.
    for pair in (0..5).rev() {
        let key = |index: &usize| {
            keys.get(*index).map_or((0, 0), |(_, id)| (of_chunk(id, 2 * pair), of_chunk(id, 2 * pair + 1)))
        };
        let sorted = argsort(order.iter().map(key).collect());
        order = sorted.into_iter().filter_map(|index| order.get(index).copied()).gather();
    }
    let by_key = order.iter().map(|index| (keys.get(*index).map_or(0, |(key, _)| *key), 0)).collect();
    argsort(by_key).into_iter().filter_map(|index| order.get(index).copied()).gather()
}

/// Reorders items in place by indices from [`argsort`]. In place, because a copy of large items costs time.
pub fn apply_permutation<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut position = start;
        // Follows one cycle of the permutation.
        while let Some(from) = order.get_mut(position).map(|from| std::mem::replace(from, usize::MAX)) {
            if from == usize::MAX || from == start {
                break;
            }
            if position < items.len() && from < items.len() {
                items.swap(position, from);
            }
            position = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_put_into_their_order() {
        for keys in
            [vec![], vec![3], vec![5, 1, 4, 2, 3], vec![2, 1, 2, 1, 2], (0..50).map(|key| key * 37 % 50).collect()]
        {
            let mut items = keys.clone();
            apply_permutation(&mut items, argsort(keys.iter().map(|key| (*key, 0)).collect()));
            assert!(items.is_sorted(), "{keys:?} became {items:?}");
        }
    }

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(argsort(vec![(2, 0), (1, 5), (2, 0), (1, 4)]), [3, 1, 0, 2]);
    }

    #[test]
    fn equal_keys_are_sorted_by_id() {
        let long = "a".repeat(30);
        let [one, two] = ["1", "2"].map(|end| [long.as_str(), end].concat());
        for (keys, expected) in [
            (vec![], vec![]),
            (vec![(1, "b"), (0, "z"), (1, "a")], vec![1, 2, 0]),
            (vec![(0, "ab"), (0, "a"), (0, "b"), (0, "")], vec![3, 1, 0, 2]),
            (vec![(0, "乙"), (0, "a"), (0, "丙")], vec![1, 2, 0]),
            (vec![(0, two.as_str()), (0, one.as_str())], vec![1, 0]),
        ] {
            assert_eq!(argsort_by_id(&keys), expected, "{keys:?}");
        }
    }
}
