//! Label placement in a chart: in order of priority, each only where it overlaps no other label.

use super::chart_label::{ChartLabel, FONT};
use super::strong_lines::StrongLine;
use crate::gather::Gather;
use crate::scene::kit::labels::text_width;

/// Chart widths that labels on the page are placed for, in pixels: the narrowest screen, and one of two columns.
pub(super) const PAGE_WIDTHS: [f64; 2] = [270.0, 400.0];
/// Minimum horizontal gap between two labels, in pixels.
const GAP: f64 = 4.0;
/// Minimum vertical distance between the baselines of two labels, in pixels.
const LINE: f64 = 13.0;

/// A label that is left out if it does not fit.
pub(super) struct ChartLabelCandidate {
    /// The label.
    pub(super) label: ChartLabel,
    /// Maximum width, in percent of the chart's width.
    pub(super) room: f64,
    /// Alternative positions in order of preference: anchor and y.
    pub(super) others: Vec<(&'static str, f64)>,
}

/// Labels that are placed together or not at all.
pub(super) type LabelGroup = Vec<ChartLabel>;

impl ChartLabelCandidate {
    /// A candidate that may be as wide as the chart.
    pub(super) fn new(label: ChartLabel) -> Self {
        Self { label, room: 100.0, others: Vec::new() }
    }
}

/// Places labels in order of priority and returns those that fit. `widths` are chart widths in pixels, the narrowest first.
/// Labels that fit only at a later width get the class `wide-only`, which narrow screens hide.
pub(super) fn place_labels(
    mut candidates: Vec<ChartLabelCandidate>,
    lines: &[StrongLine],
    widths: &[f64],
) -> Vec<ChartLabel> {
    let mut placed = Vec::new();
    for (step, width) in widths.iter().enumerate() {
        let mut taken = OccupiedSpan::of_all(&placed, *width);
        candidates.retain(|candidate| {
            let first = std::iter::once((candidate.label.anchor, candidate.label.y));
            let free = first.chain(candidate.others.iter().copied()).find_map(|(anchor, y)| {
                let label = ChartLabel { y, anchor, ..candidate.label.clone() }.within(*width);
                let area = OccupiedSpan::of(&label, *width);
                let is_free = area.fits(candidate.room / 100.0 * *width, *width)
                    && taken.iter().all(|other| area.is_clear(other))
                    && !lines.iter().any(|line| area.is_crossed_by(line, *width));
                is_free.then_some((label, area))
            });
            let is_left = free.is_none();
            if let Some((label, area)) = free {
                taken.push(area);
                placed.push(label.shown_from(step));
            }
            is_left
        });
    }
    placed
}

/// Places groups of labels. Each group goes to the first free one of `lines` lines, which are `line` pixels apart.
pub(super) fn place_groups(mut groups: Vec<LabelGroup>, lines: u8, line: f64, widths: &[f64]) -> Vec<ChartLabel> {
    let mut placed: Vec<ChartLabel> = Vec::new();
    for (step, width) in widths.iter().enumerate() {
        let mut taken = OccupiedSpan::of_all(&placed, *width);
        groups.retain(|group| {
            let moved = |line_index: u8| {
                let moved = group
                    .iter()
                    .cloned()
                    .map(|label| ChartLabel { y: label.y + f64::from(line_index) * line, ..label });
                moved.map(|label| label.within(*width)).collect::<LabelGroup>()
            };
            let is_free = |group: &LabelGroup| {
                let mut areas = group.iter().map(|label| OccupiedSpan::of(label, *width));
                areas.all(|area| taken.iter().all(|other| area.is_clear(other)))
            };
            let free = (0..lines).map(moved).find(is_free);
            let is_left = free.is_none();
            let free = free.unwrap_or_default();
            taken.extend(OccupiedSpan::of_all(&free, *width));
            placed.extend(free.into_iter().map(|label| label.shown_from(step)));
            is_left
        });
    }
    placed
}

/// Area of a label in pixels.
struct OccupiedSpan {
    from: f64,
    to: f64,
    y: f64,
}

impl OccupiedSpan {
    fn of(label: &ChartLabel, width: f64) -> Self {
        let (from, to) = label.extent(width, FONT);
        Self { from, to, y: label.y }
    }

    fn of_all(labels: &[ChartLabel], width: f64) -> Vec<Self> {
        labels.iter().map(|label| Self::of(label, width)).gather()
    }

    /// True if it is inside the chart and no wider than `room`.
    fn fits(&self, room: f64, width: f64) -> bool {
        // A label may touch an edge, because positions in percent are not exact.
        self.from > -0.5 && self.to < width + 0.5 && self.to - self.from <= room
    }

    fn is_clear(&self, other: &Self) -> bool {
        (self.y - other.y).abs() >= LINE || self.to + GAP <= other.from || other.to + GAP <= self.from
    }

    fn is_crossed_by(&self, line: &StrongLine, width: f64) -> bool {
        line.meets((self.from, self.to), (self.y - 10.0, self.y + 3.0), width)
    }
}

impl ChartLabel {
    /// Adjusts a label to a chart width: centred text that would cross an edge is aligned to that edge.
    fn within(self, width: f64) -> Self {
        let half = text_width(&self.text, FONT) / 2.0 / width * 100.0;
        let (percent, anchor) = match (self.anchor, self.percent) {
            ("middle", at) if at < half => (0.0, "start"),
            ("middle", at) if at > 100.0 - half => (100.0, "end"),
            (anchor, at) => (at, anchor),
        };
        Self { percent, anchor, ..self }
    }

