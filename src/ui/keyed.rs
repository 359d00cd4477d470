//! Minimal moves of a keyed list: the nodes that stay in place when the order changes.

/// Returns for each child, in the new order, true if its node stays in place while the others are moved around it. `old` holds
/// the former position of each child; `None` for a new child, which is inserted. The nodes that stay are a longest increasing
/// subsequence of the former positions, among those that contain the child `pinned`.
///
/// The child with the focus is pinned, because a browser removes the focus from a node that is moved.
pub(super) fn stationary(old: &[Option<usize>], pinned: Option<usize>) -> Vec<bool> {
    let pinned = pinned.and_then(|index| Some((index, (*old.get(index)?)?)));
    // True if a child keeps its order relative to the pinned one.
    let keeps_order = |index: usize, was: usize| {
        pinned.is_none_or(|(pinned_index, pinned_was)| index.cmp(&pinned_index) == was.cmp(&pinned_was))
    };
    // Patience sorting: for each length, the last member of the best subsequence, as its former position and its index in
    // `members`.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    // Each member of a subsequence: its position, and the index of the member before it.
    let mut members: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, was) in old.iter().enumerate() {
        let Some(was) = was.filter(|was| keeps_order(index, *was)) else { continue };
        let length = ends.partition_point(|(end, _)| *end < was);
        let before = length.checked_sub(1).and_then(|last| ends.get(last)).map(|(_, member)| *member);
        let end = (was, members.len());
        members.push((index, before));
        match ends.get_mut(length) {
            Some(last) => *last = end,
            None => ends.push(end),
        }
    }
    let mut stays = vec![false; old.len()];
    let mut next = ends.last().map(|(_, member)| *member);
    while let Some((index, before)) = next.and_then(|member| members.get(member)) {
        if let Some(stays) = stays.get_mut(*index) {
            *stays = true;
        }
        next = *before;
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::stationary;

    /// Returns the positions that stay, for former positions where 9 stands for a new child.
    fn stay(old: &[usize], pinned: Option<usize>) -> Vec<usize> {
        let old: Vec<_> = old.iter().map(|was| Some(*was).filter(|was| *was != 9)).collect();
        let stays = stationary(&old, pinned);
        stays.iter().enumerate().filter(|(_, stays)| **stays).map(|(index, _)| index).collect()
    }

    #[test]
    fn as_few_children_as_possible_are_moved() {
        assert!(stay(&[], None).is_empty());
        assert_eq!(stay(&[0, 1, 2], None), [0, 1, 2]);
        assert_eq!(stay(&[1, 2, 3, 0], None), [0, 1, 2], "the first became the last");
        assert_eq!(stay(&[3, 0, 1, 2], None), [1, 2, 3], "the last became the first");
        assert_eq!(stay(&[0, 9, 2, 9, 4], None), [0, 2, 4], "new ones are inserted between");
        assert_eq!(stay(&[2, 1, 0], None).len(), 1, "reversed");
        assert_eq!(stay(&[4, 0, 3, 1, 2], None), [1, 3, 4]);
    }

    #[test]
    fn a_pinned_child_stays_in_every_order() {
        let mut old = [0, 1, 2, 3, 4];
        // All permutations, by Heap's algorithm.
        let mut counts = [0; 5];
        let mut index = 0;
        while index < old.len() {
            for pinned in 0..old.len() {
                let stays = stay(&old, Some(pinned));
                assert!(stays.contains(&pinned), "{pinned} of {old:?}");
                assert!(stays.is_sorted_by_key(|index| old[*index]), "{stays:?} of {old:?} keep their order");
            }
            if counts[index] < index {
                old.swap(if index % 2 == 0 { 0 } else { counts[index] }, index);
                counts[index] += 1;
                index = 0;
            } else {
                counts[index] = 0;
                index += 1;
            }
        }
        assert_eq!(stay(&[2, 1, 0], Some(0)), [0]);
        assert_eq!(stay(&[9, 0], Some(0)), [1], "a new child cannot be pinned");
    }
}
