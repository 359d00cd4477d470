//! Problems of ids that become paths: two records with one path, and ids that no path can contain.

use std::collections::HashMap;

use crate::read::id_positions;
use crate::state::{Page, Route, is_slug};
use crate::story::{Lang, RecordKind, Story};
use crate::words::{site_words, words};

/// A record whose id is part of the path of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathOwner {
    /// Kind of the record.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// Line and column of the id in the file, from 1. `None` if the file is not known.
    pub position: Option<(usize, usize)>,
}

/// A problem of the paths of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// Two records have the same path, on file systems that ignore case.
    Collision([PathOwner; 2]),
    /// An id cannot be part of a path.
    NoSlug(PathOwner),
}

impl PathOwner {
    /// The page of the record.
    fn page(&self) -> Page {
        match self.kind {
            RecordKind::Programme => Page::Programme(self.id.clone()),
            _ => Page::Record(self.id.clone()),
        }
    }

    /// Path of the page in lower case, without escapes.
    fn key(&self) -> String {
        Route { page: self.page(), ..Route::default() }.file().to_lowercase()
    }

    /// `file:line:column`, or the file alone.
    fn place(&self, file: &str) -> String {
        self.position.map_or_else(|| file.to_owned(), |(line, column)| format!("{file}:{line}:{column}"))
    }
}

impl PathProblem {
    /// Message of the build: the places in the file, and the problem in both languages.
    pub fn message(&self, file: &str) -> String {
        let text = |lang: Lang| {
            let kind = |owner: &PathOwner| (words(lang).kind)(owner.kind);
            match self {
                Self::Collision([one, other]) => {
                    let path = Route { page: one.page(), ..Route::default() }.path();
                    (site_words(lang).collision)([(kind(one), &one.id), (kind(other), &other.id)], &path)
                }
                Self::NoSlug(owner) => (site_words(lang).no_slug)(kind(owner), &owner.id),
            }
        };
        let places = match self {
            Self::Collision(owners) => owners.iter().map(|owner| owner.place(file)).collect::<Vec<_>>().join(", "),
            Self::NoSlug(owner) => owner.place(file),
        };
        format!("{places}: {} / {}", text(Lang::En), text(Lang::Zh))
    }
}

/// The problems of a story file, with positions.
pub fn path_problems(bytes: &[u8]) -> Vec<PathProblem> {
    let owner = |at: crate::read::IdPosition| {
        let kind = match at.list.as_str() {
            "events" => RecordKind::Event,
            "places" => RecordKind::Place,
            "indicators" => RecordKind::Indicator,
            "commitments" => RecordKind::Commitment,
            "programmes" => RecordKind::Programme,
            _ => return None,
        };
        Some(PathOwner { kind, id: at.id, position: Some((at.line, at.column)) })
    };
    problems(id_positions(bytes).into_iter().filter_map(owner))
}

/// The problems of a parsed story.
pub(super) fn problems_of(story: &Story) -> Vec<PathProblem> {
    let records = story.records().into_iter().filter(|(record, ..)| Page::is_kind(record.kind));
    problems(records.map(|(record, id, _)| PathOwner { kind: record.kind, id: id.to_owned(), position: None }))
}

fn problems(owners: impl Iterator<Item = PathOwner>) -> Vec<PathProblem> {
    let mut first: HashMap<String, PathOwner> = HashMap::new();
    let mut found = Vec::new();
    for owner in owners {
        if !is_slug(&owner.id) {
            found.push(PathProblem::NoSlug(owner));
        } else if let Some(other) = first.get(&owner.key()) {
            found.push(PathProblem::Collision([other.clone(), owner]));
        } else {
            first.insert(owner.key(), owner);
        }
    }
    found
}
