//! The map: a schematic of the area visited, one of the whole city, and the list of places.

use super::clip;
use super::facts::Told;
use super::labels::{self, Label, Wish};
use super::link::{Link, Lit};
use super::projection::{Extent, Projection};
use crate::geometry::{Point, Rect, Size, held, path_data, ring_steps};
use crate::number::sorted;
use crate::state::Shown;
use crate::story::{Kind, LonLat, Place, PlaceKind, Precision, Ref, Shape};

/// Both maps and the list.
#[derive(Clone, Debug)]
pub struct Maps {
    /// The area visited; none when no place of it is known well enough.
    pub near: Option<Sheet>,
    /// The whole city.
    pub city: Sheet,
    /// The places shown, each once.
    pub places: Vec<Row>,
}

/// A drawn map.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its size.
    pub size: Size,
    /// The districts' outlines.
    pub districts: Vec<Area>,
    /// The river, as path data.
    pub river: String,
    /// The creek, as path data.
    pub creek: String,
    /// The creek's width.
    pub creek_width: f64,
    /// Bridges, as path data of strokes across the creek.
    pub bridges: String,
    /// The frame of the other map, on the map of the city.
    pub frame: Option<Rect>,
    /// Marks, from the bottom.
    pub marks: Vec<Mark>,
    /// Words.
    pub labels: Vec<Label>,
    /// The scale bar: pixels and words.
    pub scale: (f64, String),
}

/// A district's outline.
#[derive(Clone, Debug)]
pub struct Area {
    /// Path data.
    pub path: String,
    /// Lit, because what is chosen is known only to be somewhere in it.
    pub lit: bool,
}

/// How a place is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line along a bank.
    Line,
    /// An area.
    Area,
    /// A symbol.
    Symbol,
}

/// A place's mark.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its record.
    pub link: Link,
    /// Its name and how exactly it is known.
    pub name: String,
    /// Line, area or symbol.
    pub form: Form,
    /// Whether it is known better than by its district.
    pub placed: bool,
    /// Path data.
    pub path: String,
    /// The ring of its error: middle and radius.
    pub ring: Option<(Point, f64)>,
    /// The stop's number on the visit, and where it stands.
    pub stop: Option<(Point, String)>,
}

/// A place in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its record.
    pub link: Link,
    /// Its name.
    pub name: String,
    /// Kind of place and how exactly it is known.
    pub note: String,
    /// Its number on the visit.
    pub stop: Option<u32>,
}

const FONT: f64 = 12.0;
const SYMBOL: f64 = 6.5;

/// The maps at the width of their column.
pub fn maps(told: &Told<'_>, shown: &Shown, lit: &Lit, width: f64) -> Maps {
    let places: Vec<(Ref, &Place)> =
        shown.of(Kind::Place).filter_map(|at| told.story.places.get(at.index).map(|(_, place)| (at, place))).collect();
    let stacked = width < 720.0;
    let near_width = if stacked { width } else { (width - 24.0) * 0.64 };
    let city_width = if stacked { width } else { (width - 24.0) * 0.36 };
    let height = if stacked { width * 0.8 } else { near_width * 0.66 };
    let painter = Painter { told, lit, places: &places };
    let near = near_extent(told).map(|extent| painter.near(extent, Size::new(near_width, height)));
    let frame = near_extent(told);
    let city_size = Size::new(if near.is_some() { city_width } else { width }, height.max(300.0));
    let rows = places.iter().map(|(at, place)| Row {
        link: lit.link(told.story, *at),
        name: place.name.get(told.lang).to_owned(),
        note: format!("{} · {}", (told.words().place_kind)(place.kind), told.whereabouts(place)),
        stop: place.visit,
    });
    Maps { near, city: painter.city(frame, city_size), places: rows.collect() }
}

/// The box around the stops of the visit that are known to the metre, with a margin.
fn near_extent(told: &Told<'_>) -> Option<Extent> {
    let stops = told.story.places.iter().map(|(_, place)| place).filter(|place| place.visit.is_some());
    let placed = stops.filter(|place| matches!(place.precision, Precision::Metres(_)));
    let points: Vec<LonLat> = placed.flat_map(|place| points_of(&place.shape)).collect();
    let Extent { low, high } = Extent::around(&points)?;
    let margin = [(high[0] - low[0]).max(0.01) * 0.12, (high[1] - low[1]).max(0.01) * 0.16];
    Some(Extent { low: [low[0] - margin[0], low[1] - margin[1]], high: [high[0] + margin[0], high[1] + margin[1]] })
}

