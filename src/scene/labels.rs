//! Words on drawings: how wide they are, how to shorten them, and where they do not collide.

use crate::geometry::{Point, Rect};

/// The estimated width of a text at a font size: a CJK character is an em wide, others a little over half.
///
/// An estimate on the safe side, so that no font has to be measured.
pub fn width(text: &str, font: f64) -> f64 {
    text.chars().map(|letter| if letter >= '\u{2e80}' { font } else { font * 0.62 }).sum()
}

/// The text, cut with … where it would be wider than `room`.
pub fn shortened(text: &str, font: f64, room: f64) -> String {
    if width(text, font) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if width(&short, font) + width(letter.encode_utf8(&mut [0; 4]), font) > room - font {
            break;
        }
        short.push(letter);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// A word to place beside a point.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The word.
    pub text: String,
    /// What it names.
    pub at: Point,
    /// How far from the point it keeps.
    pub gap: f64,
    /// Font size.
    pub font: f64,
    /// The place wished for first is centred on the point.
    pub centred: bool,
    /// CSS class.
    pub class: &'static str,
    /// What the caller knows it by.
    pub tag: usize,
}

/// A word placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The word.
    pub text: String,
    /// Left end of its baseline.
    pub at: Point,
    /// What it names.
    pub of: Point,
    /// The box it takes up.
    pub area: Rect,
    /// CSS class.
    pub class: &'static str,
    /// What the caller knows it by.
    pub tag: usize,
}

/// Places words in the order of their importance: each at the first free spot around its point, or not at all.
///
/// `taken` are boxes that no word may cover, `frame` is what all must stay within.
pub fn place(wishes: &[Wish], frame: Rect, mut taken: Vec<Rect>) -> Vec<Label> {
    let mut labels = Vec::new();
    for wish in wishes {
        let (wide, high) = (width(&wish.text, wish.font), wish.font * 1.2);
        let (x, y, gap) = (wish.at.x, wish.at.y, wish.gap);
        let middle = y - high / 2.0;
        let around = [
            (x + gap, middle),
            (x - gap - wide, middle),
            (x - wide / 2.0, y - gap - high),
            (x - wide / 2.0, y + gap),
            (x + gap, y - gap - high),
            (x + gap, y + gap),
            (x - gap - wide, y - gap - high),
            (x - gap - wide, y + gap),
        ];
        let centred = wish.centred.then_some((x - wide / 2.0, middle));
        let free = centred
            .iter()
            .chain(&around)
            .map(|(x, y)| Rect::new(*x, *y, wide, high))
            .find(|area| frame.contains(area) && !taken.iter().any(|other| other.overlaps(area)));
        if let Some(area) = free {
            taken.push(area);
            let at = Point::new(area.x, area.y + high * 0.8);
            labels.push(Label { text: wish.text.clone(), at, of: wish.at, area, class: wish.class, tag: wish.tag });
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_words_are_cut_to_their_room() {
        assert_eq!(shortened("旧区改造", 10.0, 40.0), "旧区改造");
        assert_eq!(shortened("社区养老服务设施建设工程", 10.0, 60.0), "社区养老服…");
        assert!(width(&shortened("Community elder-care facilities", 10.0, 60.0), 10.0) <= 60.0);
    }

    proptest! {
        #[test]
        fn labels_neither_collide_nor_leave_the_frame(points in proptest::collection::vec((0.0..400.0, 0.0..300.0), 0..40)) {
            let wishes: Vec<_> = points
                .into_iter()
                .map(|(x, y)| Wish { text: "黄浦中心".into(), at: Point::new(x, y), gap: 6.0, font: 12.0, centred: false, class: "", tag: 0 })
                .collect();
            let frame = Rect::new(0.0, 0.0, 400.0, 300.0);
            let labels = place(&wishes, frame, vec![]);
            for (i, a) in labels.iter().enumerate() {
                prop_assert!(frame.contains(&a.area));
                prop_assert!(labels.iter().skip(i + 1).all(|b| !a.area.overlaps(&b.area)));
            }
        }
    }
}
