//! Tests of invalid files: the records that are kept, and the problems that are reported.

#![allow(clippy::unwrap_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use minxin_atlas::read::{self, ParsedStory, Problem, ProblemKind};
use minxin_atlas::state::decode;
use minxin_atlas::story::{RecordId, RecordKind, Story};

/// A story with these members in addition to the required ones.
fn file(members: &[(&str, &str)]) -> String {
    let list = |key: &str| {
        let rows = members.iter().find(|(name, _)| *name == key).map_or("", |(_, rows)| rows);
        format!("\"{key}\": [\n{rows}]")
    };
    let lists =
        ["programmes", "people", "bodies", "terms", "places", "events", "indicators", "figures", "notes", "eras"];
    let source = r#"{"id": "a", "publisher": {"zh": "报", "en": "Paper"}, "link": "original"}"#;
    let sources = members.iter().find(|(name, _)| *name == "sources").map_or("", |(_, rows)| rows);
    format!(
        r#"{{"schema": 1, "id": "s", "title": {{"zh": "题", "en": "T"}}, "summary": {{"zh": "一。", "en": "One."}}, "article": "a",
"units": [{{"id": "t", "name": {{"zh": "吨", "en": "t"}}, "short": {{"zh": "吨", "en": "t"}}}}],
"sources": [{source}{}{sources}],
{}}}"#,
        if sources.is_empty() { "" } else { ",\n" },
        lists.map(list).join(",\n")
    )
}

const EVIDENCE: &str = r#""basis": "article", "citations": [{"source": "a"}]"#;

