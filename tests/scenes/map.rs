//! The map at many widths, from near and from far, in all languages and filters.

use minxin_atlas::geometry::{Point, Rect};
use minxin_atlas::scene::link::Link;
use minxin_atlas::scene::map::list::{Listed, list};
use minxin_atlas::scene::map::plan::Ground;
use minxin_atlas::scene::map::{self, Drawing, Form, Frame, Plan, Sight, Stage, drawing, plan};
use minxin_atlas::state::{MapView, State};
use minxin_atlas::story::{Kind, Lang, PlaceKind, Precision, Ref};

use super::{MINXIN, World, lies_in, sorted, worlds};

const WIDTHS: [f64; 3] = [320.0, 780.0, 1400.0];

impl World {
    fn map_plan(&self, state: &State) -> Plan {
        self.scene(state, |told, shown, _| plan(told, shown))
    }

    fn map(&self, state: &State, plan: &Plan, stage: &Stage) -> Drawing {
        self.scene(state, |told, _, lit| drawing(told, plan, lit, stage, state.district.as_deref(), false))
    }

    fn listed(&self, state: &State, from: Option<Point>) -> Listed {
        self.scene(state, |told, shown, lit| list(told, &plan(told, shown), lit, from, 0))
    }
}

/// Every tie to a record in the list and on the map of a state, seen from far and from near.
pub(super) fn links(world: &World, state: &State) -> Vec<Link> {
    let plan = world.map_plan(state);
    let frame = Frame::of(780.0);
    let stages = [map::home(&plan, frame), map::all(&plan, frame)].map(|sight| Stage::moving(sight, frame));
    let drawn = stages.iter().flat_map(|stage| world.map(state, &plan, stage).marks);
    let drawn = world.scene(state, |_, _, lit| drawn.map(|mark| lit.link(&world.story, mark.at)).collect::<Vec<_>>());
    drawn.into_iter().chain(world.listed(state, None).rows.into_iter().map(|row| row.link)).collect()
}

/// Calls `check` with the map at every width, in every state, from far to near.
fn every_map(check: impl Fn(&World, &Plan, &Drawing, &str)) {
    for world in worlds() {
        // Every basis and language, and every third programme: a drawing takes its time.
        for state in world.states().iter().step_by(3) {
            let plan = world.map_plan(state);
            for width in WIDTHS {
                let frame = Frame::of(width);
                let (home, all) = (map::home(&plan, frame), map::all(&plan, frame));
                let near = home.scaled(0.3, Point::default());
                let stages = [
                    ("home", Stage::still(home, frame)),
                    ("around home", Stage::moving(home, frame)),
                    ("all", Stage::still(all, frame)),
                    ("near", Stage::still(near, frame)),
                ];
                for (name, stage) in stages {
                    let drawn = world.map(state, &plan, &stage);
                    check(&world, &plan, &drawn, &format!("{name} of {} at {width} in {state:?}", world.story.id));
                }
            }
        }
    }
}

fn area(drawn: &Drawing) -> Rect {
    Rect::new(0.0, 0.0, drawn.size.width, drawn.size.height)
}

#[test]
fn names_stay_on_the_map_and_cover_neither_names_nor_marks() {
    every_map(|_, _, drawn, at| {
        for (index, name) in drawn.names.iter().enumerate() {
            assert!(lies_in(name.area, area(drawn)), "{}: {:?} on {at}", name.text, name.area);
            for other in drawn.names.iter().skip(index + 1) {
                assert!(!name.area.overlaps(&other.area), "{} covers {} on {at}", name.text, other.text);
            }
            for mark in &drawn.marks {
                let covered = mark.covered().into_iter().find(|covered| covered.overlaps(&name.area));
                assert_eq!(covered, None, "{} covers {:?} on {at}", name.text, mark.at);
            }
        }
    });
}

#[test]
fn numbers_and_symbols_do_not_cover_one_another() {
    every_map(|_, _, drawn, at| {
        let numbers: Vec<Point> = drawn.crowds.iter().map(|crowd| crowd.spot).collect();
        for (index, spot) in numbers.iter().enumerate() {
            let near = numbers.iter().skip(index + 1).find(|other| other.distance(*spot) < 22.0);
            assert_eq!(near, None, "two numbers at {spot:?} on {at}");
        }
        let stops: Vec<Point> = drawn.marks.iter().filter(|m| m.stop.is_some()).map(map::Mark::number).collect();
        for (index, spot) in stops.iter().enumerate() {
            assert!(stops.iter().skip(index + 1).all(|other| other.distance(*spot) >= 18.0), "{spot:?} on {at}");
        }
    });
}

