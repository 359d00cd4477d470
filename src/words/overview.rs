//! Texts of the overview: key figures, the day of the visit, the programmes, the dot plot, notes on sources and the foot.

use crate::story::TargetKind;

/// Texts of the overview in one language.
#[derive(Debug)]
pub struct OverviewWords {
    /// Key to the two blues: stated in the report, added from background sources.
    pub basis_key: [&'static str; 2],
    /// Who makes the page, and who does not.
    pub independent: &'static str,
    /// Meaning of the upright line of a bullet chart.
    pub target_line: &'static str,
    /// A target that was revised: original target, kind of the revision, revised target.
    pub revised_target: fn(&str, TargetKind, &str) -> String,
    /// A revision of the target that background sources tell, while those are hidden.
    pub revised_in_background: fn(TargetKind) -> &'static str,
    /// Heading of the visit, with its date.
    pub day: fn(&str) -> String,
    /// Heading of a visit without a date.
    pub undated_day: &'static str,
    /// Number of stops, and true if a meeting followed.
    pub day_lead: fn(usize, bool) -> String,
    /// Link to the map.
    pub on_map: &'static str,
    /// Mark of the meeting in the place of a stop number.
    pub meeting_mark: &'static str,
    /// Paragraphs of the report: their numbers as a list, and how many they are.
    pub paragraphs: fn(&str, usize) -> String,
    /// Programmes of a record that belongs to all of them; their number.
    pub all_programmes: fn(usize) -> String,
    /// Heading of the programmes. Without a number: the report's headings are not the city's official list.
    pub programmes: &'static str,
    /// Heading of the programmes with a target and a result; their number.
    pub with_figures: fn(usize) -> String,
    /// Added to it while background facts are hidden.
    pub counting_background: &'static str,
    /// Choice of the lead figure; the reference date.
    pub lead_figure: fn(&str) -> String,
    /// Heading of the programmes without both; their number.
    pub without_figures: fn(usize) -> String,
    /// Note that the absence of a figure does not mean that nothing was done.
    pub without_figures_note: &'static str,
    /// Column headings: programme and what is asked, lead figure, percentage, indicators, events, places.
    pub columns: [&'static str; 6],
    /// Heading of the column of commitments.
    pub commitments: &'static str,
    /// No figure is left.
    pub no_figure: &'static str,
    /// Label of the line at the reference date.
    pub reference_day: fn(&str) -> String,
    /// Numbers of events and places.
    pub counts: fn(usize, usize) -> String,
    /// Name of a status that the record leaves open.
    pub unclear: &'static str,
    /// Heading of the dot plot: number of dots, and of those that met the target.
    pub dots: fn(usize, usize) -> String,
    /// Note on what the dot plot cannot show.
    pub dots_note: &'static str,
    /// Heading of the list of all dots; their number.
    pub all_dots: fn(usize) -> String,
    /// Short of the target, the target, beyond it.
    pub sides: [&'static str; 3],
    /// Between the name of an indicator and its share.
    pub label_break: &'static str,
    /// Note on a forecast.
    pub forecast_note: &'static str,
    /// Note on an interim figure.
    pub interim_note: &'static str,
    /// Heading of the targets that are not drawn; their number.
    pub not_drawn: fn(usize) -> String,
    /// A deadline.
    pub due: fn(&str) -> String,
    /// Heading of the notes on sources that disagree.
    pub disagreements: &'static str,
    /// Explains the notes.
    pub disagreements_note: &'static str,
    /// Link to the other notes; their number.
    pub more_notes: fn(usize) -> String,
    /// A number of sources.
    pub sources: fn(usize) -> String,
    /// Between the parts of a line: publisher, date.
    pub comma: &'static str,
    /// Heading of the method.
    pub method: &'static str,
    /// Sentence on the purpose of the page: without commitments, and with them.
    pub made: [&'static str; 2],
    /// Sentence on percentages and statuses.
    pub counted: &'static str,
    /// Link to the list of all sources.
    pub all_sources: &'static str,
    /// A publisher and its number of sources.
    pub publisher: fn(&str, usize) -> String,
    /// Number of other publishers.
    pub more_publishers: fn(usize) -> String,
}
