//! Places by district, as the static pages list them.

use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::Highlight;
use crate::scene::map::list::PlaceRow;
use crate::state::VisibleRecords;
use crate::story::{Place, RecordId, RecordKind};
use crate::words::static_words;

/// The places of one district.
#[derive(Clone, Debug)]
pub struct PlaceGroup {
    /// Name of the district, or that of the other places.
    pub heading: String,
    /// Its places, in story order.
    pub rows: Vec<PlaceRow>,
}

/// The visible places by district, in the order of the base map. Those in several districts or in none come last.
pub fn place_groups(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<PlaceGroup> {
    let places: Vec<(RecordId, &Place)> = visible
        .of(RecordKind::Place)
        .filter_map(|record| Some((record, &ctx.story.places.get(record.index)?.1)))
        .gather();
    let district_of = |place: &Place| {
        let [code] = place.districts() else { return None };
        ctx.basemap.districts.iter().position(|district| district.code == *code)
    };
    let of = |district: Option<usize>| -> Vec<PlaceRow> {
        let members = places.iter().filter(|(_, place)| district_of(place) == district);
        members.map(|(record, place)| row(ctx, *record, place)).gather()
    };
    let districts = ctx.basemap.districts.iter().enumerate();
    let districts = districts.map(|(index, district)| (district.name.get(ctx.lang), of(Some(index))));
    let others = (static_words(ctx.lang).other_places, of(None));
    districts
        .chain([others])
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(heading, rows)| PlaceGroup { heading: heading.to_owned(), rows })
        .gather()
}

fn row(ctx: &SceneContext<'_>, record: RecordId, place: &Place) -> PlaceRow {
    PlaceRow {
        state: Highlight::default().mark_state(ctx.story, record),
        name: place.name.get(ctx.lang).to_owned(),
        note: [(ctx.words().in_views().place_kind)(place.kind), " · ", &ctx.whereabouts(place)].concat(),
        distance: String::new(),
        stop: place.visit,
    }
}