    /// Adds the class of the width step at which the label is shown.
    fn shown_from(self, step: usize) -> Self {
        let class = match self.class {
            class if step == 0 => class,
            "result" => "result wide-only",
            "tick" => "tick wide-only",
            "gap" => "gap wide-only",
            "value" => "value wide-only",
            "claim" => "claim wide-only",
            _ => "day wide-only",
        };
        Self { class, ..self }
    }
}

/// Sort key for thinning evenly spaced labels: the first, then every eighth, fourth, second, so that the remaining ones
/// stay evenly spaced. `place` is the index of a label; lower keys have priority.
pub(super) fn evenly(index: usize) -> i64 {
    if index == 0 { i64::MIN } else { -i64::from(index.trailing_zeros()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use proptest::prelude::*;

    fn label(percent: f64, y: f64, words: &str) -> ChartLabel {
        ChartLabel { percent, y, text: words.to_owned(), anchor: "middle", class: "result" }
    }

    proptest! {
        #[test]
        fn labels_neither_cover_each_other_nor_leave_the_chart(
            all in proptest::collection::vec((0.0..100.0_f64, 0.0..190.0_f64, 1..30_usize), 0..60),
        ) {
            let candidates = all.iter().map(|(percent, y, letters)| ChartLabelCandidate::new(label(*percent, *y, &"8".repeat(*letters))));
            let placed = place_labels(candidates.collect(), &[], &PAGE_WIDTHS);
            prop_assert!(all.is_empty() || !placed.is_empty());
            for (index, width) in PAGE_WIDTHS.into_iter().enumerate() {
                let visible: Vec<_> = placed.iter().filter(|label| index > 0 || !label.class.ends_with("wide-only")).collect();
                for (index, label) in visible.iter().enumerate() {
                    let (from, to) = label.extent(width, FONT);
                    prop_assert!(from > -1.0 && to < width + 1.0, "{label:?} from {from} to {to}");
                    prop_assert!(visible.iter().skip(index + 1).all(|other| OccupiedSpan::of(label, width).is_clear(&OccupiedSpan::of(other, width))), "{label:?}");
                }
            }
        }
    }

    #[test]
    fn a_label_that_needs_a_wider_chart_is_left_to_one() {
        let row = [0.0, 33.3, 66.7, 100.0].map(|at| ChartLabelCandidate::new(label(at, 20.0, &"8".repeat(10))));
        let classes: Vec<_> =
            place_labels(row.into(), &[], &PAGE_WIDTHS).into_iter().map(|label| label.class).collect();
        assert_eq!(classes, ["result", "result", "result wide-only", "result wide-only"]);
        let narrow = ChartLabelCandidate { room: 10.0, ..ChartLabelCandidate::new(label(50.0, 0.0, "没有数")) };
        assert!(place_labels(vec![narrow], &[], &PAGE_WIDTHS).len() == 1, "40 pixels of 400 are enough");
    }

    #[test]
    fn a_label_that_a_line_crosses_takes_its_second_choice() {
        let across = |from: f64, y: f64| StrongLine { from: Point::new(from, y), to: Point::new(60.0, y), around: 0.0 };
        let line = across(55.0, 46.0);
        let of = |other: Option<f64>| {
            let others = other.map(|y| ("middle", y)).into_iter().collect();
            ChartLabelCandidate { others, ..ChartLabelCandidate::new(label(50.0, 50.0, "24.4万")) }
        };
        let y =
            |candidate, line: StrongLine| place_labels(vec![candidate], &[line], &[270.0]).first().map(|label| label.y);
        assert_eq!(y(of(Some(70.0)), line), Some(70.0));
        assert_eq!(y(of(None), line), None);
        assert_eq!(y(of(Some(70.0)), across(55.0, 57.0)), Some(50.0), "the edge of its own bar is below it");
        assert_eq!(y(of(Some(70.0)), across(60.0, 46.0)), Some(50.0), "the line is beside it");
        let right = ChartLabelCandidate { others: vec![("end", 50.0)], ..of(None) };
        assert_eq!(y(right, line), Some(50.0), "to the left of its place it is clear");
    }

    #[test]
    fn groups_go_to_the_next_line() {
        let group = |percent| {
            vec![label(percent, 12.0, "100公里"), ChartLabel { y: 25.0, ..label(percent, 0.0, "2020年12月31日") }]
        };
        let placed = place_groups(vec![group(50.0), group(55.0), group(60.0), group(58.0)], 3, 30.0, &PAGE_WIDTHS[..1]);
        assert_eq!(placed.iter().map(|label| label.y).collect::<Vec<_>>(), [12.0, 25.0, 42.0, 55.0, 72.0, 85.0]);
    }

    #[test]
    fn thinned_labels_are_evenly_spaced() {
        let mut order: Vec<usize> = (0..9).collect();
        order.sort_by_key(|index| evenly(*index));
        assert_eq!(order, [0, 8, 4, 2, 6, 1, 3, 5, 7]);
    }
}
