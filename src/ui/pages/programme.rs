//! Pages of programmes: what was promised, the numbers by year, events, places, notes and sources.

use super::lists::{cited_line, folded_list, place_lists, source_items};
use super::page_context::{ALL_PAGES, PageContext};
use super::page_line::{breadcrumb_nav, steps};
use super::static_element::StaticElements;
use crate::gather::Gather;
use crate::scene::commitments::{CommitmentRow, list};
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::programme_head;
use crate::scene::pages::{breadcrumb, notes_about, numbers_by_year, page_name, sources_of};
use crate::scene::timeline::event_list;
use crate::state::{Grouping, State, View, VisibleRecords};
use crate::story::{Entry, RecordId, RecordKind};
use crate::ui::commitments::rows;
use crate::ui::element::{El, TextValue, el};
use crate::ui::overview::{BULLET_WIDTH, key_figure, named_badge_counts, onward, section as headed};
use crate::ui::timeline::event_row;
use crate::words::static_words;

/// Numbers of years, events, notes and sources that are not folded on a phone.
const SHOWN: [usize; 4] = [3, 7, 3, 5];

/// Returns the content of the page of a programme. Empty if it does not exist.
pub(super) fn programme(page: &PageContext<'_>, record: RecordId) -> Vec<El> {
    let ctx = &page.ctx;
    let Some((_, entry)) = ctx.story.programmes.get(record.index) else { return Vec::new() };
    let state =
        State { lang: ctx.lang, programme: Some(record.index), grouping: Grouping::Speaker, ..page.state.carried() };
    let visible = VisibleRecords::new(ctx.story, &state);
    let parts = Parts { page, visible: &visible, record };
    let kinds =
        [RecordKind::Event, RecordKind::Place, RecordKind::Indicator, RecordKind::Commitment, RecordKind::Finding];
    let records = kinds.into_iter().flat_map(|kind| visible.of(kind)).chain([record]);
    let sources = source_items(sources_of(ctx, records));
    let sections = std::iter::once(parts.head(entry, sources.len())).chain(parts.promised(&state)).chain([
        parts.numbers(),
        parts.events(),
        parts.places(),
    ]);
    let count = (ctx.words().in_views().overview.sources)(sources.len());
    let sources = headed("sources", ctx.words().in_views().sources, count).children(vec![folded_list(
        "source-list",
        SHOWN[3],
        static_words(ctx.lang).more,
        sources,
    )]);
    let elements = StaticElements { page, raised_by: 0, is_open: false };
    let sections = elements.elements(sections.chain(parts.notes()).chain([sources])).into_iter().enumerate();
    // Head, commitments and numbers are on the first screen.
    let sections = sections.map(|(index, section)| if index < 3 { section } else { section.below_first_screen() });
    std::iter::once(parts.line()).chain(sections).gather()
}

/// The parts of a page.
struct Parts<'a> {
    page: &'a PageContext<'a>,
    /// The records of the programme.
    visible: &'a VisibleRecords,
    record: RecordId,
}

