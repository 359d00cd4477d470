//! Pinyin initials: `cslq` for 长寿路桥.
//!
//! The program carries no table of them. GB 2312 orders its 3755 characters of level 1 by pinyin, so the positions of 23
//! characters give the initial of each, and every browser can decode them: `TextDecoder` knows the encoding GBK. This adds
//! 1.4 kB of brotli to the program. A table of the characters would need 3 kB or more: with 4 bits each, it is 1.9 kB beside a
//! list of the characters. Each character has one reading, that of GB 2312.

use crate::characters::is_han;
use crate::gather::Gather;

/// The first byte pair of each initial in GB 2312. No syllable begins with i, u or v.
const STARTS: [(u8, u16); 23] = [
    (b'a', 0xb0a1),
    (b'b', 0xb0c5),
    (b'c', 0xb2c1),
    (b'd', 0xb4ee),
    (b'e', 0xb6ea),
    (b'f', 0xb7a2),
    (b'g', 0xb8c1),
    (b'h', 0xb9fe),
    (b'j', 0xbbf7),
    (b'k', 0xbfa6),
    (b'l', 0xc0ac),
    (b'm', 0xc2e8),
    (b'n', 0xc4c3),
    (b'o', 0xc5b6),
    (b'p', 0xc5be),
    (b'q', 0xc6da),
    (b'r', 0xc8bb),
    (b's', 0xc8f6),
    (b't', 0xcbfa),
    (b'w', 0xcdda),
    (b'x', 0xcef4),
    (b'y', 0xd1b9),
    (b'z', 0xd4d1),
];
/// The last byte pair of level 1.
const LAST: u16 = 0xd7f9;
/// Block of Unicode that contains the characters.
const BLOCK: std::ops::Range<u32> = 0x4e00..0xa000;
/// Characters beyond level 1 in names of places and people of Shanghai.
const OTHERS: [(char, u8); 8] =
    [('泾', b'j'), ('闵', b'm'), ('莘', b'x'), ('淞', b's'), ('浔', b'x'), ('雯', b'w'), ('漕', b'c'), ('圩', b'w')];

/// The byte pairs of level 1 in GBK, in order.
fn pairs() -> impl Iterator<Item = u16> {
    let (first, end) = (STARTS.first().map_or(LAST, |(_, start)| *start), LAST + 1);
    (first..end).filter(|pair| (0xa1..=0xfe).contains(&(pair & 0xff)))
}

/// Pinyin initials of the common Chinese characters.
#[derive(Clone, Debug)]
pub struct Initials {
    /// Initial of each character of the block; 0 if it is not known.
    letters: Vec<u8>,
}

impl Initials {
    /// The text in GBK whose decoded form [`Initials::new`] needs.
    pub fn encoded() -> Vec<u8> {
        pairs().flat_map(u16::to_be_bytes).gather()
    }

    /// The initials, from the decoded text of [`Initials::encoded`]. `None` if the text does not have one character for each
    /// byte pair.
    pub fn new(decoded: &str) -> Option<Self> {
        let mut initials = Self { letters: vec![0; BLOCK.len()] };
        let mut decoded_letters = decoded.chars();
        let mut starts = STARTS.into_iter().peekable();
        let mut initial = 0;
        for pair in pairs() {
            if let Some((letter, _)) = starts.next_if(|(_, start)| *start <= pair) {
                initial = letter;
            }
            initials.set(decoded_letters.next()?, initial)?;
        }
        for (letter, initial) in OTHERS {
            initials.set(letter, initial);
        }
        decoded_letters.next().is_none().then_some(initials)
    }

    fn set(&mut self, letter: char, initial: u8) -> Option<()> {
        *self.letters.get_mut((letter as usize).checked_sub(BLOCK.start as usize)?)? = initial;
        Some(())
    }

    /// The initials of a name with the position of each of their characters. Latin letters and digits stand for themselves, a
    /// character without a known initial for `?`; punctuation is left out.
    pub(super) fn of(&self, name: &str) -> (String, Vec<usize>) {
        let mut initials = String::new();
        let mut positions = Vec::new();
        for (position, letter) in name.char_indices() {
            let index = (letter as usize).wrapping_sub(BLOCK.start as usize);
            let initial = match self.letters.get(index) {
                Some(0) => '?',
                Some(initial) => char::from(*initial),
                None if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
                None if is_han(letter) => '?',
                None => continue,
            };
            initials.push(initial);
            positions.push(position);
        }
        (initials, positions)
    }
}

/// Occurrence of a word in the initials of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InitialsMatch {
    /// All of them.
    Whole,
    /// The first of them.
    Start,
    /// Successive ones from a position.
    At(usize),
    /// The first, the last, and some between: `clq` for `cslq`.
    Abbreviated,
}

/// Length of the longest name that a word with omitted letters may stand for.
const MAX_ABBREVIATED: usize = 6;

/// Compares a word with the initials of a name. Two letters count at the start only.
pub(super) fn find_initials(initials: &str, word: &str) -> Option<InitialsMatch> {
    let is_short = word.len() < 3;
    if word.len() < 2
        || !word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || word.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    match initials.find(word) {
        Some(0) if initials.len() == word.len() => Some(InitialsMatch::Whole),
        Some(0) => Some(InitialsMatch::Start),
        Some(position) if !is_short => Some(InitialsMatch::At(position)),
        _ if is_short || initials.len() > MAX_ABBREVIATED => None,
        _ => {
            let ends_equal =
                initials.bytes().next() == word.bytes().next() && initials.bytes().last() == word.bytes().last();
            let mut letters = initials.bytes();
            let is_subsequence = word.bytes().all(|byte| letters.any(|letter| letter == byte));
            (ends_equal && is_subsequence).then_some(InitialsMatch::Abbreviated)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_are_those_of_level_one() {
        assert_eq!(Initials::encoded().len(), 2 * 3755);
        assert!(STARTS.is_sorted_by_key(|(letter, _)| *letter) && STARTS.is_sorted_by_key(|(_, start)| *start));
        assert!(STARTS.iter().all(|(_, start)| pairs().any(|pair| pair == *start)));
    }

    #[test]
    fn a_text_that_is_not_the_decoded_one_gives_no_initials() {
        for text in ["", "啊", &"啊".repeat(3756), &"x".repeat(3755)] {
            assert!(Initials::new(text).is_none());
        }
        assert!(Initials::new(&"啊".repeat(3755)).is_some());
    }

    #[test]
    fn initials_are_found_by_their_start_a_part_and_an_abbreviation() {
        for (word, expected) in [
            ("cslq", Some(InitialsMatch::Whole)),
            ("cs", Some(InitialsMatch::Start)),
            ("slq", Some(InitialsMatch::At(1))),
            ("clq", Some(InitialsMatch::Abbreviated)),
            ("lq", None),
            ("cs?", None),
            ("csq", Some(InitialsMatch::Abbreviated)),
            ("csl", Some(InitialsMatch::Start)),
            ("cqq", None),
            ("c", None),
            ("cslqs", None),
        ] {
            assert_eq!(find_initials("cslq", word), expected, "{word}");
        }
        assert_eq!(find_initials("2020jgmj", "2020"), None);
        assert_eq!(find_initials("szhhpdlxzz", "szz"), None, "a long name");
    }
}
