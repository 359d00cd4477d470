//! Packs the marks of a lane into rows: no marks overlap, few rows, and a cluster where too many are close together.
//!
//! Positions are in pixels at one scale and independent of the viewport, so that panning never changes the row of a mark.

/// Width of the cells in which marks are counted, in pixels.
pub const CELL: f64 = 48.0;
/// Minimum gap between two marks of a row, in pixels.
const GAP: f64 = 4.0;

/// Horizontal extent of a mark and of its label, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkExtent {
    /// Left end.
    pub from: f64,
    /// Right end, not left of the left one.
    pub to: f64,
    /// Left end of its label.
    pub text_from: f64,
    /// Width of its label.
    pub text_width: f64,
}

/// Position of a mark in a packed lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot {
    /// In a row, with a limited width for its label.
    Row {
        /// Index from 0, at the top.
        row: usize,
        /// Distance from the start of its label to the next mark of the row.
        room: f64,
    },
    /// In a cluster, by index.
    Cluster(usize),
}

/// Marks that share a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneCluster {
    /// Centre of its cell.
    pub x: f64,
    /// Number of its marks.
    pub count: usize,
    /// Index of the first mark.
    pub first: usize,
    /// Index of the last mark.
    pub last: usize,
}

/// A packed lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackedLane {
    /// Slot of each mark, in order.
    pub slots: Vec<Slot>,
    /// Clusters from left to right.
    pub clusters: Vec<LaneCluster>,
    /// Number of rows, without the row of the clusters.
    pub rows: usize,
    /// True if single marks are in the row of the clusters.
    has_single: bool,
}

/// Packs marks ordered by their left ends into at most `most` rows. Marks become a cluster if more than `cluster` short
/// ones start in one cell, or if no row is free.
pub fn pack_lane(marks: &[MarkExtent], most: usize, cluster: usize) -> PackedLane {
    let mut packed = PackedLane::default();
    // The last mark of each row: index, right end, end of its label.
    let mut rows: Vec<(usize, f64, f64)> = Vec::new();
    let mut cell_start = 0;
    let mut crowded = false;
    for (index, mark) in marks.iter().enumerate() {
        let cell = cell_of(mark);
        if marks.get(cell_start).is_none_or(|first| cell_of(first) != cell) || index == 0 {
            cell_start = index;
            let same = marks.iter().skip(index).take_while(|other| cell_of(other) == cell);
            crowded = same.filter(|other| is_short(other)).take(cluster.saturating_add(1)).count() > cluster;
        }
        let row = if crowded && is_short(mark) { None } else { free_row(&rows, mark, most) };
        let Some(row) = row else {
            packed.join(index, mark);
            continue;
        };
        let last = (index, mark.to, mark.to.max(mark.text_from + mark.text_width));
        if let Some(before) = rows.get_mut(row) {
            packed.narrow(before.0, marks, mark.from);
            *before = last;
        } else {
            rows.push(last);
        }
        packed.slots.push(Slot::Row { row, room: f64::INFINITY });
    }
    packed.rows = rows.len();
    packed.unpack_single_clusters(marks);
    packed
}

fn cell_of(mark: &MarkExtent) -> i64 {
    (mark.from / CELL).floor() as i64
}

fn is_short(mark: &MarkExtent) -> bool {
    mark.to - mark.from < CELL
}

/// The first row whose label ends before the mark; otherwise a new row; otherwise the one with the most room for its label.
fn free_row(rows: &[(usize, f64, f64)], mark: &MarkExtent, most: usize) -> Option<usize> {
    if let Some(row) = rows.iter().position(|(_, _, words)| *words + GAP <= mark.from) {
        return Some(row);
    }
    if rows.len() < most {
        return Some(rows.len());
    }
    let free = rows.iter().enumerate().filter(|(_, (_, end, _))| *end + GAP <= mark.from);
    free.min_by(|(_, (_, one, _)), (_, (_, other, _))| one.total_cmp(other)).map(|(row, _)| row)
}

impl PackedLane {
    fn join(&mut self, index: usize, mark: &MarkExtent) {
        let x = (cell_of(mark) as f64 + 0.5) * CELL;
        match self.clusters.last_mut() {
            Some(cluster) if cluster.x >= x => {
                cluster.count += 1;
                cluster.last = index;
            }
            _ => self.clusters.push(LaneCluster { x, count: 1, first: index, last: index }),
        }
        self.slots.push(Slot::Cluster(self.clusters.len() - 1));
    }

    /// Turns clusters of one mark back into marks, in the row of the clusters, if they leave room for the next one.
    fn unpack_single_clusters(&mut self, marks: &[MarkExtent]) {
        let mut clusters = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for (index, cluster) in self.clusters.iter().enumerate() {
            let next = self.clusters.get(index + 1).map_or(f64::INFINITY, |next| next.x - CELL / 2.0);
            let single = marks.get(cluster.first).filter(|_| cluster.count == 1);
            if let Some(mark) = single.filter(|mark| mark.from >= end && mark.to + GAP <= next) {
                let room = (next - GAP - mark.text_from).max(0.0);
                if let Some(slot) = self.slots.get_mut(cluster.first) {
                    *slot = Slot::Row { row: self.rows, room };
                }
                end = mark.to + GAP;
                continue;
            }
            for slot in self.slots.iter_mut().take(cluster.last + 1).skip(cluster.first) {
                if *slot == Slot::Cluster(index) {
                    *slot = Slot::Cluster(clusters.len());
                }
            }
            end = cluster.x + CELL / 2.0;
            clusters.push(*cluster);
        }
        if clusters.len() < self.clusters.len() {
            self.has_single = true;
        }
        self.clusters = clusters;
    }

