//! Tests of the map at many widths and zoom levels, in all languages and filters.

use minxin_atlas::geometry::{Point, Rect};
use minxin_atlas::scene::kit::highlight::MarkState;
use minxin_atlas::scene::map::list::{PlaceList, place_list};
use minxin_atlas::scene::map::model::PlaceGeometry;
use minxin_atlas::scene::map::{
    self, MapDrawing, MapModel, MapViewport, PlaceMarkForm, PlotSize, RenderedExtent, draw_map, map_model,
};
use minxin_atlas::scene::viewport::Viewport;
use minxin_atlas::state::{MapView, State};
use minxin_atlas::story::{Lang, LocationPrecision, PlaceKind, RecordId, RecordKind};

use super::{MINXIN, World, lies_in, sorted, worlds};

const WIDTHS: [f64; 3] = [320.0, 780.0, 1400.0];

impl World {
    fn map_plan(&self, state: &State) -> MapModel {
        self.scene(state, |ctx, visible, _| map_model(ctx, visible))
    }

    fn map(&self, state: &State, model: &MapModel, extent: &RenderedExtent) -> MapDrawing {
        self.scene(state, |ctx, _, highlight| draw_map(ctx, model, highlight, extent, state.district.as_deref(), false))
    }

    fn listed(&self, state: &State, from: Option<Point>) -> PlaceList {
        self.scene(state, |ctx, visible, highlight| place_list(ctx, &map_model(ctx, visible), highlight, from, 0))
    }
}

/// Every mark state in the list and on the map of a state, at a low and a high zoom level.
pub(super) fn links(world: &World, state: &State) -> Vec<MarkState> {
    let model = world.map_plan(state);
    let frame = PlotSize::of(780.0);
    let stages = [map::initial_view(&model, frame), map::fit_all(&model, frame)]
        .map(|viewport| RenderedExtent::with_buffer(viewport, frame));
    let drawn = stages.iter().flat_map(|extent| world.map(state, &model, extent).marks);
    let drawn = world.scene(state, |_, _, highlight| {
        drawn.map(|mark| highlight.mark_state(&world.story, mark.record)).collect::<Vec<_>>()
    });
    drawn.into_iter().chain(world.listed(state, None).rows.into_iter().map(|row| row.state)).collect()
}

/// Calls `check` with the map at every width, in every state, from low to high zoom levels.
fn every_map(check: impl Fn(&World, &MapModel, &MapDrawing, &str)) {
    for world in worlds() {
        // Every basis and language, but only every third programme: a drawing is slow.
        for state in world.states().iter().step_by(3) {
            let model = world.map_plan(state);
            for width in WIDTHS {
                let frame = PlotSize::of(width);
                let (home, all) = (map::initial_view(&model, frame), map::fit_all(&model, frame));
                let near = home.zoom_at(0.3, Point::default());
                let stages = [
                    ("home", RenderedExtent::exact(home, frame)),
                    ("around home", RenderedExtent::with_buffer(home, frame)),
                    ("all", RenderedExtent::exact(all, frame)),
                    ("near", RenderedExtent::exact(near, frame)),
                ];
                for (name, extent) in stages {
                    let drawn = world.map(state, &model, &extent);
                    check(&world, &model, &drawn, &format!("{name} of {} at {width} in {state:?}", world.story.id));
                }
            }
        }
    }
}

fn area(drawn: &MapDrawing) -> Rect {
    Rect::new(0.0, 0.0, drawn.size.width, drawn.size.height)
}

#[test]
fn names_stay_on_the_map_and_cover_neither_names_nor_marks() {
    every_map(|_, _, drawn, at| {
        for (index, name) in drawn.labels.iter().enumerate() {
            assert!(lies_in(name.area, area(drawn)), "{}: {:?} on {at}", name.text, name.area);
            for other in drawn.labels.iter().skip(index + 1) {
                assert!(!name.area.overlaps(&other.area), "{} covers {} on {at}", name.text, other.text);
            }
            for mark in &drawn.marks {
                let covered = mark.covered().into_iter().find(|covered| covered.overlaps(&name.area));
                assert_eq!(covered, None, "{} covers {:?} on {at}", name.text, mark.record);
            }
        }
    });
}

