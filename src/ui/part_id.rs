//! The parts of the page.

/// The parts of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartId {
    Masthead,
    Filters,
    Search,
    FilterSummary,
    TabBar,
    Hero,
    Notices,
    Detail,
    Footer,
    Menu,
    FilterSheet,
    EmbedDialog,
    OverviewIntro,
    OverviewVisitDay,
    OverviewScoreboard,
    OverviewDotPlot,
    OverviewDisagreements,
    OverviewFoot,
    OverviewLink,
    // The prerendered page has none of the others.
    TimelineHead,
    TimelineDrawing,
    TimelineList,
    MapHead,
    MapDrawing,
    MapList,
    Commitments,
    Charts,
    Tooltip,
    Table,
    About,
    RecordPage,
}

impl PartId {
    /// The parts around the content of the overview, in the order of their hydration.
    #[cfg(feature = "hydrate")]
    pub(super) const SHELL: [Self; 12] = [
        Self::Masthead,
        Self::Filters,
        Self::Search,
        Self::FilterSummary,
        Self::TabBar,
        Self::Hero,
        Self::Notices,
        Self::Detail,
        Self::Footer,
        Self::Menu,
        Self::FilterSheet,
        Self::EmbedDialog,
    ];

    /// The sections of the overview, in their order on the page.
    pub(super) const OVERVIEW: [Self; 7] = [
        Self::OverviewIntro,
        Self::OverviewVisitDay,
        Self::OverviewScoreboard,
        Self::OverviewDotPlot,
        Self::OverviewDisagreements,
        Self::OverviewFoot,
        Self::OverviewLink,
    ];

    /// Returns the number of frames that an update of the part waits, for the large parts below the first screen of the overview. They
    /// follow one after the other, so that the answer to an input does not wait for them.
    pub(super) fn late_frames(self) -> Option<usize> {
        let position = Self::OVERVIEW.iter().position(|section| *section == self)?;
        position.checked_sub(1).filter(|frames| *frames > 0)
    }

    /// Returns true if the part belongs to the chunk of the overview: the prerendered page has it, and the core does not.
    pub(super) fn is_of_overview(self) -> bool {
        matches!(self, Self::Search | Self::Detail | Self::Footer | Self::EmbedDialog) || Self::OVERVIEW.contains(&self)
    }

    /// Returns what the part shows, apart from the story.
    pub(super) fn inputs(self) -> PartInputs {
        match self {
            Self::TimelineDrawing | Self::MapDrawing => PartInputs::StateAndWidth,
            _ if Self::OVERVIEW.contains(&self) => PartInputs::SharedState,
            _ => PartInputs::State,
        }
    }
}

/// What a part shows, apart from the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartInputs {
    /// The state in the address, which all views share.
    SharedState,
    /// That state, and those of the single views, for example the menu that is open.
    State,
    /// These, and the width of the column.
    StateAndWidth,
}

/// A set of parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts(u64);

impl Parts {
    /// All parts.
    #[cfg(feature = "hydrate")]
    pub(super) const ALL: Self = Self(u64::MAX);

    pub(super) fn contains(self, part: PartId) -> bool {
        self.0 & (1 << part as u64) != 0
    }

    /// Returns the set with one more part.
    #[cfg(any(feature = "hydrate", test))]
    #[must_use]
    pub(super) fn with(self, part: PartId) -> Self {
        Self(self.0 | 1 << part as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_parts_has_what_was_added() {
        let parts = Parts::default().with(PartId::Masthead).with(PartId::RecordPage);
        assert!(parts.contains(PartId::Masthead) && parts.contains(PartId::RecordPage));
        assert!(!parts.contains(PartId::Filters));
    }

    #[test]
    fn sections_below_the_first_screen_wait_for_one_frame_each() {
        let frames = PartId::OVERVIEW.map(PartId::late_frames);
        assert_eq!(frames, [None, None, Some(1), Some(2), Some(3), Some(4), Some(5)]);
        assert_eq!(PartId::Masthead.late_frames(), None);
    }
}
