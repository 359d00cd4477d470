//! Tests of the drawings at many widths, languages and filters: nothing extends beyond a drawing, overlaps or is missing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

mod commitments;
mod difficult_places;
mod downloads;
mod map;
mod order;
mod overview;
mod tables;
mod timeline;
mod viewport;

use std::collections::BTreeSet;

use minxin_atlas::geometry::Rect;
use minxin_atlas::read::{self, ParsedStory};
use minxin_atlas::scene::charts::{IndicatorGroup, IndicatorRow, indicator_groups};
use minxin_atlas::scene::kit::highlight::{Highlight, MarkState};
use minxin_atlas::scene::records::detail::detail;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::scene::records::table::{sources, tables};
use minxin_atlas::state::{State, VisibleRecords};
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{Basis, Lang, RecordId, RecordKind, Story};

const MINXIN: &str = include_str!("../../public/stories/minxin-2021.json");
const ELDER_CARE: &str = include_str!("../../public/stories/elder-care.json");
const BASEMAP: &str = include_str!("../../data/basemap.topo.json");

/// Tolerance for rounding errors, in pixels.
const SLACK: f64 = 1e-6;

struct World {
    story: Story,
    base: Basemap,
}

impl World {
    fn new(file: &str) -> Self {
        let ParsedStory { story, problems, .. } = read::story(file.as_bytes());
        assert!(problems.is_empty(), "{problems:?}");
        Self { story: story.unwrap(), base: read::basemap(BASEMAP).unwrap() }
    }

    fn scene<T>(&self, state: &State, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &Highlight) -> T) -> T {
        let ctx =
            SceneContext { story: &self.story, basemap: &self.base, lang: state.lang, background: state.background };
        make(&ctx, &VisibleRecords::new(&self.story, state), &Highlight::new(&self.story, state.selected))
    }

    fn charts(&self, state: &State) -> Vec<IndicatorGroup> {
        self.scene(state, |ctx, visible, highlight| indicator_groups(ctx, visible, highlight, state.sort, 600.0))
    }

    fn visible(&self, state: &State, kind: RecordKind) -> Vec<RecordId> {
        self.scene(state, |_, visible, _| visible.of(kind).collect())
    }

    fn is_article(&self, record: RecordId) -> bool {
        self.story.evidence_of(record).is_some_and(|evidence| evidence.basis == Basis::Article)
    }

    /// Every combination of language, basis and programme.
    fn states(&self) -> Vec<State> {
        let programmes = || std::iter::once(None).chain((0..self.story.programmes.len()).map(Some));
        let of = |lang, background, programme| State { lang, background, programme, ..State::default() };
        [(Lang::Zh, true), (Lang::Zh, false), (Lang::En, true), (Lang::En, false)]
            .into_iter()
            .flat_map(|(lang, background)| programmes().map(move |programme| of(lang, background, programme)))
            .collect()
    }
}

fn worlds() -> [World; 2] {
    [World::new(MINXIN), World::new(ELDER_CARE)]
}

fn sorted(refs: impl IntoIterator<Item = RecordId>) -> Vec<RecordId> {
    let mut refs: Vec<RecordId> = refs.into_iter().collect();
    refs.sort_unstable();
    refs
}

/// True if `inner` lies in `outer`, within the tolerance.
fn lies_in(inner: Rect, outer: Rect) -> bool {
    Rect::new(outer.x - SLACK, outer.y - SLACK, outer.width + 2.0 * SLACK, outer.height + 2.0 * SLACK).contains(&inner)
}

mod filters {
    use super::*;

    /// Every mark state in any view of a state.
    fn links(world: &World, state: &State) -> Vec<MarkState> {
        let mut links = timeline::links(world, state);
        links.extend(map::links(world, state));
        links.extend(world.charts(state).into_iter().flat_map(|group| group.rows).map(|row| row.state));
        let tables = world.scene(state, tables);
        links.extend(tables.into_iter().flat_map(|table| table.rows).map(|row| row.state));
        links
    }

    #[test]
    fn a_programme_shows_its_own_records_only() {
        for world in worlds() {
            let story = &world.story;
            for (index, (id, _)) in story.programmes.iter().enumerate() {
                for background in [true, false] {
                    let state = State { programme: Some(index), background, ..State::default() };
                    let is_of_programme = |record: RecordId| story.programmes_of(record).contains(id);
                    let named_by_own = |record: RecordId| {
                        let of_kinds =
                            |other: &RecordId| matches!(other.kind, RecordKind::Event | RecordKind::Indicator);
                        story
                            .relatives(record)
                            .into_iter()
                            .filter(of_kinds)
                            .any(|other| is_of_programme(other) && story.is_included(other, background))
                    };
                    for mark in links(&world, &state) {
                        let record = mark.record;
                        let belongs = is_of_programme(record)
                            || (record.kind == RecordKind::Place && named_by_own(record))
                            || (record.kind == RecordKind::Programme && record.index == index);
                        assert!(belongs, "{} is shown for {id}", mark.id);
                    }
                }
            }
        }
    }

