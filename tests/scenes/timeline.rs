//! Tests of the timeline at many widths, viewports, languages and filters.

use minxin_atlas::civil::Day;
use minxin_atlas::geometry::Rect;
use minxin_atlas::scene::kit::highlight::MarkState;
use minxin_atlas::scene::kit::labels::text_width;
use minxin_atlas::scene::records::table::order;
use minxin_atlas::scene::timeline::{
    DOT_STEP, DrawOptions, EventList, EventMark, EventMarkForm, LanePacking, RenderedRange, TimeRange, TimelineDrawing,
    TimelineModel, TimelineSize, cluster_start, draw_timeline, event_list, lane_rows, pack_lanes, range_in_words,
    timeline_model, tour_stops,
};
use minxin_atlas::scene::viewport::Viewport;
use minxin_atlas::state::{State, VisibleRecords, Window};
use minxin_atlas::story::{DeadlineOutcome, Lang, RecordId, RecordKind};

use super::{MINXIN, SLACK, World, sorted, worlds};

const WIDTHS: [f64; 4] = [320.0, 700.0, 972.0, 2000.0];
/// Radius of a dot, in pixels.
const DOT: f64 = 6.0;
/// Font size, in pixels.
const FONT: f64 = 13.0;

/// A drawing with the data that it was drawn from.
struct Drawn {
    scene: TimelineDrawing,
    packing: LanePacking,
    extent: RenderedRange,
    options: DrawOptions,
    range_text: String,
}

impl Drawn {
    /// Width of the rendered extent, in pixels.
    fn pixels(&self) -> f64 {
        self.options.plot.axis_width * self.extent.region.length() / self.options.range.length()
    }

    /// Area of a mark and its label.
    fn area(&self, mark: &EventMark) -> Rect {
        let (x, room) = (mark.x * self.pixels(), mark.room.map_or(f64::MAX, |room| room * self.pixels()));
        let words = text_width(&mark.text, FONT).min(room);
        let reach = |start: f64| if words > 0.0 { start + words } else { 0.0 };
        match mark.form {
            EventMarkForm::Dot | EventMarkForm::Deadline(_) => {
                Rect::new(x - DOT, mark.y - 9.0, (2.0 * DOT).max(reach(DOT + 10.0)), 18.0)
            }
            EventMarkForm::Bar { width, .. } => {
                Rect::new(x, mark.y - 9.0, (width * self.pixels()).max(reach(mark.indent)), 18.0)
            }
        }
    }

    fn marks(&self) -> impl Iterator<Item = &EventMark> {
        self.scene.lanes.iter().flat_map(|lane| &lane.marks)
    }

    fn counted(&self) -> usize {
        self.scene.lanes.iter().flat_map(|lane| &lane.clusters).map(|cluster| cluster.count).sum()
    }
}

impl World {
    fn model(&self, state: &State) -> Option<TimelineModel> {
        self.scene(state, |ctx, visible, _| timeline_model(ctx, visible, &state.folded))
    }

    /// Draws a viewport; if `is_moving`, with the buffer on each side that is drawn during a movement.
    fn drawn(&self, state: &State, model: &TimelineModel, width: f64, viewport: TimeRange, is_moving: bool) -> Drawn {
        let frame = TimelineSize::of(width);
        let extent =
            if is_moving { RenderedRange::with_buffer } else { RenderedRange::exact }(viewport, frame.axis_width);
        let packing = pack_lanes(model, extent.scale_step, frame.axis_width);
        let options = DrawOptions { range: viewport, plot: frame };
        let (scene, range_text) = self.scene(state, |ctx, _, highlight| {
            (draw_timeline(ctx, highlight, model, &packing, extent, options), range_in_words(ctx, viewport))
        });
        Drawn { scene, packing, extent, options, range_text }
    }

