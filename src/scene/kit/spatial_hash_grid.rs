//! Spatial hash grid over an unbounded plane. A query returns candidates; the caller tests the exact distance.
//!
//! Cells share chains by a hash of their column and row. So no bounds are needed, and outliers cost nothing.

use crate::geometry::Rect;

/// End of a chain.
const END: u32 = u32::MAX;
/// 2³² divided by the golden ratio: cells that share a chain are far apart.
const ROW: u64 = 0x9e37_79b9;

/// Items by the cells that they touch.
pub(in crate::scene) struct SpatialHashGrid {
    side: f64,
    bits: u32,
    /// First link of each chain.
    heads: Vec<u32>,
    /// An item and the next link.
    links: Vec<(u32, u32)>,
}

impl SpatialHashGrid {
    /// An empty grid with capacity for `things` items; cells are `side` wide and high.
    pub(in crate::scene) fn new(side: f64, things: usize) -> Self {
        let chains = things.clamp(16, 1 << 24).next_power_of_two();
        Self { side, bits: chains.trailing_zeros(), heads: vec![END; chains], links: Vec::with_capacity(things) }
    }

    /// Adds an item to each cell that its box touches.
    pub(in crate::scene) fn add(&mut self, area: &Rect, thing: u32) {
        let [left, top, right, bottom] = self.reach(area);
        for row in top..=bottom {
            for column in left..=right {
                let link = self.links.len() as u32;
                let chain = self.chain(column, row);
                if let Some(head) = self.heads.get_mut(chain) {
                    self.links.push((thing, std::mem::replace(head, link)));
                }
            }
        }
    }

    /// True if the predicate holds for an item that may touch the box. The predicate is called until it returns true, for
    /// the last added item first, and possibly several times for one item.
    pub(in crate::scene) fn any_in(&self, area: &Rect, mut is_wanted: impl FnMut(u32) -> bool) -> bool {
        let [left, top, right, bottom] = self.reach(area);
        for row in top..=bottom {
            for column in left..=right {
                let mut at = self.heads.get(self.chain(column, row)).copied().unwrap_or(END);
                while let Some((thing, next)) = self.links.get(at as usize) {
                    if is_wanted(*thing) {
                        return true;
                    }
                    at = *next;
                }
            }
        }
        false
    }

    /// Removes the items for which the predicate holds, of all that may touch the box. The last added of a cell is asked
    /// first.
    ///
    /// Works for items that touch a single cell only; others would remain in their other cells.
    pub(in crate::scene) fn remove_in(&mut self, area: &Rect, mut is_wanted: impl FnMut(u32) -> bool) {
        let [left, top, right, bottom] = self.reach(area);
        for row in top..=bottom {
            for column in left..=right {
                let chain = self.chain(column, row);
                let Some(head) = self.heads.get_mut(chain) else { continue };
                let (mut before, mut at) = (END, *head);
                while let Some((thing, next)) = self.links.get(at as usize).copied() {
                    if !is_wanted(thing) {
                        before = at;
                    } else if let Some(link) = self.links.get_mut(before as usize) {
                        link.1 = next;
                    } else {
                        *head = next;
                    }
                    at = next;
                }
            }
        }
    }

    /// First and last column and row that a box touches.
    fn reach(&self, area: &Rect) -> [i64; 4] {
        [area.x, area.y, area.x + area.width, area.y + area.height].map(|value| (value / self.side).floor() as i64)
    }

    fn chain(&self, column: i64, row: i64) -> usize {
        let step = (ROW >> (32 - self.bits)) | 1;
        (column as u64).wrapping_add((row as u64).wrapping_mul(step)) as usize & (self.heads.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn boxes() -> impl Strategy<Value = Vec<Rect>> {
        let one = (-500.0..500.0_f64, -500.0..500.0_f64, 0.0..90.0_f64, 0.0..90.0_f64);
        proptest::collection::vec(one.prop_map(|(x, y, width, height)| Rect::new(x, y, width, height)), 0..80)
    }

    proptest! {
        #[test]
        fn every_overlapping_box_is_found(boxes in boxes(), x in -500.0..500.0_f64, y in -500.0..500.0_f64) {
            let mut cells = SpatialHashGrid::new(32.0, boxes.len());
            for (thing, area) in boxes.iter().enumerate() {
                cells.add(area, thing as u32);
            }
            let asked = Rect::new(x, y, 60.0, 20.0);
            let mut met = vec![false; boxes.len()];
            let is_wanted = |thing: u32| {
                met[thing as usize] = true;
                false
            };
            prop_assert!(!cells.any_in(&asked, is_wanted));
            for (area, met) in boxes.iter().zip(met) {
                prop_assert!(met || !area.overlaps(&asked));
            }
        }

        #[test]
        fn removed_boxes_are_not_found(points in proptest::collection::vec((-500.0..500.0_f64, -500.0..500.0_f64), 0..80)) {
            let everywhere = Rect::new(-500.0, -500.0, 1000.0, 1000.0);
            let mut cells = SpatialHashGrid::new(200.0, points.len());
            for (thing, (x, y)) in points.iter().enumerate() {
                cells.add(&Rect::new(*x, *y, 0.0, 0.0), thing as u32);
            }
            cells.remove_in(&everywhere, |thing| thing % 3 != 0);
            let mut left = std::collections::BTreeSet::new();
            cells.remove_in(&everywhere, |thing| {
                left.insert(thing);
                false
            });
            prop_assert_eq!(left, (0..points.len() as u32).step_by(3).collect());
        }
    }
}
