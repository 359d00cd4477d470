//! The objects of commitments and their evidence as serde derives them.

use serde::Deserialize;

use super::fields::{Ids, List, Offset, Optional, Required, Spanned};
use super::raw_shared::{Bilingual, Citation};
use crate::story::{
    Basis, Checkability, CommitmentKind, Completion, Grade, ResponsibilityBasis, Timing, YardstickOrigin,
};

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(in crate::read) struct Commitment<'a> {
    pub(in crate::read) id: Required<&'a str>,
    pub(in crate::read) gist: Required<Bilingual<'a>>,
    pub(in crate::read) paragraph: Required<u32>,
    pub(in crate::read) phrase: Required<&'a str>,
    pub(in crate::read) span: Required<Offset>,
    pub(in crate::read) implied: Optional<bool>,
    pub(in crate::read) speaker: Required<&'a str>,
    pub(in crate::read) kind: Required<CommitmentKind>,
    pub(in crate::read) programmes: Optional<Ids>,
    pub(in crate::read) observable: Optional<Bilingual<'a>>,
    pub(in crate::read) checkability: Required<Checkability>,
    pub(in crate::read) yardstick: Optional<Spanned<Yardstick<'a>>>,
    pub(in crate::read) completion: Optional<Completion>,
    pub(in crate::read) timing: Optional<Timing>,
    pub(in crate::read) results: Optional<Ids>,
    pub(in crate::read) baseline: Optional<Ids>,
    pub(in crate::read) related: Optional<Ids>,
    pub(in crate::read) responsible: Optional<List<Spanned<Responsible<'a>>>>,
    pub(in crate::read) reason: Required<Bilingual<'a>>,
    pub(in crate::read) search: Optional<Search<'a>>,
    pub(in crate::read) checked: Optional<Spanned<&'a str>>,
    pub(in crate::read) codings: Optional<List<Codes>>,
    pub(in crate::read) settled: Optional<Bilingual<'a>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(in crate::read) struct Yardstick<'a> {
    pub(in crate::read) by: Required<YardstickOrigin>,
    pub(in crate::read) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(in crate::read) struct Responsible<'a> {
    pub(in crate::read) body: Required<Bilingual<'a>>,
    pub(in crate::read) basis: Required<ResponsibilityBasis>,
    pub(in crate::read) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
pub(in crate::read) struct Codes {
    pub(in crate::read) checkability: Required<Checkability>,
    pub(in crate::read) completion: Optional<Completion>,
    pub(in crate::read) grade: Optional<Grade>,
    pub(in crate::read) timing: Optional<Timing>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(in crate::read) struct Search<'a> {
    pub(in crate::read) on: Required<Spanned<&'a str>>,
    pub(in crate::read) queries: Required<Ids>,
    pub(in crate::read) note: Optional<Bilingual<'a>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(in crate::read) struct OtherPassage<'a> {
    pub(in crate::read) paragraph: Required<u32>,
    pub(in crate::read) phrase: Required<&'a str>,
    pub(in crate::read) span: Required<Offset>,
    pub(in crate::read) reason: Required<Bilingual<'a>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(in crate::read) struct CodingMethod<'a> {
    pub(in crate::read) on: Required<Spanned<&'a str>>,
    pub(in crate::read) coders: Required<Bilingual<'a>>,
    pub(in crate::read) settling: Required<Bilingual<'a>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(in crate::read) struct Finding<'a> {
    pub(in crate::read) id: Required<&'a str>,
    pub(in crate::read) text: Required<Bilingual<'a>>,
    pub(in crate::read) date: Required<Spanned<&'a str>>,
    pub(in crate::read) bare: Optional<bool>,
    pub(in crate::read) programmes: Optional<Ids>,
    pub(in crate::read) basis: Required<Basis>,
    pub(in crate::read) citations: Optional<List<Citation<'a>>>,
}
