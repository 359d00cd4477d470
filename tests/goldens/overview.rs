//! The scenes of the overview as lines: one for each row, mark and label.

use std::fmt::Write as _;

use minxin_atlas::geometry::{Rect, coordinate};
use minxin_atlas::scene::charts::OpenSide;
use minxin_atlas::scene::charts::bullet::Bullet;
use minxin_atlas::scene::kit::highlight::{Highlight, MarkState};
use minxin_atlas::scene::overview::{
    BadgeCount, DotPlot, EventStrip, IndicatorFigure, ProgrammeGroup, day, disagreements, dot_plot, foot, hero,
    scoreboard,
};
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{State, VisibleRecords};
use minxin_atlas::story::Story;
use minxin_atlas::ui::bundled_basemap;

/// Widths of the dot plot, in pixels: a phone and a desktop.
const WIDTHS: [f64; 2] = [328.0, 1344.0];
/// Width of bullet charts: positions are percentages.
const BULLET: f64 = 100.0;

/// All scenes of the overview.
pub(crate) fn overview(story: &Story, state: &State) -> String {
    let base = bundled_basemap();
    let ctx = SceneContext { story, basemap: &base, lang: state.lang, background: state.background };
    let (visible, highlight) = (VisibleRecords::new(story, state), Highlight::default());
    let mut text = String::new();
    head(&mut text, &ctx, &visible, &highlight);
    steps(&mut text, &ctx, &visible, &highlight);
    if let Some(board) = scoreboard(&ctx, &visible, &highlight, BULLET) {
        let [what, lead, percent, others @ ..] = board.columns;
        let columns: Vec<&str> = [what, lead, percent].into_iter().chain(board.commitments).chain(others).collect();
        writeln!(text, "scoreboard {} | {}", board.heading, columns.join(" | ")).unwrap();
        if let Some(axis) = &board.axis {
            let ticks: Vec<String> = axis.ticks.iter().map(|(at, name)| format!("{name} at {}", share(*at))).collect();
            let day = axis.reference.map(share).unwrap_or_default();
            writeln!(text, "  axis {} | {} at {day}", ticks.join(", "), axis.reference_label).unwrap();
        }
        group(&mut text, &board.with_figures);
        group(&mut text, &board.without_figures);
    }
    for width in WIDTHS {
        if let Some(plot) = dot_plot(&ctx, &visible, &highlight, width) {
            dots(&mut text, &plot);
        }
    }
    notes(&mut text, &ctx, &visible, &highlight);
    let foot = foot(&ctx);
    writeln!(text, "foot {}: {}", foot.method, foot.method_text.join(" ")).unwrap();
    writeln!(text, "  {}: {}; {}", foot.sources, foot.publishers.join(", "), foot.more_publishers).unwrap();
    writeln!(text, "  {}", foot.checked).unwrap();
    text
}

fn head(text: &mut String, ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight) {
    let hero = hero(ctx, visible, highlight, BULLET);
    writeln!(text, "hero {}\n  {}\n  {}", hero.title, hero.summary, hero.as_of).unwrap();
    writeln!(text, "  {} | {} | {}", hero.basis_key.join(" | "), hero.heading, hero.target_line).unwrap();
    for found in &hero.figures {
        writeln!(text, "  {}", figure(found)).unwrap();
    }
}

fn steps(text: &mut String, ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight) {
    let Some(day) = day(ctx, visible, highlight) else { return };
    writeln!(text, "day {} | {}", day.heading, day.lead).unwrap();
    if let Some((state, words)) = &day.visit {
        writeln!(text, "  visit {}: {words}", mark(state)).unwrap();
    }
    for step in &day.steps {
        let place = step.place.as_ref().map(mark).unwrap_or_default();
        let names: Vec<&str> = step.programmes.iter().map(|(_, name)| name.as_str()).collect();
        let programmes = [names.join(", "), step.all_programmes.clone()].concat();
        writeln!(text, "  {} {} at {place}: {}", step.mark, mark(&step.state), step.title).unwrap();
        writeln!(text, "    {} | {programmes} | {}", step.text, step.paragraphs).unwrap();
    }
}

fn notes(text: &mut String, ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight) {
    let Some(found) = disagreements(ctx, visible, highlight) else { return };
    writeln!(text, "disagreements {} | {} | {}", found.heading, found.lead, found.rest_text).unwrap();
    for note in &found.notes {
        writeln!(text, "  {} {}: {} {}", mark(&note.state), note.sources, note.title, note.text).unwrap();
        for stated in &note.values {
            let sign = stated.sign.map_or("", |sign| sign.text());
            writeln!(
                text,
                "    {sign} {}|{} ({}) {}",
                stated.value.number, stated.value.unit, stated.source, stated.note
            )
            .unwrap();
        }
    }
}

