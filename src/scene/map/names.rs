//! The names on a stage, in the order of their importance: stops of the visit, what is lit, districts as large as they are
//! seen, waters, bridges, other places.

use super::ground::{bled, line, px_per_metre};
use super::marks::{Form, Mark, Marks};
use super::plan::{Plan, around, middle_of};
use super::stage::Stage;
use crate::geometry::{Point, Rect, holds};
use crate::number::sorted;
use crate::read::District;
use crate::scene::clip;
use crate::scene::facts::Told;
use crate::scene::labels::{self, Label, Wish, width};
use crate::scene::link::Lit;
use crate::scene::projection::unit;
use crate::story::{Lang, LonLat};

const FONT: f64 = 12.0;
const SMALL: f64 = 11.0;
const LARGE: f64 = 13.0;
/// Bridges have names where a metre is at least so many pixels.
const BRIDGES_FROM: f64 = 0.07;
/// Lines are told with their lengths where a metre is at least so many pixels.
const LENGTHS_FROM: f64 = 0.06;
/// Places beside those of the visit have names from there on, above a base map that has names of its own.
const PLACES_FROM: f64 = 0.09;

/// The names on a stage, none of them below what lies in its corners; the tag of a district's is its place among the districts, that of a
/// place's its place among the places.
pub fn names(told: &Told<'_>, plan: &Plan, marks: &Marks, lit: &Lit, stage: &Stage, corners: &[Rect]) -> Vec<Label> {
    let (metre, size) = (px_per_metre(stage), stage.size());
    let mut wishes = Vec::new();
    let name = |mark: &Mark, class| {
        let mut text = told.story.name_of(mark.at).map(|name| name.get(told.lang).to_owned()).unwrap_or_default();
        // A line is told with its length.
        let place = told.story.places.get(mark.at.index).filter(|_| matches!(mark.form, Form::Line(_)));
        if let Some(length) = place.and_then(|(_, place)| told.length(place)).filter(|_| metre > LENGTHS_FROM) {
            text.push_str(&[" · ", &length].concat());
        }
        let (at, gap) = if mark.stop.is_some() { (mark.number(), 12.0) } else { (mark.middle(), 10.0) };
        let font = if class == "visit" { LARGE } else { FONT };
        Wish { text, at, gap, font, centred: false, class, tag: mark.at.index }
    };
    wishes.extend(marks.marks.iter().filter(|mark| mark.stop.is_some()).map(|mark| name(mark, "visit")));
    let others = || marks.marks.iter().filter(|mark| mark.stop.is_none());
    wishes.extend(others().filter(|mark| lit.has(mark.at)).map(|mark| name(mark, "lit")));
    if plan.is_based {
        wishes.extend(districts(told, stage));
        wishes.extend(waters(told, stage));
        if metre > BRIDGES_FROM {
            // A bridge that the story tells of has its name already.
            let is_told = |name: &str| {
                let mut marked = marks.marks.iter().filter_map(|mark| told.story.name_of(mark.at));
                marked.any(|own| own.get(told.lang) == name)
            };
            let bridges = told.base.bridges.iter().filter(|bridge| !is_told(bridge.name.get(told.lang)));
            wishes.extend(bridges.map(|bridge| {
                let text = bridge.name.get(told.lang).to_owned();
                let at = stage.spot(unit(bridge.at));
                Wish { text, at, gap: 9.0, font: SMALL, centred: false, class: "bridge", tag: 0 }
            }));
        }
    }
    if metre > PLACES_FROM || !plan.is_based {
        let placed = others().filter(|mark| !lit.has(mark.at) && !matches!(mark.form, Form::Somewhere));
        wishes.extend(placed.map(|mark| name(mark, "place")));
    }
    let mut taken: Vec<Rect> = marks.marks.iter().flat_map(Mark::covered).collect();
    taken.extend(marks.crowds.iter().map(|crowd| Rect::new(crowd.spot.x - 11.0, crowd.spot.y - 11.0, 22.0, 22.0)));
    taken.extend(corners);
    let inner = Rect::new(4.0, 4.0, size.width - 8.0, size.height - 8.0);
    wishes.retain(|wish| inner.holds(wish.at));
    labels::place(&wishes, inner, taken)
}

/// The districts of which enough is seen, those that are seen largest first.
fn districts(told: &Told<'_>, stage: &Stage) -> Vec<Wish> {
    let seen = told.base.districts.iter().enumerate().filter_map(|(tag, district)| {
        let (at, area) = seen_middle(district, stage)?;
        let name = district.name.get(told.lang);
        let text = if told.lang == Lang::En { short_name(name) } else { name };
        // A name may stand out a little, as on any map.
        let font = if area.width > 160.0 { LARGE } else { SMALL };
        (width(text, font) < area.width * 1.6).then(|| {
            // Where the district is small, its name beside its point would stand in another.
            let gap = if area.height > 90.0 { 12.0 } else { 0.0 };
            let wish = Wish { text: text.to_owned(), at, gap, font, centred: true, class: "district", tag };
            (area.width * area.height, wish)
        })
    });
    let seen: Vec<_> = seen.collect();
    let order = sorted(seen.iter().map(|(area, _)| (-(*area as i64), 0)).collect());
    order.into_iter().filter_map(|index| seen.get(index).map(|(_, wish)| wish.clone())).collect()
}

/// Where the name of a district stands, and the box of what is seen of it.
fn seen_middle(district: &District, stage: &Stage) -> Option<(Point, Rect)> {
    let size = stage.size();
    let own = stage.spot(unit(district.label));
    let seen = district.rings.iter().flat_map(|ring| clip::ring(&line(stage, ring), size));
    let area = around(&seen.collect::<Vec<_>>())?;
    let inner = Rect::new(30.0, 20.0, size.width - 60.0, size.height - 90.0);
    if inner.holds(own) {
        return Some((own, area));
    }
    let middle = area.centre();
    let is_enough = area.width > 90.0 && area.height > 60.0;
    // Not in the middle of the box where that is another district.
    let is_inside = district.rings.iter().any(|ring| holds(&line(stage, ring), middle));
    (is_enough && is_inside).then_some((middle, area))
}

/// The river and the creek, where the middle of what is seen of them is.
fn waters(told: &Told<'_>, stage: &Stage) -> Vec<Wish> {
    let [river, creek] = told.words().map.waters;
    let wish = |places: &[LonLat], text: &str, font: f64| {
        let stretches = clip::line(&line(stage, places), bled(stage));
        let longest = stretches.iter().max_by_key(|line| length(line) as i64)?;
        let wish = Wish {
            text: text.to_owned(),
            at: middle_of(longest)?,
            gap: 9.0,
            font,
            centred: false,
            class: "water",
            tag: 0,
        };
        (length(longest) > 1.5 * width(text, font)).then_some(wish)
    };
    [wish(&told.base.river_line, river, LARGE), wish(&told.base.creek, creek, FONT)].into_iter().flatten().collect()
}

fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| if let [from, to] = pair { from.distance(*to) } else { 0.0 }).sum()
}

/// English district names without the word District, which the map does not need sixteen times.
fn short_name(name: &str) -> &str {
    let name = name.strip_suffix(" District").unwrap_or(name);
    name.strip_suffix(" New").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_names_are_short() {
        assert_eq!(short_name("Pudong New District"), "Pudong");
        assert_eq!(short_name("Jing'an District"), "Jing'an");
    }
}
