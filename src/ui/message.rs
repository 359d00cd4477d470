//! Notices of the page: dropped parts of a link, the progress of a fetch, problems of a story file.

use std::sync::Arc;

use super::element::{El, el};
use crate::read::Problems;
use crate::state::FetchError;
use crate::state::Notice;
use crate::story::Lang;
use crate::words::{problem, words};

/// Number of dropped parts of a link that have a notice each. One notice counts the others.
const MAX_DROPPED: usize = 3;

/// Number of problems of a file that are listed. One line counts the others.
const MAX_LISTED: usize = 200;

/// A notice of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A part of the link names nothing.
    Dropped(Notice),
    /// The number of further parts of the link that name nothing.
    MoreDropped(usize),
    /// The link names a story path that is not allowed.
    PathRefused(String),
    /// A story is being fetched. The percentage is `None` if the size is unknown.
    Fetching(String, Option<u32>),
    /// A story could not be fetched or read.
    NotFetched(String, FetchError),
    /// The story shown, by its path, has problems.
    Problems(String, Arc<Problems>),
}

impl Message {
    /// Returns the notices of dropped parts of a link: one each for the first three, and one for all others.
    pub fn dropped(notices: Vec<Notice>) -> impl Iterator<Item = Self> {
        let more = notices.len().saturating_sub(MAX_DROPPED);
        let first = notices.into_iter().take(MAX_DROPPED).map(Self::Dropped);
        first.chain((more > 0).then_some(Self::MoreDropped(more)))
    }

    /// Returns true if the notice disappears with the next action.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Dropped(_) | Self::MoreDropped(_))
    }

    /// Returns the path of the story file that the notice is about; `None` if it is about the link.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::PathRefused(path) | Self::Fetching(path, _) | Self::NotFetched(path, _) | Self::Problems(path, _) => {
                Some(path)
            }
            _ => None,
        }
    }

    /// Returns true if the requested story is not shown.
    pub fn is_story_missing(&self) -> bool {
        matches!(self, Self::PathRefused(_) | Self::NotFetched(..))
    }

    /// Returns the text of the notice.
    pub fn text(&self, lang: Lang) -> String {
        let words = words(lang);
        match self {
            Self::Dropped(notice) => (words.dropped)(notice),
            Self::MoreDropped(count) => (words.more_dropped)(*count),
            Self::PathRefused(path) => [(words.path_refused)(path).as_str(), words.default_shown].concat(),
            Self::Fetching(path, percent) => (words.fetching)(path, *percent),
            Self::NotFetched(path, why) => [(words.not_fetched)(path, why).as_str(), words.still_shown].concat(),
            Self::Problems(_, problems) => (words.has_problems)(problems.count()),
        }
    }

    /// Returns the element of the notice: its text, a retry button, and the problems of the file in a disclosure.
    pub(super) fn notice(&self, lang: Lang) -> El {
        let words = words(lang);
        let line = el("div").class("notice").attr("data-notice", "");
        let text = el("span").text_content(self.text(lang));
        let (button, problems) = match self {
            Self::NotFetched(path, why) => {
                let button =
                    el("button").attr("type", "button").attr("data-retry", path.clone()).text_content(words.retry);
                let problems = match why {
                    FetchError::Unreadable(problems) if problems.count() > 1 => Some(problems),
                    _ => None,
                };
                (Some(button), problems)
            }
            Self::Problems(_, problems) => (None, Some(&**problems)),
            _ => (None, None),
        };
        line.children_iter(
            [Some(text), button, problems.map(|problems| disclosure(lang, problems))].into_iter().flatten(),
        )
    }
}

/// Returns the problems of a file in a disclosure, each with its location and reason.
fn disclosure(lang: Lang, problems: &Problems) -> El {
    let words = words(lang);
    let listed = problems.list.iter().take(MAX_LISTED).map(|own| problem(lang, own));
    let more = problems.count() - problems.list.len().min(MAX_LISTED);
    let lines = listed.chain((more > 0).then(|| (words.more_problems)(more)));
    let list = el("ul").children_iter(lines.map(|line| el("li").text_content(line)));
    el("details").children(vec![el("summary").text_content(words.which_problems), list])
}

#[cfg(test)]
mod tests {
    use super::super::html::write_html;
    use super::*;
    use crate::read;

    fn problems_of(text: &str) -> Problems {
        let read::ParsedStory { problems: list, omitted, .. } = read::story(text.as_bytes());
        Problems { list, omitted }
    }

