//! The embed dialog: choose view, language, theme and selection, see a preview, copy the embed code.

mod preview;
mod state;

use leptos::prelude::*;
use web_sys::Event;

use super::command::Command;
use super::control::{button, option};
use super::element::{El, el};
use super::fetching;
#[cfg(feature = "hydrate")]
use super::navigation;
use super::part::{Part, PartId};
use super::session::Session;
use crate::browser::{self, spawn_local};
use crate::gather::Gather;
use crate::scene::records::embed_code::{EmbedOptions, THEMES, records, snippets, title};
use crate::scene::records::record_text::SceneContext;
use crate::state::{View, VisibleRecords, encode};
use crate::story::Lang;
pub(super) use state::EmbedDialogState;
use state::EmbedForm;
#[cfg(feature = "hydrate")]
pub(super) use state::Mounter;

/// Selector of the dialog.
const DIALOG: &str = "dialog.embed-dialog";

/// Name of the dialog in its history entry.
const NAME: &str = "dialog";

/// Options of the embed code, by the names of their `<select>` elements without `share-`.
const KEYS: [&str; 4] = ["view", "lang", "theme", "sel"];

/// Returns the button that opens the dialog.
pub(super) fn open_button(ctx: &SceneContext<'_>) -> El {
    let button = button(Command::OpenEmbedDialog).class("embed-open");
    button.attr("aria-haspopup", "dialog").text_content(ctx.words().share.open)
}

/// The dialog as a part of the page. Empty while it is closed.
#[component]
pub(super) fn EmbedDialog(session: Session) -> impl IntoView {
    Part::new(session, PartId::EmbedDialog, dialog)
}

fn dialog(session: Session) -> El {
    let dialog = el("dialog").class("embed-dialog");
    let Some(form) = session.embed_dialog().open.get() else { return dialog };
    session.scene(|ctx, visible, _, _| {
        let texts = snippet_texts(session, ctx, &form.choice);
        dialog.attr("aria-labelledby", "share-heading").children(dialog_content(ctx, visible, &form, texts))
    })
}

/// Returns the embed code of the options, one snippet per method.
fn snippet_texts(session: Session, ctx: &SceneContext<'_>, choice: &EmbedOptions) -> [String; 3] {
    let title = title(ctx.story, choice.state.lang, session.store.lacks_english(&choice.state));
    let root = session.root();
    snippets(ctx, choice, root.base().map_or("", |base| &base.address), title)
}

fn dialog_content(ctx: &SceneContext<'_>, visible: &VisibleRecords, form: &EmbedForm, texts: [String; 3]) -> Vec<El> {
    let words = ctx.words();
    let labels = &words.share;
    let head = el("div").class("embed-dialog-head").children(vec![
        el("h2").attr("id", "share-heading").text_content(labels.heading),
        button(Command::CloseEmbedDialog).text_content(words.detail.close),
    ]);
    let preview =
        el("div").class("preview").attr("role", "img").attr("tabindex", "0").attr("aria-label", labels.preview);
    let mut parts =
        vec![head, el("p").class("hint").text_content(labels.hint), option_fields(ctx, visible, &form.choice)];
    parts.extend([el("h3").text_content(labels.preview), preview]);
    let texts = texts.into_iter().zip(labels.ways).zip(labels.needs).enumerate();
    parts.extend(texts.map(|(index, ((text, method), need))| {
        let status = match form.copied {
            Some((copied, true)) if copied == index => labels.copied,
            Some((copied, false)) if copied == index => labels.marked,
            _ => labels.copy,
        };
        let name = format!("share-{index}");
        el("section").class("snippet").children(vec![
            el("h3").attr("id", format!("{name}-name")).text_content(method),
            el("p").class("hint").text_content(need),
            el("textarea")
                .attr("id", name.clone())
                .attr("readonly", "")
                .attr("rows", "4")
                .attr("spellcheck", "false")
                .attr("aria-labelledby", format!("{name}-name"))
                .text_content(text),
            button(Command::CopyEmbedCode(index)).attr("aria-live", "polite").text_content(status),
        ])
    }));
    parts
}

/// Returns the `<select>` elements of the options.
fn option_fields(ctx: &SceneContext<'_>, visible: &VisibleRecords, choice: &EmbedOptions) -> El {
    let words = ctx.words();
    let labels = &words.share;
    let field = |key: &'static str, label: &'static str, options: Vec<El>| {
        let select = el("select").attr("name", ["share-", key].concat()).children(options);
        el("label").children(vec![el("span").text_content(label), select])
    };
    let views = View::of_story(ctx.story);
    let views = views.map(|(value, view)| option(value, (words.view_name)(view), choice.state.view == view)).gather();
    let langs = [(Lang::Zh, "中文"), (Lang::En, "English")];
    let langs = langs.map(|(lang, name)| option(lang.code(), name, choice.state.lang == lang).attr("lang", lang.tag()));
    let themes = THEMES.iter().zip(labels.themes).enumerate();
    let themes = themes.map(|(index, (value, name))| option(value, name, choice.theme == index)).gather();
    let chosen = choice.state.selected.map(|record| ctx.story.id_of(record));
    let mut selection = vec![option("", labels.none, chosen.is_none())];
    selection.extend(records(ctx, visible).into_iter().map(|(kind, records)| {
        let options = records.into_iter().map(|(id, name)| option(id, name, chosen == Some(id)));
        el("optgroup").attr("label", kind).children_iter(options)
    }));
    el("div").class("choices").children(vec![
        field("view", words.views, views),
        field("lang", labels.lang, langs.into()),
        field("theme", labels.theme, themes),
        field("sel", labels.selection, selection),
    ])
}

