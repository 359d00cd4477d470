//! Reading a text from its start, word by word and number by number.

/// What is left of a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a>(pub(super) &'a str);

impl Cursor<'_> {
    /// Goes behind a word, if it is next.
    pub(super) fn takes(&mut self, word: &str) -> bool {
        let rest = self.0.strip_prefix(word);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Goes behind the first of these that is next; its place in the list.
    pub(super) fn one_of(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.takes(word))
    }

    /// Goes behind a number, if one is next.
    pub(super) fn number(&mut self) -> Option<i32> {
        let end = self.0.find(|letter| digit(letter).is_none() && letter != '十').unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at_checked(end)?;
        let number = number(digits)?;
        self.0 = rest;
        Some(number)
    }
}

/// The number that a text is: `2021`, `二〇二一`, `十二`, `二十三`.
pub(super) fn number(text: &str) -> Option<i32> {
    if let Some((tens, ones)) = text.split_once('十') {
        let one = |text: &str, if_none| if text.is_empty() { Some(if_none) } else { place_value(text, 1) };
        return Some(one(tens, 1)? * 10 + one(ones, 0)?);
    }
    place_value(text, 5)
}

/// At least one digit, and at most so many.
fn place_value(text: &str, most: usize) -> Option<i32> {
    if !(1..=most).contains(&text.chars().count()) {
        return None;
    }
    text.chars().try_fold(0, |number, letter| Some(number * 10 + digit(letter)?))
}

pub(super) fn digit(letter: char) -> Option<i32> {
    let chinese = "〇一二三四五六七八九".chars().position(|digit| digit == letter);
    match (letter, chinese) {
        ('零' | '○', _) => Some(0),
        (_, Some(digit)) => Some(digit as i32),
        _ => letter.to_digit(10).map(|digit| digit as i32),
    }
}
