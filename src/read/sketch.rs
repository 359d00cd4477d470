//! Sketch of an article: trigram hashes of the stretches that a story cites, each with its position. It gives the positions of a
//! phrase in an article whose text may not be published.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

/// Length of the hashed runs, in characters. A shorter phrase is hashed as it is.
const RUN: usize = 3;

/// Directory of the sketches in the repository.
const DIRECTORY: &str = "data/sketches";

/// The comment at the start of a sketch file.
const HEADER: &str = "\
# Trigram hashes of the stretches of an article that a story cites; the text itself is not published.
#
# One line a paragraph: its number, then its stretches. A stretch is @ and the position of its first character, from 0, then
# the 32-bit FNV-1a hash (over UTF-8) of each run of three consecutive characters, sliding by one. A phrase stands where its
# hashes follow each other. A phrase of less than three characters is hashed as it is, in a stretch apart.
# Only what the story cites is here: hashes of the whole text could be read back letter by letter.
# Made by `cargo xtask sketch ARTICLE.txt STORY.json`, which writes it again after phrases were added.
";

/// A line of a sketch file that cannot be read. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SketchError {
    /// Number of the line.
    pub line: usize,
}

/// Consecutive hashes, and the position of the first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    start: u32,
    hashes: Vec<u32>,
}

/// Sketch of an article. [`fmt::Display`] writes it as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    paragraphs: BTreeMap<u32, Vec<Stretch>>,
}

impl Sketch {
    /// File of the sketch of a story: `data/sketches/NAME.txt` for `NAME.json`.
    pub fn path(story: &Path) -> PathBuf {
        let name = story.file_stem().unwrap_or_default().to_string_lossy();
        Path::new(DIRECTORY).join([&*name, ".txt"].concat())
    }

    /// Parses a sketch file.
    pub fn parse(text: &str) -> Result<Self, SketchError> {
        let mut paragraphs = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let error = SketchError { line: index + 1 };
            let (number, stretches) = parse_line(line).ok_or(error)?;
            if paragraphs.insert(number, stretches).is_some() {
                return Err(error);
            }
        }
        Ok(Self { paragraphs })
    }

    /// Makes the sketch of an article, with one paragraph a line, for phrases with their paragraphs. Blank lines do not count;
    /// nor does white space around a paragraph. A phrase that its paragraph does not contain is left out.
    pub(super) fn of_article(article: &str, phrases: &[(u32, String)]) -> Self {
        let lines = article.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
        let paragraphs = (1..).zip(lines).map(|(number, text)| {
            let cited = phrases.iter().filter(|(paragraph, _)| *paragraph == number);
            (number, stretches(text, cited.map(|(_, phrase)| phrase.as_str())))
        });
        Self { paragraphs: paragraphs.collect() }
    }

    /// Positions of a phrase in a paragraph, in characters from 0. Empty if the article does not have it there.
    pub fn positions(&self, paragraph: u32, phrase: &str) -> Vec<u32> {
        let expected = hashes(&phrase.chars().collect::<Vec<_>>());
        let stretches = self.paragraphs.get(&paragraph).map(Vec::as_slice).unwrap_or_default();
        let found = stretches.iter().flat_map(|stretch| {
            let runs = (stretch.start..).zip(stretch.hashes.windows(expected.len()));
            runs.filter(|(_, run)| *run == expected).map(|(start, _)| start)
        });
        found.collect()
    }

    /// Numbers of the paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = u32> {
        self.paragraphs.keys().copied()
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(HEADER)?;
        for (number, stretches) in &self.paragraphs {
            write!(out, "{number}")?;
            for stretch in stretches {
                write!(out, " @{}", stretch.start)?;
                for hash in &stretch.hashes {
                    write!(out, " {hash:08x}")?;
                }
            }
            out.write_str("\n")?;
        }
        Ok(())
    }
}

/// Parses the line of a paragraph.
fn parse_line(line: &str) -> Option<(u32, Vec<Stretch>)> {
    let mut words = line.split_whitespace();
    let number = words.next()?.parse().ok()?;
    let mut stretches: Vec<Stretch> = Vec::new();
    for word in words {
        if let Some(start) = word.strip_prefix('@') {
            stretches.push(Stretch { start: start.parse().ok()?, hashes: Vec::new() });
        } else {
            stretches.last_mut()?.hashes.push(u32::from_str_radix(word, 16).ok()?);
        }
    }
    stretches.iter().all(|stretch| !stretch.hashes.is_empty()).then_some((number, stretches))
}

