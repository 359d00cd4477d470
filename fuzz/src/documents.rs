//! Properties of files: JSON, stories, geometries and the base map.

use std::collections::HashMap;
use std::mem::discriminant;

use minxin_atlas::characters::is_hidden;
use minxin_atlas::read::{self, ParsedStory, Problem, ProblemKind, take_steps};
use minxin_atlas::state::decode;
use minxin_atlas::story::{LonLat, Shape};
use serde::de::IgnoredAny;

/// The most problems of one kind that a reading keeps.
const MAX_PROBLEMS: usize = 100;

/// The grammar is that of `serde_json`, apart from the depth limit and from numbers too large for `f64`.
pub fn json(bytes: &[u8]) {
    let ParsedStory { story, problems, .. } = read::story(bytes);
    let refusal = problems.iter().find(|problem| {
        use ProblemKind::{NotUtf8, Syntax, TooDeep, Truncated};
        matches!(problem.kind, NotUtf8 | Syntax | TooDeep | Truncated)
    });
    if refusal.is_some() {
        assert!(story.is_none() && problems.len() == 1, "a file that is not JSON has one problem: {problems:?}");
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        assert_eq!(refusal.map(|problem| &problem.kind), Some(&ProblemKind::NotUtf8));
        return;
    };
    check_positions(text, &problems);
    match (refusal.map(|problem| &problem.kind), serde_json::from_str::<serde_json::Value>(text)) {
        (Some(ProblemKind::NotUtf8), _) => panic!("the file is UTF-8"),
        (Some(ProblemKind::TooDeep), _) => {
            let depth = text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
            assert!(depth > 32, "{depth} brackets are not too deep");
        }
        (Some(kind), Ok(_)) => panic!("refused as {kind:?}, although it is JSON"),
        (None, Err(error)) => assert!(error.to_string().contains("out of range"), "taken for JSON: {error}"),
        _ => {}
    }
}

/// Problems stand in the file, in its order and in bounded number; a line before the file moves them by one line and changes nothing
/// else; every record that was read can be looked up by its id and opened from a link.
pub fn story(bytes: &[u8]) {
    let ParsedStory { story, problems, omitted } = read::story(bytes);
    assert!(story.is_some() || !problems.is_empty(), "a file that cannot be read has a problem");
    assert!(omitted == 0 || problems.len() >= MAX_PROBLEMS, "{omitted} are left out, {} kept", problems.len());
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    check_positions(text.trim_start_matches('\u{feff}'), &problems);
    if !text.starts_with('\u{feff}') {
        let mut moved = read::story(format!("\n{text}").as_bytes());
        for problem in &mut moved.problems {
            problem.line -= 1;
        }
        assert_eq!((&moved.problems, moved.omitted), (&problems, omitted), "a blank line moves problems and no more");
        assert_eq!(moved.story.is_some(), story.is_some());
    }
    let Some(story) = story else { return };
    let records = story.records();
    for (record, id, _) in records.iter().take(64) {
        assert_eq!(story.lookup(id), Some(*record), "{id:?} names its record");
        let link = url::form_urlencoded::Serializer::new(String::new()).append_pair("sel", id).finish();
        let (state, notices) = decode(&story, &link);
        // A link ignores a value without a visible character.
        if id.chars().any(|letter| !letter.is_whitespace() && !is_hidden(letter)) {
            assert!(state.selected == Some(*record) && notices.is_empty(), "{link} opens its record: {notices:?}");
        }
    }
    let days: Vec<_> = story.events.iter().map(|(_, event)| event.when(true).order()).collect();
    assert!(days.is_sorted(), "events are in order of time");
}

