//! Labels: estimated widths, shortening, and placement without collisions.

use crate::geometry::{Point, Rect, clamp};
use crate::scene::kit::spatial_hash_grid::SpatialHashGrid;
use crate::story::{closed, is_isolate};

/// Cell size of the grid of occupied boxes, in pixels: about the width of a word.
const CELL: f64 = 48.0;

/// Estimated width of a text at a font size, in pixels: a CJK character is 1 em wide, others slightly more than 0.5 em.
///
/// The estimate is on the safe side, so that no font has to be measured.
pub fn text_width(text: &str, font: f64) -> f64 {
    let em = |letter| match letter {
        _ if is_isolate(letter) => 0.0,
        '\u{2e80}'.. => font,
        _ => font * 0.62,
    };
    text.chars().map(em).sum()
}

/// Shortens a text with "…" if it is wider than `room` pixels.
pub fn ellipsize(text: &str, font: f64, room: f64) -> String {
    if text_width(text, font) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if text_width(&short, font) + text_width(letter.encode_utf8(&mut [0; 4]), font) > room - font {
            break;
        }
        short.push(letter);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    closed(short)
}

/// A label to place next to a point.
#[derive(Clone, Debug)]
pub struct LabelCandidate {
    /// Content.
    pub text: String,
    /// The point that it labels.
    pub at: Point,
    /// Distance from the point, in pixels.
    pub gap: f64,
    /// Font size, in pixels.
    pub font: f64,
    /// True if it may only be centred on the point, above it or below it: beside the point it would seem to label something
    /// else.
    pub centred: bool,
    /// CSS class.
    pub class: &'static str,
    /// The caller's identifier.
    pub tag: usize,
}

/// A placed label.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Content.
    pub text: String,
    /// Left end of its baseline.
    pub at: Point,
    /// The point that it labels.
    pub of: Point,
    /// Its box, in pixels.
    pub area: Rect,
    /// CSS class.
    pub class: &'static str,
    /// The caller's identifier.
    pub tag: usize,
}

/// Places labels in order of priority: each at the first free position around its point, or not at all.
///
/// `taken` are boxes that no label may cover; all labels stay within `frame`.
pub fn place_labels(candidates: &[LabelCandidate], frame: Rect, mut taken: Vec<Rect>) -> Vec<PlacedLabel> {
    // One allocation for all, because there may be many labels.
    let mut labels = Vec::with_capacity(candidates.len());
    taken.reserve(candidates.len());
    let mut cells = SpatialHashGrid::new(CELL, candidates.len() + taken.len());
    for (index, area) in taken.iter().enumerate() {
        cells.add(&cut(area, &frame), index as u32);
    }
    for candidate in candidates {
        let free = candidate_boxes(candidate).find(|area| {
            let covers = |index: u32| taken.get(index as usize).is_some_and(|other| other.overlaps(area));
            frame.contains(area) && !cells.any_in(area, covers)
        });
        if let Some(area) = free {
            cells.add(&area, taken.len() as u32);
            taken.push(area);
            let at = Point::new(area.x, area.y + area.height * 0.8);
            labels.push(PlacedLabel {
                text: candidate.text.clone(),
                at,
                of: candidate.at,
                area,
                class: candidate.class,
                tag: candidate.tag,
            });
        }
    }
    labels
}

/// Possible boxes of a label, the best first.
fn candidate_boxes(candidate: &LabelCandidate) -> impl Iterator<Item = Rect> {
    let (width, height) = (text_width(&candidate.text, candidate.font), candidate.font * 1.2);
    let (x, y, gap) = (candidate.at.x, candidate.at.y, candidate.gap);
    let middle = y - height / 2.0;
    let all = [
        (x - width / 2.0, middle),
        (x + gap, middle),
        (x - gap - width, middle),
        (x - width / 2.0, y - gap - height),
        (x - width / 2.0, y + gap),
        (x + gap, y - gap - height),
        (x + gap, y + gap),
        (x - gap - width, y - gap - height),
        (x - gap - width, y + gap),
    ];
    let centred = [0, 3, 4];
    let may = move |index: usize| if candidate.centred { centred.contains(&index) } else { index > 0 };
    let all = all.into_iter().enumerate().filter(move |(index, _)| may(*index)).map(|(_, corner)| corner);
    all.map(move |(x, y)| Rect::new(x, y, width, height))
}

/// The part of a box that can collide with labels in a frame.
fn cut(area: &Rect, frame: &Rect) -> Rect {
    let across = |value: f64| clamp(value, frame.x, frame.x + frame.width);
    let down = |value: f64| clamp(value, frame.y, frame.y + frame.height);
    let (x, y) = (across(area.x), down(area.y));
    Rect::new(x, y, across(area.x + area.width) - x, down(area.y + area.height) - y)
}

