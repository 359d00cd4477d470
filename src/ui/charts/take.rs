//! What is taken away of a chart or a table: pictures, tables, the address.

use leptos::prelude::{GetUntracked, Set, Update};
use wasm_bindgen_futures::spawn_local;

use super::super::message::Message;
use super::super::session::Session;
use crate::browser;
use crate::paint;
use crate::scene::chart::sheet::{Sheet, WIDTH, sheet};
use crate::scene::chart::{Name, grid};
use crate::scene::table::{sources, tables};
use crate::write::{csv, file_name};

/// So many pixels of a picture make one of the sheet.
const DOTS: f64 = 2.0;
/// The most rows of a table that are written.
const ALL: usize = 1 << 20;

/// Does what a control of the charts asks for; whether it was one.
pub(in crate::ui) fn act(session: Session, control: &str, value: &str) -> bool {
    if !super::IS_THERE || control != "data-take" {
        return false;
    }
    match value.split_once(' ') {
        None => copy_address(session),
        Some(("csv", of)) => csv_of(session, of),
        Some((word, of)) => {
            if let Some(name) = session.scene_untracked(|told, _, _, _| Name::parse(told, of)) {
                of_chart(session, word, name);
            }
        }
    }
    true
}

fn of_chart(session: Session, word: &str, name: Name) {
    if word == "table" {
        let twin = session.charts().twin;
        return twin.set(Some(name).filter(|name| twin.get_untracked() != Some(*name)));
    }
    let address = browser::address();
    let drawn = session.scene_untracked(|told, shown, _, state| sheet(told, shown, state.sort, name, &address));
    let Some((drawn, theme)) = drawn.zip(browser::theme_of("[data-view=indicators]")) else { return };
    let file = file_name(&drawn.title, word, "chart");
    if word == "svg" {
        browser::download(&file, "image/svg+xml", &paint::svg(&drawn, &theme));
    } else {
        picture(&drawn, &theme, file);
    }
}

fn picture(drawn: &Sheet, theme: &paint::Theme, file: String) {
    let Some((canvas, area)) = browser::loose_canvas(WIDTH * DOTS, drawn.height * DOTS) else { return };
    if paint::sheet(&area, drawn, theme, DOTS).is_ok() {
        browser::download_canvas(&canvas, file);
    }
}

/// The table of a chart, or one of the tables of all facts by its place.
fn csv_of(session: Session, of: &str) {
    let made = session.scene_untracked(|told, shown, lit, state| {
        let Some(place) = of.strip_prefix("table/") else {
            let grid = grid(told, shown, state.sort, Name::parse(told, of)?)?;
            let heads: Vec<&str> = grid.heads.iter().chain(grid.data_heads).copied().collect();
            let rows = grid.rows.iter().zip(&grid.data);
            let rows = rows.map(|(words, data)| words.iter().chain(data).map(String::as_str).collect());
            return Some((grid.caption.clone(), csv([heads].into_iter().chain(rows))));
        };
        if place == "sources" {
            let columns = &told.words().columns;
            let heads = vec![columns.publisher, columns.published, columns.text, "url"];
            let all = sources(told);
            let rows = all.iter().map(|own| {
                let url = own.url.as_deref().unwrap_or_default();
                vec![own.publisher.as_str(), &own.published, &own.title, url]
            });
            return Some((told.words().sources.to_owned(), csv([heads].into_iter().chain(rows))));
        }
        let table = tables(told, shown, lit, ALL).into_iter().nth(place.parse().ok()?)?;
        let cites = |own: &crate::scene::table::Row| {
            let cite = |own: &crate::scene::facts::Cite| match &own.url {
                Some(url) => [&own.label, " ", url].concat(),
                None => own.label.clone(),
            };
            own.cites.iter().map(cite).collect::<Vec<_>>().join("; ")
        };
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|own| [std::slice::from_ref(&own.head), &own.cells[..], &[cites(own), own.link.id.clone()]].concat())
            .collect();
        let heads: Vec<&str> = table.heads.iter().copied().chain(["id"]).collect();
        let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect());
        Some((table.caption.to_owned(), csv([heads].into_iter().chain(rows))))
    });
    if let Some((title, text)) = made {
        browser::download(&file_name(&title, "csv", "table"), "text/csv;charset=utf-8", &text);
    }
}

/// Puts the address of what is seen where it can be pasted from, and says whether it is there.
fn copy_address(session: Session) {
    spawn_local(async move {
        let address = browser::address();
        let is_there = browser::copy(&address).await;
        session.messages.update(|messages| {
            messages.retain(|message| !message.is_passing());
            messages.push(if is_there { Message::Copied } else { Message::CopyThis(address) });
        });
    });
}
