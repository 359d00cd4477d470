//! Tests of difficult places on maps: at the same position, in a corner, across the antimeridian, and with right-to-left
//! names.

use minxin_atlas::geometry::{Point, Rect};
use minxin_atlas::scene::map::distance::distance_bearing;
use minxin_atlas::scene::map::list::place_list;
use minxin_atlas::scene::map::{self, DrawnMap, MapModel, MapViewport, PlaceMarkForm, PlotSize, RenderedExtent};
use minxin_atlas::scene::timeline;
use minxin_atlas::scene::viewport::Viewport;
use minxin_atlas::state::{MapView, State};
use minxin_atlas::story::{Lang, RecordId, RecordKind};
use serde_json::{Value, json};

use super::{ELDER_CARE, World};

const WIDTHS: [f64; 4] = [320.0, 560.0, 780.0, 1400.0];

/// The short story with its places replaced. `places` are name and geometry of each.
fn world(places: &[(&str, Value)]) -> World {
    let mut story: Value = serde_json::from_str(ELDER_CARE).unwrap();
    let value = story["places"][0].clone();
    let place_json = |(index, (name, geometry)): (usize, &(&str, Value))| {
        let mut place = value.clone();
        if index > 0 {
            place["id"] = format!("place-{index}").into();
        }
        place["name"] = json!({"zh": name, "en": name});
        place["kind"] = "site".into();
        place["precision"] = json!({"metres": 20});
        place.as_object_mut().unwrap().remove("coordinates");
        place["geometry"] = geometry.clone();
        place
    };
    story["places"] = places.iter().enumerate().map(place_json).collect();
    World::new(&story.to_string())
}

fn point(lon: f64, lat: f64) -> Value {
    json!({"type": "Point", "coordinates": [lon, lat]})
}

fn place_id(index: usize) -> RecordId {
    RecordId { kind: RecordKind::Place, index }
}

fn plan_of(world: &World, state: &State) -> MapModel {
    world.scene(state, |ctx, visible, _| map::map_model(ctx, visible))
}

/// The map drawing, and its area in pixels.
fn drawn(world: &World, state: &State, frame: PlotSize, viewport: MapViewport) -> (map::MapDrawing, Rect) {
    let (model, extent) = (plan_of(world, state), RenderedExtent::exact(viewport, frame));
    let drawing = world.scene(state, |ctx, _, highlight| map::draw_map(ctx, &model, highlight, &extent, None, true));
    let size = Rect::new(0.0, 0.0, drawing.size.width, drawing.size.height);
    (drawing, size)
}

/// Areas of the elements above the map at rest: overview with scale bar, north arrow, credit.
fn corners(size: Rect) -> [Rect; 3] {
    let (width, height) = (size.width, size.height);
    let side = (width * 0.17).max(120.0);
    let overview = if width < 500.0 {
        Rect::new(10.0, height - 60.0, width * 0.25, 50.0)
    } else {
        Rect::new(10.0, height - 44.0 - side * 1.05, side, side * 1.05 + 44.0)
    };
    [overview, Rect::new(10.0, 8.0, 22.0, 34.0), Rect::new(width - 250.0, height - 30.0, 250.0, 30.0)]
}