    /// Number of visible indicators with a target. Each has one deadline.
    fn deadlines(&self, state: &State) -> usize {
        let visible = self.visible(state, RecordKind::Indicator);
        let of = |record: &RecordId| self.story.indicators[record.index].1.progress(state.background).target;
        visible.iter().filter_map(of).filter(|target| target.deadline.last().is_some()).count()
    }

    fn list(&self, state: &State) -> EventList {
        self.scene(state, |ctx, visible, highlight| event_list(ctx, visible, highlight, 0))
    }
}

/// Every mark state on the timeline of a state.
pub(super) fn links(world: &World, state: &State) -> Vec<MarkState> {
    let listed = world.list(state);
    let mut links: Vec<MarkState> = listed.years.into_iter().flat_map(|year| year.rows).map(|row| row.state).collect();
    links.extend(listed.eras.into_iter().map(|row| row.state));
    if let Some(model) = world.model(state) {
        let drawn = world.drawn(state, &model, 1040.0, model.pan_bounds, false);
        links.extend(drawn.marks().map(|mark| mark.state.clone()));
        links.extend(drawn.scene.eras.iter().map(|era| era.state.clone()));
    }
    links
}

/// Calls `check` with drawings of every story and state, at many widths and viewports.
fn every_drawing(check: impl Fn(&Drawn, &str)) {
    for world in worlds() {
        for state in world.states() {
            let Some(model) = world.model(&state) else { continue };
            for width in WIDTHS {
                for viewport in [
                    model.initial_range,
                    model.pan_bounds,
                    model.initial_range.zoom_at(0.31, 0.6),
                    model.initial_range.zoom_at(0.003, 0.62),
                ] {
                    let at =
                        format!("{} at {width}, {viewport:?}, {:?}", world.story.id, (state.lang, state.programme));
                    for is_moving in [false, true] {
                        check(&world.drawn(&state, &model, width, viewport.clamp_to(model.pan_bounds), is_moving), &at);
                    }
                }
            }
        }
    }
}

#[test]
fn marks_stay_in_their_lanes_and_do_not_overlap() {
    every_drawing(|drawn, at| {
        for lane in &drawn.scene.lanes {
            let areas: Vec<_> = lane.marks.iter().map(|mark| (mark, drawn.area(mark))).collect();
            for (index, (mark, area)) in areas.iter().enumerate() {
                let is_inside = area.y >= lane.top && area.y + area.height <= lane.top + lane.height;
                assert!(is_inside, "{} leaves its lane, {at}", mark.state.id);
                for (other, rect) in areas.iter().skip(index + 1).filter(|(other, _)| other.y == mark.y) {
                    let apart = area.x + area.width <= rect.x + SLACK;
                    assert!(apart, "{} {area:?} covers {} {rect:?}, {at}", mark.state.id, other.state.id);
                }
            }
            let pixels = drawn.pixels();
            for pair in lane.clusters.windows(2) {
                assert!((pair[1].x - pair[0].x) * pixels >= 42.0, "crowds overlap, {at}");
            }
        }
    });
}

#[test]
fn one_mark_or_cluster_is_the_tab_stop() {
    for world in worlds() {
        let state = State::default();
        let Some(model) = world.model(&state) else { continue };
        for viewport in [model.initial_range, model.pan_bounds, model.initial_range.zoom_at(0.01, 0.6)] {
            let drawn = world.drawn(&state, &model, 972.0, viewport, false);
            let clusters = drawn.scene.lanes.iter().flat_map(|lane| &lane.clusters).map(|cluster| cluster.first);
            let stops: Vec<RecordId> = drawn.marks().map(|mark| mark.state.record).chain(clusters).collect();
            let tab_stop = |cursor, selected| drawn.scene.tab_stop(&model, &drawn.packing, cursor, selected);
            assert_eq!(tab_stop(None, None), stops.first().copied());
            for item in model.lanes.iter().flat_map(|lane| &lane.items) {
                let expected = cluster_start(&model, &drawn.packing, item.record).unwrap_or(item.record);
                let expected = Some(expected).filter(|record| stops.contains(record)).or(stops.first().copied());
                assert_eq!(tab_stop(Some(item.record), None), expected);
                assert_eq!(tab_stop(None, Some(item.record)), expected);
                assert_eq!(
                    tab_stop(stops.last().copied(), Some(item.record)),
                    stops.last().copied(),
                    "the cursor first"
                );
            }
        }
    }
}

