//! Legend keys: which kinds of marks occur in the charts beside the legend, as indices into the legend's texts.
use crate::gather::Gather;

use super::bullet::Bullet;
use super::series_chart::ChartDrawing;

/// Legend keys of bullet charts, in the order of `words::ChartWords::legend`.
pub fn of_bullets<'a>(bullets: impl IntoIterator<Item = &'a Bullet>) -> Vec<usize> {
    let mut is_there = [false; 9];
    for bullet in bullets {
        let keys = [
            bullet.bar.is_some(),
            bullet.bar.is_some_and(|bar| bar.faded.1 > bar.faded.0) || bullet.target_range.is_some(),
            bullet.bar.is_some_and(|bar| bar.open.is_some()),
            bullet.target.is_some(),
            bullet.original.is_some(),
            bullet.pace.is_some(),
            !bullet.earlier.is_empty(),
            !bullet.claims.is_empty(),
            !bullet.ranges.is_empty(),
        ];
        join(&mut is_there, keys);
    }
    places(&is_there)
}

/// Legend keys of series charts, in the order of `words::ChartWords::series_legend`.
pub fn of_series<'a>(drawings: impl IntoIterator<Item = &'a ChartDrawing>) -> Vec<usize> {
    let mut is_there = [false; 9];
    for drawing in drawings {
        let keys = match drawing {
            ChartDrawing::TimeSeries(chart) => [
                chart.bars.iter().any(|bar| bar.is_result),
                chart.bars.iter().any(|bar| !bar.is_result),
                chart.steps.iter().any(|step| !step.is_forecast && !step.is_former),
                chart.steps.iter().any(|step| step.is_forecast && !step.is_former),
                chart.steps.iter().any(|step| step.riser.is_some_and(|riser| riser < step.y)),
                !chart.paces.is_empty(),
                !chart.claims.is_empty(),
                !chart.gaps.is_empty(),
                chart.steps.iter().any(|step| step.riser.is_some_and(|riser| riser > step.y)),
            ],
            ChartDrawing::ProgressTrack(track) => {
                let (has_claims, on_the_way) = (!track.claims.is_empty(), track.segments.len() > 1);
                [
                    !track.segments.is_empty(),
                    on_the_way,
                    track.target.is_some(),
                    false,
                    false,
                    false,
                    has_claims,
                    false,
                    false,
                ]
            }
        };
        join(&mut is_there, keys);
    }
    places(&is_there)
}

fn join<const N: usize>(all: &mut [bool; N], keys: [bool; N]) {
    for (all, key) in all.iter_mut().zip(keys) {
        *all |= key;
    }
}

fn places(is_there: &[bool]) -> Vec<usize> {
    is_there.iter().enumerate().filter(|(_, is_there)| **is_there).map(|(index, _)| index).gather()
}
