//! The filter sheet of a phone: a modal dialog with basis, district, time and programme.

use leptos::prelude::{IntoView, component};

use super::filters::{counts, district_filter, time_filter};
use super::icons::{CLOSE, icon};
use super::masthead::basis_switch;
use crate::scene::kit::context::SceneContext;
use crate::state::State;
use crate::story::RecordKind;
use crate::ui::command::{Command, ShellCommand};
use crate::ui::control::{button, toggle};
use crate::ui::element::{El, el};
use crate::ui::part::Part;
use crate::ui::part_id::PartId;
use crate::ui::record::span;
use crate::ui::session::Session;

/// The filter sheet as a part of the page. Empty while it is closed.
#[component]
pub(in crate::ui) fn FilterSheet(session: Session) -> impl IntoView {
    Part::new(session, PartId::FilterSheet, sheet)
}

fn sheet(session: Session) -> El {
    let sheet = el("dialog").class("filter-sheet");
    if !session.shell().are_filters_open.get() {
        return sheet;
    }
    session.scene(|ctx, visible, _, state| {
        let words = ctx.words();
        let close = button(Command::Shell(ShellCommand::CloseFilters))
            .class("icon-button")
            .attr("aria-label", words.shell.close);
        let head = el("div").class("sheet-head").children(vec![
            el("h2").attr("id", "filter-heading").text_content(words.shell.filters),
            close.children(vec![icon(CLOSE)]),
        ]);
        let clear = state
            .is_filtered()
            .then(|| button(Command::ClearFilters).class("clear").text_content(words.shell.clear_all));
        let show = (words.shell.show)(&counts(ctx, visible));
        let show = button(Command::Shell(ShellCommand::CloseFilters)).class("primary").text_content(show);
        let selects = [district_filter(ctx, state), time_filter(ctx, state)];
        let body = el("div").class("sheet-body").children(vec![
            basis_switch(words, state.background),
            el("div").class("sheet-selects").children_iter(selects.into_iter().flatten()),
            el("h3").attr("id", "filter-programmes").text_content(words.programme),
            programmes(ctx, state),
        ]);
        sheet.attr("aria-labelledby", "filter-heading").children(vec![
            head,
            body,
            el("div").class("sheet-foot").children_iter(clear).children(vec![show]),
        ])
    })
}

/// Returns the list of programmes, of which one can be chosen.
fn programmes(ctx: &SceneContext<'_>, state: &State) -> El {
    let words = ctx.words();
    let row = |id: &str, name: &str, is_chosen: bool, counts: Option<String>| {
        let row = toggle(Command::FilterProgramme(id), is_chosen, "").children(vec![span("title", name.to_owned())]);
        el("li").children(vec![row.children_iter(counts.map(|counts| span("numbers", counts)))])
    };
    let all = row("", words.all_programmes, state.programme.is_none(), None);
    let rows = ctx.story.programmes.iter().enumerate().map(|(index, (id, entry))| {
        let count = |kind| {
            let records = ctx.story.records().into_iter().map(|(record, ..)| record);
            let records =
                records.filter(|record| record.kind == kind && ctx.story.is_included(*record, ctx.background));
            records.filter(|record| ctx.story.programmes_of(*record).iter().any(|other| other == id)).count()
        };
        let counts = (words.shell.of_programme)(count(RecordKind::Event), count(RecordKind::Indicator));
        row(id, entry.name.get(ctx.lang), state.programme == Some(index), Some(counts))
    });
    el("ul").attr("aria-labelledby", "filter-programmes").children(vec![all]).children_iter(rows)
}