#[test]
fn numbers_and_symbols_do_not_cover_one_another() {
    every_map(|_, _, drawn, at| {
        let numbers: Vec<Point> = drawn.clusters.iter().map(|cluster| cluster.position).collect();
        for (index, number) in numbers.iter().enumerate() {
            let near = numbers.iter().skip(index + 1).find(|other| other.distance(*number) < 22.0);
            assert_eq!(near, None, "two numbers at {number:?} on {at}");
        }
        let stops: Vec<Point> = drawn.marks.iter().filter(|m| m.stop.is_some()).map(map::PlaceMark::number).collect();
        for (index, stop) in stops.iter().enumerate() {
            assert!(stops.iter().skip(index + 1).all(|other| other.distance(*stop) >= 18.0), "{stop:?} on {at}");
        }
    });
}

#[test]
fn from_far_every_place_that_is_somewhere_is_drawn_or_counted_once() {
    for world in worlds() {
        for state in world.states() {
            let model = world.map_plan(&state);
            let frame = PlotSize::of(972.0);
            let drawn = world.map(&state, &model, &RenderedExtent::exact(map::fit_all(&model, frame), frame));
            let counted = drawn.clusters.iter().flat_map(|cluster| cluster.members.iter().copied());
            let drawn_records = sorted(drawn.marks.iter().map(|mark| mark.record).chain(counted));
            let on_map = model.items.iter().filter(|item| item.geometry != PlaceGeometry::None);
            assert_eq!(drawn_records, sorted(on_map.map(|item| item.record)), "{state:?}");
        }
    }
}

#[test]
fn at_larger_scales_no_place_is_drawn_twice() {
    every_map(|_, _, drawn, at| {
        let counted = drawn.clusters.iter().flat_map(|cluster| cluster.members.iter().copied());
        let drawn_records = sorted(drawn.marks.iter().map(|mark| mark.record).chain(counted));
        assert!(drawn_records.is_sorted_by(|one, other| one < other), "{at}");
    });
}

#[test]
fn the_map_names_what_matters_most() {
    let world = World::new(MINXIN);
    for (lang, expected) in [
        (Lang::Zh, ["黄浦中心大厦", "苏州河虹口段", "黄浦区", "黄浦江", "外白渡桥"]),
        (
            Lang::En,
            ["Huangpu Center building", "Suzhou Creek, Hongkou section", "Huangpu", "Huangpu River", "Waibaidu"],
        ),
    ] {
        let state = State { lang, ..State::default() };
        let (model, frame) = (world.map_plan(&state), PlotSize::of(780.0));
        let drawn = world.map(&state, &model, &RenderedExtent::exact(map::initial_view(&model, frame), frame));
        for name in expected {
            assert!(drawn.labels.iter().any(|label| label.text.starts_with(name)), "{name}: {:#?}", drawn.labels);
        }
        assert!(!drawn.route.is_empty() && !drawn.basemap.bridges.is_empty());
    }
}

#[test]
fn one_mark_or_cluster_is_the_tab_stop() {
    for world in worlds() {
        let state = State::default();
        let (model, frame) = (world.map_plan(&state), PlotSize::of(780.0));
        for viewport in [map::initial_view(&model, frame), map::fit_all(&model, frame)] {
            let drawn = world.map(&state, &model, &RenderedExtent::exact(viewport, frame));
            let first = drawn.marks.first().map(|mark| mark.record);
            let first = first.or(drawn.clusters.first().and_then(|cluster| cluster.members.first().copied()));
            assert_eq!(drawn.tab_stop(None), first);
            for record in drawn.marks.iter().map(|mark| mark.record) {
                assert_eq!(drawn.tab_stop(Some(record)), Some(record));
            }
            for cluster in &drawn.clusters {
                assert!(cluster.members.iter().all(|record| drawn.tab_stop(Some(*record)) == Some(*record)));
            }
            assert_eq!(drawn.tab_stop(Some(RecordId { kind: RecordKind::Event, index: 0 })), first, "not on the map");
        }
    }
}

