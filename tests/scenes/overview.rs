//! Scenes of the overview: nothing is missing, counted wrongly or covered, at several widths, languages and filters.

mod dot_plot;
mod scoreboard;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use minxin_atlas::scene::overview::{
    BadgeCount, DotPlot, IndicatorFigure, ProgrammeRow, Scoreboard, Sign, day, disagreements, dot_plot, foot, hero,
    scoreboard,
};
use minxin_atlas::scene::records::badge::Badge;
use minxin_atlas::story::Indicator;

use super::order::shuffled;
use super::*;

/// Widths of the dot plot, in pixels.
const WIDTHS: [f64; 5] = [288.0, 328.0, 759.0, 760.0, 1344.0];
/// Width of bullet charts: positions are percentages.
const BULLET: f64 = 100.0;
/// A story with the required members only.
const MINIMAL: &str = r#"{"schema": 1, "id": "m", "title": {"zh": "题", "en": "Title"}, "summary": {"zh": "一。二。", "en": "One. Two."},
"article": "a", "sources": [{"id": "a", "publisher": {"zh": "报", "en": "Paper"}, "link": "original"}],
"units": [], "programmes": [], "places": [], "events": [], "indicators": []}"#;

fn plot(world: &World, state: &State, width: f64) -> Option<DotPlot> {
    world.scene(state, |ctx, visible, highlight| dot_plot(ctx, visible, highlight, width))
}

fn board(world: &World, state: &State) -> Option<Scoreboard> {
    world.scene(state, |ctx, visible, highlight| scoreboard(ctx, visible, highlight, BULLET))
}

fn rows(board: &Scoreboard) -> impl Iterator<Item = &ProgrammeRow> {
    board.with_figures.rows.iter().chain(&board.without_figures.rows)
}

fn visible_indicators<'a>(world: &'a World, state: &State) -> Vec<(&'a str, &'a Indicator)> {
    let all = world.visible(state, RecordKind::Indicator).into_iter();
    all.map(|record| &world.story.indicators[record.index]).map(|(id, found)| (id.as_str(), found)).collect()
}

fn has_target(indicator: &Indicator, background: bool) -> bool {
    indicator.targets.iter().any(|target| background || target.evidence.basis == Basis::Article)
}

#[test]
fn the_article_alone_says_that_a_target_was_raised_since() {
    let world = World::new(MINXIN);
    for (lang, words) in [(Lang::Zh, "目标后有上调，见背景资料"), (Lang::En, "later raised, see background")]
    {
        let targets = |background: bool| -> Vec<(String, bool)> {
            let state = State { lang, background, ..State::default() };
            let hero = world.scene(&state, |ctx, visible, highlight| hero(ctx, visible, highlight, BULLET));
            hero.figures.into_iter().map(|figure| (figure.state.id, figure.target.ends_with(words))).collect()
        };
        let said = |list: Vec<(String, bool)>| -> Vec<String> {
            list.into_iter().filter(|(_, said)| *said).map(|(id, _)| id).collect()
        };
        assert_eq!(said(targets(false)), ["renewal-area-2020", "renewal-households-2020"]);
        assert!(said(targets(true)).is_empty(), "both targets are shown instead");
    }
}

#[test]
fn the_key_figures_are_the_highlights_of_the_story() {
    for world in worlds() {
        for lang in [Lang::Zh, Lang::En] {
            let state = State { lang, ..State::default() };
            let hero = world.scene(&state, |ctx, visible, highlight| hero(ctx, visible, highlight, BULLET));
            let ids: Vec<&str> = hero.figures.iter().map(|figure| figure.state.id.as_str()).collect();
            assert_eq!(ids, world.story.highlights);
            assert_eq!(ids.len(), 3);
            assert_eq!(hero.title, world.story.title.get(lang));
        }
    }
}

fn total(counts: &[BadgeCount], is_counted: impl Fn(&Badge) -> bool) -> usize {
    counts.iter().filter(|count| is_counted(&count.badge)).map(|count| count.count).sum()
}