#[test]
fn lanes_follow_each_other_down_to_the_end() {
    every_drawing(|drawn, at| {
        let lanes = &drawn.scene.lanes;
        for pair in lanes.windows(2) {
            assert!((pair[0].top + pair[0].height - pair[1].top).abs() < SLACK, "{at}");
        }
        let end = lanes.last().map(|lane| lane.top + lane.height);
        assert_eq!(end, Some(drawn.scene.height), "{at}");
        let eras = drawn.scene.eras.iter().map(|era| era.y + 24.0);
        assert!(eras.fold(0.0, f64::max) <= lanes[0].top, "{at}");
        for lane in lanes {
            let room = drawn.options.plot.label_width - 36.0;
            let lines = (text_width(&lane.name, FONT) / room).ceil();
            assert!(lines * 18.0 + 6.0 <= lane.height, "{} has no room, {at}", lane.name);
        }
    });
}

#[test]
fn axis_labels_do_not_overlap_and_show_the_year() {
    every_drawing(|drawn, at| {
        let ticks = &drawn.scene.ticks;
        for row in [&ticks.fine, &ticks.coarse] {
            assert!(row.is_sorted_by(|one, other| one.at < other.at), "{at}");
            for pair in row.windows(2) {
                let room = (pair[1].at - pair[0].at) * drawn.pixels();
                assert!(text_width(&pair[0].label, FONT) <= room, "{} has {room} px, {at}", pair[0].label);
            }
        }
        let (from, to) = (
            drawn.extent.region.share_of(drawn.options.range.from),
            drawn.extent.region.share_of(drawn.options.range.to),
        );
        let in_sight = |at: f64| at >= from - SLACK && at <= to + SLACK;
        let has_year = |label: &str| label.chars().filter(char::is_ascii_digit).count() >= 4;
        let year = ticks.fine.iter().chain(&ticks.coarse).any(|tick| in_sight(tick.at) && has_year(&tick.label));
        assert!(year || has_year(&drawn.range_text), "no year in sight, {at}: {ticks:?}");
    });
}

#[test]
fn nothing_is_drawn_twice_and_nothing_is_lost() {
    for world in worlds() {
        for state in world.states() {
            let Some(model) = world.model(&state) else { continue };
            let events = world.visible(&state, RecordKind::Event);
            for width in WIDTHS {
                let drawn = world.drawn(&state, &model, width, model.pan_bounds, false);
                let marks: Vec<RecordId> = sorted(drawn.marks().map(|mark| mark.state.record));
                let mut once = marks.clone();
                once.dedup();
                assert_eq!(marks, once, "each mark once, in {state:?}");
                let deadlines = world.deadlines(&state);
                assert_eq!(marks.len() + drawn.counted(), events.len() + deadlines, "{width} in {state:?}");
            }
        }
    }
}

#[test]
fn every_event_shown_has_one_row_in_the_order_of_time() {
    for world in worlds() {
        for state in world.states() {
            let listed = world.list(&state);
            let rows: Vec<RecordId> =
                listed.years.iter().flat_map(|year| &year.rows).map(|row| row.state.record).collect();
            let events: Vec<RecordId> =
                rows.iter().copied().filter(|record| record.kind == RecordKind::Event).collect();
            assert_eq!(sorted(events.clone()), world.visible(&state, RecordKind::Event), "in {state:?}");
            let steps = world.scene(&state, |ctx, visible, _| order(ctx, visible, RecordKind::Event));
            assert_eq!(events, steps, "the list is stepped through in its own order");
            let when = |record: &RecordId| world.story.events[record.index].1.when(state.background).order();
            assert!(events.iter().map(when).is_sorted(), "in time order");
            assert_eq!(listed.remaining, 0);
        }
    }
}