fn points_of(shape: &Shape) -> Vec<LonLat> {
    match shape {
        Shape::None => Vec::new(),
        Shape::Point(point) => vec![*point],
        Shape::Points(points) => points.clone(),
        Shape::Lines(lines) | Shape::Area(lines) => lines.concat(),
    }
}

struct Painter<'a> {
    told: &'a Told<'a>,
    lit: &'a Lit,
    places: &'a [(Ref, &'a Place)],
}

impl Painter<'_> {
    /// The area visited, with every place in it.
    fn near(&self, extent: Extent, size: Size) -> Sheet {
        let projection = Projection::fit(extent, size, 0.0);
        let mut sheet = self.base(&projection, size, 1.5);
        let frame = Rect::new(0.0, 0.0, size.width, size.height);
        let mut in_district: Vec<(String, usize)> = Vec::new();
        for (at, place) in self.places {
            let mark = match (&place.shape, &place.precision) {
                (Shape::Lines(lines), Precision::Metres(_)) if place.kind == PlaceKind::Section => {
                    self.line_mark(*at, place, lines, &projection, frame)
                }
                (Shape::Point(point), Precision::Metres(metres)) => {
                    let at_px = projection.to_px(*point);
                    let radius = f64::from(*metres) * projection.px_per_metre();
                    frame.holds(at_px).then(|| self.symbol(*at, place, at_px, Some(radius)))
                }
                (Shape::Point(point), Precision::Districts(codes)) if place.kind != PlaceKind::District => {
                    let code = codes.concat();
                    let nth = in_district.iter().find(|(own, _)| *own == code).map_or(0, |(_, count)| *count);
                    in_district.retain(|(own, _)| *own != code);
                    in_district.push((code, nth + 1));
                    let label = projection.to_px(*point);
                    // A district's point may lie just off the sheet while much of what is seen is the district.
                    let (x, y) = (held(label.x, 60.0, size.width - 60.0), label.y.min(size.height - 42.0));
                    let beside = Point::new(x + (nth % 6) as f64 * 18.0 - 45.0, y + 16.0 + (nth / 6) as f64 * 18.0);
                    let beside = if label.distance(Point::new(x, y)) > 80.0 { label } else { beside };
                    frame.holds(beside).then(|| self.symbol(*at, place, beside, None))
                }
                _ => None,
            };
            sheet.marks.extend(mark);
        }
        sheet.marks = from_the_bottom(sheet.marks);
        sheet.labels = self.near_labels(&sheet, &projection, frame);
        sheet
    }

    /// The whole city, with the frame of the area visited.
    fn city(&self, near: Option<Extent>, size: Size) -> Sheet {
        let outlines = self.told.base.districts.iter().flat_map(|district| district.rings.iter().flatten());
        let Some(extent) = Extent::around(outlines) else { return Sheet::default() };
        let projection = Projection::fit(extent, size, 6.0);
        let mut sheet = self.base(&projection, size, 2.5);
        sheet.frame = near.map(|near| {
            let (low, high) = (projection.to_px(near.low), projection.to_px(near.high));
            Rect::new(low.x, high.y, high.x - low.x, low.y - high.y)
        });
        for (at, place) in self.places.iter().filter(|(_, place)| place.kind == PlaceKind::District) {
            if let Shape::Point(point) = place.shape {
                sheet.marks.push(self.symbol(*at, place, projection.to_px(point), None));
            }
        }
        let wishes: Vec<Wish> = self
            .told
            .base
            .districts
            .iter()
            .map(|district| Wish {
                text: short_name(district.name.get(self.told.lang)),
                at: projection.to_px(district.label),
                gap: 5.0,
                font: 11.0,
                centred: false,
                class: "district",
            })
            .collect();
        // The large districts have room for their names; the small ones in the centre take what is left.
        let middle = sheet.frame.map_or(Point::default(), |frame| frame.centre());
        let order = sorted(wishes.iter().map(|wish| (-(wish.at.distance(middle) as i64), 0)).collect());
        let wishes: Vec<Wish> = order.into_iter().filter_map(|index| wishes.get(index).cloned()).collect();
        let mut taken: Vec<Rect> =
            sheet.marks.iter().filter_map(|mark| mark.ring).map(|(at, r)| around(at, r)).collect();
        taken.extend(sheet.frame);
        sheet.labels = labels::place(&wishes, Rect::new(0.0, 0.0, size.width, size.height - 24.0), taken);
        sheet
    }

    /// Districts, waters and bridges; nothing finer than `tolerance` pixels.
    fn base(&self, projection: &Projection, size: Size, tolerance: f64) -> Sheet {
        let base = self.told.base;
        let frame = Rect::new(-20.0, -20.0, size.width + 40.0, size.height + 40.0);
        let ring =
            |ring: &Vec<LonLat>| ring_steps(&clip::ring(&clip::thinned(&projection.line(ring), tolerance), frame));
        let lit_codes: Vec<&String> = self
            .places
            .iter()
            .filter(|(at, _)| self.lit.link(self.told.story, *at).current)
            .filter_map(
                |(_, place)| if let Precision::Districts(codes) = &place.precision { Some(codes) } else { None },
            )
            .flatten()
            .collect();
        let districts = base.districts.iter().map(|district| Area {
            path: district.rings.iter().map(ring).collect(),
            lit: lit_codes.contains(&&district.code),
        });
        let creek = clip::line(&clip::thinned(&projection.line(&base.creek), tolerance * 0.6), frame);
        let bridges = base.bridges.iter().map(|bridge| projection.to_px(bridge.at)).filter(|at| frame.holds(*at));
        let across = |at: Point| path_data(&across(&creek, at), false);
        let (bar, metres) = projection.scale_bar(size.width / 3.0);
        Sheet {
            size,
            districts: districts.filter(|area| !area.path.is_empty()).collect(),
            river: base.river.iter().map(ring).collect(),
            creek_width: (60.0 * projection.px_per_metre()).max(1.4),
            bridges: if projection.px_per_metre() > 0.03 { bridges.map(across).collect() } else { String::new() },
            creek: creek.iter().map(|stretch| path_data(stretch, false)).collect(),
            scale: (bar, (self.told.words().scale_bar)(metres)),
            ..Sheet::default()
        }
    }

    fn line_mark(
        &self,
        at: Ref,
        place: &Place,
        lines: &[Vec<LonLat>],
        projection: &Projection,
        frame: Rect,
    ) -> Option<Mark> {
        let stretches: Vec<_> =
            lines.iter().flat_map(|line| clip::line(&clip::thinned(&projection.line(line), 1.0), frame)).collect();
        let middle =
            stretches.iter().max_by_key(|line| line.len()).and_then(|line| line.get(line.len() / 2)).copied()?;
        let path = stretches.iter().map(|stretch| path_data(stretch, false)).collect();
        let stop = place.visit.map(|stop| (Point::new(middle.x, middle.y - 16.0), stop.to_string()));
        Some(Mark { form: Form::Line, placed: true, path, ring: None, stop, ..self.bare(at, place) })
    }

    /// A symbol: filled where the error is known, hollow where only the district is.
    fn symbol(&self, at: Ref, place: &Place, px: Point, error: Option<f64>) -> Mark {
        let stop = place.visit.map(|stop| (Point::new(px.x, px.y - 16.0), stop.to_string()));
        Mark {
            form: Form::Symbol,
            placed: error.is_some(),
            path: symbol(place.kind, px),
            ring: Some((px, error.unwrap_or(0.0).max(SYMBOL + 2.0))),
            stop,
            ..self.bare(at, place)
        }
    }

    fn bare(&self, at: Ref, place: &Place) -> Mark {
        let mut name = format!("{} · {}", place.name.get(self.told.lang), self.told.whereabouts(place));
        // The number that is seen is part of the name that is heard.
        if let Some(stop) = place.visit {
            name = format!("{} · {name}", (self.told.words().detail.stop)(stop));
        }
        let link = self.lit.link(self.told.story, at);
        Mark { link, name, form: Form::Symbol, placed: true, path: String::new(), ring: None, stop: None }
    }

    /// Names in the order of their importance: the stops of the visit, waters, districts, bridges.
    fn near_labels(&self, sheet: &Sheet, projection: &Projection, frame: Rect) -> Vec<Label> {
        let lang = self.told.lang;
        let name = |at: Ref| self.told.story.name_of(at).map(|name| name.get(lang).to_owned()).unwrap_or_default();
        let wish = |text, at, gap, font, class| Wish { text, at, gap, font, centred: false, class };
        let anchor = |mark: &Mark| mark.stop.as_ref().map(|(at, _)| *at).or(mark.ring.map(|(at, _)| at));
        let stops = sheet.marks.iter().filter(|mark| mark.stop.is_some());
        let mut wishes: Vec<Wish> =
            stops.filter_map(|mark| Some(wish(name(mark.link.at), anchor(mark)?, 12.0, FONT + 2.0, "visit"))).collect();
        wishes.extend(self.told.base.districts.iter().filter_map(|district| {
            let at = seen_middle(district, projection, frame)?;
            Some(Wish { centred: true, ..wish(district.name.get(lang).to_owned(), at, 0.0, FONT, "district") })
        }));
        let bridges = self.told.base.bridges.iter();
        wishes
            .extend(bridges.map(|bridge| {
                wish(bridge.name.get(lang).to_owned(), projection.to_px(bridge.at), 9.0, 11.0, "bridge")
            }));
        let mut taken: Vec<Rect> = Vec::new();
        for mark in &sheet.marks {
            taken.extend(mark.stop.as_ref().map(|(at, _)| around(*at, 10.0)));
            taken.extend(mark.ring.filter(|_| mark.form == Form::Symbol).map(|(at, _)| around(at, SYMBOL + 1.0)));
        }
        let inner = Rect::new(4.0, 4.0, frame.width - 8.0, frame.height - 34.0);
        labels::place(&wishes, inner, taken)
    }
}