#[test]
fn the_article_alone_keeps_all_rows_and_only_its_own_figures() {
    let world = World::new(MINXIN);
    let [all, article] = [true, false].map(|background| State { background, ..State::default() });
    let (with, alone) = (board(&world, &all).unwrap(), board(&world, &article).unwrap());
    let ids = |board: &Scoreboard| rows(board).map(|row| row.state.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&with), ids(&alone));
    let figures: Vec<&IndicatorFigure> = rows(&alone).filter_map(|row| row.figure.as_ref()).collect();
    assert_eq!(figures.len(), 2);
    assert!(figures.iter().all(|figure| figure.is_in_article));
    assert!(rows(&alone).all(|row| row.no_figure == "–"));
    assert!(rows(&alone).flat_map(|row| &row.strip.marks).all(|mark| mark.state.is_in_article));
    let plot = plot(&world, &article, 1344.0).unwrap();
    assert!(plot.rows.iter().flat_map(|row| &row.dots).all(|dot| dot.state.is_in_article));
    assert!(world.scene(&article, disagreements).is_none());
    assert_eq!(world.scene(&article, |ctx, _, _| foot(ctx)).publishers.len(), 1);
    let hero = world.scene(&article, |ctx, visible, highlight| hero(ctx, visible, highlight, BULLET));
    assert_eq!((hero.figures.len(), hero.basis_key.len()), (3, 1));
    let day = world.scene(&article, day).unwrap();
    assert_eq!(day.steps.len(), 5);
    assert!(day.steps.iter().filter_map(|step| step.place.as_ref()).all(|place| place.is_in_article));
}

#[test]
fn the_day_has_its_stops_in_order_and_the_meeting_off_the_map() {
    let world = World::new(MINXIN);
    for lang in [Lang::Zh, Lang::En] {
        let state = State { lang, ..State::default() };
        let day = world.scene(&state, day).unwrap();
        let (meeting, stops) = day.steps.split_last().unwrap();
        for (index, stop) in stops.iter().enumerate() {
            assert_eq!(stop.number, Some(index as u32 + 1));
            let place = &world.story.places[stop.place.as_ref().unwrap().record.index].1;
            assert_eq!(place.visit, stop.number);
            let event = &world.story.events[stop.state.record.index].1;
            assert_eq!(event.part_of.as_deref(), Some("visit-2021-01-04"));
            assert!(event.text.get(lang).starts_with(&stop.text) && !stop.paragraphs.is_empty());
        }
        assert_eq!((meeting.number, meeting.place.is_none()), (None, true));
        assert_eq!(meeting.state.id, "meeting-2021-01-04");
        assert!(meeting.programmes.is_empty() && meeting.all_programmes.contains("16"));
    }
    let breakfast = world.story.programmes.iter().position(|(id, _)| id == "breakfast");
    let state = State { programme: breakfast, ..State::default() };
    let day = world.scene(&state, day).unwrap();
    assert_eq!(day.steps.iter().map(|step| step.number).collect::<Vec<_>>(), [Some(4), None]);
}

#[test]
fn notes_compare_values_of_the_sources_that_they_cite() {
    let world = World::new(MINXIN);
    for lang in [Lang::Zh, Lang::En] {
        let state = State { lang, ..State::default() };
        let found = world.scene(&state, disagreements).unwrap();
        assert_eq!(found.notes.len(), 3);
        assert_eq!(found.notes.len() + found.rest, world.story.notes.len());
        assert!(found.rest_text.contains(&found.rest.to_string()));
        let signs: Vec<Vec<Sign>> =
            found.notes.iter().map(|note| note.values.iter().filter_map(|value| value.sign).collect()).collect();
        assert_eq!(signs, [vec![Sign::Equal], vec![Sign::Different], vec![Sign::Beside]]);
        for note in &found.notes {
            let cited = &world.story.notes[note.state.record.index].1.evidence.citations;
            let names: Vec<String> =
                cited.iter().map(|citation| world.scene(&state, |ctx, _, _| ctx.citation(citation).label)).collect();
            for value in &note.values {
                assert!(names.iter().any(|name| value.source.starts_with(name)), "{value:?} is not of {names:?}");
            }
        }
    }
}