#[test]
fn deadlines_are_listed_in_the_year_they_fall_in() {
    let world = World::new(MINXIN);
    let listed = world.list(&State::default());
    let mut count = 0;
    for year in &listed.years {
        for row in year.rows.iter().filter(|row| row.state.record.kind == RecordKind::Indicator) {
            assert!(
                row.date.starts_with(&year.heading) && row.date.contains("截止"),
                "{} in {}",
                row.date,
                year.heading
            );
            count += 1;
        }
    }
    assert_eq!(count, world.deadlines(&State::default()));
    let eras: Vec<_> = listed.eras.iter().map(|row| row.date.as_str()).collect();
    assert_eq!(eras, ["2018年—2020年", "2020年—2022年", "2021年—2025年"], "eras are listed in time order");
}

#[test]
fn a_long_list_comes_by_pages() {
    let world = many(1000);
    let page =
        |more| world.scene(&State::default(), |ctx, visible, highlight| event_list(ctx, visible, highlight, more));
    let rows = |listed: &EventList| listed.years.iter().map(|year| year.rows.len()).sum::<usize>();
    let (first, third) = (page(0), page(2));
    assert_eq!((rows(&first), rows(&third)), (50, 150));
    let all = 1000 + world.deadlines(&State::default());
    assert_eq!((first.remaining, third.remaining), (all - 50, all - 150), "all events and deadlines but those listed");
}

#[test]
fn events_without_a_day_are_listed_last_and_not_drawn() {
    let mut story: serde_json::Value = serde_json::from_str(MINXIN).unwrap();
    let events = story["events"].as_array().unwrap();
    let at = events.iter().position(|event| event.get("refined").is_none()).unwrap();
    for (undated, text) in [("Y170000002", "公元170000002年"), ("{2019,2021}", "{2019,2021}"), ("../..", "不限时间")]
    {
        story["events"][at]["date"] = undated.into();
        let world = World::new(&story.to_string());
        let model = world.model(&State::default()).unwrap();
        let drawn: usize = model.lanes.iter().filter(|lane| !lane.is_deadlines).map(|lane| lane.items.len()).sum();
        assert_eq!(drawn, world.story.events.len() - 1, "{undated}");
        let listed = world.list(&State::default());
        let year = listed.years.last().unwrap();
        assert_eq!((year.heading.as_str(), year.rows.len()), ("日期不详", 1), "{undated}");
        assert_eq!((year.rows[0].date.as_str(), year.rows[0].iso.as_str()), (text, ""));
    }
}

#[test]
fn every_event_stands_once_in_the_authors_lanes() {
    let world = World::new(MINXIN);
    let lanes = |state: &State| world.model(state).unwrap().lanes;
    for background in [true, false] {
        let state = State { background, ..State::default() };
        let lanes = lanes(&state);
        let drawn =
            sorted(lanes.iter().filter(|lane| !lane.is_deadlines).flat_map(|lane| &lane.items).map(|item| item.record));
        let events = (0..world.story.events.len()).map(|index| RecordId { kind: RecordKind::Event, index });
        assert_eq!(drawn, events.filter(|record| background || world.is_article(*record)).collect::<Vec<_>>());
    }
    let order: Vec<_> = lanes(&State::default()).iter().map(|lane| lane.programme).collect();
    assert!(order.is_sorted(), "first deadlines and what belongs to none, then the author's order: {order:?}");
}