#[test]
fn from_far_the_districts_are_named_as_far_as_there_is_room() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
    let drawn = world.map(&state, &model, &RenderedExtent::exact(map::fit_all(&model, frame), frame));
    let district_labels = drawn.labels.iter().filter(|name| name.class == "district").count();
    assert!(district_labels >= 8, "{district_labels}");
    assert_eq!(drawn.basemap.districts.len(), 16);
    assert!(drawn.route.is_empty(), "no room for the stops");
    assert!(drawn.clusters.iter().any(|cluster| cluster.members.len() > 1));
}

#[test]
fn detail_grows_as_one_comes_closer() {
    let world = World::new(MINXIN);
    let (state, frame) = (State::default(), PlotSize::of(972.0));
    let model = world.map_plan(&state);
    let near = map::initial_view(&model, frame).zoom_at(0.25, Point::new(0.0, -0.1));
    // Points of the creek per unit of length, which increase with the zoom level.
    let density = |viewport: MapViewport| {
        let extent = RenderedExtent::exact(viewport, frame);
        let drawn = world.map(&state, &model, &extent);
        let points = drawn.basemap.creek.matches(['M', 'L']).count() as f64;
        points / viewport.width
    };
    let (all, home, near) =
        (density(map::fit_all(&model, frame)), density(map::initial_view(&model, frame)), density(near));
    assert!(all * 3.0 < home && home < near * 1.05, "{all} {home} {near}");
}

#[test]
fn a_mark_is_filled_only_where_its_error_is_known_and_its_ring_is_as_large_as_that() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
    let extent = RenderedExtent::exact(map::initial_view(&model, frame), frame);
    let drawn = world.map(&state, &model, &extent);
    let (mut filled, mut hollow) = (0, 0);
    for mark in &drawn.marks {
        let place = &world.story.places[mark.record.index].1;
        match (&mark.form, &place.precision) {
            (PlaceMarkForm::Symbol, LocationPrecision::Metres(metres)) => {
                let radius = mark.error.unwrap() / map::basemap_layer::px_per_metre(&extent);
                assert!((radius - f64::from(*metres)).abs() < 1e-6, "{radius} for {metres} m");
                filled += 1;
            }
            (PlaceMarkForm::Approximate, LocationPrecision::Districts(_)) => hollow += 1,
            (PlaceMarkForm::Line(_) | PlaceMarkForm::Area(_), _) => {}
            (form, precision) => panic!("{form:?} of {precision:?}"),
        }
    }
    assert!(filled >= 3 && hollow >= 5, "{filled} filled, {hollow} hollow");
}

#[test]
fn opposite_banks_are_distinguished() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
    let drawn = world.map(&state, &model, &RenderedExtent::exact(map::initial_view(&model, frame), frame));
    let line = |id: &str| {
        let record = world.story.lookup(id).unwrap();
        let mark = drawn.marks.iter().find(|mark| mark.record == record).unwrap();
        let PlaceMarkForm::Line(path) = &mark.form else { panic!("{:?}", mark.form) };
        let pairs = path.split(['M', 'L']).filter(|pair| !pair.is_empty()).map(|pair| pair.split_once(' ').unwrap());
        pairs.map(|(x, y)| Point::new(x.parse().unwrap(), y.parse().unwrap())).collect::<Vec<_>>()
    };
    let (north, south) = (line("suzhou-creek-hongkou"), line("suzhou-creek-huangpu"));
    let nearest = |at: &Point| south.iter().map(|other| other.distance(*at)).fold(f64::MAX, f64::min);
    assert!(north.iter().map(nearest).fold(f64::MAX, f64::min) > 5.0);
}

#[test]
fn every_place_shown_has_one_row() {
    for world in worlds() {
        for state in world.states() {
            let listed = world.listed(&state, None);
            assert_eq!(
                sorted(listed.rows.iter().map(|row| row.state.record)),
                world.visible(&state, RecordKind::Place)
            );
            assert!(listed.rows.iter().all(|row| row.distance.is_empty()));
        }
    }
}

