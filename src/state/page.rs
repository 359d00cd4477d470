//! Page: an overview, a view, a programme, a record, or another page of a story, by the segments of its path.

use super::View;
use crate::characters::is_hidden;
use crate::gather::Gather;
use crate::story::{RecordId, RecordKind, Story};

/// A page of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// A view. [`View::All`] is the overview.
    View(View),
    /// A programme, by its slug.
    Programme(String),
    /// An event, a place, an indicator or a commitment, by its slug.
    Record(String),
    /// The index of all stories, which belongs to no story.
    Stories,
    /// A path without a page.
    NotFound,
}

impl Default for Page {
    /// The overview.
    fn default() -> Self {
        Self::View(View::All)
    }
}

/// Segments of the views, without the overview.
const VIEWS: [(&str, View); 6] = [
    ("commitments", View::Commitments),
    ("timeline", View::Timeline),
    ("map", View::Map),
    ("targets", View::Indicators),
    ("facts", View::Table),
    ("about", View::About),
];
const PROGRAMMES: &str = "programmes";
const RECORDS: &str = "records";
/// Segment of the index of stories, and of what is below a story other than the default one.
pub(super) const STORIES: &str = "stories";

/// Maximum length of a slug in bytes: file systems allow 255.
pub(super) const MAX_SLUG: usize = 200;

/// True if an id can be a segment of a path, on every server and file system: letters and digits of any script,
/// hyphens, underscores and tildes.
pub fn is_slug(id: &str) -> bool {
    let may = |letter: char| match letter {
        '-' | '_' | '~' => true,
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        _ => !letter.is_whitespace() && !is_hidden(letter),
    };
    !id.is_empty() && id.len() <= MAX_SLUG && id.chars().all(may)
}

impl Page {
    /// True if each record of a kind has a page.
    pub fn is_kind(kind: RecordKind) -> bool {
        matches!(
            kind,
            RecordKind::Programme
                | RecordKind::Event
                | RecordKind::Place
                | RecordKind::Indicator
                | RecordKind::Commitment
        )
    }

    /// The page of a record. `None` if its kind has no pages, or if its id is not a slug.
    pub fn of(story: &Story, record: RecordId) -> Option<Self> {
        let slug = story.id_of(record);
        let slug = (Self::is_kind(record.kind) && is_slug(slug)).then(|| slug.to_owned())?;
        Some(if record.kind == RecordKind::Programme { Self::Programme(slug) } else { Self::Record(slug) })
    }

    /// The slug of a programme or record.
    pub fn slug(&self) -> Option<&str> {
        match self {
            Self::Programme(slug) | Self::Record(slug) => Some(slug),
            _ => None,
        }
    }

    /// The page that segments below a language and a story name.
    pub(super) fn parse(segments: &[String]) -> Self {
        let is = |segment: &str, name: &str| segment.eq_ignore_ascii_case(name);
        match segments {
            [] => Self::default(),
            [one] => {
                let view = VIEWS.iter().find(|(name, _)| is(one, name));
                view.map_or(Self::NotFound, |(_, view)| Self::View(*view))
            }
            [folder, slug] if is_slug(slug) && is(folder, PROGRAMMES) => Self::Programme(slug.clone()),
            [folder, slug] if is_slug(slug) && is(folder, RECORDS) => Self::Record(slug.clone()),
            _ => Self::NotFound,
        }
    }

    /// The segments of the page below its language and story. Empty for the overview and for [`Page::NotFound`].
    pub(super) fn segments(&self) -> Vec<&str> {
        match self {
            Self::View(view) => VIEWS.iter().filter(|(_, other)| other == view).map(|(name, _)| *name).gather(),
            Self::Programme(slug) => vec![PROGRAMMES, slug],
            Self::Record(slug) => vec![RECORDS, slug],
            Self::Stories => vec![STORIES],
            Self::NotFound => Vec::new(),
        }
    }
}
