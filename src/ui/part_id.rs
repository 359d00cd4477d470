//! The parts of the page.

/// The parts of the page in the order of their hydration in idle time. Those of the first screen come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartId {
    TimelineDrawing,
    MapDrawing,
    Detail,
    Masthead,
    Filters,
    Search,
    FilterSummary,
    TabBar,
    Commitments,
    Charts,
    Tooltip,
    Table,
    OverviewIntro,
    OverviewVisitDay,
    OverviewScoreboard,
    OverviewDotPlot,
    OverviewDisagreements,
    OverviewFoot,
    OverviewLink,
    RecordPage,
    Hero,
    Notices,
    TimelineHead,
    TimelineList,
    MapHead,
    MapList,
    About,
    Footer,
    Menu,
    FilterSheet,
    EmbedDialog,
}

impl PartId {
    /// The number of parts.
    #[cfg(feature = "hydrate")]
    pub(super) const COUNT: usize = Self::EmbedDialog as usize + 1;

    /// Number of parts that change the height of the page when they are hydrated. They come first.
    #[cfg(feature = "hydrate")]
    pub(super) const FIRST_COUNT: usize = Self::MapDrawing as usize + 1;

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
