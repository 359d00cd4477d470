//! Writes elements as lines: indented by depth, with rounded numbers and summarised long paths.

use std::fmt::Write as _;

use crate::html::Node;

/// Maximum length of path data before it is summarised. The outline of a district has thousands of characters.
const LONGEST_PATH: usize = 240;

/// The element and its descendants, one per line, without those of the classes `left_out`.
pub(crate) fn of(node: &Node, left_out: &[&str]) -> String {
    let mut text = String::new();
    write(node, left_out, 0, &mut text);
    text
}

fn write(node: &Node, left_out: &[&str], depth: usize, text: &mut String) {
    if left_out.iter().any(|class| node.has_class(class)) {
        return;
    }
    write!(text, "{:1$}<{2}", "", 2 * depth, node.tag).unwrap();
    for (name, value) in &node.attributes {
        match name.as_str() {
            "d" => write!(text, " d=\"{}\"", path(&rounded(value))).unwrap(),
            // These attributes are text. Numbers in them are not lengths.
            "aria-label" | "title" | "href" | "id" => write!(text, " {name}={value:?}").unwrap(),
            _ => write!(text, " {name}=\"{}\"", rounded(value)).unwrap(),
        }
    }
    writeln!(text, ">{}", node.words.replace('\n', "\\n")).unwrap();
    for below in &node.below {
        write(below, left_out, depth + 1, text);
    }
}

/// Rounds numbers to two decimals: a hundredth of a pixel is not visible.
fn rounded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let number = &rest[start..];
        let end = number.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(number.len());
        let (number, behind) = number.split_at(end);
        out.push_str(&rest[..start]);
        match number.split_once('.') {
            Some((_, decimals)) if decimals.len() > 2 && !decimals.contains('.') => {
                let short = format!("{:.2}", number.parse::<f64>().unwrap());
                out.push_str(short.trim_end_matches('0').trim_end_matches('.'));
            }
            _ => out.push_str(number),
        }
        rest = behind;
    }
    out + rest
}

/// Path data. Long data is summarised as its start, the count of its numbers, and a checksum.
fn path(data: &str) -> String {
    if data.len() <= LONGEST_PATH {
        return data.to_owned();
    }
    let numbers = data
        .split(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .filter(|digits| !digits.is_empty())
        .count();
    // FNV-1a.
    let checksum =
        data.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{}… {numbers} numbers, checksum {checksum:016x}", &data[..40])
}

#[test]
fn numbers_are_rounded_to_hundredths() {
    assert_eq!(rounded("left:12.34567%;top:calc(3*var(--px))"), "left:12.35%;top:calc(3*var(--px))");
    assert_eq!(rounded("M-0.001 1.999L2.5 7"), "M-0 2L2.5 7");
    assert_eq!(rounded("1.2.345 x"), "1.2.345 x");
}

#[test]
fn long_paths_show_each_change() {
    let long = "M1 2".repeat(100);
    assert!(path(&long).ends_with("200 numbers, checksum 2fafee67a6fa51e5"), "{}", path(&long));
    assert_ne!(path(&long), path(&(long.clone() + "Z")));
    assert_eq!(path("M1 2Z"), "M1 2Z");
}