#[test]
fn deadlines_stand_with_what_became_of_them() {
    let world = World::new(MINXIN);
    let model = world.model(&State::default()).unwrap();
    let deadlines: Vec<_> = model.lanes.iter().filter(|lane| lane.is_deadlines).flat_map(|lane| &lane.items).collect();
    let of = |id: &str| {
        let record = world.story.lookup(id).unwrap();
        deadlines.iter().find(|item| item.record == record).map(|item| (item.day(), item.deadline_outcome))
    };
    assert_eq!(of("renewal-area-2020"), Some((Day::from_civil(2020, 12, 31), Some(DeadlineOutcome::Met))));
    assert_eq!(of("breakfast-trucks"), Some((Day::from_civil(2020, 9, 30), Some(DeadlineOutcome::Missed))));
}

#[test]
fn an_event_of_several_programmes_is_drawn_once_and_highlights_every_lane() {
    let world = World::new(MINXIN);
    let several = world.story.events.iter().position(|(_, event)| event.programmes.len() > 1).unwrap();
    let selected = Some(RecordId { kind: RecordKind::Event, index: several });
    let state = State { selected, ..State::default() };
    let model = world.model(&state).unwrap();
    let drawn = world.drawn(&state, &model, 2000.0, model.pan_bounds, false);
    let expected = &world.story.events[several].1.programmes;
    let highlight: Vec<_> =
        drawn.scene.lanes.iter().filter(|lane| lane.is_highlighted).filter_map(|lane| lane.toggle_id.clone()).collect();
    let has_lane = |id: &&String| drawn.scene.lanes.iter().any(|lane| lane.toggle_id.as_ref() == Some(id));
    assert_eq!(sorted_ids(&highlight), sorted_ids(expected.iter().filter(has_lane)));
    assert!(!highlight.is_empty());
    let marks = model.lanes.iter().flat_map(|lane| &lane.items).filter(|item| Some(item.record) == selected).count();
    assert_eq!(marks, 1);
}

fn sorted_ids<'a>(ids: impl IntoIterator<Item = &'a String>) -> Vec<&'a String> {
    let mut ids: Vec<_> = ids.into_iter().collect();
    ids.sort();
    ids
}

#[test]
fn a_folded_lane_keeps_its_name_and_its_count() {
    let world = World::new(MINXIN);
    let state = State { folded: vec![Some(0)], ..State::default() };
    let model = world.model(&state).unwrap();
    let drawn = world.drawn(&state, &model, 972.0, model.pan_bounds, false);
    let lane = drawn.scene.lanes.iter().find(|lane| lane.is_folded).unwrap();
    assert!(lane.marks.is_empty() && lane.clusters.is_empty() && lane.count > 0);
    let open = world.drawn(&State::default(), &world.model(&State::default()).unwrap(), 972.0, model.pan_bounds, false);
    assert!(drawn.scene.height < open.scene.height);
}

#[test]
fn the_window_filters_every_view() {
    let world = World::new(MINXIN);
    let window = Window::new(Day::from_civil(2019, 1, 1), Day::from_civil(2019, 12, 31));
    let state = State { window: Some(window), ..State::default() };
    for kind in [RecordKind::Event, RecordKind::Place, RecordKind::Indicator] {
        let (all, some) = (world.visible(&State::default(), kind), world.visible(&state, kind));
        assert!(!some.is_empty() && some.len() < all.len(), "{kind:?}: {} of {}", some.len(), all.len());
    }
    let model = |state: &State| world.model(state).unwrap();
    assert_eq!(model(&state), model(&State::default()), "the timeline itself shows all, to move through");
    let listed = world.list(&state);
    for row in listed.years.iter().flat_map(|year| &year.rows).filter(|row| row.state.record.kind == RecordKind::Event)
    {
        assert!(window.meets(world.story.events[row.state.record.index].1.when(true)), "{}", row.date);
    }
}

