//! Tests of the charts: drawings, sentences, tables and exported files agree with the record.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod bullets;
mod captions;
mod export_pages;
mod pace;
mod series;
mod tables;

use std::collections::BTreeSet;

use minxin_atlas::number::{Bound, Decimal};
use minxin_atlas::paint::{self, Theme};
use minxin_atlas::read;
use minxin_atlas::scene::charts::export_page::{ExportItem, ExportPage, export_page};
use minxin_atlas::scene::charts::{
    ChartDrawing, ChartId, ChartTable, IndicatorGroup, IndicatorRow, SeriesChart, chart_table, indicator_groups,
    legend, series_charts, series_models, time_series, tooltip,
};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{Sort, State, VisibleRecords};
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{Lang, RecordKind, Story, find};
use proptest::prelude::*;
use proptest::test_runner::Config;

const WIDTH: f64 = 600.0;

struct World {
    story: Story,
    base: Basemap,
    state: State,
}

impl World {
    fn of(file: &[u8]) -> Self {
        let reading = read::story(file);
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        Self { story: reading.story.unwrap(), base: Basemap::default(), state: State::default() }
    }

    fn bundled() -> Self {
        Self::of(include_bytes!("../../public/stories/minxin-2021.json"))
    }

    fn with(mut self, change: impl FnOnce(&mut State)) -> Self {
        change(&mut self.state);
        self
    }

    fn scene<T>(&self, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords) -> T) -> T {
        let (lang, background) = (self.state.lang, self.state.background);
        let ctx = SceneContext { story: &self.story, basemap: &self.base, lang, background };
        make(&ctx, &VisibleRecords::new(&self.story, &self.state))
    }

    fn groups(&self) -> Vec<IndicatorGroup> {
        self.scene(|ctx, visible| indicator_groups(ctx, visible, &Highlight::default(), self.state.sort, WIDTH))
    }

    fn charts(&self) -> Vec<SeriesChart> {
        self.scene(|ctx, visible| series_charts(ctx, visible, &Highlight::default(), &series_models(ctx), WIDTH))
    }

    fn chart(&self, id: &str) -> SeriesChart {
        let index = self.story.series.iter().position(|(other, _)| other == id).unwrap();
        self.charts().into_iter().find(|chart| chart.id == ChartId::Series(index)).unwrap()
    }

    fn years(&self, id: &str) -> time_series::TimeSeriesChart {
        let ChartDrawing::TimeSeries(years) = self.chart(id).drawing else { panic!("{id} is no chart over time") };
        years
    }

    fn table(&self, name: ChartId) -> ChartTable {
        self.scene(|ctx, visible| chart_table(ctx, visible, self.state.sort, name)).unwrap()
    }

    fn sheet(&self, name: ChartId) -> ExportPage {
        self.scene(|ctx, visible| export_page(ctx, visible, self.state.sort, name, "https://example.cn/?a=1&b=2"))
            .unwrap()
    }
}

/// Every chart of the story.
fn names(world: &World) -> Vec<ChartId> {
    let groups = world.groups().into_iter().map(|group| group.id);
    groups.chain(world.charts().into_iter().map(|chart| chart.id)).collect()
}

/// A story with one indicator whose remaining members are `parts`.
fn story_of(period: &str, parts: &str) -> World {
    let text = r#"{"zh": "数", "en": "Count"}"#;
    World::of(
        format!(
            r#"{{"schema": 1, "id": "s", "title": {text}, "summary": {text}, "article": "a", "as_of": "2020-01-01", "programmes": [],
"places": [], "events": [], "sources": [{{"id": "a", "publisher": {text}, "link": "original"}}],
"units": [{{"id": "u", "name": {text}, "short": {text}}}], "indicators": [{{"id": "i", "title": {text}, "short": {text}, "unit": "u",
"direction": "up", "period": "{period}", "basis": "article", {parts}}}]}}"#
        )
        .as_bytes(),
    )
}

fn target(number: i64, more: &str) -> String {
    format!(
        r#""targets": [{{"value": {{"number": {number}, "bound": "exact"}}, "deadline": "2020-12-31", {more} "kind": "target", "basis": "article",
"citations": [{{"source": "a"}}]}}]"#
    )
}

fn observation_json(number: i64, date: &str, kind: &str) -> String {
    format!(
        r#""observations": [{{"value": {{"number": {number}, "bound": "exact"}}, "date": "{date}", "kind": "{kind}", "basis": "article",
"citations": [{{"source": "a"}}]}}]"#
    )
}
