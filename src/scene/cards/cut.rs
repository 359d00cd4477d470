//! Cuts texts that are too long for a card.

use crate::scene::charts::{clamped_lines, lines, text_width};

/// Marks that do not end a text that is cut.
const LOOSE: [char; 11] = [' ', ',', ';', ':', '–', '，', '；', '：', '、', '“', '（'];

/// Breaks a text into at most `most` lines no wider than `room`. A longer text ends with "…" after a whole word, in Chinese
/// after a clause if one ends in the last third. A word that is too long is cut.
pub(super) fn cut_lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let fits = |text: &str| {
        let all = lines(text, size, room);
        // Quotation marks and brackets around one long word are never broken.
        (all.len() <= most && all.iter().all(|line| text_width(line, size) <= room)).then_some(all)
    };
    if let Some(all) = fits(text) {
        return all;
    }
    let mut shorter = text;
    let mut longest = None;
    while let Some((at, _)) = shorter.char_indices().next_back() {
        shorter = text.get(..at).unwrap_or_default();
        let splits_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | ',' | '-' | '’');
        let next = text.get(at..).unwrap_or_default();
        if shorter.ends_with(splits_word) && next.starts_with(splits_word) {
            continue;
        }
        let kept = shorter.trim_end_matches(LOOSE);
        if kept.is_empty() {
            break;
        }
        let Some(all) = fits(&[kept, "…"].concat()) else { continue };
        let (least, all) = longest.get_or_insert((shorter.len() * 2 / 3, all));
        if next.starts_with(['，', '；', '：', '、']) {
            return fits(&[shorter, "…"].concat()).unwrap_or_else(|| all.clone());
        }
        if shorter.len() < *least {
            break;
        }
    }
    longest.map_or_else(|| clamped_lines(text, size, room, most), |(_, all)| all)
}

/// The same with lines of similar widths, so that the last is not a single letter.
pub(super) fn balanced_lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let widest = cut_lines(text, size, room, most);
    let is_cut = widest.last().is_some_and(|last| last.ends_with('…'));
    if widest.len() < 2 || is_cut {
        return widest;
    }
    // Half a letter narrower each time, while the text needs no more lines.
    let narrower = (1..).map(|step| room - size / 2.0 * f64::from(step)).take_while(|room| *room > size);
    let broken = narrower.map(|room| lines(text, size, room)).take_while(|lines| lines.len() == widest.len());
    broken.last().unwrap_or(widest)
}

#[cfg(test)]
mod tests {
    use super::{balanced_lines, cut_lines};

    #[test]
    fn lines_have_similar_widths() {
        let balanced = |text: &str| balanced_lines(text, 10.0, 80.0, 2);
        assert_eq!(balanced("一二三四五六七八九"), ["一二三四五", "六七八九"]);
        assert_eq!(balanced("one two three"), ["one two", "three"]);
        assert_eq!(balanced("一二三四五六七八"), ["一二三四五六七八"]);
        assert_eq!(balanced(&"一".repeat(17)), ["一".repeat(8), "一".repeat(7) + "…"]);
    }

    #[test]
    fn texts_are_cut_after_a_word_or_a_clause() {
        let one = |text: &str, room: f64| cut_lines(text, 10.0, room, 1).concat();
        assert_eq!(one("one two three", 200.0), "one two three");
        assert_eq!(one("one two three", 50.0), "one…");
        assert_eq!(one("one, two three", 50.0), "one…");
        assert_eq!(one("over 7,700 homes", 70.0), "over…");
        assert_eq!(one("要求打破常规，持续推进", 80.0), "要求打破常规…");
        assert_eq!(one("持续推进旧区改造的工作", 80.0), "持续推进旧区改…");
        assert_eq!(one("要，求打破常规持续推进", 80.0), "要，求打破常规…");
        assert_eq!(cut_lines("一二三四五六七八九十", 10.0, 40.0, 2), ["一二三四", "五六七…"]);
        assert_eq!(one("abcdefghijklmnopqrstuvwxyz", 60.0), "abcdefgh…");
    }
}
