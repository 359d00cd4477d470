//! Card images: the preview of a page in chats and social networks. Only the build draws them.

mod all;
mod builder;
mod card;
mod cut;
mod figure;
mod indicator;
mod programme;
mod story;

pub use all::cards;
pub use card::{Card, CardItem, HEIGHT, MARGIN, TextRole, WIDTH};
