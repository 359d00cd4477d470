//! The dot plot: one dot for each indicator with a share of its target, in rows by programme. Targets without a share are
//! listed beside it.

use super::dot_labels::{DotLabel, DotLabelCandidate, LabelLayout, TAIL, place_labels};
use super::stacking::stack;
use super::status_count::{BadgeCount, count_statuses, plain_badge};
use super::target_share::{TargetShare, target_share};
use super::undrawn_targets::{UndrawnTarget, undrawn_targets};
use crate::gather::Gather;
use crate::geometry::{Point, Rect, clamp};
use crate::scene::charts::{OpenSide, clamped_lines};
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::scene::records::badge::Badge;
use crate::sorting::argsort_by_id;
use crate::state::VisibleRecords;
use crate::story::{IdIndex, Indicator, RecordId, RecordKind, Tone};
use crate::words;

/// Shares at the left and at the right end of the axis, in percent. Dots beyond them are drawn at the end, with an arrow.
const ENDS: (f64, f64) = (60.0, 160.0);
/// Grid lines, in percent.
const GRID: [f64; 6] = [60.0, 80.0, 100.0, 120.0, 140.0, 160.0];
/// From this width on, the names of the rows have a column, in pixels.
const WIDE: f64 = 760.0;
/// Width of that column, in pixels.
const NAMES: f64 = 218.0;
/// Space right of the axis, and on narrow screens also left of it, in pixels.
const MARGIN: f64 = 14.0;
/// Height of a name above its row on narrow screens, in pixels.
const NAME_HEIGHT: f64 = 22.0;
/// Font size of the names, in pixels.
pub const NAME_FONT: f64 = 14.0;
/// Maximum number of lines of a name in the column.
const NAME_LINES: usize = 2;
/// Shares that a narrow drawing names only where it has room: beyond the target, but not far.
const UNNAMED: std::ops::Range<f64> = 101.0..150.0;
/// Radius of a dot, in pixels: with names above the rows, and in a column.
const RADIUS: [f64; 2] = [4.5, 5.5];
/// Distance between two dots, in pixels.
const DOT_GAP: f64 = 2.0;
/// Space above and below a row, in pixels, in the same cases.
const PADDING: [f64; 2] = [3.0, 5.0];
/// Least height of a row without its name, in pixels, in the same cases.
const LEAST_ROW: [f64; 2] = [24.0, 34.0];

/// The dot plot. Positions are in pixels.
#[derive(Clone, Debug)]
pub struct DotPlot {
    /// Heading: how many indicators are drawn, and how many of them met the target.
    pub heading: String,
    /// Note on what the plot cannot show.
    pub note: &'static str,
    /// Numbers of dots by status.
    pub legend: Vec<BadgeCount>,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// True if the names have a column left of the axis, false if each stands above its row.
    pub has_name_column: bool,
    /// Position of the target, 100 %.
    pub target: f64,
    /// Names of what lies left of the target, at it and right of it.
    pub sides: [&'static str; 3],
    /// Grid lines: position and label.
    pub ticks: Vec<(f64, String)>,
    /// Rows, in the article's order. Without dots, there are none.
    pub rows: Vec<DotRow>,
    /// Heading of the targets that are not drawn; empty without any.
    pub undrawn_heading: String,
    /// Targets without a share, by programme and deadline.
    pub undrawn: Vec<UndrawnTarget>,
}

/// A row: a programme and its dots.
#[derive(Clone, Debug)]
pub struct DotRow {
    /// State of the programme. `None` for indicators without one.
    pub state: Option<MarkState>,
    /// Its name.
    pub name: String,
    /// The name as lines of [`NAME_FONT`], shortened to the box.
    pub name_lines: Vec<String>,
    /// Box of the name: the column beside the row, in which it may wrap, or one line above the row.
    pub name_area: Rect,
    /// Top and bottom of the row. The line of the target is drawn between them; it stops at names above rows.
    pub extent: (f64, f64),
    /// Dots, from left to right.
    pub dots: Vec<Dot>,
    /// Labels.
    pub labels: Vec<DotLabel>,
}

/// The dot of an indicator.
#[derive(Clone, Debug)]
pub struct Dot {
    /// State of its record.
    pub state: MarkState,
    /// Name, share and status in one sentence.
    pub title: String,
    /// Centre.
    pub at: Point,
    /// Radius.
    pub radius: f64,
    /// Status: its shape and tone.
    pub badge: Badge,
    /// The end of the axis that the share lies beyond: an arrow of length [`TAIL`] points there.
    pub beyond: Option<OpenSide>,
    /// The side on which the share has no bound: "at least", "at most". An open end of length [`TAIL`] is drawn there.
    pub open: Option<OpenSide>,
}

/// An indicator to draw.
struct Item<'a> {
    record: RecordId,
    id: &'a str,
    indicator: &'a Indicator,
    share: TargetShare,
}

