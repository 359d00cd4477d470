//! Something that happened, or was to happen.

use super::{Citation, Evidence, Text};
use crate::civil::EdtfDate;

/// An event of the story.
#[derive(Clone, Debug)]
pub struct Event {
    /// When, as far as its own basis tells.
    pub when: EdtfDate,
    /// A short heading.
    pub title: Text,
    /// What happened, in one to three sentences.
    pub text: Text,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// Ids of the places where it happened.
    pub places: Vec<String>,
    /// Ids of the indicators it bears on.
    pub indicators: Vec<String>,
    /// Ids of the people who took part.
    pub people: Vec<String>,
    /// Ids of the bodies that took part.
    pub bodies: Vec<String>,
    /// The event that this one is a part of.
    pub part_of: Option<String>,
    /// A date that another source gives more exactly.
    pub refined: Option<Refinement>,
    /// Where it stands.
    pub evidence: Evidence,
}

/// What background sources add to the date of an article's event.
#[derive(Clone, Debug)]
pub struct Refinement {
    /// The date.
    pub when: EdtfDate,
    /// What else they say.
    pub text: Option<Text>,
    /// Who says so.
    pub citations: Vec<Citation>,
}

impl Event {
    /// The date to show: the refined one where background facts are wanted.
    pub fn when(&self, background: bool) -> EdtfDate {
        self.refined.as_ref().filter(|_| background).map_or(self.when, |refined| refined.when)
    }
}