    fn written(message: &Message, lang: Lang) -> String {
        let mut html = String::new();
        write_html(&mut html, message.notice(lang));
        html
    }

    /// Returns a story whose `count` programmes have no text.
    fn faulty(count: usize) -> String {
        let row = r#"{"id": "p", "name": {"zh": "名", "en": "N"}, "basis": "article", "citations": [{"source": "a"}]}"#;
        let rows = (0..count).map(|index| row.replace("\"p\"", &format!("\"p{index}\""))).collect::<Vec<_>>();
        format!(
            r#"{{"schema": 1, "id": "s", "title": {{"zh": "题", "en": "T"}}, "summary": {{"zh": "一", "en": "1"}}, "article": "a",
"sources": [{{"id": "a", "publisher": {{"zh": "报", "en": "P"}}, "link": "original"}}], "places": [], "events": [], "indicators": [],
"programmes": [
{}]}}"#,
            rows.join(",\n")
        )
    }

    #[test]
    fn every_problem_is_listed_with_its_line_and_reason() {
        let problems = problems_of(&faulty(8));
        let message = Message::Problems("a.json".into(), Arc::new(problems));
        for (lang, sentence, first) in [
            (Lang::En, "This file has 8 problems;", "line 4, column 1 /programmes/0: text is missing"),
            (Lang::Zh, "这个文件有 8 处问题", "第 4 行第 1 列 /programmes/0：缺少 text"),
        ] {
            let html = written(&message, lang);
            assert!(html.contains(sentence) && html.contains(first), "{html}");
            assert!(html.contains("<details>") && html.matches("<li>").count() == 8, "{html}");
        }
    }

    #[test]
    fn one_problem_is_in_the_singular_and_very_many_are_counted() {
        let one = Message::Problems("a.json".into(), Arc::new(problems_of(&faulty(1))));
        assert!(one.text(Lang::En).starts_with("This file has one problem;"), "{}", one.text(Lang::En));
        let many = Message::Problems("a.json".into(), Arc::new(problems_of(&faulty(16_000))));
        let html = written(&many, Lang::En);
        assert!(
            html.contains("This file has 16,000 problems;") && html.contains("<li>and 15,900 more</li>"),
            "{}",
            many.text(Lang::En)
        );
        assert_eq!(html.matches("<li>").count(), 101);
    }

    #[test]
    fn a_story_that_cannot_be_read_lists_its_problems_too() {
        let why = |text: &str| FetchError::Unreadable(problems_of(text));
        let several = written(&Message::NotFetched("a.json".into(), why(r#"{"schema": 1}"#)), Lang::En);
        assert!(several.contains("data-retry=\"a.json\"") && several.contains("title is missing"), "{several}");
        assert!(several.matches("<li>").count() > 2, "{several}");
        let one = written(&Message::NotFetched("a.json".into(), why("{")), Lang::En);
        assert!(one.contains("the file ends in the middle") && !one.contains("<details>"), "{one}");
    }

    #[test]
    fn of_dropped_parts_three_are_told_and_the_rest_counted() {
        let dropped = |count: usize| {
            let notice = Notice { key: "sel", value: "nobody".into() };
            Message::dropped(vec![notice; count]).collect::<Vec<_>>()
        };
        assert_eq!((dropped(0).len(), dropped(3).len()), (0, 3));
        let many = dropped(16_000);
        assert_eq!((many.len(), many.last()), (4, Some(&Message::MoreDropped(15_997))));
        assert!(many.iter().all(Message::is_passing));
        assert!(many[3].text(Lang::En).starts_with("15,997 more parts"), "{}", many[3].text(Lang::En));
    }

    #[test]
    fn no_notice_speaks_in_the_words_of_a_link() {
        let voice = "本站公告".repeat(50) + "\u{202e}";
        let notice = Notice { key: "sel", value: voice.clone() };
        for lang in [Lang::Zh, Lang::En] {
            for message in [
                Message::Dropped(notice.clone()),
                Message::PathRefused(voice.clone()),
                Message::Fetching(voice.clone(), Some(3)),
                Message::NotFetched(voice.clone(), FetchError::Redirected),
            ] {
                let text = message.text(lang);
                assert!(
                    text.chars().count() < 200 && !text.contains('\u{202e}') && text.contains("…\u{2069}"),
                    "{text}"
                );
            }
        }
    }
}
