//! Check of a story's phrases against a sketch of the article. Only builds, commands and tests use it.

use super::commitment::passage_of;
use super::document::Document;
use super::json;
use super::problem::{PhraseFault, ProblemKind};
use super::sketch::Sketch;
use super::tree::Node;
use crate::story::{Passage, Story};

/// A phrase of the article, as a commitment, another passage or a citation gives it.
struct Quotation<'a> {
    node: &'a Node<'a>,
    paragraph: u32,
    phrase: &'a str,
}

/// Makes the sketch of an article, with one paragraph a line, for the phrases of a story file. `None` if the file is not JSON.
pub fn make_sketch(article: &str, story: &[u8]) -> Option<Sketch> {
    let text = std::str::from_utf8(story.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(story)).ok()?;
    let tree = json::parse(text).ok()?;
    let phrases: Vec<(u32, String)> =
        quotations(&tree).into_iter().map(|found| (found.paragraph, found.phrase.to_owned())).collect();
    Some(Sketch::of_article(article, &phrases))
}

/// Reports each phrase that the article does not have in its paragraph, or not in its span. A commitment with such a phrase is
/// marked.
pub(super) fn check_phrases(file: &Document<'_>, story: Option<&mut Story>, sketch: &Sketch) {
    let mut misplaced: Vec<Passage> = Vec::new();
    for quotation in quotations(file.tree) {
        let Quotation { node, paragraph, phrase } = quotation;
        let positions = sketch.positions(paragraph, phrase);
        let passage = passage_of(node);
        let (key, fault) = match (positions.first(), passage) {
            (None, _) => ("phrase", PhraseFault::NotInParagraph(paragraph)),
            (Some(first), Some(passage))
                if passage.has_room_for(phrase) && !positions.iter().any(|start| passage.holds(*start, phrase)) =>
            {
                ("span", PhraseFault::NotInSpan(*first))
            }
            _ => continue,
        };
        file.report(node.get(key).unwrap_or(node).offset, ProblemKind::Phrase(fault));
        misplaced.extend(passage);
    }
    for (_, commitment) in story.map(|story| story.commitments.as_mut_slice()).unwrap_or_default() {
        commitment.is_phrase_misplaced |= misplaced.contains(&commitment.passage);
    }
}

/// Every phrase of the article that a file gives, in its order.
fn quotations<'a>(tree: &'a Node<'a>) -> Vec<Quotation<'a>> {
    let mut found = Vec::new();
    collect(tree, tree.get("article").and_then(Node::text), &mut found);
    found
}

fn collect<'a>(node: &'a Node<'a>, article: Option<&str>, found: &mut Vec<Quotation<'a>>) {
    let number = |node: &Node<'_>| node.number()?.parse().ok();
    let paragraph = node.get("paragraph").and_then(number);
    // An empty phrase has been reported.
    let phrase = node.get("phrase").and_then(Node::text).filter(|phrase| !phrase.is_empty());
    // Commitments and other passages name no source: they are of the article.
    let is_of_article = node.get("source").is_none_or(|source| source.text() == article);
    if let (Some(paragraph), Some(phrase), true) = (paragraph, phrase, is_of_article) {
        found.push(Quotation { node, paragraph, phrase });
    }
    node.items().iter().for_each(|item| collect(item, article, found));
    node.members().iter().for_each(|(_, member)| collect(member, article, found));
}

#[cfg(test)]
mod tests {
    use super::super::problem::ProblemKind as Kind;
    use super::super::story::{ParsedStory, story, story_with_sketch};
    use super::*;

    const ARTICLE: &str = "上海召开现场会，市领导出席。\n会上指出，要加快推进旧改，加快建设。\nThe mayor said more.\n";

