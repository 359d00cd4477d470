//! Which things are near: a plane without bounds in square cells, each with a chain of what touches it.
//!
//! `SpatialHashGrid` share chains, by a number made of their column and row: so nothing has to be known of where things are, and one
//! far away from all others costs nothing. Whoever asks looks closer at what it is given.

use crate::geometry::Rect;

/// The end of a chain.
const END: u32 = u32::MAX;
/// 2³² by the golden ratio, which leaves cells that share a chain far apart.
const ROW: u64 = 0x9e37_79b9;

/// Things by the cells that they touch.
pub(in crate::scene) struct SpatialHashGrid {
    side: f64,
    bits: u32,
    /// The first link of each chain.
    heads: Vec<u32>,
    /// A thing, and the next link.
    links: Vec<(u32, u32)>,
}

impl SpatialHashGrid {
    /// No things yet, with room for so many; a cell's sides are `side` long.
    pub(in crate::scene) fn new(side: f64, things: usize) -> Self {
        let chains = things.clamp(16, 1 << 24).next_power_of_two();
        Self { side, bits: chains.trailing_zeros(), heads: vec![END; chains], links: Vec::with_capacity(things) }
    }

    /// Adds a thing to each cell that its box touches.
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

    /// Whether anything is what is looked for, of all that may touch the box: each is asked until one is, the last added
    /// first, some more than once.
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

    /// Takes away what is wanted of all that may touch the box: each is asked, the last added of a cell first.
    ///
    /// For things that touch a single cell; of others something would stay in the cells beside.
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

    /// The columns and rows that a box touches: the first and the last of both.
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
        proptest::collection::vec(one.prop_map(|(x, y, wide, high)| Rect::new(x, y, wide, high)), 0..80)
    }

    proptest! {
        #[test]
        fn whatever_overlaps_is_met(boxes in boxes(), x in -500.0..500.0_f64, y in -500.0..500.0_f64) {
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
        fn what_is_taken_is_gone(points in proptest::collection::vec((-500.0..500.0_f64, -500.0..500.0_f64), 0..80)) {
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
