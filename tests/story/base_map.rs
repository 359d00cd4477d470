//! Tests of the base map: districts, bridges, rivers, and the places that refer to them.

use super::*;

/// True if a point lies in a ring: the ray to the east crosses an odd number of sides.
fn inside([x, y]: LonLat, ring: &[LonLat]) -> bool {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed =
        sides.filter(|([ax, ay], [bx, by])| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax);
    crossed.count() % 2 == 1
}

/// Distance east and north of `from`, in metres, accurate to 0.1 % within the city.
fn metres(from: LonLat, to: LonLat) -> [f64; 2] {
    let north = 111_195.0;
    [(to[0] - from[0]) * north * from[1].to_radians().cos(), (to[1] - from[1]) * north]
}

/// The distance from a point to a line, in metres.
fn distance(from: LonLat, line: &[LonLat]) -> f64 {
    let ends = line.windows(2).map(|pair| (metres(from, pair[0]), metres(from, pair[1])));
    let to_side = |(a, b): ([f64; 2], [f64; 2])| {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let along = (-(a[0] * dx + a[1] * dy) / (dx * dx + dy * dy).max(1e-9)).clamp(0.0, 1.0);
        (a[0] + along * dx).hypot(a[1] + along * dy)
    };
    ends.map(to_side).fold(f64::INFINITY, f64::min)
}

#[test]
fn the_tools_of_these_tests_measure_right() {
    let square = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]];
    assert!(inside([1.0, 1.0], &square) && !inside([3.0, 1.0], &square) && !inside([-1.0, 1.0], &square));
    let line = [[121.0, 31.0], [121.1, 31.0]];
    assert!((distance([121.05, 31.001], &line) - 111.2).abs() < 0.5);
    assert!((distance([120.99, 31.0], &line) - 953.1).abs() < 2.0);
}

#[test]
fn sixteen_districts_hold_their_own_names() {
    let base = basemap();
    let codes: BTreeSet<_> = base.districts.iter().map(|district| district.code.as_str()).collect();
    assert_eq!((base.districts.len(), codes.len()), (16, 16));
    for district in &base.districts {
        assert!(district.code.starts_with("310") && district.code.len() == 6, "{}", district.code);
        assert!(district.name.zh.ends_with('区') && district.name.en.ends_with(" District"), "{:?}", district.name);
        for ring in &district.rings {
            assert!(ring.len() >= 4, "{}", district.name.en);
            assert_eq!(ring.first(), ring.last(), "a ring of {} is closed", district.name.en);
        }
        let holders: Vec<_> = base
            .districts
            .iter()
            .filter(|other| other.rings.iter().any(|ring| inside(district.label, ring)))
            .map(|other| other.code.as_str())
            .collect();
        assert_eq!(holders, [district.code.as_str()], "where the name of {} stands", district.name.en);
    }
}

#[test]
fn sixteen_bridges_cross_the_creek() {
    let base = basemap();
    assert_eq!(base.bridges.len(), 16);
    assert!(base.creek.len() > 10, "{} points", base.creek.len());
    for bridge in &base.bridges {
        let off = distance(bridge.at, &base.creek);
        assert!(off <= 40.0, "{} is {off:.0} m off the creek", bridge.name.en);
    }
    let names: BTreeSet<_> = base.bridges.iter().map(|bridge| bridge.name.zh.as_str()).collect();
    assert_eq!(names.len(), 16);
}

#[test]
fn the_river_is_an_area_within_the_city() {
    let base = basemap();
    let points: Vec<LonLat> = base.river.concat();
    assert!(points.len() > 50, "{} points", points.len());
    assert!(points.iter().all(|[lon, lat]| (120.8..122.3).contains(lon) && (30.6..31.9).contains(lat)));
    assert!(base.river.iter().any(|ring| inside([121.4886, 31.2402], ring)), "off the Bund it is water");
}