/// A story with very many events, for tests of sizes that must not depend on their number.
pub(super) fn many(count: usize) -> World {
    let mut story: serde_json::Value = serde_json::from_str(MINXIN).unwrap();
    let event = story["events"][0].clone();
    let programmes: Vec<String> = world_programmes();
    let events = (0..count).map(|index| {
        let mut event = event.clone();
        let day = Day::from_civil(2015, 1, 1).0 + (index * 7919 % 4018) as i64;
        let (year, month, day) = Day(day).civil();
        event["id"] = format!("event-{index}").into();
        event["date"] = format!("{year}-{month:02}-{day:02}").into();
        event["programmes"] = serde_json::json!([programmes[index % programmes.len()]]);
        event["title"] = serde_json::json!({"zh": format!("节点 {index}"), "en": format!("Event {index}")});
        for key in ["refined", "part_of", "places", "indicators", "people", "bodies"] {
            event.as_object_mut().unwrap().remove(key);
        }
        event
    });
    story["events"] = events.collect();
    // They refer to events that are replaced.
    story["commitments"] = serde_json::json!([]);
    story["notes"] = serde_json::json!([]);
    story["eras"] = serde_json::json!([]);
    World::new(&story.to_string())
}

fn world_programmes() -> Vec<String> {
    World::new(MINXIN).story.programmes.iter().map(|(id, _)| id.clone()).collect()
}

#[test]
fn of_ten_thousand_events_few_are_elements_and_all_are_counted() {
    let world = many(10_000);
    let model = world.model(&State::default()).unwrap();
    let state = State::default();
    for viewport in [
        model.pan_bounds,
        model.pan_bounds.zoom_at(0.1, 0.5),
        model.pan_bounds.zoom_at(0.01, 0.5),
        model.pan_bounds.zoom_at(0.001, 0.5),
    ] {
        let drawn = world.drawn(&state, &model, 972.0, viewport, true);
        let elements = drawn.marks().count() + drawn.scene.lanes.iter().map(|lane| lane.clusters.len()).sum::<usize>();
        assert!((1..1000).contains(&elements), "{elements} elements for {viewport:?}");
    }
    let all = world.drawn(&state, &model, 972.0, model.pan_bounds, false);
    assert_eq!(
        all.marks().filter(|mark| mark.state.record.kind == RecordKind::Event).count() + all.counted(),
        10_000 + due_counted(&all, &model)
    );
}

/// Number of deadlines that are counted in clusters instead of drawn.
fn due_counted(drawn: &Drawn, model: &TimelineModel) -> usize {
    let deadlines: usize = model.lanes.iter().filter(|lane| lane.is_deadlines).map(|lane| lane.items.len()).sum();
    deadlines - drawn.marks().filter(|mark| mark.state.record.kind == RecordKind::Indicator).count()
}

#[test]
fn both_languages_name_the_visible_range() {
    let world = World::new(MINXIN);
    for (lang, text) in [(Lang::Zh, "2016年—2026年"), (Lang::En, "2016–2026")] {
        let state = State { lang, ..State::default() };
        let model = world.model(&state).unwrap();
        assert_eq!(world.drawn(&state, &model, 972.0, model.initial_range, false).range_text, text);
    }
}

#[test]
fn a_tour_includes_events_outside_of_the_window() {
    let world = World::new(MINXIN);
    let window = Window::new(Day::from_civil(1990, 1, 1), Day::from_civil(1995, 12, 31));
    let state = State { window: Some(window), ..State::default() };
    let stops_of = |part_of| world.scene(&state, |ctx, visible, _| tour_stops(ctx, visible, part_of));
    // Two events overlap with the window: the one of 1992, and one with an open start.
    assert_eq!((world.visible(&state, RecordKind::Event).len(), stops_of(None).len()), (2, world.story.events.len()));
    let visit: Vec<_> = stops_of(world.story.lookup("visit-2021-01-04"));
    let ids: Vec<_> = visit.into_iter().map(|record| world.story.id_of(record)).collect();
    assert_eq!(ids, ["visit-hongkou", "visit-jingan", "visit-huangpu-center", "visit-trucks"]);
}

