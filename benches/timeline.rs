//! What of the timeline must stay quick with very many events: reading dates, packing lanes, laying out ticks.
//!
//! `cargo xtask bench native` runs it and prints how each grows, beside n log n.

#![allow(missing_docs, reason = "criterion makes public items of its own")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use minxin_atlas::civil::Day;
use minxin_atlas::read::date;
use minxin_atlas::scene::kit::time_ticks::ticks;
use minxin_atlas::scene::timeline::TimeRange;
use minxin_atlas::scene::timeline::lane_packing::{MarkExtent, pack_lane};
use minxin_atlas::story::Lang;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Numbers that look random and are the same on every machine.
fn scattered(count: usize) -> impl Iterator<Item = u64> {
    (0..count as u64).map(|index| index.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33)
}

/// Dates of every form that stories use.
fn dates(count: usize) -> Vec<String> {
    let form = |number: u64| {
        let (year, month, day) = Day(16_000 + (number % 4_000) as i64).civil();
        match number % 7 {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}~"),
            3 => format!("{year}-{month:02}/{}", year + 1),
            4 => format!("{year}-{month:02}-{day:02}/.."),
            _ => format!("{year}-{month:02}-{day:02}"),
        }
    };
    scattered(count).map(form).collect()
}

/// Marks along a lane that is as much longer as there are more of them, as dense as a busy story's.
fn extents(count: usize) -> Vec<MarkExtent> {
    let mut starts: Vec<f64> = scattered(count).map(|number| (number % (count as u64 * 8)) as f64).collect();
    starts.sort_by(f64::total_cmp);
    let extent = |(index, from): (usize, f64)| {
        let to = from + if index % 9 == 0 { 120.0 } else { 12.0 };
        MarkExtent { from, to, text_from: from + 16.0, text_width: 30.0 + (index % 60) as f64 }
    };
    starts.into_iter().enumerate().map(extent).collect()
}

fn parse_dates(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("dates");
    for size in SIZES {
        let texts = dates(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &texts, |bench, texts| {
            bench.iter(|| texts.iter().filter(|text| date(black_box(text)).is_ok()).count());
        });
    }
    group.finish();
}

fn pack_lanes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lanes");
    for size in SIZES {
        let marks = extents(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &marks, |bench, marks| {
            bench.iter(|| pack_lane(black_box(marks), 6, 4));
        });
    }
    group.finish();
}

fn lay_out_ticks(criterion: &mut Criterion) {
    // However long the time in sight, the ticks are about as many: by its width in pixels they grow.
    let mut group = criterion.benchmark_group("ticks");
    for pixels in SIZES {
        let years = pixels as f64 / 60.0;
        let span = TimeRange::new(0.0, years * 365.25 * 1_440.0);
        group.throughput(Throughput::Elements(pixels as u64));
        group.bench_with_input(BenchmarkId::from_parameter(pixels), &span, |bench, span| {
            bench.iter(|| ticks(Lang::Zh, black_box(*span), pixels as f64, 0.0));
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
    targets = parse_dates, pack_lanes, lay_out_ticks
}
criterion_main!(benches);