#[test]
fn three_places_at_one_position_can_all_be_chosen() {
    let same_point = || point(121.48, 31.23);
    let world = world(&[("甲", same_point()), ("乙", same_point()), ("丙", same_point()), ("远", point(121.6, 31.3))]);
    let all = [0, 1, 2].map(place_id);
    for selected in [None, Some(place_id(0)), Some(place_id(1)), Some(place_id(2)), Some(place_id(3))] {
        let state = State { selected, ..State::default() };
        let model = plan_of(&world, &state);
        for frame in WIDTHS.map(PlotSize::of) {
            let bounds = map::pan_bounds(&model, frame);
            for viewport in
                [map::fit_all(&model, frame), MapViewport { center: model.items[0].point().unwrap(), width: 0.0 }]
            {
                let viewport = viewport.clamp_to(bounds);
                let extent = RenderedExtent::exact(viewport, frame);
                let at = format!("{selected:?} in {viewport:?}");
                world.scene(&state, |ctx, _, highlight| {
                    let drawing = map::draw_map(ctx, &model, highlight, &extent, None, true);
                    let clusters = drawing.clusters.iter().map(|cluster| cluster.members[0]);
                    let marks = drawing.marks.iter().filter(|mark| all.contains(&mark.record));
                    let marks: Vec<_> =
                        marks.inspect(|mark| assert!(mark.is_shared, "{at}")).map(|mark| mark.record).collect();
                    let members: Vec<RecordId> = clusters.chain(marks).collect();
                    assert!(!members.is_empty(), "{at}");
                    // A click on any of them offers all three, so that each can be reached.
                    let map = DrawnMap { ctx, model: &model, highlight, plot: frame, viewport };
                    for first in members {
                        assert_eq!(map::zoom_to_cluster(ctx, &model, highlight, frame, viewport, first), None, "{at}");
                        let position = map.position_of(first).unwrap();
                        assert_eq!(map.records_at(position), all, "{at}");
                        let titles: Vec<_> = map.choices_at(position).into_iter().map(|choice| choice.title).collect();
                        assert_eq!(titles, ["甲", "乙", "丙"]);
                    }
                    let distant = drawing.marks.iter().filter(|mark| mark.record == place_id(3));
                    assert!(distant.into_iter().all(|mark| !mark.is_shared), "{at}");
                });
            }
        }
    }
}

#[test]
fn lines_and_areas_that_lie_on_each_other_are_all_to_choose_from() {
    let line = || json!({"type": "LineString", "coordinates": [[121.4, 31.2], [121.45, 31.22], [121.5, 31.2]]});
    let ring =
        || json!({"type": "Polygon", "coordinates": [[[121.4, 31.1], [121.5, 31.1], [121.5, 31.15], [121.4, 31.1]]]});
    let inner = json!({"type": "Polygon", "coordinates": [[[121.47, 31.11], [121.49, 31.11], [121.49, 31.12], [121.47, 31.11]]]});
    // A different line with the same midpoint.
    let across = json!({"type": "LineString", "coordinates": [[121.45, 31.24], [121.45, 31.22], [121.45, 31.2]]});
    let world = world(&[("甲", line()), ("乙", line()), ("丙", ring()), ("丁", ring()), ("戊", inner), ("己", across)]);
    let (state, frame) = (State::default(), PlotSize::of(780.0));
    let model = plan_of(&world, &state);
    let viewport = map::fit_all(&model, frame);
    let (drawing, _) = drawn(&world, &state, frame, viewport);
    let shared: Vec<_> = drawing.marks.iter().filter(|mark| mark.is_shared).map(|mark| mark.record.index).collect();
    assert_eq!(shared.len(), 4, "one within another is met where it is: {shared:?}");
    for (one, other) in [(0, 1), (2, 3)] {
        let together = world.scene(&state, |ctx, _, highlight| {
            let map = DrawnMap { ctx, model: &model, highlight, plot: frame, viewport };
            map.records_at(map.position_of(place_id(other)).unwrap())
        });
        assert_eq!(together, [place_id(one), place_id(other)]);
    }
}

#[test]
fn places_of_very_many_at_one_point_are_all_to_choose_from() {
    let mut places: Vec<(&str, Value)> =
        (0..310).map(|at| ("点", point(121.0 + f64::from(at % 20) * 0.02, 31.0 + f64::from(at / 20) * 0.02))).collect();
    places.extend([("甲", point(121.205, 31.105)), ("乙", point(121.205, 31.105)), ("丙", point(121.205, 31.105))]);
    let world = world(&places);
    let all = [310, 311, 312].map(place_id);
    for selected in [None, Some(place_id(311))] {
        let (state, frame) = (State { selected, ..State::default() }, PlotSize::of(780.0));
        let model = plan_of(&world, &state);
        let position = model.items[310].point().unwrap();
        let viewport = MapViewport { center: position, width: 0.0 }.clamp_to(map::pan_bounds(&model, frame));
        let hit = model.point_layer.hit(viewport, frame.width, Point::default()).unwrap();
        assert_eq!((hit.count, hit.at), (3, position));
        assert_eq!(
            world.scene(&state, |ctx, _, highlight| {
                DrawnMap { ctx, model: &model, highlight, plot: frame, viewport }.records_at(hit.at)
            }),
            all
        );
        let (drawing, _) = drawn(&world, &state, frame, viewport);
        for mark in drawing.marks.iter().filter(|mark| all.contains(&mark.record)) {
            assert!(mark.is_shared && selected == Some(mark.record), "{mark:?}");
        }
    }
}

