//! Benchmarks of the map with many places: projection, clusters, labels.
//!
//! `cargo xtask bench native` runs the benchmarks and compares their growth with n log n.

#![allow(missing_docs, reason = "criterion generates public items")]

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use minxin_atlas::geometry::{Point, Rect};
use minxin_atlas::scene::kit::clusters::Points;
use minxin_atlas::scene::kit::labels::{LabelCandidate, place_labels};
use minxin_atlas::scene::kit::projection::project;
use minxin_atlas::story::LonLat;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Pixels of a unit at zoom 11, which shows the city.
const CITY: f64 = 256.0 * 2048.0;

/// Pseudorandom numbers from 0 to 1, equal on every machine.
fn scattered(count: usize, salt: u64) -> impl Iterator<Item = f64> {
    let mixed = move |index: u64| {
        let one = (index + salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let other = (one ^ (one >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (other ^ (other >> 29)) >> 11
    };
    (0..count as u64).map(move |index| mixed(index) as f64 / (1_u64 << 53) as f64)
}

/// An endless cycle of sets of `size` items, together 100,000 items.
///
/// With a single small set, branch prediction and caches would make the benchmark faster than real use.
fn in_turn<T: Clone>(size: usize, set: impl Fn(u64) -> T) -> impl FnMut() -> T {
    let sets: Vec<T> = (0..(SIZES[2] / size) as u64).map(set).collect();
    let mut turn = 0;
    move || {
        turn = (turn + 1) % sets.len();
        sets[turn].clone()
    }
}

/// Points of which 70 % are around the centre of the city, and 30 % anywhere in the municipality.
fn places(count: usize, salt: u64) -> Vec<LonLat> {
    let [kind, one, other] = [0, 1 << 20, 1 << 21].map(|part| scattered(count, part + salt));
    let position = |((kind, one), other): ((f64, f64), f64)| {
        if kind < 0.7 {
            let (radius, turn) = ((-2.0 * (one + 1e-12).ln()).sqrt(), std::f64::consts::TAU * other);
            return [121.474 + 0.12 * radius * turn.cos(), 31.232 + 0.09 * radius * turn.sin()];
        }
        [120.95 + 0.95 * one, 30.75 + 0.7 * other]
    };
    kind.zip(one).zip(other).map(position).collect()
}

fn bench_projection(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("project");
    for size in SIZES {
        let places = places(size, 0);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &places, |bench, places| {
            bench.iter(|| black_box(places).iter().map(|position| project(*position)).collect::<Vec<_>>());
        });
    }
    group.finish();
}

fn bench_clusters(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("clusters");
    for size in SIZES {
        let set = |turn| places(size, turn << 32).into_iter().map(project).collect::<Vec<Point>>();
        let mut next = in_turn(size, set);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            let clusters = |positions| Points::new(black_box(positions)).level(CITY, 40.0);
            bench.iter_batched(&mut next, clusters, BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn bench_labels(criterion: &mut Criterion) {
    // The frame grows with the number of labels, so that their density is constant.
    let mut group = criterion.benchmark_group("labels");
    for size in SIZES {
        let side = (size as f64).sqrt() * 40.0;
        let candidate = |(x, y): (f64, f64)| LabelCandidate {
            text: "黄浦中心".to_owned(),
            at: Point::new(x * side, y * side),
            gap: 6.0,
            font: 12.0,
            centred: false,
            class: "",
            tag: 0,
        };
        let set = |turn| {
            let [across, down] = [0_u64, 1 << 20].map(|part| scattered(size, part + (turn << 32)));
            across.zip(down).map(candidate).collect::<Vec<LabelCandidate>>()
        };
        let mut next = in_turn(size, set);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            let labels = |candidates: &mut Vec<LabelCandidate>| {
                place_labels(black_box(candidates), Rect::new(0.0, 0.0, side, side), Vec::new())
            };
            bench.iter_batched_ref(&mut next, labels, BatchSize::LargeInput);
        });
    }
    group.finish();
}

/// Long enough to distinguish a growth of 10 from one of 100. The precision of a percent is not needed.
fn settings() -> Criterion {
    let seconds = std::time::Duration::from_secs;
    Criterion::default().warm_up_time(seconds(1)).measurement_time(seconds(2)).sample_size(30)
}

criterion_group! {
    name = benches;
    config = settings();
    targets = bench_projection, bench_clusters, bench_labels
}
criterion_main!(benches);
