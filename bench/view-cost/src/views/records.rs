//! Tables, detail panel and footer.

use super::block;
use super::charts::badge;
use crate::scene::{Badge, Citation, Detail, Record, Scene, Table, TableRow};
use leptos::prelude::*;

/// A link to another site, or plain text without an address.
fn external_link(name: &str, url: Option<&String>) -> impl IntoView + use<> {
    let link = url.map(|url| {
        block! {
            <a href=url.clone() target="_blank" rel="noopener noreferrer" class="external">{name.to_owned()}</a>
        }
    });
    let text = url.is_none().then(|| block! { <span>{name.to_owned()}</span> });
    (link, text)
}

fn citations(all: &[Citation]) -> impl IntoView + use<> {
    let row = |own: &Citation| {
        let phrase = own.phrase.clone().map(|phrase| block! { <q lang="zh-Hans">{format!("“{phrase}”")}</q> });
        block! {
            <li>
                {external_link(&own.label, own.url.as_ref())}
                {phrase}
                <span class="citation-details">{own.rest.clone()}</span>
            </li>
        }
    };
    block! { <ul class="citations">{all.iter().map(row).collect_view()}</ul> }
}

pub fn table(own: &Table) -> impl IntoView + use<> {
    let head = |head: &String| block! { <th scope="col">{head.clone()}</th> };
    let cell = |cell: &String| {
        let class = (cell.len() < 14).then_some("nowrap");
        block! { <td class=class>{cell.clone()}</td> }
    };
    let row = |own: &TableRow| {
        let record = &own.record;
        block! {
            <tr id=record.id.clone() class=record.class("row")>
                <th scope="row">
                    <a
                        href=record.href()
                        data-event=record.id.clone()
                        aria-current=record.current()
                        class=record.class("record-link")
                    >
                        <span class="title">{own.title.clone()}</span>
                    </a>
                </th>
                {own.cells.iter().map(cell).collect_view()}
                <td>{citations(&own.citations)}</td>
            </tr>
        }
    };
    let more = (own.remaining > 0).then(|| {
        block! { <button type="button" data-time="rows" class="more">{format!("{} more", own.remaining)}</button> }
    });
    block! {
        <div role="region" aria-label=own.caption.clone() tabindex="0" class="scroller">
            <table>
                <caption>
                    <span>{own.caption.clone()}</span>
                    <button type="button" data-export=format!("csv {}", own.caption)>"CSV"</button>
                </caption>
                <thead>
                    <tr>{own.heads.iter().map(head).collect_view()}</tr>
                </thead>
                <tbody>{own.rows.iter().map(row).collect_view()}</tbody>
            </table>
            {more}
        </div>
    }
}

#[component]
pub fn Tables(scene: RwSignal<Scene>) -> impl IntoView {
    let source = |(publisher, url, date, text): &(String, Option<String>, String, String)| {
        block! {
            <tr id=format!("source-{publisher}")>
                <th scope="row">{external_link(publisher, url.as_ref())}</th>
                <td>{date.clone()}</td>
                <td>{text.clone()}</td>
            </tr>
        }
    };
    move || {
        scene.with(|scene| {
            block! {
                <section data-view="table" aria-label="Table" class="view">
                    <h2>"Table"</h2>
                    <p class="hint">"All records with their sources."</p>
                    {scene.tables.iter().map(table).collect_view()}
                    <table>
                        <caption>"Sources"</caption>
                        <tbody>{scene.sources.iter().map(source).collect_view()}</tbody>
                    </table>
                </section>
            }
        })
    }
}

fn derivation(status: &Badge, rows: &[[String; 3]]) -> impl IntoView + use<> {
    let row = |[name, formula, result]: &[String; 3]| {
        block! {
            <div>
                <dt>{name.clone()}</dt>
                <dd>{formula.clone()}</dd>
                <dd>
                    <strong>{result.clone()}</strong>
                </dd>
            </div>
        }
    };
    block! {
        <div>
            <p class="assessment">{badge(status)}</p>
            <details class="derivation">
                <summary>"How it is computed"</summary>
                <dl>{rows.iter().map(row).collect_view()}</dl>
            </details>
        </div>
    }
}

fn bounds(streets: &[String; 4]) -> impl IntoView + use<> {
    let side = |(class, street): (&'static str, &String)| {
        block! {
            <div class=class>
                <dt>{class}</dt>
                <dd>{street.clone()}</dd>
            </div>
        }
    };
    let sides = ["north", "east", "south", "west"].into_iter().zip(streets).map(side).collect_view();
    block! {
        <figure class="bounds">
            <figcaption>"Between these streets"</figcaption>
            <dl>{sides}</dl>
        </figure>
    }
}

fn detail(own: &Detail) -> impl IntoView + use<> {
    let paragraph = |text: &String| block! { <p>{text.clone()}</p> };
    let fact = |(name, fact): &(String, String)| {
        block! {
            <div>
                <dt>{name.clone()}</dt>
                <dd>{fact.clone()}</dd>
            </div>
        }
    };
    let relative = |(record, name): &(Record, String)| {
        block! {
            <li>
                <a
                    href=record.href()
                    data-place=record.id.clone()
                    aria-current=record.current()
                    class=record.class("relative")
                >
                    <span class="title">{name.clone()}</span>
                </a>
            </li>
        }
    };
    let related = move |(kind, all): &(String, Vec<(Record, String)>)| {
        block! {
            <div class="related-records">
                <h4>{kind.clone()}</h4>
                <ul>{all.iter().map(relative).collect_view()}</ul>
            </div>
        }
    };
    let derived = own.badge.as_ref().map(|status| derivation(status, &own.derivation));
    block! {
        <div class="detail-bar">
            <button type="button" data-step="previous" disabled=!own.has_previous>"Previous"</button>
            <span class="position">{own.position.clone()}</span>
            <button type="button" data-step="next">"Next"</button>
            <button type="button" data-close="" class="close">"Close"</button>
        </div>
        <p class="kicker">{own.kicker.clone()}</p>
        <h2 tabindex="-1">{own.title.clone()}</h2>
        <p class="date">{own.date.clone()}</p>
        {own.paragraphs.iter().map(paragraph).collect_view()}
        {own.bounds.as_ref().map(bounds)}
        <dl>{own.facts.iter().map(fact).collect_view()}</dl>
        {derived}
        <h3>"Related"</h3>
        {own.related.iter().map(related).collect_view()}
        <h3>"Evidence"</h3>
        {citations(&own.citations)}
    }
}

#[component]
pub fn DetailPanel(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        scene.with(|scene| {
            let class = if scene.detail.is_some() { "detail has-selection" } else { "detail" };
            let empty = scene.detail.is_none().then(|| block! { <p class="hint">"Select a record."</p> });
            block! {
                <aside data-view="detail" aria-label="Record" aria-live="polite" class=class>
                    {empty}
                    {scene.detail.as_ref().map(detail)}
                </aside>
            }
        })
    }
}

#[component]
pub fn Footer(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        let about = scene.with(|scene| scene.about.clone());
        block! {
            <footer class="footer">
                <p>
                    <strong>"Minxin Atlas"</strong>
                </p>
                <p>{about}</p>
                <p class="attribution">
                    <span class="schematic">"Schematic map"</span>
                    <a href="https://example.org/" target="_blank" rel="noopener noreferrer" class="external">
                        "© Contributors"
                    </a>
                </p>
            </footer>
        }
    }
}