    #[test]
    fn a_programme_loses_none_of_its_records() {
        for world in worlds() {
            let story = &world.story;
            for (index, (id, _)) in story.programmes.iter().enumerate() {
                let state = State { programme: Some(index), ..State::default() };
                let visible: BTreeSet<RecordId> = links(&world, &state).into_iter().map(|state| state.record).collect();
                assert!(
                    visible.contains(&RecordId { kind: RecordKind::Programme, index }),
                    "{id} itself is in its table"
                );
                for (record, record_id, _) in story.records() {
                    assert!(
                        !story.programmes_of(record).contains(id) || visible.contains(&record),
                        "{record_id} is lost for {id}"
                    );
                }
            }
        }
    }

    #[test]
    fn without_background_no_background_record_is_shown_anywhere() {
        for world in worlds() {
            for state in world.states().into_iter().filter(|state| !state.background) {
                for mark in links(&world, &state) {
                    assert!(world.is_article(mark.record) && mark.is_in_article, "{} in {state:?}", mark.id);
                }
                let article = &world.story.article;
                let listed = world.scene(&state, |ctx, _, _| sources(ctx));
                assert_eq!(listed.iter().map(|row| &row.id).collect::<Vec<_>>(), [article]);
                let tables = world.scene(&state, tables);
                for row in tables.iter().flat_map(|table| &table.rows) {
                    assert!(row.citations.iter().all(|cite| cite.source == *article), "{} in {state:?}", row.state.id);
                }
            }
        }
    }

    #[test]
    fn without_background_no_record_shows_background_facts() {
        for world in worlds() {
            for lang in [Lang::Zh, Lang::En] {
                let state = State { background: false, lang, ..State::default() };
                for (record, id, _) in
                    world.story.records().into_iter().filter(|(record, ..)| world.is_article(*record))
                {
                    let detail = world
                        .scene(&state, |ctx, visible, highlight| detail(ctx, visible, highlight, Some(record)))
                        .unwrap();
                    assert!(!detail.citations.is_empty(), "{id} is cited");
                    assert!(detail.citations.iter().all(|cite| cite.source == world.story.article), "{id}");
                    let related = detail.related.iter().flat_map(|(_, links)| links);
                    for (state, _) in related {
                        assert!(world.is_article(state.record), "{id} is related to {}", state.id);
                    }
                    let steps = [detail.previous, detail.next];
                    assert!(steps.into_iter().flatten().all(|record| world.is_article(record)), "{id}");
                }
            }
        }
    }

    /// Label at the target mark; empty without a target.
    fn target(row: &IndicatorRow) -> &str {
        row.labels.iter().find(|label| label.class == "target").map_or("", |label| &label.text)
    }

    #[test]
    fn the_basis_determines_the_shown_dates_and_targets() {
        let world = World::new(MINXIN);
        let article = State { background: false, ..State::default() };
        let ninth = world.story.lookup("ninth-plenary").unwrap();
        let when = |state: &State| {
            world.scene(state, |ctx, visible, highlight| detail(ctx, visible, highlight, Some(ninth))).unwrap().when
        };
        assert_eq!(when(&article), "2020年");
        assert_eq!(when(&State::default()), "2020年6月23日");
        let charts = world.charts(&article);
        let charts: Vec<_> = charts.iter().flat_map(|group| &group.rows).collect();
        let targets: Vec<_> = charts.iter().map(|row| (row.state.id.as_str(), target(row))).collect();
        let [(_, area), (_, households), trucks] = targets[..] else { panic!("{targets:?}") };
        assert!(area.ends_with("约55.1万"), "computed from the article: {area}");
        assert!(households.ends_with("约2.8万"), "computed from the article: {households}");
        assert_eq!(trucks, ("breakfast-trucks", ""));
        for row in &charts {
            let (id, bullet) = (&row.state.id, &row.bullet);
            assert!(row.summary.raised.is_none() && bullet.original.is_none() && bullet.earlier.is_empty(), "{id}");
            assert!(bullet.claims.is_empty(), "{id}");
            assert_eq!(bullet.target.is_some(), !target(row).is_empty(), "{id}: everything drawn is listed");
        }
    }

    #[test]
    fn every_record_can_be_stepped_through() {
        for world in worlds() {
            let state = State::default();
            for (record, id, _) in world.story.records() {
                let detail = world
                    .scene(&state, |ctx, visible, highlight| detail(ctx, visible, highlight, Some(record)))
                    .unwrap();
                assert!(!detail.title.is_empty() && !detail.citations.is_empty(), "{id}");
                assert!(detail.paragraphs.iter().all(|text| !text.trim().is_empty()), "{id}");
                let back = |from: Option<RecordId>| {
                    let there =
                        world.scene(&state, |ctx, visible, highlight| detail_of(ctx, visible, highlight, from?));
                    there.and_then(|there| there.next)
                };
                assert!(detail.previous.is_none() || back(detail.previous) == Some(record), "{id}");
            }
        }
    }

    fn detail_of(
        ctx: &SceneContext<'_>,
        visible: &VisibleRecords,
        highlight: &Highlight,
        record: RecordId,
    ) -> Option<minxin_atlas::scene::records::detail::Detail> {
        detail(ctx, visible, highlight, Some(record))
    }
}