#[test]
fn no_place_lies_below_what_lies_in_the_corners() {
    // Places in the corners of the base map, first one at a time, then all together.
    let corners_of_the_map = [(120.87, 30.71), (121.96, 30.72), (120.87, 31.84), (121.97, 31.85)];
    let mut worlds: Vec<World> =
        corners_of_the_map.iter().map(|(lon, lat)| world(&[("角", point(*lon, *lat))])).collect();
    worlds.push(world(&corners_of_the_map.map(|(lon, lat)| ("角", point(lon, lat)))));
    assert!(worlds.iter().all(|world| plan_of(world, &State::default()).is_based));
    // Places far from the base map.
    worlds.push(world(&corners_of_the_map.map(|(lon, lat)| ("角", point(lon - 100.0, lat + 15.0)))));
    for world in worlds {
        for frame in WIDTHS.map(PlotSize::of) {
            let model = plan_of(&world, &State::default());
            let every: Vec<RecordId> = model.items.iter().map(|item| item.record).collect();
            let chosen = world.scene(&State::default(), |ctx, _, _| map::fit_records(ctx, &model, frame, &every));
            for viewport in [map::initial_view(&model, frame), map::fit_all(&model, frame), chosen.unwrap()] {
                let (drawing, size) =
                    drawn(&world, &State::default(), frame, viewport.clamp_to(map::pan_bounds(&model, frame)));
                let at = format!("{frame:?} {viewport:?} {:?}", model.items);
                assert_eq!(drawing.marks.len(), every.len(), "{at} {:?}", drawing.clusters);
                for mark in &drawing.marks {
                    let symbol = Rect::new(mark.position.x - 7.0, mark.position.y - 7.0, 14.0, 14.0);
                    assert!(size.contains(&symbol), "{symbol:?} is out of {size:?}");
                    // The drawing is scaled on the page, and the elements in the corners are not.
                    let stretch = frame.width / size.width;
                    let visible = Rect::new(symbol.x * stretch, symbol.y * stretch, 14.0 * stretch, 14.0 * stretch);
                    let (width, height) = frame.size();
                    let covering =
                        corners(Rect::new(0.0, 0.0, width, height)).into_iter().find(|rect| rect.overlaps(&visible));
                    assert_eq!(covering, None, "{visible:?} in {frame:?}");
                }
            }
        }
    }
}

/// Suva, Taveuni east of 180°, a strait that crosses the antimeridian, and an island and points on both sides of it.
fn fiji() -> World {
    world(&[
        ("苏瓦", point(178.44, -18.14)),
        ("塔韦乌尼", point(-179.95, -16.85)),
        ("海峡", json!({"type": "LineString", "coordinates": [[179.2, -16.5], [-179.6, -16.2]]})),
        (
            "岛",
            json!({"type": "Polygon", "coordinates":
                [[[179.8, -17.0], [-179.8, -17.0], [-179.8, -16.8], [179.8, -16.8], [179.8, -17.0]]]}),
        ),
        ("网点", json!({"type": "MultiPoint", "coordinates": [[179.9, -17.5], [-179.9, -17.5], [179.95, -17.6]]})),
    ])
}

