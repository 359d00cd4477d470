//! Benchmarks of the timeline with many events: dates, lane packing, ticks.
//!
//! `cargo xtask bench native` runs the benchmarks and compares their growth with n log n.

#![allow(missing_docs, reason = "criterion generates public items")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use minxin_atlas::civil::Day;
use minxin_atlas::read::date;
use minxin_atlas::scene::kit::time_ticks::ticks;
use minxin_atlas::scene::timeline::TimeRange;
use minxin_atlas::scene::timeline::lane_packing::{MarkExtent, pack_lane};
use minxin_atlas::story::Lang;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Pseudorandom numbers, equal on every machine.
fn scattered(count: usize) -> impl Iterator<Item = u64> {
    (0..count as u64).map(|index| index.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33)
}

/// Dates in every form of stories.
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

/// Marks along a lane whose length grows with their number, with the density of a busy story.
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
    // The number of ticks depends on the width in pixels, not on the visible time.
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

/// Long enough to distinguish a growth of 10 from one of 100. The precision of a percent is not needed.
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
