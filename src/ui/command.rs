//! [`Command`]: the action of a control of the page. The page holds it as text in the attribute [`ATTRIBUTE`], because the page
//! is prerendered before the program runs.

use std::borrow::Cow;

use super::element::El;
use crate::scene::viewport::tour::{TourKind, TourStep};
use crate::state::{Form, Grouping, Sort, View};
use crate::story::{Extent, Lang, Verdict};

/// Attribute that holds the command of a control.
pub(super) const ATTRIBUTE: &str = "data-command";

/// Attributes that hold the id of a record. Their element selects the record.
pub(super) const RECORD_ATTRIBUTES: [&str; 4] = ["data-event", "data-place", "data-indicator", "data-record"];

/// Attributes of controls in order of lookup.
pub(super) const CONTROL_ATTRIBUTES: [&str; 5] =
    [ATTRIBUTE, RECORD_ATTRIBUTES[0], RECORD_ATTRIBUTES[1], RECORD_ATTRIBUTES[2], RECORD_ATTRIBUTES[3]];

/// A command of a control. Ids and names are those of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command<'a> {
    /// Select the record with this id.
    Select(&'a str),
    /// Select the next or previous record of the same kind.
    StepRecord(TourStep),
    CloseDetail,
    ClosePicker,
    SetLanguage(Lang),
    /// Show background facts too, or only those of the article.
    SetBackground(bool),
    SetView(View),
    SetForm(Form),
    Sort(Sort),
    Group(Grouping),
    /// Filter the commitments by a verdict, or clear that filter.
    FilterVerdict(Option<Verdict>),
    ClearFilters,
    /// Filter by the district with this code. An empty code clears the filter.
    FilterDistrict(&'a str),
    /// Fold or unfold the lane of the programme with this id. An empty id is the lane of all other events.
    ToggleLane(&'a str),
    /// Show only the indicators whose status has this name. An empty name shows all.
    FilterStatus(&'a str),
    /// List the events of the lane with this key on a narrow screen, or close the list.
    OpenLane(&'a str),
    Timeline(TimelineCommand),
    Map(MapCommand),
    Tour(TourKind, TourCommand),
    ShowMore(PagedList),
    /// Open the cluster of the timeline that starts with the record with this id.
    OpenTimelineCluster(&'a str),
    /// Open the cluster of the map that starts with the place with this id, or the marks that overlap its mark.
    OpenMapCluster(&'a str),
    CopyAddress,
    /// Search for this text.
    Search(&'a str),
    /// Show the row of the source with this id.
    ShowSource(&'a str),
    /// Show the table with this name.
    ShowTable(&'a str),
    /// Sort the table by a column, as written in links. Empty for the order of the story.
    OrderTable(&'a str),
    /// Show this page of the table, from 0.
    ShowTablePage(&'a str),
    /// Clear the filter of the rows.
    ClearTableFilter,
    /// Open or close the table of a chart.
    ToggleChartTable(&'a str),
    /// Download a chart, a table as CSV, or a file of the downloads.
    Export(ExportFormat, &'a str),
    /// Filter by the programme with this id. An empty id clears the filter.
    FilterProgramme(&'a str),
    Shell(ShellCommand),
    OpenEmbedDialog,
    CloseEmbedDialog,
    /// Copy the embed code at this index.
    CopyEmbedCode(usize),
    /// Retry to load the story at this path.
    Retry(&'a str),
}

/// A command that moves the viewport of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimelineCommand {
    ZoomIn,
    ZoomOut,
    PanEarlier,
    PanLater,
    /// Show all time, or the initial range if all time is shown.
    ShowAll,
    ShowInitial,
    /// Show the selected record and its relatives.
    ShowSelection,
}

/// A command of the map's controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MapCommand {
    ZoomIn,
    ZoomOut,
    ShowInitial,
    ShowAll,
    /// Show the places of the programme that is filtered by.
    ShowProgramme,
    /// Show the selected record and its relatives.
    ShowSelection,
    /// Sort the places by distance from the reader.
    Locate,
    /// Stop sorting by distance.
    ForgetLocation,
}

/// A command of a tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TourCommand {
    Play,
    Pause,
    Step(TourStep),
}

/// A command of the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShellCommand {
    OpenMenu,
    OpenFilters,
    CloseFilters,
    /// Show or hide the search field on a phone.
    ShowSearch,
    /// Show the record's sheet in its next height.
    CycleSheet,
    Print,
    /// Share the address with another app.
    Share,
    /// Show the QR code of the address in the menu, or hide it.
    ShowQrCode,
}

/// A list that is shown in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PagedList {
    Events,
    Places,
}

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExportFormat {
    Png,
    Svg,
    Csv,
    /// The deadlines as a calendar.
    Calendar,
    /// The places as a map file.
    Places,
}

/// The commands without an argument, as they are written.
const PLAIN: [(&str, Command<'static>); 74] = [
    ("next-record", Command::StepRecord(TourStep::Next)),
    ("previous-record", Command::StepRecord(TourStep::Previous)),
    ("close-detail", Command::CloseDetail),
    ("close-picker", Command::ClosePicker),
    ("set-language-zh", Command::SetLanguage(Lang::Zh)),
    ("set-language-en", Command::SetLanguage(Lang::En)),
    ("show-background", Command::SetBackground(true)),
    ("hide-background", Command::SetBackground(false)),
    ("set-view-all", Command::SetView(View::All)),
    ("set-view-commitments", Command::SetView(View::Commitments)),
    ("set-view-timeline", Command::SetView(View::Timeline)),
    ("set-view-map", Command::SetView(View::Map)),
    ("set-view-indicators", Command::SetView(View::Indicators)),
    ("set-view-table", Command::SetView(View::Table)),
    ("set-view-about", Command::SetView(View::About)),
    ("set-form-drawing", Command::SetForm(Form::Drawing)),
    ("set-form-list", Command::SetForm(Form::List)),
    ("sort-programme", Command::Sort(Sort::Programme)),
    ("sort-ratio", Command::Sort(Sort::Ratio)),
    ("sort-date", Command::Sort(Sort::Date)),
    ("group-programme", Command::Group(Grouping::Programme)),
    ("group-speaker", Command::Group(Grouping::Speaker)),
    ("group-verdict", Command::Group(Grouping::Verdict)),
    ("any-verdict", Command::FilterVerdict(None)),
    ("verdict-complete", Command::FilterVerdict(Some(Verdict::ReportedComplete))),
    ("verdict-most", Command::FilterVerdict(Some(Verdict::Partial(Extent::Most)))),
    ("verdict-part", Command::FilterVerdict(Some(Verdict::Partial(Extent::Part)))),
    ("verdict-short", Command::FilterVerdict(Some(Verdict::Short))),
    ("verdict-nothing-found", Command::FilterVerdict(Some(Verdict::NothingFound))),
    ("verdict-not-searched", Command::FilterVerdict(Some(Verdict::NotSearched))),
    ("verdict-not-rated", Command::FilterVerdict(Some(Verdict::NotRated))),
    ("clear-filters", Command::ClearFilters),
    ("timeline-zoom-in", Command::Timeline(TimelineCommand::ZoomIn)),
    ("timeline-zoom-out", Command::Timeline(TimelineCommand::ZoomOut)),
    ("timeline-earlier", Command::Timeline(TimelineCommand::PanEarlier)),
    ("timeline-later", Command::Timeline(TimelineCommand::PanLater)),
    ("timeline-all", Command::Timeline(TimelineCommand::ShowAll)),
    ("timeline-initial", Command::Timeline(TimelineCommand::ShowInitial)),
    ("timeline-selection", Command::Timeline(TimelineCommand::ShowSelection)),
    ("map-zoom-in", Command::Map(MapCommand::ZoomIn)),
    ("map-zoom-out", Command::Map(MapCommand::ZoomOut)),
    ("map-initial", Command::Map(MapCommand::ShowInitial)),
    ("map-all", Command::Map(MapCommand::ShowAll)),
    ("map-programme", Command::Map(MapCommand::ShowProgramme)),
    ("map-selection", Command::Map(MapCommand::ShowSelection)),
    ("locate", Command::Map(MapCommand::Locate)),
    ("forget-location", Command::Map(MapCommand::ForgetLocation)),
    ("play-events", Command::Tour(TourKind::Events, TourCommand::Play)),
    ("pause-events", Command::Tour(TourKind::Events, TourCommand::Pause)),
    ("next-event", Command::Tour(TourKind::Events, TourCommand::Step(TourStep::Next))),
    ("previous-event", Command::Tour(TourKind::Events, TourCommand::Step(TourStep::Previous))),
    ("play-visit", Command::Tour(TourKind::Visit, TourCommand::Play)),
    ("pause-visit", Command::Tour(TourKind::Visit, TourCommand::Pause)),
    ("next-stop", Command::Tour(TourKind::Visit, TourCommand::Step(TourStep::Next))),
    ("previous-stop", Command::Tour(TourKind::Visit, TourCommand::Step(TourStep::Previous))),
    ("more-events", Command::ShowMore(PagedList::Events)),
    ("more-places", Command::ShowMore(PagedList::Places)),
    ("clear-table-filter", Command::ClearTableFilter),
    ("copy-address", Command::CopyAddress),
    ("open-embed-dialog", Command::OpenEmbedDialog),
    ("close-embed-dialog", Command::CloseEmbedDialog),
    ("copy-embed-code-0", Command::CopyEmbedCode(0)),
    ("copy-embed-code-1", Command::CopyEmbedCode(1)),
    ("copy-embed-code-2", Command::CopyEmbedCode(2)),
    ("all-districts", Command::FilterDistrict("")),
    ("all-programmes", Command::FilterProgramme("")),
    ("open-menu", Command::Shell(ShellCommand::OpenMenu)),
    ("open-filters", Command::Shell(ShellCommand::OpenFilters)),
    ("close-filters", Command::Shell(ShellCommand::CloseFilters)),
    ("show-search", Command::Shell(ShellCommand::ShowSearch)),
    ("cycle-sheet", Command::Shell(ShellCommand::CycleSheet)),
    ("print", Command::Shell(ShellCommand::Print)),
    ("show-qr-code", Command::Shell(ShellCommand::ShowQrCode)),
    ("share", Command::Shell(ShellCommand::Share)),
];

impl<'a> Command<'a> {
    /// Reads a command. Returns `None` for an unknown one.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        if let Some((_, command)) = PLAIN.iter().find(|(name, _)| *name == text) {
            return Some(*command);
        }
        let (verb, value) = text.split_once(' ')?;
        Some(match verb {
            "select" => Self::Select(value),
            "filter-district" => Self::FilterDistrict(value),
            "filter-status" => Self::FilterStatus(value),
            "open-lane" => Self::OpenLane(value),
            "filter-programme" => Self::FilterProgramme(value),
            "toggle-lane" => Self::ToggleLane(value),
            "open-timeline-cluster" => Self::OpenTimelineCluster(value),
            "open-map-cluster" => Self::OpenMapCluster(value),
            "toggle-table" => Self::ToggleChartTable(value),
            "export-png" => Self::Export(ExportFormat::Png, value),
            "export-svg" => Self::Export(ExportFormat::Svg, value),
            "export-csv" => Self::Export(ExportFormat::Csv, value),
            "export-calendar" => Self::Export(ExportFormat::Calendar, value),
            "export-places" => Self::Export(ExportFormat::Places, value),
            "retry" => Self::Retry(value),
            "search" => Self::Search(value),
            "show-source" => Self::ShowSource(value),
            "show-table" => Self::ShowTable(value),
            "order-table" => Self::OrderTable(value),
            "show-table-page" => Self::ShowTablePage(value),
            _ => return None,
        })
    }

    /// Writes the command for its attribute.
    pub(super) fn encode(self) -> Cow<'static, str> {
        let name_of =
            |names: &[(&'static str, Self)]| names.iter().find(|(_, known)| *known == self).map(|(name, _)| *name);
        if let Some(name) = name_of(&PLAIN) {
            return Cow::Borrowed(name);
        }
        // A new variant has to be added here. Those without an argument are in the table above.
        let (verb, value) = match self {
            Self::Select(id) => ("select ", id),
            Self::FilterDistrict(code) => ("filter-district ", code),
            Self::FilterStatus(name) => ("filter-status ", name),
            Self::OpenLane(key) => ("open-lane ", key),
            Self::FilterProgramme(id) => ("filter-programme ", id),
            Self::ToggleLane(id) => ("toggle-lane ", id),
            Self::OpenTimelineCluster(id) => ("open-timeline-cluster ", id),
            Self::OpenMapCluster(id) => ("open-map-cluster ", id),
            Self::ToggleChartTable(name) => ("toggle-table ", name),
            Self::Export(ExportFormat::Png, name) => ("export-png ", name),
            Self::Export(ExportFormat::Svg, name) => ("export-svg ", name),
            Self::Export(ExportFormat::Csv, name) => ("export-csv ", name),
            Self::Export(ExportFormat::Calendar, name) => ("export-calendar ", name),
            Self::Export(ExportFormat::Places, name) => ("export-places ", name),
            Self::Retry(path) => ("retry ", path),
            Self::Search(text) => ("search ", text),
            Self::ShowSource(id) => ("show-source ", id),
            Self::ShowTable(name) => ("show-table ", name),
            Self::OrderTable(order) => ("order-table ", order),
            Self::ShowTablePage(page) => ("show-table-page ", page),
            Self::StepRecord(_)
            | Self::CloseDetail
            | Self::ClosePicker
            | Self::SetLanguage(_)
            | Self::SetBackground(_)
            | Self::SetView(_)
            | Self::SetForm(_)
            | Self::Sort(_)
            | Self::Group(_)
            | Self::FilterVerdict(_)
            | Self::ClearFilters
            | Self::Timeline(_)
            | Self::Map(_)
            | Self::Tour(..)
            | Self::ShowMore(_)
            | Self::ClearTableFilter
            | Self::CopyAddress
            | Self::Shell(_)
            | Self::OpenEmbedDialog
            | Self::CloseEmbedDialog
            | Self::CopyEmbedCode(_) => ("", ""),
        };
        Cow::Owned([verb, value].concat())
    }
}

impl El {
    /// Makes the element a control that runs a command.
    #[must_use]
    pub(super) fn command(self, command: Command<'_>) -> Self {
        self.attr(ATTRIBUTE, command.encode())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::VERDICTS;
    use proptest::prelude::*;

    fn all(value: &str) -> Vec<Command<'_>> {
        let mut all: Vec<Command<'_>> = PLAIN.iter().map(|(_, command)| *command).collect();
        all.extend(View::NAMES.iter().map(|(_, view)| Command::SetView(*view)));
        all.extend(Sort::NAMES.iter().map(|(_, sort)| Command::Sort(*sort)));
        all.extend(Grouping::NAMES.iter().map(|(_, grouping)| Command::Group(*grouping)));
        all.extend(VERDICTS.iter().map(|(_, verdict)| Command::FilterVerdict(Some(*verdict))));
        all.extend([
            Command::Select(value),
            Command::FilterDistrict(value),
            Command::FilterStatus(value),
            Command::OpenLane(value),
            Command::FilterProgramme(value),
            Command::ToggleLane(value),
            Command::OpenTimelineCluster(value),
            Command::OpenMapCluster(value),
            Command::ToggleChartTable(value),
            Command::Export(ExportFormat::Png, value),
            Command::Export(ExportFormat::Svg, value),
            Command::Export(ExportFormat::Csv, value),
            Command::Export(ExportFormat::Calendar, value),
            Command::Export(ExportFormat::Places, value),
            Command::Retry(value),
            Command::Search(value),
            Command::ShowSource(value),
            Command::ShowTable(value),
            Command::OrderTable(value),
            Command::ShowTablePage(value),
        ]);
        all
    }

    proptest! {
        #[test]
        fn every_command_is_read_as_it_was_written(value in ".*") {
            for command in all(&value) {
                let text = command.encode();
                prop_assert_eq!(Command::parse(&text), Some(command));
            }
        }
    }

    #[test]
    fn different_commands_have_different_texts() {
        let mut texts: Vec<_> = all("one").into_iter().map(|command| (command.encode(), command)).collect();
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        for pair in texts.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{pair:?}");
        }
    }

    #[test]
    fn unknown_commands_do_nothing() {
        for text in ["", "select", "fly", "set-view-globe", "sort-", "copy-embed-code-9"] {
            assert_eq!(Command::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_district_is_written_with_its_code_and_no_district_without() {
        assert_eq!(Command::FilterDistrict("310101").encode(), "filter-district 310101");
        assert_eq!(Command::parse("filter-district 310101"), Some(Command::FilterDistrict("310101")));
        assert_eq!(Command::FilterDistrict("").encode(), "all-districts");
    }
}
