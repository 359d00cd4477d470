//! The menu of the masthead: a dialog beside the page with sharing, embedding, downloads, print, and links.

use leptos::prelude::{IntoView, component};

use super::links::view_href;
use super::masthead::{basis_switch, view_link};
use crate::browser;
use crate::state::View;
use crate::ui::chunks::tools;
use crate::ui::command::{Command, ShellCommand};
use crate::ui::control::button;
use crate::ui::element::{El, el};
use crate::ui::part::Part;
use crate::ui::part_id::PartId;
use crate::ui::session::Session;

/// The menu as a part of the page. Empty while it is closed.
#[component]
pub(in crate::ui) fn Menu(session: Session) -> impl IntoView {
    Part::new(session, PartId::Menu, menu)
}

fn menu(session: Session) -> El {
    let menu = el("dialog").class("menu popup");
    if !session.shell().is_menu_open.get() {
        return menu;
    }
    let copied = session.charts().copied.get();
    let qr_code = session.shell().qr_code.get().zip(tools());
    session.scene(|ctx, _, _, state| {
        let words = ctx.words();
        let item = |command, label: &'static str| button(command).text_content(label);
        let page = Some(state.shown_page(ctx.story));
        let link = |view: View| view_link(words, view, view_href(session, ctx.story, state, view), page);
        let qr_figure = qr_code.map(|(address, tools)| (tools.qr_figure)(words, &address));
        let is_expanded = if matches!(qr_figure, Some(Ok(_))) { "true" } else { "false" };
        let too_long = qr_figure.as_ref().and_then(|figure| figure.as_ref().err()).map(|text| (*text).to_owned());
        let status = copied.map(|copied| {
            copied.map_or_else(|address| (words.shell.copy_this)(&address), |()| words.shell.copied.to_owned())
        });
        let embed =
            item(Command::OpenEmbedDialog, words.shell.embed).class("embed-open").attr("aria-haspopup", "dialog");
        let show_code =
            item(Command::Shell(ShellCommand::ShowQrCode), words.shell.qr_code).attr("aria-expanded", is_expanded);
        let download = link(View::Indicators).text_content(words.shell.download);
        menu.attr("tabindex", "-1")
            .attr("aria-label", words.shell.menu)
            .children_iter(browser::can_share().then(|| item(Command::Shell(ShellCommand::Share), words.shell.share)))
            .children(vec![
                basis_switch(words, state.background),
                item(Command::CopyAddress, words.shell.copy_link),
                el("p")
                    .class("copy-status")
                    .attr("role", "status")
                    .text_content(status.or(too_long).unwrap_or_default()),
                show_code,
            ])
            .children_iter(qr_figure.and_then(Result::ok))
            .children(vec![
                embed,
                download.command(Command::SetView(View::Indicators)),
                item(Command::Shell(ShellCommand::Print), words.shell.print),
                link(View::Table).class("phone-only").command(Command::SetView(View::Table)),
                link(View::About).command(Command::SetView(View::About)),
            ])
    })
}
