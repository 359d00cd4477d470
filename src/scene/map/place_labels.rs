//! Labels of the map in order of priority: stops of the visit, highlighted places, districts by visible size, waters,
//! bridges, other places.

use super::basemap_layer::{project_line, px_per_metre, with_bleed};
use super::model::{MapModel, bounding_box, midpoint};
use super::place_mark::{PlaceMark, PlaceMarkForm, PlaceMarks};
use super::rendered_extent::RenderedExtent;
use crate::gather::Gather;
use crate::geometry::{Point, Rect, ring_contains};
use crate::scene::kit::clip;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::labels::{self, LabelCandidate, PlacedLabel, text_width};
use crate::scene::kit::projection::project;
use crate::scene::records::record_text::SceneContext;
use crate::sorting::argsort;
use crate::story::District;
use crate::story::{Lang, LonLat};

const FONT: f64 = 12.0;
const SMALL: f64 = 11.0;
const LARGE: f64 = 13.0;
/// Bridges are labelled from this scale on, in pixels per metre.
const BRIDGES_FROM: f64 = 0.07;
/// Lines are labelled with their length from this scale on, in pixels per metre.
const LENGTHS_FROM: f64 = 0.06;
/// Above tiles with labels of their own, places that are no stops are labelled from this scale on, in pixels per metre.
const PLACES_FROM: f64 = 0.09;

/// Places the labels, none of them below the overlays in the corners. The tag is the index of the district or place.
pub fn map_labels(
    ctx: &SceneContext<'_>,
    model: &MapModel,
    marks: &PlaceMarks,
    highlight: &Highlight,
    extent: &RenderedExtent,
    corners: &[Rect],
) -> Vec<PlacedLabel> {
    let (metre, size) = (px_per_metre(extent), extent.size());
    let mut candidates = Vec::new();
    let name = |mark: &PlaceMark, class| {
        let mut text = ctx.story.name_of(mark.record).map(|name| name.get(ctx.lang).to_owned()).unwrap_or_default();
        // Lines are labelled with their length.
        let place = ctx.story.places.get(mark.record.index).filter(|_| matches!(mark.form, PlaceMarkForm::Line(_)));
        if let Some(length) = place.and_then(|(_, place)| ctx.length(place)).filter(|_| metre > LENGTHS_FROM) {
            text.push_str(&[" · ", &length].concat());
        }
        let (at, gap) = if mark.stop.is_some() { (mark.number(), 12.0) } else { (mark.middle(), 10.0) };
        let font = if class == "visit" { LARGE } else { FONT };
        LabelCandidate { text, at, gap, font, centred: false, class, tag: mark.record.index }
    };
    candidates.extend(marks.marks.iter().filter(|mark| mark.stop.is_some()).map(|mark| name(mark, "visit")));
    let others = || marks.marks.iter().filter(|mark| mark.stop.is_none());
    candidates.extend(others().filter(|mark| highlight.contains(mark.record)).map(|mark| name(mark, "highlighted")));
    if model.is_based {
        candidates.extend(districts(ctx, extent));
        candidates.extend(waters(ctx, extent));
        if metre > BRIDGES_FROM {
            // Bridges that are places of the story are labelled already.
            let is_told = |name: &str| {
                let mut marked = marks.marks.iter().filter_map(|mark| ctx.story.name_of(mark.record));
                marked.any(|text| text.get(ctx.lang) == name)
            };
            let bridges = ctx.basemap.bridges.iter().filter(|bridge| !is_told(bridge.name.get(ctx.lang)));
            candidates.extend(bridges.map(|bridge| {
                let text = bridge.name.get(ctx.lang).to_owned();
                let at = extent.to_px(project(bridge.at));
                LabelCandidate { text, at, gap: 9.0, font: SMALL, centred: false, class: "bridge", tag: 0 }
            }));
        }
    }
    if metre > PLACES_FROM || !model.is_based {
        let fixed = others()
            .filter(|mark| !highlight.contains(mark.record) && !matches!(mark.form, PlaceMarkForm::Approximate));
        candidates.extend(fixed.map(|mark| name(mark, "place")));
    }
    let mut taken: Vec<Rect> = marks.marks.iter().flat_map(PlaceMark::covered).gather();
    taken.extend(
        marks
            .clusters
            .iter()
            .map(|cluster| Rect::new(cluster.position.x - 11.0, cluster.position.y - 11.0, 22.0, 22.0)),
    );
    taken.extend(corners);
    let inner = Rect::new(4.0, 4.0, size.width - 8.0, size.height - 8.0);
    candidates.retain(|candidate| inner.contains_point(candidate.at));
    labels::place_labels(&candidates, inner, taken)
}

