//! Line-based difference of two texts.

use std::fmt::Write as _;

/// Number of equal lines shown around a change.
const AROUND: usize = 2;

/// Maximum number of lines shown.
const MOST: usize = 200;

/// Lines only in `before` start with `-`, lines only in `after` with `+`. Other lines are shown if they are near a change.
pub(crate) fn lines(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same_start = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (old, new) = (&before[same_start..], &after[same_start..]);
    let same_end = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let steps = changes(&old[..old.len() - same_end], &new[..new.len() - same_end]);
    let equal = |lines: &[&str]| lines.iter().map(|line| (' ', (*line).to_owned())).collect::<Vec<_>>();
    let all = [equal(&before[..same_start]), steps, equal(&old[old.len() - same_end..])].concat();
    let is_near = |index: usize| {
        let around = all.iter().take(index + AROUND + 1).skip(index.saturating_sub(AROUND));
        around.into_iter().any(|(sign, _)| *sign != ' ')
    };
    let mut text = String::new();
    let mut last = None;
    for (index, (sign, line)) in all.iter().enumerate().filter(|(index, _)| is_near(*index)) {
        if index > 0 && last != Some(index - 1) {
            text.push_str("  ...\n");
        }
        last = Some(index);
        writeln!(text, "{sign} {line}").unwrap();
    }
    match text.lines().count().checked_sub(MOST) {
        None | Some(0) => text,
        Some(more) => {
            text.lines().take(MOST).map(|line| [line, "\n"].concat()).collect::<String>()
                + &format!("  ... {more} more lines\n")
        }
    }
}

/// The changes along a longest common subsequence.
fn changes(old: &[&str], new: &[&str]) -> Vec<(char, String)> {
    let mut longest = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for (row, line) in old.iter().enumerate().rev() {
        for (column, other) in new.iter().enumerate().rev() {
            longest[row][column] = if line == other {
                longest[row + 1][column + 1] + 1
            } else {
                longest[row + 1][column].max(longest[row][column + 1])
            };
        }
    }
    let (mut row, mut column, mut steps) = (0, 0, Vec::new());
    while row < old.len() || column < new.len() {
        if row < old.len() && column < new.len() && old[row] == new[column] {
            steps.push((' ', old[row].to_owned()));
            (row, column) = (row + 1, column + 1);
        } else if column == new.len() || row < old.len() && longest[row + 1][column] >= longest[row][column + 1] {
            steps.push(('-', old[row].to_owned()));
            row += 1;
        } else {
            steps.push(('+', new[column].to_owned()));
            column += 1;
        }
    }
    steps
}

#[test]
fn changes_are_shown_with_the_lines_around_them() {
    assert_eq!(lines("a\nb\nc\nd\ne\nf\ng", "a\nb\nc\nx\ne\nf\ng"), "  ...\n  b\n  c\n- d\n+ x\n  e\n  f\n");
    assert_eq!(lines("a\nb\nc", "b\nc\nd"), "- a\n  b\n  c\n+ d\n");
    assert_eq!(lines("", "a"), "+ a\n");
    assert_eq!(lines("a", "a"), "");
}
