//! Story parser: decodes the bytes, reads each record, then validates the whole.

use std::future::ready;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use super::check::check;
use super::commitment;
use super::datum::datum;
use super::document::Document;
use super::json;
use super::lines::place;
#[cfg(feature = "ssr")]
use super::phrases::check_phrases;
use super::problem::{Problem, ProblemKind, Problems};
use super::raw;
use super::record;
#[cfg(feature = "ssr")]
use super::sketch::Sketch;
use crate::sorting::{apply_permutation, argsort};
use crate::story::Story;

/// Result of parsing: the story, and all problems of the file.
#[derive(Debug)]
pub struct ParsedStory {
    /// The story without its invalid records. `None` if the file could not be read at all.
    pub story: Option<Story>,
    /// Problems in the order of the file, at most 100 of each kind.
    pub problems: Vec<Problem>,
    /// Number of problems that are not in `problems`.
    pub omitted: usize,
}

/// Parses a story of schema 1.
pub fn story(bytes: &[u8]) -> ParsedStory {
    parse(bytes, |_, _| {})
}

/// Parses a story of schema 1, and compares its phrases with a sketch of the article.
#[cfg(feature = "ssr")]
pub fn story_with_sketch(bytes: &[u8], sketch: &Sketch) -> ParsedStory {
    parse(bytes, |file, story| check_phrases(file, story, sketch))
}

/// Parses a story, and calls `check_more` before its problems are sorted.
fn parse(bytes: &[u8], check_more: impl FnOnce(&Document<'_>, Option<&mut Story>)) -> ParsedStory {
    let refused = |line, column, kind| ParsedStory {
        story: None,
        problems: vec![Problem { path: String::new(), line, column, kind }],
        omitted: 0,
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            let line_before = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
            let column = std::str::from_utf8(line_before).map_or(0, |text| text.chars().count());
            return refused(line, column + 1, ProblemKind::NotUtf8);
        }
    };
    match json::parse(text) {
        Err(refusal) => {
            let (line, column) = place(text, refusal.at);
            refused(line, column, refusal.kind)
        }
        Ok(tree) => {
            let file = Document::new(&tree);
            let mut story = at_once(from_tree(&file, &no_pause));
            check_more(&file, story.as_mut());
            let Problems { list: problems, omitted } = file.into_problems(text);
            ParsedStory { story, problems, omitted }
        }
    }
}

/// Parses the data that the build has made of a story for its pages. It was validated then. Chinese texts replace the English ones
/// that it lacks, until the whole story is loaded.
pub fn bundled_story(text: &str) -> Option<Story> {
    at_once(bundled_story_in_steps(text, &no_pause))
}

/// Does the same in steps of about the same length, and waits for `pause` between them, so that a page responds meanwhile.
pub async fn bundled_story_in_steps(text: &str, pause: &Pause<'_>) -> Option<Story> {
    let mut tree = json::parse(text).ok()?;
    tree.fill_missing_translation("zh", "en");
    pause().await;
    from_tree(&Document::new(&tree), pause).await
}

/// A pause between two steps of the parser.
pub type Pause<'a> = dyn Fn() -> Pin<Box<dyn Future<Output = ()>>> + 'a;

/// A pause of no length.
fn no_pause() -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(ready(()))
}

/// Runs a parser that never pauses.
fn at_once<T>(parser: impl Future<Output = Option<T>>) -> Option<T> {
    match pin!(parser).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => None,
    }
}

