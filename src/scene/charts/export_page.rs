//! Export page of a chart: title, legend, drawing, reference date, sources and method on one page.

use super::bullet::{self, Bullet};
use super::chart_label::ChartLabel;
use super::legend;
use super::progress_track::{self, ProgressTrack};
use super::rows::{ChartId, IndicatorGroup, indicator_groups};
use super::series_chart::{ChartDrawing, SeriesChart, TICK_GAP, series_chart, series_models};
use super::series_labels::ChartWidths;
use super::text_layout::{clamped_lines, lines, text_width};
use super::time_series::{self, TimeSeriesChart, members};
use crate::gather::Gather;
use crate::geometry::{Point, clamp};
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::badge::BadgeShape;
use crate::scene::records::record_text::SceneContext;
use crate::state::{Sort, VisibleRecords};
use crate::story::{Evidence, Indicator, Tone};

/// Width of the page, in pixels.
pub const WIDTH: f64 = 960.0;
/// Margin on each side, in pixels.
pub const EDGE: f64 = 32.0;
const NAME: f64 = 210.0;
const VALUE: f64 = 220.0;
const ROW: f64 = 64.0;
/// Line height of a row, in pixels.
const LINE: f64 = 20.0;
const SMALL: f64 = 12.0;
const TEXT: f64 = 15.0;
/// Font size of the labels along a chart, in pixels.
const RULER: f64 = 11.0;

/// Alignment of a text at its position (SVG `text-anchor`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text starts at the position.
    Start,
    /// The text is centred on the position.
    Middle,
    /// The text ends at the position.
    End,
}

/// An item of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportItem {
    /// A line of text.
    Text {
        /// Position on the baseline.
        at: Point,
        /// Font size, in pixels.
        size: f64,
        /// True for bold text.
        is_bold: bool,
        /// True for secondary text, in a muted colour.
        is_muted: bool,
        /// Alignment.
        anchor: Anchor,
        /// Content.
        text: String,
    },
    /// A bullet chart, with the position of its upper left corner.
    Bullet(Point, Bullet),
    /// A time series chart.
    TimeSeries(Point, TimeSeriesChart),
    /// A progress track.
    ProgressTrack(Point, ProgressTrack),
    /// The shape of a status badge.
    Shape(Point, BadgeShape, Tone),
    /// A legend sample: position, true for the legend of series, and index in the legend.
    Sample(Point, bool, usize),
    /// A horizontal rule at this y.
    Rule(f64),
}

/// A complete export page.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportPage {
    /// Title, also used for the file name.
    pub title: String,
    /// Height, in pixels.
    pub height: f64,
    /// Items in painting order: the bottommost first.
    pub items: Vec<ExportItem>,
}

/// An export page that is filled from top to bottom.
struct ExportPageBuilder {
    y: f64,
    items: Vec<ExportItem>,
}

impl ExportPageBuilder {
    fn put(&mut self, x: f64, y: f64, size: f64, anchor: Anchor, text: impl Into<String>) {
        let (is_bold, is_muted) = (size > TEXT, size < TEXT);
        let text = text.into();
        self.items.push(ExportItem::Text { at: Point::new(x, y), size, is_bold, is_muted, anchor, text });
    }

    /// Adds a paragraph, broken into lines.
    fn text(&mut self, size: f64, text: &str) {
        // Bold letters are wider.
        let weight = if size > TEXT { 1.08 } else { 1.0 };
        for line in lines(text, size * weight, WIDTH - 2.0 * EDGE) {
            self.y += size * 1.5;
            self.put(EDGE, self.y, size, Anchor::Start, line);
        }
    }

    /// Adds the legend entries at `places`, each with its sample and name, wrapped into lines.
    fn legend(&mut self, is_series: bool, names: &[&str], places: &[usize]) {
        let mut x = EDGE;
        self.y += 22.0;
        for (index, name) in names.iter().enumerate().filter(|(index, _)| places.contains(index)) {
            let width = 44.0 + text_width(name, SMALL);
            if x + width > WIDTH - EDGE {
                (x, self.y) = (EDGE, self.y + 20.0);
            }
            self.items.push(ExportItem::Sample(Point::new(x, self.y - 4.0), is_series, index));
            self.put(x + 28.0, self.y, SMALL, Anchor::Start, *name);
            x += width + 8.0;
        }
        self.y += 14.0;
    }

    fn along(&mut self, from: f64, width: f64, label: &ChartLabel, y: f64) {
        let label_width = text_width(&label.text, RULER);
        let (anchor, before) = match label.anchor {
            "start" => (Anchor::Start, 0.0),
            "end" => (Anchor::End, label_width),
            _ => (Anchor::Middle, label_width / 2.0),
        };
        // Labels were placed with another width estimate; clamping keeps them on the page with this one too.
        let x = clamp(from + label.percent / 100.0 * width, EDGE + before, WIDTH - EDGE - label_width + before);
        self.put(x, y + label.y, RULER, anchor, label.text.clone());
    }

    /// Adds lines one below the other, the first with its baseline at `y`.
    fn block(&mut self, x: f64, y: f64, lines: &[String]) {
        for (index, line) in lines.iter().enumerate() {
            self.put(x, y + LINE * index as f64, TEXT, Anchor::Start, line.as_str());
        }
    }
}

