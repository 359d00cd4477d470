//! Labels of a row of the dot plot. Each is beside its dot, or on a line above or below it, on the dot's side of the target.
//! Labels that are needed are always placed: the row grows. Others are placed where they fit.

use crate::gather::Gather;
use crate::geometry::{Point, Rect, clamp};
use crate::scene::kit::labels::{ellipsize, text_width};
use crate::scene::kit::spatial_hash_grid::SpatialHashGrid;
use crate::sorting::argsort_by_id;

/// Font size of the labels, in pixels.
pub const LABEL_FONT: f64 = 12.0;
/// Length of the mark of a dot that points to where the share may lie: beyond the axis, or beyond a bound, in pixels.
pub const TAIL: f64 = 7.0;
/// Height of a line of a label, in pixels.
const LINE: f64 = 15.0;
/// Distance of a label from its dot, in pixels.
const GAP: f64 = 4.0;
/// Distance of a label from the line of the target, in pixels.
const CLEAR: f64 = 3.0;
/// Size of the cells in which occupied boxes are searched, in pixels.
const CELL: f64 = 48.0;
/// Maximum number of labels that a row grows for. More can only be read in the list.
const MOST: usize = 60;

/// A label to place. Positions are relative to the row.
#[derive(Clone, Copy)]
pub(super) struct DotLabelCandidate<'a> {
    /// Centre of the dot.
    pub(super) at: Point,
    /// Length of the marks that point to the left and to the right of the dot.
    pub(super) tails: [f64; 2],
    /// Id of the record.
    pub(super) id: &'a str,
    /// Name of the indicator.
    pub(super) name: &'a str,
    /// Text between name and share.
    pub(super) separator: &'static str,
    /// Share as text.
    pub(super) share: &'a str,
    /// Reason to read the share with care.
    pub(super) caveat: Option<&'static str>,
    /// True if the label must be placed.
    pub(super) is_needed: bool,
    /// The share.
    pub(super) percent: f64,
}

/// A label of a dot.
#[derive(Clone, Debug, PartialEq)]
pub struct DotLabel {
    /// Id of the dot's record.
    pub id: String,
    /// Name and share, on one line, or on one each.
    pub lines: Vec<String>,
    /// Reason to read the share with care; empty otherwise. It follows the only line, after a space of [`LABEL_FONT`].
    pub caveat: &'static str,
    /// True for an outlier and for an unclear status.
    pub is_needed: bool,
    /// Box of the label with its caveat.
    pub area: Rect,
    /// Line from the dot to a label that is not next to it.
    pub leader: Option<(Point, Point)>,
}

impl DotLabel {
    pub(super) fn move_down(&mut self, by: f64) {
        self.area.y += by;
        if let Some((from, to)) = &mut self.leader {
            from.y += by;
            to.y += by;
        }
    }
}

/// Space in which the labels of a row are placed.
#[derive(Clone, Copy)]
pub(super) struct LabelLayout {
    /// Position of the line of the target.
    pub(super) target: f64,
    /// Left and right end of the room for labels.
    pub(super) limits: (f64, f64),
    /// Radius of a dot.
    pub(super) radius: f64,
    /// True if the row may also grow by a line for labels that are not needed.
    pub(super) has_lines: bool,
}

/// Places the labels of a row.
pub(super) fn place_labels(candidates: &[DotLabelCandidate<'_>], layout: LabelLayout) -> Vec<DotLabel> {
    let mut row = LabelPlacer { taken: Taken::new(candidates.len()), high: 0.0, low: 0.0, layout };
    for DotLabelCandidate { at, tails: [left, right], .. } in candidates {
        let side = 2.0 * layout.radius;
        row.take(Rect::new(at.x - left - side / 2.0, at.y - side / 2.0, left + side + right, side));
    }
    // Needed ones first, short of the target before beyond it, and the farthest first.
    let urgency = |candidate: &DotLabelCandidate<'_>| {
        let class = match candidate.percent {
            _ if !candidate.is_needed => 2,
            percent if percent < 100.0 => 0,
            _ => 1,
        };
        (class << 40) - ((candidate.percent - 100.0).abs().min(1e6) * 1000.0) as i64
    };
    let order = argsort_by_id(&candidates.iter().map(|candidate| (urgency(candidate), candidate.id)).gather());
    let mut labels = Vec::new();
    for candidate in order.into_iter().take(MOST).filter_map(|index| candidates.get(index)) {
        labels.extend(row.place(candidate));
    }
    labels
}

/// Boxes that no label may cover.
struct Taken {
    areas: Vec<Rect>,
    grid: SpatialHashGrid,
}

impl Taken {
    fn new(count: usize) -> Self {
        Self { areas: Vec::new(), grid: SpatialHashGrid::new(CELL, 2 * count) }
    }

    fn add(&mut self, area: Rect) {
        self.grid.add(&area, self.areas.len() as u32);
        self.areas.push(area);
    }

    fn is_free(&self, area: &Rect) -> bool {
        !self.grid.any_in(area, |index| self.areas.get(index as usize).is_some_and(|other| other.overlaps(area)))
    }
}

/// A row with what has been placed in it.
struct LabelPlacer {
    taken: Taken,
    high: f64,
    low: f64,
    layout: LabelLayout,
}

impl LabelPlacer {
    fn take(&mut self, area: Rect) {
        (self.high, self.low) = (self.high.min(area.y), self.low.max(area.y + area.height));
        self.taken.add(area);
    }

