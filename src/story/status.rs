//! Statuses of a target, and their ratings.

/// Status of a target. Variants are ordered from worst to best, after those without a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// No status can be computed, with the reason.
    CannotAssess(UnassessableReason),
    /// No target was published.
    NoTarget,
    /// The record has no actual value, and nobody has searched for one.
    NotSearched,
    /// A search found no actual value.
    NoResultFound,
    /// Too little of the time has passed.
    TooEarly,
    /// The deadline has passed, and the final value is short of it.
    Missed,
    /// The deadline has passed, and the last value is not final.
    Overdue,
    /// The same, after a search that found no final value.
    PartFound,
    /// The value is further from the target than at the start.
    Reversed,
    /// Progress is far below the expected pace.
    AtRisk,
    /// Progress is below the expected pace.
    Behind,
    /// Progress is at the expected pace, or nearly.
    OnTrack,
    /// Reached, after the deadline.
    MetLate,
    /// Reached by the deadline.
    Met,
    /// Reached before the period of the deadline.
    MetEarly,
}

/// Reason why no status can be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnassessableReason {
    /// The record has no actual value in scope.
    NothingCounted,
    /// The target equals the baseline.
    TargetIsBaseline,
    /// The deadline has no last day.
    NoDeadline,
    /// The deadline is before the announcement of the target.
    DueBeforeAnnounced,
    /// The last value is older than the target.
    OlderThanTarget,
    /// The value has no usable date.
    NoDate,
}

/// Rating of a status, which determines its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The target was reached.
    Good,
    /// The target is as near as expected by now.
    Going,
    /// The target is less near than expected by now.
    Slow,
    /// The target was missed, or the value moved away from it.
    Bad,
    /// The status allows no rating.
    Unknown,
}

impl Status {
    /// The rating of the status.
    pub fn tone(self) -> Tone {
        match self {
            Self::MetEarly | Self::Met | Self::MetLate => Tone::Good,
            Self::OnTrack => Tone::Going,
            Self::Behind | Self::AtRisk | Self::Overdue => Tone::Slow,
            Self::Missed | Self::Reversed => Tone::Bad,
            Self::TooEarly
            | Self::PartFound
            | Self::NoResultFound
            | Self::NotSearched
            | Self::CannotAssess(_)
            | Self::NoTarget => Tone::Unknown,
        }
    }
}