/// The export page of a chart, with the address where it can be found. `None` if there is no such chart.
pub fn export_page(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    sort: Sort,
    name: ChartId,
    address: &str,
) -> Option<ExportPage> {
    let mut fill = ExportPageBuilder { y: EDGE, items: Vec::new() };
    let highlight = Highlight::default();
    let (title, indicators) = if let ChartId::Series(index) = name {
        let width = WIDTH - 2.0 * EDGE;
        let (_, series) = ctx.story.series.get(index)?;
        let models = series_models(ctx);
        let widths = ChartWidths { width, labels: &[width] };
        let model = models.get(index).and_then(Option::as_ref);
        let chart = series_chart(ctx, visible, &highlight, (name, series), model, widths)?;
        let indicators: Vec<&Indicator> = members(ctx, series).into_iter().map(|(_, indicator)| indicator).gather();
        fill.head(ctx, &chart.title, &indicators);
        fill.add_series(ctx, &chart, width);
        (chart.title, indicators)
    } else {
        let width = WIDTH - 2.0 * EDGE - NAME - VALUE;
        let group =
            indicator_groups(ctx, visible, &highlight, sort, width).into_iter().find(|group| group.id == name)?;
        let of = |at: usize| ctx.story.indicators.get(at).map(|(_, indicator)| indicator);
        let indicators: Vec<&Indicator> = group.rows.iter().filter_map(|row| of(row.state.record.index)).gather();
        fill.head(ctx, &group.heading, &indicators);
        fill.text(13.0, &(ctx.words().in_views().chart.outcomes)(&group.outcomes));
        fill.group(ctx, &group, width);
        (group.heading, indicators)
    };
    let evidence: Vec<&Evidence> = indicators.into_iter().flat_map(Indicator::evidence_parts).gather();
    fill.foot(ctx, &evidence, address);
    Some(ExportPage { title, height: (fill.y + EDGE).ceil(), items: fill.items })
}

impl ExportPageBuilder {
    /// Adds the title, the story's title and the latest date of the observations.
    fn head(&mut self, ctx: &SceneContext<'_>, title: &str, indicators: &[&Indicator]) {
        self.y += 6.0;
        self.text(22.0, title);
        let dates = indicators
            .iter()
            .filter_map(|indicator| indicator.progress(ctx.background).actual)
            .map(|observation| observation.when);
        let last = dates.max_by_key(|when| when.last()).or(ctx.story.as_of);
        let as_of = last.map(|when| (ctx.words().in_views().as_of)(&crate::words::until(ctx.lang, when)));
        let title = ctx.story.title.get(ctx.lang);
        let line = as_of.map_or_else(|| title.to_owned(), |as_of| [title, " · ", &as_of].concat());
        self.text(13.0, &line);
    }

    fn group(&mut self, ctx: &SceneContext<'_>, group: &IndicatorGroup, width: f64) {
        let keys = legend::of_bullets(group.rows.iter().map(|row| &row.bullet));
        self.legend(false, &ctx.words().in_views().chart.legend, &keys);
        for row in &group.rows {
            let (top, from) = (self.y + 6.0, EDGE + NAME);
            let name = clamped_lines(&row.title, TEXT, NAME - 16.0, 4);
            self.block(EDGE, top + 20.0, &name);
            self.items.push(ExportItem::Bullet(Point::new(from, top), row.bullet.clone()));
            for label in &row.labels {
                self.along(from, width, label, top + bullet::HEIGHT + 13.0);
            }
            let (right, badge) = (from + width + 16.0, &row.summary.badge);
            let value = [row.summary.actual.as_str(), &row.summary.beside].join("  ");
            let value = clamped_lines(&value, TEXT, VALUE - 16.0, 3);
            let status = clamped_lines(&badge.words, TEXT, VALUE - 34.0, 3);
            let below = top + 16.0 + LINE * value.len() as f64;
            self.block(right, top + 14.0, &value);
            self.items.push(ExportItem::Shape(Point::new(right, below - 11.0), badge.shape, badge.tone));
            self.block(right + 18.0, below, &status);
            let tallest = name.len().max(value.len() + status.len());
            self.y += ROW.max(24.0 + LINE * tallest as f64);
        }
    }

    fn add_series(&mut self, ctx: &SceneContext<'_>, chart: &SeriesChart, width: f64) {
        self.legend(true, &ctx.words().in_views().chart.series_legend, &legend::of_series([&chart.drawing]));
        let (top, from, width) = (self.y + 6.0, EDGE + chart.gutter, width - chart.gutter);
        let height = match &chart.drawing {
            ChartDrawing::TimeSeries(years) => {
                self.items.push(ExportItem::TimeSeries(Point::new(from, top), years.clone()));
                time_series::HEIGHT
            }
            ChartDrawing::ProgressTrack(track) => {
                self.items.push(ExportItem::ProgressTrack(Point::new(from, top), track.clone()));
                progress_track::HEIGHT
            }
        };
        for label in &chart.labels {
            if label.class == "tick" {
                self.put(from - TICK_GAP, top + label.y, RULER, Anchor::End, label.text.clone());
            } else {
                self.along(from, width, label, top);
            }
        }
        let below = chart.axis.iter().map(|label| label.y).fold(0.0, f64::max);
        for label in &chart.axis {
            self.along(from, width, label, top + height);
        }
        self.y = top + height + below + 6.0;
        self.text(TEXT, &chart.caption);
        if !chart.note.is_empty() {
            self.text(13.0, &chart.note);
        }
    }

    fn foot(&mut self, ctx: &SceneContext<'_>, evidence: &[&Evidence], address: &str) {
        let words = ctx.words().in_views().chart;
        let [source, method, link] = words.foot;
        self.y += 16.0;
        self.items.push(ExportItem::Rule(self.y));
        self.text(SMALL, &[source, &ctx.publishers(evidence)].concat());
        self.text(SMALL, &[method, words.method].concat());
        self.text(SMALL, &[link, address].concat());
    }
}