    /// The horizontal extents that labels of a dot may use: its side of the target; of a dot on the target, both.
    fn sides(&self, candidate: &DotLabelCandidate<'_>) -> [Option<(f64, f64)>; 2] {
        let LabelLayout { target, limits, .. } = self.layout;
        let (left, right) = ((limits.0, target - CLEAR), (target + CLEAR, limits.1));
        let is_at = (candidate.at.x - target).abs() < 0.5;
        if is_at {
            return [Some(right), Some(left)];
        }
        [Some(if candidate.percent < 100.0 { left } else { right }), None]
    }

    fn place(&mut self, candidate: &DotLabelCandidate<'_>) -> Option<DotLabel> {
        let sides: Vec<((f64, f64), DotLabel)> = self
            .sides(candidate)
            .into_iter()
            .flatten()
            .filter_map(|side| Some((side, label(candidate, side.1 - side.0)?)))
            .gather();
        let near = sides.iter().find_map(|(side, label)| self.next_to_dot(candidate, *side, label));
        // The number of lines from the middle of the dot to beyond everything in the row.
        let most = ((self.low - self.high) / LINE) as usize + 3;
        let lines = if candidate.is_needed { most } else { usize::from(self.layout.has_lines) };
        let of_lines = |with_leader: bool| {
            (1..=lines).find_map(|line| {
                let mut ways = sides.iter().flat_map(|(side, label)| [(-1.0, side, label), (1.0, side, label)]);
                ways.find_map(|(direction, side, label)| {
                    self.on_line(candidate, *side, label, (line, direction), with_leader)
                })
            })
        };
        let placed =
            near.or_else(|| of_lines(true)).or_else(|| if candidate.is_needed { of_lines(false) } else { None })?;
        self.take(placed.area);
        if let Some((from, to)) = placed.leader {
            self.taken.add(leader_area(from, to));
        }
        Some(placed)
    }

    /// A label right or left of its dot.
    fn next_to_dot(&self, candidate: &DotLabelCandidate<'_>, side: (f64, f64), label: &DotLabel) -> Option<DotLabel> {
        let Rect { width, height, .. } = label.area;
        let away = self.layout.radius + GAP;
        let [left, right] = candidate.tails;
        let starts = [candidate.at.x + right + away, candidate.at.x - left - away - width];
        starts.into_iter().find_map(|x| {
            let area = Rect::new(x, candidate.at.y - height / 2.0, width, height);
            let fits = x >= side.0 && x + width <= side.1 && self.taken.is_free(&area);
            fits.then(|| DotLabel { area, ..label.clone() })
        })
    }

    /// A label some lines above or below its dot.
    fn on_line(
        &self,
        candidate: &DotLabelCandidate<'_>,
        side: (f64, f64),
        label: &DotLabel,
        (line, direction): (usize, f64),
        with_leader: bool,
    ) -> Option<DotLabel> {
        let Rect { width, height, .. } = label.area;
        let (x, radius) = (candidate.at.x, self.layout.radius);
        let from = candidate.at.y + direction * radius;
        let near = from + direction * (1.0 + LINE * (line as f64 - 1.0));
        let top = if direction < 0.0 { near - height } else { near };
        // Centred on the dot, then to its right, then to its left.
        [x - width / 2.0, x - radius, x + radius - width].into_iter().find_map(|start| {
            let start = clamp(start, side.0, (side.1 - width).max(side.0));
            let area = Rect::new(start, top, width, height);
            if !self.taken.is_free(&area) {
                return None;
            }
            if line == 1 || !with_leader {
                return Some(DotLabel { area, ..label.clone() });
            }
            let leader = (Point::new(x, from), Point::new(x, near));
            let is_clear = x >= start && x <= start + width && self.taken.is_free(&leader_area(leader.0, leader.1));
            is_clear.then(|| DotLabel { area, leader: Some(leader), ..label.clone() })
        })
    }
}

/// Box of a leader, slightly shorter so that it does not touch its own dot and label.
fn leader_area(from: Point, to: Point) -> Rect {
    let (high, low) = (from.y.min(to.y) + 0.5, from.y.max(to.y) - 0.5);
    Rect::new(from.x - 1.0, high, 2.0, (low - high).max(0.0))
}

/// The label of a candidate, not yet placed, at most `room` pixels wide. Without room, its caveat is left out; then name and share
/// have a line each, and the name is shortened. `None` if the label is not needed and does not fit on one line.
fn label(candidate: &DotLabelCandidate<'_>, room: f64) -> Option<DotLabel> {
    // Chinese fonts draw quotation marks and dashes as wide as other characters.
    let extra = |text: &str| 0.38 * LABEL_FONT * text.matches(['“', '”', '‘', '’', '—', '…']).count() as f64;
    let width_of = |text: &str| text_width(text, LABEL_FONT) + extra(text);
    let whole = [candidate.name, candidate.separator, candidate.share].concat();
    let lines = if width_of(&whole) <= room {
        vec![whole]
    } else if candidate.is_needed {
        [candidate.name, candidate.share].map(|text| ellipsize(text, LABEL_FONT, room - extra(text))).into()
    } else {
        return None;
    };
    let width = lines.iter().map(|line| width_of(line)).fold(0.0, f64::max);
    let with_caveat = |caveat: &str| width + LABEL_FONT + width_of(caveat);
    let caveat = candidate.caveat.filter(|caveat| lines.len() == 1 && with_caveat(caveat) <= room).unwrap_or_default();
    let width = if caveat.is_empty() { width } else { with_caveat(caveat) };
    let area = Rect::new(0.0, 0.0, width, LINE * lines.len() as f64);
    Some(DotLabel { id: candidate.id.to_owned(), lines, caveat, is_needed: candidate.is_needed, area, leader: None })
}
