//! Counter of the steps of reading, for tests and fuzz targets that compare it with the size of the file. The browser's build counts nothing.

#[cfg(any(test, feature = "count-steps"))]
thread_local! {
    static COUNT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts steps: bytes, members or ids that were passed over.
#[cfg(any(test, feature = "count-steps"))]
pub(super) fn count(steps: usize) {
    COUNT.set(COUNT.get() + steps);
}

#[cfg(not(any(test, feature = "count-steps")))]
pub(super) fn count(_: usize) {}

/// The steps counted on this thread since the last call.
#[cfg(any(test, feature = "count-steps"))]
pub fn take_steps() -> usize {
    COUNT.take()
}

#[cfg(test)]
mod tests {
    use super::super::diagnostics::MAX_PER_KIND;
    use super::super::story::{ParsedStory, story};
    use super::take_steps;

    /// A story with `events`, and more members at its root.
    fn file(root: &str, events: &str) -> String {
        format!(
            r#"{{"schema": 1, "id": "s", "title": {{"zh": "题", "en": "T"}}, "summary": {{"zh": "一。", "en": "One."}},
"article": "a", "sources": [{{"id": "a", "publisher": {{"zh": "报", "en": "Paper"}}, "link": "original"}}],
"programmes": [], "places": [], "indicators": [], {root}"events": [{events}]}}"#
        )
    }

    fn event(id: &str, source: &str, more: &str) -> String {
        format!(
            r#"{{"id": "{id}", "date": "2021", "title": {{"zh": "事", "en": "E"}}, "text": {{"zh": "文", "en": "X"}}, {more}
"basis": "article", "citations": [{{"source": "{source}"}}]}}"#
        )
    }

    fn joined(count: usize, one: impl Fn(usize) -> String) -> String {
        (0..count).map(one).collect::<Vec<_>>().join(",")
    }

    /// Makes a file with a number of faults of one kind.
    type Shape = fn(usize) -> String;

    /// Files that are wrong `count` times over, each in its own way.
    const SHAPES: [(&str, Shape); 9] = [
        ("one source misspelt", |count| file("", &joined(count, |nth| event(&format!("e{nth}"), "b", "")))),
        ("one id for all", |count| file("", &joined(count, |_| event("same", "a", "")))),
        ("ids that name nothing", |count| {
            let ids = joined(count, |nth| format!("\"x{nth}\""));
            file("", &event("e", "a", &format!("\"places\": [{ids}],")))
        }),
        ("doubled keys", |count| {
            let text = joined(count, |_| "\"zh\": \"文\"".to_owned());
            file("", &event("e", "a", "").replacen("\"zh\": \"文\"", &text, 1))
        }),
        ("unknown keys", |count| file("", &event("e", "a", &(joined(count, |nth| format!("\"k{nth}\": 0")) + ",")))),
        ("known keys behind unknown ones", |count| {
            let keys = joined(count, |nth| format!("\"k{nth}\": 0")) + "," + &joined(count, |_| "\"id\": 0".to_owned());
            file("", &event("e", "a", &(keys + ",")))
        }),
        ("dates that are none", |count| {
            file("", &joined(count, |nth| event(&format!("e{nth}"), "a", "")).replace("\"2021\"", "\"2021-13\""))
        }),
        ("addresses that are none", |count| {
            let source = |nth| {
                format!(
                    r#"{{"id": "s{nth}", "publisher": {{"zh": "报", "en": "P"}}, "link": "original", "url": "https://["}}"#
                )
            };
            file("", "").replacen("\"sources\": [", &format!("\"sources\": [{},", joined(count, source)), 1)
        }),
        ("all on one line", |count| file("", &joined(count, |_| event("e", "b", ""))).replace('\n', " ")),
    ];

    #[test]
    fn the_steps_of_reading_grow_as_the_file_does() {
        for (name, shape) in SHAPES {
            let steps = [500, 1_000, 2_000].map(|count| {
                take_steps();
                let ParsedStory { problems, omitted, .. } = story(shape(count).as_bytes());
                assert!(problems.len() + omitted >= count - 1, "{name}: {} and {omitted} of {count}", problems.len());
                assert!(problems.len() <= 4 * MAX_PER_KIND, "{name}: {} are kept", problems.len());
                take_steps()
            });
            assert!(steps[1] <= 2 * steps[0] + 2_000 && steps[2] <= 2 * steps[1] + 2_000, "{name}: {steps:?}");
        }
    }

    #[test]
    fn the_first_problems_of_a_kind_are_kept_with_their_lines() {
        let text = SHAPES[0].1(300).replace("},{", "},\n{");
        let ParsedStory { problems, omitted, .. } = story(text.as_bytes());
        assert_eq!((problems.len(), omitted), (MAX_PER_KIND, 200));
        assert_eq!(problems[99].path, "/events/99/citations/0/source");
        assert_eq!(text.lines().nth(problems[99].line - 1).map(|line| line.contains("citations")), Some(true));
    }
}
