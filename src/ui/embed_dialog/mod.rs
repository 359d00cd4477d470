//! The embed dialog: choose view, language, theme and selection, see a preview, copy the embed code.

#[cfg(feature = "hydrate")]
mod preview;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::element::{El, el};
use super::part::{Part, PartId};
use super::session::Session;
use super::{DEFAULT_STORY, fetching};
use crate::browser;
use crate::scene::records::embed_code::{EmbedOptions, THEMES, base, records, snippets, title};
use crate::scene::records::record_text::SceneContext;
#[cfg(feature = "hydrate")]
use crate::state::encode;
use crate::state::{View, VisibleRecords};
use crate::story::Lang;

/// Selector of the dialog.
const DIALOG: &str = "dialog.share";

/// Options of the embed code, by the names of their `<select>` elements without `share-`.
const KEYS: [&str; 4] = ["view", "lang", "theme", "sel"];

/// State of the dialog that the URL does not contain.
#[derive(Clone, Copy)]
pub(super) struct EmbedDialogState {
    open: RwSignal<Option<EmbedForm>>,
    /// Query of the history entry below that of the dialog, and the query of the state when the dialog was opened; `None`
    /// without a dialog.
    #[cfg(feature = "hydrate")]
    below: StoredValue<Option<[String; 2]>>,
    /// Id of the atlas mounted in the preview.
    #[cfg(feature = "hydrate")]
    preview: StoredValue<Option<u32>>,
}

/// Content of the open dialog.
#[derive(Clone, Debug, PartialEq)]
struct EmbedForm {
    choice: EmbedOptions,
    /// Index of the snippet copied last, and true if copying succeeded.
    copied: Option<(usize, bool)>,
}

impl Default for EmbedDialogState {
    fn default() -> Self {
        Self {
            open: RwSignal::new(None),
            #[cfg(feature = "hydrate")]
            below: StoredValue::new(None),
            #[cfg(feature = "hydrate")]
            preview: StoredValue::new(None),
        }
    }
}

impl EmbedDialogState {
    /// Returns true if the dialog is open. Reactive.
    pub(super) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }
}

/// Returns the button that opens the dialog.
pub(super) fn opener(ctx: &SceneContext<'_>) -> El {
    let button = el("button").attr("type", "button").class("share-open").attr("data-share", "open");
    button.attr("aria-haspopup", "dialog").text_content(ctx.words().share.open)
}

/// The dialog as a part of the page. Empty while it is closed.
#[component]
pub(super) fn EmbedDialog(session: Session) -> impl IntoView {
    Part::new(session, PartId::EmbedDialog, dialog)
}

fn dialog(session: Session) -> El {
    let dialog = el("dialog").class("share");
    let Some(open) = session.share().open.get() else { return dialog };
    session.scene(|ctx, visible, _, _| {
        let texts = texts(session, ctx, &open.choice);
        dialog.attr("aria-labelledby", "share-heading").children(content(ctx, visible, &open, texts))
    })
}

/// Returns the embed code of the options, one snippet per method.
fn texts(session: Session, ctx: &SceneContext<'_>, choice: &EmbedOptions) -> [String; 3] {
    let title = title(ctx.story, choice.state.lang, session.lacks_english(&choice.state));
    snippets(ctx, choice, base(&session.root().address()), title)
}

fn content(ctx: &SceneContext<'_>, visible: &VisibleRecords, open: &EmbedForm, texts: [String; 3]) -> Vec<El> {
    let words = ctx.words();
    let own = &words.share;
    let head = el("div").class("share-head").children(vec![
        el("h2").attr("id", "share-heading").text_content(own.heading),
        el("button").attr("type", "button").attr("data-share", "close").text_content(words.detail.close),
    ]);
    let preview = el("div").class("preview").attr("role", "img").attr("tabindex", "0").attr("aria-label", own.preview);
    let mut parts = vec![head, el("p").class("hint").text_content(own.hint), choices(ctx, visible, &open.choice)];
    parts.extend([el("h3").text_content(own.preview), preview]);
    let texts = texts.into_iter().zip(own.ways).zip(own.needs).enumerate();
    parts.extend(texts.map(|(place, ((text, way), need))| {
        let says = match open.copied {
            Some((copied, true)) if copied == place => own.copied,
            Some((copied, false)) if copied == place => own.marked,
            _ => own.copy,
        };
        let name = format!("share-{place}");
        el("section").class("snippet").children(vec![
            el("h3").attr("id", format!("{name}-name")).text_content(way),
            el("p").class("hint").text_content(need),
            el("textarea")
                .attr("id", name.clone())
                .attr("readonly", "")
                .attr("rows", "4")
                .attr("spellcheck", "false")
                .attr("aria-labelledby", format!("{name}-name"))
                .text_content(text),
            el("button")
                .attr("type", "button")
                .attr("data-share", place.to_string())
                .attr("aria-live", "polite")
                .text_content(says),
        ])
    }));
    parts
}

