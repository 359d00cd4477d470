//! The objects that many records contain, as serde derives them: citations and texts in both languages.

use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::fields::{Optional, Required};
use crate::story::{Text, isolated};

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Citation<'a> {
    pub(super) source: Required<&'a str>,
    pub(super) paragraph: Optional<u32>,
    pub(super) phrase: Optional<&'a str>,
}

/// A text in both languages. Invalid if one is absent or invalid.
#[derive(Clone, Copy)]
pub(super) struct Bilingual<'a> {
    zh: &'a str,
    en: &'a str,
}

impl<'de: 'a, 'a> Deserialize<'de> for Bilingual<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(bound(deserialize = "'de: 'a"))]
        struct Languages<'a> {
            zh: Required<&'a str>,
            en: Required<&'a str>,
        }
        let Languages { zh: Required(zh), en: Required(en) } = Languages::deserialize(deserializer)?;
        zh.zip(en).map(|(zh, en)| Self { zh, en }).ok_or_else(|| D::Error::custom("reported"))
    }
}

impl From<Bilingual<'_>> for Text {
    fn from(text: Bilingual<'_>) -> Self {
        Self { zh: isolated(text.zh.to_owned()), en: isolated(text.en.to_owned()) }
    }
}
