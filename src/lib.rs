//! Minxin Atlas: a civic article as a timeline, a map and targets against actuals.
//!
//! Dependencies point in one direction: a module uses only modules to its left.
//! geometry, gather, civil, number, sorting, characters ← story ← read, write, embed ← state ← words ← scene ← site, paint, browser ← ui ← main.
//! site is part of the native build only.

pub mod browser;
pub mod characters;
pub mod civil;
pub mod embed;
pub mod gather;
pub mod geometry;
pub mod number;
pub mod paint;
pub mod read;
pub mod scene;
#[cfg(feature = "ssr")]
pub mod site;
pub mod sorting;
pub mod state;
pub mod story;
pub mod ui;
pub mod words;
pub mod write;
