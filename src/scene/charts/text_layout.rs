//! Line breaking with estimated text widths: an exported chart cannot measure the reader's fonts.

/// Estimated width of a text in pixels at a font size in pixels; never too small, even for wide fonts.
pub(in crate::scene) fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Estimated width of a character, in ems.
fn em(letter: char) -> f64 {
    match letter {
        // Combining marks, joiners and variation selectors belong to the character before.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        'M' | 'W' | 'm' | 'w' | '@' | '%' => 1.0,
        'A'..='Z' => 0.78,
        '\0'..='\u{bf}' => 0.62,
        // Latin with diacritics, Greek, Cyrillic, Hebrew, Arabic.
        '\u{c0}'..='\u{8ff}' => 0.8,
        // Emoji.
        '\u{1f000}'.. => 1.4,
        _ => 1.0,
    }
}

/// Breaks a text into lines no wider than `room`: between words, between Chinese characters, and within a word that is
/// wider than a line.
pub(in crate::scene) fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut all = Lines { done: Vec::new(), line: String::new(), used: 0.0, size, room };
    let mut word = String::new();
    for letter in text.chars() {
        let is_blank = matches!(letter, ' ' | '\t' | '\n' | '\r');
        let stands_alone = letter >= '\u{2e80}' && !"，。；：、！？）》」』”’".contains(letter);
        if stands_alone && !word.ends_with(['（', '《', '「', '『', '“', '‘']) {
            all.put(&word);
            word.clear();
        }
        word.push(if is_blank { ' ' } else { letter });
        if is_blank {
            all.put(&word);
            word.clear();
        }
    }
    all.put(&word);
    all.end_line();
    all.done
}

/// The same with at most `most` lines; "…" ends the last line if the text goes on.
pub(in crate::scene) fn clamped_lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut all = lines(text, size, room);
    if all.len() > most {
        all.truncate(most);
        if let Some(last) = all.last_mut() {
            while !last.is_empty() && text_width(last, size) + size > room {
                last.pop();
            }
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    all
}

/// Lines that are being filled.
struct Lines {
    done: Vec<String>,
    line: String,
    used: f64,
    size: f64,
    room: f64,
}

impl Lines {
    fn put(&mut self, word: &str) {
        let width = text_width(word.trim_end(), self.size);
        if width <= self.room {
            if self.used + width > self.room {
                self.end_line();
            }
            self.line.push_str(word);
            self.used += text_width(word, self.size);
            return;
        }
        for letter in word.chars() {
            let width = em(letter) * self.size;
            if self.used + width > self.room && width > 0.0 {
                self.end_line();
            }
            self.line.push(letter);
            self.used += width;
        }
    }

    fn end_line(&mut self) {
        self.used = 0.0;
        let line = std::mem::take(&mut self.line);
        self.done.push(line.trim_end().to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paragraphs_are_broken_where_they_may_be() {
        assert_eq!(lines("one two three", 10.0, 50.0), ["one two", "three"]);
        assert_eq!(lines("旧区改造，完成了", 10.0, 50.0), ["旧区改造，", "完成了"]);
        assert_eq!(lines("改造（旧区）完成", 10.0, 30.0), ["改造", "（旧", "区）完", "成"]);
        assert_eq!(lines("", 10.0, 50.0), [""]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        for word in ["x".repeat(200), "W".repeat(200), "שלום".repeat(50), "سلام".repeat(50), "👍🏽".repeat(50)]
        {
            let all = lines(&format!("a {word}"), 15.0, 300.0);
            assert!(all.len() > 5 && all.iter().all(|line| text_width(line, 15.0) < 300.1), "{all:?}");
            assert_eq!(all.concat().replace(' ', ""), format!("a{word}"));
        }
    }

    #[test]
    fn a_text_that_does_not_fit_ends_in_dots() {
        assert_eq!(clamped_lines("one two three", 10.0, 50.0, 2), ["one two", "three"]);
        assert_eq!(clamped_lines("one two three", 10.0, 50.0, 1), ["one t…"]);
        let all = clamped_lines(&"x".repeat(200), 10.0, 100.0, 2);
        assert!(all.len() == 2 && all[1].ends_with("x…") && text_width(&all[1], 10.0) <= 100.0, "{all:?}");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "[a-zA-Z 旧区改造，（）שא]{0,120}", room in 25.0..400.0_f64) {
            for line in lines(&text, 15.0, room).into_iter().chain(clamped_lines(&text, 15.0, room, 2)) {
                // A bracket stays with its neighbour.
                prop_assert!(text_width(&line, 15.0) <= room + 1e-6, "{line:?} in {room}");
            }
        }
    }
}
