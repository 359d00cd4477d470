//! The charts: head, bullet charts, series charts and tooltip.

use super::records::table;
use super::{block, switch};
use crate::scene::{Badge, Bullet, Label, Record, Scene, Series, Shape, percent};
use leptos::prelude::*;

fn drawing(shapes: &[Shape], view_box: &'static str) -> impl IntoView + use<> {
    let shape = |own: &Shape| block! { <path d=own.path.clone() class=own.class.clone()></path> };
    block! {
        <svg viewBox=view_box preserveAspectRatio="none" aria-hidden="true">
            {shapes.iter().map(shape).collect_view()}
        </svg>
    }
}

fn axis_labels(labels: &[Label]) -> impl IntoView + use<> {
    let label = |own: &Label| {
        block! {
            <text x=percent(own.x) y="11" text-anchor=own.anchor class=own.class.clone()>
                {own.text.clone()}
            </text>
        }
    };
    block! { <svg aria-hidden="true" class="axis-labels">{labels.iter().map(label).collect_view()}</svg> }
}

pub fn badge(own: &Badge) -> impl IntoView + use<> {
    block! {
        <span class=format!("status {}", own.tone)>
            <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d=own.path.clone()></path>
            </svg>
            <span>{own.text.clone()}</span>
        </span>
    }
}

/// The export toolbar of a chart.
fn tools(name: &str, is_open: bool) -> impl IntoView + use<> {
    let expanded = if is_open { "true" } else { "false" };
    let button = |kind: &'static str| {
        let value = format!("{kind} {name}");
        block! { <button type="button" data-export=value tabindex="-1">{kind}</button> }
    };
    let kinds = ["png", "svg", "csv"].into_iter().map(button).collect_view();
    block! {
        <div role="toolbar" aria-label=format!("Export {name}") data-roving="button" class="export-toolbar">
            <button type="button" data-export=format!("table {name}") aria-expanded=expanded>"Table"</button>
            {kinds}
        </div>
    }
}

#[component]
pub fn ChartsHead(scene: RwSignal<Scene>) -> impl IntoView {
    let key = |(shapes, name): &(Vec<Shape>, String)| {
        block! {
            <li>
                {drawing(shapes, "0 0 22 24")}
                <span>{name.clone()}</span>
            </li>
        }
    };
    move || {
        scene.with(|scene| {
            block! {
                <div class="view-head">
                    <h2 id="indicators-heading">"Targets and results"</h2>
                    <p class="hint">"Select a row for its sources."</p>
                    <div class="view-controls">
                        {switch(&scene.sorts, "Order")}
                        <button type="button" data-export="link">"Copy the link"</button>
                        <p role="status" class="copy-status">{scene.counts.clone()}</p>
                    </div>
                    <ul class="legend">{scene.legend.iter().map(key).collect_view()}</ul>
                </div>
            }
        })
    }
}

fn bullet(own: &Bullet) -> impl IntoView + use<> {
    let record = &own.record;
    let share = own.share.clone().map(|share| block! { <span class="share">{share}</span> });
    let note = |note: &String| block! { <p class="note">{note.clone()}</p> };
    block! {
        <figure data-tooltip=record.id.clone() class=record.class("bullet")>
            <div class="bullet-name">
                <h4>
                    <a
                        href=record.href()
                        tabindex="-1"
                        aria-describedby="chart-tooltip"
                        data-indicator=record.id.clone()
                        aria-current=record.current()
                        class=record.class("indicator")
                    >
                        <span class="title">{own.title.clone()}</span>
                    </a>
                </h4>
                <span class="date">{own.as_of.clone()}</span>
            </div>
            <div class="bullet-chart">
                <div class="chart-canvas">
                    {drawing(&own.shapes, "0 0 600 30")}
                    <canvas data-chart=record.id.clone() aria-hidden="true"></canvas>
                </div>
                {axis_labels(&own.labels)}
            </div>
            <div class="bullet-value">
                <strong>{own.value.clone()}</strong>
                <p>
                    {share}
                    {badge(&own.status)}
                </p>
            </div>
            <div class="notes">{own.notes.iter().map(note).collect_view()}</div>
            <figcaption>{own.caption.clone()}</figcaption>
        </figure>
    }
}

#[component]
pub fn BulletGroups(scene: RwSignal<Scene>) -> impl IntoView {
    let count = |(own, count): &(Badge, u32)| {
        block! {
            <li>
                {badge(own)}
                <span>{count.to_string()}</span>
            </li>
        }
    };
    let group = move |(heading, counts, rows): &(String, Vec<(Badge, u32)>, Vec<Bullet>)| {
        block! {
            <section class="group">
                <div class="group-head">
                    <h3>{heading.clone()}</h3>
                    <ul class="statuses">{counts.iter().map(count).collect_view()}</ul>
                </div>
                <div data-roving="a.indicator" class="bullets">{rows.iter().map(bullet).collect_view()}</div>
                {tools(heading, false)}
            </section>
        }
    };
    move || {
        let groups = scene.with(|scene| scene.groups.iter().map(group).collect_view());
        block! { <div class="charts">{groups}</div> }
    }
}

#[component]
pub fn SeriesCharts(scene: RwSignal<Scene>) -> impl IntoView {
    let hit = |(record, at, width): &(Record, f64, f64)| {
        block! {
            <a
                href=record.href()
                tabindex="-1"
                data-indicator=record.id.clone()
                aria-current=record.current()
                aria-label=record.id.clone()
                data-tooltip=record.id.clone()
                class=record.class("hit")
                style=format!("left:{};width:{}", percent(*at), percent(*width))
            ></a>
        }
    };
    let series = move |own: &Series| {
        let open = own.table.as_ref().map(table);
        block! {
            <div class="series-chart">
                <figure>
                    <h4>{own.title.clone()}</h4>
                    <div class="plot" style="margin-left:30px">
                        <div class="chart-canvas time-series">
                            {drawing(&own.shapes, "0 0 600 190")}
                            <canvas data-chart=own.id.clone() aria-hidden="true"></canvas>
                            {axis_labels(&own.labels)}
                            <div data-roving="a.hit" class="hits">{own.hits.iter().map(hit).collect_view()}</div>
                        </div>
                    </div>
                    <figcaption>{own.caption.clone()}</figcaption>
                </figure>
                {tools(&own.id, own.table.is_some())}
                {open}
            </div>
        }
    };
    move || {
        let charts = scene.with(|scene| scene.series.iter().map(series).collect_view());
        block! { <div class="series-charts">{charts}</div> }
    }
}

#[component]
pub fn Tooltip(scene: RwSignal<Scene>) -> impl IntoView {
    let row = |(name, value): &(String, String)| {
        block! {
            <div>
                <dt>{name.clone()}</dt>
                <dd>{value.clone()}</dd>
            </div>
        }
    };
    let content = move |(_, title, rows): &(f64, String, Vec<(String, String)>)| {
        block! {
            <p>{title.clone()}</p>
            <dl>{rows.iter().map(row).collect_view()}</dl>
        }
    };
    move || {
        scene.with(|scene| {
            let style = scene.tooltip.as_ref().map(|own| format!("left:{}", percent(own.0)));
            let content = scene.tooltip.as_ref().map(content);
            let is_closed = scene.tooltip.is_none();
            block! {
                <div id="chart-tooltip" role="tooltip" hidden=is_closed class="tooltip" style=style>
                    {content}
                </div>
            }
        })
    }
}