/// Number of lines of a text in letters of `size` pixels, in a column of `room` pixels. Lines break at spaces, at dashes and around Chinese
/// characters.
pub fn line_count(text: &str, size: f64, room: f64) -> usize {
    let (mut lines, mut line) = (1, 0.0);
    let mut put = |part: &str| {
        let width = text_width(part, size);
        if line > 0.0 && line + text_width(part.trim_end(), size) > room {
            (lines, line) = (lines + 1, 0.0);
        }
        line += width;
    };
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        let is_own = letter >= '\u{2e80}' || letter == '—';
        if is_own && start < at {
            put(text.get(start..at).unwrap_or_default());
            start = at;
        }
        if is_own || letter == ' ' {
            let end = at + letter.len_utf8();
            put(text.get(start..end).unwrap_or_default());
            start = end;
        }
    }
    put(text.get(start..).unwrap_or_default());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reference implementation: compares each label with every occupied box.
    fn placed_one_by_one(candidates: &[LabelCandidate], frame: Rect, mut taken: Vec<Rect>) -> Vec<Rect> {
        let before = taken.len();
        for candidate in candidates {
            let is_free = |area: &Rect| frame.contains(area) && !taken.iter().any(|other| other.overlaps(area));
            let free = candidate_boxes(candidate).find(is_free);
            taken.extend(free);
        }
        taken.split_off(before)
    }

    fn boxes() -> impl Strategy<Value = Vec<Rect>> {
        let one = (-900.0..1500.0_f64, -900.0..1200.0_f64, 0.0..900.0_f64, 0.0..300.0_f64);
        proptest::collection::vec(one.prop_map(|(x, y, width, height)| Rect::new(x, y, width, height)), 0..6)
    }

    #[test]
    fn lines_break_as_a_browser_breaks_them() {
        assert_eq!(line_count("2021年", 13.0, 124.0), 1);
        assert_eq!(line_count("September 2020 – January 2021", 13.0, 124.0), 2);
        assert_eq!(line_count("30 September 2020 – 30 December 2021", 13.0, 124.0), 3);
        assert_eq!(line_count("2020年9月30日—2021年12月30日", 13.0, 124.0), 2);
        assert_eq!(line_count("", 13.0, 124.0), 1);
    }

    #[test]
    fn long_words_are_cut_to_their_room() {
        assert_eq!(ellipsize("旧区改造", 10.0, 40.0), "旧区改造");
        assert_eq!(ellipsize("社区养老服务设施建设工程", 10.0, 60.0), "社区养老服…");
        let cut = ellipsize("\u{2068}שכונת המגורים הישנה\u{2069}", 10.0, 60.0);
        assert!(cut.starts_with('\u{2068}') && cut.ends_with("…\u{2069}"), "{cut:?}");
        assert!(text_width(&cut, 10.0) <= 60.0);
        assert!(text_width(&ellipsize("Community elder-care facilities", 10.0, 60.0), 10.0) <= 60.0);
    }

    proptest! {
        #[test]
        fn labels_neither_collide_nor_leave_the_frame(points in proptest::collection::vec((0.0..400.0, 0.0..300.0), 0..40)) {
            let candidates: Vec<_> = points
                .into_iter()
                .map(|(x, y)| LabelCandidate { text: "黄浦中心".into(), at: Point::new(x, y), gap: 6.0, font: 12.0, centred: false, class: "", tag: 0 })
                .collect();
            let frame = Rect::new(0.0, 0.0, 400.0, 300.0);
            let labels = place_labels(&candidates, frame, vec![]);
            for (i, a) in labels.iter().enumerate() {
                prop_assert!(frame.contains(&a.area));
                prop_assert!(labels.iter().skip(i + 1).all(|b| !a.area.overlaps(&b.area)));
            }
        }

        #[test]
        fn cells_change_nothing_but_the_time_taken(
            points in proptest::collection::vec((-50.0..650.0, -50.0..450.0, any::<bool>(), 1..9_usize), 0..120), taken in boxes(),
        ) {
            let candidates: Vec<_> = points
                .into_iter()
                .map(|(x, y, centred, letters)| {
                    let text = "黄浦江苏州河".chars().cycle().take(letters).collect();
                    LabelCandidate { text, at: Point::new(x, y), gap: 6.0, font: 12.0, centred, class: "", tag: 0 }
                })
                .collect();
            let frame = Rect::new(-10.0, 5.0, 600.0, 400.0);
            let labels = place_labels(&candidates, frame, taken.clone());
            let areas: Vec<_> = labels.into_iter().map(|label| label.area).collect();
            prop_assert_eq!(areas, placed_one_by_one(&candidates, frame, taken));
        }
    }
}