#[test]
fn a_viewport_with_all_events_is_no_filter() {
    let model = World::new(MINXIN).model(&State::default()).unwrap();
    assert_eq!((model.filter(model.pan_bounds), model.filter(model.initial_range)), (None, None));
    let near = model.initial_range.zoom_at(0.5, 0.5);
    assert_eq!(model.filter(near), Some(near.days()));
}

#[test]
fn the_time_window_hides_records_that_pass_the_other_filters() {
    let world = World::new(MINXIN);
    let window = Window::new(Day::from_civil(2019, 1, 1), Day::from_civil(2019, 12, 31));
    let state = State { window: Some(window), ..State::default() };
    let visible = VisibleRecords::new(&world.story, &state);
    assert!(visible.of(RecordKind::Event).count() < visible.at_any_time(RecordKind::Event).count());
}

/// On a narrow screen, dots of one level do not overlap unless all levels are taken, and each mark is drawn once.
#[test]
fn lanes_of_a_narrow_screen_show_every_mark_once() {
    for world in worlds() {
        for lang in [Lang::Zh, Lang::En] {
            let state = State { lang, ..State::default() };
            world.scene(&state, |ctx, visible, highlight| {
                let model = timeline_model(ctx, visible, &[]).unwrap();
                for pixels in [200.0, 232.0, 400.0] {
                    let scene = lane_rows(ctx, highlight, &model, model.pan_bounds, pixels, None);
                    for (row, lane) in scene.rows.iter().zip(&model.lanes) {
                        let words = &ctx.words().in_views().time;
                        let count = if lane.is_deadlines { words.deadline_count } else { words.folded };
                        assert_eq!(row.count, count(lane.items.len()), "{}", row.name);
                        assert_eq!(row.dots.len() + row.bars.len(), lane.items.len(), "{}", row.name);
                        assert!(!row.has_earlier && row.events.is_none());
                        let mut sorted: Vec<_> = row.dots.iter().map(|dot| (dot.level, dot.x * pixels)).collect();
                        sorted.sort_by(|a, b| a.partial_cmp(b).unwrap());
                        let close =
                            |pair: &&[(i32, f64)]| pair[0].0 == pair[1].0 && pair[1].1 - pair[0].1 < DOT_STEP - SLACK;
                        let crowded = sorted.windows(2).filter(close).count();
                        assert!(crowded == 0 || row.dots.len() > 5, "{}: {crowded} overlap", row.name);
                    }
                    let key = scene.rows.last().unwrap().key.clone();
                    let open = lane_rows(ctx, highlight, &model, model.initial_range, pixels, Some(&key));
                    let events = open.rows.last().unwrap().events.as_ref().unwrap();
                    let count = model.lanes.last().unwrap().items.len();
                    assert_eq!(events.len(), count, "the open lane lists all of its marks");
                    assert_eq!(open.rows.iter().filter(|row| row.events.is_some()).count(), 1);
                }
            });
        }
    }
}

/// The rows become lower where the drawing would be higher than its place.
#[test]
fn rows_are_as_high_as_the_place_allows() {
    let world = World::new(MINXIN);
    world.scene(&State::default(), |ctx, visible, highlight| {
        let model = timeline_model(ctx, visible, &[]).unwrap();
        let height = |height: Option<f64>| {
            let plot = TimelineSize { height, ..TimelineSize::of(1344.0) };
            let extent = RenderedRange::exact(model.initial_range, plot.axis_width);
            let packing = pack_lanes(&model, extent.scale_step, plot.axis_width);
            let options = DrawOptions { range: model.initial_range, plot };
            draw_timeline(ctx, highlight, &model, &packing, extent, options).height
        };
        let usual = height(None);
        assert!((height(Some(usual)) - usual).abs() < SLACK);
        let lower = height(Some(usual - 50.0));
        assert!(lower < usual - 50.0 && height(Some(1.0)) <= lower, "{usual} becomes {lower}");
    });
}
