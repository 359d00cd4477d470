//! Scene context: the input that every scene is computed from.

use crate::story::Basemap;
use crate::story::{Basis, Evidence, Lang, Story};
use crate::words::{self, Words};

/// Input of every scene: story, base map and language.
#[derive(Clone, Copy)]
pub struct SceneContext<'a> {
    /// The story.
    pub story: &'a Story,
    /// The base map.
    pub basemap: &'a Basemap,
    /// The language.
    pub lang: Lang,
    /// True if background facts are included.
    pub background: bool,
}

impl SceneContext<'_> {
    /// The texts of the language.
    pub fn words(&self) -> &'static Words {
        words::words(self.lang)
    }

    /// True if evidence is in scope: all of it with background facts, otherwise the article's only.
    pub fn includes(&self, evidence: &Evidence) -> bool {
        self.background || evidence.basis == Basis::Article
    }
}
