//! The English texts.

use super::foreign::foreign;
use super::numbers::grouped;
use super::page::Words;
use super::problems::problem;
use crate::state::{FetchError, View};
use crate::story::Lang;

pub(super) static WORDS: Words = Words {
    lang: Lang::En,
    brand: "Minxin Atlas",
    brand_other: "民心图鉴",
    skip: "Skip to content",
    other_lang: "中文",
    basis: "Show facts from",
    article_only: "Report only",
    with_background: "Report + background",
    views: "Views",
    view_name: |view| match view {
        View::All => "Overview",
        View::Commitments => "Commitments",
        View::Timeline => "Timeline",
        View::Map => "Map",
        View::Indicators => "Targets",
        View::Table => "Facts",
        View::About => super::about_en::HEADING,
    },
    programme: "Programme",
    all_programmes: "All programmes",
    counts: |measures, events, places, indicators| {
        let many = |count: usize, noun: &str| format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" });
        let others = [many(events, "event"), many(places, "place"), many(indicators, "indicator")].join(" · ");
        let measures = measures.map(|count| many(count, "measure") + " · ").unwrap_or_default();
        measures + &others
    },
    shell: &super::shell::EN,
    list_comma: ", ",
    kind: super::kinds::en,
    dropped: |notice| {
        format!(
            "This link asked for {}={}, which does not exist here, so it was ignored.",
            notice.key,
            foreign(&notice.value)
        )
    },
    more_dropped: |count| match count {
        1 => "One more part of this link does not exist here and was ignored.".to_owned(),
        _ => format!("{} more parts of this link do not exist here and were ignored.", grouped(count)),
    },
    path_refused: |path| {
        format!(
            "“{}” can’t be opened: stories can only be loaded from this site, from the folder of this page or one below it.",
            foreign(path)
        )
    },
    default_shown: " Showing the default story instead.",
    opening: "Still loading. Your choice takes effect in a moment.",
    not_loaded: |code| format!("This feature could not be loaded (code {code}). Trying again."),
    fetching: |path, percent| match percent {
        Some(percent) => format!("Loading {}: {percent}%", foreign(path)),
        None => format!("Loading {}…", foreign(path)),
    },
    not_fetched: |path, why| {
        let why = match why {
            FetchError::Network => "there was no response".to_owned(),
            FetchError::Timeout => "it took too long to load".to_owned(),
            FetchError::Interrupted => "the download was interrupted".to_owned(),
            FetchError::Redirected => "the server redirects to another address, which is not followed".to_owned(),
            FetchError::Status(404) => "the file was not found (404)".to_owned(),
            FetchError::Status(status) => format!("the server returned error {status}"),
            FetchError::TooLarge => "it is larger than 8 MB".to_owned(),
            FetchError::Html => "a web page was returned instead of a story file".to_owned(),
            FetchError::Unreadable(problems) => {
                problems.list.first().map(|first| problem(Lang::En, first)).unwrap_or_default()
            }
        };
        format!("“{}” couldn’t be opened: {why}.", foreign(path))
    },
    still_shown: " The page is unchanged.",
    retry: "Retry",
    has_problems: |count| match count {
        1 => "This file has one error; the readable parts are shown.".to_owned(),
        _ => format!("This file has {} errors; the readable parts are shown.", grouped(count)),
    },
    which_problems: "List the errors",
    more_problems: |count| format!("and {} more", grouped(count)),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_counts_are_grouped() {
        let texts = [
            (WORDS.counts)(Some(1_000), 1_000, 1, 999),
            (WORDS.in_views().cluster)(16_000, "A"),
            (WORDS.in_views().time.folded)(16_000),
            (WORDS.in_views().time.more)(16_000),
            (WORDS.in_views().time.here)(16_000),
            (WORDS.in_views().time.unlisted)(16_000),
            (WORDS.in_views().within_metres)(1_500),
            (WORDS.in_views().scale_bar)(5_000_000),
            (WORDS.in_views().detail.position)(1_234, 16_000),
            (WORDS.more_dropped)(15_997),
            (WORDS.has_problems)(16_000),
            (WORDS.more_problems)(15_997),
            (WORDS.in_views().map.cluster)(16_000, "A"),
            (WORDS.in_views().map.at_spot)(16_000),
            (WORDS.in_views().map.points)(16_000),
            (WORDS.in_views().map.more)(16_000),
        ];
        for text in &texts {
            let is_grouped =
                text.split(' ').all(|word| word.chars().filter(char::is_ascii_digit).count() < 4 || word.contains(','));
            assert!(is_grouped && text.contains(','), "{text}");
        }
        assert_eq!((WORDS.has_problems)(16_000), "This file has 16,000 errors; the readable parts are shown.");
        assert_eq!(texts[0], "1,000 measures · 1,000 events · 1 place · 999 indicators");
    }
}