impl Parts<'_> {
    /// Returns the breadcrumb and the links to the programmes before and after this one.
    fn line(&self) -> El {
        let (page, index) = (self.page, self.record.index);
        let (story, count) = (page.ctx.story, page.ctx.story.programmes.len());
        let at =
            |index: Option<usize>| index.filter(|index| *index < count).map(|index| RecordId { index, ..self.record });
        let position = (page.ctx.words().in_views().detail.position)(index + 1, count);
        let steps = steps(page, at(index.checked_sub(1)), position, at(index.checked_add(1)));
        el("div").class("page-line").children(vec![breadcrumb_nav(page, &breadcrumb(story, page.route)), steps])
    }

    fn head(&self, entry: &Entry, source_count: usize) -> El {
        let (page, ctx) = (self.page, &self.page.ctx);
        let scene = programme_head(ctx, self.visible, BULLET_WIDTH);
        let counts = [scene.counts, (ctx.words().in_views().overview.sources)(source_count)].join(" · ");
        let badges = [scene.verdicts, scene.statuses].into_iter().filter(|counts| !counts.is_empty());
        let text = el("div").children(vec![
            el("h1").text_content(page_name(ctx.story, page.route)),
            el("p").class("summary").text_content(entry.text.get(ctx.lang).to_owned()),
            cited_line(page, ctx.citations(self.record)),
            el("p").class("page-counts").text_content(counts),
            el("div").class("page-badges").children_iter(badges.map(|counts| named_badge_counts(&counts))),
        ]);
        let figures = el("ul").class("key-figures").children_iter(scene.figures.iter().map(|it| key_figure(page, it)));
        el("header").class("page-head programme-head").children(vec![text, figures])
    }

    /// Returns a section, with a sentence in the place of content that is missing, and a link to the view that has it.
    fn section(
        &self,
        (class, heading): (&'static str, &'static str),
        content: Vec<El>,
        nothing: &'static str,
        view: View,
    ) -> El {
        let section = headed(class, heading, TextValue::default());
        if content.is_empty() {
            let is_narrowed = self.page.state.carried().is_filtered();
            let nothing = if is_narrowed { self.page.ctx.words().in_views().nothing_for(true) } else { nothing };
            return section.children(vec![el("p").class("hint").text_content(nothing)]);
        }
        let text = (static_words(self.page.ctx.lang).see_in)(view);
        let link = el("p").class("section-end").children(vec![onward(self.page.link_in_view(view, self.record), text)]);
        section.children(vec![link]).children(content)
    }

    /// Returns the commitments by speaker, with the quoted words. `None` in a story without commitments.
    fn promised(&self, state: &State) -> Option<El> {
        if self.page.ctx.story.commitments.is_empty() {
            return None;
        }
        let (ctx, words) = (&self.page.ctx, static_words(self.page.ctx.lang));
        let [open, close] = ctx.words().in_views().quotes;
        let quote = |row: &mut CommitmentRow| {
            let cited = ctx.citations(row.state.record).into_iter().find_map(|citation| citation.phrase);
            if let Some(phrase) = cited {
                row.notes.insert(1.min(row.notes.len()), [open, &phrase, close].concat());
            }
        };
        let groups = list(ctx, self.visible, &Highlight::default(), state).groups.into_iter().map(|group| {
            let mut of_speaker: Vec<CommitmentRow> = group.measures.into_iter().chain(group.others).gather();
            of_speaker.iter_mut().for_each(quote);
            el("div").children(vec![el("h3").text_content(group.heading), rows(of_speaker)])
        });
        let nothing = words.no_commitment;
        Some(self.section(("promised", words.promised), groups.gather(), nothing, View::Commitments))
    }

    fn numbers(&self) -> El {
        let (page, words) = (self.page, static_words(self.page.ctx.lang));
        let years = numbers_by_year(&page.ctx, self.visible, BULLET_WIDTH).into_iter().map(|year| {
            let figures = year
                .rows
                .into_iter()
                .map(|(figure, citations)| key_figure(page, &figure).children(vec![cited_line(page, citations)]));
            let figures = el("ul").children_iter(figures);
            el("li").children(vec![el("h3").text_content(year.heading), figures])
        });
        let years: Vec<El> = years.gather();
        let years = (!years.is_empty()).then(|| folded_list("year-columns", SHOWN[0], words.more_years, years));
        self.section(("numbers", words.numbers), years.into_iter().gather(), words.no_numbers, View::Indicators)
    }

    fn events(&self) -> El {
        let (page, words) = (self.page, static_words(self.page.ctx.lang));
        let years = event_list(&page.ctx, self.visible, &Highlight::default(), ALL_PAGES).years;
        let rows: Vec<El> = years.iter().flat_map(|year| &year.rows).map(event_row).gather();
        let rows = (!rows.is_empty()).then(|| folded_list("event-rows", SHOWN[1], words.more, rows));
        self.section(("events", words.events), rows.into_iter().gather(), words.no_events, View::Timeline)
    }

    fn places(&self) -> El {
        let (words, nothing) = (self.page.ctx.words(), static_words(self.page.ctx.lang).no_places);
        let lists = place_lists(self.page, self.visible);
        let lists = (!lists.is_empty()).then(|| el("div").class("place-columns").children(lists));
        self.section(("districts", words.in_views().places), lists.into_iter().gather(), nothing, View::Map)
    }

    /// Returns the notes on sources that disagree. `None` without any.
    fn notes(&self) -> Option<El> {
        let (page, words, more) = (self.page, self.page.ctx.words(), static_words(self.page.ctx.lang).more);
        let notes = notes_about(&page.ctx, self.visible, self.record).into_iter().map(|(record, note)| {
            el("li").children(vec![
                el("h3").text_content(note.name.get(page.ctx.lang).to_owned()),
                el("p").text_content(note.text.get(page.ctx.lang).to_owned()),
                cited_line(page, page.ctx.citations(record)),
            ])
        });
        let notes: Vec<El> = notes.gather();
        let section = headed(
            "page-notes",
            (words.in_views().kinds)(RecordKind::Note),
            words.in_views().overview.disagreements_note,
        );
        (!notes.is_empty()).then(|| section.children(vec![folded_list("note-columns", SHOWN[2], more, notes)]))
    }
}