async fn from_tree(file: &Document<'_>, pause: &Pause<'_>) -> Option<Story> {
    let raw: raw::Story<'_> = file.read(file.tree)?;
    let datum = datum(file, raw.datum);
    let (id, title, summary) = (raw.id.0?, raw.title.0?, raw.summary.0?);
    let article = raw.article.0.unwrap_or_default();
    let mut story = Story {
        id: id.to_owned(),
        title: title.into(),
        summary: summary.into(),
        as_of: file.date(raw.as_of.0),
        checked: file.date(raw.checked.0),
        article: article.to_owned(),
        credit: raw.credit.0,
        highlights: file.ids(raw.highlights.0),
        units: file.list(raw.units.0, record::unit),
        sources: file.list(raw.sources.0, record::source),
        programmes: file.list(raw.programmes.0, record::entry),
        people: file.list(raw.people.0, record::actor),
        bodies: file.list(raw.bodies.0, record::actor),
        terms: file.list(raw.terms.0, record::entry),
        places: file.list(raw.places.0, |file, raw| record::place(file, raw, datum)),
        ..Story::default()
    };
    pause().await;
    story.events = file.list(raw.events.0, record::event);
    pause().await;
    story.indicators = file.list(raw.indicators.0, record::indicator);
    story.series = file.list(raw.series.0, record::series);
    story.figures = file.list(raw.figures.0, record::figure);
    pause().await;
    story.commitments = file.list(raw.commitments.0, |file, raw| commitment::commitment(file, raw, article));
    story.other_passages = file.list(raw.other_passages.0, commitment::other_passage);
    story.coding = commitment::coding_method(file, raw.coding);
    pause().await;
    story.findings = file.list(raw.findings.0, commitment::finding);
    story.notes = file.list(raw.notes.0, record::note);
    story.eras = file.list(raw.eras.0, record::era);
    pause().await;
    story.resolve_references();
    // Validated in the order of the file, so that paths match it.
    check(&story, file);
    pause().await;
    story.make_ids_unique();
    let order = argsort(story.events.iter().map(|(_, event)| event.when(true).order()).collect());
    apply_permutation(&mut story.events, order);
    story.resolve_references();
    Some(story)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::DateError;

    const SMALL: &str = r#"{"schema": 1, "id": "s", "title": {"zh": "题", "en": "T"}, "summary": {"zh": "一。", "en": "One."},
"article": "a", "sources": [{"id": "a", "publisher": {"zh": "报", "en": "Paper"}, "link": "original"}],
"programmes": [], "places": [], "indicators": [], "events": [
EVENTS
]}"#;

    fn read(events: &str) -> ParsedStory {
        story(SMALL.replace("EVENTS", events).as_bytes())
    }

    fn event(id: &str, date: &str) -> String {
        format!(
            r#"{{"id": "{id}", "date": "{date}", "title": {{"zh": "事", "en": "E"}}, "text": {{"zh": "文", "en": "X"}},
"basis": "article", "citations": [{{"source": "a", "paragraph": 1, "phrase": "事"}}]}}"#
        )
    }

    #[test]
    fn a_story_in_steps_is_the_same() {
        use std::cell::Cell;
        let text = include_str!("../../public/stories/minxin-2021.json");
        let pauses = Cell::new(0);
        let pause = || {
            pauses.set(pauses.get() + 1);
            no_pause()
        };
        let in_steps = at_once(bundled_story_in_steps(text, &pause)).unwrap();
        assert!(pauses.get() > 5, "{}", pauses.get());
        assert_eq!(format!("{in_steps:?}"), format!("{:?}", bundled_story(text).unwrap()));
        // A pause that does not end ends nothing else.
        let never = || -> Pin<Box<dyn Future<Output = ()>>> { Box::pin(std::future::pending()) };
        assert!(at_once(bundled_story_in_steps(text, &never)).is_none());
    }

    #[test]
    fn a_bad_row_never_hides_the_good_ones() {
        let events = [event("late", "2021-01-04"), event("bad", "2021-02-30"), event("early", "2020")].join(",\n");
        let reading = read(&events);
        let ids: Vec<_> = reading.story.unwrap().events.into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["early", "late", "bad"], "in time order, what has no day last");
        let [problem] = reading.problems.as_slice() else { panic!("{:?}", reading.problems) };
        assert_eq!(problem.path, "/events/1/date");
        assert_eq!(problem.kind, ProblemKind::BadDate("2021-02-30".into(), DateError::Day(28)));
        assert_eq!(problem.line, 6);
    }

    #[test]
    fn all_problems_are_found_at_once() {
        let reading = read(r#"{"id": "x", "date": 2020, "title": {"zh": "事"}, "colour": "red", "basis": "hearsay"}"#);
        let found: Vec<_> = reading.problems.iter().map(|problem| problem.path.as_str()).collect();
        for path in ["/events/0/date", "/events/0/title", "/events/0/colour", "/events/0/basis", "/events/0"] {
            assert!(found.contains(&path), "{path} in {found:?}");
        }
    }

    #[test]
    fn ids_are_unique_and_lead_somewhere() {
        let twice = [event("same", "2020"), event("same", "2021")].join(",");
        let reading = read(&twice);
        let ids: Vec<_> = reading.story.unwrap().events.into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["same", "same~2"], "both kept, and told apart");
        assert_eq!(reading.problems[0].kind, ProblemKind::DuplicateId("same".into()));
        assert_eq!(reading.problems[0].path, "/events/1/id");
        let lost = read(&event("one", "2020").replace("\"source\": \"a\"", "\"source\": \"b\""));
        assert_eq!(lost.problems[0].kind, ProblemKind::Dangling("b".into()));
    }

    #[test]
    fn faults_stand_where_they_are() {
        let thrice = ["2020", "2021", "2022"].map(|year| event("same", year)).join(",");
        let paths: Vec<_> = read(&thrice).problems.into_iter().map(|problem| problem.path).collect();
        assert_eq!(paths, ["/events/1/id", "/events/2/id"]);
        let source = r#"{"id": "a", "publisher": {"zh": "报", "en": "Paper"}, "link": "original"}"#;
        // An event may have the id of a source: they are never asked for in one place.
        let file = SMALL.replace("EVENTS", &event("a", "2020"));
        assert_eq!(story(file.as_bytes()).problems, []);
        for (from, to, path, kind) in [
            (source, [source, source].join(","), "/sources/1/id", ProblemKind::DuplicateId("a".into())),
            (r#""article": "a""#, r#""article": "z""#.to_owned(), "/article", ProblemKind::Dangling("z".into())),
            (
                r#""programmes": []"#,
                r#""highlights": ["a", "y"], "programmes": []"#.to_owned(),
                "/highlights/1",
                ProblemKind::Dangling("y".into()),
            ),
        ] {
            let read = story(file.replacen(from, &to, 1).as_bytes());
            let [problem] = read.problems.as_slice() else { panic!("{:?}", read.problems) };
            assert_eq!((problem.path.as_str(), &problem.kind), (path, &kind));
        }
        let broken = [r#"{"a": "民心"#.as_bytes(), b"\xff"].concat();
        assert_eq!((story(&broken).problems[0].line, story(&broken).problems[0].column), (1, 10));
    }

    #[test]
    fn units_that_differ_are_found_where_they_stand() {
        let indicator = |id: &str, unit: &str, target_unit: &str| {
            format!(
                r#"{{"id": "{id}", "title": {{"zh": "指标", "en": "I"}}, "short": {{"zh": "指标", "en": "I"}}, "unit": "{unit}",
"direction": "up", "period": "2020", "basis": "article",
"targets": [{{"value": {{"number": 9, "bound": "exact", "unit": "{target_unit}"}}, "deadline": "2020", "kind": "target", "basis": "article",
"citations": [{{"source": "a"}}]}}],
"observations": [{{"value": {{"number": 8, "bound": "exact", "unit": "{unit}"}}, "date": "2020", "kind": "result", "basis": "article",
"citations": [{{"source": "a"}}]}}]}}"#
            )
        };
        let units = ["m", "km"].map(|id| {
            format!(r#"{{"id": "{id}", "name": {{"zh": "米", "en": "m"}}, "short": {{"zh": "米", "en": "m"}}}}"#)
        });
        let file = |indicators: [String; 2]| {
            SMALL.replace("EVENTS", "").replace(
                r#""indicators": []"#,
                &format!(
                    r#""units": [{}], "indicators": [{}],
"series": [{{"id": "both", "title": {{"zh": "两年", "en": "Both"}}, "indicators": ["one", "two"], "form": "years"}}]"#,
                    units.join(","),
                    indicators.join(",")
                ),
            )
        };
        let good = story(file([indicator("one", "km", "km"), indicator("two", "km", "km")]).as_bytes());
        assert_eq!((good.problems.len(), good.story.unwrap().series.len()), (0, 1));
        let bad = story(file([indicator("one", "km", "m"), indicator("two", "km", "km")]).as_bytes());
        let [problem] = bad.problems.as_slice() else { panic!("{:?}", bad.problems) };
        assert_eq!(problem.path, "/indicators/0/targets/0/value/unit");
        assert_eq!(problem.kind, ProblemKind::OtherUnit("m".into(), "km".into()));
        let one = bad.story.unwrap().indicators.swap_remove(0).1;
        assert_eq!((one.targets.len(), one.observations.len()), (0, 1), "what is good stays");
        let two = file([indicator("one", "km", "km"), indicator("two", "km", "km")]).replace("years\"}", "way\"}");
        let two = story(two.as_bytes());
        let [problem] = two.problems.as_slice() else { panic!("{:?}", two.problems) };
        assert_eq!((problem.path.as_str(), &problem.kind), ("/series/0/indicators", &ProblemKind::NotOneIndicator));
        let mixed = story(file([indicator("one", "km", "km"), indicator("two", "m", "m")]).as_bytes());
        let [problem] = mixed.problems.as_slice() else { panic!("{:?}", mixed.problems) };
        assert_eq!(
            (problem.path.as_str(), &problem.kind),
            ("/series/0/indicators", &ProblemKind::OtherUnit("m".into(), "km".into()))
        );
    }

    #[test]
    fn an_invalid_story_is_refused_with_its_position() {
        for (bytes, kind) in [
            (b"{".as_slice(), ProblemKind::Truncated),
            (b"{}", ProblemKind::Missing("schema")),
            (b"{\"schema\": 2}", ProblemKind::UnknownSchema),
            (b"<!doctype html>", ProblemKind::Syntax),
            (b"{\"a\": \"\xC9\xCF\xBA\xA3\"}", ProblemKind::NotUtf8),
        ] {
            let reading = story(bytes);
            assert!(reading.story.is_none());
            assert!(reading.problems.iter().any(|problem| problem.kind == kind), "{kind:?}: {:?}", reading.problems);
        }
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        let text = format!("\u{feff}{}", SMALL.replace("EVENTS", ""));
        assert!(story(text.as_bytes()).problems.is_empty());
    }
}