/// Lines below symbols, and those of the visit above the others.
fn from_the_bottom(marks: Vec<Mark>) -> Vec<Mark> {
    let level = |mark: &Mark| match (mark.form, mark.stop.is_some()) {
        (Form::Line, false) => 0,
        (Form::Line, true) => 1,
        _ => 2,
    };
    let order = sorted(marks.iter().map(|mark| (level(mark), 0)).collect());
    order.into_iter().filter_map(|index| marks.get(index).cloned()).collect()
}

/// The middle of the part of a district that is seen, where enough is seen for its name.
fn seen_middle(district: &crate::read::District, projection: &Projection, frame: Rect) -> Option<Point> {
    let own = projection.to_px(district.label);
    if frame.holds(own) && own.y < frame.height - 70.0 {
        return Some(own);
    }
    let seen: Vec<Point> = district.rings.iter().flat_map(|ring| clip::ring(&projection.line(ring), frame)).collect();
    let low = seen.iter().fold(Point::new(f64::MAX, f64::MAX), |low, p| Point::new(low.x.min(p.x), low.y.min(p.y)));
    let high = seen.iter().fold(Point::new(f64::MIN, f64::MIN), |high, p| Point::new(high.x.max(p.x), high.y.max(p.y)));
    let enough = high.x - low.x > 90.0 && high.y - low.y > 40.0;
    enough.then(|| Point::new(f64::midpoint(low.x, high.x), f64::midpoint(low.y, high.y)))
}