fn group(text: &mut String, group: &ProgrammeGroup) {
    writeln!(text, "  {} | {}", group.heading, group.note).unwrap();
    for row in &group.rows {
        writeln!(text, "    {} {}: {} ({})", mark(&row.state), row.name, row.ask, row.counts).unwrap();
        writeln!(text, "      {}", row.figure.as_ref().map_or(row.no_figure.to_owned(), figure)).unwrap();
        writeln!(text, "      {} / {}", counts(&row.verdicts), counts(&row.statuses)).unwrap();
        writeln!(text, "      events{}", strip(&row.strip)).unwrap();
    }
}

fn dots(text: &mut String, plot: &DotPlot) {
    writeln!(text, "dots {} × {} | {} | {}", plot.width, coordinate(plot.height), plot.heading, plot.note).unwrap();
    let ticks: Vec<String> = plot.ticks.iter().map(|(x, name)| format!("{name} at {}", coordinate(*x))).collect();
    writeln!(text, "  {} at {} | {}", plot.sides.join(" "), coordinate(plot.target), ticks.join(", ")).unwrap();
    writeln!(text, "  {}", counts(&plot.legend)).unwrap();
    for row in &plot.rows {
        let (top, bottom) = row.extent;
        writeln!(text, "  {} {} from {} to {}", row.name, area(row.name_area), coordinate(top), coordinate(bottom))
            .unwrap();
        for dot in row.dots.iter().filter(|_| plot.has_name_column) {
            let side =
                |name: &str, side: Option<OpenSide>| side.map(|side| format!(" {name} {side:?}")).unwrap_or_default();
            let sides = [side("beyond", dot.beyond), side("open", dot.open)].concat();
            let (x, y) = (coordinate(dot.at.x), coordinate(dot.at.y));
            writeln!(text, "    {} {x} {y}{sides}: {}", mark(&dot.state), dot.title).unwrap();
        }
        for label in &row.labels {
            let class = if label.is_needed { "needed" } else { "other" };
            let leader =
                label.leader.map(|(from, to)| format!(" from {}", coordinate(from.y.min(to.y)))).unwrap_or_default();
            writeln!(text, "    {class} {}{leader}: {} {}", area(label.area), label.lines.join(" / "), label.caveat)
                .unwrap();
        }
    }
    writeln!(text, "  {}", plot.undrawn_heading).unwrap();
    for target in plot.undrawn.iter().filter(|_| plot.has_name_column) {
        let badge = &target.badge.name;
        writeln!(text, "    {} {} {}, {}: {badge}", mark(&target.state), target.name, target.target, target.due)
            .unwrap();
    }
}

fn figure(figure: &IndicatorFigure) -> String {
    let basis = if figure.is_in_article { "article" } else { "background" };
    let IndicatorFigure { value, name, share, target, badge, .. } = figure;
    let bullet = figure.bullet.as_ref().map(bullet).unwrap_or_default();
    let value = [&value.number, "|", &value.unit].concat();
    format!("{} {basis} {value} {name}, {share}, {target}, {}{bullet}", mark(&figure.state), badge.words)
}

/// A bullet chart as words, with positions in its own pixels.
pub(crate) fn bullet(bullet: &Bullet) -> String {
    let number = |name: &str, x: Option<f64>| x.map(|x| format!(" {name} {}", coordinate(x))).unwrap_or_default();
    let bar = bullet.bar.map(|bar| {
        let cut = if bar.is_cut { " cut" } else { "" };
        let open = bar.open.map(|side| format!(" open {side:?}")).unwrap_or_default();
        format!(" bar {}{open}{cut}", coordinate(bar.end))
    });
    let target = if bullet.is_forecast { "forecast" } else { "target" };
    [bar.unwrap_or_default(), number(target, bullet.target), number("original", bullet.original)].concat()
}

fn strip(strip: &EventStrip) -> String {
    let marks = strip.marks.iter().map(|mark| {
        let end = if mark.is_dot() { String::new() } else { format!("–{}", share(mark.to)) };
        format!(" {}{end}@{}", share(mark.from), mark.level)
    });
    marks.chain((strip.before > 0).then(|| format!(" {} before", strip.before))).collect()
}

fn counts(counts: &[BadgeCount]) -> String {
    counts.iter().map(|count| format!("{} {}", count.badge.name, count.count)).collect::<Vec<_>>().join(", ")
}

/// A share in percent, with one decimal place.
fn share(share: f64) -> String {
    coordinate(share * 100.0)
}

fn area(area: Rect) -> String {
    [area.x, area.y, area.width, area.height].map(coordinate).join(" ")
}

fn mark(state: &MarkState) -> String {
    state.class(&state.id)
}
