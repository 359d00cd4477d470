//! The content of the embed dialog: choose view, language, theme and selection, see a preview, copy the embed code.

use web_sys::Event;

use super::preview;
use super::selectors::DIALOG;
use super::state::EmbedForm;
use crate::browser::{self, spawn_local};
use crate::gather::Gather;
use crate::scene::records::embed_code::{EmbedOptions, THEMES, records, snippets, title};
use crate::scene::records::record_text::SceneContext;
use crate::state::{View, VisibleRecords};
use crate::story::Lang;
use crate::ui::command::Command;
use crate::ui::control::{button, option};
use crate::ui::element::{El, el};
use crate::ui::fetching;
use crate::ui::session::Session;

/// Options of the embed code, by the names of their `<select>` elements without `share-`.
const KEYS: [&str; 4] = ["view", "lang", "theme", "sel"];

/// Returns the embed code of the options, one snippet per method.
fn snippet_texts(session: Session, ctx: &SceneContext<'_>, choice: &EmbedOptions) -> [String; 3] {
    let title = title(ctx.story, choice.state.lang, session.store.lacks_english(&choice.state));
    let root = session.root();
    snippets(ctx, choice, root.base().map_or("", |base| &base.address), title)
}

/// Returns the content of the open dialog. Reactive.
pub(in crate::ui) fn content(session: Session, form: &EmbedForm) -> Vec<El> {
    session.scene(|ctx, visible, _, _| dialog_content(ctx, visible, form, snippet_texts(session, ctx, &form.choice)))
}

fn dialog_content(ctx: &SceneContext<'_>, visible: &VisibleRecords, form: &EmbedForm, texts: [String; 3]) -> Vec<El> {
    let words = ctx.words();
    let labels = &words.in_views().share;
    let head = el("div").class("embed-dialog-head").children(vec![
        el("h2").attr("id", "share-heading").text_content(labels.heading),
        button(Command::CloseEmbedDialog).text_content(words.shell.close),
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
    let labels = &words.in_views().share;
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

/// Shows the dialog, with its preview.
pub(in crate::ui) fn show(session: Session) {
    let choice = session.scene_untracked(|_, _, _, state| EmbedOptions::from(state));
    fetch_english_if_needed(session, &choice);
    session.embed_dialog().open.set(Some(EmbedForm { choice, copied: None }));
    browser::next_frame(move || {
        session.root().show_dialog(DIALOG);
        preview::start(session);
    });
}

/// Handles the `close` event of the dialog, from its button, a key or the browser.
pub(in crate::ui) fn on_close(session: Session) {
    session.embed_dialog().open.set(None);
    preview::end(session);
    session.root().leave_dialog();
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
pub(in crate::ui) fn on_select(session: Session, event: &Event) -> bool {
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

/// Copies the embed code at this index; where the clipboard refuses, selects it.
pub(in crate::ui) fn copy(session: Session, index: usize) {
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
