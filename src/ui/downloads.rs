//! The facts as files for other programs: the section with the buttons, and the files.

use super::bundle::DEFAULT_STORY;
use super::charts;
use super::command::{Command, ExportFormat};
use super::control::button;
use super::element::{El, el};
use super::fetching;
use super::navigation::href_of;
use super::session::Session;
use crate::browser;
use crate::gather::Gather;
use crate::scene::map::{places_file, visible_places};
use crate::scene::records::record_text::SceneContext;
use crate::scene::timeline::{deadline_calendar, visible_deadlines};
use crate::state::{Page, State, VisibleRecords, encode};
use crate::story::RecordId;
use crate::words::DownloadWords;
use crate::write::{file_name, fits_calendar};

/// The section with the downloads that follow the filters, and the link to the file of the story.
pub(super) fn section(session: Session, ctx: &SceneContext<'_>, visible: &VisibleRecords) -> El {
    let texts = ctx.words().in_views().downloads;
    let deadlines = visible_deadlines(ctx, visible);
    let (listed, omitted): (Vec<_>, Vec<_>) = deadlines.iter().partition(|item| fits_calendar(item.day(), item.day()));
    let places = visible_places(visible).len();
    let file = |format: ExportFormat, count: usize, text: String| {
        (count > 0).then(|| el("li").children(vec![button(Command::Export(format, "")).text_content(text)]))
    };
    let story = story_file(session).map(|address| {
        let name = file_name(&ctx.story.id, "json", "story");
        // On a page of another origin, the browser shows the file instead, in a new tab.
        let link =
            el("a").attr("href", address).attr("download", name).attr("target", "_blank").attr("rel", "noopener");
        el("li").children(vec![link.text_content(texts.all)])
    });
    let files = el("ul").class("download-files").children_iter(
        [
            file(ExportFormat::Calendar, listed.len(), (texts.calendar)(listed.len())),
            file(ExportFormat::Places, places, (texts.places)(places)),
            story,
        ]
        .into_iter()
        .flatten(),
    );
    let note = (!omitted.is_empty()).then(|| el("p").text_content((texts.omitted)(omitted.len())));
    el("section")
        .class("downloads")
        .attr("aria-label", texts.heading)
        .children(vec![el("h3").text_content(texts.heading), el("p").class("hint").text_content(texts.hint)])
        .children_iter(note)
        .children(vec![files])
}

/// Downloads a file. `name` is that of a chart or a table, and empty for the files of the section.
pub(super) fn export(session: Session, format: ExportFormat, name: &str) {
    let title = |name: fn(&DownloadWords) -> fn(&str) -> String| {
        session.scene_untracked(|ctx, _, _, _| name(ctx.words().in_views().downloads)(ctx.story.title.get(ctx.lang)))
    };
    match format {
        ExportFormat::Calendar => {
            let text = formatted(session, |ctx, visible, page_of| deadline_calendar(ctx, visible, page_of));
            let name = file_name(&title(|texts| texts.calendar_name), "ics", "deadlines");
            browser::download(&name, "text/calendar;charset=utf-8", &text);
        }
        ExportFormat::Places => {
            let name = file_name(&title(|texts| texts.places_name), "geojson", "places");
            browser::download(&name, "application/geo+json", &formatted(session, places_file));
        }
        ExportFormat::Csv | ExportFormat::Svg | ExportFormat::Png => charts::export(session, format, name),
    }
}

/// Formats a file. `make` is called with a function that returns the address of the page of a record.
fn formatted(
    session: Session,
    make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &dyn Fn(RecordId) -> Option<String>) -> String,
) -> String {
    let (route, base) = session.route();
    // A story without pages is named by the query.
    let has_pages = route.story.is_some() || session.store.loaded_path.get_value().is_none();
    session.scene_untracked(|ctx, visible, _, state| {
        make(ctx, visible, &|record| {
            let base = base.as_ref()?;
            if has_pages {
                return Some(base.link(&route.with_page(Page::of(ctx.story, record)?).path()));
            }
            let others = state.others.iter().filter(|(key, _)| key == "story").cloned().gather();
            let linked = State { selected: Some(record), lang: state.lang, others, ..State::default() };
            Some(href_of(session, ctx.story, &encode(ctx.story, &linked)))
        })
    })
}

/// Returns the address of the file with the whole story. `None` on a page without a base.
fn story_file(session: Session) -> Option<String> {
    let root = session.root();
    let base = root.base()?;
    let file = if session.store.shows_bundle() {
        fetching::full_story_file(session)
    } else {
        session.store.loaded_path.get_value().unwrap_or_else(|| DEFAULT_STORY.to_owned())
    };
    Some([base.address.as_str(), &file].concat())
}