/// Closes the dialog.
pub(super) fn close(session: Session) {
    session.root().close_dialog(DIALOG);
}

/// Opens the dialog and adds a history entry for it.
pub(super) fn open(session: Session) {
    push_entry(session, NAME);
    show(session);
}

/// Adds a history entry for a dialog, and keeps what is needed to return to the entry below it.
pub(super) fn push_entry(session: Session, name: &str) {
    let root = session.root();
    session.embed_dialog().below.set_value(Some([root.query(), state_query(session)]));
    root.push_dialog(name);
}

fn show(session: Session) {
    let choice = session.scene_untracked(|_, _, _, state| EmbedOptions::from(state));
    fetch_english_if_needed(session, &choice);
    session.embed_dialog().open.set(Some(EmbedForm { choice, copied: None }));
    browser::next_frame(move || {
        session.root().show_dialog(DIALOG);
        preview::start(session);
    });
}

/// Returns the query that encodes the state of the page.
fn state_query(session: Session) -> String {
    session.scene_untracked(|ctx, _, _, state| encode(ctx.story, state))
}

/// Handles the `close` event of the dialog, from its button, a key or the browser.
pub(super) fn on_close(session: Session) {
    session.embed_dialog().open.set(None);
    preview::end(session);
    session.root().leave_dialog();
}

/// Opens the dialog if the page was loaded at the dialog's history entry.
#[cfg(feature = "hydrate")]
pub(super) fn restore(session: Session) {
    if session.root().dialog_at_entry().as_deref() == Some(NAME) {
        open(session);
    }
}

/// Handles `popstate`: opens or closes the dialog. Returns true if the address needs no further handling.
#[cfg(feature = "hydrate")]
pub(super) fn on_popstate(session: Session) -> bool {
    let (root, dialog) = (session.root(), session.embed_dialog());
    if root.dialog_at_entry().as_deref() == Some(NAME) {
        if dialog.open.with_untracked(Option::is_none) {
            restore(session);
        }
        return false;
    }
    let Some([below, query_then]) = dialog.below.get_value() else { return false };
    dialog.below.set_value(None);
    root.close_dialog(DIALOG);
    let is_below = root.query() == below;
    let query = state_query(session);
    if is_below && query != query_then {
        // State changes made while the dialog was open were written to its own entry only.
        navigation::write(session, &query, false);
    }
    is_below
}

/// Fetches the full story if the page has only its Chinese text and the options need the English title.
fn fetch_english_if_needed(session: Session, choice: &EmbedOptions) {
    if !session.store.lacks_english(&choice.state) {
        return;
    }
    let file = fetching::full_story_file(session);
    spawn_local(async move {
        // If the fetch fails, the code uses the name of the atlas as its title.
        if let Ok((story, _)) = fetching::fetch_story(&session.root(), &file, &|_| ()).await
            && !session.is_disposed()
        {
            session.store.install_full_story(story);
        }
    });
}

/// Handles a changed `<select>` of the dialog. Returns false if the event is of another element.
pub(super) fn on_select(session: Session, event: &Event) -> bool {
    let found =
        KEYS.into_iter().find_map(|key| Some((key, browser::selected_option(event, &["share-", key].concat())?)));
    let Some((key, value)) = found else { return false };
    session.embed_dialog().open.update(|form| {
        if let Some(form) = form {
            let choice = form.choice.clone();
            form.choice = session.scene_untracked(|ctx, _, _, _| choice.with(ctx, key, &value));
            form.copied = None;
            if key == "lang" {
                fetch_english_if_needed(session, &form.choice);
            }
        }
    });
    preview::change(session, key, &value);
    true
}

pub(super) fn copy(session: Session, index: usize) {
    let text = session.embed_dialog().open.get_untracked().and_then(|form| {
        session.scene_untracked(|ctx, _, _, _| snippet_texts(session, ctx, &form.choice).into_iter().nth(index))
    });
    let Some(text) = text else { return };
    spawn_local(async move {
        let is_copied = browser::copy_text(&text).await;
        if session.is_disposed() {
            return;
        }
        if !is_copied {
            session.root().select_text(&format!("#share-{index}"));
        }
        session.embed_dialog().open.update(|form| {
            if let Some(form) = form {
                form.copied = Some((index, is_copied));
            }
        });
    });
}