#[test]
fn the_nearest_place_comes_first_and_what_is_nowhere_last() {
    let world = World::new(MINXIN);
    let from = minxin_atlas::scene::kit::projection::project([121.48775, 31.22892]);
    let rows = world.listed(&State::default(), Some(from)).rows;
    assert_eq!(rows[0].state.id, "trucks-seen");
    assert_eq!(rows[0].distance, "就在此处");
    let first_without = rows.iter().position(|row| row.distance.is_empty()).unwrap();
    assert!(rows[first_without..].iter().all(|row| row.distance.is_empty()));
    let creek = rows.iter().find(|row| row.state.id == "suzhou-creek").unwrap();
    assert!(creek.distance.starts_with("西北方向1."), "{}", creek.distance);
}

#[test]
fn a_district_shows_what_is_in_it() {
    let world = World::new(MINXIN);
    let state = State { district: Some("310110".into()), ..State::default() };
    let places = world.visible(&state, RecordKind::Place);
    let is_in_it = |place: &minxin_atlas::story::Place| place.districts().iter().any(|code| code == "310110");
    let inside = world.story.places.iter().enumerate().filter(|(_, (_, place))| is_in_it(place));
    assert_eq!(places, inside.map(|(index, _)| RecordId { kind: RecordKind::Place, index }).collect::<Vec<_>>());
    let is_there = |id: &String| is_in_it(minxin_atlas::story::find(&world.story.places, id).unwrap());
    let events = world.story.events.iter().enumerate().filter(|(_, (_, event))| event.places.iter().any(is_there));
    let events: Vec<_> = events.map(|(index, _)| RecordId { kind: RecordKind::Event, index }).collect();
    assert!(!places.is_empty() && !events.is_empty());
    assert_eq!(world.visible(&state, RecordKind::Event), events);
}

#[test]
fn a_selection_is_looked_at_whole() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
    let viewport = |id: &str| {
        let record = world.story.lookup(id).unwrap();
        world.scene(&state, |ctx, _, _| map::fit_records(ctx, &model, frame, &[record]))
    };
    let point = viewport("changshou-bridge").unwrap();
    let district = viewport("xinzha-phase-2").unwrap();
    assert!(district.width > point.width, "all of the district, where no more is known");
    assert_eq!(viewport("industrial-parks"), None);
    let hongkou = world.story.lookup("suzhou-creek-hongkou").unwrap();
    let item = model.items.iter().find(|item| item.record == hongkou).unwrap();
    assert!(viewport("suzhou-creek-hongkou").unwrap().area(frame.aspect).contains(&item.area().unwrap()));
}

#[test]
fn a_link_looks_at_the_same_part_of_the_map() {
    let view = MapView { zoom: 1_325, lat: 3_124_000, lon: 12_147_000 };
    let [narrow, wide_viewport] = [400.0, 1_200.0].map(|pixels| MapViewport::from_map_view(view, pixels));
    assert!((narrow.width * 3.0 - wide_viewport.width).abs() < 1e-9 && narrow.center == wide_viewport.center);
}

#[test]
fn the_scale_bar_is_a_round_number_and_as_long_as_it_says() {
    let world = World::new(MINXIN);
    let model = world.map_plan(&State::default());
    let frame = PlotSize::of(972.0);
    for viewport in [map::initial_view(&model, frame), map::fit_all(&model, frame)] {
        let (share, metres) = map::scale_bar(viewport, frame.width);
        assert!(share > 0.05 && share <= 0.2, "{share}");
        let mut digits = metres;
        while digits % 10 == 0 {
            digits /= 10;
        }
        assert!([1, 2, 5].contains(&digits), "{metres}");
        let extent = RenderedExtent::exact(viewport, frame);
        let pixels = f64::from(metres) * map::basemap_layer::px_per_metre(&extent);
        assert!((pixels / extent.size().width - share).abs() < 1e-3);
    }
}