#[test]
fn places_lie_where_they_say_they_do() {
    let base = basemap();
    for story in [minxin(), read(ELDER_CARE)] {
        for (id, place) in &story.places {
            match &place.precision {
                LocationPrecision::Districts(codes) => {
                    let known = |code: &String| base.districts.iter().any(|district| district.code == *code);
                    assert!(codes.iter().all(known), "{id}: {codes:?}");
                    let points = match &place.shape {
                        Shape::Point(point) => vec![*point],
                        Shape::Lines(lines) => lines.concat(),
                        other => panic!("{id} is drawn as {other:?}"),
                    };
                    let named_districts = || base.districts.iter().filter(|district| codes.contains(&district.code));
                    let holds =
                        |point| named_districts().any(|district| district.rings.iter().any(|ring| inside(point, ring)));
                    let count = points.iter().filter(|point| holds(**point)).count();
                    // A line along the river may cross the border in the middle of the river.
                    assert!(count * 10 > points.len() * 9, "{id}: {count} points of {} in {codes:?}", points.len());
                }
                LocationPrecision::Metres(_) => assert!(place.shape != Shape::None, "{id}"),
                LocationPrecision::Unplaced => assert_eq!(place.shape, Shape::None, "{id}"),
            }
        }
    }
}

#[test]
fn the_bank_of_a_section_lies_on_the_right_of_its_line() {
    let (story, base) = (minxin(), basemap());
    for (id, code) in [
        ("suzhou-creek-hongkou", "310109"),
        ("suzhou-creek-jingan", "310106"),
        ("suzhou-creek-huangpu", "310101"),
        ("suzhou-creek-putuo", "310107"),
        ("suzhou-creek-changning", "310105"),
    ] {
        let place = find(&story.places, id).unwrap();
        assert_eq!(place.kind, PlaceKind::Section, "{id}");
        let Shape::Lines(lines) = &place.shape else { panic!("{id} is drawn as {:?}", place.shape) };
        let district = base.districts.iter().find(|district| district.code == code).unwrap();
        // Share of the line with the district beside it, at a distance of 150 m, because borders are generalised to 100
        // m.
        let neighbour = |side: f64| {
            let stretches = lines.iter().flat_map(|line| line.windows(2));
            let share = stretches.map(|ends| {
                let [x, y] = metres(ends[0], ends[1]);
                let (length, degree) = (x.hypot(y), 111_195.0);
                let middle = [f64::midpoint(ends[0][0], ends[1][0]), f64::midpoint(ends[0][1], ends[1][1])];
                let (east, north) = (side * y / length * 150.0, -side * x / length * 150.0);
                let at = [middle[0] + east / degree / middle[1].to_radians().cos(), middle[1] + north / degree];
                let is_inside = district.rings.iter().any(|ring| inside(at, ring));
                (length, if is_inside { length } else { 0.0 })
            });
            let (all, inside_share) = share.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            inside_share / all
        };
        let (right, left) = (neighbour(1.0), neighbour(-1.0));
        assert!(right > 0.9 && left < right, "{id}: {right:.2} on the right, {left:.2} on the left");
    }
    let sections = story.places.iter().filter(|(_, place)| place.kind == PlaceKind::Section);
    assert_eq!(sections.count(), 5);
}

#[test]
fn the_streets_that_bound_a_plot_are_those_of_its_text() {
    let story = minxin();
    let bounded: Vec<_> = story.places.iter().filter(|(_, place)| place.bounds.is_some()).collect();
    assert_eq!(bounded.len(), 6);
    for (id, place) in bounded {
        let bounds = place.bounds.as_ref().unwrap();
        for (street, side) in
            [(&bounds.north, "北至"), (&bounds.east, "东至"), (&bounds.south, "南至"), (&bounds.west, "西至")]
        {
            let phrases = [format!("{side}{}", street.zh), format!("{}以", street.zh)];
            assert!(phrases.iter().any(|phrase| place.text.zh.contains(phrase)), "{id}: {}", street.zh);
        }
    }
}

/// Length of lines, in kilometres.
fn kilometres(lines: &[Vec<LonLat>]) -> f64 {
    let stretches = lines.iter().flat_map(|line| line.windows(2));
    stretches.map(|ends| metres(ends[0], ends[1])).map(|[x, y]| x.hypot(y)).sum::<f64>() / 1000.0
}