/// Returns the `<select>` elements of the options.
fn choices(ctx: &SceneContext<'_>, visible: &VisibleRecords, choice: &EmbedOptions) -> El {
    let words = ctx.words();
    let own = &words.share;
    let option = |value: &str, name: &str, is_chosen: bool| {
        let option = el("option").attr("value", value.to_owned()).text_content(name.to_owned());
        option.attr_opt("selected", is_chosen.then_some(""))
    };
    let list = |key: &'static str, label: &'static str, options: Vec<El>| {
        let select = el("select").attr("name", ["share-", key].concat()).children(options);
        el("label").children(vec![el("span").text_content(label), select])
    };
    let views = View::NAMES.iter().zip(words.view_names);
    let views = views.map(|((word, view), name)| option(word, name, choice.state.view == *view)).collect();
    let langs = [(Lang::Zh, "中文"), (Lang::En, "English")];
    let langs = langs.map(|(lang, name)| option(lang.code(), name, choice.state.lang == lang).attr("lang", lang.tag()));
    let themes = THEMES.iter().zip(own.themes).enumerate();
    let themes = themes.map(|(place, (word, name))| option(word, name, choice.theme == place)).collect();
    let chosen = choice.state.selected.map(|at| ctx.story.id_of(at));
    let mut selection = vec![option("", own.none, chosen.is_none())];
    selection.extend(records(ctx, visible).into_iter().map(|(kind, all)| {
        let options = all.into_iter().map(|(id, name)| option(id, name, chosen == Some(id)));
        el("optgroup").attr("label", kind).children_iter(options)
    }));
    el("div").class("choices").children(vec![
        list("view", words.views, views),
        list("lang", own.lang, langs.into()),
        list("theme", own.theme, themes),
        list("sel", own.selection, selection),
    ])
}

/// Runs a command of the dialog. Returns false if `control` is not one.
pub(super) fn handle_command(session: Session, control: &str, value: &str) -> bool {
    if control != "data-share" {
        return false;
    }
    match value {
        "open" => open(session),
        "close" => session.root().close_dialog(DIALOG),
        place => {
            if let Ok(place) = place.parse() {
                copy(session, place);
            }
        }
    }
    true
}

/// Opens the dialog and adds a history entry for it.
fn open(session: Session) {
    #[cfg(feature = "hydrate")]
    {
        let root = session.root();
        session.share().below.set_value(Some([root.query(), link(session)]));
        root.push_dialog();
    }
    show(session);
}

fn show(session: Session) {
    let choice = session.scene_untracked(|_, _, _, state| EmbedOptions::from(state));
    complete(session, &choice);
    session.share().open.set(Some(EmbedForm { choice, copied: None }));
    browser::next_frame(move || {
        session.root().show_dialog(DIALOG);
        #[cfg(feature = "hydrate")]
        preview::start(session);
    });
}

/// Returns the query that encodes the state of the page.
#[cfg(feature = "hydrate")]
fn link(session: Session) -> String {
    session.scene_untracked(|ctx, _, _, state| encode(ctx.story, state))
}

/// Handles the `close` event of the dialog, from its button, a key or the browser.
#[cfg(feature = "hydrate")]
pub(super) fn on_close(session: Session) {
    session.share().open.set(None);
    preview::end(session);
    session.root().leave_dialog();
}

/// Opens the dialog if the page was loaded at the dialog's history entry.
#[cfg(feature = "hydrate")]
pub(super) fn restore(session: Session) {
    if session.root().is_at_dialog() {
        open(session);
    }
}

/// Handles `popstate`: opens or closes the dialog. Returns true if the address needs no further handling.
#[cfg(feature = "hydrate")]
pub(super) fn on_popstate(session: Session) -> bool {
    let (root, share) = (session.root(), session.share());
    if root.is_at_dialog() {
        if share.open.with_untracked(Option::is_none) {
            restore(session);
        }
        return false;
    }
    let Some([below, link_then]) = share.below.get_value() else { return false };
    share.below.set_value(None);
    root.close_dialog(DIALOG);
    let is_below = root.query() == below;
    let link = link(session);
    if is_below && link != link_then {
        // State changes made while the dialog was open were written to its own entry only.
        root.replace(&link);
    }
    is_below
}

/// Fetches the full story if the page has only its Chinese text and the options need the English title.
fn complete(session: Session, choice: &EmbedOptions) {
    if !session.lacks_english(&choice.state) {
        return;
    }
    spawn_local(async move {
        // If the fetch fails, the code uses the name of the atlas as its title.
        if let Ok((story, _)) = fetching::open(&session.root(), DEFAULT_STORY, &|_| ()).await
            && !session.is_disposed()
        {
            session.install_full_story(story);
        }
    });
}

/// Handles a changed `<select>` of the dialog. Returns false if the event is of another element.
pub(super) fn on_select(session: Session, event: &Event) -> bool {
    let found =
        KEYS.into_iter().find_map(|key| Some((key, browser::selected_option(event, &["share-", key].concat())?)));
    let Some((key, value)) = found else { return false };
    session.share().open.update(|open| {
        if let Some(open) = open {
            let choice = open.choice.clone();
            open.choice = session.scene_untracked(|ctx, _, _, _| choice.with(ctx, key, &value));
            open.copied = None;
            if key == "lang" {
                complete(session, &open.choice);
            }
        }
    });
    #[cfg(feature = "hydrate")]
    preview::change(session, key, &value);
    true
}

fn copy(session: Session, place: usize) {
    let ctx = session.share().open.get_untracked().and_then(|open| {
        session.scene_untracked(|ctx, _, _, _| texts(session, ctx, &open.choice).into_iter().nth(place))
    });
    let Some(text) = ctx else { return };
    spawn_local(async move {
        let is_copied = browser::copy_text(&text).await;
        if session.is_disposed() {
            return;
        }
        if !is_copied {
            session.root().select_text(&format!("#share-{place}"));
        }
        session.share().open.update(|open| {
            if let Some(open) = open {
                open.copied = Some((place, is_copied));
            }
        });
    });
}
