//! The dialog for whoever wants the atlas in a page of their own: what is shown, how it looks there, and what to write.

#[cfg(feature = "hydrate")]
mod preview;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::element::{El, el};
use super::session::Session;
use super::{DEFAULT_STORY, fetching};
use crate::browser;
use crate::scene::facts::Told;
use crate::scene::share::{Choice, THEMES, base, records, snippets, title};
#[cfg(feature = "hydrate")]
use crate::state::encode;
use crate::state::{Shown, View};
use crate::story::Lang;

/// The dialog.
const DIALOG: &str = "dialog.share";

/// What may be chosen, by the names of the lists.
const KEYS: [&str; 4] = ["view", "lang", "theme", "sel"];

/// What of the dialog no link tells of.
#[derive(Clone, Copy)]
pub(super) struct Sharing {
    open: RwSignal<Option<Open>>,
    /// The query of the entry of the history below the dialog's own, and that of the state when it was opened; none without a dialog.
    #[cfg(feature = "hydrate")]
    below: StoredValue<Option<[String; 2]>>,
    /// The atlas in the preview.
    #[cfg(feature = "hydrate")]
    preview: StoredValue<Option<u32>>,
}

/// The dialog while it is open.
#[derive(Clone, Debug, PartialEq)]
struct Open {
    choice: Choice,
    /// The snippet that was copied last, and whether it could be.
    copied: Option<(usize, bool)>,
}

impl Default for Sharing {
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

impl Sharing {
    /// Whether the dialog is open; the caller is told of changes.
    pub(super) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }
}

/// The button that opens it.
pub(super) fn opener(told: &Told<'_>) -> El {
    let button = el("button").at("type", "button").class("share-open").at("data-share", "open");
    button.at("aria-haspopup", "dialog").words(told.words().share.open)
}

/// The dialog as a part of the page: empty while it is closed.
pub(super) fn dialog(session: Session) -> El {
    let dialog = el("dialog").class("share");
    let Some(open) = session.share().open.get() else { return dialog };
    session.scene(|told, shown, _, _| {
        let texts = texts(session, told, &open.choice);
        dialog.at("aria-labelledby", "share-heading").with(content(told, shown, &open, texts))
    })
}

/// The snippets of a choice.
fn texts(session: Session, told: &Told<'_>, choice: &Choice) -> [String; 3] {
    let title = title(told.story, choice.state.lang, session.lacks_english(&choice.state));
    snippets(told, choice, base(&session.root().address()), title)
}

fn content(told: &Told<'_>, shown: &Shown, open: &Open, texts: [String; 3]) -> Vec<El> {
    let words = told.words();
    let own = &words.share;
    let head = el("div").class("share-head").with(vec![
        el("h2").at("id", "share-heading").words(own.heading),
        el("button").at("type", "button").at("data-share", "close").words(words.detail.close),
    ]);
    let preview = el("div").class("preview").at("role", "img").at("tabindex", "0").at("aria-label", own.preview);
    let mut parts = vec![head, el("p").class("hint").words(own.hint), choices(told, shown, &open.choice)];
    parts.extend([el("h3").words(own.preview), preview]);
    let texts = texts.into_iter().zip(own.ways).zip(own.needs).enumerate();
    parts.extend(texts.map(|(place, ((text, way), need))| {
        let says = match open.copied {
            Some((copied, true)) if copied == place => own.copied,
            Some((copied, false)) if copied == place => own.marked,
            _ => own.copy,
        };
        let name = format!("share-{place}");
        el("section").class("snippet").with(vec![
            el("h3").at("id", format!("{name}-name")).words(way),
            el("p").class("hint").words(need),
            el("textarea")
                .at("id", name.clone())
                .at("readonly", "")
                .at("rows", "4")
                .at("spellcheck", "false")
                .at("aria-labelledby", format!("{name}-name"))
                .words(text),
            el("button").at("type", "button").at("data-share", place.to_string()).at("aria-live", "polite").words(says),
        ])
    }));
    parts
}