#[test]
fn from_far_every_place_that_is_somewhere_is_drawn_or_counted_once() {
    for world in worlds() {
        for state in world.states() {
            let plan = world.map_plan(&state);
            let frame = Frame::of(972.0);
            let drawn = world.map(&state, &plan, &Stage::still(map::all(&plan, frame), frame));
            let counted = drawn.crowds.iter().flat_map(|crowd| crowd.members.iter().copied());
            let seen = sorted(drawn.marks.iter().map(|mark| mark.at).chain(counted));
            let placed = plan.items.iter().filter(|item| item.ground != Ground::None);
            assert_eq!(seen, sorted(placed.map(|item| item.at)), "{state:?}");
        }
    }
}

#[test]
fn nearer_at_hand_no_place_is_drawn_twice() {
    every_map(|_, _, drawn, at| {
        let counted = drawn.crowds.iter().flat_map(|crowd| crowd.members.iter().copied());
        let seen = sorted(drawn.marks.iter().map(|mark| mark.at).chain(counted));
        assert!(seen.is_sorted_by(|one, other| one < other), "{at}");
    });
}

#[test]
fn the_map_names_what_matters_most() {
    let world = World::new(MINXIN);
    for (lang, wanted) in [
        (Lang::Zh, ["黄浦中心大厦", "苏州河虹口段", "黄浦区", "黄浦江", "外白渡桥"]),
        (
            Lang::En,
            ["Huangpu Center building", "Suzhou Creek, Hongkou section", "Huangpu", "Huangpu River", "Waibaidu"],
        ),
    ] {
        let state = State { lang, ..State::default() };
        let (plan, frame) = (world.map_plan(&state), Frame::of(780.0));
        let drawn = world.map(&state, &plan, &Stage::still(map::home(&plan, frame), frame));
        for name in wanted {
            assert!(drawn.names.iter().any(|own| own.text.starts_with(name)), "{name}: {:#?}", drawn.names);
        }
        assert!(!drawn.route.is_empty() && !drawn.ground.bridges.is_empty());
    }
}

#[test]
fn from_far_the_districts_are_named_as_far_as_there_is_room() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
    let drawn = world.map(&state, &plan, &Stage::still(map::all(&plan, frame), frame));
    let named = drawn.names.iter().filter(|name| name.class == "district").count();
    assert!(named >= 8, "{named}");
    assert_eq!(drawn.ground.districts.len(), 16);
    assert!(drawn.route.is_empty(), "no room for the stops");
    assert!(drawn.crowds.iter().any(|crowd| crowd.members.len() > 1));
}

#[test]
fn detail_grows_as_one_comes_closer() {
    let world = World::new(MINXIN);
    let (state, frame) = (State::default(), Frame::of(972.0));
    let plan = world.map_plan(&state);
    let near = map::home(&plan, frame).scaled(0.25, Point::new(0.0, -0.1));
    // Points of the creek a kilometre: the more, the nearer.
    let density = |sight: Sight| {
        let stage = Stage::still(sight, frame);
        let drawn = world.map(&state, &plan, &stage);
        let points = drawn.ground.creek.matches(['M', 'L']).count() as f64;
        points / sight.wide
    };
    let (all, home, near) = (density(map::all(&plan, frame)), density(map::home(&plan, frame)), density(near));
    assert!(all * 3.0 < home && home < near * 1.05, "{all} {home} {near}");
}

#[test]
fn a_mark_is_filled_only_where_its_error_is_known_and_its_ring_is_as_large_as_that() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
    let stage = Stage::still(map::home(&plan, frame), frame);
    let drawn = world.map(&state, &plan, &stage);
    let (mut filled, mut hollow) = (0, 0);
    for mark in &drawn.marks {
        let place = &world.story.places[mark.at.index].1;
        match (&mark.form, &place.precision) {
            (Form::Symbol, Precision::Metres(metres)) => {
                let radius = mark.error.unwrap() / map::ground::px_per_metre(&stage);
                assert!((radius - f64::from(*metres)).abs() < 1e-6, "{radius} for {metres} m");
                filled += 1;
            }
            (Form::Somewhere, Precision::Districts(_)) => hollow += 1,
            (Form::Line(_) | Form::Area(_), _) => {}
            (form, precision) => panic!("{form:?} of {precision:?}"),
        }
    }
    assert!(filled >= 4 && hollow >= 5, "{filled} filled, {hollow} hollow");
}

#[test]
fn opposite_banks_are_told_apart() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
    let drawn = world.map(&state, &plan, &Stage::still(map::home(&plan, frame), frame));
    let line = |id: &str| {
        let at = world.story.lookup(id).unwrap();
        let mark = drawn.marks.iter().find(|mark| mark.at == at).unwrap();
        let Form::Line(path) = &mark.form else { panic!("{:?}", mark.form) };
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
            assert_eq!(sorted(listed.rows.iter().map(|row| row.link.at)), world.shown(&state, Kind::Place));
            assert!(listed.rows.iter().all(|row| row.away.is_empty()));
        }
    }
}

