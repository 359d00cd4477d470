//! The scoreboard: order, counts, lead figures and the axis of events.

use minxin_atlas::scene::overview::EventStrip;
use minxin_atlas::story::{DeadlineOutcome, Tone};

use super::*;

/// The first target is at 100 % of 160, in all charts.
fn check_figure(figure: &IndicatorFigure) {
    let Some(bullet) = &figure.bullet else { return };
    let first = bullet.original.or(bullet.target);
    assert!(first.is_some_and(|x| (x - 62.5).abs() < SLACK), "{figure:?}");
}

#[test]
fn the_first_target_is_at_one_position_in_all_charts() {
    for world in worlds() {
        for state in world.states() {
            let hero = world.scene(&state, |ctx, visible, highlight| hero(ctx, visible, highlight, BULLET));
            hero.figures.iter().for_each(check_figure);
            let board = board(&world, &state);
            board.iter().flat_map(rows).filter_map(|row| row.figure.as_ref()).for_each(check_figure);
        }
    }
}

#[test]
fn programmes_keep_the_order_of_the_article_and_none_is_lost() {
    for world in worlds() {
        for state in world.states() {
            let board = board(&world, &state).unwrap();
            let mut all = Vec::new();
            for group in [&board.with_figures, &board.without_figures] {
                let indices: Vec<usize> = group.rows.iter().map(|row| row.state.record.index).collect();
                assert!(indices.is_sorted(), "{indices:?}");
                assert_eq!(group.heading.is_empty(), indices.is_empty());
                let is_counted = indices.is_empty() || group.heading.contains(&indices.len().to_string());
                assert!(is_counted, "{}", group.heading);
                all.extend(indices);
            }
            all.sort_unstable();
            let expected = state.programme.map_or((0..world.story.programmes.len()).collect(), |index| vec![index]);
            assert_eq!(all, expected);
        }
    }
}

#[test]
fn counts_agree_with_the_records() {
    for world in worlds() {
        for state in world.states() {
            let board = board(&world, &state).unwrap();
            for row in rows(&board) {
                let id = &row.state.id;
                let of = |kind: RecordKind| {
                    let all = world.visible(&state, kind).into_iter();
                    all.filter(|record| world.story.programmes_of(*record).contains(id)).collect::<Vec<_>>()
                };
                assert_eq!(row.event_count, of(RecordKind::Event).len(), "{id}");
                assert_eq!(row.place_count, of(RecordKind::Place).len(), "{id}");
                assert_eq!(total(&row.verdicts, |_| true), of(RecordKind::Commitment).len(), "{id}");
                let indicators = of(RecordKind::Indicator);
                let indicators = indicators.iter().map(|record| &world.story.indicators[record.index].1);
                // A published share implies a target.
                let is_counted = |indicator: &&Indicator| {
                    has_target(indicator, state.background) || indicator.progress(state.background).implied.is_some()
                };
                let outcomes: Vec<DeadlineOutcome> = world.scene(&state, |ctx, _, _| {
                    indicators
                        .filter(is_counted)
                        .map(|indicator| ctx.assessment(indicator).deadline_outcome())
                        .collect()
                });
                let with = |outcome: DeadlineOutcome| outcomes.iter().filter(|other| **other == outcome).count();
                assert_eq!(total(&row.statuses, |_| true), outcomes.len(), "{id}");
                let is_good = |badge: &Badge| badge.tone == Tone::Good;
                assert_eq!(total(&row.statuses, is_good), with(DeadlineOutcome::Met), "{id}");
                let words = ["未查到结果", "no result found"];
                let is_none = |badge: &Badge| words.contains(&badge.name.as_str());
                assert_eq!(total(&row.statuses, is_none), with(DeadlineOutcome::NoResult), "{id}");
                assert_eq!(drawn_events(&row.strip), row.event_count, "{id}");
            }
        }
    }
}

fn drawn_events(strip: &EventStrip) -> usize {
    strip.marks.len() + strip.before
}

#[test]
fn events_share_one_axis_and_the_reference_date_is_a_line_on_it() {
    let world = World::new(MINXIN);
    let board = board(&world, &State::default()).unwrap();
    let axis = board.axis.as_ref().unwrap();
    let line = axis.reference.unwrap();
    let mut of_day = 0;
    for mark in rows(&board).flat_map(|row| &row.strip.marks) {
        assert!((0.0..=1.0).contains(&mark.from) && mark.from <= mark.to && mark.to <= 1.0, "{mark:?}");
        let (_, event) = &world.story.events[mark.state.record.index];
        let last = event.when(true).last();
        let article = world.story.as_of.unwrap().last();
        if event.when(true).first() == article && last == article {
            assert!((mark.from - line).abs() < SLACK && mark.is_dot(), "{mark:?}");
            of_day += 1;
        } else if last < article {
            assert!(mark.to <= line + SLACK, "{mark:?}");
        }
    }
    assert!(of_day >= world.story.programmes.len(), "the meeting is in every row");
    for pair in axis.ticks.windows(2) {
        assert!(pair[0].0 < pair[1].0);
    }
}

#[test]
fn lead_figures_are_highlights_or_the_nearest_to_the_reference_date() {
    let world = World::new(MINXIN);
    let board = board(&world, &State::default()).unwrap();
    let lead =
        |id: &str| rows(&board).find(|row| row.state.id == id).unwrap().figure.as_ref().unwrap().state.id.clone();
    for (programme, indicator) in [
        ("old-area-renewal", "renewal-area-2020"),
        ("breakfast", "breakfast-trucks"),
        ("river-creek-space", "creek-shoreline"),
        ("elder-care", "elder-beds-2021"),
        ("early-childcare", "nurseries-2021"),
        ("lift-retrofit", "lifts-2021"),
    ] {
        assert_eq!(lead(programme), indicator);
    }
    let names: Vec<&str> = board.without_figures.rows.iter().map(|row| row.state.id.as_str()).collect();
    assert_eq!(names, ["street-furniture", "after-school", "medical-care", "delta-services"]);
    assert!(board.without_figures.rows.iter().all(|row| row.figure.is_none()));
}