#[test]
fn the_foot_counts_each_source_once() {
    for world in worlds() {
        let foot = world.scene(&State::default(), |ctx, _, _| foot(ctx));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, source) in &world.story.sources {
            *counts.entry(source.publisher.get(Lang::Zh)).or_default() += 1;
        }
        assert!(foot.sources.contains(&world.story.sources.len().to_string()));
        let mut least = usize::MAX;
        for text in &foot.publishers {
            let (name, count) = text.rsplit_once(' ').unwrap();
            let count: usize = count.parse().unwrap();
            assert_eq!(counts.remove(name), Some(count));
            assert!(count <= least, "{:?}", foot.publishers);
            least = count;
        }
        assert!(counts.values().all(|count| *count <= least));
        assert_eq!(foot.more_publishers.is_empty(), counts.is_empty());
        assert!(counts.is_empty() || foot.more_publishers.contains(&counts.len().to_string()));
    }
}

#[test]
fn a_story_without_such_records_has_none_of_the_scenes() {
    let minimal = World::new(MINIMAL);
    let state = State::default();
    assert!(plot(&minimal, &state, 328.0).is_none() && board(&minimal, &state).is_none());
    minimal.scene(&state, |ctx, visible, highlight| {
        assert!(day(ctx, visible, highlight).is_none() && disagreements(ctx, visible, highlight).is_none());
        let hero = hero(ctx, visible, highlight, BULLET);
        assert!(hero.figures.is_empty() && hero.as_of.is_empty() && hero.title == "题");
        assert!(foot(ctx).checked.is_empty() && foot(ctx).publishers == ["报 1"]);
    });
    let elder_care = World::new(ELDER_CARE);
    assert!(elder_care.scene(&state, day).is_none());
    let board = board(&elder_care, &state).unwrap();
    assert!(rows(&board).all(|row| row.verdicts.is_empty() && row.figure.is_some()));
}

/// Texts and positions of the scenes that do not depend on the order of records in the file.
fn in_any_order(world: &World, state: &State) -> String {
    let mut text = String::new();
    let figure = |figure: &IndicatorFigure| {
        format!(
            "{} {:?} {} {:?} {} {:?}",
            figure.state.id, figure.value, figure.share, figure.bullet, figure.target, figure.badge
        )
    };
    for row in board(world, state).iter().flat_map(rows) {
        let marks: Vec<_> =
            row.strip.marks.iter().map(|mark| (&mark.state.id, mark.from, mark.to, mark.level)).collect();
        let lead = row.figure.as_ref().map(figure);
        writeln!(
            text,
            "{} {lead:?} {:?} {:?} {marks:?} {} {}",
            row.state.id, row.verdicts, row.statuses, row.ask, row.counts
        )
        .unwrap();
    }
    for plot in [328.0, 1344.0].into_iter().filter_map(|width| plot(world, state, width)) {
        for row in &plot.rows {
            let dots: Vec<_> = row.dots.iter().map(|dot| (&dot.state.id, dot.at, dot.open, &dot.title)).collect();
            writeln!(text, "{} {:?} {dots:?} {:?}", row.name, row.extent, row.labels).unwrap();
        }
        let undrawn: Vec<_> =
            plot.undrawn.iter().map(|target| (&target.state.id, &target.due, &target.badge)).collect();
        writeln!(text, "{} {:?} {undrawn:?}", plot.heading, plot.legend).unwrap();
    }
    let day = world.scene(state, day);
    for step in day.iter().flat_map(|day| &day.steps) {
        writeln!(text, "{} {} {} {}", step.mark, step.state.id, step.title, step.paragraphs).unwrap();
    }
    let foot = world.scene(state, |ctx, _, _| foot(ctx));
    writeln!(text, "{} {:?} {}", foot.sources, foot.publishers, foot.more_publishers).unwrap();
    text
}

#[test]
fn the_order_of_records_in_a_file_changes_nothing() {
    for file in [MINXIN, ELDER_CARE] {
        for (seed, lang, background) in [(3, Lang::Zh, true), (77, Lang::En, true), (1_234_567, Lang::Zh, false)] {
            let state = State { lang, background, ..State::default() };
            let (ordered, other) =
                (in_any_order(&World::new(file), &state), in_any_order(&shuffled(file, seed), &state));
            for (ordered, other) in ordered.lines().zip(other.lines()) {
                assert_eq!(ordered, other);
            }
            assert_eq!(ordered.len(), other.len());
        }
    }
}
