//! The filters of the strip below the masthead: programme, district and time, the counts, and the line about the programme.

use leptos::prelude::{Get, IntoView, component};

use super::icons::{CLOSE, icon};
use super::links::record_page;
use crate::gather::Gather;
use crate::scene::commitments::measure_count;
use crate::scene::filters::{programme_note, time_periods};
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::record_id;
use crate::scene::timeline::{TimeRange, range_in_words};
use crate::state::{ShownPage, State, VisibleRecords};
use crate::story::RecordKind;
use crate::ui::command::{Command, TimelineCommand};
use crate::ui::control::{button, option};
use crate::ui::element::{El, el};
use crate::ui::part::Part;
use crate::ui::part_id::PartId;
use crate::ui::record::span;
use crate::ui::session::Session;

/// The filters of the strip.
#[component]
pub(in crate::ui) fn Filters(session: Session) -> impl IntoView {
    Part::new(session, PartId::Filters, filters)
}

fn filters(session: Session) -> El {
    session.scene(|ctx, _, _, state| {
        let words = ctx.words();
        let group = el("section").class("filters").attr("aria-label", words.shell.filters);
        group
            .children(vec![programme_filter(ctx, state)])
            .children_iter(district_filter(ctx, state))
            .children_iter(time_filter(ctx, state))
            .children_iter(verdict_filter(ctx, state))
    })
}

/// Returns a filter: its `<select>`, and a button that clears it if it is set. `name` is that of the chosen option.
fn filter(ctx: &SceneContext<'_>, label: &'static str, select: El, chosen: Option<(String, Command<'static>)>) -> El {
    let class = if chosen.is_some() { "pick set" } else { "pick" };
    let clear = chosen.map(|(name, command)| {
        let title = (ctx.words().shell.clear_filter)(&name);
        button(command)
            .class("clear-filter")
            .attr("aria-label", title.clone())
            .attr("title", title)
            .children(vec![icon(CLOSE)])
    });
    let label = el("label").class("filter").children(vec![el("span").text_content(label), select]);
    el("div").class(class).children(vec![label]).children_iter(clear)
}

fn programme_filter(ctx: &SceneContext<'_>, state: &State) -> El {
    let words = ctx.words();
    let options = ctx.story.programmes.iter().enumerate();
    let options =
        options.map(|(index, (id, entry))| option(id, entry.name.get(ctx.lang), state.programme == Some(index)));
    let select = el("select").attr("name", "programme");
    let select = select.children(vec![option("", words.all_programmes, state.programme.is_none())]);
    let chosen = programme_note(ctx, state).map(|(name, _)| (name.to_owned(), Command::FilterProgramme("")));
    filter(ctx, words.programme, select.children_iter(options), chosen)
}

/// Returns the filter by district, with the districts that have places; `None` if none has.
pub(super) fn district_filter(ctx: &SceneContext<'_>, state: &State) -> Option<El> {
    let words = ctx.words().shell;
    let selected = state.district.as_deref();
    let districts = ctx.basemap.districts.iter().filter(|district| ctx.story.has_district(&district.code));
    let options: Vec<El> = districts
        .map(|district| option(&district.code, district.name.get(ctx.lang), selected == Some(district.code.as_str())))
        .gather();
    if options.is_empty() {
        return None;
    }
    let select = el("select").attr("name", "district");
    let select = select.children(vec![option("", words.all_districts, selected.is_none())]).children(options);
    let chosen = state.district.as_ref().map(|code| ctx.districts(std::slice::from_ref(code)));
    Some(filter(ctx, words.district, select, chosen.map(|name| (name, Command::FilterDistrict("")))))
}

/// Returns the filter by time. A window that is none of its periods has an option of the same select. `None` without a
/// period or window.
pub(super) fn time_filter(ctx: &SceneContext<'_>, state: &State) -> Option<El> {
    let words = ctx.words().shell;
    let periods = time_periods(ctx);
    if periods.is_empty() && state.window.is_none() {
        return None;
    }
    let chosen = state.window.and_then(|window| periods.iter().position(|period| period.window == window));
    let other = state.window.filter(|_| chosen.is_none()).map(|window| range_in_words(ctx, TimeRange::of(window)));
    let name = chosen.and_then(|index| periods.get(index)).map(|period| period.name.clone()).or_else(|| other.clone());
    let options = periods
        .iter()
        .enumerate()
        .map(|(index, period)| option(&index.to_string(), &period.name, chosen == Some(index)));
    let select = el("select").attr("name", "time");
    let select = select.children(vec![option("", words.all_time, state.window.is_none())]).children_iter(options);
    let select = select.children_iter(other.map(|name| option("other", &name, true)));
    let clear = Command::Timeline(TimelineCommand::ShowInitial);
    Some(filter(ctx, words.time, select, name.map(|name| (name, clear))))
}

/// Returns the verdict that the commitments are filtered by, as a button that clears that filter.
fn verdict_filter(ctx: &SceneContext<'_>, state: &State) -> Option<El> {
    let name = (ctx.words().shell.verdict)(state.verdict?);
    let title = (ctx.words().shell.clear_filter)(name);
    let chip = button(Command::FilterVerdict(None)).class("chip").attr("title", title);
    Some(chip.children(vec![span("chip-name", name), icon(CLOSE)]))
}

/// The counts, the button that clears every filter, and the line about the programme.
#[component]
pub(in crate::ui) fn FilterSummary(session: Session) -> impl IntoView {
    Part::new(session, PartId::FilterSummary, summary)
}

fn summary(session: Session) -> El {
    // The page of a programme says it in its head.
    let is_page = matches!(session.shown_page().get(), ShownPage::Record(_));
    session.scene(|ctx, visible, _, state| {
        let words = ctx.words().shell;
        let counts = el("p").class("counts").attr("role", "status").text_content(counts(ctx, visible));
        let clear =
            state.is_filtered().then(|| button(Command::ClearFilters).class("clear").text_content(words.clear_all));
        let note = programme_note(ctx, state).filter(|_| !is_page).map(|(name, text)| {
            let record = record_id(RecordKind::Programme, state.programme.unwrap_or_default());
            let link = el("a").attr("href", record_page(session, ctx, state, record));
            el("p").class("programme-note").children(vec![
                el("strong").text_content(name.to_owned()),
                span("programme-text", text.to_owned()),
                link.text_content([words.programme_page, " →"].concat()),
            ])
        });
        el("section")
            .class("filter-summary")
            .attr("aria-label", words.shown)
            .children(vec![counts])
            .children_iter(clear)
            .children_iter(note)
    })
}

/// Returns the numbers of visible records in words.
pub(super) fn counts(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> String {
    let count = |kind| visible.of(kind).count();
    let measures = (!ctx.story.commitments.is_empty()).then(|| measure_count(ctx.story, visible));
    let (events, places) = (count(RecordKind::Event), count(RecordKind::Place));
    (ctx.words().counts)(measures, events, places, count(RecordKind::Indicator))
}
