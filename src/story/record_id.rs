//! Identity of a record: its kind and its position.

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// An event.
    Event,
    /// A place.
    Place,
    /// An indicator: targets and actual values.
    Indicator,
    /// A quantity outside the indicators.
    Figure,
    /// A commitment of the article.
    Commitment,
    /// A statement of a source about what happened.
    Finding,
    /// A programme.
    Programme,
    /// A person.
    Person,
    /// A body.
    Body,
    /// A term: a slogan or the name of a method.
    Term,
    /// A note on sources that disagree.
    Note,
    /// An era: a period that contains events.
    Era,
}

/// A record of the story: its kind and its position in that kind's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// Kind, which determines the list.
    pub kind: RecordKind,
    /// Position in the list, from 0.
    pub index: usize,
}
