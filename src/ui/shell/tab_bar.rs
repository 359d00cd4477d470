//! The tab bar at the bottom of a phone. The view of facts has no tab; the menu links to it.

use leptos::prelude::{IntoView, component};

use super::icons::icon;
use super::links::{current, view_href};
use crate::gather::Gather;
use crate::state::{ShownPage, View};
use crate::story::Story;
use crate::ui::command::Command;
use crate::ui::element::{El, el};
use crate::ui::part::Part;
use crate::ui::part_id::PartId;
use crate::ui::record::span;
use crate::ui::session::Session;
use crate::words::Words;

/// The tab bar as a part of the page.
#[component]
pub(in crate::ui) fn TabBar(session: Session) -> impl IntoView {
    Part::new(session, PartId::TabBar, bar)
}

fn bar(session: Session) -> El {
    session.scene(|ctx, _, _, state| {
        let page = state.shown_page(ctx.story);
        let tab = |view: View| {
            let href = view_href(session, ctx.story, state, view);
            tab(ctx.words(), view, href, Some(page)).command(Command::SetView(view))
        };
        tab_bar(ctx.words(), tabs_of(ctx.story).map(tab).gather())
    })
}

/// Returns the views that have a tab.
pub(in crate::ui) fn tabs_of(story: &Story) -> impl Iterator<Item = View> {
    View::of_story(story).map(|(_, view)| view).filter(|view| *view != View::Table)
}

/// Returns the bar with its tabs.
pub(in crate::ui) fn tab_bar(words: &'static Words, tabs: Vec<El>) -> El {
    el("nav").class("tab-bar").attr("aria-label", words.views).children(tabs)
}

/// Returns the tab of a view on a page: icon and name.
pub(in crate::ui) fn tab(words: &'static Words, view: View, href: String, page: Option<ShownPage>) -> El {
    let link = el("a").attr("href", href).attr_opt("aria-current", current(view, page));
    link.children(vec![icon(path(view)), span("tab-name", (words.view_name)(view))])
}

fn path(view: View) -> &'static str {
    match view {
        View::All => "M4 4h7v7H4zM14 4h6v4h-6zM14 11h6v9h-6zM4 14h7v6H4z",
        View::Commitments => "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3",
        View::Timeline => "M3 12h18M7 9v6M12 7v10M17 9v6",
        View::Map => "M3 6l6-2l6 2l6-2v14l-6 2l-6-2l-6 2zM9 4v14M15 6v14",
        View::Indicators => "M4 6h10M4 12h14M4 18h7M18 3v18",
        View::Table | View::About => "M4 5h16v14H4zM4 10h16M10 5v14",
    }
}