/// Label candidates of the districts that are visible enough, in order of visible size.
fn districts(ctx: &SceneContext<'_>, extent: &RenderedExtent) -> Vec<LabelCandidate> {
    let candidates = ctx.basemap.districts.iter().enumerate().filter_map(|(tag, district)| {
        let (at, area) = visible_center(district, extent)?;
        let name = district.name.get(ctx.lang);
        let text = if ctx.lang == Lang::En { short_name(name) } else { name };
        // A label may be slightly wider than its district.
        let font = if area.width > 160.0 { LARGE } else { SMALL };
        (text_width(text, font) < area.width * 1.6).then(|| {
            // In a small district, a label beside its point would be in another district.
            let gap = if area.height > 90.0 { 12.0 } else { 0.0 };
            let candidate =
                LabelCandidate { text: text.to_owned(), at, gap, font, centred: true, class: "district", tag };
            (area.width * area.height, candidate)
        })
    });
    let candidates: Vec<_> = candidates.collect();
    let order = argsort(candidates.iter().map(|(area, _)| (-(*area as i64), 0)).gather());
    order.into_iter().filter_map(|index| candidates.get(index).map(|(_, candidate)| candidate.clone())).gather()
}

/// Position of a district's label, and the box of its visible part.
fn visible_center(district: &District, extent: &RenderedExtent) -> Option<(Point, Rect)> {
    let size = extent.size();
    let position = extent.to_px(project(district.label));
    let visible = district.rings.iter().flat_map(|ring| clip::ring(&project_line(extent, ring), size));
    let area = bounding_box(&visible.collect::<Vec<_>>())?;
    let inner = Rect::new(30.0, 20.0, size.width - 60.0, size.height - 90.0);
    if inner.contains_point(position) {
        return Some((position, area));
    }
    let middle = area.centre();
    let is_enough = area.width > 90.0 && area.height > 60.0;
    // The centre of the box may be in another district.
    let is_inside = district.rings.iter().any(|ring| ring_contains(&project_line(extent, ring), middle));
    (is_enough && is_inside).then_some((middle, area))
}

/// Label candidates of the river and the creek, at the middle of their visible part.
fn waters(ctx: &SceneContext<'_>, extent: &RenderedExtent) -> Vec<LabelCandidate> {
    let [river, creek] = ctx.words().in_views().map.waters;
    let line_label = |places: &[LonLat], text: &str, font: f64| {
        let segments = clip::line(&project_line(extent, places), with_bleed(extent));
        let longest = segments.iter().max_by_key(|line| length(line) as i64)?;
        let candidate = LabelCandidate {
            text: text.to_owned(),
            at: midpoint(longest)?,
            gap: 9.0,
            font,
            centred: false,
            class: "water",
            tag: 0,
        };
        (length(longest) > 1.5 * text_width(text, font)).then_some(candidate)
    };
    [line_label(&ctx.basemap.river_line, river, LARGE), line_label(&ctx.basemap.creek, creek, FONT)]
        .into_iter()
        .flatten()
        .gather()
}

fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| if let [from, to] = pair { from.distance(*to) } else { 0.0 }).sum()
}

/// English district names without the word "District".
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