/// The stretches of a paragraph that the phrases occur in, wherever they occur.
fn stretches<'a>(text: &str, phrases: impl Iterator<Item = &'a str>) -> Vec<Stretch> {
    let letters: Vec<char> = text.chars().collect();
    let mut short: BTreeSet<Stretch> = BTreeSet::new();
    // First characters of the runs of the other phrases.
    let mut runs: BTreeSet<usize> = BTreeSet::new();
    for phrase in phrases {
        let phrase: Vec<char> = phrase.chars().collect();
        let length = phrase.len();
        if length == 0 {
            continue;
        }
        for (start, _) in letters.windows(length).enumerate().filter(|(_, window)| **window == *phrase) {
            if length < RUN {
                short.insert(Stretch { start: start as u32, hashes: hashes(&phrase) });
            } else {
                runs.extend(start..=start + length - RUN);
            }
        }
    }
    let mut found: Vec<Stretch> = Vec::new();
    for start in runs {
        let hash = letters.get(start..start + RUN).map(hash).unwrap_or_default();
        match found.last_mut().filter(|last| last.start as usize + last.hashes.len() == start) {
            Some(last) => last.hashes.push(hash),
            None => found.push(Stretch { start: start as u32, hashes: vec![hash] }),
        }
    }
    found.extend(short);
    found.sort();
    found
}

/// Hash of each run of characters, or of a shorter text as it is.
fn hashes(letters: &[char]) -> Vec<u32> {
    if letters.len() < RUN { vec![hash(letters)] } else { letters.windows(RUN).map(hash).collect() }
}

/// FNV-1a, 32 bits. Source: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm".
fn hash(letters: &[char]) -> u32 {
    let text: String = letters.iter().collect();
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "\u{feff}　　甲乙丙丁戊甲乙丙\n\n  上海的上海\r\nThe river, the river bank.\n";

    fn sketch(phrases: &[(u32, &str)]) -> Sketch {
        let phrases: Vec<_> = phrases.iter().map(|(paragraph, phrase)| (*paragraph, (*phrase).to_owned())).collect();
        Sketch::of_article(ARTICLE, &phrases)
    }

    #[test]
    fn hashes_are_fnv_1a() {
        let of = |text: &str| hash(&text.chars().collect::<Vec<_>>());
        assert_eq!([of(""), of("a"), of("foobar")], [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }

    #[test]
    fn a_phrase_is_found_wherever_it_stands() {
        let sketch = sketch(&[(1, "甲乙丙"), (1, "丙丁戊甲"), (2, "上海"), (3, "river"), (3, "absent"), (2, "")]);
        assert_eq!(sketch.paragraphs().collect::<Vec<_>>(), [1, 2, 3], "blank lines do not count");
        for (paragraph, phrase, positions) in [
            (1, "甲乙丙", vec![0, 5]),
            (1, "丙丁戊", vec![2]),
            (1, "丙丁戊甲", vec![2]),
            (2, "上海", vec![0, 3]),
            (3, "river", vec![4, 15]),
            (1, "乙丙丁", vec![]),
            (1, "上海", vec![]),
            (2, "海的", vec![]),
            (3, "absent", vec![]),
            (2, "", vec![]),
            (4, "river", vec![]),
        ] {
            assert_eq!(sketch.positions(paragraph, phrase), positions, "paragraph {paragraph}: {phrase}");
        }
    }

    #[test]
    fn only_cited_stretches_are_in_the_file() {
        let text = sketch(&[(1, "甲乙丙"), (1, "丁戊甲"), (2, "海")]).to_string();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let starts: Vec<Vec<&str>> =
            lines.iter().map(|line| line.split(' ').filter(|word| word.starts_with('@')).collect()).collect();
        assert_eq!(starts, [vec!["@0", "@3", "@5"], vec!["@1", "@4"], vec![]]);
        let hashes = lines.iter().flat_map(|line| line.split(' ').skip(1)).filter(|word| !word.starts_with('@'));
        assert_eq!(hashes.count(), 5, "none for the article's other runs");
        assert_eq!(Sketch::parse(&text).map(|sketch| sketch.to_string()), Ok(text));
    }

    #[test]
    fn a_line_that_is_no_paragraph_is_refused_with_its_number() {
        for line in ["甲", "1 5ae5bb58", "1 @x 5ae5bb58", "1 @0", "1 @0 @4 5ae5bb58", "1 @0 river", "-1", "2 @0 1"] {
            let text = format!("# comment\n\n2 @0 5ae5bb58\n{line}\n");
            assert_eq!(Sketch::parse(&text), Err(SketchError { line: 4 }), "{line}");
        }
    }

    #[test]
    fn a_sketch_has_the_name_of_its_story() {
        assert_eq!(Sketch::path(Path::new("dist/stories/a.b.json")), Path::new("data/sketches/a.b.txt"));
    }
}
