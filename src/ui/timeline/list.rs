//! The list of all events and deadlines in time order, grouped by year, for narrow pages and screen readers.

use crate::scene::timeline::event_list;
use crate::scene::timeline::{EventRow, YearGroup};
use crate::state::{Form, View};
use crate::ui::command::{Command, PagedList};
use crate::ui::control::{button, with_form};
use crate::ui::element::{El, el};
use crate::ui::record::{hidden_placeholder, record_link, span};
use crate::ui::session::Session;

/// The list of events and deadlines.
pub(in crate::ui) fn list(session: Session) -> El {
    let pages = session.timeline().pages.get();
    session.scene(|ctx, visible, highlight, state| {
        if state.view != View::Timeline {
            return hidden_placeholder();
        }
        let scene = event_list(ctx, visible, highlight, pages);
        let more = (scene.remaining > 0).then(|| {
            let button = button(Command::ShowMore(PagedList::Events)).class("more");
            button.text_content((ctx.words().in_views().time.more)(scene.remaining))
        });
        let eras = (!scene.eras.is_empty())
            .then(|| el("ul").class("era-list").children_iter(scene.eras.iter().map(event_row)));
        let list = el("div")
            .class(if scene.remaining > 0 { "event-list long" } else { "event-list" })
            .children_iter(eras)
            .children_iter(scene.years.iter().map(year_section))
            .children_iter(more);
        with_form(list, Form::List, state.form)
    })
}

/// Returns the events and deadlines of a year.
pub(in crate::ui) fn year_section(year: &YearGroup) -> El {
    let heading = el("h3").text_content(year.heading.clone());
    el("section").class("year").children(vec![heading, el("ol").children_iter(year.rows.iter().map(event_row))])
}

/// Returns the row of an event, a deadline or an era.
pub(in crate::ui) fn event_row(row: &EventRow) -> El {
    let iso = (!row.iso.is_empty()).then(|| row.iso.clone());
    let time = el("time").attr_opt("datetime", iso).text_content(row.date.clone());
    let link = record_link(&row.state, &["event ", row.form].concat(), vec![time, span("title", row.title.clone())]);
    el("li").children(vec![el("article").children(vec![link])])
}