fn text(key: &str, words: &str) -> String {
    format!(r#""{key}": {{"zh": "{words}", "en": "{words}"}}"#)
}

fn entry(id: &str, name: &str, keys: [&str; 2]) -> String {
    format!(r#"{{"id": "{id}", {}, {}, {EVIDENCE}}}"#, text(keys[0], name), text(keys[1], "。"))
}

fn event(id: &str, name: &str, more: &str) -> String {
    format!(r#"{{"id": "{id}", "date": "2021", {}, {}, {more}{EVIDENCE}}}"#, text("title", name), text("text", "。"))
}

fn place_json(id: &str, name: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", {}, "kind": "site", {}, {more}"precision": {{"metres": 20}}, {EVIDENCE}}}"#,
        text("name", name),
        text("text", "。")
    )
}

fn indicator(id: &str, name: &str) -> String {
    format!(
        r#"{{"id": "{id}", {}, {}, "unit": "t", "direction": "up", "period": "2020", "targets": [], "observations": [], {EVIDENCE}}}"#,
        text("title", name),
        text("short", name)
    )
}

fn read_with(members: &[(&str, &str)]) -> (Story, Vec<Problem>) {
    let ParsedStory { story, problems, .. } = read::story(file(members).as_bytes());
    (story.unwrap(), problems)
}

/// Id and name of each record, in the order of kinds.
fn ids_and_names(story: &Story) -> Vec<(String, String)> {
    story
        .records()
        .iter()
        .map(|(record, id, _)| ((*id).to_owned(), story.name_of(*record).unwrap().zh.clone()))
        .collect()
}

#[test]
fn records_of_every_kind_that_share_an_id_get_different_ids() {
    let (names, titles) = (["name", "text"], ["title", "text"]);
    let doubled = |one: String, other: String| [one, other].join(",\n");
    let rows = [
        ("programmes", doubled(entry("x", "甲", names), entry("x", "乙", names))),
        ("people", doubled(entry("x", "甲", ["name", "role"]), entry("x", "乙", ["name", "role"]))),
        ("bodies", doubled(entry("x", "甲", ["name", "role"]), entry("x", "乙", ["name", "role"]))),
        ("terms", doubled(entry("x", "甲", names), entry("x", "乙", names))),
        ("notes", doubled(entry("x", "甲", titles), entry("x", "乙", titles))),
        ("places", doubled(place_json("x", "甲", ""), place_json("x", "乙", ""))),
        ("events", doubled(event("x", "甲", ""), event("x", "乙", ""))),
        ("indicators", doubled(indicator("x", "甲"), indicator("x", "乙"))),
    ];
    for (list, both) in &rows {
        let (story, problems) = read_with(&[(list, both)]);
        assert_eq!(problems.len(), 1, "{list}: {problems:?}");
        assert_eq!(
            (problems[0].path.as_str(), &problems[0].kind),
            (&*format!("/{list}/1/id"), &ProblemKind::DuplicateId("x".into()))
        );
        assert_eq!(ids_and_names(&story), [("x".into(), "甲".into()), ("x~2".into(), "乙".into())], "{list}");
        for (id, name) in ids_and_names(&story) {
            let (state, notices) = decode(&story, &format!("sel={id}"));
            assert_eq!(story.name_of(state.selected.unwrap()).unwrap().zh, name, "{list}: each opens itself");
            assert!(notices.is_empty());
        }
    }
    // All lists at once: ids are unique in the whole story.
    let all: Vec<(&str, &str)> = rows.iter().map(|(list, both)| (*list, both.as_str())).collect();
    let (story, problems) = read_with(&all);
    assert_eq!(problems.len(), 15);
    let mut ids: Vec<String> = ids_and_names(&story).into_iter().map(|(id, _)| id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 16);
}

#[test]
fn a_list_of_places_goes_on_naming_the_place_where_an_event_has_its_id() {
    let events = [event("x", "事", ""), event("there", "去", r#""places": ["x"], "indicators": ["x"], "#)].join(",");
    let (story, _) = read_with(&[
        ("events", &events),
        ("places", &place_json("x", "处", "")),
        ("indicators", &indicator("x", "数")),
    ]);
    let record = story.lookup("there").unwrap();
    let related: Vec<RecordId> = story.relatives(record);
    assert_eq!(
        related,
        [RecordId { kind: RecordKind::Place, index: 0 }, RecordId { kind: RecordKind::Indicator, index: 0 }]
    );
    assert_eq!((story.id_of(related[0]), story.id_of(related[1])), ("x~2", "x~3"));
}

#[test]
fn a_new_id_takes_the_place_of_none_that_there_is() {
    let places = ["x", "x", "x~2"].map(|id| place_json(id, "处", "")).join(",");
    let (story, problems) = read_with(&[("places", &places)]);
    assert_eq!(problems.len(), 1);
    let ids: Vec<&str> = story.places.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["x", "x~3", "x~2"]);
}

#[test]
fn sources_that_share_an_id_get_different_ids_and_the_first_is_cited() {
    let (story, problems) = read_with(&[
        ("sources", r#"{"id": "a", "publisher": {"zh": "另一报", "en": "Other"}, "link": "original"}"#),
        ("events", &event("e", "事", "")),
    ]);
    assert_eq!((problems.len(), problems[0].path.as_str()), (1, "/sources/1/id"));
    let ids: Vec<&str> = story.sources.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["a", "a~2"]);
}

#[test]
fn an_address_that_does_not_lead_where_it_seems_is_a_problem_and_no_link() {
    for (url, written) in [
        ("https://www.people.com.cn@evil.example/", "https://www.people.com.cn@evil.example/"),
        ("https://u:p@evil.example/", "https://u:p@evil.example/"),
        ("https://evil.example/\u{202e}", r"https://evil.example/\u202e"),
        ("https://[", "https://["),
        ("https:///x", "https:///x"),
        ("https://evil.example\\@a.example/", r"https://evil.example\\@a.example/"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ] {
        let source =
            format!(r#"{{"id": "b", "publisher": {{"zh": "报", "en": "P"}}, "link": "original", "url": "{written}"}}"#);
        let (story, problems) = read_with(&[("sources", &source)]);
        let [problem] = problems.as_slice() else { panic!("{url}: {problems:?}") };
        assert_eq!((problem.path.as_str(), problem.line), ("/sources/1/url", 4), "{url}");
        assert_eq!(problem.kind, ProblemKind::BadAddress(url.to_owned()));
        assert_eq!((story.sources.len(), story.sources[1].1.url.as_deref()), (2, None), "it is kept, and not linked");
    }
}

#[test]
fn a_position_at_zero_is_kept_with_a_warning() {
    for somewhere in [
        r#""coordinates": [0, 0], "#,
        r#""coordinates": [-0.0, 0.00001], "#,
        r#""geometry": {"type": "Point", "coordinates": [0, 0, 4]}, "#,
        r#""geometry": {"type": "MultiPoint", "coordinates": [[121, 31], [0, 0], [0, 0]]}, "#,
    ] {
        let (story, problems) = read_with(&[("places", &place_json("x", "处", somewhere))]);
        let [problem] = problems.as_slice() else { panic!("{somewhere}: {problems:?}") };
        assert_eq!(problem.kind, ProblemKind::NullPosition, "{somewhere}");
        assert!(problem.is_warning() && problem.path.contains("/places/0/"), "{problem}");
        assert_ne!(story.places[0].1.shape, minxin_atlas::story::Shape::None, "{somewhere}");
    }
    for somewhere in [
        r#""coordinates": [0, 51.48], "#,
        r#""coordinates": [32.5, 0], "#,
        r#""geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, "#,
    ] {
        let (_, problems) = read_with(&[("places", &place_json("x", "处", somewhere))]);
        assert_eq!(problems, [], "{somewhere}");
    }
}

#[test]
fn eight_megabytes_of_any_shape_are_read_to_their_end() {
    const SIZE: usize = 8 << 20;
    let shapes: [(&str, String); 6] = [
        ("lists in lists", "[".repeat(SIZE)),
        ("one string", format!("{{\"schema\": 1, \"id\": \"{}\"}}", "民".repeat(SIZE / 3 - 20))),
        ("escapes", format!("[\"{}\"]", r"\u6c11".repeat(SIZE / 6 - 1))),
        ("tiny keys", format!("{{{}\"schema\": 1}}", "\"a\":0,".repeat(SIZE / 6 - 4))),
        ("empty lists", format!("{{\"schema\": 1, \"events\": [{}0]}}", "[],".repeat(SIZE / 3 - 12))),
        ("digits", format!("[{}]", "9".repeat(SIZE - 2))),
    ];
    for (name, text) in shapes {
        let ParsedStory { story, problems, omitted } = read::story(text.as_bytes());
        assert!(story.is_none() && !problems.is_empty(), "{name}");
        assert!(problems.len() <= 1_000, "{name}: {} and {omitted}", problems.len());
    }
}
