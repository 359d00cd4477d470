//! Who says so: sources, citations and the basis of a fact.

use super::Text;
use crate::civil::EdtfDate;

/// Whether a fact stands in the article or was found elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// In the article itself.
    #[default]
    Article,
    /// On another public page.
    Background,
}

/// How a page stands to its publisher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// The publisher's own page.
    Original,
    /// A named reprint.
    Reprint,
    /// A copy of unknown standing: named by its publisher, never linked.
    Mirror,
}

/// A page or an article that facts are taken from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Who published it.
    pub publisher: Text,
    /// What it is called, in our words.
    pub title: Option<Text>,
    /// When it was published.
    pub published: Option<EdtfDate>,
    /// How it may be linked.
    pub link: LinkKind,
    /// Its address; none for the article, for mirrors, and where it is not known.
    pub url: Option<String>,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

/// A pointer into a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source's id.
    pub source: String,
    /// The paragraph, counted from 1.
    pub paragraph: Option<u32>,
    /// Words that occur in that paragraph, in the source's language.
    pub phrase: Option<String>,
}

/// The basis of a fact and everything cited for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Article or background.
    pub basis: Basis,
    /// At least one.
    pub citations: Vec<Citation>,
}