/// The lists to choose from.
fn choices(told: &Told<'_>, shown: &Shown, choice: &Choice) -> El {
    let words = told.words();
    let own = &words.share;
    let option = |value: &str, name: &str, is_chosen: bool| {
        let option = el("option").at("value", value.to_owned()).words(name.to_owned());
        option.at_if("selected", is_chosen.then_some(""))
    };
    let list = |key: &'static str, label: &'static str, options: Vec<El>| {
        let select = el("select").at("name", ["share-", key].concat()).with(options);
        el("label").with(vec![el("span").words(label), select])
    };
    let views = View::NAMES.iter().zip(words.view_names);
    let views = views.map(|((word, view), name)| option(word, name, choice.state.view == *view)).collect();
    let langs = [(Lang::Zh, "中文"), (Lang::En, "English")];
    let langs = langs.map(|(lang, name)| option(lang.code(), name, choice.state.lang == lang).at("lang", lang.tag()));
    let themes = THEMES.iter().zip(own.themes).enumerate();
    let themes = themes.map(|(place, (word, name))| option(word, name, choice.theme == place)).collect();
    let chosen = choice.state.selected.map(|at| told.story.id_of(at));
    let mut selection = vec![option("", own.none, chosen.is_none())];
    selection.extend(records(told, shown).into_iter().map(|(kind, all)| {
        let options = all.into_iter().map(|(id, name)| option(id, name, chosen == Some(id)));
        el("optgroup").at("label", kind).each(options)
    }));
    el("div").class("choices").with(vec![
        list("view", words.views, views),
        list("lang", own.lang, langs.into()),
        list("theme", own.theme, themes),
        list("sel", own.selection, selection),
    ])
}

/// Does what a control of the dialog asks for; whether it was one.
pub(super) fn act(session: Session, control: &str, value: &str) -> bool {
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

/// Opens the dialog, with an entry of its own in the history.
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
    let choice = session.scene_untracked(|_, _, _, state| Choice::from(state));
    complete(session, &choice);
    session.share().open.set(Some(Open { choice, copied: None }));
    browser::next_frame(move || {
        session.root().show_dialog(DIALOG);
        #[cfg(feature = "hydrate")]
        preview::start(session);
    });
}

/// The query of what is seen on the page.
#[cfg(feature = "hydrate")]
fn link(session: Session) -> String {
    session.scene_untracked(|told, _, _, state| encode(told.story, state))
}

/// The dialog was closed, by its button, a key or the browser.
#[cfg(feature = "hydrate")]
pub(super) fn closed(session: Session) {
    session.share().open.set(None);
    preview::end(session);
    session.root().leave_dialog();
}

/// Opens the dialog again, where the page was loaded at its entry of the history.
#[cfg(feature = "hydrate")]
pub(super) fn restore(session: Session) {
    if session.root().is_at_dialog() {
        open(session);
    }
}

/// The reader went back or forward: closes or opens the dialog. Returns whether the address is followed by that.
#[cfg(feature = "hydrate")]
pub(super) fn popped(session: Session) -> bool {
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
        // What changed behind the dialog was written into its entry alone.
        root.replace(&link);
    }
    is_below
}

/// Fetches the whole story where the page carries it in Chinese alone, and the title is needed in English.
fn complete(session: Session, choice: &Choice) {
    if !session.lacks_english(&choice.state) {
        return;
    }
    spawn_local(async move {
        // Should it not come, the code names the atlas in place of the title.
        if let Ok((story, _)) = fetching::open(&session.root(), DEFAULT_STORY, &|_| ()).await
            && !session.is_gone()
        {
            session.complete(story);
        }
    });
}

/// Takes over what was chosen from one of the lists; whether it was one of them.
pub(super) fn picked(session: Session, event: &Event) -> bool {
    let found = KEYS.into_iter().find_map(|key| Some((key, browser::picked(event, &["share-", key].concat())?)));
    let Some((key, value)) = found else { return false };
    session.share().open.update(|open| {
        if let Some(open) = open {
            let choice = open.choice.clone();
            open.choice = session.scene_untracked(|told, _, _, _| choice.with(told, key, &value));
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
    let told = session.share().open.get_untracked().and_then(|open| {
        session.scene_untracked(|told, _, _, _| texts(session, told, &open.choice).into_iter().nth(place))
    });
    let Some(text) = told else { return };
    spawn_local(async move {
        let is_copied = browser::copy(&text).await;
        if session.is_gone() {
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