#[test]
fn the_words_of_the_scale_bar_fit_on_it() {
    use minxin_atlas::words::words;
    for pixels in [288.0, 358.0, 620.0, 780.0, 972.0, 1_700.0] {
        for lat in [0, 3_123_000, 6_000_000, 8_499_000, -8_499_000] {
            for zoom in (0..=1_600).step_by(7) {
                let viewport = MapViewport::from_map_view(MapView { zoom, lat, lon: 12_147_000 }, pixels);
                let (share, metres) = map::scale_bar(viewport, pixels);
                // A wider viewport shows the world more than twice.
                if viewport.width > 2.0 {
                    continue;
                }
                assert!(share * pixels <= (0.2 * pixels).max(190.0), "{share}");
                for lang in [Lang::Zh, Lang::En] {
                    let text = (words(lang).in_views().scale_bar)(metres);
                    let width = minxin_atlas::scene::kit::labels::text_width(&text, 12.0) + 8.0;
                    assert!(width <= share * pixels, "{text} on {} of {pixels} at {lat}, {zoom}", share * pixels);
                }
            }
        }
    }
}

#[test]
fn a_kind_of_place_has_a_symbol_of_its_own() {
    use map::symbol::{outline, symbol};
    let kinds = [
        PlaceKind::Building,
        PlaceKind::Plot,
        PlaceKind::Stop,
        PlaceKind::Bridge,
        PlaceKind::Site,
        PlaceKind::District,
    ];
    let mut shapes: Vec<String> = kinds.map(|kind| outline(symbol(kind))).to_vec();
    shapes.sort();
    shapes.dedup();
    assert_eq!(shapes.len(), kinds.len());
}

#[test]
fn a_story_without_places_has_a_map_all_the_same() {
    let world = World::new(MINXIN);
    let empty = World { story: minxin_atlas::story::Story::default(), base: world.base.clone() };
    let model = empty.map_plan(&State::default());
    let frame = PlotSize::of(972.0);
    let drawn = empty.map(&State::default(), &model, &RenderedExtent::exact(map::initial_view(&model, frame), frame));
    assert!(drawn.marks.is_empty() && drawn.basemap.districts.len() == 16);
    let refs: Vec<RecordId> = Vec::new();
    assert_eq!(sorted(model.items.iter().map(|item| item.record)), refs);
}

mod very_many {
    use super::*;
    use minxin_atlas::story::{Evidence, Place, Shape, Story, Text};

    /// A story of places, each of which consists of points all over the city.
    fn world(counts: &[usize]) -> World {
        let place = |(index, count): (usize, &usize)| {
            let at = |number: usize| {
                let number = (number * 7 + index) as f64;
                [121.2 + (number * 0.618_034).fract() * 0.6, 31.0 + (number * 0.754_878).fract() * 0.4]
            };
            let place = Place {
                name: Text::default(),
                kind: PlaceKind::Site,
                text: Text::default(),
                programmes: Vec::new(),
                shape: Shape::Points((0..*count).map(at).collect()),
                precision: LocationPrecision::Metres(10),
                within: Vec::new(),
                bounds: None,
                length: None,
                visit: None,
                evidence: Evidence::default(),
            };
            (format!("points-{index}"), place)
        };
        let places = counts.iter().enumerate().map(place).collect();
        World { story: Story { places, ..Story::default() }, base: World::new(MINXIN).base }
    }

    #[test]
    fn all_points_are_counted_from_far_and_less_is_drawn_than_there_is() {
        let world = world(&[20_000, 3]);
        let state = State::default();
        let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
        let extent = RenderedExtent::exact(map::fit_all(&model, frame), frame);
        let marks = world.scene(&state, |ctx, _, _| model.point_layer.marks(ctx, &extent));
        assert!(marks.clusters.len() + marks.singles.len() < 1_000, "{}", marks.clusters.len());
        // Labels of tens of thousands are rounded to a tenth of 万.
        let count = |label: &String| match label.strip_suffix('万') {
            Some(label) => label.parse::<f64>().unwrap() * 10_000.0,
            None => label.parse().unwrap(),
        };
        let counted = marks.clusters.iter().map(|disc| count(&disc.label)).sum::<f64>() + marks.singles.len() as f64;
        assert!((counted - 20_003.0).abs() <= 500.0, "{counted}");
        assert!(world.map(&state, &model, &extent).marks.is_empty(), "points have no marks");
    }

