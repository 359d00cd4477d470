//! The parts of the page.

/// The parts of the page in the order of their hydration in idle time. Those of the first screen come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartId {
    OverviewIntro,
    OverviewVisitDay,
    Detail,
    Masthead,
    Filters,
    Search,
    FilterSummary,
    TabBar,
    Hero,
    Notices,
    OverviewScoreboard,
    OverviewDotPlot,
    OverviewDisagreements,
    OverviewFoot,
    OverviewLink,
    Footer,
    Menu,
    FilterSheet,
    EmbedDialog,
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
    /// The number of parts.
    #[cfg(feature = "hydrate")]
    pub(super) const COUNT: usize = Self::RecordPage as usize + 1;

    /// The number of parts of the prerendered page, which come first.
    pub(super) const PRERENDERED_COUNT: usize = Self::EmbedDialog as usize + 1;

    /// Returns the number of frames that an update of the part waits, for the large parts below the first screen of the overview. They
    /// follow one after the other, so that the answer to an input does not wait for them.
    pub(super) fn late_frames(self) -> Option<usize> {
        const LATE: [PartId; 5] = [
            PartId::OverviewScoreboard,
            PartId::OverviewDotPlot,
            PartId::OverviewDisagreements,
            PartId::OverviewFoot,
            PartId::OverviewLink,
        ];
        LATE.iter().position(|late| *late == self).map(|position| position + 1)
    }

    /// Returns true if the layout of the part depends on the width of its column.
    pub(super) fn depends_on_width(self) -> bool {
        matches!(self, Self::TimelineDrawing | Self::MapDrawing)
    }
}
