//! Minxin Atlas: a civic article as a timeline, a map and targets against actuals.
//!
//! Dependencies point in one direction: a module uses only modules to its left.
//! geometry, civil, number, characters ← story ← read, write, embed ← state ← words ← scene ← paint, browser ← ui ← main.

pub mod browser;
pub mod characters;
pub mod civil;
pub mod embed;
pub mod geometry;
pub mod number;
pub mod paint;
pub mod read;
pub mod scene;
pub mod state;
pub mod story;
pub mod ui;
pub mod words;
pub mod write;