/// The horizontal axis.
#[derive(Clone, Copy)]
struct ShareAxis {
    left: f64,
    right: f64,
}

impl ShareAxis {
    fn new(width: f64) -> Self {
        let left = if width < WIDE { MARGIN } else { NAMES + MARGIN };
        Self { left, right: (width - MARGIN).max(left + 1.0) }
    }

    fn position(self, percent: f64) -> f64 {
        let share = (clamp(percent, ENDS.0, ENDS.1) - ENDS.0) / (ENDS.1 - ENDS.0);
        self.left + share * (self.right - self.left)
    }
}

/// The plot of the visible indicators, `width` pixels wide. `None` if none of them has a target.
pub fn dot_plot(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    width: f64,
) -> Option<DotPlot> {
    let (story, words) = (ctx.story, ctx.words().in_views().overview);
    let programmes = IdIndex::new(story.programmes.iter().map(|(id, _)| id.as_str()));
    // Those without a programme come last.
    let mut groups: Vec<Vec<Item<'_>>> = story.programmes.iter().map(|_| Vec::new()).chain([Vec::new()]).gather();
    let mut without_share: Vec<(usize, RecordId)> = Vec::new();
    for record in visible.of(RecordKind::Indicator) {
        let Some((id, indicator)) = story.indicators.get(record.index) else { continue };
        let group = indicator.programmes.iter().find_map(|id| programmes.first(id)).unwrap_or(story.programmes.len());
        match target_share(ctx, indicator) {
            Some(share) => groups.get_mut(group).into_iter().for_each(|items| {
                items.push(Item { record, id, indicator, share: share.clone() });
            }),
            None if indicator.progress(ctx.background).target.is_some() => without_share.push((group, record)),
            None => {}
        }
    }
    let drawn = || groups.iter().flatten().map(|item| item.indicator);
    let (all, met) = (drawn().count(), drawn().filter(|found| ctx.assessment(found).tone() == Tone::Good).count());
    if all + without_share.len() == 0 {
        return None;
    }
    let legend = count_statuses(ctx, drawn());
    let axis = ShareAxis::new(width);
    let (mut rows, mut top) = (Vec::new(), 0.0);
    for (group, items) in groups.iter().enumerate().filter(|(_, items)| !items.is_empty()) {
        let row = row(ctx, highlight, group, items, RowPosition { axis, width, top });
        top = row.extent.1;
        rows.push(row);
    }
    let undrawn = undrawn_targets(ctx, highlight, &without_share);
    let tick = |percent: &f64| {
        (axis.position(*percent), words::whole_percent(ctx.lang, crate::number::Decimal::nearest(*percent, 0)))
    };
    Some(DotPlot {
        heading: (words.dots)(all, met),
        note: words.dots_note,
        legend,
        width,
        height: top,
        has_name_column: width >= WIDE,
        target: axis.position(100.0),
        sides: words.sides,
        ticks: GRID.iter().map(tick).gather(),
        rows,
        undrawn_heading: if undrawn.is_empty() { String::new() } else { (words.not_drawn)(undrawn.len()) },
        undrawn,
    })
}

/// Position of a row in the drawing.
#[derive(Clone, Copy)]
struct RowPosition {
    axis: ShareAxis,
    width: f64,
    top: f64,
}

/// The end of the axis that a share lies beyond.
fn beyond(share: &TargetShare) -> Option<OpenSide> {
    match share.percent {
        percent if percent < ENDS.0 => Some(OpenSide::Below),
        percent if percent > ENDS.1 => Some(OpenSide::Above),
        _ => None,
    }
}

/// Length of the marks that point to the left and to the right of a dot.
fn tails(share: &TargetShare) -> [f64; 2] {
    let points = |side: OpenSide| beyond(share) == Some(side) || share.open == Some(side);
    [OpenSide::Below, OpenSide::Above].map(|side| if points(side) { TAIL } else { 0.0 })
}