    #[test]
    fn nearer_there_are_more_of_them_and_at_last_single_ones() {
        let world = world(&[20_000]);
        let state = State::default();
        let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
        let all = map::fit_all(&model, frame);
        let share = |factor: f64| {
            let extent = RenderedExtent::exact(all.zoom_at(factor, Point::default()), frame);
            let marks = world.scene(&state, |ctx, _, _| model.point_layer.marks(ctx, &extent));
            marks.singles.len() as f64 / (marks.singles.len() + marks.clusters.len()).max(1) as f64
        };
        assert!(share(1.0) < 0.2 && share(0.01) > 0.9, "{} {}", share(1.0), share(0.01));
    }

    #[test]
    fn a_pointer_finds_whose_a_point_is() {
        let world = world(&[50, 1]);
        let state = State::default();
        let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
        let Shape::Points(points) = &world.story.places[1].1.shape else { panic!() };
        let middle = minxin_atlas::scene::kit::projection::project(points[0]);
        let viewport = MapViewport { center: middle, width: 1e-5 };
        let hit = model.point_layer.hit(viewport, frame.width, Point::default()).unwrap();
        assert_eq!((hit.owner.index, hit.count), (1, 1));
    }

    #[test]
    fn too_many_single_places_are_points_too_but_for_what_is_chosen() {
        let mut world = world(&[]);
        let lone = |index: usize| {
            let at = [121.3 + (index % 40) as f64 * 0.01, 31.1 + (index / 40) as f64 * 0.01];
            let (_, place) = self::world(&[1]).story.places.remove(0);
            (format!("lone-{index}"), Place { shape: Shape::Point(at), ..place })
        };
        world.story.places = (0..400).map(lone).collect();
        let record = RecordId { kind: RecordKind::Place, index: 17 };
        let state = State { selected: Some(record), ..State::default() };
        let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
        let extent = RenderedExtent::exact(map::fit_all(&model, frame), frame);
        assert!(!model.point_layer.is_empty());
        let drawn: Vec<RecordId> = world.map(&state, &model, &extent).marks.iter().map(|mark| mark.record).collect();
        assert_eq!(drawn, [record], "what is chosen stays a mark");
    }
}

#[test]
fn every_number_opens_until_its_places_stand_apart() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (model, frame) = (world.map_plan(&state), PlotSize::of(972.0));
    let mut sights = vec![map::fit_all(&model, frame)];
    let mut opened = 0;
    while let Some(viewport) = sights.pop() {
        for cluster in world.map(&state, &model, &RenderedExtent::exact(viewport, frame)).clusters {
            let first = cluster.members[0];
            let destination = world.scene(&state, |ctx, _, highlight| {
                map::zoom_to_cluster(ctx, &model, highlight, frame, viewport, first)
            });
            let destination = destination.unwrap_or_else(|| panic!("{cluster:?} does not open in {viewport:?}"));
            assert!(destination.width < viewport.width);
            opened += 1;
            sights.push(destination);
        }
        assert!(opened < 500, "numbers open to numbers without an end");
    }
    assert!(opened >= 2, "{opened}");
}

#[test]
fn the_filtered_district_is_highlighted() {
    let world = World::new(MINXIN);
    let state = |district: Option<&str>| State { district: district.map(str::to_owned), ..State::default() };
    for district in [None, Some("310101")] {
        let state = state(district);
        let model = world.map_plan(&state);
        let extent = RenderedExtent::exact(map::initial_view(&model, PlotSize::of(780.0)), PlotSize::of(780.0));
        assert_eq!(world.map(&state, &model, &extent).highlighted_districts, district.into_iter().collect::<Vec<_>>());
    }
}
