//! The notices of the page.

use leptos::prelude::{IntoView, component};

use super::command::Command;
use super::control::button;
use super::element::{El, el};
use super::message::Message;
use super::part::Part;
use super::part_id::PartId;
use super::session::Session;
use crate::gather::Gather;
use crate::read::Problems;
use crate::state::FetchError;
use crate::story::Lang;
use crate::words::{problem, words};

/// Number of problems of a file that are listed. One line counts the others.
const MAX_LISTED: usize = 200;

/// The notices of the page, in the requested language, even while its text is being fetched.
#[component]
pub(super) fn Notices(session: Session) -> impl IntoView {
    Part::new(session, PartId::Notices, notices)
}

fn notices(session: Session) -> El {
    let lang = session.requested_lang();
    let lines: Vec<El> =
        session.store.messages.with(|messages| messages.iter().map(|message| notice(message, lang)).gather());
    el("div").class("notices").attr("role", "status").children(lines)
}

/// Returns the element of a notice: its text, a retry button, and the problems of the file in a disclosure.
fn notice(message: &Message, lang: Lang) -> El {
    let words = words(lang);
    let line = el("div").class("notice").attr("data-notice", "");
    let text = el("span").text_content(message.text(lang));
    let (retry, problems) = match message {
        Message::NotFetched(path, error) => {
            let problems = match error {
                FetchError::Unreadable(problems) if problems.count() > 1 => Some(problems),
                _ => None,
            };
            (Some(button(Command::Retry(path)).text_content(words.retry)), problems)
        }
        Message::Problems(_, problems) => (None, Some(&**problems)),
        _ => (None, None),
    };
    let problems = problems.map(|problems| disclosure(lang, problems));
    line.children_iter([Some(text), retry, problems].into_iter().flatten())
}

/// Returns the problems of a file in a disclosure, each with its location and reason.
fn disclosure(lang: Lang, problems: &Problems) -> El {
    let words = words(lang);
    let texts = problems.list.iter().take(MAX_LISTED).map(|entry| problem(lang, entry));
    let more = problems.count() - problems.list.len().min(MAX_LISTED);
    let lines = texts.chain((more > 0).then(|| (words.more_problems)(more)));
    let list = el("ul").children_iter(lines.map(|line| el("li").text_content(line)));
    el("details").children(vec![el("summary").text_content(words.which_problems), list])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::html::write_html;
    use super::*;
    use crate::read;

    fn problems_of(text: &str) -> Problems {
        let read::ParsedStory { problems: list, omitted, .. } = read::story(text.as_bytes());
        Problems { list, omitted }
    }

    fn written(message: &Message, lang: Lang) -> String {
        let mut html = String::new();
        write_html(&mut html, notice(message, lang));
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
            (Lang::En, "This file has 8 errors;", "line 4, column 1 /programmes/0: text is missing"),
            (Lang::Zh, "文件有8处错误", "第4行第1列 /programmes/0：缺少text"),
        ] {
            let html = written(&message, lang);
            assert!(html.contains(sentence) && html.contains(first), "{html}");
            assert!(html.contains("<details>") && html.matches("<li>").count() == 8, "{html}");
        }
    }

    #[test]
    fn one_problem_is_in_the_singular_and_many_are_counted() {
        let one = Message::Problems("a.json".into(), Arc::new(problems_of(&faulty(1))));
        assert!(one.text(Lang::En).starts_with("This file has one error;"), "{}", one.text(Lang::En));
        let many = Message::Problems("a.json".into(), Arc::new(problems_of(&faulty(16_000))));
        let html = written(&many, Lang::En);
        assert!(
            html.contains("This file has 16,000 errors;") && html.contains("<li>and 15,900 more</li>"),
            "{}",
            many.text(Lang::En)
        );
        assert_eq!(html.matches("<li>").count(), 101);
    }

    #[test]
    fn a_story_that_cannot_be_read_lists_its_problems_too() {
        let error = |text: &str| FetchError::Unreadable(problems_of(text));
        let several = written(&Message::NotFetched("a.json".into(), error(r#"{"schema": 1}"#)), Lang::En);
        assert!(several.contains("data-command=\"retry a.json\"") && several.contains("title is missing"), "{several}");
        assert!(several.matches("<li>").count() > 2, "{several}");
        let one = written(&Message::NotFetched("a.json".into(), error("{")), Lang::En);
        assert!(one.contains("the file is incomplete") && !one.contains("<details>"), "{one}");
    }
}