fn row(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    group: usize,
    items: &[Item<'_>],
    position: RowPosition,
) -> DotRow {
    let RowPosition { axis, width, top } = position;
    let is_wide = width >= WIDE;
    let [padding, least, radius] =
        [PADDING, LEAST_ROW, RADIUS].map(|[narrow, wide]| if is_wide { wide } else { narrow });
    let step = 2.0 * radius + DOT_GAP;
    let half = least / 2.0 - padding;
    let position = |item: &Item<'_>| axis.position(item.share.percent);
    // Dots and the marks beside them, from left to right.
    let extent = |item: &Item<'_>| {
        let ([left, right], x) = (tails(&item.share), position(item));
        (x - left, x + right)
    };
    let order = argsort_by_id(&items.iter().map(|item| ((extent(item).0 * 1000.0) as i64, item.id)).gather());
    let items: Vec<&Item<'_>> = order.into_iter().filter_map(|index| items.get(index)).gather();
    let marks: Vec<(f64, f64)> = items.iter().map(|item| extent(item)).gather();
    // Relative to the line of level 0, until the height of the row is known.
    let levels = stack(&marks, step).into_iter().map(|level| f64::from(level) * step);
    let centres: Vec<Point> = items.iter().zip(levels).map(|(item, y)| Point::new(position(item), y)).gather();
    let summaries: Vec<_> = items.iter().map(|item| ctx.summary(item.indicator)).gather();
    let candidates: Vec<DotLabelCandidate<'_>> = items
        .iter()
        .zip(&centres)
        .zip(&summaries)
        .map(|((item, at), summary)| DotLabelCandidate {
            at: *at,
            tails: tails(&item.share),
            id: item.id,
            name: item.indicator.short.get(ctx.lang),
            separator: ctx.words().in_views().overview.label_break,
            share: &summary.share,
            caveat: item.share.caveat.filter(|_| is_wide),
            is_needed: item.share.needs_label && (is_wide || !UNNAMED.contains(&item.share.percent)),
            percent: item.share.percent,
        })
        .gather();
    let left = if is_wide { NAMES } else { 0.0 };
    let layout = LabelLayout { target: axis.position(100.0), limits: (left, width), radius, has_lines: is_wide };
    let mut labels = place_labels(&candidates, layout);
    let boxes = || labels.iter().map(|label| (label.area.y, label.area.y + label.area.height));
    let ends = || centres.iter().map(|at| (at.y - radius, at.y + radius)).chain(boxes());
    let high = ends().fold(-half, |least, (high, _)| least.min(high));
    let low = ends().fold(half, |most, (_, low)| most.max(low));
    let name_height = if is_wide { 0.0 } else { NAME_HEIGHT };
    let line = top + name_height + padding - high;
    for label in &mut labels {
        label.move_down(line);
    }
    let bottom = line + low + padding;
    let name_area = if is_wide {
        Rect::new(0.0, top, NAMES - MARGIN, bottom - top)
    } else {
        Rect::new(0.0, top, width, NAME_HEIGHT)
    };
    let dot = |((item, at), share): ((&&Item<'_>, &Point), &String)| {
        let badge = plain_badge(ctx, item.indicator);
        let parts = [item.indicator.short.get(ctx.lang), share.as_str(), badge.name.as_str()];
        Dot {
            state: highlight.mark_state(ctx.story, item.record),
            title: parts.join(ctx.words().in_views().overview.comma),
            at: Point::new(at.x, at.y + line),
            radius,
            badge,
            beyond: beyond(&item.share),
            open: item.share.open,
        }
    };
    let programme = ctx.story.programmes.get(group);
    let name = programme.map_or(ctx.words().in_views().no_programme, |(_, entry)| entry.name.get(ctx.lang));
    let shares = summaries.iter().map(|summary| &summary.share);
    DotRow {
        state: programme.map(|_| highlight.mark_state(ctx.story, record_id(RecordKind::Programme, group))),
        name: name.to_owned(),
        name_lines: clamped_lines(name, NAME_FONT, name_area.width, if is_wide { NAME_LINES } else { 1 }),
        name_area,
        extent: (top + name_height, bottom),
        dots: items.iter().zip(&centres).zip(shares).map(dot).gather(),
        labels,
    }
}