#[test]
fn a_story_across_the_antimeridian_is_seen_in_a_narrow_window() {
    let (world, state) = (fiji(), State::default());
    let model = plan_of(&world, &state);
    for frame in WIDTHS.map(PlotSize::of) {
        for viewport in [map::initial_view(&model, frame), map::fit_all(&model, frame)] {
            assert!(viewport.width * 360.0 < 12.0, "{} degrees are in sight", viewport.width * 360.0);
            // The link preserves the view.
            let view = viewport.to_map_view(frame.width);
            assert_eq!(MapView::parse(&view.to_text()), Some(view));
            let again = MapViewport::from_map_view(view, frame.width).clamp_to(map::pan_bounds(&model, frame));
            assert!(again.center.distance(viewport.center) < 1e-6 && (again.width / viewport.width - 1.0).abs() < 0.01);
            let (drawing, size) = drawn(&world, &state, frame, viewport);
            let drawn: Vec<_> = drawing.marks.iter().map(|mark| mark.record.index).collect();
            assert!([0, 1, 2, 3].iter().all(|index| drawn.contains(index)), "{drawn:?} at {frame:?}");
            for mark in &drawing.marks {
                assert!(size.contains_point(mark.position), "{mark:?}");
            }
        }
    }
    // The pieces of a geometry that is cut at the antimeridian meet, and the cut has no border.
    let frame = PlotSize::of(780.0);
    let (drawing, size) = drawn(&world, &state, frame, map::fit_all(&model, frame));
    let path = |index: usize| {
        let mark = drawing.marks.iter().find(|mark| mark.record == place_id(index)).unwrap();
        match &mark.form {
            PlaceMarkForm::Line(path) | PlaceMarkForm::Area(path) => path.clone(),
            form => panic!("{form:?}"),
        }
    };
    let line = path(2);
    let xs: Vec<f64> = line.split(['M', 'L']).filter_map(|at| at.split(' ').next()?.parse().ok()).collect();
    let [first, cut, again, last] = xs[..] else { panic!("{line}") };
    assert!(first < cut && (cut - again).abs() < 0.2 && again < last && last < size.width, "{line}");
    assert!(path(3).matches('M').count() == 2 && !path(3).contains('Z'), "{}", path(3));
    // Points on both sides are close to each other.
    let area = model.items[4].area().unwrap();
    assert!(area.width * 360.0 < 0.3, "{area:?}");
    let marks = world.scene(&state, |ctx, _, _| {
        model.point_layer.marks(ctx, &RenderedExtent::exact(map::fit_all(&model, frame), frame))
    });
    assert_eq!(marks.singles.len() + marks.clusters.len(), 1, "one cluster, not one on either side");
}

#[test]
fn places_beyond_the_base_map_have_names_at_any_scale() {
    let (world, state, frame) = (fiji(), State::default(), PlotSize::of(780.0));
    let model = plan_of(&world, &state);
    let (drawing, _) = drawn(&world, &state, frame, map::fit_all(&model, frame));
    for name in ["苏瓦", "塔韦乌尼"] {
        assert!(drawing.labels.iter().any(|label| label.text == name), "{name}: {:?}", drawing.labels);
    }
}

#[test]
fn distances_go_the_short_way_round_the_earth() {
    let (world, state) = (fiji(), State::default());
    let model = plan_of(&world, &state);
    let project = minxin_atlas::scene::kit::projection::project;
    // At 17° south, 0.05° of longitude are 5.3 km, from either side and in either notation.
    for (lon, wind) in [(-179.9, 6), (179.9999, 2), (-179.9999, 2)] {
        let distance = distance_bearing(&model.items[1], project([lon, -16.85])).unwrap();
        let metres = if wind == 6 { 5_325.0 } else { 5_320.0 };
        assert!((distance.metres / metres - 1.0).abs() < 0.01 && distance.sector == wind, "{lon}: {distance:?}");
    }
    let rows = world
        .scene(&state, |ctx, _, highlight| place_list(ctx, &model, highlight, Some(project([-179.95, -16.85])), 0))
        .rows;
    assert_eq!((rows[0].name.as_str(), rows[0].distance.as_str()), ("塔韦乌尼", "就在此处"));
    assert!(rows.iter().all(|row| !row.distance.contains("000公里") && row.distance.len() < 40), "{rows:?}");
    // The same on a map that ends at the antimeridian.
    let east = self::world(&[("楚科奇", point(179.9, 66.0))]);
    let distance = distance_bearing(&plan_of(&east, &state).items[0], project([-179.9, 66.0])).unwrap();
    assert!(distance.metres < 10_000.0 && distance.sector == 6, "{distance:?}");
}