#[test]
fn the_nearest_place_comes_first_and_what_is_nowhere_last() {
    let world = World::new(MINXIN);
    let from = minxin_atlas::scene::projection::unit([121.4795, 31.2215]);
    let rows = world.listed(&State::default(), Some(from)).rows;
    assert_eq!(rows[0].link.id, "huangpu-center");
    assert_eq!(rows[0].away, "就在这里");
    let first_without = rows.iter().position(|row| row.away.is_empty()).unwrap();
    assert!(rows[first_without..].iter().all(|row| row.away.is_empty()));
    let creek = rows.iter().find(|row| row.link.id == "suzhou-creek").unwrap();
    assert!(creek.away.starts_with("北方向2."), "{}", creek.away);
}

#[test]
fn a_district_shows_what_is_in_it() {
    let world = World::new(MINXIN);
    let state = State { district: Some("310110".into()), ..State::default() };
    let places = world.shown(&state, Kind::Place);
    let is_in_it = |place: &minxin_atlas::story::Place| place.districts().iter().any(|code| code == "310110");
    let inside = world.story.places.iter().enumerate().filter(|(_, (_, place))| is_in_it(place));
    assert_eq!(places, inside.map(|(index, _)| Ref { kind: Kind::Place, index }).collect::<Vec<_>>());
    let is_there = |id: &String| is_in_it(minxin_atlas::story::find(&world.story.places, id).unwrap());
    let events = world.story.events.iter().enumerate().filter(|(_, (_, event))| event.places.iter().any(is_there));
    let events: Vec<_> = events.map(|(index, _)| Ref { kind: Kind::Event, index }).collect();
    assert!(!places.is_empty() && !events.is_empty());
    assert_eq!(world.shown(&state, Kind::Event), events);
}

#[test]
fn a_selection_is_looked_at_whole() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
    let sight = |id: &str| {
        let at = world.story.lookup(id).unwrap();
        world.scene(&state, |told, _, _| map::sight_of(told, &plan, frame, &[at]))
    };
    let point = sight("huangpu-center").unwrap();
    let district = sight("xinzha-phase-2").unwrap();
    assert!(district.wide > point.wide, "all of the district, where no more is known");
    assert_eq!(sight("industrial-parks"), None);
    let hongkou = world.story.lookup("suzhou-creek-hongkou").unwrap();
    let item = plan.items.iter().find(|item| item.at == hongkou).unwrap();
    assert!(sight("suzhou-creek-hongkou").unwrap().area(frame.aspect).contains(&item.area().unwrap()));
}

#[test]
fn a_link_looks_at_the_same_part_of_the_map() {
    let view = MapView { zoom: 1_325, lat: 3_124_000, lon: 12_147_000 };
    let [narrow, wide] = [400.0, 1_200.0].map(|pixels| Sight::of(view, pixels));
    assert!((narrow.wide * 3.0 - wide.wide).abs() < 1e-9 && narrow.middle == wide.middle);
}

#[test]
fn the_scale_bar_is_a_round_number_and_as_long_as_it_says() {
    let world = World::new(MINXIN);
    let plan = world.map_plan(&State::default());
    let frame = Frame::of(972.0);
    for sight in [map::home(&plan, frame), map::all(&plan, frame)] {
        let (share, metres) = map::scale_bar(sight, frame.pixels);
        assert!(share > 0.05 && share <= 0.2, "{share}");
        let mut digits = metres;
        while digits % 10 == 0 {
            digits /= 10;
        }
        assert!([1, 2, 5].contains(&digits), "{metres}");
        let stage = Stage::still(sight, frame);
        let pixels = f64::from(metres) * map::ground::px_per_metre(&stage);
        assert!((pixels / stage.size().width - share).abs() < 1e-3);
    }
}

