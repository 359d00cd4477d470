//! The dot plot: every target is shown, and no label covers anything.

use minxin_atlas::scene::charts::OpenSide;
use minxin_atlas::scene::overview::{Dot, DotRow, TAIL};
use minxin_atlas::story::Tone;

use super::*;

#[test]
fn every_indicator_with_a_target_is_a_dot_or_named_beside_it() {
    for world in worlds() {
        for state in world.states() {
            let plot = plot(&world, &state, 1344.0);
            let dots =
                plot.iter().flat_map(|plot| &plot.rows).flat_map(|row| &row.dots).map(|dot| dot.state.id.as_str());
            let named = plot.iter().flat_map(|plot| &plot.undrawn).map(|target| target.state.id.as_str());
            let mut shown: Vec<&str> = dots.chain(named).collect();
            shown.sort_unstable();
            let shares = |indicator: &Indicator| {
                let progress = indicator.progress(state.background);
                progress.percent.is_some() || progress.ratio.is_some()
            };
            let expected = visible_indicators(&world, &state).into_iter();
            let expected = expected.filter(|(_, found)| has_target(found, state.background) || shares(found));
            let mut expected: Vec<&str> = expected.map(|(id, _)| id).collect();
            expected.sort_unstable();
            assert_eq!(shown, expected, "{state:?}");
        }
    }
}

#[test]
fn labels_cover_neither_each_other_nor_dots_nor_the_line_of_the_target() {
    for world in worlds() {
        for state in world.states() {
            for width in WIDTHS {
                let Some(plot) = plot(&world, &state, width) else { continue };
                let frame = Rect::new(0.0, 0.0, width, plot.height);
                for row in &plot.rows {
                    check_row(row, plot.target, frame);
                }
                for pair in plot.rows.windows(2) {
                    assert!(pair[0].extent.1 <= pair[1].extent.0 + SLACK && pair[1].name_area.y >= pair[0].extent.0);
                }
            }
        }
    }
}

fn check_row(row: &DotRow, target: f64, frame: Rect) {
    let (top, bottom) = row.extent;
    let band = Rect::new(frame.x, top, frame.width, bottom - top);
    let dot_boxes: Vec<Rect> = row
        .dots
        .iter()
        .map(|dot| {
            let points = |side: OpenSide| dot.beyond == Some(side) || dot.open == Some(side);
            let [left, right] =
                [OpenSide::Below, OpenSide::Above].map(|side| dot.radius + if points(side) { TAIL } else { 0.0 });
            Rect::new(dot.at.x - left, dot.at.y - dot.radius, left + right, 2.0 * dot.radius)
        })
        .collect();
    for (index, area) in dot_boxes.iter().enumerate() {
        assert!(lies_in(*area, band), "{area:?} in {band:?}");
        assert!(dot_boxes[..index].iter().all(|other| !other.overlaps(area)), "dots of {}", row.name);
    }
    for (index, label) in row.labels.iter().enumerate() {
        let area = label.area;
        assert!(lies_in(area, band) && lies_in(area, frame), "{label:?} in {band:?}");
        assert!(area.x > target || area.x + area.width < target, "{label:?} crosses {target}");
        let others = row.labels[..index].iter().map(|other| other.area).chain(dot_boxes.iter().copied());
        assert!(others.into_iter().all(|other| !other.overlaps(&area)), "{label:?}");
        for other in row.labels.iter().filter(|other| other.id != label.id) {
            if let Some((from, to)) = other.leader {
                let line = Rect::new(from.x - 0.5, from.y.min(to.y), 1.0, (from.y - to.y).abs());
                assert!(!line.overlaps(&area), "{other:?} crosses {label:?}");
            }
        }
    }
    for dot in &row.dots {
        let label = row.labels.iter().find(|label| label.id == dot.state.id);
        assert!(label.is_some() || !is_far_or_unclear(dot), "{} has no label", dot.state.id);
    }
}

/// True if the dot is beyond the axis or its status is unclear.
fn is_far_or_unclear(dot: &Dot) -> bool {
    dot.beyond.is_some() || dot.badge.tone == Tone::Unknown
}

#[test]
fn outliers_and_what_falls_short_have_labels_at_their_side_of_the_target() {
    for world in worlds() {
        for (lang, width) in [(Lang::Zh, 328.0), (Lang::En, 328.0), (Lang::Zh, 1344.0), (Lang::En, 1344.0)] {
            let state = State { lang, ..State::default() };
            let plot = plot(&world, &state, width).unwrap();
            let label_of = |id: &str| {
                let mut labels = plot.rows.iter().flat_map(|row| &row.labels);
                labels.find(|label| label.id == id)
            };
            let dots = plot.rows.iter().flat_map(|row| &row.dots);
            for dot in dots {
                let (_, indicator) = &world.story.indicators[dot.state.record.index];
                let Some(share) = indicator.progress(true).percent.map(minxin_atlas::number::Decimal::to_f64) else {
                    continue;
                };
                let side = (dot.at.x - plot.target).abs() < 0.5 || (dot.at.x > plot.target) == (share > 100.0);
                assert!(side, "{} is on the wrong side", dot.state.id);
                assert_eq!(
                    dot.beyond,
                    (share > 160.0).then_some(OpenSide::Above).or((share < 60.0).then_some(OpenSide::Below))
                );
                // A narrow plot has room for fewer names.
                let far = if width < 760.0 { 150.0 } else { 128.0 };
                if !(100.0..far).contains(&share) {
                    let label = label_of(&dot.state.id).unwrap_or_else(|| panic!("{} has no label", dot.state.id));
                    assert_eq!(label.area.x > plot.target, share > 100.0, "{label:?}");
                    assert!(label.is_needed);
                }
            }
        }
    }
}

#[test]
fn the_legend_and_the_heading_count_the_dots() {
    let world = World::new(MINXIN);
    for lang in [Lang::Zh, Lang::En] {
        let plot = plot(&world, &State { lang, ..State::default() }, 1344.0).unwrap();
        let dots: Vec<_> = plot.rows.iter().flat_map(|row| &row.dots).collect();
        assert_eq!(total(&plot.legend, |_| true), dots.len());
        for count in &plot.legend {
            assert_eq!(dots.iter().filter(|dot| dot.badge.name == count.badge.name).count(), count.count);
        }
        let met = dots.iter().filter(|dot| dot.badge.tone == Tone::Good).count();
        assert!(plot.heading.contains(&dots.len().to_string()) && plot.heading.contains(&met.to_string()));
        assert!(plot.undrawn_heading.contains(&plot.undrawn.len().to_string()));
    }
}
