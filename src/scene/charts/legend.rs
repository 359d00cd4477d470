//! Legend keys: which kinds of marks occur in the charts beside the legend, as indices into the legend's texts.

use super::bullet::Bullet;
use super::series_chart::ChartDrawing;

/// Legend keys of bullet charts, in the order of `words::ChartWords::legend`.
pub fn of_bullets<'a>(inks: impl IntoIterator<Item = &'a Bullet>) -> Vec<usize> {
    let mut is_there = [false; 9];
    for ink in inks {
        let own = [
            ink.bar.is_some(),
            ink.bar.is_some_and(|bar| bar.faded.1 > bar.faded.0) || ink.target_range.is_some(),
            ink.bar.is_some_and(|bar| bar.open.is_some()),
            ink.target.is_some(),
            ink.original.is_some(),
            ink.pace.is_some(),
            !ink.earlier.is_empty(),
            !ink.claims.is_empty(),
            !ink.ranges.is_empty(),
        ];
        join(&mut is_there, own);
    }
    places(&is_there)
}

/// Legend keys of series charts, in the order of `words::ChartWords::series_legend`.
pub fn of_series<'a>(inks: impl IntoIterator<Item = &'a ChartDrawing>) -> Vec<usize> {
    let mut is_there = [false; 9];
    for ink in inks {
        let own = match ink {
            ChartDrawing::TimeSeries(own) => [
                own.bars.iter().any(|block| block.is_result),
                own.bars.iter().any(|block| !block.is_result),
                own.steps.iter().any(|step| !step.is_forecast && !step.is_former),
                own.steps.iter().any(|step| step.is_forecast && !step.is_former),
                own.steps.iter().any(|step| step.riser.is_some_and(|riser| riser < step.y)),
                !own.paces.is_empty(),
                !own.claims.is_empty(),
                !own.gaps.is_empty(),
                own.steps.iter().any(|step| step.riser.is_some_and(|riser| riser > step.y)),
            ],
            ChartDrawing::ProgressTrack(own) => {
                let (has_claims, on_the_way) = (!own.claims.is_empty(), own.segments.len() > 1);
                [
                    !own.segments.is_empty(),
                    on_the_way,
                    own.target.is_some(),
                    false,
                    false,
                    false,
                    has_claims,
                    false,
                    false,
                ]
            }
        };
        join(&mut is_there, own);
    }
    places(&is_there)
}

fn join<const N: usize>(all: &mut [bool; N], own: [bool; N]) {
    for (all, own) in all.iter_mut().zip(own) {
        *all |= own;
    }
}

fn places(is_there: &[bool]) -> Vec<usize> {
    is_there.iter().enumerate().filter(|(_, is_there)| **is_there).map(|(place, _)| place).collect()
}