    /// Number of rows including that of the clusters.
    pub fn all_rows(&self) -> usize {
        self.rows + usize::from(self.has_single || !self.clusters.is_empty())
    }

    /// Limits the label of a mark to the start of the next one in its row.
    fn narrow(&mut self, index: usize, marks: &[MarkExtent], next: f64) {
        if let (Some(Slot::Row { room, .. }), Some(mark)) = (self.slots.get_mut(index), marks.get(index)) {
            *room = (next - GAP - mark.text_from).max(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn extents() -> impl Strategy<Value = Vec<MarkExtent>> {
        proptest::collection::vec((0.0..2000.0_f64, 0.0..160.0_f64, 0.0..90.0_f64), 0..120).prop_map(|mut marks| {
            marks.sort_by(|a, b| a.0.total_cmp(&b.0));
            let extent =
                |(from, width, words)| MarkExtent { from, to: from + width, text_from: from + 6.0, text_width: words };
            marks.into_iter().map(extent).collect()
        })
    }

    proptest! {
        #[test]
        fn marks_of_a_row_never_overlap_nor_do_their_words(marks in extents(), most in 1..8_usize, cluster in 1..12_usize) {
            let packed = pack_lane(&marks, most, cluster);
            prop_assert!(packed.rows <= most && packed.slots.len() == marks.len());
            prop_assert!(packed.all_rows() <= most + 1);
            let rows: Vec<_> = marks.iter().zip(&packed.slots).filter_map(|(mark, slot)| match slot {
                Slot::Row { row, room } => Some((mark, *row, *room)),
                Slot::Cluster(_) => None,
            }).collect();
            for (index, (one, row, room)) in rows.iter().enumerate() {
                for (other, _, _) in rows.iter().skip(index + 1).filter(|(_, other, _)| other == row) {
                    prop_assert!(one.to <= other.from);
                    prop_assert!(one.text_from + room.min(one.text_width) <= other.from || *room <= 0.0);
                }
            }
        }

        #[test]
        fn nothing_is_lost(marks in extents(), most in 1..8_usize, cluster in 1..12_usize) {
            let packed = pack_lane(&marks, most, cluster);
            let counted: usize = packed.clusters.iter().map(|cluster| cluster.count).sum();
            let crowded = packed.slots.iter().filter(|slot| matches!(slot, Slot::Cluster(_))).count();
            prop_assert_eq!(counted, crowded);
            prop_assert!(packed.clusters.windows(2).all(|pair| pair[1].x - pair[0].x >= CELL));
            for (index, slot) in packed.slots.iter().enumerate() {
                if let Slot::Cluster(cluster) = slot {
                    let cluster = packed.clusters[*cluster];
                    prop_assert!((cluster.first..=cluster.last).contains(&index));
                }
            }
        }

        /// Integers, so that no sum is rounded.
        #[test]
        fn marks_keep_their_rows_at_any_viewport(
            marks in proptest::collection::vec((0..2000_i32, 0..160_i32, 0..90_i32), 0..120), cells in -40..40_i32,
        ) {
            let mut marks = marks;
            marks.sort_unstable();
            let packed = |by: f64| {
                let extent = |(from, width, words): &(i32, i32, i32)| {
                    let from = f64::from(*from) + by;
                    MarkExtent { from, to: from + f64::from(*width), text_from: from + 6.0, text_width: f64::from(*words) }
                };
                pack_lane(&marks.iter().map(extent).collect::<Vec<_>>(), 4, 6)
            };
            let by = CELL * f64::from(cells);
            let (here, mut there) = (packed(0.0), packed(by));
            for cluster in &mut there.clusters {
                cluster.x -= by;
            }
            prop_assert_eq!(here, there);
        }
    }

    #[test]
    fn words_that_fit_share_a_row() {
        let at = |from| MarkExtent { from, to: from + 10.0, text_from: from + 14.0, text_width: 30.0 };
        let rows = |marks: &[MarkExtent]| pack_lane(marks, 4, 9).rows;
        assert_eq!(rows(&[at(0.0), at(60.0)]), 1);
        assert_eq!(rows(&[at(0.0), at(40.0)]), 2);
        assert_eq!(rows(&[]), 0);
    }

    #[test]
    fn without_free_rows_labels_are_cut_and_marks_clustered() {
        let at = |from| MarkExtent { from, to: from + 10.0, text_from: from + 14.0, text_width: 80.0 };
        let packed = pack_lane(&[at(0.0), at(40.0), at(44.0), at(46.0)], 1, 9);
        assert_eq!(packed.slots[0], Slot::Row { row: 0, room: 22.0 });
        assert_eq!(packed.slots[2..], [Slot::Cluster(0), Slot::Cluster(0)]);
        assert_eq!(packed.clusters, [LaneCluster { x: 24.0, count: 2, first: 2, last: 3 }]);
        assert_eq!(packed.all_rows(), 2);
    }

    #[test]
    fn a_cluster_of_one_is_drawn_as_its_mark() {
        let at = |from| MarkExtent { from, to: from + 10.0, text_from: from + 14.0, text_width: 80.0 };
        let packed = pack_lane(&[at(0.0), at(4.0), at(100.0), at(104.0)], 1, 9);
        assert_eq!(packed.slots[1], Slot::Row { row: 1, room: 74.0 });
        assert_eq!(packed.slots[3], Slot::Row { row: 1, room: f64::INFINITY });
        assert_eq!((packed.clusters.len(), packed.all_rows()), (0, 2));
    }
}