/// True if every right-to-left letter lies in an isolate, and every isolate is closed.
fn is_isolated(text: &str) -> bool {
    let mut depth = 0_i32;
    let is_fine = text.chars().all(|letter| {
        depth += i32::from(letter == '\u{2068}') - i32::from(letter == '\u{2069}');
        depth >= 0 && (depth > 0 || !('\u{590}'..'\u{800}').contains(&letter))
    });
    is_fine && depth == 0
}

#[test]
fn names_that_run_from_right_to_left_turn_no_digits_around_them() {
    let mut story: Value = serde_json::from_str(ELDER_CARE).unwrap();
    // Uyghur, Arabic and Hebrew names.
    let names = ["ئۈرۈمچى 3", "القاهرة (2)", "תל אביב 12"];
    let mut next = names.iter().cycle();
    for (kind, keys) in [
        ("places", &["name"][..]),
        ("events", &["title"]),
        ("indicators", &["title", "short"]),
        ("programmes", &["name"]),
        ("units", &["name", "short"]),
        ("sources", &["publisher"]),
    ] {
        for record in story[kind].as_array_mut().unwrap() {
            for key in keys {
                let name = next.next().unwrap();
                record[*key] = json!({"zh": name, "en": name});
            }
        }
    }
    let world = World::new(&story.to_string());
    for lang in [Lang::Zh, Lang::En] {
        let state = State { lang, ..State::default() };
        let mut texts: Vec<String> = Vec::new();
        world.scene(&state, |ctx, visible, highlight| {
            let model = timeline::timeline_model(ctx, visible, &[]).unwrap();
            let frame = timeline::TimelineSize::of(972.0);
            let extent = timeline::RenderedRange::exact(model.pan_bounds, frame.axis_width);
            let level = timeline::pack_lanes(&model, extent.scale_step, frame.axis_width);
            let options = timeline::DrawOptions { range: model.pan_bounds, plot: frame };
            let drawing = timeline::draw_timeline(ctx, highlight, &model, &level, extent, options);
            for lane in drawing.lanes {
                texts.push(lane.name);
                texts.extend(lane.marks.into_iter().flat_map(|mark| [mark.name, mark.text]));
                texts.extend(lane.clusters.into_iter().map(|cluster| cluster.name));
            }
            for table in minxin_atlas::scene::records::table::tables(ctx, visible, highlight) {
                texts.extend(table.rows.into_iter().flat_map(|row| row.cells.into_iter().chain([row.head])));
            }
        });
        for group in world.charts(&state) {
            for row in group.rows {
                texts.push(row.summary.caption.clone());
                texts.extend(row.labels.iter().map(|label| label.text.clone()));
            }
        }
        let names = texts.iter().filter(|text| text.contains(['ئ', 'ق', 'ת'])).count();
        assert!(names > 40, "{names} names");
        assert_eq!(texts.iter().find(|text| !is_isolated(text)), None);
    }
}

#[test]
fn a_name_on_the_map_belongs_to_its_place() {
    let world = World::new(super::MINXIN);
    let state = State { selected: world.story.lookup("suzhou-creek"), ..State::default() };
    let (model, frame) = (plan_of(&world, &state), PlotSize::of(780.0));
    let mut classes = Vec::new();
    for viewport in [map::initial_view(&model, frame), map::initial_view(&model, frame).zoom_at(0.3, Point::default())]
    {
        let (drawing, _) = drawn(&world, &state, frame, viewport);
        for label in drawing.labels.iter().filter(|label| matches!(label.class, "visit" | "highlighted" | "place")) {
            let name = &world.story.places[label.tag].1.name.zh;
            assert!(label.text.starts_with(name.as_str()), "{} is tied to {name}", label.text);
            classes.push(label.class);
        }
    }
    assert!(classes.contains(&"visit") && classes.contains(&"highlighted"), "{classes:?}");
}
