//! Minimal moves of a keyed list: the nodes that stay in place when the order changes.

/// Returns for each child, in the new order, true if its node stays in place while the others are moved around it. `old` holds
/// the former position of each child; `None` for a new child, which is inserted. The nodes that stay are a longest increasing
/// subsequence of the former positions, among those that contain the child `pinned`.
///
/// The child with the focus is pinned, because a browser removes the focus from a node that is moved.
pub(super) fn stationary(old: &[Option<usize>], pinned: Option<usize>) -> Vec<bool> {
    let pin = pinned.and_then(|place| Some((place, (*old.get(place)?)?)));
    let fits = |place: usize, was: usize| pin.is_none_or(|(at, held)| place.cmp(&at) == was.cmp(&held));
    // Patience sorting: for each length, the last member of the best run, as its former position and its index in `links`.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    // Each member of a run: its position, and the index of the member before it.
    let mut links: Vec<(usize, Option<usize>)> = Vec::new();
    for (place, was) in old.iter().enumerate() {
        let Some(was) = was.filter(|was| fits(place, *was)) else { continue };
        let length = ends.partition_point(|(end, _)| *end < was);
        let before = length.checked_sub(1).and_then(|last| ends.get(last)).map(|(_, link)| *link);
        let end = (was, links.len());
        links.push((place, before));
        match ends.get_mut(length) {
            Some(own) => *own = end,
            None => ends.push(end),
        }
    }
    let mut stays = vec![false; old.len()];
    let mut next = ends.last().map(|(_, link)| *link);
    while let Some((place, before)) = next.and_then(|link| links.get(link)) {
        if let Some(own) = stays.get_mut(*place) {
            *own = true;
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
        stays.iter().enumerate().filter(|(_, stays)| **stays).map(|(place, _)| place).collect()
    }

    #[test]
    fn as_few_as_possible_are_moved() {
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
        let mut at = 0;
        while at < old.len() {
            for pinned in 0..old.len() {
                let stays = stay(&old, Some(pinned));
                assert!(stays.contains(&pinned), "{pinned} of {old:?}");
                assert!(stays.is_sorted_by_key(|place| old[*place]), "{stays:?} of {old:?} keep their order");
            }
            if counts[at] < at {
                old.swap(if at % 2 == 0 { 0 } else { counts[at] }, at);
                counts[at] += 1;
                at = 0;
            } else {
                counts[at] = 0;
                at += 1;
            }
        }
        assert_eq!(stay(&[2, 1, 0], Some(0)), [0]);
        assert_eq!(stay(&[9, 0], Some(0)), [1], "a new child cannot be pinned");
    }
}
