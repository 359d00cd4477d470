//! Pages whose slugs or names are similar to an unknown path.

use super::PageLink;
use super::title::page_name;
use crate::gather::Gather;
use crate::sorting::argsort;
use crate::state::{Page, Route, View, segments};
use crate::story::{Lang, Story};

/// Maximum length of the texts that are compared, in characters.
const MAX_LENGTH: usize = 64;
/// Maximum difference of a suggestion, in percent of the longer text.
const MAX_DIFFERENCE: usize = 50;
/// Minimum number of characters of a part that is found in a longer text.
const MIN_PART: usize = 2;

/// The pages of a story with the most similar slugs or names, the most similar first, at most `count`. `route` gives
/// language and story, and `path` is the unknown path.
pub fn nearest(story: &Story, route: &Route, path: &str, count: usize) -> Vec<PageLink> {
    // Names of folders say nothing about the page below them.
    let asked = segments(path).pop().unwrap_or_default();
    let asked = comparable(&asked);
    let mut found: Vec<(usize, Route)> = Vec::new();
    let mut compare = |page: Page, names: [&str; 3]| {
        let least = names.map(|name| difference(&asked, &comparable(name))).into_iter().min().unwrap_or(100);
        if least <= MAX_DIFFERENCE {
            found.push((least, route.with_page(page)));
        }
    };
    let views = View::of_story(story).map(|(_, view)| Page::View(view));
    for page in views.chain([Page::View(View::About), Page::Stories]) {
        let page_route = route.with_page(page.clone());
        let segment = segments(&page_route.path()).pop().unwrap_or_default();
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| page_name(story, &page_route.in_language(lang)));
        compare(page, [&segment, &zh, &en]);
    }
    for (record, id, _) in story.records() {
        if let Some((page, name)) = Page::of(story, record).zip(story.name_of(record)) {
            compare(page, [id, &name.zh, &name.en]);
        }
    }
    let order = argsort(found.iter().map(|(difference, _)| (*difference as i64, 0)).gather());
    let routes = order.into_iter().filter_map(|index| found.get(index)).take(count);
    routes.map(|(_, route)| PageLink { route: route.clone(), label: page_name(story, route) }).gather()
}

fn comparable(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).take(MAX_LENGTH).gather()
}

/// Difference of two texts in percent: of a text and a part of it, half of the share that the part lacks; otherwise their
/// edit distance by the length of the longer one.
fn difference(one: &[char], other: &[char]) -> usize {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.len() >= MIN_PART && long.windows(short.len()).any(|part| part == short) {
        return (long.len() - short.len()) * 50 / long.len();
    }
    edit_distance(short, long) * 100 / long.len().max(1)
}

/// Levenshtein distance.
fn edit_distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.iter().enumerate() {
        let (mut diagonal, mut left) = (above, above + 1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, wanted) in row.iter_mut().skip(1).zip(other) {
            let replaced = diagonal + usize::from(letter != wanted);
            diagonal = *cell;
            left = replaced.min(left + 1).min(diagonal + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(one: &str, other: &str) -> usize {
        edit_distance(&comparable(one), &comparable(other))
    }

    #[test]
    fn each_insertion_deletion_and_replacement_counts() {
        for (one, other, expected) in [
            ("", "", 0),
            ("a", "", 1),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
            ("Lifts", "lift", 1),
            ("旧改", "旧区改造", 2),
        ] {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn the_distance_is_a_metric(a in "[ab]{0,5}", b in "[ab]{0,5}", c in "[ab]{0,5}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
            prop_assert!(distance(&a, &c) <= distance(&a, &b) + distance(&b, &c));
            prop_assert!(distance(&a, &b) >= a.len().abs_diff(b.len()));
        }
    }
}