#[test]
fn the_words_of_the_scale_bar_fit_on_it() {
    use minxin_atlas::words::words;
    for pixels in [288.0, 358.0, 620.0, 780.0, 972.0, 1_700.0] {
        for lat in [0, 3_123_000, 6_000_000, 8_499_000, -8_499_000] {
            for zoom in (0..=1_600).step_by(7) {
                let sight = Sight::of(MapView { zoom, lat, lon: 12_147_000 }, pixels);
                let (share, metres) = map::scale_bar(sight, pixels);
                // Beyond this the drawing shows the world more than twice.
                if sight.wide > 2.0 {
                    continue;
                }
                assert!(share * pixels <= (0.2 * pixels).max(190.0), "{share}");
                for lang in [Lang::Zh, Lang::En] {
                    let text = (words(lang).scale_bar)(metres);
                    let wide = minxin_atlas::scene::labels::width(&text, 12.0) + 8.0;
                    assert!(wide <= share * pixels, "{text} on {} of {pixels} at {lat}, {zoom}", share * pixels);
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
    let bare = World { story: minxin_atlas::story::Story::default(), base: world.base.clone() };
    let plan = bare.map_plan(&State::default());
    let frame = Frame::of(972.0);
    let drawn = bare.map(&State::default(), &plan, &Stage::still(map::home(&plan, frame), frame));
    assert!(drawn.marks.is_empty() && drawn.ground.districts.len() == 16);
    let refs: Vec<Ref> = Vec::new();
    assert_eq!(sorted(plan.items.iter().map(|item| item.at)), refs);
}

mod very_many {
    use super::*;
    use minxin_atlas::story::{Evidence, Place, Shape, Story, Text};

    /// A story of places that are made of points all over the city.
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
                precision: Precision::Metres(10),
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
        let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
        let stage = Stage::still(map::all(&plan, frame), frame);
        let dots = world.scene(&state, |told, _, _| plan.dense.dots(told, &stage));
        assert!(dots.clusters.len() + dots.singles.len() < 1_000, "{}", dots.clusters.len());
        // Tens of thousands are told to a tenth of one.
        let count = |label: &String| match label.strip_suffix('万') {
            Some(label) => label.parse::<f64>().unwrap() * 10_000.0,
            None => label.parse().unwrap(),
        };
        let counted = dots.clusters.iter().map(|disc| count(&disc.label)).sum::<f64>() + dots.singles.len() as f64;
        assert!((counted - 20_003.0).abs() <= 500.0, "{counted}");
        assert!(world.map(&state, &plan, &stage).marks.is_empty(), "points have no marks");
    }

    #[test]
    fn nearer_there_are_more_of_them_and_at_last_single_ones() {
        let world = world(&[20_000]);
        let state = State::default();
        let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
        let all = map::all(&plan, frame);
        let share = |factor: f64| {
            let stage = Stage::still(all.scaled(factor, Point::default()), frame);
            let dots = world.scene(&state, |told, _, _| plan.dense.dots(told, &stage));
            dots.singles.len() as f64 / (dots.singles.len() + dots.clusters.len()).max(1) as f64
        };
        assert!(share(1.0) < 0.2 && share(0.01) > 0.9, "{} {}", share(1.0), share(0.01));
    }

    #[test]
    fn a_pointer_finds_whose_a_point_is() {
        let world = world(&[50, 1]);
        let state = State::default();
        let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
        let Shape::Points(points) = &world.story.places[1].1.shape else { panic!() };
        let middle = minxin_atlas::scene::projection::unit(points[0]);
        let sight = Sight { middle, wide: 1e-5 };
        let hit = plan.dense.hit(sight, frame.pixels, Point::default()).unwrap();
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
        let at = Ref { kind: Kind::Place, index: 17 };
        let state = State { selected: Some(at), ..State::default() };
        let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
        let stage = Stage::still(map::all(&plan, frame), frame);
        assert!(!plan.dense.is_empty());
        let drawn: Vec<Ref> = world.map(&state, &plan, &stage).marks.iter().map(|mark| mark.at).collect();
        assert_eq!(drawn, [at], "what is chosen stays a mark");
    }
}

#[test]
fn every_number_opens_until_its_places_stand_apart() {
    let world = World::new(MINXIN);
    let state = State::default();
    let (plan, frame) = (world.map_plan(&state), Frame::of(972.0));
    let mut sights = vec![map::all(&plan, frame)];
    let mut opened = 0;
    while let Some(sight) = sights.pop() {
        for crowd in world.map(&state, &plan, &Stage::still(sight, frame)).crowds {
            let first = crowd.members[0];
            let goal = world.scene(&state, |told, _, lit| map::opened(told, &plan, lit, frame, sight, first));
            let goal = goal.unwrap_or_else(|| panic!("{crowd:?} does not open in {sight:?}"));
            assert!(goal.wide < sight.wide);
            opened += 1;
            sights.push(goal);
        }
        assert!(opened < 500, "numbers open to numbers without an end");
    }
    assert!(opened >= 2, "{opened}");
}

#[test]
fn the_district_that_filters_is_lit() {
    let world = World::new(MINXIN);
    let state = |district: Option<&str>| State { district: district.map(str::to_owned), ..State::default() };
    for own in [None, Some("310101")] {
        let state = state(own);
        let plan = world.map_plan(&state);
        let stage = Stage::still(map::home(&plan, Frame::of(780.0)), Frame::of(780.0));
        assert_eq!(world.map(&state, &plan, &stage).lit, own.into_iter().collect::<Vec<_>>());
    }
}
