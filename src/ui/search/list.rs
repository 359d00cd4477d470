//! The list of results.

use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::scene::search::{Hit, MarkedText, SearchResults, SearchTarget};
use crate::story::RecordKind;
use crate::ui::charts::values_of;
use crate::ui::command::{Command, ExportFormat};
use crate::ui::element::{El, el};
use crate::ui::record::span;
use crate::words::{SearchWords, static_words};

/// Id of the list of results.
pub(super) const LIST_ID: &str = "search-results";

/// Id of the option at a position of the list.
pub(super) fn option_id(position: usize) -> String {
    ["search-option-", &position.to_string()].concat()
}

/// The number of results in words, or that there are none.
pub(super) fn summary(words: &SearchWords, text: &str, results: &SearchResults) -> String {
    match results.total {
        0 => (words.nothing)(text.trim()),
        total => (words.found)(total),
    }
}

/// The groups of the list. `active` is the position of the option that Enter would choose.
pub(super) fn groups(ctx: &SceneContext<'_>, results: &SearchResults, active: Option<usize>) -> Vec<El> {
    let words = ctx.words().in_views().search;
    let mut options = Options { ctx, active, count: 0 };
    let mut groups: Vec<El> = Vec::new();
    for group in &results.groups {
        let rest = group.total.saturating_sub(group.hits.len());
        let hits = group.hits.iter().map(|hit| options.hit(hit)).gather();
        groups.push(group_of(group.heading, hits, (rest > 0).then(|| (words.more)(rest))));
        // Readers who search for a number often want its values: those of the best indicator are one press away.
        let best = group.hits.first().filter(|_| group.kind == Some(RecordKind::Indicator));
        groups.extend(best.map(|hit| group_of(words.files, vec![options.values(hit)], None)));
    }
    if let Some(offers) = &results.suggestions {
        let shorter = offers.shorter.iter().map(|(query, count)| options.query(query, *count)).gather();
        let similar = offers.similar.iter().map(|hit| options.hit(hit)).gather();
        let programmes = offers.programmes.iter().map(|hit| options.hit(hit)).gather();
        for (heading, offers) in
            [(words.shorter, shorter), (words.similar, similar), (ctx.words().all_programmes, programmes)]
        {
            groups.push(group_of(heading, offers, None));
        }
    }
    groups
}

/// Makes the options, and numbers them through.
struct Options<'a> {
    ctx: &'a SceneContext<'a>,
    active: Option<usize>,
    count: usize,
}

impl Options<'_> {
    fn option(&mut self) -> El {
        let position = self.count;
        self.count += 1;
        let option = el("a").class("search-option").attr("role", "option").attr("id", option_id(position));
        let is_active = self.active == Some(position);
        option.attr("tabindex", "-1").attr("aria-selected", if is_active { "true" } else { "false" })
    }

    fn hit(&mut self, hit: &Hit) -> El {
        let option = self.option();
        let option = match hit.target {
            SearchTarget::Record(_) => {
                option.attr("href", ["?sel=", &hit.id].concat()).attr("data-record", hit.id.clone())
            }
            SearchTarget::Source(_) => {
                option.attr("href", ["#source-", &hit.id].concat()).command(Command::ShowSource(&hit.id))
            }
        };
        let title = el("span").class("search-title").children(marked(&hit.title));
        let snippet = hit.snippet.as_ref().map(|snippet| {
            let text = el("span").class("search-snippet").children(marked(&snippet.marked));
            text.attr_opt("lang", (snippet.lang != self.ctx.lang).then(|| snippet.lang.tag()))
        });
        option.children(vec![title]).children_iter(snippet)
    }

    /// The download of the values of an indicator.
    fn values(&mut self, hit: &Hit) -> El {
        let name = values_of(&hit.id);
        let option = self.option().attr("href", ["#", LIST_ID].concat());
        let option = option.command(Command::Export(ExportFormat::Csv, &name));
        let title = span("search-title", hit.title.text.clone());
        option.children(vec![title, span("search-snippet", static_words(self.ctx.lang).csv)])
    }

    fn query(&mut self, query: &str, count: usize) -> El {
        let option = self.option().attr("href", ["#", LIST_ID].concat()).command(Command::Search(query));
        let found = (self.ctx.words().in_views().search.found)(count);
        option.children(vec![span("search-title", query.to_owned()), span("search-snippet", found)])
    }
}

/// A group of options below its heading. Hidden without options.
fn group_of(heading: &'static str, options: Vec<El>, rest: Option<String>) -> El {
    let group = el("div").attr("role", "group").attr("aria-label", heading);
    let group = group.attr_opt("hidden", options.is_empty().then_some(""));
    let heading = span("search-heading", heading).attr("aria-hidden", "true");
    let rest = rest.map(|rest| span("search-rest", rest));
    group.children(vec![heading]).children(options).children_iter(rest)
}

/// A text with its matches marked.
fn marked(text: &MarkedText) -> Vec<El> {
    let piece =
        |(text, is_match): (&str, bool)| el(if is_match { "mark" } else { "span" }).text_content(text.to_owned());
    text.pieces().into_iter().map(piece).gather()
}
