//! Field types of the raw structs. A field that cannot be read is `None` and does not stop the reading of its object.

use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer};

/// Byte offset of a value that is read later, or only if another field needs it.
pub(super) type Offset = usize;

/// A required field. `None` if it is absent or invalid, which has been reported.
pub(super) struct Required<T>(pub(super) Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Required<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).ok()))
    }
}

/// An optional field. `None` if it is absent, or invalid, which has been reported.
pub(super) struct Optional<T>(pub(super) Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Optional<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Option::deserialize(deserializer).unwrap_or_default()))
    }
}

/// A list that is read later, one item after another.
pub(super) struct List<T> {
    /// Byte offset of the list.
    pub(super) offset: Offset,
    items: PhantomData<fn() -> T>,
}

impl<'de, T> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { offset: Offset::deserialize(deserializer)?, items: PhantomData })
    }
}

/// A list of ids, read later. One item that is not a text makes the whole list invalid.
#[derive(serde::Deserialize)]
pub(super) struct Ids(pub(super) Offset);

/// A value and its byte offset.
#[derive(serde::Deserialize)]
pub(super) struct Spanned<T>(pub(super) Offset, pub(super) T);

/// The digits of a number, as written.
#[derive(serde::Deserialize)]
pub(super) struct Digits<'a>(pub(super) &'a str);