#[test]
fn the_lines_of_the_creek_end_at_the_edge_of_the_river() {
    /// Longitude of the mouth, below Waibaidu Bridge.
    const EDGE: f64 = 121.4857;
    let (story, base) = (minxin(), basemap());
    let bridge = base.bridges.iter().find(|bridge| bridge.name.zh == "外白渡桥").unwrap();
    for id in ["suzhou-creek", "suzhou-creek-hongkou", "suzhou-creek-huangpu"] {
        let Shape::Lines(lines) = &find(&story.places, id).unwrap().shape else { panic!("{id} is no line") };
        let points = lines.concat();
        let east = points.iter().copied().max_by(|one, other| one[0].total_cmp(&other[0])).unwrap();
        assert!((east[0] - EDGE).abs() < 1e-9, "{id} ends at {east:?}");
        let [x, y] = metres(bridge.at, east);
        assert!(x.hypot(y) < 100.0, "{id} ends {:.0} m from the bridge", x.hypot(y));
        assert!(!base.river.iter().any(|ring| points.iter().any(|point| inside(*point, ring))), "{id} is in the river");
    }
}

#[test]
fn sections_are_drawn_about_as_long_as_they_are_said_to_be() {
    let story = minxin();
    let mut sum = 0.0;
    for (id, said, most) in [
        ("suzhou-creek-putuo", 21.0, 0.03),
        ("suzhou-creek-jingan", 6.3, 0.03),
        ("suzhou-creek-changning", 11.2, 0.03),
        ("suzhou-creek-huangpu", 3.0, 0.03),
        // The shortest: what is said is rounded to 100 m, and the line takes no notice of bends of the bank.
        ("suzhou-creek-hongkou", 0.9, 0.2),
    ] {
        let place = find(&story.places, id).unwrap();
        let Shape::Lines(lines) = &place.shape else { panic!("{id} is drawn as {:?}", place.shape) };
        let (length, _) = place.length.as_ref().unwrap();
        assert!((length.number.to_f64() - said).abs() < 1e-9, "{id}");
        let drawn = kilometres(lines);
        assert!((drawn / said - 1.0).abs() < most, "{id}: {drawn:.2} km are drawn, {said} said");
        sum += said;
    }
    // The note on the sections shows the sum.
    assert!((sum - 42.4).abs() < 1e-9, "{sum}");
    let note = find(&story.notes, "note-creek-sections").unwrap();
    assert!(note.text.zh.contains("42.4公里（21＋6.3＋11.2＋3＋0.9）"), "{}", note.text.zh);
    assert!(note.text.en.contains("42.4 km (21 + 6.3 + 11.2 + 3 + 0.9)"), "{}", note.text.en);
}

#[test]
fn the_creek_lies_in_the_districts_that_it_names() {
    let (story, base) = (minxin(), basemap());
    let creek = find(&story.places, "suzhou-creek").unwrap();
    let named: BTreeSet<_> = creek.districts().iter().map(String::as_str).collect();
    // Xinhua and SHINE name six; the line also borders Minhang.
    assert_eq!(named, BTreeSet::from(["310101", "310105", "310106", "310107", "310109", "310112", "310114"]));
    let Shape::Lines(lines) = &creek.shape else { panic!("{:?}", creek.shape) };
    // Borders follow the creek, so each district is looked for within 250 m of the line.
    for district in base.districts.iter().filter(|district| named.contains(district.code.as_str())) {
        let beside = |point: &LonLat| {
            let offsets = [[0.0, 0.0], [0.0025, 0.0], [-0.0025, 0.0], [0.0, 0.0022], [0.0, -0.0022]];
            offsets.iter().any(|[x, y]| district.rings.iter().any(|ring| inside([point[0] + x, point[1] + y], ring)))
        };
        assert!(lines.concat().iter().any(beside), "the line does not touch {}", district.name.en);
    }
}

#[test]
fn the_building_is_placed_no_better_than_it_is_known() {
    let story = minxin();
    let building = find(&story.places, "huangpu-center").unwrap();
    let LocationPrecision::Districts(codes) = &building.precision else { panic!("{:?}", building.precision) };
    assert_eq!(codes.as_slice(), ["310101"]);
    assert!(building.text.zh.contains("未经核实") && building.text.en.contains("unconfirmed"));
    for id in ["huangpu-center", "trucks-seen"] {
        let text = &find(&story.places, id).unwrap().text;
        assert!(
            text.zh.contains("按报道叙述") && text.en.contains("stop described"),
            "{id}: the text says whose order it is"
        );
    }
}
