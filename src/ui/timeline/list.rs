//! Every event and deadline in time order, by year: read from top to bottom where the page is narrow, and by those who
//! hear it.

use crate::scene::timeline::list as listed;
use crate::scene::timeline::{Row, Year};
use crate::state::View;
use crate::ui::element::{El, el};
use crate::ui::record::{hidden, record_link, span};
use crate::ui::session::Session;
use leptos::prelude::With;

/// The list.
pub(in crate::ui) fn list(session: Session) -> El {
    let pages = session.look.with(|look| look.pages);
    session.scene(|told, shown, lit, state| {
        if !state.view.shows(View::Timeline) {
            return hidden();
        }
        let scene = listed(told, shown, lit, pages);
        let more = (scene.left > 0).then(|| {
            let button = el("button").at("type", "button").class("more").at("data-time", "more");
            button.words((told.words().time.more)(scene.left))
        });
        let eras = (!scene.eras.is_empty()).then(|| el("ul").class("era-list").each(scene.eras.iter().map(row)));
        el("div")
            .class(if scene.left > 0 { "years long" } else { "years" })
            .each(eras)
            .each(scene.years.iter().map(year))
            .each(more)
    })
}

fn year(year: &Year) -> El {
    let heading = el("h3").words(year.heading.clone());
    el("section").class("year").with(vec![heading, el("ol").each(year.rows.iter().map(row))])
}

fn row(row: &Row) -> El {
    let iso = (!row.iso.is_empty()).then(|| row.iso.clone());
    let time = el("time").at_if("datetime", iso).words(row.date.clone());
    let link = record_link(&row.link, &["event ", row.form].concat(), vec![time, span("title", row.title.clone())]);
    el("li").with(vec![el("article").with(vec![link])])
}