/// A geometry that is kept lies on the globe, and has as many positions as RFC 7946 asks for.
pub fn geojson(bytes: &[u8]) {
    let Ok(geometry) = std::str::from_utf8(bytes) else { return };
    let file = story_file(&format!(
        r#""places": [{{"id": "p", "name": {{"zh": "处", "en": "P"}}, "kind": "site", "text": {{"zh": "文", "en": "X"}},
"precision": {{"metres": 20}}, "basis": "article", "citations": [{{"source": "a"}}], "geometry": {geometry}}}], "events": []"#
    ));
    let ParsedStory { story, problems, .. } = read::story(file.as_bytes());
    check_positions(&file, &problems);
    let Some(story) = story else { return };
    for (_, place) in &story.places {
        match &place.shape {
            Shape::None => {}
            Shape::Point(at) => check_globe(&[*at]),
            Shape::Points(points) => {
                assert!(!points.is_empty());
                check_globe(points);
            }
            Shape::Lines(lines) => {
                assert!(!lines.is_empty() && lines.iter().all(|line| line.len() >= 2), "{lines:?}");
                for line in lines {
                    check_globe(line);
                }
            }
            Shape::Area(rings) => {
                assert!(!rings.is_empty() && rings.iter().all(|ring| ring.len() >= 4), "{rings:?}");
                assert!(rings.iter().all(|ring| ring.first() == ring.last()), "a ring is open: {rings:?}");
                for ring in rings {
                    check_globe(ring);
                }
            }
        }
    }
}

/// A base map that is read holds nothing but finite coordinates.
pub fn topojson(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Some(map) = read::basemap(text) else { return };
    // Numbers beyond f64, which `serde_json` cannot hold, are JSON all the same.
    assert!(serde_json::from_str::<IgnoredAny>(text).is_ok(), "a base map is JSON");
    let labels = map.districts.iter().map(|district| district.label).chain(map.bridges.iter().map(|bridge| bridge.at));
    let rings = map.districts.iter().flat_map(|district| &district.rings).chain(&map.river);
    let points = rings.chain([&map.river_line, &map.creek]).flatten().copied();
    for at in labels.chain(points) {
        assert!(at.iter().all(|degrees| degrees.is_finite()), "{at:?}");
    }
}

/// The steps of reading grow no faster than the file. The first byte of the input chooses where the rest is repeated.
pub fn growth(bytes: &[u8]) {
    let Some((shape, unit)) = bytes.split_first() else { return };
    let Ok(unit) = std::str::from_utf8(unit) else { return };
    let evidence = r#""basis": "article", "citations": [{"source": "a"}]"#;
    let file = |count: usize| {
        let repeated = (0..count).map(|nth| unit.replace('#', &nth.to_string())).collect::<Vec<_>>().join(",");
        match shape % 4 {
            0 => story_file(&format!(r#""places": [], "events": [{repeated}]"#)),
            1 => story_file(&format!(r#""places": [], "events": [{{"id": "e", {repeated}, {evidence}}}]"#)),
            2 => story_file(&format!(r#""places": [{repeated}], "events": []"#)),
            _ => story_file(&format!(r#""places": [], "events": [], {repeated}"#)),
        }
    };
    let [few, more, many] = [64, 128, 256].map(|count| {
        let file = file(count);
        take_steps();
        read::story(file.as_bytes());
        take_steps()
    });
    assert!(more <= 2 * few + 2_000 && many <= 2 * more + 2_000, "reading took {few}, {more} and {many} steps");
}

/// A story with these members beside the others that it must have.
fn story_file(members: &str) -> String {
    format!(
        r#"{{"schema": 1, "id": "s", "title": {{"zh": "题", "en": "T"}}, "summary": {{"zh": "一。", "en": "One."}}, "article": "a",
"sources": [{{"id": "a", "publisher": {{"zh": "报", "en": "Paper"}}, "link": "original"}}],
"programmes": [], "indicators": [], {members}}}"#
    )
}

/// Every problem stands in the text or at its end; problems follow the order of the text; few of one kind are kept.
fn check_positions(text: &str, problems: &[Problem]) {
    let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    let mut kinds = HashMap::new();
    for problem in problems {
        let length = problem.line.checked_sub(1).and_then(|line| lines.get(line));
        assert!(
            length.is_some_and(|length| (1..=length + 1).contains(&problem.column)),
            "outside of the file: {problem}"
        );
        assert!(problem.path.is_empty() || problem.path.starts_with('/'), "no JSON pointer: {problem}");
        *kinds.entry(discriminant(&problem.kind)).or_insert(0_usize) += 1;
    }
    assert!(kinds.values().all(|count| *count <= MAX_PROBLEMS));
    assert!(problems.is_sorted_by_key(|problem| (problem.line, problem.column)), "not in the order of the file");
}

fn check_globe(points: &[LonLat]) {
    for [longitude, latitude] in points {
        assert!((-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude), "{longitude}, {latitude}");
    }
}
