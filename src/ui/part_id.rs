//! The parts of the page.

use crate::state::View;

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

    /// Returns the place of the part among those whose updates follow one a frame after the answer to an input has been painted: the
    /// panel of a record, which opens after its mark is shown as chosen, and the large parts below the first screen of the overview.
    /// `None` for a part that is updated at once.
    pub(super) fn turn_of_update(self) -> Option<usize> {
        if self == Self::Detail {
            return Some(0);
        }
        let position = Self::OVERVIEW.iter().position(|section| *section == self)?;
        position.checked_sub(2)
    }

    /// Returns the place of the part among the new ones of a page that the reader comes to, which follow one a frame once the change of
    /// page has been painted. `None` for a part of the shell.
    pub(super) fn turn_of_arrival(self) -> Option<usize> {
        match self {
            Self::TimelineHead
            | Self::MapHead
            | Self::Charts
            | Self::Commitments
            | Self::Table
            | Self::About
            | Self::RecordPage => Some(0),
            Self::TimelineDrawing | Self::MapDrawing => Some(1),
            Self::TimelineList | Self::MapList => Some(2),
            _ => Self::OVERVIEW.iter().position(|section| *section == self),
        }
    }

    /// Returns the number of frames that a part waits for its turn. The first one still belongs to the answer to the input.
    pub(super) const fn frames_until(turn: usize) -> usize {
        turn + 2
    }

    /// The number of frames until every part of a page is there.
    pub(super) const FRAMES_OF_ARRIVAL: usize = Self::frames_until(Self::OVERVIEW.len() - 1);

    /// Returns true if the part belongs to the chunk of the overview: the prerendered page has it, and the core does not.
    pub(super) fn is_of_overview(self) -> bool {
        matches!(self, Self::Search | Self::Detail | Self::Footer | Self::EmbedDialog) || Self::OVERVIEW.contains(&self)
    }

    /// Returns the view whose page has the part. `None` for a part of the shell, and for the page of a record.
    pub(super) fn view(self) -> Option<View> {
        match self {
            Self::TimelineHead | Self::TimelineDrawing | Self::TimelineList => Some(View::Timeline),
            Self::MapHead | Self::MapDrawing | Self::MapList => Some(View::Map),
            Self::Charts | Self::Tooltip => Some(View::Indicators),
            Self::Commitments => Some(View::Commitments),
            Self::Table => Some(View::Table),
            Self::About => Some(View::About),
            _ => Self::OVERVIEW.contains(&self).then_some(View::All),
        }
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

/// The inputs of a part, apart from the story.
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
    fn what_is_out_of_sight_is_updated_one_a_frame() {
        let turns = PartId::OVERVIEW.map(PartId::turn_of_update);
        assert_eq!(turns, [None, None, Some(0), Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!((PartId::Masthead.turn_of_update(), PartId::Detail.turn_of_update()), (None, Some(0)));
    }

    #[test]
    fn a_new_page_is_made_in_turns() {
        let turns = [PartId::TimelineHead, PartId::TimelineDrawing, PartId::TimelineList].map(PartId::turn_of_arrival);
        assert_eq!(turns, [Some(0), Some(1), Some(2)]);
        let last = PartId::OVERVIEW.map(PartId::turn_of_arrival).into_iter().flatten().max();
        assert_eq!(last.map(PartId::frames_until), Some(PartId::FRAMES_OF_ARRIVAL));
        assert_eq!(PartId::Masthead.turn_of_arrival(), None);
    }
}