/// English district names without the word District, which the map does not need sixteen times.
fn short_name(name: &str) -> String {
    let name = name.strip_suffix(" District").unwrap_or(name);
    name.strip_suffix(" New").unwrap_or(name).to_owned()
}

fn around(at: Point, radius: f64) -> Rect {
    Rect::new(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius)
}

/// A stroke across the creek at a bridge.
fn across(creek: &[Vec<Point>], at: Point) -> Vec<Point> {
    let segments = creek.iter().flat_map(|line| line.windows(2));
    let pairs = segments.filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None });
    let nearest = pairs.min_by(|(a, b), (c, d)| {
        let middle = |a: &Point, b: &Point| Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
        middle(a, b).distance(at).total_cmp(&middle(c, d).distance(at))
    });
    let Some((a, b)) = nearest else { return Vec::new() };
    let length = a.distance(b).max(0.001);
    let (x, y) = ((b.y - a.y) / length * 6.0, (a.x - b.x) / length * 6.0);
    vec![Point::new(at.x - x, at.y - y), Point::new(at.x + x, at.y + y)]
}

/// A shape for a kind of place, so that colour is never all that tells them apart.
fn symbol(kind: PlaceKind, at: Point) -> String {
    let r = SYMBOL;
    let corners: &[(f64, f64)] = match kind {
        PlaceKind::Plot => &[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        PlaceKind::Stop => &[(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)],
        PlaceKind::Site => &[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)],
        PlaceKind::Bridge => &[(-1.1, -0.45), (1.1, -0.45), (1.1, 0.45), (-1.1, 0.45)],
        PlaceKind::Building => &[(-0.7, -1.15), (0.7, -1.15), (0.7, 1.15), (-0.7, 1.15)],
        // Eight corners are a circle at this size.
        _ => &[(-0.4, -1.0), (0.4, -1.0), (1.0, -0.4), (1.0, 0.4), (0.4, 1.0), (-0.4, 1.0), (-1.0, 0.4), (-1.0, -0.4)],
    };
    let points: Vec<_> = corners.iter().map(|(x, y)| Point::new(at.x + x * r, at.y + y * r)).collect();
    path_data(&points, true)
}
