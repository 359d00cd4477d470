//! CSV export (RFC 4180), safe for spreadsheets.
//!
//! A cell that a spreadsheet would evaluate as a formula gets an apostrophe before it, unless it is a plain number. So does
//! each part of a cell, because a spreadsheet that splits at semicolons or tabs ignores quotes that do not start a field.
//! Source: OWASP, CSV injection, with the full-width forms of the signs.

use crate::characters::is_hidden;
use crate::story::bare;

/// Byte order mark: spreadsheets of Chinese systems need it to recognise UTF-8.
const MARK: &str = "\u{feff}";

/// Formats rows as a file: every cell quoted, every line ended by CR LF.
///
/// Not with csv-core, which adds 2.5 kB (brotli) because it can detect numbers in order to quote only text.
pub fn csv<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let mut file = String::from(MARK);
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            file.push_str(if index > 0 { ",\"" } else { "\"" });
            for letter in guarded(&bare(cell)).chars() {
                if letter == '"' {
                    file.push('"');
                }
                file.push(letter);
            }
            file.push('"');
        }
        file.push_str("\r\n");
    }
    file
}

/// The cell with an apostrophe before each part that could be evaluated.
fn guarded(cell: &str) -> String {
    const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];
    let mut safe = String::from(if cell.starts_with(['\t', '\r', '\n']) { "'" } else { "" });
    for part in cell.split_inclusive(SEPARATORS) {
        if is_formula(part) && !is_number(part.trim_end_matches(SEPARATORS)) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    safe
}

/// True if a part starts with the sign of a formula, after characters that spreadsheets skip: blanks of any width, line
/// ends, zero-width characters.
fn is_formula(part: &str) -> bool {
    const SIGNS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
    part.trim_start_matches(|letter: char| letter.is_whitespace() || is_hidden(letter)).starts_with(SIGNS)
}

/// True for digits with at most one leading sign and one decimal point.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (integer, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(integer) && all(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The rows of a file, parsed by another program.
    fn parsed(text: &str) -> Vec<Vec<String>> {
        let bytes = text.strip_prefix(MARK).unwrap().as_bytes();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn names_are_written_without_the_marks_that_isolate_them() {
        let file = csv([vec!["\u{2068}=שלום\u{2069}", "1 \u{2068}שלום\u{2069} 2"]]);
        assert_eq!(parsed(&file), [["'=שלום", "1 שלום 2"]]);
    }

    #[test]
    fn a_table_is_quoted_and_its_lines_end_in_crlf() {
        let file = csv([vec!["名称", "Value"], vec!["a \"b\", c", "-3.5"]]);
        assert_eq!(file, "\u{feff}\"名称\",\"Value\"\r\n\"a \"\"b\"\", c\",\"-3.5\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("  =1", "'  =1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-1+2", "'-1+2"),
            ("＝1", "'＝1"),
            ("\tx", "'\tx"),
            ("\nx", "'\nx"),
            ("\n=1", "'\n'=1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("\u{3000}=1", "'\u{3000}=1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("\u{200b}=1", "'\u{200b}=1"),
            (" \u{202e}\u{2028}\0\u{2003}\u{ad}@A1", "' \u{202e}\u{2028}\0\u{2003}\u{ad}@A1"),
            ("\u{3000}＋1", "'\u{3000}＋1"),
            ("﹦1", "'﹦1"),
            ("\u{a0}-3.5", "'\u{a0}-3.5"),
            ("\u{3000}段", "\u{3000}段"),
            ("a=1", "a=1"),
            ("a;=1+1", "a;'=1+1"),
            (";=1+1;", ";'=1+1;"),
            ("a; \u{200b}＝1", "a;' \u{200b}＝1"),
            ("a\t@A1", "a\t'@A1"),
            ("a\r\n=1", "a\r\n'=1"),
            ("=1;=2", "'=1;'=2"),
            ("1;-5;+2", "1;-5;+2"),
            ("2020；=1", "2020；=1"),
            ("a; b", "a; b"),
            ("-3.5", "-3.5"),
            ("+12", "+12"),
            ("-", "'-"),
            ("2020", "2020"),
            ("约55", "约55"),
        ] {
            assert_eq!(guarded(cell), safe);
        }
    }

    proptest! {
        #[test]
        fn a_written_table_is_read_again(rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,300}|[\",\r\n a]{0,9}", 1..4), 1..5)) {
            let file = csv(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
            let expected: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| guarded(cell)).collect()).collect();
            prop_assert_eq!(parsed(&file), expected);
        }
    }
}
