//! Model of events, past and planned.

use super::{Citation, Evidence, Text};
use crate::civil::EdtfDate;

/// An event of the story.
#[derive(Clone, Debug)]
pub struct Event {
    /// Date according to the source of the event's own basis.
    pub when: EdtfDate,
    /// A short heading.
    pub title: Text,
    /// Description in one to three sentences.
    pub text: Text,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// Ids of the places where it happened.
    pub places: Vec<String>,
    /// Ids of the indicators it concerns.
    pub indicators: Vec<String>,
    /// Ids of the people who took part.
    pub people: Vec<String>,
    /// Ids of the bodies that took part.
    pub bodies: Vec<String>,
    /// Id of the event that this one is a part of.
    pub part_of: Option<String>,
    /// A more exact date from a background source.
    pub refined: Option<Refinement>,
    /// Basis and citations.
    pub evidence: Evidence,
}

/// Date that background sources add to an event of the article.
#[derive(Clone, Debug)]
pub struct Refinement {
    /// The date.
    pub when: EdtfDate,
    /// Further information from these sources.
    pub text: Option<Text>,
    /// Citations of these sources.
    pub citations: Vec<Citation>,
}

impl Event {
    /// The date to show: the refined one if `background` is true and one exists, otherwise the event's own.
    pub fn when(&self, background: bool) -> EdtfDate {
        self.refined.as_ref().filter(|_| background).map_or(self.when, |refined| refined.when)
    }
}