    const STORY: &str = r#"{"schema": 1, "id": "s", "title": {"zh": "题", "en": "T"}, "summary": {"zh": "一。", "en": "One."},
"article": "a", "sources": [{"id": "a", "publisher": {"zh": "报", "en": "Paper"}, "link": "original"},
{"id": "other", "publisher": {"zh": "刊", "en": "Weekly"}, "link": "original"}],
"programmes": [], "places": [], "indicators": [], "events": [{"id": "e", "date": "2021-01-04",
"title": {"zh": "会", "en": "M"}, "text": {"zh": "会。", "en": "M."}, "basis": "article", "citations": [
{"source": "a", "paragraph": 1, "phrase": "现场会"},
{"source": "a", "paragraph": 2, "phrase": "会上"},
{"source": "other", "paragraph": 7, "phrase": "another text"}]}],
"people": [{"id": "li", "name": {"zh": "李", "en": "Li"}, "role": {"zh": "书记", "en": "Secretary"}, "basis": "article",
"citations": [{"source": "a", "paragraph": 1}]}],
"other_passages": [{"paragraph": 2, "phrase": "指出", "span": [0, 5], "reason": {"zh": "因。", "en": "Because."}}],
"commitments": [{"id": "faster", "gist": {"zh": "加快。", "en": "Faster."}, "paragraph": 2, "phrase": "加快",
"span": [5, 12], "speaker": "li", "kind": "principle", "checkability": "value", "reason": {"zh": "因。", "en": "Because."}}]}"#;

    fn read(from: &str, to: &str) -> ParsedStory {
        let sketch = make_sketch(ARTICLE, STORY.as_bytes()).unwrap();
        assert!(STORY.contains(from), "{from}");
        story_with_sketch(STORY.replacen(from, to, 1).as_bytes(), &sketch)
    }

    /// Problems as `path:line:column` and kind.
    fn problems(parsed: &ParsedStory) -> Vec<(String, Kind)> {
        parsed.problems.iter().map(|it| (format!("{}:{}:{}", it.path, it.line, it.column), it.kind.clone())).collect()
    }

    #[test]
    fn a_phrase_that_the_article_does_not_have_there_is_found() {
        let missing = |paragraph| Kind::Phrase(PhraseFault::NotInParagraph(paragraph));
        for (name, from, to, place, kind) in [
            (
                "in another paragraph",
                r#""paragraph": 1, "phrase""#,
                r#""paragraph": 3, "phrase""#,
                "/events/0/citations/0/phrase:6:43",
                missing(3),
            ),
            ("one character changed", "现场会", "现场回", "/events/0/citations/0/phrase:6:43", missing(1)),
            ("one character added", "现场会", "现场会，", "/events/0/citations/0/phrase:6:43", missing(1)),
            ("of two characters, changed", "会上", "会下", "/events/0/citations/1/phrase:7:43", missing(2)),
            (
                "in a paragraph that does not exist",
                r#""paragraph": 2, "phrase": "会上""#,
                r#""paragraph": 14, "phrase": "会上""#,
                "/events/0/citations/1/phrase:7:44",
                missing(14),
            ),
            ("empty", "会上", "", "/events/0/citations/1/phrase:7:43", Kind::Expected("text")),
            ("of another passage", "指出", "指明", "/other_passages/0/phrase:11:47", missing(2)),
            ("of a commitment", r#""加快""#, r#""加速""#, "/commitments/0/phrase:12:100", missing(2)),
            ("longer than its span", "[5, 12]", "[6, 7]", "/commitments/0/span:13:9", Kind::BadSpan),
            (
                "beside its span",
                "[5, 12]",
                "[7, 12]",
                "/commitments/0/span:13:9",
                Kind::Phrase(PhraseFault::NotInSpan(6)),
            ),
        ] {
            let parsed = read(from, to);
            assert_eq!(problems(&parsed), [(place.to_owned(), kind)], "{name}");
            let story = parsed.story.unwrap();
            let counts = [story.events.len(), story.other_passages.len(), story.commitments.len()];
            assert_eq!(counts, [1, 1, 1], "{name}: the records stay");
            assert_eq!(story.commitments[0].1.is_phrase_misplaced, place.starts_with("/commitments"), "{name}");
        }
    }

    #[test]
    fn phrases_in_their_places_are_no_problem() {
        for (name, from, to) in [
            ("unchanged", "现场会", "现场会"),
            ("a part of a phrase that is cited", "现场会\"},", "现场会\"}, {\"source\": \"a\", \"paragraph\": 1},"),
            ("its second place", "[5, 12]", "[13, 17]"),
            ("another source", "another text", "and another text"),
        ] {
            assert_eq!(problems(&read(from, to)), [], "{name}");
        }
    }

    #[test]
    fn without_a_sketch_no_phrase_is_a_problem() {
        assert_eq!(problems(&story(STORY.replace("会上", "会下").as_bytes())), []);
        let english = STORY.replace("\"phrase\": \"会上\"", "\"phrase\": \"The minister\"");
        assert_eq!(problems(&story(english.as_bytes())), []);
    }

    #[test]
    fn only_json_has_a_sketch() {
        assert_eq!(make_sketch(ARTICLE, b"{\"article\": "), None);
        let marked = ["\u{feff}".as_bytes(), STORY.as_bytes()].concat();
        assert_eq!(make_sketch(ARTICLE, &marked), make_sketch(ARTICLE, STORY.as_bytes()));
    }
}
