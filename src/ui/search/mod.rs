//! The search: a field with a list of results below it, after the combobox pattern of the ARIA Authoring Practices Guide.

mod keys;
mod list;
mod state;

use super::element::{El, el};
use super::record::span;
use super::session::Session;
use super::shell::SEARCH_INPUT;
use keys::FIELD;
pub(super) use keys::{on_change, on_click, on_input, on_key, search_for};
use list::LIST_ID;
pub(super) use state::SearchState;

/// The search as a part of the page.
pub(in crate::ui) fn search_field(session: Session) -> El {
    let state = session.search();
    let results = state.is_open.get().then(|| session.scene(|ctx, _, _, _| state.results(ctx, session.story())));
    session.scene(|ctx, _, _, _| {
        let words = ctx.words().in_views().search;
        let active = state.active.get().filter(|_| results.is_some());
        let input = el("input").attr("type", "search").attr("name", FIELD).attr("role", "combobox");
        let input = input.attr("autocomplete", "off").attr("aria-autocomplete", "list").attr("aria-controls", LIST_ID);
        let input = input.attr("aria-expanded", if results.is_some() { "true" } else { "false" });
        let input = input.attr_opt("aria-activedescendant", active.map(list::option_id));
        let input = input.attr("placeholder", words.placeholder).attr("maxlength", "100");
        let label = el("label").children(vec![span("search-label", ctx.words().shell.search), input]);
        let summary = results.as_ref().map(|results| list::summary(words, &state.text.get(), results));
        let status = el("p")
            .class("search-status visually-hidden")
            .attr("role", "status")
            .text_content(summary.unwrap_or_default());
        let list = el("div").class("search-results popup").attr("id", LIST_ID).attr("role", "listbox");
        let list = list.attr("aria-label", words.results).attr_opt("hidden", results.is_none().then_some(""));
        let groups = results.map(|results| list::groups(ctx, &results, active)).unwrap_or_default();
        // On a phone a button of the masthead shows the field.
        let class = if session.shell().is_search_shown.get() { "search shown" } else { "search" };
        el("div").class(class).attr("role", "search").children(vec![label, status, list.children(groups)])
    })
}

/// Keeps the text of the field equal to that of the address.
pub(super) fn follow_address(session: Session) {
    let text = session.store.with_state(|state| state.query.clone());
    let state = session.search();
    if state.text.with_untracked(|shown| *shown != text) {
        session.root().set_input(SEARCH_INPUT, &text);
        state.set_text(text);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::{Owner, RenderHtml};

    use super::*;
    use crate::story::{Basemap, Entry, Evidence, Story, Text};

    fn html(text: &str) -> String {
        let owner = Owner::new();
        owner.set();
        let entry = |name: &str| Entry {
            name: Text { zh: name.to_owned(), en: name.to_owned() },
            text: Text::default(),
            when: None,
            about: vec![],
            evidence: Evidence::default(),
        };
        let terms = ["一江一河", "一网通办"].map(|name| (name.to_owned(), entry(name))).into();
        let story = Story { terms, ..Story::default() };
        let session = Session::new(Arc::new(story), Arc::new(Basemap::default()));
        session.search().set_text(text.to_owned());
        search_field(session).to_html()
    }

    #[test]
    fn each_hit_is_an_option_with_its_match_marked() {
        let html = html("江");
        assert_eq!(html.matches(r#"role="option""#).count(), 1, "{html}");
        assert!(html.contains("<mark>江</mark>") && html.contains(r#"data-record="一江一河""#), "{html}");
        assert!(html.contains(r#"aria-expanded="true""#) && html.contains("找到1条"), "{html}");
        let html = super::tests::html("一");
        let ids: Vec<bool> = (0..3).map(|at| html.contains(&format!(r#"id="{}""#, list::option_id(at)))).collect();
        assert_eq!(ids, [true, true, false], "{html}");
    }

    #[test]
    fn without_a_text_the_list_is_closed_and_without_a_hit_it_says_so() {
        let closed = html(" ");
        assert!(closed.contains(r#"aria-expanded="false""#) && !closed.contains("option"), "{closed}");
        assert!(html("海").contains("没有找到"));
    }
}
