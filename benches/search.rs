//! Benchmarks of the search in many records: making its texts, a query with hits, one without.
//!
//! `cargo xtask bench native` runs the benchmarks and compares their growth with n log n.

#![allow(missing_docs, clippy::unwrap_used, reason = "criterion generates public items; benchmarks")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use minxin_atlas::read;
use minxin_atlas::scene::kit::context::SceneContext;
use minxin_atlas::scene::search::{SearchIndex, search};
use minxin_atlas::story::{Basemap, Lang, Story};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const MINXIN: &str = include_str!("../public/stories/minxin-2021.json");

fn event(nth: usize) -> String {
    let street = ["长寿路", "北京东路", "新闸路", "蓬莱路"][nth % 4];
    format!(
        r#"{{"id": "e{nth}", "date": "20{:02}-0{}", "title": {{"zh": "{street}第{nth}号地块开工", "en": "Plot {nth} begins"}},
"text": {{"zh": "地块的{nth}户居民签约，比例超过百分之九十。", "en": "More than {nth} households of the plot have signed."}},
"basis": "article", "citations": [{{"source": "a"}}]}}"#,
        nth % 22,
        1 + nth % 9
    )
}

fn story(count: usize) -> Story {
    let events: Vec<String> = (0..count).map(event).collect();
    let file = format!(
        r#"{{"schema": 1, "id": "s", "title": {{"zh": "题", "en": "T"}}, "summary": {{"zh": "一。", "en": "One."}},
"article": "a", "sources": [{{"id": "a", "publisher": {{"zh": "报", "en": "Paper"}}, "link": "original"}}],
"programmes": [], "places": [], "indicators": [], "events": [{}]}}"#,
        events.join(",\n")
    );
    read::story(file.as_bytes()).story.unwrap()
}

/// The name of a group, and its query.
const QUERIES: [(&str, &str); 3] =
    [("search-found", "地块 signed"), ("search-rare", "第777号"), ("search-nothing", "长受路第xyz号 qqqq")];

fn searching(criterion: &mut Criterion) {
    let basemap = Basemap::default();
    for size in SIZES {
        let story = story(size);
        let ctx = SceneContext { story: &story, basemap: &basemap, lang: Lang::Zh, background: true };
        let mut group = criterion.benchmark_group("search-index");
        group.sample_size(10).throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            bench.iter(|| SearchIndex::new(black_box(&ctx), None));
        });
        group.finish();
        // Together as many texts for each size, so that caches do not make small stories faster.
        let indexes: Vec<SearchIndex> = (0..SIZES[2] / size).map(|_| SearchIndex::new(&ctx, None)).collect();
        for (name, query) in QUERIES {
            let mut group = criterion.benchmark_group(name);
            group.sample_size(10).throughput(Throughput::Elements(size as u64));
            let mut next = indexes.iter().cycle();
            group.bench_function(BenchmarkId::from_parameter(size), |bench| {
                bench.iter(|| next.next().map(|index| search(index, &ctx, black_box(query), 5)));
            });
            group.finish();
        }
    }
}

/// Searches of the bundled story.
fn bundled(criterion: &mut Criterion) {
    let story = read::story(MINXIN.as_bytes()).story.unwrap();
    let basemap = Basemap::default();
    let ctx = SceneContext { story: &story, basemap: &basemap, lang: Lang::Zh, background: true };
    let mut group = criterion.benchmark_group("search-bundled");
    group.sample_size(20);
    group.bench_function("index", |bench| bench.iter(|| SearchIndex::new(black_box(&ctx), None)));
    let index = SearchIndex::new(&ctx, None);
    for query in ["长寿路桥", "上海", "huangpu bridge", "早餐车虹口", "qqqq zzzz"] {
        group.bench_function(query, |bench| bench.iter(|| search(&index, &ctx, black_box(query), 5)));
    }
    group.finish();
}

criterion_group!(benches, searching, bundled);
criterion_main!(benches);
