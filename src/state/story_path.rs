//! Path of another story file from the query, restricted to the page's directory.

use super::parameters::parameter;
use crate::characters::is_hidden;

/// Maximum length of a path, in bytes.
const MAX_LENGTH: usize = 500;

/// The path of another story if the query names one: below this page, same origin.
///
/// The error is the path that is not allowed.
pub fn story_path(query: &str) -> Option<Result<String, String>> {
    let path = parameter(query, "story")?;
    Some(if is_below(&path) { Ok(path) } else { Err(path) })
}

/// True if every browser and server resolves the path to a file in the page's directory or below it.
///
/// Stricter than a URL parser, which decodes `%2e%2e`, replaces backslashes, and drops tabs, line ends and surrounding
/// blanks: no percent signs, no backslashes, no blanks other than plain spaces inside a name. Some servers
/// drop dots and spaces at the end of a name, or the text after a semicolon.
fn is_below(path: &str) -> bool {
    path.len() <= MAX_LENGTH && path.split('/').all(is_name)
}

fn is_name(name: &str) -> bool {
    let may = |letter: char| match letter {
        ' ' => true,
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric() || "-._~!$&'()+,=@".contains(letter),
        _ => !letter.is_whitespace() && !is_hidden(letter),
    };
    !name.is_empty() && !name.starts_with(' ') && !name.ends_with([' ', '.']) && name.chars().all(may)
}

#[cfg(test)]
mod tests {
    use form_urlencoded::Serializer;
    use proptest::prelude::*;

    use super::*;

    fn of(path: &str) -> Option<Result<String, String>> {
        story_path(&Serializer::new(String::new()).append_pair("story", path).finish())
    }

    #[test]
    fn stories_below_the_page_are_opened() {
        assert_eq!(story_path("lang=en"), None);
        assert_eq!(story_path("story="), None);
        assert_eq!(story_path("lang=en&amp;story=a.json"), Some(Ok("a.json".into())));
        for fine in [
            "stories/elder-care.json",
            "a.json",
            "stories/2021/一江一河.json",
            "故事/旧区改造（黄浦）·上.json",
            "my story.json",
            ".well-known/a..b.json",
        ] {
            assert_eq!(of(fine), Some(Ok(fine.to_owned())));
        }
    }

    #[test]
    fn no_way_leads_out_of_the_directory() {
        for bad in [
            "//evil/x.json",
            "/etc/x",
            "https://evil/x",
            "https:x.json",
            "javascript:alert(1)",
            "..",
            ".",
            "../x.json",
            "./x.json",
            "a/../b",
            "a/./b",
            "a/..",
            "a\\b",
            "..\\x.json",
            "a?b",
            "a#b",
            "a//b",
            "a/",
            "%2e%2e/uploads/evil.json",
            ".%2e/uploads/evil.json",
            "%2E./uploads/evil.json",
            "a%2f..%2f..%2fb.json",
            "%252e%252e/x.json",
            "a%5cb",
            " /uploads/evil.json",
            "  ../x.json",
            "../x.json ",
            " a.json",
            "a.json ",
            "\t../x.json",
            ".\t./x.json",
            ".\n./x.json",
            "\r\n/x.json",
            "\0/x.json",
            "\u{b}../x.json",
            "\u{7f}../x.json",
            ".. /x.json",
            ". ./x.json",
            "... /x.json",
            ".../x.json",
            "a./b.json",
            "..;/x.json",
            "a;b.json",
            "\u{200b}../x.json",
            "..\u{200b}/x.json",
            "\u{202e}nosj.x",
            "\u{a0}../x.json",
            "\u{3000}/x.json",
            "a\u{feff}.json",
            "a*b.json",
            "a|b.json",
            "<b>.json",
        ] {
            assert_eq!(of(bad), Some(Err(bad.to_owned())), "{bad:?}");
        }
        assert!(of(&"a".repeat(MAX_LENGTH + 1)).is_some_and(|path| path.is_err()));
        // Decoded once by the query, as in every browser.
        for bad in [
            "story=%252e%252e/uploads/evil.json",
            "story=.%252e/x.json",
            "story=%20/uploads/evil.json",
            "story=%20../x",
        ] {
            assert!(story_path(bad).is_some_and(|path| path.is_err()), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn an_accepted_path_has_no_step_that_is_normalised(path in "[.%2eE/\\\\ \t\n;:a一\u{200b}]{1,14}") {
            if let Some(Ok(path)) = of(&path) {
                prop_assert!(!path.contains(['%', '\\', ':', ';', '\t', '\n', '\u{200b}']), "{:?}", path);
                for name in path.split('/') {
                    prop_assert!(!name.trim_matches([' ', '.']).is_empty() && name.trim() == name, "{:?}", path);
                }
            }
        }
    }
}
