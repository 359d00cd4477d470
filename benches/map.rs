//! What of the map must stay quick with very many places: projecting them, making clusters of them, placing their names.
//!
//! `cargo xtask bench native` runs it and prints how each grows, beside n log n.

#![allow(missing_docs, reason = "criterion makes public items of its own")]

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use minxin_atlas::geometry::{Point, Rect};
use minxin_atlas::scene::kit::clusters::Points;
use minxin_atlas::scene::kit::labels::{LabelCandidate, place_labels};
use minxin_atlas::scene::kit::projection::project;
use minxin_atlas::story::LonLat;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Pixels a unit at zoom 11: the city.
const CITY: f64 = 256.0 * 2048.0;

/// Numbers from 0 to 1 that look random and are the same on every machine.
fn scattered(count: usize, salt: u64) -> impl Iterator<Item = f64> {
    let mixed = move |index: u64| {
        let one = (index + salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let other = (one ^ (one >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (other ^ (other >> 29)) >> 11
    };
    (0..count as u64).map(move |index| mixed(index) as f64 / (1_u64 << 53) as f64)
}

/// As many sets of so many things as make 100 000, one after the other for ever.
///
/// A processor learns a small set by heart when it is asked for the same again and again, which no reader does.
fn in_turn<T: Clone>(size: usize, set: impl Fn(u64) -> T) -> impl FnMut() -> T {
    let sets: Vec<T> = (0..(SIZES[2] / size) as u64).map(set).collect();
    let mut turn = 0;
    move || {
        turn = (turn + 1) % sets.len();
        sets[turn].clone()
    }
}

/// Seven of ten around the middle of the city, three anywhere in the municipality.
fn places(count: usize, salt: u64) -> Vec<LonLat> {
    let [kind, one, other] = [0, 1 << 20, 1 << 21].map(|part| scattered(count, part + salt));
    let place = |((kind, one), other): ((f64, f64), f64)| {
        if kind < 0.7 {
            let (far, turn) = ((-2.0 * (one + 1e-12).ln()).sqrt(), std::f64::consts::TAU * other);
            return [121.474 + 0.12 * far * turn.cos(), 31.232 + 0.09 * far * turn.sin()];
        }
        [120.95 + 0.95 * one, 30.75 + 0.7 * other]
    };
    kind.zip(one).zip(other).map(place).collect()
}

fn bench_projection(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("project");
    for size in SIZES {
        let places = places(size, 0);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &places, |bench, places| {
            bench.iter(|| black_box(places).iter().map(|place| project(*place)).collect::<Vec<_>>());
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
    // The frame grows with the number of names, so that they are as dense on each.
    let mut group = criterion.benchmark_group("labels");
    for size in SIZES {
        let side = (size as f64).sqrt() * 40.0;
        let wish = |(x, y): (f64, f64)| LabelCandidate {
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
            across.zip(down).map(wish).collect::<Vec<LabelCandidate>>()
        };
        let mut next = in_turn(size, set);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bench| {
            let labels = |wishes: &mut Vec<LabelCandidate>| {
                place_labels(black_box(wishes), Rect::new(0.0, 0.0, side, side), Vec::new())
            };
            bench.iter_batched_ref(&mut next, labels, BatchSize::LargeInput);
        });
    }
    group.finish();
}

/// Long enough to tell ten times from a hundred times; how long a run takes to a percent is not asked.
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
