//! Benchmarks of reading a story, valid or wrong in every record: a hostile file must not block the page.
//!
//! `cargo xtask bench native` runs the benchmarks and compares their growth with n log n.

#![allow(missing_docs, reason = "criterion generates public items")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use minxin_atlas::read;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn story(events: &str) -> String {
    format!(
        r#"{{"schema": 1, "id": "s", "title": {{"zh": "题", "en": "T"}}, "summary": {{"zh": "一。", "en": "One."}},
"article": "a", "sources": [{{"id": "a", "publisher": {{"zh": "报", "en": "Paper"}}, "link": "original"}}],
"programmes": [], "places": [], "indicators": [], "events": [
{events}]}}"#
    )
}

fn event(id: &str, source: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "date": "2021-01", "title": {{"zh": "事", "en": "E"}}, "text": {{"zh": "文", "en": "X"}}, {more}
"basis": "article", "citations": [{{"source": "{source}"}}]}}"#
    )
}

fn joined(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(",\n")
}

/// The name of a group, and its file for each size.
type Group = (&'static str, fn(usize) -> String);

const GROUPS: [Group; 5] = [
    ("read", |count| story(&joined(count, |nth| event(&format!("e{nth}"), "a", "")))),
    ("read-misspelt", |count| story(&joined(count, |nth| event(&format!("e{nth}"), "b", "")))),
    ("read-same-ids", |count| story(&joined(count, |_| event("same", "a", "")))),
    ("read-dangling", |count| {
        let ids = joined(count, |nth| format!("\"x{nth}\""));
        story(&event("e", "a", &format!("\"places\": [{ids}],")))
    }),
    ("read-doubled-keys", |count| {
        let keys = joined(count, |_| "\"zh\": \"文\"".to_owned());
        story(&event("e", "a", "").replacen("\"zh\": \"文\"", &keys, 1))
    }),
];

fn reading(criterion: &mut Criterion) {
    for (name, file) in GROUPS {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        for size in SIZES {
            let text = file(size);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::from_parameter(size), text.as_bytes(), |bencher, bytes| {
                bencher.iter(|| read::story(black_box(bytes)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
