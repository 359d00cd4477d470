//! Model of sources, citations and the basis of a fact.

use serde::Deserialize;

use super::Text;
use crate::civil::EdtfDate;

/// Basis of a fact: the article or another source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// In the article itself.
    #[default]
    Article,
    /// On another public page.
    Background,
}

/// Relation of a page to its publisher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// The publisher's own page.
    Original,
    /// A named reprint.
    Reprint,
    /// A copy of unknown origin. It is named by its publisher and never linked.
    Mirror,
}

/// Who wrote a source, in relation to the bodies responsible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceAuthor {
    /// A body of the state, the city or a district.
    Official,
    /// A newspaper, news agency or broadcaster.
    Press,
    /// Somebody who is independent of the bodies responsible.
    Independent,
}

/// A page or an article from which facts are taken.
#[derive(Clone, Debug)]
pub struct Source {
    /// Publisher.
    pub publisher: Text,
    /// Title, in the wording of the atlas.
    pub title: Option<Text>,
    /// Publication date.
    pub published: Option<EdtfDate>,
    /// Relation of the page to its publisher. A mirror is never linked.
    pub link: LinkKind,
    /// Who wrote it. `None` if the file does not say; it counts as the press.
    pub author: Option<SourceAuthor>,
    /// Address. `None` for the article, for mirrors, and if unknown.
    pub url: Option<String>,
    /// Note for readers.
    pub note: Option<Text>,
}

/// A reference to a passage of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Id of the source.
    pub source: String,
    /// Paragraph, counted from 1.
    pub paragraph: Option<u32>,
    /// Phrase that occurs in that paragraph, in the language of the source.
    pub phrase: Option<String>,
}

/// The basis of a fact and all its citations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Article or background.
    pub basis: Basis,
    /// Citations; at least one.
    pub citations: Vec<Citation>,
}
